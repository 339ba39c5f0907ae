//! A row of a table.

use std::collections::BTreeMap;

/// A row of a table with the formulas of its cells, by column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableRow {
    pub cells: Vec<String>,
    pub formulas: BTreeMap<usize, String>,
}

impl TableRow {
    /// The row as one line.
    pub fn line(&self) -> String {
        self.cells.join(" | ")
    }

    /// A row of names or of signatures has none worth holding against anything.
    pub fn figures(&self) -> usize {
        self.cells.iter().filter(|cell| is_figure(cell.trim())).count()
    }

    /// The first words of a row are its name; their place with them.
    pub fn name(&self) -> Option<(usize, &str)> {
        let mut cells = self.cells.iter().map(|cell| cell.trim()).enumerate();
        cells.find(|(_, cell)| cell.starts_with(char::is_alphabetic))
    }

    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// Its words and figures in the columns behind its name.
    pub fn behind(&self, from: usize) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.cells.iter().map(|cell| cell.trim()).enumerate();
        cells.skip(from + 1)
    }
}

/// Whether a cell holds a figure and no words.
pub(super) fn is_figure(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit())
}
