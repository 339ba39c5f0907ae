//! How slips are told: the words around one, several together.

use crate::finding::{Finding, Place, Severity};
use crate::proofread::scan::Scan;

pub(super) fn excerpt(scan: &Scan, at: usize) -> String {
    let from = at.saturating_sub(2);
    let to = (at + 3).min(scan.tokens.len().saturating_sub(1));
    scan.words(from, to).to_owned()
}

/// A spelling finding for several places: they are put right together.
pub(super) fn together(
    rule: &str,
    severity: Severity,
    all: Vec<(Place, String)>,
    what: &str,
) -> Option<Finding> {
    let (place, first) = all.first()?.clone();
    let mut said: Vec<String> = Vec::new();
    for (_, words) in &all {
        if !said.contains(words) {
            said.push(words.clone());
        }
    }
    let more = said.len().saturating_sub(12);
    let tail = if more > 0 {
        format!(" và {more:02} chỗ khác")
    } else {
        String::new()
    };
    said.truncate(12);
    let message = format!("{what}: {}{tail}.", said.join("; "));
    let excerpt = if said.len() > 1 { said.join("; ") } else { first };
    Some(Finding::new(rule, severity, place, excerpt, message))
}
