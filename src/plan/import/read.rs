//! Text and rows to the table of a plan.

use super::columns::{Columns, Field};
use super::error::ImportError;
use super::excerpt::unreadable;
use super::issued::issued;
use super::plan_table::PlanTable;
use super::year::year_missing;
use super::{alphabet, check, heading, rows};
use crate::finding::Finding;
use crate::paper::table::{self, Row};

/// Reads a text with tab-separated rows (as in the seeds), the table anywhere in it.
///
/// # Errors
/// A limit of `paper::table` is passed, or there is no task table.
pub fn read_text(text: &str) -> Result<PlanTable, ImportError> {
    let rows = match has_quoted_cells(text) {
        true => table::rows_of_csv(text, b'\t')?,
        false => table::rows_of_text(text)?,
    };
    table_of(&rows)
}

/// Reads the same table as CSV: comma, semicolon or tab, quoted cells.
///
/// # Errors
/// The bytes are no text, a limit of `paper::table` is passed, or there is no task table.
pub fn read_csv(bytes: &[u8]) -> Result<PlanTable, ImportError> {
    let text = table::decode(bytes)?;
    let mut best: Option<(usize, Vec<Row>)> = None;
    let mut refused = None;
    for delimiter in [b',', b';', b'\t'] {
        let rows = match table::rows_of_csv(&text, delimiter) {
            Ok(rows) => rows,
            Err(error) => {
                refused.get_or_insert(error);
                continue;
            }
        };
        let known = rows.iter().find_map(Columns::of_header).map_or(0, |c| c.known());
        if known > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((known, rows));
        }
    }
    match (best, refused) {
        (Some((_, rows)), _) => {
            let mut plan = table_of(&rows)?;
            plan.findings.extend(open_quote(&text, &rows));
            Ok(plan)
        }
        (None, Some(error)) => Err(error.into()),
        (None, None) => Err(ImportError::NoTable),
    }
}

/// A quotation mark that is never closed swallows the rows after it.
fn open_quote(text: &str, rows: &[Row]) -> Option<Finding> {
    let last = rows.last()?;
    let is_open = text.matches('"').count() % 2 == 1;
    is_open.then(|| {
        unreadable(
            last.line,
            &last.cells.join(" "),
            "Tệp có dấu ngoặc kép không đóng, các hàng sau có thể đã bị gộp; đề nghị kiểm tra.",
        )
    })
}

/// Excel's "Unicode Text" quotes cells that hold line breaks.
fn has_quoted_cells(text: &str) -> bool {
    let opens = |line: &str| {
        line.split('\t')
            .skip(1)
            .any(|c| c.starts_with('"') && c.matches('"').count() % 2 == 1)
    };
    text.matches('"').count().is_multiple_of(2) && text.lines().any(opens)
}

pub(super) fn table_of(rows: &[Row]) -> Result<PlanTable, ImportError> {
    let reading = rows::read(rows);
    let Some(columns) = &reading.columns else {
        return Err(match alphabet::is_old(rows) {
            true => ImportError::OldAlphabet,
            false => ImportError::NoTable,
        });
    };
    if reading.rows.is_empty() {
        return Err(ImportError::NoTasks);
    }
    let before = &reading.prose[..reading.before];
    let title = heading::title(before);
    let mut table = PlanTable {
        year: heading::year(&title, before, &reading.rows),
        title,
        issued: issued(&reading.prose),
        stated_year: None,
        rows: reading.rows,
        findings: heading::body_sections(&reading.prose),
    };
    table.findings.extend(year_missing(&table));
    table.findings.extend(reading.findings);
    table.findings.extend(check::columns(columns));
    table.findings.extend(check::sections(&reading.sections));
    table.findings.extend(check::numbering(&table.rows));
    table.findings.extend(check::dittos(&mut table.rows));
    let (has_lead, has_deadline) = (columns.has(Field::Lead), columns.has(Field::Deadline));
    table
        .findings
        .extend(check::missing_cells(&table.rows, has_lead, has_deadline));
    check::found_by_people(&mut table.findings, rows);
    Ok(table)
}
