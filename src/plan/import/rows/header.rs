//! Header rows: of one row or two, repeated on each page, with numbered columns.

use super::reader::{Open, Reader};
use crate::paper::table::Row;
use crate::plan::import::columns::{Columns, Field};
use crate::plan::import::shape::counts_columns;

impl Reader {
    pub(super) fn header(&mut self, columns: Columns) {
        self.report_loose();
        let is_first = self.first_row.is_none();
        let is_other = self.first_row.as_ref().is_some_and(|known| *known != columns);
        if is_other {
            self.close_task();
        }
        if self.closed {
            self.heading = None;
        }
        if is_first {
            self.reading.before = self.reading.prose.len();
            self.reading.columns = Some(columns.clone());
        }
        // A page that repeats the first header row only keeps the divided columns.
        if is_first || is_other {
            self.second_header.clear();
            self.columns = Some(columns.clone());
        }
        self.first_row = Some(columns);
        self.after_header = true;
        self.closed = false;
        self.beside_table = true;
    }

    /// Second header rows and rows that number the columns, "(1) (2) (3)", "A B 1 2".
    pub(super) fn is_second_header(&mut self, columns: &Columns, row: &Row) -> bool {
        if counts_columns(row) {
            return true;
        }
        if !self.second_header.is_empty() {
            return self.second_header == row.cells;
        }
        let is_bare =
            columns.cell(row, Field::Number).is_empty() && columns.cell(row, Field::Title).is_empty();
        let Some(more) = columns.with_second_row(row).filter(|_| is_bare) else {
            return false;
        };
        if !matches!(self.open, Open::Nothing) {
            return false;
        }
        self.second_header = row.cells.clone();
        self.reading.columns = Some(more.clone());
        self.columns = Some(more);
        true
    }
}
