//! The binary workbooks of Excel 97 to 2003 (`.xls`, BIFF8): cells to rows, sheet by sheet, with
//! what they show.
//!
//! Records are walked one after the other and cells kept sparse: a file of some KB may name the
//! last cell of a sheet, and a dense rectangle of it would be a gigabyte.

mod kind;
mod record;
mod strings;

use super::MAX_SHEETS;
use super::format::Formats;
use super::shared::MAX_STRINGS;
use super::sheet::{MAX_MERGES, Merge, keep, spread, widen};
use crate::paper::collect::Rows;
use crate::paper::error::PaperError;
use crate::paper::grid::{Grid, Grids};
use crate::paper::table::{MAX_BYTES, MAX_CELLS, MAX_ROWS, Row};
use crate::paper::unpack::MAX_FILE;
use record::{Cut, Records};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};

/// Styles and formats; Excel itself ends at 4,000.
const MAX_STYLES: usize = 100_000;

/// What all sheets share.
#[derive(Default)]
struct Book {
    strings: Vec<String>,
    formats: Formats,
    from_1904: bool,
    /// Name, whether it is hidden, where its records begin.
    sheets: Vec<(String, bool, usize)>,
}

/// Every worksheet of the file, in order.
///
/// # Errors
/// It is damaged, older than Excel 97, protected by a password, or beyond a limit.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, PaperError> {
    let stream = workbook_stream(bytes)?;
    let book = globals(&stream)?;
    let mut found = Grids::default();
    for (name, is_hidden, from) in &book.sheets {
        found.push(Grid {
            name: name.clone(),
            is_hidden: *is_hidden,
            title: String::new(),
            rows: sheet(&stream, *from, &book)?,
        })?;
    }
    Ok(found.grids)
}

fn refused(why: impl Into<String>) -> PaperError {
    PaperError::broken("reading the .xls file", why.into())
}

fn damaged() -> PaperError {
    refused("it is damaged or cut off; open it in Excel and save it as .xlsx")
}

/// The stream with the records, out of the compound file.
fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, PaperError> {
    if bytes.len() > MAX_FILE {
        return Err(refused(format!("it is larger than {} MiB", MAX_FILE >> 20)));
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    if file.is_stream("/EncryptedPackage") {
        return Err(protected());
    }
    if !file.is_stream("/Workbook") {
        let why = match file.is_stream("/Book") {
            true => "it is older than Excel 97; open it in Excel and save it as .xlsx",
            false => "it is no Excel file; open it in its program and save it as .xlsx",
        };
        return Err(refused(why));
    }
    let stream = file.open_stream("/Workbook").map_err(|_| damaged())?;
    let mut found = Vec::new();
    stream
        .take(MAX_FILE as u64)
        .read_to_end(&mut found)
        .map_err(|_| damaged())?;
    Ok(found)
}

fn protected() -> PaperError {
    refused("it is protected by a password; take the password off and save it again")
}

fn globals(stream: &[u8]) -> Result<Book, PaperError> {
    let mut records = Records::of(stream);
    match records.next() {
        Some((kind::BOF, data)) if Cut(data).u16() == Some(0x0600) => {}
        Some((kind::BOF, _)) => {
            return Err(refused(
                "it is older than Excel 97; open it in Excel and save it as .xlsx",
            ));
        }
        _ => return Err(damaged()),
    }
    let mut book = Book::default();
    let mut styles: Vec<u16> = Vec::new();
    let mut codes: HashMap<u16, String> = HashMap::new();
    while let Some((kind, data)) = records.next() {
        let mut cut = Cut(data);
        match kind {
            kind::EOF => break,
            kind::FILE_PASS => return Err(protected()),
            kind::DATE_1904 => book.from_1904 = cut.u16() == Some(1),
            kind::FORMAT => {
                if let (Some(id), Some(code)) = (cut.u16(), strings::long(cut.0)) {
                    codes.insert(id, code);
                }
            }
            kind::XF => styles.push(Cut(data.get(2..).unwrap_or_default()).u16().unwrap_or(0)),
            kind::SST => {
                let parts = records.with_continues(data);
                book.strings = strings::shared(&parts, MAX_STRINGS).ok_or_else(damaged)?;
            }
            kind::BOUND_SHEET => book.sheets.extend(bound_sheet(cut)),
            _ => {}
        }
        if styles.len().max(codes.len()) > MAX_STYLES || book.sheets.len() > MAX_SHEETS {
            return Err(refused(
                "it has too many styles or sheets; save the one sheet alone",
            ));
        }
    }
    book.formats = Formats::of(&styles, &codes);
    Ok(book)
}

/// Only worksheets: charts and macro sheets hold no table.
fn bound_sheet(mut cut: Cut) -> Option<(String, bool, usize)> {
    let from = usize::try_from(cut.u32()?).ok()?;
    let (visibility, is_worksheet) = (cut.u8()?, cut.u8()? == 0);
    let name = strings::short(cut.0)?;
    is_worksheet.then_some((name, visibility & 3 != 0, from))
}

/// The cells of a sheet while they are gathered.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u16, BTreeMap<u16, String>>,
    merges: Vec<Merge>,
    text: usize,
}

impl Cells {
    /// Keeps a cell that shows something.
    fn put(&mut self, row: u16, column: u16, words: String) -> Result<(), PaperError> {
        if words.trim().is_empty() {
            return Ok(());
        }
        if usize::from(column) >= MAX_CELLS {
            return Err(refused(format!("words beyond the {MAX_CELLS}th column")));
        }
        self.text += words.len();
        self.rows.entry(row).or_default().insert(column, words);
        if self.text > MAX_BYTES || self.rows.len() > MAX_ROWS {
            return Err(refused(format!(
                "more than {MAX_ROWS} rows or {} MiB of text; save the one table alone",
                MAX_BYTES >> 20
            )));
        }
        Ok(())
    }

    fn into_rows(self) -> Result<Vec<Row>, PaperError> {
        let mut rows = Rows::default();
        for (row, cells) in &self.rows {
            let width = cells.keys().next_back().map_or(0, |last| usize::from(*last) + 1);
            let mut line = vec![String::new(); width];
            for (column, words) in cells {
                line[usize::from(*column)].clone_from(words);
            }
            keep(&mut rows, usize::from(*row) + 1, &line)?;
        }
        widen(&mut rows);
        spread(&mut rows, &self.merges)?;
        Ok(rows.rows)
    }
}

fn sheet(stream: &[u8], from: usize, book: &Book) -> Result<Vec<Row>, PaperError> {
    let records = Records::of(stream.get(from..).ok_or_else(damaged)?);
    let mut cells = Cells::default();
    // Charts lie within a sheet as streams of their own.
    let mut depth = 0usize;
    // The words of a formula follow it.
    let mut formula: Option<(u16, u16)> = None;
    for (kind, data) in records {
        match kind {
            kind::BOF => depth += 1,
            kind::EOF if depth <= 1 => return cells.into_rows(),
            kind::EOF => depth -= 1,
            _ if depth != 1 => {}
            kind::STRING => {
                if let (Some((row, column)), Some(words)) = (formula.take(), strings::long(data)) {
                    cells.put(row, column, words)?;
                }
            }
            kind::MERGED => {
                merges(Cut(data), &mut cells.merges);
                if cells.merges.len() > MAX_MERGES {
                    return Err(refused(format!("more than {MAX_MERGES} merged cells")));
                }
            }
            kind::MUL_RK => many(Cut(data), book, &mut cells)?,
            kind => {
                if let Some((row, column, words)) = cell(kind, Cut(data), book, &mut formula) {
                    cells.put(row, column, words)?;
                }
            }
        }
    }
    Err(damaged())
}

/// A record that is one cell. A formula whose result is a text is remembered: the text follows.
fn cell(
    kind: u16,
    mut cut: Cut,
    book: &Book,
    formula: &mut Option<(u16, u16)>,
) -> Option<(u16, u16, String)> {
    let (row, column, style) = (cut.u16()?, cut.u16()?, cut.u16()?);
    let shown = |value: f64| {
        book.formats
            .show(usize::from(style), &value.to_string(), book.from_1904)
    };
    let words = match kind {
        kind::LABEL_SST => book.strings.get(usize::try_from(cut.u32()?).ok()?)?.clone(),
        kind::LABEL | kind::RICH_STRING => strings::long(cut.0)?,
        kind::NUMBER => shown(cut.f64()?),
        kind::RK => shown(rk(cut.u32()?)),
        kind::BOOL_OR_ERROR => {
            let (value, is_error) = (cut.u8()?, cut.u8()? != 0);
            match is_error {
                true => "#LỖI".to_owned(),
                false => truth(Some(value)),
            }
        }
        kind::FORMULA => {
            let result = cut.0.get(..8)?;
            match (result.get(6..), result.first()) {
                (Some([0xFF, 0xFF]), Some(0)) => {
                    *formula = Some((row, column));
                    return None;
                }
                (Some([0xFF, 0xFF]), Some(1)) => truth(result.get(2).copied()),
                (Some([0xFF, 0xFF]), Some(2)) => "#LỖI".to_owned(),
                (Some([0xFF, 0xFF]), _) => return None,
                _ => shown(cut.f64()?),
            }
        }
        _ => return None,
    };
    Some((row, column, words))
}

fn truth(value: Option<u8>) -> String {
    if value == Some(0) { "FALSE" } else { "TRUE" }.to_owned()
}

/// Numbers side by side in one record.
fn many(mut cut: Cut, book: &Book, cells: &mut Cells) -> Result<(), PaperError> {
    let (Some(row), Some(first)) = (cut.u16(), cut.u16()) else {
        return Ok(());
    };
    let mut column = first;
    while cut.0.len() >= 8 {
        let (Some(style), Some(value)) = (cut.u16(), cut.u32()) else {
            break;
        };
        let shown = book
            .formats
            .show(usize::from(style), &rk(value).to_string(), book.from_1904);
        cells.put(row, column, shown)?;
        column = column.saturating_add(1);
    }
    Ok(())
}

fn merges(mut cut: Cut, found: &mut Vec<Merge>) {
    cut.u16();
    while let (Some(top), Some(bottom), Some(left), Some(right)) =
        (cut.u16(), cut.u16(), cut.u16(), cut.u16())
    {
        let (left, right) = (usize::from(left), usize::from(right));
        // Merged within a row: the first cell holds the words already.
        if top < bottom && left <= right && left < MAX_CELLS {
            found.push(Merge {
                columns: (left, right),
                lines: (usize::from(top) + 1, usize::from(bottom) + 1),
            });
        }
    }
}

/// A number in four bytes: an integer or the upper half of a double, perhaps a hundredfold.
fn rk(value: u32) -> f64 {
    let number = match value & 2 {
        0 => f64::from_bits(u64::from(value & !3) << 32),
        _ => f64::from(value.cast_signed() >> 2),
    };
    if value & 1 == 1 { number / 100.0 } else { number }
}

#[cfg(test)]
mod tests;
