//! The counts of a report with their units, their words, and what they are parts of: within a
//! sentence by brackets and "trong đó", "gồm"; between lines by the marks that lines begin with.

mod clause;
pub mod count;
mod counting;
mod intro;
mod lines;
mod names;
mod units;
mod walk;

use count::Count;
pub use counting::is_count;
pub use units::{noun_at, thing_at, unit_at};

use super::scan::Scan;
use lines::Lines;
use units::thing;
use walk::in_paragraph;

/// No report tells more; what a hostile file holds beyond is not looked at.
const MOST_COUNTS: usize = 20_000;

/// All counts of a text, in its order, with what they are parts of.
pub fn counts(scans: &[Scan], end: usize) -> Vec<Count> {
    let mut all: Vec<Count> = Vec::new();
    let mut lines = Lines::default();
    for (i, scan) in scans.iter().enumerate().take(end) {
        if scan.paragraph.in_table {
            lines.clear();
            continue;
        }
        if all.len() > MOST_COUNTS {
            break;
        }
        let from = all.len();
        in_paragraph(i, scan, &mut all);
        lines.hang(scan, from, &mut all);
        for at in from..all.len() {
            all[at].thing = thing(&all, from, at);
        }
    }
    all
}
