//! Figures that a person exported by hand: form II.06a as portals write it, and lists of dossiers.
//! A file's bytes come in; counts, a stripped list, or what is wrong with it go out.
//!
//! Pure: who stores it, and who looks into the folder, is not known here. Nothing is corrected and
//! nothing is guessed: an empty cell is unknown, a cell that is no number is told with its place,
//! and of a list only the named columns ever leave this room.

mod body;
mod dossiers;
mod header;
mod number;
mod settle;
mod source;
mod stored;
#[cfg(test)]
mod tests;
mod when;
mod window;

pub use settle::{Settled, Wish, settle};
pub use source::{DataPerson, ExportSource};
pub use stored::{Received, answer, totals};
pub use window::{Stated, in_name, stated};

use crate::calendar::{Moment, count};
use crate::dossier::SectorRow;
use crate::dossier::list::Dossier;
use crate::paper::PaperError;
use crate::paper::grid::{Grid, grids};
use crate::paper::table::Spot;
use crate::paper::word;
use crate::plan::folded;
use std::collections::BTreeMap;

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

    fn unreadable(why: impl Into<String>) -> Refused {
        Refused {
            is_unreadable: true,
            ..Refused::new(why)
        }
    }
}

const NOT_RECOGNISED: &str = "Không nhận ra biểu II.06a (cột “Lĩnh vực”, “Tiếp nhận”, “Đã giải quyết”, “Đang giải quyết”) hoặc danh sách hồ sơ (cột “Ngày tiếp nhận”, “Ngày hẹn trả” hoặc “Ngày trả”) trong tệp; đề nghị xuất lại đúng màn hình thống kê.";

/// Reads a file. `now` is the moment until which days can have come.
///
/// # Errors
/// It cannot be read, holds no table of a known kind or several, or cells that are wrong.
pub fn read(name: &str, bytes: &[u8], now: Moment) -> Result<Export, Refused> {
    let grids = grids(name, bytes).map_err(|e| Refused::unreadable(in_vietnamese(&e)))?;
    of_grids(&grids, now)
}

/// Reads the form in the tables of a Word file, as a report holds it among its paragraphs.
///
/// # Errors
/// As [`read`].
pub fn in_document(bytes: &[u8], now: Moment) -> Result<Export, Refused> {
    let rows = word::rows(bytes).map_err(|e| Refused::unreadable(in_vietnamese(&e)))?;
    let mut tables: BTreeMap<usize, Grid> = BTreeMap::new();
    for row in rows {
        if let Spot::Table { table, .. } = row.spot {
            tables.entry(table).or_default().rows.push(row);
        }
    }
    let tables: Vec<Grid> = tables.into_values().collect();
    of_grids(&tables, now)
}

fn of_grids(grids: &[Grid], now: Moment) -> Result<Export, Refused> {
    let mut found = Vec::new();
    for is_hidden in [false, true] {
        for grid in grids.iter().filter(|g| g.is_hidden == is_hidden) {
            if let Some(read) = form(grid).or_else(|| dossiers::list(grid, now)) {
                found.push((grid, read));
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    without_repeats(&mut found);
    match found.len() {
        0 => Err(Refused::unreadable(NOT_RECOGNISED)),
        1 => found.remove(0).1,
        n => Err(Refused::new(format!(
            "Tệp có {} bảng số liệu ({}); đề nghị để mỗi kỳ một tệp, chỉ giữ lại một bảng.",
            count(i64::try_from(n).unwrap_or(i64::MAX)),
            found
                .iter()
                .map(|(grid, _)| format!("“{}”", grid.name))
                .collect::<Vec<_>>()
                .join(", ")
        ))),
    }
}

/// A workbook may show the same form twice, as the office's own drafts do: once is enough.
fn without_repeats(found: &mut Vec<(&Grid, Result<Export, Refused>)>) {
    let form = |read: &Result<Export, Refused>| match read {
        Ok(Export {
            content: Content::Form { rows, .. },
            stated,
            ..
        }) => Some((rows.clone(), *stated)),
        _ => None,
    };
    // Only two windows said in the same way can contradict each other.
    let is_one = |a: Option<Stated>, b: Option<Stated>| match (a, b) {
        (Some(Stated::Days(..)), Some(Stated::Days(..)))
        | (Some(Stated::Label { .. }), Some(Stated::Label { .. })) => a == b,
        _ => true,
    };
    let Some(first) = found.first().and_then(|(_, read)| form(read)) else {
        return;
    };
    let is_first =
        |(rows, stated): (Vec<SectorRow>, Option<Stated>)| rows == first.0 && is_one(stated, first.1);
    if found.iter().all(|(_, read)| form(read).is_some_and(is_first)) {
        found.truncate(1);
    }
}

/// The form in a sheet; `None` where there is none.
fn form(grid: &Grid) -> Option<Result<Export, Refused>> {
    let header = header::find(&grid.rows)?;
    let read = body::read(grid, &header);
    Some(read.map(|body| Export {
        content: Content::Form {
            rows: body.rows,
            total: body.total.map(Box::new),
            words: body.words,
        },
        sheet: grid.name.clone(),
        lines: body.lines,
        stated: window::stated(&title(grid, header.top)),
        remarks: body.remarks,
        has_more_columns: false,
    }))
}

/// Everything above a row of a table, in one line; what stands nearer first, since a page may hold
/// other tables with titles of their own.
fn title(grid: &Grid, top: usize) -> String {
    let above = grid.rows.iter().take(top).map(|row| row.without_inherited());
    let cells = above.flat_map(|row| row.cells).filter(|c| !c.is_empty());
    cells.chain([grid.title.clone()]).collect::<Vec<_>>().join(" ")
}

/// "bảng “Sheet1”, ".
fn of_sheet(grid: &Grid) -> String {
    match grid.name.is_empty() {
        true => String::new(),
        false => format!("bảng “{}”, ", grid.name),
    }
}

/// "H" of a column counted from 0.
fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// Folded words with single spaces, for comparing.
fn bare(text: &str) -> String {
    folded(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The messages of `paper` are for operators; what an official can do is the same for all.
fn in_vietnamese(error: &PaperError) -> String {
    let PaperError::Broken { why, .. } = error;
    let has = |words: &[&str]| words.iter().any(|w| why.contains(w));
    let said = if has(&["password", "protected", "encrypted"]) {
        "tệp có mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại"
    } else if has(&["more than", "unpacks to", "beyond", "too many", "larger"]) {
        "tệp quá lớn hoặc có quá nhiều hàng, cột; đề nghị chỉ để lại bảng cần nhập"
    } else if has(&["UTF-8", "UTF-16", "encoded", "alphabet"]) {
        "chữ trong tệp không phải Unicode; đề nghị lưu lại dưới dạng Excel (.xlsx) hoặc “CSV UTF-8”"
    } else {
        "tệp hỏng hoặc không phải tệp Excel (.xlsx, .xls), CSV; đề nghị mở bằng Excel và lưu lại dưới dạng .xlsx"
    };
    format!("Không đọc được tệp: {said}.")
}
