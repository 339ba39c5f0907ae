//! The occurrences of a task: which days it is due on.
//!
//! Derived, never stored (design law 4). A plan's recurrences live in the plan's
//! year: the periods reported on are that year's, their last due day may lie in
//! the next. What has no day of its own (continuous, conditional, unknown, a
//! recurrence without anchor) has no occurrence.

mod recurring;
#[cfg(test)]
mod tests;

use super::deadline::{Anchor, Bound, Deadline, Freq, Meaning, Offset, day_of_event};
use super::happening::{Happening, counted};
use super::occurrence::{Occurrence, Pace};
use crate::calendar::{Period, PeriodKind, WorkingCalendar};
use chrono::{Days, NaiveDate};
use recurring::{Due, due_days, first_of, recurring, unit_day};

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
