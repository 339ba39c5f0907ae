//! Occurrences and units that are left in peace for a time.

use super::*;

#[test]
fn a_held_occurrence_is_silent_through_its_last_day_then_the_highest_stage_is_told() {
    let rules = rules();
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 2))]);
    let held = |until| MarkKind::Held {
        until,
        reason: "chờ ý kiến".into(),
    };
    let said = at(day(7, 1), hm(9, 0));
    facts.marks = vec![mark("id1", Some(day(7, 2)), held(day(7, 6)), said)];
    for d in [2, 3, 6] {
        for hour in [hm(7, 45), hm(13, 15)] {
            assert_eq!(written(at(day(7, d), hour), &facts, &rules), [""; 0], "{d}/7");
        }
    }
    let why = reasons(at(day(7, 3), hm(13, 15)), &facts, &rules);
    assert!(
        why.contains(
            &"task 1, unit vp, due 2026-07-02: held by a person until 2026-07-06: chờ ý kiến".to_owned()
        ),
        "{why:?}"
    );
    assert_eq!(
        written(at(day(7, 7), hm(13, 15)), &facts, &rules),
        [
            "Late head-vp 1/late-3/head",
            "Late owner 1/late-3/owner",
            "Late vp 1/late-3/lead"
        ],
        "and once only: the stages between are not made up"
    );
    let board = board(None, &week_of(&rules), &facts, &rules, day(7, 3));
    assert_eq!(
        board.overdue[0].note,
        "tạm dừng nhắc đến hết ngày 06/7/2026 (chờ ý kiến)"
    );
    for ends in [MarkKind::Woken, MarkKind::Reopened] {
        let mut facts = facts.clone();
        facts
            .marks
            .push(mark("id1", Some(day(7, 2)), ends, at(day(7, 3), hm(8, 0))));
        assert_eq!(written(at(day(7, 3), hm(13, 15)), &facts, &rules).len(), 2);
    }
}

fn week_of(rules: &Rules) -> Period {
    rules.regimes[0].period_of(day(7, 3)).unwrap()
}

#[test]
fn done_after_the_last_day_by_the_documents_date_is_told_as_late() {
    let rules = rules();
    let mut facts = facts(vec![
        task("1", &["vp"], &[], by(7, 1)),
        task("2", &["vp"], &[], by(7, 1)),
    ]);
    let by_document = |m, d| MarkKind::Done {
        number: "9/BC".into(),
        date: day(m, d),
    };
    // Both were ticked on the same day, after the last one.
    let said = at(day(7, 3), hm(7, 0));
    facts.marks = vec![
        mark("id1", Some(day(7, 1)), by_document(7, 1), said),
        mark("id2", Some(day(7, 1)), by_document(7, 2), said),
    ];
    let board = board(None, &week_of(&rules), &facts, &rules, day(7, 3));
    let evidence: Vec<Option<&str>> = board.done.iter().map(|t| t.done.as_deref()).collect();
    assert_eq!(
        evidence,
        [
            Some("Báo cáo số 9/BC ngày 01/7/2026"),
            Some("Báo cáo số 9/BC ngày 02/7/2026, sau hạn 01 ngày làm việc")
        ]
    );
}

#[test]
fn the_owners_morning_list_shows_what_is_held_beside_what_will_be_told() {
    let rules = rules();
    let mut facts = facts(vec![
        task("1", &["vp"], &[], by(7, 2)),
        task("2", &["dt"], &[], by(7, 2)),
    ]);
    let kind = MarkKind::Held {
        until: day(7, 10),
        reason: String::new(),
    };
    facts.marks = vec![mark("id2", Some(day(7, 2)), kind, at(day(7, 1), hm(9, 0)))];
    assert_eq!(
        written(at(day(7, 3), hm(7, 45)), &facts, &rules),
        ["LateList owner 1 2"]
    );
}

#[test]
fn a_silence_has_an_end_and_what_was_due_in_it_is_told_once_after_it() {
    let silence = |unit: Option<&str>| Silence {
        from: day(6, 29),
        to: day(7, 3),
        reason: "chuyển trụ sở".into(),
        unit: unit.map(str::to_owned),
    };
    let tasks = vec![
        task("1", &["vp"], &[], by(7, 10)),
        task("2", &["dt"], &[], by(7, 10)),
    ];
    let of_unit = Rules {
        silences: vec![silence(Some("vp"))],
        ..rules()
    };
    let of_all = Rules {
        silences: vec![silence(None)],
        ..rules()
    };
    let (mut one, mut all) = (facts(tasks.clone()), facts(tasks));
    let friday = at(day(7, 3), hm(8, 0));
    assert_eq!(live(friday, &mut one, &of_unit), ["Reminder dt 2/ahead-5/lead"]);
    assert_eq!(live(friday, &mut all, &of_all), [""; 0]);
    let why = reasons(friday, &all, &of_all);
    assert!(
        why.iter()
            .any(|w| w.contains("from 2026-06-29 to 2026-07-03: chuyển trụ sở")),
        "{why:?}"
    );
    let monday = at(day(7, 6), hm(8, 0));
    assert_eq!(live(monday, &mut one, &of_unit), ["Reminder vp 1/ahead-5/lead"]);
    assert_eq!(
        live(monday, &mut all, &of_all),
        ["Reminder dt 2/ahead-5/lead", "Reminder vp 1/ahead-5/lead"]
    );
    assert_eq!(live(at(day(7, 7), hm(8, 0)), &mut all, &of_all), [""; 0], "once");
}
