//! The kinds of files that are taken from the folder.

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
