//! What a source's own counts say about each other, and about the form of another source.

use super::cross::CrossCheck;
use super::proof::{Compared, Operand, OwnSum, Proof, Strength};
use super::row::{SectorRow, TOTAL};
use super::snapshot::Snapshot;
use crate::calendar::{self, count, percent};
use crate::finding::{Finding, Place, Severity};

/// The sums that the source's profile states and that do not hold, row by row. A sum with an
/// unknown operand is not checked.
pub(super) fn own_sums(rows: &[SectorRow], total: Option<&SectorRow>, proof: &Proof) -> Vec<Finding> {
    let lines = rows.iter().map(|row| (row.name(), row));
    let all = lines.chain(total.map(|total| (TOTAL, total)));
    all.flat_map(|(name, row)| proof.own.iter().filter_map(move |sum| broken(name, row, sum)))
        .collect()
}

fn broken(name: &str, row: &SectorRow, sum: &OwnSum) -> Option<Finding> {
    let severity = match sum.strength {
        Strength::Hard | Strength::AtLeast => Severity::Error,
        Strength::Soft => Severity::Warning,
        Strength::Not => return None,
    };
    let found = sum.left.of(row)?;
    let parts = sum.parts.iter().map(|part| part.of(row));
    let expected = parts.into_iter().try_fold(0_i64, |sum, n| sum.checked_add(n?))?;
    let may_be_more = sum.strength == Strength::AtLeast && found > expected;
    if found == expected || may_be_more {
        return None;
    }
    let formula: Vec<&str> = sum.parts.iter().map(|part| part.title.as_str()).collect();
    let message = format!(
        "{name}: {} là {}, nhưng {} bằng {}, lệch {} hồ sơ.",
        sum.left.title,
        count(found),
        formula.join(" + "),
        count(expected),
        apart(expected, found),
    );
    let place = Place::Cell(format!("{name}/{}", sum.left.name));
    let finding = Finding::new("identity", severity, place, count(found), message);
    Some(finding.with_values(expected.to_string(), found.to_string()))
}

/// What the newest answer of every source that is only compared says otherwise than these
/// totals of the same window, beyond its tolerance: the office's, else its profile's. A doubt for a
/// person: the two count differently, and neither is corrected.
pub(super) fn cross_checks(
    total: &SectorRow,
    of_window: &[&Snapshot],
    office: &[CrossCheck],
) -> Vec<Finding> {
    let mut newest: Vec<(&Snapshot, Proof)> = Vec::new();
    for snapshot in of_window.iter().rev() {
        let known = newest.iter().any(|(s, _)| s.source == snapshot.source);
        let proof = snapshot.proof();
        if proof.is_cross_check && !known {
            newest.push((snapshot, proof));
        }
    }
    newest
        .iter()
        .flat_map(|(snapshot, proof)| {
            let own = office.iter().find(|check| check.source == snapshot.source);
            let own = own.and_then(|check| i64::try_from(check.tolerance).ok());
            let compare = move |compared: &Compared| {
                let most = own.unwrap_or(compared.tolerance_percent);
                apart_from(total, snapshot, compared, most)
            };
            proof.compared.iter().filter_map(compare)
        })
        .collect()
}

fn apart_from(total: &SectorRow, snapshot: &Snapshot, compared: &Compared, most: i64) -> Option<Finding> {
    let theirs = compared.left.of(snapshot.total.as_ref()?)?;
    let columns = compared.columns.iter().map(|c| total.counts.get(*c));
    let ours = columns
        .into_iter()
        .try_fold(0_i64, |sum, n| sum.checked_add(n?))?;
    let difference = ours.checked_sub(theirs)?.checked_abs()?;
    if difference.saturating_mul(100) <= ours.saturating_mul(most) {
        return None;
    }
    let numbers: Vec<String> = compared
        .columns
        .iter()
        .map(|c| format!("cột {}", c.number()))
        .collect();
    let share = percent(difference, ours).map_or(String::new(), |p| format!(" ({p})"));
    let message = format!(
        "Đối chiếu với nguồn {} lúc {}: {} là {}, còn {} của biểu là {}, lệch {} hồ sơ{share}, quá mức {}%; đề nghị kiểm tra.",
        snapshot.source,
        calendar::moment(snapshot.fetched_at),
        compared.left.title,
        count(theirs),
        numbers.join(" + "),
        count(ours),
        count(difference),
        most,
    );
    let first = compared.columns.first().map_or(3, |c| c.number());
    let place = Place::Cell(format!("{TOTAL}/c{first}"));
    let finding = Finding::new("cross_report", Severity::Warning, place, count(ours), message);
    Some(finding.with_values(theirs.to_string(), ours.to_string()))
}

fn apart(expected: i64, found: i64) -> String {
    count(expected.abs_diff(found).try_into().unwrap_or(i64::MAX))
}

impl Operand {
    /// A column by its number, with its title.
    pub fn of_column(column: super::column::Column) -> Operand {
        Operand {
            name: format!("c{}", column.number()),
            title: format!("cột {} ({})", column.number(), column.title()),
        }
    }
}
