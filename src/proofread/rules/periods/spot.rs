//! Where a report names the days of its figures, and what is told of a wrong period.

use crate::finding::{Finding, Severity};
use crate::proofread::dates::Window;
use crate::proofread::label::Label;
use crate::proofread::scan::Scan;

/// A window of the report's figures and where it stands.
pub(super) struct Spot {
    pub(super) scan: usize,
    pub(super) window: Window,
    pub(super) label: Option<Label>,
}

pub(super) fn wrong(scan: &Scan, token: usize, excerpt: &str, expected: String, message: String) -> Finding {
    let finding = Finding::new(
        "label_vs_period",
        Severity::Error,
        scan.place(token),
        excerpt,
        message,
    );
    finding.with_values(expected, excerpt)
}
