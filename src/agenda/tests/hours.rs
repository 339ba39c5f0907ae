//! Tasks that were entered by hand, and their hours.

use super::*;

fn by_the_hour(entered: NaiveDate, due: NaiveDate) -> Task {
    let meaning = Meaning::Once {
        bound: Bound::Before,
        day: due,
        time: Some(hm(16, 0)),
    };
    Task {
        origin: Origin::Hand,
        known_from: entered,
        ..task("DX1", &["vp"], &[], meaning)
    }
}

#[test]
fn a_task_for_tomorrow_at_four_is_told_at_once_at_eight_and_two_hours_before() {
    let rules = Rules {
        pulls: vec![],
        ..rules()
    };
    let mut facts = facts(vec![by_the_hour(day(7, 2), day(7, 3))]);
    let mut told = Vec::new();
    for (d, h, m) in [
        (2, 15, 0),
        (2, 15, 1),
        (2, 16, 30),
        (3, 7, 45),
        (3, 8, 0),
        (3, 8, 1),
        (3, 14, 0),
        (3, 16, 0),
    ] {
        let agenda = decide(at(day(7, d), hm(h, m)), &facts, &rules);
        for errand in letters(&agenda) {
            facts.ledger.note(&errand.key, &errand.told);
            told.push(format!("{d} {h}:{m:02} {}", words(errand)));
        }
    }
    assert_eq!(
        told,
        [
            "2 15:00 Reminder vp DX1",
            "3 8:00 Reminder vp DX1",
            "3 14:00 Reminder vp DX1"
        ],
        "nothing outside hours, nothing twice, no stage beside them"
    );
}

#[test]
fn a_rehearsal_wakes_at_eight_and_two_hours_before_a_limit() {
    let rules = rules();
    let told = rehearse(
        vec![by_the_hour(day(7, 2), day(7, 3))],
        &rules,
        day(7, 2),
        day(7, 3),
    );
    let moments = |r: &Rehearsed| {
        let lines = r.hour_lines().into_iter();
        lines
            .map(|(task, unit, _)| format!("{} {task} {unit}", r.at.format("%-d %H:%M")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told.iter().flat_map(moments).collect::<Vec<_>>(),
        ["2 07:45 DX1 vp", "3 08:00 DX1 vp", "3 14:00 DX1 vp"]
    );
    assert!(told.iter().all(|r| r.told_lines().is_empty()), "no stage of it");
}

#[test]
fn an_hour_far_ahead_is_a_deadline_like_any_other() {
    let rules = rules();
    let facts = facts(vec![by_the_hour(day(6, 1), day(7, 3))]);
    assert_eq!(
        written(at(day(7, 3), hm(8, 0)), &facts, &rules),
        ["Reminder vp DX1/ahead-0/lead"]
    );
}

#[test]
fn a_recurring_task_by_hand_owes_no_period_before_it_was_known() {
    let weekly = crate::plan::deadline::read("thứ Sáu hằng tuần", 2026).meaning;
    let mut by_hand = task("DX1", &["vp"], &[], weekly);
    (by_hand.origin, by_hand.known_from) = (Origin::Hand, day(7, 1));
    let (facts, rules) = (facts(vec![by_hand]), rules());
    let dues: Vec<NaiveDate> = duties(&facts, &rules, day(7, 10))
        .iter()
        .map(|d| d.occurrence.due)
        .collect();
    assert_eq!(dues.first(), Some(&day(7, 3)));
    assert!(dues.len() > 20);
}
