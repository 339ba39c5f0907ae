//! One table out of several answers (facts/domain.md 2.2, F10): what comes in and goes out is
//! added up, what is there is that of the last one, what was carried over that of the first.

use super::basis::{Basis, Piece, Speaks};
use super::column::{Column, Counts};
use super::continuity::handed_over;
use super::row::{Extras, SectorRow, TOTAL};
use super::snapshot::Snapshot;
use crate::calendar::{count, date};
use crate::finding::{Finding, Place, Severity};

/// Sectors and total of a basis of several answers, with what could not be had.
pub(super) struct Composed {
    pub rows: Vec<SectorRow>,
    pub total: SectorRow,
    pub findings: Vec<Finding>,
}

/// Dossiers come and go in these columns; they can be added up.
const FLOWS: [Column; 6] = [
    Column::C4,
    Column::C5,
    Column::C7,
    Column::C8,
    Column::C9,
    Column::C10,
];
/// These are counted at the end of a window.
const STOCKS: [Column; 3] = [Column::C11, Column::C12, Column::C13];
/// Likewise beside the form; further counts of a source are left unknown.
const FLOWS_BESIDE: [&str; 5] = ["cancelled", "denied", "refused_returned", "done", "by_post"];
const STOCKS_BESIDE: [&str; 4] = ["waiting", "releasing", "inside", "outside"];

/// One answer's table with its total.
struct Table<'s> {
    rows: &'s [SectorRow],
    total: SectorRow,
    /// Without a totals row of its own, nothing tells whether a sector was left out.
    has_own_total: bool,
}

/// What one piece adds: its table, and the one that is taken off.
struct Part<'s> {
    piece: Piece,
    table: Table<'s>,
    less: Option<Table<'s>>,
}

pub(super) fn compose(basis: &Basis, snapshots: &[Snapshot]) -> Option<Composed> {
    let table = |id: i64| {
        let snapshot = snapshots.iter().find(|s| s.id == id)?;
        Some(Table {
            rows: &snapshot.rows,
            total: total_of(snapshot),
            has_own_total: snapshot.total.is_some(),
        })
    };
    let parts: Vec<Part> = basis
        .pieces
        .iter()
        .map(|piece| {
            let (until, before) = match piece.speaks {
                Speaks::Answer(id) => (id, None),
                Speaks::Between { before, until } => (until, Some(before)),
            };
            Some(Part {
                piece: *piece,
                table: table(until)?,
                less: match before {
                    Some(id) => Some(table(id)?),
                    None => None,
                },
            })
        })
        .collect::<Option<_>>()?;
    let mut rows: Vec<SectorRow> = Vec::new();
    for known in parts.iter().flat_map(|p| p.table.rows.iter()) {
        if !rows.iter().any(|row| row.is_line(known)) {
            rows.push(sum(&parts, known));
        }
    }
    let total = sum(
        &parts,
        &SectorRow {
            sector: TOTAL.to_owned(),
            ..SectorRow::default()
        },
    );
    let mut findings = seams(&parts);
    findings.extend(unknowns(&parts, &total));
    Some(Composed {
        rows,
        total,
        findings,
    })
}

fn is_total(row: &SectorRow) -> bool {
    row.code.is_empty() && row.sector == TOTAL
}

/// One line of the form from all parts.
fn sum(parts: &[Part], line: &SectorRow) -> SectorRow {
    let mut row = SectorRow {
        code: line.code.clone(),
        sector: line.sector.clone(),
        ..SectorRow::default()
    };
    let added = |figure: &dyn Fn(&SectorRow) -> Option<i64>| {
        parts
            .iter()
            .try_fold(0_i64, |sum, part| sum.checked_add(part.flow(line, figure)?))
    };
    for column in FLOWS {
        row.counts.set(column, added(&|r| r.counts.get(column)));
    }
    let last = |figure: &dyn Fn(&SectorRow) -> Option<i64>| parts.last()?.table.of(line, figure);
    for column in STOCKS {
        row.counts.set(column, last(&|r| r.counts.get(column)));
    }
    row.counts.c6 = parts
        .first()
        .filter(|first| first.less.is_none())
        .and_then(|first| first.table.of(line, &|r| r.counts.c6));
    let counts = &row.counts;
    row.counts.c3 = [counts.c4, counts.c5, counts.c6]
        .into_iter()
        .try_fold(0_i64, |sum, n| sum.checked_add(n?));
    let is_counted = |name: &str| parts.iter().any(|p| p.table.total.extras.contains_key(name));
    let beside = |r: &SectorRow, name: &str| r.extras.get(name).copied().flatten();
    for name in FLOWS_BESIDE.into_iter().filter(|name| is_counted(name)) {
        row.extras.insert(name.to_owned(), added(&|r| beside(r, name)));
    }
    for name in STOCKS_BESIDE.into_iter().filter(|name| is_counted(name)) {
        row.extras.insert(name.to_owned(), last(&|r| beside(r, name)));
    }
    row
}

impl Part<'_> {
    /// What came or went in these days. A running total that fell was counted anew: unknown.
    fn flow(&self, line: &SectorRow, figure: &dyn Fn(&SectorRow) -> Option<i64>) -> Option<i64> {
        let until = self.table.of(line, figure)?;
        let Some(less) = &self.less else {
            return Some(until);
        };
        until.checked_sub(less.of(line, figure)?).filter(|n| *n >= 0)
    }
}

impl Table<'_> {
    /// A figure of a line. A sector that is not in the table has none of these dossiers only if the
    /// others already make up the source's own total; else nothing is known.
    fn of(&self, line: &SectorRow, figure: &dyn Fn(&SectorRow) -> Option<i64>) -> Option<i64> {
        if is_total(line) {
            return figure(&self.total);
        }
        if let Some(row) = self.rows.iter().find(|row| row.is_line(line)) {
            return figure(row);
        }
        let others = sum_of(self.rows, figure)?;
        (self.has_own_total && figure(&self.total)? == others).then_some(0)
    }
}

fn sum_of(rows: &[SectorRow], figure: &dyn Fn(&SectorRow) -> Option<i64>) -> Option<i64> {
    rows.iter()
        .try_fold(0_i64, |sum, row| sum.checked_add(figure(row)?))
}

/// What one part leaves is what the next carries over, or a source has counted anew.
fn seams(parts: &[Part]) -> Vec<Finding> {
    let pairs = parts.iter().zip(parts.iter().skip(1));
    pairs
        .filter(|(_, next)| next.less.is_none())
        .filter_map(|(before, next)| handed_over(&before.table.total, before.piece.to, &next.table.total))
        .collect()
}

/// What the total lacks, and why.
fn unknowns(parts: &[Part], total: &SectorRow) -> Vec<Finding> {
    let mut findings = Vec::new();
    let say = |column: Column, message: String| {
        let place = Place::Cell(format!("{TOTAL}/c{}", column.number()));
        Finding::new("sum_of_parts", Severity::Warning, place, "", message)
    };
    if parts.first().is_some_and(|first| first.less.is_some()) {
        findings.push(say(
            Column::C6,
            "Số hồ sơ từ kỳ trước chuyển qua (cột 6) chưa rõ, nên cột 3 cũng chưa rõ: số liệu kỳ này là hiệu của hai số lũy kế, nguồn không cho biết riêng số chuyển qua; đề nghị bổ sung từ nguồn.".into(),
        ));
    }
    for part in parts {
        let Some(less) = &part.less else { continue };
        for column in FLOWS.into_iter().filter(|c| total.counts.get(*c).is_none()) {
            let (Some(before), Some(until)) =
                (less.total.counts.get(column), part.table.total.counts.get(column))
            else {
                continue;
            };
            if until < before {
                findings.push(say(
                    column,
                    format!(
                        "Cột {} chưa rõ: số lũy kế đến ngày {} là {}, nhỏ hơn số lũy kế trước ngày {} là {}; nguồn đã tính lại, đề nghị kiểm tra.",
                        column.number(),
                        date(part.piece.to),
                        count(until),
                        date(part.piece.from),
                        count(before),
                    ),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests;

/// The source's own total, or the sum of its sectors in the columns that all of them know.
pub(super) fn total_of(snapshot: &Snapshot) -> SectorRow {
    let sum = |figure: &dyn Fn(&SectorRow) -> Option<i64>| {
        let rows = snapshot.rows.iter();
        rows.map(figure).try_fold(0_i64, |sum, n| sum.checked_add(n?))
    };
    match (&snapshot.total, snapshot.rows.first()) {
        (Some(total), _) => SectorRow {
            sector: TOTAL.to_owned(),
            ..total.clone()
        },
        (None, None) => SectorRow {
            sector: TOTAL.to_owned(),
            ..SectorRow::default()
        },
        (None, Some(first)) => {
            let mut counts = Counts::default();
            for column in Column::ALL {
                counts.set(column, sum(&|row| row.counts.get(column)));
            }
            let names = first.extras.keys();
            let extras: Extras = names
                .map(|name| (name.clone(), sum(&|row| row.extras.get(name).copied().flatten())))
                .collect();
            SectorRow {
                code: String::new(),
                sector: TOTAL.to_owned(),
                counts,
                extras,
            }
        }
    }
}
