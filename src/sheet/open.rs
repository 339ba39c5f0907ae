//! A file to the table in it: the first sheet whose header is of a known kind.

use super::{SheetError, SheetKind};
use crate::paper::excel::Workbook;
use crate::paper::table::{self, Row};
use crate::paper::{Kind, PaperError, kind_of};

/// A table under its header.
pub struct Table {
    pub kind: SheetKind,
    pub header: Row,
    /// The rows below it.
    pub rows: Vec<Row>,
    /// What stands above it, in one line.
    pub title: String,
}

/// Headers stand near the top.
const HEADER_WITHIN: usize = 60;

pub fn table(name: &str, bytes: &[u8]) -> Result<Table, SheetError> {
    match kind_of(name, bytes)? {
        Kind::Excel => of_excel(bytes),
        Kind::Text => of_text(bytes),
        Kind::Word => Err(SheetError::Unrecognised),
    }
}

fn of_excel(bytes: &[u8]) -> Result<Table, SheetError> {
    let mut book = Workbook::open(bytes)?;
    let mut refused = None;
    let sheets = book.sheets().to_vec();
    for is_hidden in [false, true] {
        for sheet in sheets.iter().filter(|s| s.is_hidden == is_hidden) {
            match book.rows(sheet) {
                Ok(rows) => {
                    if let Some(table) = under_header(rows) {
                        return Ok(table);
                    }
                }
                Err(error) => {
                    refused.get_or_insert(error);
                }
            }
        }
    }
    Err(refused.map_or(SheetError::Unrecognised, SheetError::from))
}

fn of_text(bytes: &[u8]) -> Result<Table, SheetError> {
    let text = table::decode(bytes)?;
    let mut refused = None;
    for delimiter in [b',', b';', b'\t'] {
        match table::rows_of_csv(&text, delimiter) {
            Ok(rows) => {
                if let Some(table) = under_header(rows) {
                    return Ok(table);
                }
            }
            Err(error) => {
                refused.get_or_insert(error);
            }
        }
    }
    Err(refused.map_or(SheetError::Unrecognised, SheetError::from))
}

fn under_header(mut rows: Vec<Row>) -> Option<Table> {
    let found = rows.iter().take(HEADER_WITHIN).enumerate().find_map(|(at, row)| {
        let own = row.without_inherited();
        SheetKind::of_header(&own).map(|kind| (at, kind, own))
    });
    let (at, kind, header) = found?;
    let below = rows.split_off(at + 1);
    let words: Vec<String> = rows
        .iter()
        .take(at)
        .map(|row| row.without_inherited().cells.join(" "))
        .collect();
    let title = super::cell::one_line(&words.join(" "));
    Some(Table {
        kind,
        header,
        rows: below,
        title,
    })
}

/// The messages of `paper` are for operators; what an official can do is the same for all.
pub fn in_vietnamese(error: &PaperError) -> String {
    let PaperError::Broken { why, .. } = error;
    let has = |words: &[&str]| words.iter().any(|w| why.contains(w));
    let said = if has(&["more than", "unpacks to", "beyond", "too many"]) {
        "tệp quá lớn hoặc có quá nhiều hàng, cột; đề nghị chỉ để lại bảng cần nhập"
    } else if has(&["UTF-8", "UTF-16", "encoded", "alphabet"]) {
        "chữ trong tệp không phải Unicode; đề nghị lưu lại dưới dạng Excel (.xlsx) hoặc “CSV UTF-8”"
    } else if has(&["password", "encrypted", "protected"]) {
        "tệp có mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại"
    } else {
        "tệp hỏng hoặc không phải tệp Excel (.xlsx), CSV; đề nghị mở bằng Excel và lưu lại dưới dạng .xlsx"
    };
    said.to_owned()
}
