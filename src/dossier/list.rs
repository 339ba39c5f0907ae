//! A list of dossiers, and form II.06a counted from it for any window that it covers.
//!
//! A list holds what the form counts and nothing of a person: no name, no address, no words of a
//! clerk. What it cannot tell is unknown, and the reason is a finding.

mod entry;
mod tally;
#[cfg(test)]
mod tests;

pub use entry::{Channel, Dossier, State, When, is_code, mark_of};

use super::row::{SectorRow, TOTAL};
use super::snapshot::Snapshot;
use crate::calendar::{Moment, date, day_of, office_time};
use crate::finding::{Finding, Severity};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tally::{Tally, of_total};

/// Which dossiers a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Dossiers that were open before this day and had ended by then may be missing; `None`: the
    /// list names no first day and counts as the whole register.
    pub from: Option<NaiveDate>,
    /// Nothing is known of later days; `None`: until it was exported.
    pub to: Option<NaiveDate>,
    /// It holds what was received in those days only, so what was carried over is not in it.
    pub only_received: bool,
}

/// A list as it is stored: stripped of everything that the form does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierList {
    pub coverage: Coverage,
    pub rows: Vec<Dossier>,
}

/// The form of one window, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub rows: Vec<SectorRow>,
    pub total: SectorRow,
    /// What could not be counted and why, and by which rule doubtful dossiers were.
    pub findings: Vec<Finding>,
}

/// A stored list with the snapshot that it came as: where from, when, under which hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub snapshot: Snapshot,
    pub list: DossierList,
}

impl Listed {
    /// The answer that this list gives for a window; `None` where it does not cover it.
    pub fn answer(&self, from: NaiveDate, to: NaiveDate) -> Option<(Snapshot, Vec<Finding>)> {
        let as_of = self.snapshot.fetched_at;
        if !self.list.covers(from, to, as_of) {
            return None;
        }
        let counted = count(&self.list, (from, to), as_of);
        let snapshot = Snapshot {
            from,
            to,
            rows: counted.rows,
            total: Some(counted.total),
            ..self.snapshot.clone()
        };
        Some((snapshot, counted.findings))
    }
}

impl DossierList {
    /// Whether the form of that window can be counted at all.
    pub fn covers(&self, from: NaiveDate, to: NaiveDate, as_of: Moment) -> bool {
        let begins = self.coverage.from.is_none_or(|first| first <= from);
        let ends = self.coverage.to.is_none_or(|last| to <= last);
        begins && ends && from <= day_of(as_of)
    }
}

/// Counts the form of a window (both days inclusive) as the list knew it at `as_of`.
///
/// Rules (facts/domain.md 2.1, portal-apis.md 2.5): resolved on a day before the promised one is
/// early, on it on time, after it late; with an hour on both, the hour decides between on time and
/// late. Pending is overdue when the promised day is before the window's last day, or its hour has
/// come by the end. Without a promised day nothing is late. Returned and withdrawn dossiers are
/// in column 9, waiting ones in column 12. An unknown channel makes columns 4 and 5 unknown, an
/// end without a day the columns 6 to 13 that depend on it.
pub fn count(list: &DossierList, (from, to): (NaiveDate, NaiveDate), as_of: Moment) -> Counted {
    let mut sectors: Vec<(&str, Tally)> = Vec::new();
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = Tally::default();
    let end = end_of(to, as_of);
    for dossier in &list.rows {
        let at = *place.entry(dossier.sector.as_str()).or_insert_with(|| {
            sectors.push((dossier.sector.as_str(), Tally::default()));
            sectors.len() - 1
        });
        if let Some((_, tally)) = sectors.get_mut(at) {
            tally.add(dossier, (from, to), end);
        }
        all.add(dossier, (from, to), end);
    }
    let only_received = list.coverage.only_received;
    let row = |sector: &str, tally: &Tally| SectorRow {
        sector: sector.to_owned(),
        counts: tally.counts(only_received),
        ..SectorRow::default()
    };
    let mut findings = all.findings();
    if only_received {
        findings.insert(0, received_only(from));
    }
    Counted {
        rows: sectors.iter().map(|(name, tally)| row(name, tally)).collect(),
        total: row(TOTAL, &all),
        findings,
    }
}

/// The moment at which pending dossiers are judged: the window's end, or before it the moment of
/// the list.
fn end_of(to: NaiveDate, as_of: Moment) -> When {
    if as_of.with_timezone(&office_time()).date_naive() > to {
        return When { day: to, time: None };
    }
    let local = as_of.with_timezone(&office_time());
    When {
        day: local.date_naive(),
        time: Some(local.time()),
    }
}

fn received_only(from: NaiveDate) -> Finding {
    let message = format!(
        "Danh sách chưa có những hồ sơ nhận trước ngày {} còn giải quyết, nên chưa tính được cột 3 và các cột 6 đến 13; đề nghị xuất danh sách gồm cả hồ sơ kỳ trước chuyển qua.",
        date(from)
    );
    of_total("carry_over", Severity::Warning, "c6", message)
}
