use super::*;
use crate::calendar::{at, hm, read_days};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn calendar() -> WorkingCalendar {
    WorkingCalendar::new(read_days(include_str!("../../config/days-off.tsv")).0)
}

/// The days on which each new highest stage would be told, live from the first.
fn told(occurrence: &Occurrence, from: NaiveDate, to: NaiveDate) -> Vec<(String, &'static str)> {
    let calendar = calendar();
    let mut highest = None;
    let mut found = Vec::new();
    for d in from
        .iter_days()
        .take_while(|d| *d <= to)
        .filter(|d| calendar.is_working(*d))
    {
        let stage = Policy::default().reached(occurrence, d, &calendar);
        if stage > highest {
            highest = stage;
            found.push((d.format("%d/%m").to_string(), stage.unwrap().name()));
        }
    }
    found
}

fn days(told: &[(String, &'static str)]) -> String {
    told.iter()
        .map(|(d, s)| format!("{d} {s}"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn task_one_of_the_2026_plan_is_told_on_the_days_of_the_issue() {
    let plan = Occurrence::new(day(2026, 1, 14), None, Pace::Once, &calendar());
    assert_eq!(
        days(&told(&plan, day(2026, 1, 1), day(2026, 12, 31))),
        "05/01 ahead-10, 08/01 ahead-5, 12/01 ahead-2, 14/01 ahead-0, 15/01 late-1, 19/01 late-3, \
         21/01 late-5, 28/01 late-10, 11/02 late-20"
    );
}

#[test]
fn the_inventory_window_has_a_start_and_a_middle() {
    let inventory = Occurrence {
        opens: Some(day(2026, 1, 1)),
        ..Occurrence::new(day(2026, 5, 31), None, Pace::Once, &calendar())
    };
    assert_eq!(
        days(&told(&inventory, day(2026, 1, 1), day(2026, 6, 1))),
        "05/01 start, 17/03 half, 15/05 ahead-10, 22/05 ahead-5, 27/05 ahead-2, 29/05 ahead-0, 01/06 late-1"
    );
    let short = Occurrence {
        opens: Some(day(2026, 4, 2)),
        ..Occurrence::new(day(2026, 5, 31), None, Pace::Once, &calendar())
    };
    assert!(
        !days(&told(&short, day(2026, 1, 1), day(2026, 6, 1))).contains("half"),
        "60 days is not longer than 60"
    );
}

#[test]
fn weekly_and_monthly_ones_have_fewer_stages_and_wait_for_their_turn() {
    let weekly = Occurrence {
        previous: Some(day(2026, 6, 26)),
        ..Occurrence::new(day(2026, 7, 3), None, Pace::Every(Freq::Weekly), &calendar())
    };
    assert_eq!(
        days(&told(&weekly, day(2026, 6, 1), day(2026, 7, 31))),
        "01/07 ahead-2, 03/07 ahead-0, 06/07 late-1, 08/07 late-3"
    );
    let monthly = Occurrence {
        previous: Some(day(2026, 6, 30)),
        ..Occurrence::new(day(2026, 7, 31), None, Pace::Every(Freq::Monthly), &calendar())
    };
    assert_eq!(
        days(&told(&monthly, day(2026, 6, 1), day(2026, 12, 31))),
        "24/07 ahead-5, 29/07 ahead-2, 31/07 ahead-0, 03/08 late-1, 05/08 late-3, 07/08 late-5"
    );
    let daily = Occurrence::new(day(2026, 7, 3), None, Pace::Every(Freq::Daily), &calendar());
    assert_eq!(told(&daily, day(2026, 6, 1), day(2026, 7, 31)), []);
}

#[test]
fn long_late_is_left_to_the_weekly_summary() {
    let plan = Occurrence::new(day(2026, 1, 14), None, Pace::Once, &calendar());
    let cal = calendar();
    let on = |n| Policy::default().reached(&plan, cal.working_day_offset(day(2026, 1, 14), n), &cal);
    assert_eq!((on(24), on(25)), (Some(Stage::Late20), None));
}

#[test]
fn a_limit_before_ten_moves_the_target_and_the_day_itself_is_not_late() {
    let early = Occurrence::new(day(2026, 5, 29), Some(hm(9, 0)), Pace::Once, &calendar());
    assert_eq!(early.target, day(2026, 5, 28));
    let on = |d| Policy::default().reached(&early, d, &calendar());
    assert_eq!(
        (on(day(2026, 5, 28)), on(day(2026, 5, 29)), on(day(2026, 6, 1))),
        (Some(Stage::Ahead0), Some(Stage::Ahead0), Some(Stage::Late1))
    );
}

#[test]
fn between_two_turns_an_occurrence_stands_where_it_stood() {
    let calendar = calendar();
    let first = day(2026, 1, 1);
    let year = || first.iter_days().take(400);
    for due in year().step_by(7) {
        for (opens, previous, hour, pace) in [
            (None, None, None, Pace::Once),
            (None, None, Some(hm(9, 0)), Pace::Once),
            (Some(40), None, None, Pace::Once),
            (Some(90), None, None, Pace::Once),
            (Some(200), Some(150), None, Pace::Every(Freq::Yearly)),
            (None, Some(31), None, Pace::Every(Freq::Monthly)),
            (None, Some(7), None, Pace::Every(Freq::Weekly)),
        ] {
            let occurrence = Occurrence {
                opens: opens.map(|days| due - Days::new(days)),
                previous: previous.map(|days| due - Days::new(days)),
                ..Occurrence::new(due, hour, pace, &calendar)
            };
            let on = |d| Policy::default().reached(&occurrence, d, &calendar);
            let mut turn = Some(first);
            let mut stands = None;
            for d in year().filter(|d| calendar.is_working(*d)) {
                if turn.is_some_and(|turn| turn <= d) {
                    stands = on(d);
                    turn = Policy::default().next_turn(&occurrence, d, &calendar);
                    assert!(turn.is_none_or(|turn| turn > d));
                }
                assert_eq!(on(d), stands, "{occurrence:?} on {d}");
            }
        }
    }
}

#[test]
fn letters_go_only_in_working_hours_of_working_days() {
    let hours = Hours {
        morning: hm(7, 45),
        late: hm(13, 15),
        close: hm(16, 30),
    };
    let open = |d, h, m, from| hours.is_open(at(d, hm(h, m)), from, &calendar());
    let friday = day(2026, 7, 3);
    assert!(open(friday, 7, 45, hours.morning) && open(friday, 16, 29, hours.morning));
    assert!(!open(friday, 7, 44, hours.morning) && !open(friday, 16, 30, hours.morning));
    assert!(!open(friday, 13, 14, hours.late) && open(friday, 13, 15, hours.late));
    assert!(!open(day(2026, 7, 4), 9, 0, hours.morning), "Saturday");
    assert!(open(day(2026, 1, 10), 9, 0, hours.morning), "swapped Saturday");
    assert!(!open(day(2026, 2, 17), 9, 0, hours.morning), "Tết");
}
