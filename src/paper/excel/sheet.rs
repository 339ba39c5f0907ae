//! One sheet: its cells in rows, then what is merged.

use super::format::iso_date;
use super::shared::{Book, rich_text};
use crate::paper::collect::Rows;
use crate::paper::error::PaperError;
use crate::paper::stream::{Stream, Tag, Token};
use crate::paper::table::{MAX_CELLS, Row, Spot};
use std::collections::HashMap;

pub(super) const MAX_MERGES: usize = 100_000;

/// Columns and rows of a merged range, counted from 0 and 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merge {
    pub columns: (usize, usize),
    pub lines: (usize, usize),
}

/// A sheet's rows.
pub(super) fn rows(stream: &mut Stream, book: &Book) -> Result<Vec<Row>, PaperError> {
    let mut rows = Rows::default();
    let mut merges = Vec::new();
    let mut line = 0;
    loop {
        let tag = match stream.next()? {
            Token::Open(tag) => tag,
            Token::End => break,
            _ => continue,
        };
        match tag.name.as_str() {
            "row" => {
                line = number(&tag, "r").unwrap_or(line + 1);
                let cells = cells(stream, book)?;
                keep(&mut rows, line, &cells)?;
            }
            "mergeCell" => {
                let range = tag.attribute("ref");
                merges.extend(range.and_then(|r| merge_of(&r)));
            }
            // The same rows again for other programs, and what is no cell.
            "Fallback" | "extLst" | "conditionalFormatting" | "dataValidations" => stream.skip()?,
            _ => {}
        }
        if merges.len() > MAX_MERGES {
            let why = format!("more than {MAX_MERGES} merged cells; copy the task table to a new workbook");
            return Err(PaperError::broken("reading the sheet", why));
        }
    }
    widen(&mut rows);
    spread(&mut rows, &merges)?;
    Ok(rows.rows)
}

/// Keeps a row; of blank rows between others, written or left out, one.
pub(super) fn keep(rows: &mut Rows, line: usize, cells: &[String]) -> Result<(), PaperError> {
    if cells.is_empty() {
        return Ok(());
    }
    let above = rows.rows.last().map_or(line, |row| row.line);
    if line > above + 1 {
        rows.push(Some(above + 1), Spot::Line, &[])?;
    }
    rows.push(Some(line), Spot::Line, cells)?;
    Ok(())
}

/// The cells of a row by their column, without the empty ones at the end.
fn cells(stream: &mut Stream, book: &Book) -> Result<Vec<String>, PaperError> {
    let mut cells: Vec<String> = Vec::new();
    let mut next = 0;
    loop {
        let tag = match stream.next()? {
            Token::Open(tag) if tag.name == "c" => tag,
            Token::Open(_) => {
                stream.skip()?;
                continue;
            }
            Token::Text(_) => continue,
            Token::Close | Token::End => return Ok(cells),
        };
        let column = tag
            .attribute("r")
            .and_then(|r| place_of(&r))
            .map_or(next, |(column, _)| column);
        let words = words(stream, &tag, book)?;
        next = column.saturating_add(1);
        if words.trim().is_empty() {
            continue;
        }
        if column >= MAX_CELLS {
            let why = format!("words beyond the {MAX_CELLS}th column; delete what is not the plan");
            return Err(PaperError::broken("reading the sheet", why));
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = words;
    }
}

/// What a cell shows.
fn words(stream: &mut Stream, tag: &Tag, book: &Book) -> Result<String, PaperError> {
    let mut value = String::new();
    let mut inline = None;
    loop {
        match stream.next()? {
            Token::Open(part) if part.name == "v" => value = stream.text()?,
            Token::Open(part) if part.name == "is" => inline = Some(rich_text(stream)?),
            Token::Open(_) => stream.skip()?,
            Token::Text(_) => {}
            Token::Close | Token::End => break,
        }
    }
    if let Some(inline) = inline {
        return Ok(unescaped(&inline));
    }
    if value.is_empty() {
        return Ok(value);
    }
    Ok(match tag.attribute("t").as_deref() {
        Some("s") => {
            let index: Option<usize> = value.trim().parse().ok();
            let shared = index.and_then(|i| book.strings.get(i));
            shared.map(|s| unescaped(s)).unwrap_or_default()
        }
        Some("b") => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        Some("d") => iso_date(&value),
        Some("str" | "e") => unescaped(&value),
        _ => book
            .formats
            .show(number(tag, "s").unwrap_or(0), &value, book.from_1904),
    })
}

/// Excel writes characters that XML forbids as "_x000D_".
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    text.replace("_x000D_", "")
        .replace("_x000A_", "\n")
        .replace("_x0009_", " ")
}

fn number(tag: &Tag, name: &str) -> Option<usize> {
    tag.attribute(name)?.parse().ok()
}

/// "B7" as column 1, row 7.
pub(super) fn place_of(reference: &str) -> Option<(usize, usize)> {
    let reference = reference.trim_matches('$');
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let (letters, digits) = reference.split_at(letters);
    let column = letters
        .bytes()
        .fold(0, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    Some((column - 1, digits.trim_start_matches('$').parse().ok()?))
}

fn merge_of(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    let ((left, top), (right, bottom)) = (place_of(from)?, place_of(to)?);
    // Merged within a row: the first cell holds the words already.
    (left <= right && top < bottom && left < MAX_CELLS).then_some(Merge {
        columns: (left, right),
        lines: (top, bottom),
    })
}

pub(super) fn widen(rows: &mut Rows) {
    let width = rows
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0)
        .max(2);
    for row in &mut rows.rows {
        row.cells.resize(width, String::new());
    }
}

/// The words of a merged range in each of its rows.
pub(super) fn spread(rows: &mut Rows, merges: &[Merge]) -> Result<(), PaperError> {
    let at_line: HashMap<usize, usize> = rows
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| (row.line, i))
        .collect();
    for merge in merges {
        let column = merge.columns.0;
        let Some(first) = at_line.get(&merge.lines.0).copied() else {
            continue;
        };
        let words = rows.rows[first].cells.get(column).cloned().unwrap_or_default();
        if words.is_empty() {
            continue;
        }
        let within = |row: &Row| row.line <= merge.lines.1;
        let below = rows.rows[first + 1..]
            .iter()
            .take_while(|row| within(row))
            .count();
        for index in first + 1..=first + below {
            rows.count(words.len())?;
            let row = &mut rows.rows[index];
            // A row that is blank but for the merge is no row.
            if row.cells.iter().all(String::is_empty) || !row.cells[column].is_empty() {
                continue;
            }
            row.cells[column] = words.clone();
            row.from_above.push(column);
        }
    }
    Ok(())
}
