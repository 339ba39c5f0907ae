//! The occurrences of a task: which days it is due on.
//!
//! Derived, never stored (design law 4). A plan's recurrences live in the plan's
//! year: the periods reported on are that year's, their last due day may lie in
//! the next. What has no day of its own (continuous, conditional, unknown, a
//! recurrence without anchor) has no occurrence.

use super::deadline::{
    Anchor, Bound, Deadline, Freq, Meaning, MonthAnchor, Offset, YearAnchor, day_of_event,
};
use super::happening::{Happening, counted};
use crate::calendar::{Moment, Period, PeriodKind, WorkingCalendar, at, hm};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

/// How often it comes; decides which stages it has (contract section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    Once,
    Every(Freq),
}

/// One due day of a task, before units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// L, the last on-time day; never moved.
    pub due: NaiveDate,
    /// T, the last working day on or before L; the one before where the limit is earlier than 10:00.
    pub target: NaiveDate,
    /// The limit where the phrase has an hour.
    pub limit: Option<Moment>,
    /// The first day of a window.
    pub opens: Option<NaiveDate>,
    pub pace: Pace,
    /// L of the occurrence before, where it recurs.
    pub previous: Option<NaiveDate>,
    /// The day on which a person reported the event that it counts from.
    pub reported: Option<NaiveDate>,
}

impl Occurrence {
    /// An occurrence with L = `due`; T follows from the calendar (contract section 3).
    pub fn new(
        due: NaiveDate,
        limit: Option<NaiveTime>,
        pace: Pace,
        calendar: &WorkingCalendar,
    ) -> Occurrence {
        let latest = match limit {
            Some(time) if time < hm(10, 0) => due - Days::new(1),
            _ => due,
        };
        Occurrence {
            due,
            target: calendar.working_on_or_before(latest),
            limit: limit.map(|time| at(due, time)),
            opens: None,
            pace,
            previous: None,
            reported: None,
        }
    }
}

/// Every occurrence of the deadline with L in `from..=to`, by L. `year` is the plan's.
pub fn occurrences(
    deadline: &Deadline,
    year: i32,
    from: NaiveDate,
    to: NaiveDate,
    calendar: &WorkingCalendar,
) -> Vec<Occurrence> {
    let mut found = all(&deadline.meaning, year, calendar);
    found.retain(|o| from <= o.due && o.due <= to);
    found.sort_by_key(|o| o.due);
    found
}

fn all(meaning: &Meaning, year: i32, calendar: &WorkingCalendar) -> Vec<Occurrence> {
    match meaning {
        Meaning::Once { bound, day, time } => {
            let due = match (bound, time) {
                (Bound::Before, None) => *day - Days::new(1),
                _ => *day,
            };
            vec![Occurrence::new(due, *time, Pace::Once, calendar)]
        }
        Meaning::Window { from, to } => {
            let once = Occurrence::new(*to, None, Pace::Once, calendar);
            vec![Occurrence {
                opens: Some(*from),
                ..once
            }]
        }
        Meaning::Recur { freq, bound, anchor } => recurring(*freq, *bound, *anchor, year, calendar),
        Meaning::Multi(parts) => parts.iter().flat_map(|part| all(part, year, calendar)).collect(),
        // "Sau ngày 01/7/2026" begins then and has no end.
        Meaning::Conditional { event, offset, .. } => day_of_event(event)
            .filter(|_| !matches!(offset, Offset::Immediate))
            .and_then(|event| counted(*offset, Happening::on(event), calendar))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// One due day of a recurrence before strictness is applied.
struct Due {
    opens: Option<NaiveDate>,
    day: NaiveDate,
    time: Option<NaiveTime>,
}

fn recurring(
    freq: Freq,
    bound: Bound,
    anchor: Anchor,
    year: i32,
    calendar: &WorkingCalendar,
) -> Vec<Occurrence> {
    // One year of run-up gives the first occurrence of the year its predecessor.
    let mut previous = None;
    let mut found = Vec::new();
    for base in [year - 1, year] {
        for due in due_days(freq, anchor, base, calendar) {
            let strict = bound == Bound::Before && due.time.is_none();
            let last = if strict { due.day - Days::new(1) } else { due.day };
            let occurrence = Occurrence {
                opens: due.opens,
                previous,
                ..Occurrence::new(last, due.time, Pace::Every(freq), calendar)
            };
            previous = Some(last);
            if base == year {
                found.push(occurrence);
            }
        }
    }
    found
}

fn due_days(freq: Freq, anchor: Anchor, year: i32, calendar: &WorkingCalendar) -> Vec<Due> {
    if let Anchor::MonthDay(month, day, relative) = anchor {
        let year = match relative {
            YearAnchor::Same => year,
            YearAnchor::Next => year + 1,
            YearAnchor::Previous => year - 1,
        };
        return first_of(year, month)
            .map(|first| plain(clamped(first, day)))
            .into_iter()
            .collect();
    }
    if let Anchor::YearWindow(from, to) = anchor {
        return year_window(year, from, to).into_iter().collect();
    }
    match (freq, anchor) {
        (Freq::Weekly, Anchor::Weekday(weekday, time)) => weekdays(year, weekday, time),
        (Freq::Weekly, Anchor::LastDay) => weekdays(year, Weekday::Sun, None),
        (Freq::Weekly, Anchor::LastWorkingDay) => last_working_days(year, calendar),
        (Freq::Monthly, _) => unit_days(year, 1, anchor, calendar),
        (Freq::Quarterly, _) => unit_days(year, 3, anchor, calendar),
        (Freq::HalfYearly, _) => unit_days(year, 6, anchor, calendar),
        (Freq::Yearly, _) => unit_days(year, 12, anchor, calendar),
        (Freq::NineMonth, _) => unit_days(year, 9, anchor, calendar).into_iter().take(1).collect(),
        _ => Vec::new(),
    }
}

/// "Từ 01/11 đến 30/11 hằng năm".
fn year_window(year: i32, from: (u32, u32), to: (u32, u32)) -> Option<Due> {
    let over = i32::from(to < from);
    Some(Due {
        opens: Some(clamped(first_of(year, from.0)?, from.1)),
        day: clamped(first_of(year + over, to.0)?, to.1),
        time: None,
    })
}

fn weekdays(year: i32, weekday: Weekday, time: Option<NaiveTime>) -> Vec<Due> {
    let Some(first) = first_of(year, 1) else {
        return Vec::new();
    };
    first
        .iter_days()
        .take_while(|d| d.year() == year)
        .filter(|d| d.weekday() == weekday)
        .map(|day| Due {
            opens: None,
            day,
            time,
        })
        .collect()
}

/// The last working day of each week that has one.
fn last_working_days(year: i32, calendar: &WorkingCalendar) -> Vec<Due> {
    let last = |sunday: Due| {
        let day = calendar.working_on_or_before(sunday.day);
        (sunday.day - day < chrono::TimeDelta::days(7)).then(|| plain(day))
    };
    weekdays(year, Weekday::Sun, None)
        .into_iter()
        .filter_map(last)
        .collect()
}

/// The due day of each unit of `length` months of the year.
fn unit_days(year: i32, length: u32, anchor: Anchor, calendar: &WorkingCalendar) -> Vec<Due> {
    (1..=12 / length)
        .filter_map(|unit| first_of(year, unit * length))
        .filter_map(|last_month| unit_day(last_month, anchor, calendar))
        .collect()
}

fn unit_day(last_month: NaiveDate, anchor: Anchor, calendar: &WorkingCalendar) -> Option<Due> {
    let last_day = last_month + Months::new(1) - Days::new(1);
    Some(match anchor {
        Anchor::LastDay => plain(last_day),
        Anchor::LastWorkingDay => plain(calendar.working_on_or_before(last_day)),
        Anchor::Day(day, month) => plain(clamped(anchor_month(last_month, month), day)),
        Anchor::DayWindow(first, last, month) => {
            let month = anchor_month(last_month, month);
            Due {
                opens: Some(clamped(month, first)),
                day: clamped(month, last),
                time: None,
            }
        }
        _ => return None,
    })
}

fn anchor_month(last_month: NaiveDate, anchor: MonthAnchor) -> NaiveDate {
    match anchor {
        MonthAnchor::Same | MonthAnchor::LastOfQuarter | MonthAnchor::LastOfPeriod => last_month,
        MonthAnchor::Next | MonthAnchor::FirstOfNextQuarter | MonthAnchor::AfterPeriod => {
            last_month + Months::new(1)
        }
    }
}

/// The due day that words give a report of one period: "chậm nhất ngày 20 của tháng cuối
/// kỳ báo cáo", "trước ngày 05/7 hằng năm". Days of a month count from the last month that the
/// period's label names, whatever its data window. `None` where the words name no day, and for
/// weeks and one-off windows.
pub fn report_due(deadline: &Deadline, period: &Period, calendar: &WorkingCalendar) -> Option<Occurrence> {
    let (last_month, freq) = match period.kind {
        PeriodKind::Month => (period.index, Freq::Monthly),
        PeriodKind::Quarter => (period.index * 3, Freq::Quarterly),
        PeriodKind::Half => (period.index * 6, Freq::HalfYearly),
        PeriodKind::Nine => (9, Freq::NineMonth),
        PeriodKind::Year => (12, Freq::Yearly),
        PeriodKind::Week | PeriodKind::Explicit => return None,
    };
    let last_month = first_of(period.year, last_month)?;
    let (bound, due) = match &deadline.meaning {
        Meaning::Recur {
            bound,
            anchor: anchor @ Anchor::MonthDay(..),
            ..
        } => (
            *bound,
            due_days(Freq::Yearly, *anchor, period.year, calendar).pop()?,
        ),
        Meaning::Recur { bound, anchor, .. } => (*bound, unit_day(last_month, *anchor, calendar)?),
        Meaning::Once { bound, day, time } => (
            *bound,
            Due {
                opens: None,
                day: *day,
                time: *time,
            },
        ),
        _ => return None,
    };
    let strict = bound == Bound::Before && due.time.is_none();
    let last = if strict { due.day - Days::new(1) } else { due.day };
    Some(Occurrence::new(last, due.time, Pace::Every(freq), calendar))
}

fn plain(day: NaiveDate) -> Due {
    Due {
        opens: None,
        day,
        time: None,
    }
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// That day of the month of `first`; the last day where the month is shorter.
fn clamped(first: NaiveDate, day: u32) -> NaiveDate {
    first
        .with_day(day)
        .unwrap_or_else(|| first + Months::new(1) - Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::read_days;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn calendar() -> WorkingCalendar {
        WorkingCalendar::new(read_days(include_str!("../../config/days-off.tsv")).0)
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
}
