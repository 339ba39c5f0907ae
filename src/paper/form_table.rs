//! The table of a form of any shape as Word prints it: headings over each other, repeated on every page,
//! a row that numbers the columns, figures, notes. Its formatting is its own, so that it looks the same
//! on every template.

use super::clean::clean;
use super::fitted;
use super::span::Span;
use quick_xml::escape::escape;
use std::fmt::Write;

/// A table of figures, from the top.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormTable {
    /// Right above it: "Đơn vị tính: hồ sơ".
    pub unit: String,
    pub columns: Vec<Width>,
    pub heading: Vec<Heading>,
    /// "(1)", "(2)".
    pub numbers: Vec<String>,
    pub rows: Vec<FormRow>,
    pub notes: Vec<String>,
}

/// How much room a column wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Rows counted.
    Narrow,
    Words,
    Figure,
}

/// Words over some columns and rows, both ends included, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
    pub right: usize,
    pub words: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormRow {
    /// Each with the number of columns that it takes.
    pub cells: Vec<(usize, Span)>,
    pub is_total: bool,
}

/// Between the margins of the decree, in twentieths of a point.
const ACROSS: usize = 9071;
const NARROW: usize = 454;
/// Of the room for columns of words, the least that a name needs.
const WORDS: usize = 1700;
/// Less no figure of a thousand fits in.
const LEAST: usize = 330;
const BORDERS: [&str; 6] = ["top", "left", "bottom", "right", "insideH", "insideV"];

/// The table as it stands in the document's body.
pub(super) fn xml(table: &FormTable) -> String {
    let widths = widths(&table.columns);
    let mut out = format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{ACROSS}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        BORDERS
            .map(|b| format!(r#"<w:{b} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#))
            .concat(),
    );
    for width in &widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid>");
    let all = table.columns.len();
    let unit = Look {
        size: 24,
        is_italic: true,
        align: "right",
        ..Look::default()
    };
    row(
        &mut out,
        true,
        &cell(
            ACROSS,
            all,
            OPEN_ABOVE,
            &paragraph(&Span::from(table.unit.as_str()), unit),
        ),
    );
    heading(&mut out, table, &widths);
    let size = size(table, &widths);
    for line in &table.rows {
        figures(&mut out, table, line, (&widths, size));
    }
    if !table.notes.is_empty() {
        let look = Look {
            size: 22,
            is_italic: true,
            align: "both",
            ..Look::default()
        };
        let notes: String = table
            .notes
            .iter()
            .map(|n| paragraph(&Span::from(n.as_str()), look))
            .collect();
        row(&mut out, false, &cell(ACROSS, all, OPEN_BELOW, &notes));
    }
    out.push_str("</w:tbl>");
    out
}

/// The unit and the notes stand outside of the frame.
const OPEN_ABOVE: &str =
    r#"<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>"#;
const OPEN_BELOW: &str =
    r#"<w:tcBorders><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>"#;

/// Half points; how text stands in a cell.
#[derive(Clone, Copy, Default)]
struct Look {
    size: usize,
    is_bold: bool,
    is_italic: bool,
    align: &'static str,
    /// Stays on the page of what follows.
    is_kept: bool,
}

fn widths(columns: &[Width]) -> Vec<usize> {
    let count = |width: Width| columns.iter().filter(|w| **w == width).count();
    let (narrow, words, figures) = (count(Width::Narrow), count(Width::Words), count(Width::Figure));
    let room = ACROSS - (narrow * NARROW).min(ACROSS);
    // Words take two columns' room, at least what a name needs.
    let share = room / (2 * words + figures).max(1);
    let most = room.saturating_sub(LEAST * figures) / words.max(1);
    let of_words = (2 * share).max(WORDS).min(most);
    let of_figures = room.saturating_sub(words * of_words) / figures.max(1);
    let mut out: Vec<usize> = columns
        .iter()
        .map(|width| match width {
            Width::Narrow => NARROW,
            Width::Words => of_words,
            Width::Figure => of_figures,
        })
        .collect();
    // What division leaves goes to the widest, so that the columns fill the line.
    let rest = ACROSS.saturating_sub(out.iter().sum());
    if let Some(widest) = out.iter_mut().max() {
        *widest += rest;
    }
    out
}

/// As large as every figure has room for on one line.
fn size(table: &FormTable, widths: &[usize]) -> usize {
    let usual = usual(widths.len());
    let each = table.rows.iter().flat_map(|row| {
        let mut left = 0;
        row.cells.iter().map(move |(span, text)| {
            left += span;
            (left - span, *span, text)
        })
    });
    let figures = each.filter(|(_, _, text)| fitted::is_figure(&text.text));
    let sizes = figures.map(|(left, span, text)| {
        let width: usize = widths.get(left..left + span).unwrap_or_default().iter().sum();
        fitted::size_for(&text.text, width.saturating_sub(MARGINS), usual)
    });
    sizes.fold(usual, usize::min)
}

/// Left and right of a cell's words.
const MARGINS: usize = 56;

/// Many columns are printed smaller.
fn usual(columns: usize) -> usize {
    match columns {
        0..=13 => 20,
        14..=16 => 18,
        _ => 15,
    }
}

fn heading(out: &mut String, table: &FormTable, widths: &[usize]) {
    let rows = table.heading.iter().map(|h| h.bottom + 1).max().unwrap_or(0);
    let size = usual(widths.len());
    let look = Look {
        size,
        is_bold: true,
        align: "center",
        is_kept: true,
        ..Look::default()
    };
    for at in 0..rows {
        let mut cells = String::new();
        let mut of_row: Vec<&Heading> = table
            .heading
            .iter()
            .filter(|h| (h.top..=h.bottom).contains(&at))
            .collect();
        of_row.sort_by_key(|h| h.left);
        for head in of_row {
            let width: usize = widths
                .get(head.left..=head.right)
                .unwrap_or_default()
                .iter()
                .sum();
            let merged = match (head.top == head.bottom, head.top == at) {
                (true, _) => "",
                (false, true) => r#"<w:vMerge w:val="restart"/>"#,
                (false, false) => "<w:vMerge/>",
            };
            let words = if head.top == at { head.words.as_str() } else { "" };
            let format = format!(r#"{merged}<w:vAlign w:val="center"/>"#);
            cells.push_str(&cell(
                width,
                head.right + 1 - head.left,
                &format,
                &paragraph(&Span::from(words), look),
            ));
        }
        row(out, true, &cells);
    }
    let look = Look {
        size: size - 2,
        is_italic: true,
        align: "center",
        is_kept: true,
        ..Look::default()
    };
    let numbers = table.numbers.iter().zip(widths);
    let cells: String = numbers
        .map(|(n, width)| cell(*width, 1, MIDDLE, &paragraph(&Span::from(n.as_str()), look)))
        .collect();
    row(out, true, &cells);
}

const MIDDLE: &str = r#"<w:vAlign w:val="center"/>"#;

/// So many rows stay with the heading, and with the notes below the table: in between it breaks.
const TOGETHER: usize = 2;

/// Whether the row stays with the next one, the last with the notes.
fn is_kept(table: &FormTable, line: &FormRow) -> bool {
    let at = table.rows.iter().position(|row| std::ptr::eq(row, line));
    let is_of = |at: usize| {
        let is_last = at + TOGETHER >= table.rows.len() && !table.notes.is_empty();
        at < TOGETHER - 1 || is_last
    };
    at.is_some_and(is_of)
}

fn figures(out: &mut String, table: &FormTable, line: &FormRow, (widths, size): (&[usize], usize)) {
    let (mut cells, mut left) = (String::new(), 0);
    for (span, text) in &line.cells {
        let width: usize = widths.get(left..left + span).unwrap_or_default().iter().sum();
        let align = match (table.columns.get(left), line.is_total && *span > 1) {
            (_, true) | (Some(Width::Narrow), _) => "center",
            (Some(Width::Words), _) => "left",
            _ => "right",
        };
        let look = Look {
            size,
            is_bold: line.is_total,
            align,
            is_kept: is_kept(table, line),
            ..Look::default()
        };
        cells.push_str(&cell(width, *span, MIDDLE, &paragraph(text, look)));
        left += span;
    }
    row(out, false, &cells);
}

fn row(out: &mut String, is_heading: bool, cells: &str) {
    let heading = if is_heading { "<w:tblHeader/>" } else { "" };
    let _ = write!(
        out,
        "<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{cells}</w:tr>"
    );
}

fn cell(width: usize, span: usize, format: &str, content: &str) -> String {
    let spans = match span {
        1 => String::new(),
        n => format!(r#"<w:gridSpan w:val="{n}"/>"#),
    };
    // The schema has an order: a merge before the borders before the alignment.
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{format}</w:tcPr>{content}</w:tc>"#)
}

fn paragraph(text: &Span, look: Look) -> String {
    let kept = if look.is_kept { "<w:keepNext/>" } else { "" };
    let bold = if look.is_bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if look.is_italic { "<w:i/><w:iCs/>" } else { "" };
    let mark = if text.marked {
        r#"<w:highlight w:val="yellow"/>"#
    } else {
        ""
    };
    let words = clean(&text.text);
    format!(
        concat!(
            r#"<w:p><w:pPr>{kept}<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>"#,
            r#"<w:ind w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr><w:r><w:rPr>{bold}{italic}"#,
            r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{mark}</w:rPr>"#,
            r#"<w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#,
        ),
        kept = kept,
        align = look.align,
        bold = bold,
        italic = italic,
        size = look.size,
        mark = mark,
        words = escape(words),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_line_whatever_their_number() {
        use Width::{Figure, Narrow, Words};
        for columns in [
            vec![Narrow, Words, Figure],
            vec![Words, Figure, Figure, Figure, Figure, Figure, Words],
            [vec![Narrow, Words], vec![Figure; 18]].concat(),
            vec![Words, Words, Words],
            [vec![Narrow], vec![Words; 9], vec![Figure; 9]].concat(),
        ] {
            let widths = widths(&columns);
            assert_eq!(widths.iter().sum::<usize>(), ACROSS, "{widths:?}");
            assert!(widths.iter().all(|w| *w >= 280), "{widths:?}");
        }
    }

    #[test]
    fn a_count_that_its_column_has_no_room_for_makes_all_figures_smaller() {
        let table = |count: &str| FormTable {
            columns: [vec![Width::Narrow, Width::Words], vec![Width::Figure; 11]].concat(),
            rows: vec![FormRow {
                cells: ["1", "Đầu tư", count, "31"]
                    .map(|text| (1, Span::from(text)))
                    .to_vec(),
                is_total: false,
            }],
            ..FormTable::default()
        };
        assert!(!xml(&table("80.201")).contains(r#"<w:sz w:val="17"/>"#));
        let smaller = xml(&table("180.201"));
        assert_eq!(smaller.matches(r#"<w:sz w:val="17"/>"#).count(), 4, "{smaller}");
    }

    #[test]
    fn words_cannot_become_markup_and_marked_figures_are_highlighted() {
        let table = FormTable {
            unit: "<w:p/>".into(),
            columns: vec![Width::Words, Width::Figure, Width::Figure],
            rows: vec![FormRow {
                cells: vec![
                    (1, Span::from("a\u{1}b & c")),
                    (
                        1,
                        Span {
                            text: "7".into(),
                            marked: true,
                        },
                    ),
                    (1, Span::from("8")),
                ],
                is_total: false,
            }],
            ..FormTable::default()
        };
        let xml = xml(&table);
        assert!(
            xml.contains("&lt;w:p/&gt;") && xml.contains("a\u{fffd}b &amp; c"),
            "{xml}"
        );
        assert_eq!(xml.matches("w:highlight").count(), 1);
    }
}
