//! A file to the table in it: the first sheet whose header is of a known kind.

use super::error::SheetError;
use super::kind::SheetKind;
use super::{cell, system::columns::Columns as OfSystem, tracking::columns::Columns as OfTracking};
use crate::paper::excel::Workbook;
use crate::paper::table::{self, Row};
use crate::paper::{Kind, kind_of};

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
        kind_of_header(&own).map(|kind| (at, kind, own))
    });
    let (at, kind, header) = found?;
    let below = rows.split_off(at + 1);
    let words: Vec<String> = rows
        .iter()
        .take(at)
        .map(|row| row.without_inherited().cells.join(" "))
        .collect();
    let title = cell::one_line(&words.join(" "));
    Some(Table {
        kind,
        header,
        rows: below,
        title,
    })
}

/// The kind whose header the row is.
fn kind_of_header(row: &Row) -> Option<SheetKind> {
    if OfTracking::of(row).is_some() {
        return Some(SheetKind::Tracking);
    }
    OfSystem::of(row).map(|_| SheetKind::System)
}
