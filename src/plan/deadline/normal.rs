//! The normal form of facts/domain.md 6.1: what a phrase may mean.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// Whether the named day itself is still on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bound {
    /// "trước ngày d": the last on-time day is d - 1.
    Before,
    /// "chậm nhất", "đến", a bare date: d itself.
    By,
    /// Only in recurrences: on that day, or no day named.
    On,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Freq {
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    NineMonth,
    Yearly,
    /// "kỳ báo cáo", whichever it is.
    Period,
    Unspecified,
}

/// The month that a day-of-month anchor means, seen from the period reported on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MonthAnchor {
    Same,
    Next,
    LastOfQuarter,
    FirstOfNextQuarter,
    LastOfPeriod,
    AfterPeriod,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum YearAnchor {
    Same,
    Next,
    Previous,
}

/// The day of a recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    None,
    LastDay,
    LastWorkingDay,
    Weekday(Weekday, Option<NaiveTime>),
    /// Month and day of a year.
    MonthDay(u32, u32, YearAnchor),
    Day(u32, MonthAnchor),
    /// From day to day of a month.
    DayWindow(u32, u32, MonthAnchor),
    /// From (month, day) to (month, day) of a year; over its end where the second lies before.
    YearWindow((u32, u32), (u32, u32)),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    On,
    After,
    Before,
}

/// How far from the event; the first day is not counted (BLDS đ.147).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offset {
    None,
    Immediate,
    Days(i64),
    WorkingDays(i64),
    Hours(i64),
}

/// The normalised form of facts/domain.md 6.1; `Display` writes that grammar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    Once {
        bound: Bound,
        day: NaiveDate,
        time: Option<NaiveTime>,
    },
    /// Both days inclusive; finishing is due at the end.
    Window {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Never overdue; open at the end where `to` is `None`.
    Continuous {
        from: NaiveDate,
        to: Option<NaiveDate>,
    },
    Recur {
        freq: Freq,
        bound: Bound,
        anchor: Anchor,
    },
    Conditional {
        relation: Relation,
        event: String,
        offset: Offset,
    },
    Multi(Vec<Meaning>),
    /// A data period: never a deadline.
    Cutoff(String),
    /// A reference instant: never a deadline.
    AsOf(NaiveDateTime),
    /// With the reason, `invalid-date`, `empty`, `ditto`, ...
    Unknown(String),
}

/// What the reader must know about how the phrase was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Flag {
    /// Two readings; the stricter was taken.
    Ambiguous,
    /// Spelling or diacritics were repaired.
    LowConfidence,
    /// "đầu", "giữa", "cuối".
    Approx,
    YearAssumed,
    /// Day 30 or 31 in a shorter month.
    Clamped,
}
