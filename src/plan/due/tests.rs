//! Which days a deadline is due on.

use super::*;
use crate::calendar::{hm, read_days};
use crate::plan::deadline::{MonthAnchor, YearAnchor};
use chrono::Weekday;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn calendar() -> WorkingCalendar {
    WorkingCalendar::new(read_days(include_str!("../../../config/days-off.tsv")).0)
}

fn deadline(meaning: Meaning) -> Deadline {
    Deadline {
        phrase: String::new(),
        meaning,
        flags: vec![],
        reading: String::new(),
        not_understood: vec![],
    }
}

fn dues(meaning: Meaning) -> Vec<(NaiveDate, NaiveDate)> {
    occurrences(
        &deadline(meaning),
        2026,
        day(2020, 1, 1),
        day(2030, 1, 1),
        &calendar(),
    )
    .iter()
    .map(|o| (o.due, o.target))
    .collect()
}

#[test]
fn strict_days_windows_and_limits() {
    let once = |bound, d, time: Option<(u32, u32)>| Meaning::Once {
        bound,
        day: d,
        time: time.map(|(h, m)| hm(h, m)),
    };
    assert_eq!(
        dues(once(Bound::Before, day(2026, 1, 15), None)),
        [(day(2026, 1, 14), day(2026, 1, 14))]
    );
    assert_eq!(
        dues(once(Bound::By, day(2026, 7, 4), None)),
        [(day(2026, 7, 4), day(2026, 7, 3))]
    );
    assert_eq!(
        dues(once(Bound::Before, day(2026, 5, 29), Some((17, 0)))),
        [(day(2026, 5, 29), day(2026, 5, 29))]
    );
    assert_eq!(
        dues(once(Bound::Before, day(2026, 5, 29), Some((9, 30)))),
        [(day(2026, 5, 29), day(2026, 5, 28))]
    );
    let window = Meaning::Window {
        from: day(2026, 1, 1),
        to: day(2026, 5, 31),
    };
    assert_eq!(dues(window), [(day(2026, 5, 31), day(2026, 5, 29))]);
}

#[test]
fn recurrences_follow_their_anchor_in_the_plans_year() {
    let recur = |freq, bound, anchor| Meaning::Recur { freq, bound, anchor };
    let monthly = dues(recur(
        Freq::Monthly,
        Bound::Before,
        Anchor::Day(5, MonthAnchor::Next),
    ));
    assert_eq!(
        (monthly.len(), monthly[0].0, monthly[11].0),
        (12, day(2026, 2, 4), day(2027, 1, 4))
    );
    let clamped = dues(recur(
        Freq::Monthly,
        Bound::By,
        Anchor::Day(31, MonthAnchor::Same),
    ));
    assert_eq!((clamped[1].0, clamped[3].0), (day(2026, 2, 28), day(2026, 4, 30)));
    let quarter = dues(recur(
        Freq::Quarterly,
        Bound::By,
        Anchor::Day(20, MonthAnchor::LastOfQuarter),
    ));
    assert_eq!(
        quarter.iter().map(|d| d.0).collect::<Vec<_>>(),
        [
            day(2026, 3, 20),
            day(2026, 6, 20),
            day(2026, 9, 20),
            day(2026, 12, 20)
        ]
    );
    assert_eq!(
        dues(recur(
            Freq::Yearly,
            Bound::Before,
            Anchor::MonthDay(1, 15, YearAnchor::Next)
        )),
        [(day(2027, 1, 14), day(2027, 1, 14))]
    );
    let fridays = dues(recur(
        Freq::Weekly,
        Bound::By,
        Anchor::Weekday(Weekday::Fri, None),
    ));
    assert_eq!(
        (fridays.len(), fridays[0]),
        (52, (day(2026, 1, 2), day(2025, 12, 31))),
        "02/01 is swapped off"
    );
    let week_ends = dues(recur(Freq::Weekly, Bound::By, Anchor::LastWorkingDay));
    assert_eq!(
        (week_ends.len(), week_ends[1].0),
        (51, day(2026, 1, 10)),
        "none at Tết, a swapped Saturday"
    );
    assert_eq!(dues(recur(Freq::Monthly, Bound::On, Anchor::None)), []);
}

#[test]
fn each_occurrence_knows_the_one_before() {
    let weekly = Meaning::Recur {
        freq: Freq::Weekly,
        bound: Bound::By,
        anchor: Anchor::Weekday(Weekday::Fri, None),
    };
    let found = occurrences(
        &deadline(weekly),
        2026,
        day(2026, 1, 1),
        day(2026, 1, 31),
        &calendar(),
    );
    assert_eq!(found[0].previous, Some(day(2025, 12, 26)));
    assert_eq!(found[1].previous, Some(day(2026, 1, 2)));
}

#[test]
fn a_conditional_deadline_counts_from_its_event() {
    let after = |offset| {
        let meaning = Meaning::Conditional {
            relation: crate::plan::deadline::Relation::After,
            event: "chốt số liệu".into(),
            offset,
        };
        let event = Happening::on(day(2026, 2, 12));
        crate::plan::after_event(&deadline(meaning), event, &calendar()).map(|o| o.due)
    };
    assert_eq!(after(Offset::Days(3)), Some(day(2026, 2, 15)));
    assert_eq!(after(Offset::WorkingDays(3)), Some(day(2026, 2, 24)), "over Tết");
    assert_eq!(after(Offset::WorkingDays(-1)), Some(day(2026, 2, 11)));
    assert_eq!(after(Offset::Hours(36)), Some(day(2026, 2, 14)));
    assert_eq!(after(Offset::Immediate), Some(day(2026, 2, 12)));
    assert_eq!(after(Offset::None), None);
}

#[test]
fn an_event_that_is_a_date_waits_for_nobody() {
    let due = |words: &str| {
        let read = crate::plan::deadline::read(words, 2026);
        let found = occurrences(&read, 2026, NaiveDate::MIN, NaiveDate::MAX, &calendar());
        found.iter().map(|o| o.due).collect::<Vec<_>>()
    };
    assert_eq!(due("trong 10 ngày kể từ ngày 01/7/2026"), [day(2026, 7, 11)]);
    assert_eq!(
        due("trong 05 ngày làm việc kể từ ngày 13/02/2026"),
        [day(2026, 2, 27)],
        "over Tết"
    );
    assert_eq!(
        due("sau ngày 01/7/2026"),
        [] as [NaiveDate; 0],
        "from then on, no end"
    );
    assert_eq!(due("trong 10 ngày kể từ ngày ký"), [] as [NaiveDate; 0]);
}

#[test]
fn a_report_is_due_by_its_words_in_each_period() {
    let of = |bound, anchor, label: &str| {
        let meaning = Meaning::Recur {
            freq: Freq::Period,
            bound,
            anchor,
        };
        let period = Period::read(&format!("cal:{label}"), &[], None).unwrap();
        report_due(&deadline(meaning), &period, &calendar()).map(|o| (o.due, o.target))
    };
    let by20 = Anchor::Day(20, MonthAnchor::LastOfPeriod);
    assert_eq!(
        of(Bound::By, by20, "2026-Q1"),
        Some((day(2026, 3, 20), day(2026, 3, 20)))
    );
    assert_eq!(
        of(Bound::By, by20, "2026-H1"),
        Some((day(2026, 6, 20), day(2026, 6, 19)))
    );
    assert_eq!(
        of(Bound::Before, Anchor::MonthDay(7, 5, YearAnchor::Same), "2026-H1"),
        Some((day(2026, 7, 4), day(2026, 7, 3)))
    );
}
