//! A slip of the keyboard: one number with its digits in another order.

use super::balance::broken::{At, Broken, Line, What, broken};
use super::column::Column;
use super::proof::Proof;
use super::row::{SectorRow, TOTAL};
use crate::calendar::count;
use crate::finding::{Finding, Place, Severity};
use std::collections::BTreeSet;

/// Numbers with more digits are not tried, forms with more sectors neither.
const MOST_DIGITS: usize = 6;
const MOST_SECTORS: usize = 200;

/// One number of one row, wherever it stands there, and what it might have been.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Repair {
    at: At,
    columns: Vec<Column>,
    old: i64,
    new: i64,
}

/// If exactly one number with its digits in another order would repair every balance that
/// is broken, the hint that says so ("243 → 342"); the figure itself is left alone. A
/// number that stands in several columns of its row, as when all pending ones are in time,
/// is one number.
pub fn digit_permutation_hint(
    rows: &[SectorRow],
    total: Option<&SectorRow>,
    proof: impl Into<Proof>,
) -> Option<Finding> {
    let proof = &proof.into();
    if rows.len() > MOST_SECTORS {
        return None;
    }
    let lines: Vec<Line> = rows.iter().map(Line::from).collect();
    let total_line = total.map(Line::from);
    let wrong = errors(&lines, total_line, proof);
    let mut repairs: Vec<Repair> = Vec::new();
    for (at, columns, old) in suspects(&lines, total_line, &wrong) {
        for new in digit_permutations(old) {
            let repair = Repair {
                at,
                columns: columns.clone(),
                old,
                new,
            };
            let same = |r: &Repair| r.at == at && r.old == old && r.new == new;
            if repair.repairs(&lines, total_line, proof) && !repairs.iter().any(same) {
                repairs.push(repair);
            }
        }
    }
    let [only] = repairs.as_slice() else { return None };
    let name = match only.at {
        At::Total => TOTAL,
        At::Sector(i) => rows.get(i)?.name(),
    };
    Some(only.hint(name))
}

/// The other numbers with the same digits, without leading zeros, ascending. Empty for
/// numbers below 0 or with more than six digits.
pub fn digit_permutations(n: i64) -> Vec<i64> {
    let digits = n.to_string();
    if n < 0 || digits.len() > MOST_DIGITS {
        return Vec::new();
    }
    let mut found = BTreeSet::from([String::new()]);
    for digit in digits.chars() {
        let insert = |text: &String| {
            (0..=text.len())
                .map(|i| format!("{}{digit}{}", &text[..i], &text[i..]))
                .collect()
        };
        found = found.iter().flat_map::<Vec<String>, _>(insert).collect();
    }
    let numbers = found.iter().filter(|text| !text.starts_with('0'));
    numbers
        .filter_map(|text| text.parse().ok())
        .filter(|m| *m != n)
        .collect()
}

impl Repair {
    fn repairs(&self, lines: &[Line], total: Option<Line>, proof: &Proof) -> bool {
        let change = |line: &mut Line| {
            for column in &self.columns {
                line.counts.set(*column, Some(self.new));
            }
        };
        let (mut lines, mut total) = (lines.to_vec(), total);
        match self.at {
            At::Total => total.iter_mut().for_each(change),
            At::Sector(i) => lines.get_mut(i).into_iter().for_each(change),
        }
        errors(&lines, total, proof).is_empty()
    }

    fn hint(&self, name: &str) -> Finding {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|c| format!("cột {}", c.number()))
            .collect();
        let message = format!(
            "Có thể đảo chữ số: {} → {}? Nếu {} của dòng {name} là {} thì mọi cân đối đều khớp; đề nghị đối chiếu với nguồn.",
            count(self.old),
            count(self.new),
            columns.join(", "),
            count(self.new),
        );
        let first = self.columns.first().map_or(3, |c| c.number());
        let place = Place::Cell(format!("{name}/c{first}"));
        Finding::new(
            "digit_permutation_hint",
            Severity::Hint,
            place,
            count(self.old),
            message,
        )
        .with_values(self.new.to_string(), self.old.to_string())
    }
}

fn errors(lines: &[Line], total: Option<Line>, proof: &Proof) -> Vec<Broken> {
    let mut all = broken(lines, total, proof);
    all.retain(|b| b.severity == Severity::Error);
    all
}

/// The numbers that could be to blame: those of the one row that contradicts itself, or, if
/// none does, those of the columns that do not add up.
fn suspects(lines: &[Line], total: Option<Line>, wrong: &[Broken]) -> Vec<(At, Vec<Column>, i64)> {
    let mut guilty: Vec<At> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for broken in wrong {
        match broken.what {
            What::Sectors(column) => columns.push(column),
            _ if !guilty.contains(&broken.at) => guilty.push(broken.at),
            _ => {}
        }
    }
    let every = (0..lines.len()).map(At::Sector).chain(total.map(|_| At::Total));
    let (rows, only): (Vec<At>, &[Column]) = match guilty.as_slice() {
        [] => (every.collect(), &columns),
        [one] => (vec![*one], &Column::ALL),
        _ => return Vec::new(),
    };
    let mut suspects = Vec::new();
    for at in rows {
        let line = match at {
            At::Total => total,
            At::Sector(i) => lines.get(i).copied(),
        };
        let Some(line) = line else { continue };
        for column in only {
            let Some(old) = line.counts.get(*column) else {
                continue;
            };
            let twins: Vec<Column> = Column::ALL
                .into_iter()
                .filter(|other| line.counts.get(*other) == Some(old))
                .collect();
            if twins.len() > 1 {
                suspects.push((at, twins, old));
            }
            suspects.push((at, vec![*column], old));
        }
    }
    suspects
}
