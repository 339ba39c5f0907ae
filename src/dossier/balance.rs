//! The identities between the columns of form II.06a (facts/domain.md 2.2), as hard as the
//! source and the way it was asked prove them (matrix of facts/portal-apis.md section 7).

pub(super) mod broken;
mod wording;

use super::own_sums::own_sums;
use super::proof::Proof;
use super::row::SectorRow;
use crate::finding::{Finding, Severity};
use broken::{At, Line, broken};
use wording::{say, unchecked};

/// Checks everything that can be checked: F1 to F4, F6, F7, and what the source itself
/// splits. An identity with an unknown operand is not checked; that is told once per row,
/// as a hint for a sector and a warning for the total. Nothing is corrected.
///
/// How sure each is says the source's proof; a bare mode stands for what is known of it.
pub fn identities(rows: &[SectorRow], total: Option<&SectorRow>, proof: impl Into<Proof>) -> Vec<Finding> {
    let proof = &proof.into();
    let lines: Vec<Line> = rows.iter().map(Line::from).collect();
    let broken = broken(&lines, total.map(Line::from), proof);
    let row_of = |at: At| match at {
        At::Sector(i) => rows.get(i),
        At::Total => total,
    };
    let mut findings: Vec<Finding> = broken
        .iter()
        .filter_map(|b| Some(say(b, row_of(b.at)?, proof)))
        .collect();
    findings.extend(own_sums(rows, total, proof));
    if proof.is_cross_check {
        return findings;
    }
    findings.extend(rows.iter().filter_map(|row| unchecked(row, &[], Severity::Hint)));
    findings.extend(total.and_then(|total| unchecked(total, rows, Severity::Warning)));
    findings
}
