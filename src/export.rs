//! Figures that a person exported by hand: form II.06a as portals write it, and lists of dossiers.
//! A file's bytes come in; counts, a stripped list, or what is wrong with it go out.
//!
//! Pure: who stores it, and who looks into the folder, is not known here. Nothing is corrected and
//! nothing is guessed: an empty cell is unknown, a cell that is no number is told with its place,
//! and of a list only the named columns ever leave this room.

mod body;
mod content;
mod dossiers;
mod folding;
mod header;
mod number;
mod place;
mod settle;
mod source;
mod stored;
#[cfg(test)]
mod tests;
mod when;
mod window;

pub use content::{Content, Export, Refused, Trouble};
pub use settle::{Settled, Wish, settle};
pub use source::{DataPerson, ExportSource};
pub use stored::{Received, answer, totals};
pub use window::{Stated, in_name, stated};

use crate::calendar::{Moment, count};
use crate::dossier::SectorRow;
use crate::paper::grid::Grid;
use crate::paper::grids::grids;
use crate::paper::table::Spot;
use crate::paper::{PaperError, word};
use place::title;
use std::collections::BTreeMap;

const NOT_RECOGNISED: &str = "Không nhận ra biểu II.06a (cột “Lĩnh vực”, “Tiếp nhận”, “Đã giải quyết”, “Đang giải quyết”) hoặc danh sách hồ sơ (cột “Ngày tiếp nhận”, “Ngày hẹn trả” hoặc “Ngày trả”) trong tệp; đề nghị xuất lại đúng màn hình thống kê.";

/// Reads a file. `now` is the moment until which days can have come.
///
/// # Errors
/// It cannot be read, holds no table of a known kind or several, or cells that are wrong.
pub fn read(name: &str, bytes: &[u8], now: Moment) -> Result<Export, Refused> {
    let grids = grids(name, bytes).map_err(|e| Refused::unreadable(in_vietnamese(&e)))?;
    in_grids(&grids, now)
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
    in_grids(&tables, now)
}

/// Reads grids whatever file they are of.
///
/// # Errors
/// As [`read`].
pub fn in_grids(grids: &[Grid], now: Moment) -> Result<Export, Refused> {
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
