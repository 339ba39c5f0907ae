//! Tables that people without a terminal fill in Excel: building their rows, and reading rows
//! back as proposed changes with what was not understood.
//!
//! Pure: a file's bytes and what is stored come in, a proposal goes out; who stores it, and who
//! looks into the folder, is not known here. A new kind of sheet is a variant of [`SheetKind`]
//! with its header, and an arm of [`read`].

pub mod book;
mod cell;
pub mod days;
mod header;
mod open;
mod receipt;
mod system;
mod tracking;

pub use receipt::{Group, Line, OfFigures, Receipt};
pub use system::BY as BY_SYSTEM;
pub use tracking::{Cells, FILE_NAME, Key, State, Tracked, write};

use crate::calendar::{Moment, WorkingCalendar};
use crate::paper::PaperError;
use crate::paper::table::Row;
use crate::plan::import::Change;
use crate::plan::{Mark, Office, Task};
use serde::{Deserialize, Serialize};

/// What a sheet is, told by its header row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetKind {
    /// The tracking sheet that `task export` writes.
    Tracking,
    /// A list of tasks as the office's task system exports it.
    System,
    /// The address book.
    Book,
    /// Additions to the calendar.
    Days,
    /// Form II.06a that a person exported; it is read in `export`.
    Form,
    /// A list of dossiers, likewise.
    Dossiers,
}

impl SheetKind {
    /// The kind whose header the row is.
    pub fn of_header(row: &Row) -> Option<SheetKind> {
        if tracking::Columns::of(row).is_some() {
            return Some(SheetKind::Tracking);
        }
        system::Columns::of(row).map(|_| SheetKind::System)
    }

    /// How letters name it.
    pub fn name(self) -> &'static str {
        match self {
            SheetKind::Tracking => "sổ theo dõi nhiệm vụ",
            SheetKind::System => "danh sách nhiệm vụ từ hệ thống theo dõi nhiệm vụ",
            SheetKind::Book => "danh bạ đơn vị",
            SheetKind::Days => "bảng ngày nghỉ",
            SheetKind::Form => "biểu II.06a",
            SheetKind::Dossiers => "danh sách hồ sơ",
        }
    }
}

/// Why a file as a whole is not taken; Vietnamese, for the receipt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("Không đọc được tệp: {0}.")]
    Paper(String),
    #[error(
        "Không nhận ra loại bảng: không có hàng tiêu đề của sổ theo dõi (cột “Mã”, “Trạng thái”) hoặc của danh sách nhiệm vụ được giao (cột “Nội dung nhiệm vụ”, “Thời hạn”, “Trạng thái”), của danh bạ đơn vị hoặc của bảng ngày nghỉ (cột “Ngày”, “Loại”, “Tên”, “Số văn bản”)."
    )]
    Unrecognised,
}

/// Not as a source: its words are in the message already. They are English, for operators; an
/// official is told what to do.
impl From<PaperError> for SheetError {
    fn from(error: PaperError) -> SheetError {
        SheetError::Paper(open::in_vietnamese(&error))
    }
}

/// What is stored, as far as sheets are compared with it.
pub struct Known<'a> {
    pub tasks: &'a [Task],
    pub marks: &'a [Mark],
    /// Every row that a tracking sheet would have now.
    pub tracked: &'a [Tracked],
    pub office: &'a Office,
    pub calendar: &'a WorkingCalendar,
    pub now: Moment,
}

/// What a file would change, and what of it needs a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub marks: Vec<Mark>,
    pub changes: Vec<Change>,
    pub receipt: Receipt,
}

impl Proposal {
    /// Whether nothing would be stored.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.changes.is_empty()
    }
}

/// What a file is, told by its tables; `None` where it is no sheet of a known kind, or cannot be
/// read.
pub fn kind(name: &str, bytes: &[u8]) -> Option<SheetKind> {
    if book::is_book(bytes) {
        return Some(SheetKind::Book);
    }
    if days::is_day_sheet(name, bytes) {
        return Some(SheetKind::Days);
    }
    open::table(name, bytes).ok().map(|table| table.kind)
}

/// Reads a filled file of any known kind.
///
/// # Errors
/// It cannot be read, is beyond a limit, or is no sheet of a known kind.
pub fn read(name: &str, bytes: &[u8], known: &Known) -> Result<Proposal, SheetError> {
    let table = open::table(name, bytes)?;
    Ok(match table.kind {
        SheetKind::Tracking => tracking::read(&table, known),
        SheetKind::System => system::read(&table, known),
        // Of the settings, not of tasks: whoever holds these takes them.
        SheetKind::Book | SheetKind::Days | SheetKind::Form | SheetKind::Dossiers => {
            return Err(SheetError::Unrecognised);
        }
    })
}

#[cfg(test)]
mod tests;
