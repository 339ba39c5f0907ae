//! One source held against another that counts the same dossiers in its own way.

use super::basis::Head;
use super::column::Column;
use super::row::{SectorRow, TOTAL};
use crate::calendar::count;
use crate::finding::{Finding, Place, Severity};
use serde::{Deserialize, Serialize};

/// A source that no figure rests on, and how far it may differ from those that do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrossCheck {
    pub source: String,
    /// In percent of our own figure; 0 is exactly the same.
    pub tolerance: u64,
}

impl CrossCheck {
    /// The answers of that source.
    pub(super) fn theirs(&self, heads: &[Head]) -> Vec<Head> {
        heads
            .iter()
            .filter(|h| h.source == self.source)
            .cloned()
            .collect()
    }
}

/// What differs beyond the tolerance in the totals: all received (column 3) and how (columns 4 to
/// 6), all resolved (column 7), all pending (column 11), and those too late, resolved or pending (columns 10 and 13, which some sources count
/// together as `overdue`; facts/portal-apis.md 4.3). What one of both does not know is not compared.
pub fn agree(check: &CrossCheck, ours: &SectorRow, theirs: &SectorRow) -> Vec<Finding> {
    let late = |row: &SectorRow| {
        let counted = row.extras.get("overdue").copied().flatten();
        counted.or_else(|| row.counts.c10?.checked_add(row.counts.c13?))
    };
    // Those of another form have no columns, only counts of like meaning.
    let beside = |name: &str| theirs.extras.get(name).copied().flatten();
    let pairs = [
        (
            Column::C3,
            "tổng số tiếp nhận (cột 3)",
            ours.counts.c3,
            theirs.counts.c3.or(beside("received")),
        ),
        (
            Column::C7,
            "tổng số đã giải quyết (cột 7)",
            ours.counts.c7,
            theirs.counts.c7.or(beside("completed")),
        ),
        (
            Column::C10,
            "số quá hạn (cột 10 và cột 13)",
            late(ours),
            late(theirs),
        ),
    ];
    let of_form = [
        (Column::C4, "số tiếp nhận trực tuyến (cột 4)"),
        (Column::C5, "số tiếp nhận trực tiếp (cột 5)"),
        (Column::C6, "số từ kỳ trước chuyển qua (cột 6)"),
        (Column::C11, "tổng số đang giải quyết (cột 11)"),
    ]
    .map(|(column, words)| (column, words, ours.counts.get(column), theirs.counts.get(column)));
    pairs
        .into_iter()
        .chain(of_form)
        .filter_map(|(column, words, ours, theirs)| {
            let (ours, theirs) = (ours?, theirs?);
            if within(check.tolerance, ours, theirs) {
                return None;
            }
            let message = format!(
                "Hai nguồn khác nhau về {words}: số liệu của kỳ là {}, nguồn đối chiếu {} là {}; đề nghị kiểm tra.",
                count(ours),
                check.source,
                count(theirs),
            );
            let place = Place::Cell(format!("{TOTAL}/c{}", column.number()));
            let finding = Finding::new("cross_report", Severity::Warning, place, count(ours), message);
            Some(finding.with_values(theirs.to_string(), ours.to_string()))
        })
        .collect()
}

/// Counted in hundredths, so that nothing is rounded.
fn within(tolerance: u64, ours: i64, theirs: i64) -> bool {
    let difference = u128::from(ours.abs_diff(theirs)) * 100;
    difference <= u128::from(ours.unsigned_abs()) * u128::from(tolerance)
}
