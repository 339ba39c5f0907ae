//! The address book `danh-ba.xlsx`: units, groups, who is away, what units wish.
//!
//! A workbook is known by the headers of its tables, whatever their order, the names of its
//! sheets, and a slip of the pen in a header. Everything wrong in it is told at once.

mod absences;
mod changes;
mod columns;
mod first;
mod groups;
mod judge;
mod read;
mod units;
mod wishes;
mod write;

#[cfg(test)]
mod tests;

pub use changes::changes;
pub use first::{First, first};
pub use write::write;

use crate::paper::PaperError;
use crate::plan::{Book, Group, Mailbox};

/// The name under which the address book is kept.
pub const FILE_NAME: &str = "danh-ba.xlsx";

/// A row of a table: its cells in the order of the table's columns, whatever their order in the
/// file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The row's number in Excel; 0 where it was never in a file.
    pub line: usize,
    pub cells: Vec<String>,
}

/// The tables as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    pub units: Vec<Line>,
    pub groups: Vec<Line>,
    pub absences: Vec<Line>,
    pub wishes: Vec<Line>,
}

/// What the address book says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    pub book: Book,
    pub groups: Vec<Group>,
    /// The row of each spell of the book.
    pub unit_lines: Vec<usize>,
    /// The row of each group.
    pub group_lines: Vec<usize>,
}

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

/// Whether the workbook is an address book: it has one of its tables.
pub fn is_book(bytes: &[u8]) -> bool {
    read::has_a_table(bytes).unwrap_or(false)
}

/// The tables of a workbook with what is wrong in its shape.
///
/// # Errors
/// The file is no workbook, or damaged or hostile.
pub fn tables(bytes: &[u8]) -> Result<(Tables, Vec<Fault>), PaperError> {
    read::tables(bytes)
}

/// Reads and validates an address book. `known` are the people whom the configuration names, who
/// may be away too: owner, leaders, drafters.
///
/// # Errors
/// Everything that is wrong, at once.
pub fn read(bytes: &[u8], known: &[Mailbox]) -> Result<Contents, Vec<Fault>> {
    let (tables, mut faults) = read::tables(bytes).map_err(|e| vec![unreadable(&e)])?;
    let (contents, more) = judge::judge(&tables, known);
    faults.extend(more);
    match faults.is_empty() {
        true => Ok(contents),
        false => Err(faults),
    }
}

fn unreadable(error: &PaperError) -> Fault {
    Fault {
        sheet: String::new(),
        line: 0,
        column: String::new(),
        message: format!("không đọc được tệp danh bạ ({error})"),
        remedy: "đề nghị lưu lại bằng Excel dưới dạng .xlsx".into(),
    }
}
