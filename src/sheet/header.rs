//! Columns known by the words of their header, with a few letters mistyped, in any order.

use crate::paper::table::Row;
use crate::plan::{distance, folded};

/// Of four letters one may be wrong.
const LETTERS_PER_FAULT: usize = 4;
/// Longer cells are no header.
const LONGEST: usize = 80;

/// Where each of the wanted headers stands; `None` where none of the cells is near enough. A
/// header given to one column is not given to another.
pub fn columns<const N: usize>(row: &Row, wanted: &[&str; N]) -> [Option<usize>; N] {
    let cells: Vec<Vec<char>> = row.cells.iter().map(|c| letters(c)).collect();
    let mut pairs = Vec::new();
    for (index, name) in wanted.iter().enumerate() {
        let name = letters(name);
        let limit = name.len() / LETTERS_PER_FAULT;
        for (at, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            pairs.extend(distance(&name, cell, limit).map(|faults| (faults, index, at)));
        }
    }
    // The surest first; equally sure ones in the order of the columns.
    pairs.sort_by_key(|(faults, index, at)| (*faults, *at, *index));
    let mut found = [None; N];
    for (_, index, at) in pairs {
        if found[index].is_none() && !found.contains(&Some(at)) {
            found[index] = Some(at);
        }
    }
    found
}

fn letters(cell: &str) -> Vec<char> {
    if cell.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    folded(cell).chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_in_any_order_and_with_a_typo() {
        let row = Row {
            cells: ["Ghi chu", "Trạng thái ", "Ngày văn bảnn", "Mã", "Khác"]
                .map(str::to_owned)
                .to_vec(),
            ..Row::default()
        };
        let found = columns(&row, &["Mã", "Trạng thái", "Ngày văn bản", "Ghi chú", "Sự kiện"]);
        assert_eq!(found, [Some(3), Some(1), Some(2), Some(0), None]);
    }
}
