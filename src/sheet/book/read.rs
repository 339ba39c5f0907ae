//! A workbook to the four tables: each known by its header, wherever it stands.

use super::columns::{ALL, Table};
use super::fault::{Fault, fault};
use super::tables::{Line, Tables};
use crate::paper::PaperError;
use crate::paper::excel::Workbook;
use crate::paper::table::Row;

/// The header stands among the first rows of its sheet.
const HEADER_WITHIN: usize = 15;
/// No office has more units, groups, or people away.
const MAX_LINES: usize = 500;
/// The longest text of a cell, in characters.
const MAX_CELL: usize = 2_000;

/// The tables of a workbook with what is wrong in its shape.
///
/// # Errors
/// The file is no workbook, or damaged or hostile.
pub fn tables(bytes: &[u8]) -> Result<(Tables, Vec<Fault>), PaperError> {
    let mut found: [Option<Vec<Line>>; 4] = Default::default();
    let mut faults = Vec::new();
    let mut workbook = Workbook::open(bytes)?;
    for sheet in workbook.sheets().to_vec() {
        let rows = workbook.rows(&sheet)?;
        let Some((index, header, places)) = header_of(&rows) else {
            continue;
        };
        let table = ALL[index];
        if found[index].is_some() {
            faults.push(fault(
                table,
                rows[header].line,
                "",
                format!("trong tệp có hai bảng “{}”", table.name),
                "đề nghị gộp vào một trang tính",
            ));
            continue;
        }
        faults.extend(missing(table, &rows[header], &places));
        let lines = lines(&rows[header + 1..], &places);
        faults.extend(limits(table, &lines));
        found[index] = Some(lines);
    }
    for (table, _) in ALL.iter().zip(&found).filter(|(_, lines)| lines.is_none()) {
        faults.push(Fault {
            sheet: table.name.into(),
            line: 0,
            column: String::new(),
            message: "không tìm thấy bảng này theo dòng tiêu đề".into(),
            remedy: format!(
                "đề nghị giữ trang tính có dòng tiêu đề: {}",
                table
                    .columns
                    .iter()
                    .map(|c| c.name)
                    .collect::<Vec<_>>()
                    .join(" | ")
            ),
        });
    }
    let [units, groups, absences, wishes] = found.map(Option::unwrap_or_default);
    let tables = Tables {
        units,
        groups,
        absences,
        wishes,
    };
    Ok((tables, faults))
}

/// Whether the workbook is an address book: it has one of its tables.
pub fn is_book(bytes: &[u8]) -> bool {
    has_a_table(bytes).unwrap_or(false)
}

fn has_a_table(bytes: &[u8]) -> Result<bool, PaperError> {
    let mut workbook = Workbook::open(bytes)?;
    for sheet in workbook.sheets().to_vec() {
        if header_of(&workbook.rows(&sheet)?).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The table of a sheet, the index of its header row, and where its columns stand. Of several
/// tables that fit, the one with most columns.
fn header_of(rows: &[Row]) -> Option<(usize, usize, Vec<Option<usize>>)> {
    let fits = rows.iter().take(HEADER_WITHIN).enumerate().flat_map(|(at, row)| {
        let of_row = ALL.iter().enumerate();
        of_row.filter_map(move |(index, table)| Some((index, at, table.find(&row.cells)?)))
    });
    fits.max_by_key(|(index, at, places)| {
        let known = places.iter().flatten().count();
        (
            known * 100 / places.len(),
            std::cmp::Reverse(*at),
            std::cmp::Reverse(*index),
        )
    })
}

/// A column that is not there is empty; but where a header is not understood, it may be that
/// column's, and what people wrote there would be lost.
fn missing(table: &Table, header: &Row, places: &[Option<usize>]) -> Vec<Fault> {
    let is_strange = |(i, cell): &(usize, &String)| !cell.is_empty() && !places.contains(&Some(*i));
    let strange: Vec<&str> = header
        .cells
        .iter()
        .enumerate()
        .filter(is_strange)
        .map(|(_, c)| c.as_str())
        .collect();
    let lost = table
        .columns
        .iter()
        .zip(places)
        .filter(|(c, p)| p.is_none() && c.name != "Ghi chú");
    lost.filter(|(column, _)| column.name == "Mã" || !strange.is_empty())
        .map(|(column, _)| {
            let message = match strange.as_slice() {
                [] => "thiếu cột này".to_owned(),
                _ => format!("thiếu cột này, có cột không rõ “{}”", strange.join("”, “")),
            };
            fault(
                table,
                header.line,
                column.name,
                message,
                "đề nghị ghi đúng tiêu đề cột",
            )
        })
        .collect()
}

fn lines(rows: &[Row], places: &[Option<usize>]) -> Vec<Line> {
    let cell = |row: &Row, place: &Option<usize>| {
        let cell = place.and_then(|i| row.cells.get(i));
        cell.map(|c| c.trim().to_owned()).unwrap_or_default()
    };
    rows.iter()
        .map(|row| Line {
            line: row.line,
            cells: places.iter().map(|place| cell(row, place)).collect(),
        })
        .filter(|line| line.cells.iter().any(|c| !c.is_empty()))
        .take(MAX_LINES + 1)
        .collect()
}

fn limits(table: &Table, lines: &[Line]) -> Vec<Fault> {
    let mut faults = Vec::new();
    if lines.len() > MAX_LINES {
        faults.push(fault(
            table,
            0,
            "",
            format!("bảng có hơn {MAX_LINES} hàng"),
            "đề nghị xóa những hàng không phải danh bạ",
        ));
    }
    for line in lines {
        let long = line
            .cells
            .iter()
            .zip(table.columns)
            .filter(|(c, _)| c.chars().count() > MAX_CELL);
        faults.extend(long.map(|(_, column)| {
            let message = format!("ô có hơn {MAX_CELL} ký tự");
            fault(table, line.line, column.name, message, "đề nghị rút gọn")
        }));
    }
    faults
}
