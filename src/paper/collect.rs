//! Rows of an office file as they come in, within the limits of `table`.

use super::error::PaperError;
use super::table::{MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_ROWS, Row, Spot, cleaned, too_many_rows};

/// All words of a file together, repeated ones counted as often as they stand there: a
/// merged cell or a shared string must not be multiplied without end.
const MAX_TEXT: usize = MAX_BYTES;

#[derive(Default)]
pub(super) struct Rows {
    pub rows: Vec<Row>,
    text: usize,
}

impl Rows {
    /// Cleans and keeps a row under the next free line, or under `line`.
    pub fn push(
        &mut self,
        line: Option<usize>,
        spot: Spot,
        cells: &[String],
    ) -> Result<&mut Row, PaperError> {
        if self.rows.len() >= MAX_ROWS {
            return Err(too_many_rows());
        }
        let line = line.unwrap_or(self.rows.len() + 1);
        let refused = |why: String| {
            Err(PaperError::broken(
                "reading its rows",
                format!("{}: {why}", place(spot, line)),
            ))
        };
        if cells.len() > MAX_CELLS {
            return refused(format!(
                "more than {MAX_CELLS} cells; delete what does not belong to it"
            ));
        }
        if cells.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
            return refused(format!(
                "a cell of more than {MAX_CELL_BYTES} bytes; is all of it in one piece?"
            ));
        }
        let cells: Vec<String> = cells.iter().map(|cell| cleaned(cell)).collect();
        self.count(cells.iter().map(String::len).sum())?;
        self.rows.push(Row {
            line,
            cells,
            spot,
            from_above: Vec::new(),
        });
        let last = self.rows.len() - 1;
        Ok(&mut self.rows[last])
    }

    /// Enters words that a merged cell repeats.
    pub fn count(&mut self, bytes: usize) -> Result<(), PaperError> {
        self.text += bytes;
        if self.text > MAX_TEXT {
            return Err(PaperError::broken(
                "reading its rows",
                format!(
                    "more than {} MiB of text, merged cells included; save the task table alone",
                    MAX_TEXT >> 20
                ),
            ));
        }
        Ok(())
    }
}

fn place(spot: Spot, line: usize) -> String {
    match spot {
        Spot::Line => format!("row {line}"),
        Spot::Paragraph(n) => format!("paragraph {n}"),
        Spot::Table { table, row } => format!("table {table}, row {row}"),
    }
}
