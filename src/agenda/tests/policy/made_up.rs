//! What a morning without the program, or a period done early, must not lose.

use super::*;

#[test]
fn the_monthly_list_is_made_up_within_its_month_and_only_with_what_was_known_by_its_day() {
    let rules = rules();
    let mut late_comer = all_year("2");
    late_comer.known_from = day(7, 3);
    let mut facts = facts(vec![all_year("1"), late_comer]);
    let is_monthly = |w: &String| w.starts_with("Monthly");
    let of = |written: Vec<String>| written.into_iter().filter(is_monthly).collect::<Vec<_>>();
    assert_eq!(
        of(live(at(day(7, 6), hm(9, 0)), &mut facts, &rules)),
        ["Monthly owner 1", "Monthly vp 1"],
        "the program was off on 01/7"
    );
    assert_eq!(of(live(at(day(7, 7), hm(7, 45)), &mut facts, &rules)), [""; 0]);
    assert_eq!(
        of(live(at(day(8, 3), hm(7, 45)), &mut facts, &rules)),
        ["Monthly owner 1 2", "Monthly vp 1 2"]
    );
}

#[test]
fn the_look_ahead_is_made_up_on_the_last_working_day_for_those_who_had_none() {
    let rules = rules();
    // Tết: off from 14/02 to 22/02; the second-last working day is Thursday 12/02.
    let tasks = || {
        facts(vec![
            task("1", &["vp"], &[], by(2, 24)),
            task("2", &["dt"], &[], by(3, 20)),
        ])
    };
    let mut was_off = tasks();
    assert_eq!(
        live(at(day(2, 13), hm(8, 0)), &mut was_off, &rules),
        ["Reminder vp 1/ahead-2/lead +1"]
    );
    let mut was_on = tasks();
    live(at(day(2, 11), hm(8, 0)), &mut was_on, &rules);
    assert_eq!(
        live(at(day(2, 12), hm(8, 0)), &mut was_on, &rules),
        ["LookAhead vp +1"]
    );
    assert_eq!(
        live(at(day(2, 13), hm(8, 0)), &mut was_on, &rules),
        ["Reminder vp 1/ahead-2/lead"]
    );
}

#[test]
fn an_older_period_does_not_fall_silent_when_the_next_is_done_early() {
    let rules = rules();
    let mut facts = facts(vec![task("7", &["vp"], &[], every_friday())]);
    let now = at(day(7, 8), hm(13, 15));
    facts.marks = vec![done("id7", day(6, 26), now)];
    assert_eq!(
        written(now, &facts, &rules),
        ["Reminder vp 7/ahead-2/lead"],
        "10/7 is in turn and names 03/7"
    );
    facts.marks.push(done("id7", day(7, 10), now));
    assert_eq!(
        written(now, &facts, &rules),
        [
            "Late head-vp 7/late-3/head",
            "Late owner 7/late-3/owner",
            "Late vp 7/late-3/lead"
        ],
        "10/7 was finished early, 03/7 is open"
    );
}
