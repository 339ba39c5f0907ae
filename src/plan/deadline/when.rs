//! The day or stretch of a deadline, before a year is known.

use super::normal::{Freq, MonthAnchor};
use super::stretch::Unit;
use chrono::Weekday;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

/// What "cuối" is the end of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Unit(Unit),
    /// "cuối mỗi tháng".
    Each(Freq),
    /// "cuối tháng": no month is named; a recurrence beside it may settle it.
    Unsaid(Freq),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Unit(Unit),
    Edge(Edge, Of),
    /// Day of month with the month as seen from the report.
    DayOf(u32, MonthAnchor, Freq),
    /// Days of a month: "trong 05 ngày đầu tháng sau".
    Days(u32, u32, Option<MonthAnchor>),
    Weekday(Weekday),
    Last {
        working: bool,
        of: Of,
    },
    /// Only an hour: belongs to a neighbour.
    HourOnly,
}
