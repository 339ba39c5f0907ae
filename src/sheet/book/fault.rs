//! What a person has to correct in the address book, and the cells that are read or told as wrong.

use super::cell::{cell, read_day, short};
use super::columns::Table;
use super::tables::Line;
use crate::plan::address::is_address;
use chrono::NaiveDate;

/// One thing that a person has to correct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The table's name, "Đơn vị"; empty where the file as a whole is meant.
    pub sheet: String,
    /// The row in Excel; 0 where the table as a whole is meant.
    pub line: usize,
    /// The column's name; empty where the row as a whole is meant.
    pub column: String,
    pub message: String,
    pub remedy: String,
}

/// "Đơn vị, hàng 5, cột Địa chỉ thư: … - đề nghị …"
impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut place = Vec::new();
        if !self.sheet.is_empty() {
            place.push(format!("bảng {}", self.sheet));
        }
        if self.line > 0 {
            place.push(format!("hàng {}", self.line));
        }
        if !self.column.is_empty() {
            place.push(format!("cột {}", self.column));
        }
        if !place.is_empty() {
            write!(f, "{}: ", place.join(", "))?;
        }
        write!(f, "{}; {}", self.message, self.remedy)
    }
}

/// A fault of a table.
pub fn fault(table: &Table, line: usize, column: &str, message: String, remedy: &str) -> Fault {
    Fault {
        sheet: table.name.into(),
        line,
        column: column.into(),
        message,
        remedy: remedy.into(),
    }
}

/// Collects what is wrong.
#[derive(Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    pub fn tell(&mut self, at: (&Table, &Line, usize), message: impl Into<String>, remedy: &str) {
        let (table, line, column) = at;
        let name = table.columns[column].name;
        self.0.push(fault(table, line.line, name, message.into(), remedy));
    }

    /// An address of that cell; an empty cell is none, a wrong one is told.
    pub fn address(&mut self, at: (&Table, &Line, usize)) -> Option<String> {
        let text = cell(at.1, at.2);
        if text.is_empty() {
            return None;
        }
        if !is_address(text) {
            let remedy = "đề nghị ghi một địa chỉ dạng ten@donvi.vn, không dấu, không khoảng trắng";
            // Not shown: what is meant for an address does not belong into the log either.
            self.tell(at, "nội dung ghi không phải là địa chỉ thư", remedy);
            return None;
        }
        Some(text.to_owned())
    }

    /// A day; an empty cell is none, what is no day is told.
    pub fn day(&mut self, at: (&Table, &Line, usize)) -> Option<NaiveDate> {
        let text = cell(at.1, at.2);
        if text.is_empty() {
            return None;
        }
        let day = read_day(text);
        if day.is_none() {
            let remedy = "đề nghị ghi theo dạng ngày/tháng/năm, ví dụ 01/7/2026";
            self.tell(at, format!("“{}” không phải là ngày", short(text)), remedy);
        }
        day
    }
}
