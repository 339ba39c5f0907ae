//! Report periods: a label, the window that its regime gives it, its Vietnamese name.
//!
//! The label and the window are two things (facts/domain.md 1.1): "quý I" by
//! NĐ 09/2019 runs from 15/12 to 14/3. Regimes are data, never constants.

use super::{Moment, at, wording};
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

/// Years that periods, plans and rehearsals can be about; others are slips.
pub const YEARS: std::ops::RangeInclusive<i32> = 1950..=2200;

/// Why a period name could not be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    #[error(
        "\"{0}\" is no period; write 2026-W27, 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, cal:2026-06 or 2026-03-08..2026-06-03 --label TEXT"
    )]
    Name(String),
    #[error(
        "\"{0}\": no figures are of that year; write one from {first} to {last}",
        first = YEARS.start(), last = YEARS.end()
    )]
    Year(String),
    #[error(
        "\"{0}\": that year has no such period; months end at 12, quarters at Q4, halves at H2, weeks at W52 or W53"
    )]
    NoSuch(String),
    #[error("no regime for periods of kind {0:?} is configured; add a [[regime]] of that kind or use cal:")]
    NoRegime(PeriodKind),
    #[error("the regime \"{0}\" is not configured; `dossierd check` lists the regimes")]
    UnknownRegime(String),
    #[error("the regime \"{id}\" is for periods of kind {has:?}, \"{label}\" is of kind {wants:?}")]
    WrongKind {
        id: String,
        has: PeriodKind,
        label: String,
        wants: PeriodKind,
    },
    #[error("the window {from}..{to} ends before it begins")]
    Backwards { from: NaiveDate, to: NaiveDate },
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
            closes: at(period.to + Days::new(1), super::hm(7, 0)),
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
    /// Reads a period name (contract section 1). `regimes` are the configured
    /// ones in order; the first of the right kind is that kind's default, unless
    /// `regime` names another.
    pub fn read(name: &str, regimes: &[Regime], regime: Option<&str>) -> Result<Period, PeriodError> {
        let name = name.trim();
        if let Some((a, b)) = name.split_once("..") {
            return Period::explicit(a, b, name).ok_or_else(|| PeriodError::Name(name.to_owned()))?;
        }
        let bare = name.strip_prefix("cal:");
        let (kind, year, index) =
            read_label(bare.unwrap_or(name)).ok_or_else(|| PeriodError::Name(name.to_owned()))?;
        if !YEARS.contains(&year) {
            return Err(PeriodError::Year(name.to_owned()));
        }
        if bare.is_some() {
            let rule = match kind {
                PeriodKind::Week => WindowRule::WeekFrom(Weekday::Mon),
                _ => WindowRule::Calendar,
            };
            let calendar = Regime {
                id: "cal".into(),
                kind,
                rule,
                cutoff: NaiveTime::MIN,
                legal_basis: String::new(),
                valid: Validity::default(),
            };
            let period = calendar
                .period(year, index)
                .ok_or_else(|| PeriodError::NoSuch(name.to_owned()))?;
            return Ok(Period {
                label: name.to_owned(),
                ..period
            });
        }
        let chosen = match regime {
            Some(id) => regimes
                .iter()
                .find(|r| r.id == id)
                .ok_or_else(|| PeriodError::UnknownRegime(id.to_owned()))?,
            None => regimes
                .iter()
                .find(|r| r.kind == kind)
                .ok_or(PeriodError::NoRegime(kind))?,
        };
        if chosen.kind != kind {
            return Err(PeriodError::WrongKind {
                id: chosen.id.clone(),
                has: chosen.kind,
                label: name.to_owned(),
                wants: kind,
            });
        }
        chosen
            .period(year, index)
            .ok_or_else(|| PeriodError::NoSuch(name.to_owned()))
    }

    fn explicit(a: &str, b: &str, name: &str) -> Option<Result<Period, PeriodError>> {
        let day = |s: &str| NaiveDate::parse_from_str(s.trim(), "%Y-%m-%d").ok();
        let (from, to) = (day(a)?, day(b)?);
        if [from, to].iter().any(|day| !YEARS.contains(&day.year())) {
            return Some(Err(PeriodError::Year(name.to_owned())));
        }
        if to < from {
            return Some(Err(PeriodError::Backwards { from, to }));
        }
        Some(Ok(Period {
            label: name.to_owned(),
            kind: PeriodKind::Explicit,
            year: to.year(),
            index: 0,
            from,
            to,
            regime: String::new(),
        }))
    }

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
            (PeriodKind::Nine, _) => format!("9 tháng năm {y}"),
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

fn read_label(label: &str) -> Option<(PeriodKind, i32, u32)> {
    let (year, rest) = match label.split_once('-') {
        None => (label, ""),
        Some((y, r)) => (y, r),
    };
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = year.parse().ok()?;
    if rest.is_empty() {
        return label.len().eq(&4).then_some((PeriodKind::Year, year, 1));
    }
    if rest == "9M" {
        return Some((PeriodKind::Nine, year, 1));
    }
    let (kind, digits) = match rest.as_bytes()[0] {
        b'W' => (PeriodKind::Week, &rest[1..]),
        b'Q' => (PeriodKind::Quarter, &rest[1..]),
        b'H' => (PeriodKind::Half, &rest[1..]),
        _ => (PeriodKind::Month, rest),
    };
    let plausible = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plausible
        .then(|| digits.parse().ok())?
        .map(|index| (kind, year, index))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::hm;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn regimes() -> Vec<Regime> {
        let regime = |id: &str, kind, rule| Regime {
            id: id.into(),
            kind,
            rule,
            cutoff: hm(23, 50),
            legal_basis: String::new(),
            valid: Validity::default(),
        };
        let nd09 = WindowRule::DayToDay {
            from_day: 15,
            to_day: 14,
        };
        vec![
            regime("week", PeriodKind::Week, WindowRule::WeekFrom(Weekday::Fri)),
            regime(
                "heza_month",
                PeriodKind::Month,
                WindowRule::DayToDay {
                    from_day: 20,
                    to_day: 19,
                },
            ),
            regime("nd09_month", PeriodKind::Month, nd09),
            regime("nd09_quarter", PeriodKind::Quarter, nd09),
            regime("nd09_half", PeriodKind::Half, nd09),
            regime("nd09_nine", PeriodKind::Nine, nd09),
            regime("nd09_year", PeriodKind::Year, nd09),
        ]
    }

    #[test]
    fn labels_get_the_windows_of_their_regime() {
        for (name, from, to, words) in [
            ("2026-W27", day(2026, 6, 26), day(2026, 7, 2), "tuần 27 năm 2026"),
            ("2026-W01", day(2025, 12, 26), day(2026, 1, 1), "tuần 01 năm 2026"),
            ("2026-06", day(2026, 5, 20), day(2026, 6, 19), "tháng 6 năm 2026"),
            (
                "2026-01",
                day(2025, 12, 20),
                day(2026, 1, 19),
                "tháng 01 năm 2026",
            ),
            ("2026-Q1", day(2025, 12, 15), day(2026, 3, 14), "quý I năm 2026"),
            ("2026-Q2", day(2026, 3, 15), day(2026, 6, 14), "quý II năm 2026"),
            (
                "2026-H1",
                day(2025, 12, 15),
                day(2026, 6, 14),
                "6 tháng đầu năm 2026",
            ),
            (
                "2026-H2",
                day(2026, 6, 15),
                day(2026, 12, 14),
                "6 tháng cuối năm 2026",
            ),
            ("2026-9M", day(2025, 12, 15), day(2026, 9, 14), "9 tháng năm 2026"),
            ("2026", day(2025, 12, 15), day(2026, 12, 14), "năm 2026"),
            (
                "cal:2026-06",
                day(2026, 6, 1),
                day(2026, 6, 30),
                "tháng 6 năm 2026",
            ),
            (
                "cal:2026-Q4",
                day(2026, 10, 1),
                day(2026, 12, 31),
                "quý IV năm 2026",
            ),
            (
                "2024-03-08..2024-06-03",
                day(2024, 3, 8),
                day(2024, 6, 3),
                "từ ngày 08/3/2024 đến ngày 03/6/2024",
            ),
        ] {
            let p = Period::read(name, &regimes(), None).unwrap();
            assert_eq!(
                (p.label.as_str(), p.from, p.to, p.name().as_str()),
                (name, from, to, words)
            );
        }
        let other = Period::read("2026-06", &regimes(), Some("nd09_month")).unwrap();
        assert_eq!((other.from, other.to), (day(2026, 5, 15), day(2026, 6, 14)));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for name in [
            "",
            "2026-13",
            "2026-W54",
            "2026-Q5",
            "26-06",
            "2026-",
            "2026-Q",
            "quý II",
            "2026-06-03..2026-05-01",
            "2026-H3",
            "2026-00",
        ] {
            assert!(Period::read(name, &regimes(), None).is_err(), "{name}");
        }
    }

    #[test]
    fn an_impossible_year_or_number_is_called_so() {
        let why = |name: &str| Period::read(name, &regimes(), None).unwrap_err();
        for name in [
            "0000-01",
            "0026-W27",
            "9999",
            "cal:1899-Q1",
            "0001-01-01..2026-01-01",
            "2026-01-01..9999-12-31",
        ] {
            assert_eq!(why(name), PeriodError::Year(name.into()));
        }
        for name in [
            "2026-13",
            "2026-00",
            "2026-Q5",
            "2026-H3",
            "2025-W53",
            "cal:2026-Q0",
        ] {
            assert_eq!(why(name), PeriodError::NoSuch(name.into()));
        }
        assert!(why("0000-01").to_string().contains("from 1950 to 2200"));
    }

    #[test]
    fn windows_tile_without_gap_or_overlap() {
        for regime in regimes() {
            if regime.kind == PeriodKind::Nine {
                continue;
            }
            let mut d = day(2025, 1, 1);
            while d < day(2028, 1, 1) {
                let p = regime.period_of(d).unwrap();
                let before = regime.before(&p).unwrap();
                assert_eq!(before.to + Days::new(1), p.from, "{} {}", regime.id, p.label);
                d = p.to + Days::new(1);
            }
        }
    }

    #[test]
    fn the_cutoff_is_late_on_the_last_day_and_open_until_seven() {
        let regime = &regimes()[3];
        let q1 = regime.period(2026, 1).unwrap();
        let cutoff = regime.cutoff_of(&q1);
        assert_eq!(cutoff.opens, at(day(2026, 3, 14), hm(23, 50)));
        assert_eq!(cutoff.closes, at(day(2026, 3, 15), hm(7, 0)));
    }
}
