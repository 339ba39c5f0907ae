//! The balances between the columns, and which of them do not hold.

use crate::dossier::column::{Column, Counts};
use crate::dossier::mode::Mode;
use crate::dossier::proof::{Proof, Strength};
use crate::dossier::row::{Extras, SectorRow};
use crate::finding::Severity;
use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};

/// One line of the form as far as arithmetic needs it.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub counts: Counts,
    pub extras: &'a Extras,
}

impl<'a> From<&'a SectorRow> for Line<'a> {
    fn from(row: &'a SectorRow) -> Self {
        Line {
            counts: row.counts,
            extras: &row.extras,
        }
    }
}

/// Which line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Sector(usize),
    Total,
}

/// A balance that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub at: At,
    pub what: What,
    pub expected: i64,
    pub found: i64,
    pub severity: Severity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The left column is not the sum of its parts.
    Sum(&'static Sum),
    /// F4 with what explains it.
    Flow,
    /// F6: the sectors do not add up to the total in this column.
    Sectors(Column),
    /// F7.
    Negative(Column),
}

/// A column as the sum of others and of further counts.
#[derive(Debug, PartialEq, Eq)]
pub struct Sum {
    pub left: Column,
    pub parts: &'static [Column],
    pub extras: &'static [(&'static str, &'static str)],
    name: Name,
}

/// Which of the sums, for how sure it is by a source's proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Received,
    Resolved,
    Pending,
    Outcome,
    Place,
}

/// F1, F2, F3: the form's own formulas.
const OF_THE_FORM: [Sum; 3] = [
    Sum {
        left: C3,
        parts: &[C4, C5, C6],
        extras: &[],
        name: Name::Received,
    },
    Sum {
        left: C7,
        parts: &[C8, C9, C10],
        extras: &[],
        name: Name::Resolved,
    },
    Sum {
        left: C11,
        parts: &[C12, C13],
        extras: &[],
        name: Name::Pending,
    },
];

/// What a source splits its own figures into (I7 and I5).
const OF_THE_SOURCE: [Sum; 2] = [
    Sum {
        left: C7,
        parts: &[],
        extras: &[
            ("refused_returned", "từ chối hoặc trả lại"),
            ("done", "đã trả kết quả"),
            ("releasing", "chưa trả kết quả"),
        ],
        name: Name::Outcome,
    },
    Sum {
        left: C11,
        parts: &[],
        extras: &[("inside", "tại cơ quan"), ("outside", "tại cơ quan khác")],
        name: Name::Place,
    },
];

/// What stands between column 3 and columns 7 and 11.
pub const BESIDE_THE_FORM: [(&str, &str); 2] = [
    ("waiting", "hồ sơ tạm dừng chờ bổ sung"),
    ("cancelled", "hồ sơ rút"),
];

/// Every balance that does not hold, sector by sector, the total last.
pub fn broken(lines: &[Line], total: Option<Line>, proof: &Proof) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        in_line(At::Sector(i), line, proof, &mut broken);
    }
    if let Some(total) = total {
        in_line(At::Total, &total, proof, &mut broken);
        if !lines.is_empty() {
            over_sectors(lines, &total, proof, &mut broken);
        }
    }
    broken
}

fn in_line(at: At, line: &Line, proof: &Proof, broken: &mut Vec<Broken>) {
    for column in Column::ALL {
        if let Some(found) = line.counts.get(column).filter(|n| *n < 0) {
            let what = What::Negative(column);
            broken.push(Broken {
                at,
                what,
                expected: 0,
                found,
                severity: Severity::Error,
            });
        }
    }
    for sum in OF_THE_FORM.iter().chain(&OF_THE_SOURCE) {
        let (Some(found), Some(expected)) = (line.counts.get(sum.left), sum.of(line, proof.mode)) else {
            continue;
        };
        let Some(severity) = severity(sum.name.strength(proof), expected, found) else {
            continue;
        };
        // A column 6 that is what is left over, but never below 0 (portal-apis.md 2.7).
        let held = proof.rest_held_at_zero && sum.left == C3 && line.counts.c6 == Some(0) && found < expected;
        let severity = if held { Severity::Warning } else { severity };
        broken.push(Broken {
            at,
            what: What::Sum(sum),
            expected,
            found,
            severity,
        });
    }
    broken.extend(flow(at, line, proof));
}

/// How bad it is that the left side is `found`; `None` where nothing is wrong.
fn severity(strength: Strength, expected: i64, found: i64) -> Option<Severity> {
    match strength {
        Strength::Not => None,
        _ if expected == found => None,
        Strength::Soft => Some(Severity::Warning),
        Strength::AtLeast if found > expected => None,
        Strength::Hard | Strength::AtLeast => Some(Severity::Error),
    }
}

/// F4: 3 = 7 + 11 + waiting + cancelled. Asked for a range, OpenCPS also counts dossiers
/// released before it and handed over in it, so there only "at least" is proven.
fn flow(at: At, line: &Line, proof: &Proof) -> Option<Broken> {
    let found = line.counts.c3?;
    let known = BESIDE_THE_FORM.iter().filter_map(|(name, _)| extra(line, name));
    let expected = known
        .chain([line.counts.c7?, line.counts.c11?])
        .try_fold(0_i64, i64::checked_add)?;
    // What lies above "at least" is told once, of the total.
    let is_more = proof.flow == Strength::AtLeast && found > expected && at == At::Total;
    let severity = match is_more {
        true => Severity::Warning,
        false => severity(proof.flow, expected, found)?,
    };
    Some(Broken {
        at,
        what: What::Flow,
        expected,
        found,
        severity,
    })
}

fn over_sectors(lines: &[Line], total: &Line, proof: &Proof, broken: &mut Vec<Broken>) {
    for column in Column::ALL {
        let sum = lines
            .iter()
            .try_fold(0_i64, |sum, line| sum.checked_add(line.counts.get(column)?));
        let (Some(expected), Some(found)) = (sum, total.counts.get(column)) else {
            continue;
        };
        let Some(severity) = severity(proof.sectors, expected, found) else {
            continue;
        };
        let what = What::Sectors(column);
        broken.push(Broken {
            at: At::Total,
            what,
            expected,
            found,
            severity,
        });
    }
}

impl Name {
    fn strength(self, proof: &Proof) -> Strength {
        match self {
            Name::Received => proof.received,
            Name::Resolved => proof.resolved,
            Name::Pending => proof.pending,
            Name::Outcome => proof.outcome,
            Name::Place => proof.place,
        }
    }
}

impl Sum {
    /// The sum, where all of it is known.
    fn of(&self, line: &Line, mode: Mode) -> Option<i64> {
        let columns = self.parts.iter().map(|column| line.counts.get(*column));
        let extras = self.extras.iter().map(|(name, _)| match extra(line, name) {
            // In a year's rows this one is not counted apart.
            None if mode == Mode::Year && *name == "releasing" => Some(0),
            known => known,
        });
        columns
            .chain(extras)
            .try_fold(0_i64, |sum, part| sum.checked_add(part?))
    }
}

pub fn extra(line: &Line, name: &str) -> Option<i64> {
    line.extras.get(name).copied().flatten()
}
