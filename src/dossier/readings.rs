//! What a line that does not close could mean: every way in which offices write "received" is tried
//! (facts/domain.md 2.2, 2.4), and the gap that each leaves is told. Nothing is chosen and nothing
//! is corrected.

use super::column::{Column, Counts};
use super::digits::digit_permutations;
use super::row::SectorRow;
use crate::calendar::count;
use crate::finding::{Finding, Place, Severity};
use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};

/// A way to read what was received, carried-over dossiers included.
struct Reading {
    formula: &'static str,
    columns: &'static [Column],
    /// What it takes the columns for, where that is not what the form says.
    meaning: &'static str,
}

const READINGS: [Reading; 4] = [
    Reading {
        formula: "(3)",
        columns: &[C3],
        meaning: "",
    },
    Reading {
        formula: "(3) + (6)",
        columns: &[C3, C6],
        meaning: "tổng số chưa gồm số kỳ trước chuyển qua",
    },
    Reading {
        formula: "(4) + (5) + (6)",
        columns: &[C4, C5, C6],
        meaning: "",
    },
    Reading {
        formula: "(5) + (6)",
        columns: &[C5, C6],
        meaning: "số trực tuyến nằm trong số mới tiếp nhận",
    },
];

/// Sums between the other columns; those that hold must go on holding.
const SUMS: [(Column, &[Column]); 5] = [
    (C3, &[C4, C5]),
    (C7, &[C8, C9, C10]),
    (C7, &[C9, C10]),
    (C11, &[C12, C13]),
    (C3, &[C4, C5, C6]),
];

/// What is told of a totals row beside its broken balances: all readings with their gaps, the one
/// number whose digits may be exchanged, and what is left where nobody says what is pending.
///
/// `is_doubtful`: what was received contradicts the rest.
pub(super) fn readings(total: &SectorRow, is_doubtful: bool) -> Vec<Finding> {
    let mut found: Vec<Finding> = tried(total).filter(|_| is_doubtful).into_iter().collect();
    if !found.is_empty() {
        found.extend(one_number(&total.counts, total.name()));
    }
    found.extend(left_over(total));
    found
}

/// Told only where neither the form's own reading nor the form's own sum closes.
fn tried(row: &SectorRow) -> Option<Finding> {
    let counts = &row.counts;
    let c3 = counts.c3?;
    let wanted = outcome(row)?;
    let of_the_form = sum(counts, &[C4, C5, C6]);
    if c3 == wanted && of_the_form.is_none_or(|n| n == c3) {
        return None;
    }
    let read: Vec<(&Reading, i64)> = READINGS
        .iter()
        .filter_map(|reading| Some((reading, sum(counts, reading.columns)?)))
        .collect();
    if read.len() < 2 {
        return None;
    }
    let told: Vec<String> = read
        .iter()
        .map(|(reading, n)| {
            let meaning = match reading.meaning {
                "" => String::new(),
                words => format!(" ({words})"),
            };
            let gap = match n.abs_diff(wanted) {
                0 => "khớp".to_owned(),
                n => format!("lệch {}", count(i64::try_from(n).unwrap_or(i64::MAX))),
            };
            format!("{}{meaning} = {}, {gap}", reading.formula, count(*n))
        })
        .collect();
    let closing = read.iter().any(|(_, n)| *n == wanted);
    let verdict = match closing {
        true => "đề nghị xác định cách tính của nguồn",
        false => "không cách nào khớp",
    };
    let message = format!(
        "{}: các cách hiểu số tiếp nhận đã thử so với (7) + (11) = {}: {}; {verdict}.",
        row.name(),
        count(wanted),
        told.join("; ")
    );
    let place = Place::Cell(format!("{}/c3", row.name()));
    Some(Finding::new(
        "identity",
        Severity::Hint,
        place,
        count(c3),
        message,
    ))
}

/// What was done with the dossiers: resolved, pending, and what the source counts apart.
fn outcome(row: &SectorRow) -> Option<i64> {
    let apart = ["waiting", "cancelled"]
        .iter()
        .filter_map(|name| row.extras.get(*name).copied().flatten());
    apart
        .chain([row.counts.c7?, row.counts.c11?])
        .try_fold(0_i64, i64::checked_add)
}

/// The hint, if exactly one number with its digits in another order closes any of the readings and
/// leaves whole what is whole.
fn one_number(counts: &Counts, name: &str) -> Option<Finding> {
    let mut repairs: Vec<(i64, i64)> = Vec::new();
    for column in [C3, C4, C5, C6, C7, C11] {
        let Some(old) = counts.get(column) else { continue };
        for new in digit_permutations(old) {
            if !repairs.contains(&(old, new)) && closes_with(counts, old, new) {
                repairs.push((old, new));
            }
        }
    }
    let [(old, new)] = repairs.as_slice() else {
        return None;
    };
    let columns: Vec<String> = Column::ALL
        .into_iter()
        .filter(|c| counts.get(*c) == Some(*old))
        .map(|c| format!("({})", c.number()))
        .collect();
    let message = format!(
        "Có thể đảo chữ số: {} → {}? Chỉ có số này, nếu đảo chữ số, làm khớp một trong các cách hiểu; \
         đang ở cột {} của dòng {name}; đề nghị đối chiếu với nguồn.",
        count(*old),
        count(*new),
        columns.join(", ")
    );
    let first = Column::ALL.into_iter().find(|c| counts.get(*c) == Some(*old))?;
    let place = Place::Cell(format!("{name}/c{}", first.number()));
    let hint = Finding::new(
        "digit_permutation_hint",
        Severity::Hint,
        place,
        count(*old),
        message,
    );
    Some(hint.with_values(new.to_string(), old.to_string()))
}

/// Wherever the number stands, it is exchanged.
fn closes_with(counts: &Counts, old: i64, new: i64) -> bool {
    let mut changed = *counts;
    for column in Column::ALL {
        if counts.get(column) == Some(old) {
            changed.set(column, Some(new));
        }
    }
    let holds = |counts: &Counts, (left, parts): &(Column, &[Column])| {
        counts
            .get(*left)
            .zip(sum(counts, parts))
            .is_some_and(|(a, b)| a == b)
    };
    if SUMS.iter().any(|s| holds(counts, s) && !holds(&changed, s)) {
        return false;
    }
    let wanted = sum(&changed, &[C7, C11]);
    let mut read = READINGS.iter().map(|r| sum(&changed, r.columns));
    wanted.is_some() && read.any(|n| n == wanted)
}

/// Where nobody says what is pending: at least what was received and not resolved.
fn left_over(row: &SectorRow) -> Option<Finding> {
    let counts = &row.counts;
    let resolved = counts.c7.filter(|_| counts.c11.is_none())?;
    let received = counts.c3.or_else(|| sum(counts, &[C4, C5]))?;
    let left = received.checked_sub(resolved).filter(|n| *n > 0)?;
    let message = format!(
        "{}: tiếp nhận {} hồ sơ, đã giải quyết {} hồ sơ; nguồn không cho biết số đang giải quyết, \
         nên chưa kiểm tra được cân đối (còn ít nhất {} hồ sơ đang giải quyết).",
        row.name(),
        count(received),
        count(resolved),
        count(left)
    );
    let place = Place::Cell(format!("{}/c11", row.name()));
    Some(Finding::new("identity", Severity::Hint, place, "", message))
}

fn sum(counts: &Counts, columns: &[Column]) -> Option<i64> {
    columns
        .iter()
        .try_fold(0_i64, |sum, c| sum.checked_add(counts.get(*c)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(n: [Option<i64>; 11]) -> SectorRow {
        let mut row = SectorRow::default();
        for (column, value) in Column::ALL.into_iter().zip(n) {
            row.counts.set(column, value);
        }
        row
    }

    #[test]
    fn the_figures_of_the_second_quarter_of_2024_are_read_in_every_way_and_none_closes() {
        let line = |online, new| {
            let n = [433, online, new, 214, 305, -1, 305, 0, 243, 243, 0];
            row(n.map(|n| Some(n).filter(|n| *n >= 0)))
        };
        for (online, new) in [(155, 278), (155, 123)] {
            let told = readings(&line(online, new), true);
            let message = &told[0].message;
            for gap in ["433, lệch 115", "= 647, lệch 99", "không cách nào khớp"] {
                assert!(message.contains(gap), "{message}");
            }
            assert!(message.contains("= 492, lệch 56"), "{message}");
        }
        let told = readings(&line(155, 278), true);
        assert_eq!((told[1].excerpt.as_str(), told.len()), ("243", 2));
        assert!(told[1].message.contains("243 → 342"), "{}", told[1].message);
        assert!(told[1].message.contains("(11), (12)"), "{}", told[1].message);
    }

    #[test]
    fn what_closes_is_not_read_in_other_ways_and_what_is_not_known_is_not_guessed() {
        let whole = row([20, 12, 3, 5, 15, 5, 9, 1, 5, 5, 0].map(Some));
        assert_eq!(readings(&whole, true), []);
        let mut march = row([None; 11]);
        for (column, n) in [(C3, 177), (C4, 177), (C7, 72), (C9, 72), (C10, 0)] {
            march.counts.set(column, Some(n));
        }
        let told = readings(&march, false);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].message.contains("còn ít nhất 105 hồ sơ"),
            "{}",
            told[0].message
        );
        assert_eq!(readings(&row([None; 11]), true), []);
    }

    #[test]
    fn numbers_of_any_size_are_read_without_a_panic() {
        for n in [i64::MAX, i64::MIN, -1, 0] {
            readings(&row([Some(n); 11]), true);
        }
    }
}
