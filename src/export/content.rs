//! What a file holds, or why it is given back.

use super::window::Stated;
use crate::dossier::SectorRow;
use crate::dossier::list::Dossier;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    pub content: Content,
    /// The sheet's name; empty in a text.
    pub sheet: String,
    /// First and last line of the table's rows, as the program that made the file counts them.
    pub lines: (usize, usize),
    /// The window that the file itself names.
    pub stated: Option<Stated>,
    /// What a person should know of it, in Vietnamese sentences.
    pub remarks: Vec<String>,
    /// It has columns that were passed over unread: names, telephones, addresses.
    pub has_more_columns: bool,
}

/// The two kinds of files.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Form II.06a of one window.
    Form {
        rows: Vec<SectorRow>,
        total: Option<Box<SectorRow>>,
        /// The table's own words, name and counts, line by line.
        words: Vec<(usize, Vec<String>)>,
    },
    /// Dossiers, stripped.
    List { rows: Vec<Dossier> },
}

impl Content {
    /// How letters name it.
    pub fn name(&self) -> &'static str {
        match self {
            Content::Form { .. } => "biểu II.06a",
            Content::List { .. } => "danh sách hồ sơ",
        }
    }
}

/// A cell or row that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// "bảng “Sheet1”, ô H7 (cột 8)".
    pub place: String,
    /// What is wrong and what to do.
    pub text: String,
}

/// Why a file is given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// One Vietnamese sentence.
    pub why: String,
    pub troubles: Vec<Trouble>,
    /// It is no table of a known kind, or no file that can be read at all.
    pub is_unreadable: bool,
}

impl Refused {
    pub fn new(why: impl Into<String>) -> Refused {
        Refused {
            why: why.into(),
            troubles: Vec::new(),
            is_unreadable: false,
        }
    }

    pub fn unreadable(why: impl Into<String>) -> Refused {
        Refused {
            is_unreadable: true,
            ..Refused::new(why)
        }
    }
}
