//! Which stage is told, when and to whom.

use super::*;

#[test]
fn ahead_is_told_in_the_morning_and_late_in_the_afternoon_with_a_list_to_the_owner_before() {
    let rules = rules();
    let facts = facts(vec![
        task("1", &["vp"], &["dt"], by(7, 10)),
        task("2", &["dt"], &[], by(7, 2)),
    ]);
    assert_eq!(written(at(day(7, 3), hm(7, 44)), &facts, &rules), [""; 0]);
    assert_eq!(
        written(at(day(7, 3), hm(7, 45)), &facts, &rules),
        [
            "Reminder dt 1/ahead-5/support",
            "Reminder vp 1/ahead-5/lead",
            "LateList owner 2"
        ]
    );
    assert_eq!(
        written(at(day(7, 3), hm(13, 15)), &facts, &rules),
        [
            "Reminder dt 1/ahead-5/support",
            "Reminder vp 1/ahead-5/lead",
            "Late dt 2/late-1/lead",
            "Late head-dt 2/late-1/head"
        ]
    );
    assert_eq!(written(at(day(7, 3), hm(16, 30)), &facts, &rules), [""; 0]);
    assert_eq!(
        written(at(day(7, 4), hm(9, 0)), &facts, &rules),
        [""; 0],
        "Saturday"
    );
}

#[test]
fn what_was_told_is_not_told_again_and_what_was_missed_is_told_once_at_the_highest_stage() {
    let rules = rules();
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 10))]);
    let morning = |d| at(day(7, d), hm(8, 0));
    assert_eq!(
        written(morning(3), &facts, &rules),
        ["Reminder vp 1/ahead-5/lead"]
    );
    let told = Told {
        task: "id1".into(),
        unit: "vp".into(),
        due: day(7, 10),
        stage: Stage::Ahead5,
        role: Role::Lead,
    };
    facts.ledger.note(VP_MORNING, &[told]);
    assert_eq!(written(morning(6), &facts, &rules), [""; 0], "nothing new");
    assert_eq!(
        written(morning(10), &facts, &rules),
        ["Reminder vp 1/ahead-0/lead"],
        "8 July was missed"
    );
}

#[test]
fn the_owner_hears_from_late_three_on_and_one_address_gets_one_line_per_task() {
    let mut rules = rules();
    rules.owner = rules.office.units[0].mailbox.clone().unwrap();
    let facts = facts(vec![task("1", &["vp", "dt"], &[], by(7, 2))]);
    assert_eq!(
        written(at(day(7, 7), hm(13, 15)), &facts, &rules),
        [
            "Late dt 1/late-3/lead",
            "Late head-dt 1/late-3/head",
            "Late head-vp 1/late-3/head",
            "Late vp 1/late-3/lead"
        ]
    );
    let agenda = decide(
        at(day(7, 7), hm(13, 15)),
        &facts,
        &Rules {
            pulls: vec![],
            ..rules
        },
    );
    let owner = letters(&agenda).into_iter().find(|e| e.to.name == "vp").unwrap();
    assert_eq!(
        owner.told.len(),
        3,
        "both occurrences are remembered: lead of one, owner of both"
    );
}

#[test]
fn a_done_unit_is_silent_and_the_others_are_not() {
    let rules = rules();
    let mut facts = facts(vec![task("1", &["vp", "dt"], &[], by(7, 3))]);
    let done = |unit: &str, kind| Mark {
        task: "id1".into(),
        unit: Some(unit.into()),
        due: None,
        kind,
        at: at(day(7, 1), hm(9, 0)),
        by: "x".into(),
    };
    let evidence = MarkKind::Done {
        number: "330/KH-BQL".into(),
        date: day(7, 1),
    };
    facts.marks.push(done("vp", evidence));
    assert_eq!(
        written(at(day(7, 3), hm(8, 0)), &facts, &rules),
        ["Reminder dt 1/ahead-0/lead"]
    );
    facts.marks.push(done("vp", MarkKind::Reopened));
    assert_eq!(
        written(at(day(7, 3), hm(8, 0)), &facts, &rules).len(),
        2,
        "reopened"
    );
}

#[test]
fn a_friday_duty_is_told_in_its_turn_and_a_missing_week_is_named_in_the_next() {
    let told = year(vec![task("7", &["dt"], &[], every_friday())], &rules());
    let july: Vec<String> = told
        .iter()
        .filter(|(at, text)| text.starts_with("Reminder dt") && at.format("%m").to_string() == "07")
        .map(|(at, text)| format!("{} {text}", at.format("%d")))
        .collect();
    assert_eq!(
        july[..3],
        [
            "01 Reminder dt 7/ahead-2/lead",
            "03 Reminder dt 7/ahead-0/lead",
            "08 Reminder dt 7/ahead-2/lead"
        ]
    );
    let late: Vec<&str> = told
        .iter()
        .filter(|(at, _)| at.date_naive() == day(7, 6))
        .map(|(_, t)| t.as_str())
        .collect();
    assert_eq!(
        late,
        [
            "LateList owner 7",
            "Late dt 7/late-1/lead",
            "Late head-dt 7/late-1/head"
        ]
    );
    let notes: Vec<String> = rehearse(
        vec![task("7", &["dt"], &[], every_friday())],
        &rules(),
        day(7, 1),
        day(7, 8),
    )
    .into_iter()
    .filter(|r| r.at.date_naive() == day(7, 8))
    .filter_map(|r| match r.errand.what {
        What::Tasks { lines, .. } => lines.first().map(|l| l.note.clone()),
        _ => None,
    })
    .collect();
    assert_eq!(notes, ["Còn thiếu kỳ có hạn 03/7/2026."]);
}

#[test]
fn before_tet_the_second_last_morning_lists_what_is_due_around_the_break() {
    let tasks = vec![
        task("1", &["vp"], &[], by(2, 23)),
        task("2", &["vp"], &[], by(2, 24)),
        task("3", &["vp"], &[], by(2, 25)),
        task("4", &["dt"], &[], by(2, 24)),
    ];
    let on = |d: u32, h: u32, m: u32| -> Vec<String> {
        let told = year(tasks.clone(), &rules());
        told.into_iter()
            .filter(|(t, _)| *t == at(day(2, d), hm(h, m)))
            .map(|(_, text)| text)
            .collect()
    };
    assert_eq!(
        on(12, 7, 45),
        ["LookAhead dt +4", "Reminder vp 1/ahead-2/lead +1 +2"]
    );
    assert_eq!(
        on(13, 7, 45),
        ["Reminder dt 4/ahead-2/lead", "Reminder vp 2/ahead-2/lead"]
    );
    assert!((14..=22).all(|d| on(d, 7, 45).is_empty()), "silence at Tết");
}
