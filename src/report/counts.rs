//! Counts of one line: whether they close, and how they are written.

use crate::calendar::count;
use crate::dossier::{Column, Counts};
use Column::{C4, C5};

/// Whether a total is the sum of its parts, all of them known.
pub fn closes(counts: &Counts, total: Column, parts: &[Column]) -> bool {
    counts.get(total).is_some_and(|t| sum(counts, parts) == Some(t))
}

pub fn sum(counts: &Counts, parts: &[Column]) -> Option<i64> {
    parts
        .iter()
        .try_fold(0i64, |sum, &c| sum.checked_add(counts.get(c)?))
}

/// New dossiers of the period, without those carried over.
pub fn received(counts: &Counts) -> Option<i64> {
    sum(counts, &[C4, C5])
}

/// A figure in a table.
pub fn cell(value: Option<i64>) -> String {
    value.map_or_else(|| "-".into(), count)
}
