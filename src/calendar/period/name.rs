//! The name of a period as people write it, to the period.

use super::{Period, PeriodKind, Regime, Validity, WindowRule};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

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
