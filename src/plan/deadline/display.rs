//! The normal form of facts/domain.md 6.1, as text.

use super::normal::{Anchor, Bound, Freq, Meaning, MonthAnchor, Offset, Relation, YearAnchor};
use chrono::{NaiveTime, Weekday};
use std::fmt::{self, Display, Formatter};

/// The end of a day, for a reference day without an hour.
pub(super) fn end_of_day() -> NaiveTime {
    NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default()
}

impl Display for Meaning {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Meaning::Once { bound, day, time } => {
                write!(f, "ONCE {bound} {day}")?;
                time.map_or(Ok(()), |t| write!(f, "T{}", t.format("%H:%M")))
            }
            Meaning::Window { from, to } => write!(f, "WINDOW {from}..{to}"),
            Meaning::Continuous { from, to: Some(to) } => write!(f, "CONTINUOUS {from}..{to}"),
            Meaning::Continuous { from, to: None } => write!(f, "CONTINUOUS {from}..OPEN"),
            Meaning::Recur { freq, bound, anchor } => write!(f, "RECUR {freq} {bound} {anchor}"),
            Meaning::Conditional {
                relation,
                event,
                offset,
            } => write!(f, "CONDITIONAL {relation} event:\"{event}\"{offset}"),
            Meaning::Multi(parts) => {
                let parts: Vec<String> = parts.iter().map(Meaning::to_string).collect();
                write!(f, "MULTI [{}]", parts.join(" ; "))
            }
            Meaning::Cutoff(text) => write!(f, "CUTOFF {text}"),
            Meaning::AsOf(at) if at.time() == end_of_day() => write!(f, "AS_OF {}", at.date()),
            Meaning::AsOf(at) => write!(f, "AS_OF {}", at.format("%Y-%m-%dT%H:%M")),
            Meaning::Unknown(reason) => write!(f, "UNKNOWN {reason}"),
        }
    }
}

impl Display for Bound {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bound::Before => "BEFORE",
            Bound::By => "BY",
            Bound::On => "ON",
        })
    }
}

impl Display for Freq {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Freq::Daily => "DAILY",
            Freq::Weekly => "WEEKLY",
            Freq::Monthly => "MONTHLY",
            Freq::Quarterly => "QUARTERLY",
            Freq::HalfYearly => "HALFYEARLY",
            Freq::NineMonth => "NINEMONTH",
            Freq::Yearly => "YEARLY",
            Freq::Period => "PERIOD",
            Freq::Unspecified => "UNSPECIFIED",
        })
    }
}

impl Display for MonthAnchor {
    /// With a space before it; the month itself is not named.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MonthAnchor::Same => "",
            MonthAnchor::Next => " NEXT_MONTH",
            MonthAnchor::LastOfQuarter => " LAST_MONTH_OF_QUARTER",
            MonthAnchor::FirstOfNextQuarter => " FIRST_MONTH_NEXT_QUARTER",
            MonthAnchor::LastOfPeriod => " LAST_MONTH_OF_PERIOD",
            MonthAnchor::AfterPeriod => " MONTH_AFTER_PERIOD",
        })
    }
}

impl Display for Anchor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Anchor::None => f.write_str("NONE"),
            Anchor::LastDay => f.write_str("LAST_DAY"),
            Anchor::LastWorkingDay => f.write_str("LAST_WORKING_DAY"),
            Anchor::Weekday(day, time) => {
                f.write_str(weekday_code(*day))?;
                time.map_or(Ok(()), |t| write!(f, "@{}", t.format("%H:%M")))
            }
            Anchor::MonthDay(month, day, year) => {
                let year = match year {
                    YearAnchor::Same => "",
                    YearAnchor::Next => " NEXT_YEAR",
                    YearAnchor::Previous => " PREV_YEAR",
                };
                write!(f, "{month:02}-{day:02}{year}")
            }
            Anchor::Day(day, month) => write!(f, "DAY {day}{month}"),
            Anchor::DayWindow(from, to, month) => write!(f, "WINDOW {from}..{to}{month}"),
            Anchor::YearWindow((from_month, from), (to_month, to)) => {
                write!(f, "WINDOW {from_month:02}-{from:02}..{to_month:02}-{to:02}")
            }
        }
    }
}

fn weekday_code(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MON",
        Weekday::Tue => "TUE",
        Weekday::Wed => "WED",
        Weekday::Thu => "THU",
        Weekday::Fri => "FRI",
        Weekday::Sat => "SAT",
        Weekday::Sun => "SUN",
    }
}

impl Display for Relation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Relation::On => "ON",
            Relation::After => "AFTER",
            Relation::Before => "BEFORE",
        })
    }
}

impl Display for Offset {
    /// With a space before it, signed; nothing where there is none.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Offset::None => Ok(()),
            Offset::Immediate => f.write_str(" IMMEDIATE"),
            Offset::Days(n) => write!(f, " {n:+}D"),
            Offset::WorkingDays(n) => write!(f, " {n:+}WD"),
            Offset::Hours(n) => write!(f, " {n:+}H"),
        }
    }
}
