//! The due days of a recurrence: one for each unit of the year, by its anchor.

use crate::calendar::WorkingCalendar;
use crate::plan::deadline::{Anchor, Bound, Freq, MonthAnchor, YearAnchor};
use crate::plan::occurrence::{Occurrence, Pace};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

/// One due day of a recurrence before strictness is applied.
pub(super) struct Due {
    pub opens: Option<NaiveDate>,
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
}

pub(super) fn recurring(
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

pub(super) fn due_days(freq: Freq, anchor: Anchor, year: i32, calendar: &WorkingCalendar) -> Vec<Due> {
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

pub(super) fn unit_day(last_month: NaiveDate, anchor: Anchor, calendar: &WorkingCalendar) -> Option<Due> {
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

fn plain(day: NaiveDate) -> Due {
    Due {
        opens: None,
        day,
        time: None,
    }
}

pub(super) fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// That day of the month of `first`; the last day where the month is shorter.
fn clamped(first: NaiveDate, day: u32) -> NaiveDate {
    first
        .with_day(day)
        .unwrap_or_else(|| first + Months::new(1) - Days::new(1))
}
