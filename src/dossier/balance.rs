//! The identities between the columns of form II.06a (facts/domain.md 2.2), as hard as the
//! source and the way it was asked prove them (matrix of facts/portal-apis.md section 7).

mod wording;

use super::own_sums::own_sums;
use super::{Column, Counts, Extras, Mode, Proof, SectorRow, Strength};
use crate::finding::{Finding, Severity};
use wording::{say, unchecked};

/// One line of the form as far as arithmetic needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
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
pub(super) enum At {
    Sector(usize),
    Total,
}

/// A balance that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub at: At,
    pub what: What,
    pub expected: i64,
    pub found: i64,
    pub severity: Severity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
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
pub(super) struct Sum {
    left: Column,
    parts: &'static [Column],
    extras: &'static [(&'static str, &'static str)],
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

use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};

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
const BESIDE_THE_FORM: [(&str, &str); 2] = [
    ("waiting", "hồ sơ tạm dừng chờ bổ sung"),
    ("cancelled", "hồ sơ rút"),
];

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

/// Every balance that does not hold, sector by sector, the total last.
pub(super) fn broken(lines: &[Line], total: Option<Line>, proof: &Proof) -> Vec<Broken> {
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

fn extra(line: &Line, name: &str) -> Option<i64> {
    line.extras.get(name).copied().flatten()
}
