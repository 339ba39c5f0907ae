//! A plan's file by what it is: its first bytes, then the ending of its name.

use super::columns::Columns;
use super::error::ImportError;
use super::plan_table::PlanTable;
use super::read::{read_csv, read_text, table_of};
use super::{alphabet, written};
use crate::finding::{Finding, Place, Severity};
use crate::paper::excel::{Sheet, Workbook};
use crate::paper::table::{self, Row};
use crate::paper::{Kind, kind_of, word};

/// Reads a plan's file by what it is: Word, Excel, TOML, CSV, or text; by its first bytes,
/// then by the ending of its name.
///
/// # Errors
/// It is of another kind, damaged, hostile or beyond a limit, with the remedy; as
/// `read_text` and `read_csv`.
pub fn read(name: &str, bytes: &[u8]) -> Result<PlanTable, ImportError> {
    match kind_of(name, bytes)? {
        Kind::Word => table_of(&word::rows(bytes)?),
        Kind::Excel => excel(bytes),
        Kind::Text => text(name, bytes),
    }
}

fn text(name: &str, bytes: &[u8]) -> Result<PlanTable, ImportError> {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    match ending.as_deref() {
        Some("toml") => written::read(bytes),
        Some("csv" | "tsv") => read_csv(bytes),
        Some("txt" | "md") => read_text(&table::decode(bytes)?),
        _ => match read_text(&table::decode(bytes)?) {
            Err(ImportError::NoTable) => read_csv(bytes),
            read => read,
        },
    }
}

/// The sheet with the task table: the one whose header names most columns, the first of
/// equal ones; a hidden one only if no other has a task table.
fn excel(bytes: &[u8]) -> Result<PlanTable, ImportError> {
    let mut book = Workbook::open(bytes)?;
    let sheets = book.sheets().to_vec();
    let mut refused = None;
    let mut is_old = false;
    let mut others: Vec<&Sheet> = Vec::new();
    let mut best: Option<(usize, &Sheet, Vec<Row>)> = None;
    for is_hidden in [false, true] {
        for sheet in sheets.iter().filter(|s| s.is_hidden == is_hidden) {
            let rows = match book.rows(sheet) {
                Ok(rows) => rows,
                Err(error) => {
                    // Figures beside the plan may be too many; the plan may not.
                    refused.get_or_insert(error);
                    continue;
                }
            };
            let known = known_columns(&rows);
            is_old |= alphabet::is_old(&rows);
            match &best {
                _ if known == 0 => {}
                Some((most, _, _)) if known <= *most => others.push(sheet),
                _ => others.extend(best.replace((known, sheet, rows)).map(|(_, sheet, _)| sheet)),
            }
        }
        if best.is_some() {
            break;
        }
    }
    match (best, refused) {
        (Some((_, sheet, rows)), refused) => {
            let mut plan = table_of(&rows)?;
            plan.findings.extend(not_read(sheet, &others));
            plan.findings.extend(refused.map(|_| unreadable_sheet(sheet)));
            Ok(plan)
        }
        (None, Some(error)) => Err(error.into()),
        (None, None) if is_old => Err(ImportError::OldAlphabet),
        (None, None) => Err(ImportError::NoTable),
    }
}

fn known_columns(rows: &[Row]) -> usize {
    let header = rows
        .iter()
        .find_map(|row| Columns::of_header(&row.without_inherited()));
    header.map_or(0, |columns| columns.known())
}

fn not_read(read: &Sheet, others: &[&Sheet]) -> Option<Finding> {
    if others.is_empty() {
        return None;
    }
    let names: Vec<String> = others.iter().map(|sheet| format!("“{}”", shown(sheet))).collect();
    let message = format!(
        "Chỉ đọc trang tính “{}”; các trang tính khác cũng có bảng nhiệm vụ nên đề nghị tách thành tệp riêng nếu cần nhập: {}.",
        shown(read),
        names.join(", ")
    );
    Some(about_sheet(read, message))
}

fn unreadable_sheet(read: &Sheet) -> Finding {
    let message = format!(
        "Chỉ đọc trang tính “{}”; trong tệp có trang tính khác không đọc được hoặc quá lớn.",
        shown(read)
    );
    about_sheet(read, message)
}

fn about_sheet(sheet: &Sheet, message: String) -> Finding {
    let place = Place::Cell(format!("trang tính {}", shown(sheet)));
    Finding::new("sheet_not_read", Severity::Warning, place, "", message)
}

fn shown(sheet: &Sheet) -> String {
    let name = table::cleaned(&sheet.name).replace('\n', " ");
    name.chars().take(60).collect()
}
