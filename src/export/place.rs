//! Where something stands in a sheet, as a person finds it, and what stands above it.

use crate::paper::grid::Grid;

/// Everything above a row of a table, in one line; what stands nearer first, since a page may hold
/// other tables with titles of their own.
pub fn title(grid: &Grid, top: usize) -> String {
    let above = grid.rows.iter().take(top).map(|row| row.without_inherited());
    let cells = above.flat_map(|row| row.cells).filter(|c| !c.is_empty());
    cells.chain([grid.title.clone()]).collect::<Vec<_>>().join(" ")
}

/// "bảng “Sheet1”, ".
pub fn of_sheet(grid: &Grid) -> String {
    match grid.name.is_empty() {
        true => String::new(),
        false => format!("bảng “{}”, ", grid.name),
    }
}

/// "H" of a column counted from 0.
pub fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}
