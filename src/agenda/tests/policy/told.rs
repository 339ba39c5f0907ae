//! What the audit and the tracking sheet say of it.

use super::*;

#[test]
fn an_audit_says_of_past_days_who_was_not_told_and_why() {
    let rules = rules();
    let stored = |task: Task, when: Moment| Version {
        at: when,
        is_removed: false,
        position: 0,
        task,
    };
    let first = at(day(6, 1), hm(8, 0));
    let moved = Task {
        deadline: deadline(by(7, 20)),
        ..task("1", &["vp"], &[], by(7, 2))
    };
    let key = "morning-2026-07-02-642af54a";
    let history = History {
        versions: vec![
            stored(task("1", &["vp"], &[], by(7, 2)), first),
            stored(all_year("8"), first),
            stored(moved, at(day(7, 6), hm(10, 0))),
        ],
        marks: vec![done("id1", day(7, 2), at(day(7, 3), hm(9, 0)))],
        letters: vec![PastLetter {
            key: key.into(),
            written_at: at(day(7, 2), hm(7, 45)),
            cancelled_at: None,
            told: vec![Told {
                task: "id1".into(),
                unit: "vp".into(),
                due: day(7, 2),
                stage: Stage::Ahead0,
                role: Role::Lead,
            }],
        }],
        first_applied: Some(day(6, 1)),
    };
    let now = at(day(7, 10), hm(17, 0));
    let found: Vec<String> = untold(&history, &rules, day(7, 1), day(7, 31), now)
        .iter()
        .map(|u| {
            format!(
                "{} {}-{}: {}",
                u.number,
                u.first.format("%d/%m"),
                u.last.format("%d/%m"),
                u.reason
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "1 01/07-01/07: ahead-2 to the lead was due and not written by the end of the day: the program was not \
             running then",
            "8 01/07-10/07: runs all year without a day; told in the monthly list",
            "1 02/07-02/07: ahead-0 was told",
            "1 03/07-03/07: done",
            "1 06/07-10/07: done",
        ]
    );
}

#[test]
fn a_lead_that_a_person_named_stands_in_the_tracking_sheet() {
    let continuous = Meaning::Continuous {
        from: day(1, 1),
        to: None,
    };
    let mut facts = facts(vec![task("20", &[], &[], continuous)]);
    let led = MarkKind::Led {
        units: vec!["vp".into()],
        asked: String::new(),
    };
    facts.tasks[0].leads.words.clear();
    facts.marks = vec![mark("id20", None, led, at(day(7, 1), hm(9, 0)))];
    let rows = tracked(&facts, &rules(), day(7, 2));
    let units: Vec<Option<&str>> = rows.iter().map(|r| r.key.unit.as_deref()).collect();
    assert_eq!(units, [Some("vp")]);
}
