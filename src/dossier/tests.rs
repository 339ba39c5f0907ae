mod chosen;
mod compared;
mod identities;
mod proofs;

use super::*;
use crate::calendar::{Moment, Period, PeriodKind, at, hm};
use crate::finding::{Finding, Place, Severity};
use Severity::{Error, Hint, Warning};
use chrono::NaiveDate;
use proptest::prelude::*;

/// Figures of whatever sources there are.
fn figures(period: Period, snapshots: &[Snapshot], cutoff: Option<Moment>) -> Figures {
    let reckoning = Reckoning {
        cutoff,
        ..Reckoning::default()
    };
    super::figures(period, snapshots, &reckoning)
}

pub(super) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// Columns 3 to 13; -1 is unknown.
pub(super) fn row(sector: &str, figures: [i64; 11]) -> SectorRow {
    let mut counts = Counts::default();
    for (column, n) in Column::ALL.into_iter().zip(figures) {
        counts.set(column, (n != -1).then_some(n));
    }
    SectorRow {
        code: sector.to_uppercase(),
        sector: sector.into(),
        counts,
        extras: Extras::new(),
    }
}

pub(super) fn with(mut row: SectorRow, extras: &[(&str, i64)]) -> SectorRow {
    row.extras = extras
        .iter()
        .map(|(name, n)| ((*name).to_owned(), (*n != -1).then_some(*n)))
        .collect();
    row
}

/// 10 = 6 + 1 + 3; 6 = 4 + 1 + 1; 4 = 3 + 1; 10 = 6 + 4.
const SOUND: [i64; 11] = [10, 6, 1, 3, 6, 4, 1, 1, 4, 3, 1];

pub(super) fn total(figures: [i64; 11]) -> SectorRow {
    SectorRow {
        code: String::new(),
        sector: String::new(),
        ..row("", figures)
    }
}

/// Rule, severity and cell of each finding.
pub(super) fn told(findings: &[Finding]) -> Vec<(&str, Severity, &str)> {
    findings
        .iter()
        .map(|f| match &f.place {
            Place::Cell(cell) => (f.rule.as_str(), f.severity, cell.as_str()),
            other => panic!("{other:?}"),
        })
        .collect()
}

pub(super) fn period(from: NaiveDate, to: NaiveDate) -> Period {
    Period {
        label: "kỳ".into(),
        kind: PeriodKind::Explicit,
        year: 2026,
        index: 0,
        from,
        to,
        regime: String::new(),
    }
}

fn june() -> Period {
    period(day(2026, 5, 20), day(2026, 6, 19))
}

fn snapshot(id: i64, fetched_at: Moment, rows: Vec<SectorRow>, total: Option<SectorRow>) -> Snapshot {
    Snapshot {
        id,
        source: "motcua".into(),
        mode: Mode::Range,
        from: june().from,
        to: june().to,
        fetched_at,
        request: "/x".into(),
        hash: format!("{id:064}"),
        rows,
        total,
        proof: None,
    }
}

fn proof(change: impl FnOnce(&mut Proof)) -> Proof {
    let mut proof = Proof::by_names(Mode::Range);
    change(&mut proof);
    proof
}

fn operand(name: &str, title: &str) -> Operand {
    Operand {
        name: name.into(),
        title: title.into(),
    }
}
