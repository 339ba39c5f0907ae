//! What an answer of a source, or its failure, is called.

use crate::dossier::Snapshot;
use crate::portal::FailureKind;

/// "8 sectors and a totals row".
pub fn rows_of(snapshot: &Snapshot) -> String {
    let total = if snapshot.total.is_some() { "a" } else { "no" };
    format!("{} sectors and {total} totals row", snapshot.rows.len())
}

/// The kind of a failure.
pub fn kind(kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::Unreachable => "unreachable",
        FailureKind::Refused => "refused",
        FailureKind::LayoutChanged => "layout changed",
        FailureKind::Implausible => "implausible",
        FailureKind::Misconfigured => "misconfigured",
    }
}
