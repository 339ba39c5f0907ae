//! Report periods: a label, the window that its regime gives it, its Vietnamese name.
//!
//! The label and the window are two things (facts/domain.md 1.1): "quý I" by
//! NĐ 09/2019 runs from 15/12 to 14/3. Regimes are data, never constants.

pub mod name;
mod next;

use super::clock::{Moment, at};
use super::wording;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// The kinds of period that offices report on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PeriodKind {
    Week,
    Month,
    Quarter,
    Half,
    Nine,
    Year,
    /// A one-off window, "08/3 - 03/6".
    Explicit,
}

impl PeriodKind {
    /// (first month, last month) of the index-th unit of a year, both 1 to 12.
    fn months(self, index: u32) -> Option<(u32, u32)> {
        let (length, units) = match self {
            PeriodKind::Month => (1, 12),
            PeriodKind::Quarter => (3, 4),
            PeriodKind::Half => (6, 2),
            PeriodKind::Nine => (9, 1),
            PeriodKind::Year => (12, 1),
            PeriodKind::Week | PeriodKind::Explicit => return None,
        };
        (1..=units)
            .contains(&index)
            .then(|| ((index - 1) * length + 1, index * length))
    }
}

/// How a regime turns "June" into two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowRule {
    /// From this day of the month before to that day of the last month: 15 to 14
    /// (NĐ 09/2019 đ.12), 20 to 19 (seed 001).
    DayToDay { from_day: u32, to_day: u32 },
    /// The bare calendar period.
    Calendar,
    /// Seven days that start on this weekday; the window ends in the week of its label.
    WeekFrom(Weekday),
    /// A one-off window, both days inclusive; its year is that of its last day.
    Between(NaiveDate, NaiveDate),
}

impl std::fmt::Display for WindowRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WindowRule::DayToDay { from_day, to_day } => {
                write!(f, "from day {from_day} of the month before to day {to_day}")
            }
            WindowRule::Calendar => write!(f, "the calendar period"),
            WindowRule::WeekFrom(day) => write!(f, "seven days from {day}"),
            WindowRule::Between(from, to) => write!(f, "once from {from} to {to}"),
        }
    }
}

/// A reporting regime of one kind of period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    pub id: String,
    pub kind: PeriodKind,
    pub rule: WindowRule,
    /// The moment of the window's last day at which the figures are taken as final (chốt).
    pub cutoff: NaiveTime,
    /// The text that created the regime, for the report's footnote.
    pub legal_basis: String,
    /// From when to when that text is in force, as far as known.
    pub valid: Validity,
}

/// First and last day on which a text is in force; `None` is open or unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validity {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether a text is in force on every day from the one to the other.
    pub fn holds(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.from.is_none_or(|first| first <= from) && self.to.is_none_or(|last| to <= last)
    }
}

/// When a window's figures are taken as final.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cutoff {
    /// From here on the pull is due.
    pub opens: Moment,
    /// Until here it is tried (07:00 of the next day); later ones bear their real time.
    pub closes: Moment,
}

/// A label with its window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// `2026-W27`, `2026-06`, `2026-Q2`, `2026-H1`, `2026-9M`, `2026`, `cal:2026-06`, or the text of a one-off window.
    pub label: String,
    pub kind: PeriodKind,
    pub year: i32,
    /// 1 to 53, 1 to 12, 1 to 4, 1 to 2, 1, 1; 0 for a one-off window.
    pub index: u32,
    /// First day, inclusive.
    pub from: NaiveDate,
    /// Last day, inclusive.
    pub to: NaiveDate,
    /// The regime's id, `cal` for a bare calendar period, empty for a one-off window.
    pub regime: String,
}

impl Regime {
    /// The window of the index-th unit of `year`; `None` if there is no such unit.
    pub fn period(&self, year: i32, index: u32) -> Option<Period> {
        let (from, to) = window(self.rule, self.kind, year, index)?;
        let label = match self.rule {
            WindowRule::Between(from, to) => format!("{from}..{to}"),
            _ => label(self.kind, year, index),
        };
        Some(Period {
            label,
            kind: self.kind,
            year,
            index,
            from,
            to,
            regime: self.id.clone(),
        })
    }

    /// The period whose window holds that day. `None` only where windows leave gaps.
    pub fn period_of(&self, day: NaiveDate) -> Option<Period> {
        self.near(day).find(|p| p.from <= day && day <= p.to)
    }

    /// The last period whose window ended before that day.
    pub fn ended_before(&self, day: NaiveDate) -> Option<Period> {
        self.near(day).filter(|p| p.to < day).max_by_key(|p| p.to)
    }

    /// The neighbouring period before `period`.
    pub fn before(&self, period: &Period) -> Option<Period> {
        self.ended_before(period.from)
    }

    /// When this regime's figures of a window are taken.
    pub fn cutoff_of(&self, period: &Period) -> Cutoff {
        Cutoff {
            opens: at(period.to, self.cutoff),
            closes: at(period.to + Days::new(1), super::clock::hm(7, 0)),
        }
    }

    fn near(&self, day: NaiveDate) -> impl Iterator<Item = Period> + '_ {
        let units = match self.kind {
            PeriodKind::Week => 53,
            PeriodKind::Month => 12,
            PeriodKind::Quarter => 4,
            PeriodKind::Half => 2,
            _ => 1,
        };
        (day.year() - 1..=day.year() + 1)
            .flat_map(move |y| (1..=units).filter_map(move |i| self.period(y, i)))
    }
}

fn window(rule: WindowRule, kind: PeriodKind, year: i32, index: u32) -> Option<(NaiveDate, NaiveDate)> {
    if let WindowRule::Between(from, to) = rule {
        return (kind == PeriodKind::Explicit && to.year() == year && index == 1).then_some((from, to));
    }
    if let WindowRule::WeekFrom(first) = rule {
        if kind != PeriodKind::Week {
            return None;
        }
        let monday = NaiveDate::from_isoywd_opt(year, index, Weekday::Mon)?;
        let back = (7 - first.num_days_from_monday()) % 7;
        let from = monday - Days::new(u64::from(back));
        return Some((from, from + Days::new(6)));
    }
    let (first, last) = kind.months(index)?;
    let first = NaiveDate::from_ymd_opt(year, first, 1)?;
    let last = NaiveDate::from_ymd_opt(year, last, 1)?;
    match rule {
        WindowRule::DayToDay { from_day, to_day } => {
            Some((clamped(first - Months::new(1), from_day), clamped(last, to_day)))
        }
        _ => Some((first, last + Months::new(1) - Days::new(1))),
    }
}

/// That day of the month of `first`, or its last day where the month is shorter.
fn clamped(first: NaiveDate, day: u32) -> NaiveDate {
    first
        .with_day(day)
        .unwrap_or_else(|| first + Months::new(1) - Days::new(1))
}

fn label(kind: PeriodKind, year: i32, index: u32) -> String {
    match kind {
        PeriodKind::Week => format!("{year}-W{index:02}"),
        PeriodKind::Month => format!("{year}-{index:02}"),
        PeriodKind::Quarter => format!("{year}-Q{index}"),
        PeriodKind::Half => format!("{year}-H{index}"),
        PeriodKind::Nine => format!("{year}-9M"),
        PeriodKind::Year => year.to_string(),
        PeriodKind::Explicit => String::new(),
    }
}

impl Period {
    /// "tháng 6 năm 2026", "6 tháng đầu năm 2026", "tuần 27 năm 2026".
    pub fn name(&self) -> String {
        let y = self.year;
        match (self.kind, self.index) {
            (PeriodKind::Week, w) => format!("tuần {w:02} năm {y}"),
            (PeriodKind::Month, m) => format!(
                "tháng {} năm {y}",
                if m <= 2 { format!("{m:02}") } else { m.to_string() }
            ),
            (PeriodKind::Quarter, q) => format!(
                "quý {} năm {y}",
                ["I", "II", "III", "IV"][(q.clamp(1, 4) - 1) as usize]
            ),
            (PeriodKind::Half, 1) => format!("6 tháng đầu năm {y}"),
            (PeriodKind::Half, _) => format!("6 tháng cuối năm {y}"),
            (PeriodKind::Nine, _) => format!("9 tháng đầu năm {y}"),
            (PeriodKind::Year, _) => format!("năm {y}"),
            (PeriodKind::Explicit, _) if self.label.contains("..") => self.window_words(),
            (PeriodKind::Explicit, _) => self.label.clone(),
        }
    }

    /// "từ ngày 26/6/2026 đến ngày 02/7/2026".
    pub fn window_words(&self) -> String {
        format!(
            "từ ngày {} đến ngày {}",
            wording::date(self.from),
            wording::date(self.to)
        )
    }

    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }
}

#[cfg(test)]
mod tests;
