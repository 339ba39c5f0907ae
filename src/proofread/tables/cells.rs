//! Cells and rows as numbers.

use crate::proofread::token::{count_of, decimal_of};

/// What is written in digits: "Năm" heads a column of years.
pub(super) fn figure(cell: &str) -> Option<&str> {
    cell.starts_with(|c: char| c.is_ascii_digit()).then_some(cell)
}

/// A number in a cell; a dash or nothing is none.
pub(super) fn value(cell: &str) -> Option<i64> {
    let bare = cell.trim().trim_matches(['*', '(', ')']);
    figure(bare).and_then(count_of)
}

/// Places of what is measured that are reckoned with.
pub(super) const PLACES: u32 = 4;

/// A number in a cell, measured ones too: ten-thousandths, and its places.
pub(super) fn measure(cell: &str) -> Option<(i64, u32)> {
    let (digits, places) = figure(cell.trim().trim_matches(['*', '(', ')'])).and_then(decimal_of)?;
    let scale = 10_i64.checked_pow(PLACES.checked_sub(places)?)?;
    Some((digits.checked_mul(scale)?, places))
}

pub(super) fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—")
}

/// Whether a row says what its figures are of: in words or by days, "15/7 - 14/8".
pub(super) fn is_named(cells: &[String]) -> bool {
    let has_days = cells.first().is_some_and(|c| c.matches('/').count() >= 2);
    has_days || cells.iter().any(|c| c.chars().any(char::is_alphabetic))
}

/// A row that numbers the columns: "(1)", "2", "(3)=(4)+(5)".
pub(super) fn is_column_numbers(cells: &[String]) -> bool {
    let numbers: Vec<u32> = cells
        .iter()
        .filter_map(|c| {
            c.trim()
                .trim_start_matches('(')
                .chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .ok()
        })
        .collect();
    let letters = cells
        .iter()
        .filter(|c| c.chars().filter(|c| c.is_alphabetic()).count() > 2)
        .count();
    numbers.len() >= 3
        && letters == 0
        && numbers.len() + 2 >= cells.len()
        && numbers.windows(2).all(|w| w[1] == w[0] + 1)
        && numbers[0] <= 3
}

/// "(3)=(4)+(5)+(6)", "7 = 8+9+10" as the left column and the right ones with their signs.
pub(super) fn formula(cell: &str) -> Option<(u32, Vec<(u32, i64)>)> {
    let bare: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')'))
        .collect();
    let (left, right) = bare.split_once('=')?;
    let left = left.parse().ok()?;
    let mut parts = Vec::new();
    for (i, piece) in right.replace('-', "+-").split('+').enumerate() {
        if piece.is_empty() && i == 0 {
            continue;
        }
        let sign = if piece.starts_with('-') { -1 } else { 1 };
        parts.push((piece.trim_start_matches('-').parse().ok()?, sign));
    }
    (parts.len() >= 2).then_some((left, parts))
}
