//! The columns of the tracking sheet, and where they stand in one that came back.

use crate::paper::table::Row;
use crate::sheet::{cell, header};

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Key,
    Number,
    Title,
    Unit,
    Words,
    Due,
    State,
    Document,
    Date,
    Event,
    Deadline,
    Note,
    Seen,
}

/// In the order in which they are written.
pub const COLUMNS: [(Column, &str, f64); 13] = [
    (Column::Key, "Mã", 4.0),
    (Column::Number, "Số trong kế hoạch", 10.0),
    (Column::Title, "Nhiệm vụ", 46.0),
    (Column::Unit, "Đơn vị chủ trì", 24.0),
    (Column::Words, "Thời hạn ghi trong kế hoạch", 24.0),
    (Column::Due, "Ngày cuối còn đúng hạn", 17.0),
    (Column::State, "Trạng thái", 15.0),
    (Column::Document, "Số, ký hiệu văn bản", 18.0),
    (Column::Date, "Ngày văn bản", 13.0),
    (Column::Event, "Ngày xảy ra sự kiện", 17.0),
    (Column::Deadline, "Thời hạn mới (ghi bằng lời)", 24.0),
    (Column::Note, "Ghi chú", 28.0),
    (Column::Seen, "Khi xuất sổ", 4.0),
];

/// Where each column stands in a sheet that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns([Option<usize>; 13]);

impl Columns {
    /// The columns of the header of a tracking sheet; `None` for any other row.
    pub fn of(row: &Row) -> Option<Columns> {
        let names = COLUMNS.map(|(_, name, _)| name);
        let columns = Columns(header::columns(row, &names));
        let has = |column| columns.at(column).is_some();
        // Lists of other systems have codes, states and dates of documents too.
        let is_ours = [Column::Event, Column::Deadline, Column::Seen]
            .into_iter()
            .any(has);
        let is_whole = has(Column::Key) && has(Column::State) && (has(Column::Document) || has(Column::Date));
        (is_ours && is_whole).then_some(columns)
    }

    fn at(&self, column: Column) -> Option<usize> {
        let index = COLUMNS.iter().position(|(c, ..)| *c == column)?;
        self.0[index]
    }

    /// The cell's words; `None` where the column was deleted.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r str> {
        let at = self.at(column)?;
        Some(row.cells.get(at).map_or("", String::as_str))
    }

    /// "ô H7 (Ngày văn bản)".
    pub fn place(&self, row: &Row, column: Column) -> String {
        let name = COLUMNS
            .iter()
            .find(|(c, ..)| *c == column)
            .map_or("", |(_, n, _)| n);
        match self.at(column) {
            Some(at) => format!("ô {} ({name})", cell::name(at, row.line)),
            None => format!("hàng {}", row.line),
        }
    }
}
