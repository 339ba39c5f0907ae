//! Sheets as grids of words, and how many of them one file may hold.

use super::error::PaperError;
use super::table::Row;

/// One sheet or table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The sheet's name; empty in a text, "bảng 2" for the second table of a web page.
    pub name: String,
    pub is_hidden: bool,
    /// Words of a web page above the table.
    pub title: String,
    pub rows: Vec<Row>,
}

/// All sheets of a file together, in bytes of memory: each is within the limits of `table`, and
/// a file may name one sheet many times.
const MAX_WEIGHT: usize = 64 << 20;

/// The sheets of a file as they are read.
#[derive(Debug, Default)]
pub(super) struct Grids {
    pub grids: Vec<Grid>,
    weight: usize,
}

impl Grids {
    /// Keeps one more.
    ///
    /// # Errors
    /// All together are beyond the limit.
    pub fn push(&mut self, grid: Grid) -> Result<(), PaperError> {
        let cells = grid.rows.iter().flat_map(|row| &row.cells);
        self.weight += cells.map(|c| size_of::<String>() + c.len()).sum::<usize>();
        if self.weight > MAX_WEIGHT {
            let why = "it holds more than is read of all sheets together; save the one table alone";
            return Err(PaperError::broken("opening the file", why));
        }
        self.grids.push(grid);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_wide_sheets_are_no_bomb() {
        let row = Row {
            cells: vec![String::new(); 64],
            ..Row::default()
        };
        let grid = Grid {
            rows: vec![row; 20_000],
            ..Grid::default()
        };
        let mut all = Grids::default();
        let why = (0..10).find_map(|_| all.push(grid.clone()).err()).unwrap();
        assert!(why.to_string().contains("all sheets together"));
    }
}
