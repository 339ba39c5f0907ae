//! Stretches of the calendar as values: which days they are in a year.

use super::year::YearWord;
use chrono::{Datelike, Days, Months, NaiveDate};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// A day; without a month it takes one from its neighbours.
    Day(u32, Option<u32>),
    /// First and last month.
    Months(u32, u32),
    Quarter(u32),
    /// Month, first day, last day (0 is the month's last).
    Part(u32, u32, u32),
    Year,
    /// The lunar new year's day.
    Tet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub stretch: Stretch,
    pub year: YearWord,
    /// Written as two numbers with nothing that says "day": may be a fraction.
    pub fraction: bool,
    /// Two readings: a lunar month, a year of two digits.
    pub doubtful: bool,
}

impl Unit {
    pub fn new(stretch: Stretch, year: YearWord) -> Unit {
        Unit {
            stretch,
            year,
            fraction: false,
            doubtful: false,
        }
    }

    pub fn is_day(&self) -> bool {
        matches!(self.stretch, Stretch::Day(..))
    }

    /// A day of a known month.
    pub fn is_dated(&self) -> bool {
        matches!(self.stretch, Stretch::Day(_, Some(_)))
    }

    /// First and last day, or the reason why there is none.
    pub fn days(&self, plan_year: i32) -> Result<(NaiveDate, NaiveDate), &'static str> {
        let year = self.year.resolve(plan_year);
        let day = |m, d| NaiveDate::from_ymd_opt(year, m, d).ok_or("invalid-date");
        match self.stretch {
            Stretch::Day(_, None) => Err("no-month"),
            Stretch::Day(d, Some(m)) => day(m, d).map(|d| (d, d)),
            Stretch::Months(from, to) if from >= 1 && to <= 12 => {
                Ok((day(from, 1)?, last_of_month(day(to, 1)?)))
            }
            Stretch::Months(..) => Err("invalid-month"),
            Stretch::Quarter(q) if (1..=4).contains(&q) => {
                Ok((day(3 * q - 2, 1)?, last_of_month(day(3 * q, 1)?)))
            }
            Stretch::Quarter(_) => Err("invalid-quarter"),
            Stretch::Part(m, _, _) if !(1..=12).contains(&m) => Err("invalid-month"),
            Stretch::Part(m, from, 0) => Ok((day(m, from)?, last_of_month(day(m, 1)?))),
            Stretch::Part(m, from, to) => Ok((day(m, from)?, day(m, to)?)),
            Stretch::Year => Ok((day(1, 1)?, day(12, 31)?)),
            Stretch::Tet => lunar_new_year(year).map(|d| (d, d)).ok_or("unknown-lunar-year"),
        }
    }
}

pub(super) fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    (first + Months::new(1)) - Days::new(1)
}

/// Mùng 1 Tết by UTC+7 (facts/domain.md 5.3); the days off around it come from the
/// yearly notice, not from here.
fn lunar_new_year(year: i32) -> Option<NaiveDate> {
    const DAYS: [(i32, u32, u32); 7] = [
        (2024, 2, 10),
        (2025, 1, 29),
        (2026, 2, 17),
        (2027, 2, 6),
        (2028, 1, 26),
        (2029, 2, 13),
        (2030, 2, 2),
    ];
    let (y, m, d) = *DAYS.iter().find(|(y, ..)| *y == year)?;
    NaiveDate::from_ymd_opt(y, m, d)
}
