//! The words around a percentage.

use crate::proofread::scan::Scan;

/// The words between the last sign and the percentage.
pub fn clause_before(scan: &Scan, token: usize) -> (usize, String) {
    let ends = |i: &usize| {
        matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "(" | ")")
            || (scan.tokens[*i].is_mark('.')
                && scan
                    .tokens
                    .get(i + 1)
                    .is_none_or(|n| n.start > scan.tokens[*i].end()))
    };
    let floor = token.saturating_sub(80);
    let from = (floor..token).rev().find(ends).map_or(floor, |i| i + 1);
    let words = if from < token {
        scan.words(from, token - 1).to_lowercase()
    } else {
        String::new()
    };
    (from, words)
}

pub fn after(scan: &Scan, token: usize) -> String {
    let to = (token + 8).min(scan.tokens.len());
    if token + 2 < to {
        scan.words(token + 2, to - 1).to_lowercase()
    } else {
        String::new()
    }
}
