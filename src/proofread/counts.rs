//! The counts of a report with their units, their words, and what they are parts of: within a
//! sentence by brackets and "trong đó", "gồm"; between lines by the marks that lines begin with.

mod clause;
mod intro;
mod lines;
mod names;
mod units;
mod walk;

pub use units::{is_count, noun_at, thing_at, unit_at};

use super::scan::Scan;
use lines::Lines;
use units::thing;
use walk::in_paragraph;

/// How parts are introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intro {
    /// "trong đó": perhaps not all of them.
    Within,
    /// "gồm", "cụ thể", a colon, a list of lines: all of them.
    All,
    /// In brackets behind the whole.
    Brackets,
}

/// A number of things.
#[derive(Debug, Clone)]
pub struct Count {
    pub value: i64,
    pub scan: usize,
    pub token: usize,
    /// "hồ sơ", "nhiệm vụ"; empty where none is said.
    pub unit: String,
    /// The unit, or else the word behind the number: "thí".
    pub noun: String,
    /// The words of its clause, lower case, without number and unit.
    pub words: String,
    /// The count that it is a part of, and how that is said.
    pub part_of: Option<(usize, Intro)>,
    /// Part of its line's predecessor by the marks of the lines.
    pub is_line: bool,
    /// A difference, or another period's number held beside: "tăng 12 hồ sơ", "cùng kỳ 400".
    pub is_beside: bool,
    /// First token of its clause.
    pub clause: usize,
    /// The line that it stands below, where that line has no count of its own.
    pub under: String,
    /// What is counted: the unit, else the word behind the number, else that of the whole or of
    /// the number before it ("18 nhiệm vụ: hoàn thành 15").
    pub thing: String,
    /// The token that introduced the parts it is among.
    pub list: usize,
}

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
