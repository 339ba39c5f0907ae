//! A file to paragraphs and tables, whatever its layout: each with the place where a person
//! finds it.

mod markdown;
mod wrapped;

use crate::finding::Place;
use crate::paper::table::{Row, Spot};
use crate::proofread::marker::{Marker, marker_of};
use crate::proofread::token::decimal_of;
use markdown::{plain, without_strikes};
use wrapped::{goes_on, wrap_width};

/// What stands in a report, in order.
#[derive(Debug, Default)]
pub struct Text {
    pub parts: Vec<Part>,
    /// Lines before they were joined and cleaned, for what is wrong with the typing.
    pub lines: Vec<(Place, String)>,
}

#[derive(Debug)]
pub enum Part {
    Paragraph(Paragraph),
    Table(Table),
}

/// Words that belong together, wrapped lines joined.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub text: String,
    /// From which byte on the words stand where; never empty.
    places: Vec<(usize, Place)>,
    pub marker: Marker,
    /// It stands in a cell.
    pub in_table: bool,
}

/// Rows of cells, all as they stand there.
#[derive(Debug)]
pub struct Table {
    /// Counted from 1.
    pub number: usize,
    pub rows: Vec<Row>,
}

impl Paragraph {
    pub fn new(text: String, place: Place, in_table: bool) -> Paragraph {
        let marker = marker_of(&text);
        Paragraph {
            text,
            places: vec![(0, place)],
            marker,
            in_table,
        }
    }

    /// Where the byte of its text stands in the file.
    pub fn place(&self, at: usize) -> Place {
        let behind = self.places.partition_point(|(from, _)| *from <= at);
        self.places
            .get(behind.saturating_sub(1))
            .map_or(Place::Line(0), |(_, place)| place.clone())
    }

    fn join(&mut self, line: &str, place: Place) {
        let glued = self.text.ends_with('-') && !self.text.ends_with(" -");
        if !glued {
            self.text.push(' ');
        }
        self.places.push((self.text.len(), place));
        self.text.push_str(line);
    }
}

impl Text {
    /// All paragraphs, those in cells too.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut found = Vec::new();
        for part in &self.parts {
            match part {
                Part::Paragraph(paragraph) => found.push(paragraph.clone()),
                Part::Table(table) => found.extend(table.paragraphs()),
            }
        }
        found
    }
}

impl Table {
    /// "bảng 1, hàng 3, cột 2".
    pub fn place(&self, row: usize, column: usize) -> Place {
        Place::Cell(format!(
            "bảng {}, hàng {}, cột {}",
            self.number,
            row + 1,
            column + 1
        ))
    }

    pub fn paragraphs(&self) -> impl Iterator<Item = Paragraph> {
        self.rows.iter().enumerate().flat_map(move |(r, row)| {
            let own = row.without_inherited();
            let place = move |c| self.place(r, c);
            own.cells
                .into_iter()
                .enumerate()
                .flat_map(move |(c, cell)| {
                    let lines: Vec<String> = cell.lines().map(str::to_owned).collect();
                    lines.into_iter().map(move |line| (c, line))
                })
                .map(move |(c, line)| Paragraph::new(line, place(c), true))
        })
    }
}

/// The parts of a Word file, as `paper::word` gives them.
pub fn of_word(rows: Vec<Row>) -> Text {
    let mut text = Text::default();
    let mut last_table = None;
    for row in rows {
        match row.spot {
            Spot::Table { table, .. } => {
                if last_table != Some(table) {
                    text.parts.push(Part::Table(Table {
                        number: table,
                        rows: Vec::new(),
                    }));
                }
                last_table = Some(table);
                if let Some(Part::Table(open)) = text.parts.last_mut() {
                    open.rows.push(row);
                }
            }
            Spot::Paragraph(n) => {
                last_table = None;
                let place = Place::Paragraph(n);
                let whole = row.cells.join(" ");
                for line in whole.lines().filter(|l| !l.trim().is_empty()) {
                    text.lines.push((place.clone(), line.to_owned()));
                    text.parts.push(Part::Paragraph(Paragraph::new(
                        line.trim().to_owned(),
                        place.clone(),
                        false,
                    )));
                }
            }
            Spot::Line => {}
        }
    }
    text
}

/// The parts of a text; `rows` are its lines, cut where they are rows of a table.
pub fn of_lines(source: &str, rows: Vec<Row>, is_markdown: bool) -> Text {
    let mut text = Text::default();
    let wrap = wrap_width(source);
    let mut open: Option<Paragraph> = None;
    let mut last_width = 0;
    let raw: Vec<&str> = source.lines().collect();
    let narrow = narrow_tables(&raw, &rows);
    for (row, is_narrow) in rows.into_iter().zip(narrow) {
        let place = Place::Line(row.line);
        let line = raw.get(row.line.saturating_sub(1)).copied().unwrap_or_default();
        if row.cells.len() >= 3 || is_narrow {
            close(&mut text, open.take());
            into_table(&mut text, row);
            continue;
        }
        let width = line.trim().chars().count();
        let words = row.cells.join(" ");
        let words = if is_markdown {
            plain(&words)
        } else {
            without_strikes(&words)
        };
        let words = words.trim();
        if words.is_empty() {
            if line.trim_start().starts_with('|') {
                begin_table(&mut text);
            }
            // A rule or a blank line; blank lines may stand between all lines.
            continue;
        }
        text.lines.push((place.clone(), line.to_owned()));
        if let Some((left, right)) = side_by_side(line) {
            close(&mut text, open.take());
            for words in [left, right] {
                let words = if is_markdown {
                    plain(words)
                } else {
                    without_strikes(words)
                };
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                text.parts
                    .push(Part::Paragraph(Paragraph::new(words, place.clone(), false)));
            }
            last_width = 0;
            continue;
        }
        let is_row = is_row(line);
        let follows = |p: &Paragraph| goes_on((&p.text, &p.marker), words, wrap, last_width);
        let goes_on = !is_row && open.as_ref().is_some_and(follows);
        match &mut open {
            Some(paragraph) if goes_on => paragraph.join(words, place),
            _ => {
                close(&mut text, open.take());
                open = Some(Paragraph::new(words.to_owned(), place, false));
            }
        }
        // What stands in columns is whole.
        if is_row {
            close(&mut text, open.take());
        }
        last_width = width;
    }
    close(&mut text, open);
    text
}

/// Which rows of two cells stand in a table: between bars, or in a block of rows whose second cells are
/// mostly figures. Elsewhere two cells are halves of a line, such as the head of a letter.
fn narrow_tables(raw: &[&str], rows: &[Row]) -> Vec<bool> {
    let line_of = |row: &Row| raw.get(row.line.saturating_sub(1)).map_or("", |line| line.trim());
    let is_barred = |row: &Row| row.cells.len() == 2 && line_of(row).starts_with('|');
    let mut found: Vec<bool> = rows.iter().map(is_barred).collect();
    let mut from = 0;
    for block in rows.chunk_by(|a, b| a.cells.len() == 2 && b.cells.len() == 2 && a.line + 1 == b.line) {
        let is_figure = |row: &&Row| row.cells.get(1).is_some_and(|cell| decimal_of(cell).is_some());
        let figures = block.iter().filter(is_figure).count();
        if figures >= 3 && figures + 2 >= block.len() {
            found[from..from + block.len()].fill(true);
        }
        from += block.len();
    }
    found
}

/// "Đầu tư          09          09": words and numbers in columns that only spaces keep apart.
fn is_row(line: &str) -> bool {
    /// In spaces.
    const GAP: &str = "   ";
    let cells = line
        .trim()
        .split(GAP)
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    let numbers = cells
        .clone()
        .filter(|cell| cell.chars().all(|c| c.is_ascii_digit() || ".,%-".contains(c)));
    cells.count() >= 3 && numbers.count() >= 2
}

fn close(text: &mut Text, open: Option<Paragraph>) {
    text.parts.extend(open.map(Part::Paragraph));
}

/// The two halves of a line of the head or of the signatures, which stand side by side.
fn side_by_side(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let gap = line.find("        ")?;
    let (left, right) = (line[..gap].trim(), line[gap..].trim());
    let is_text = |half: &str| half.chars().any(char::is_alphabetic);
    (right.starts_with(char::is_uppercase) && is_text(left)).then_some((left, right))
}

/// Rows that follow each other are one table; one of another width behind a blank line begins the next.
fn into_table(text: &mut Text, row: Row) {
    if let Some(Part::Table(open)) = text.parts.last_mut()
        && let Some(last) = open.rows.last()
        && (row.line <= last.line + 1 || row.cells.len() == last.cells.len())
    {
        open.rows.push(row);
        return;
    }
    new_table(text, row);
}

/// Above the rule of a Markdown table stands its heading; what stands before that, behind a blank line, is another.
fn begin_table(text: &mut Text) {
    if let Some(Part::Table(open)) = text.parts.last_mut()
        && let [.., before, heading] = open.rows.as_slice()
        && heading.line > before.line + 1
        && let Some(heading) = open.rows.pop()
    {
        new_table(text, heading);
    }
}

fn new_table(text: &mut Text, row: Row) {
    let tables = text.parts.iter().filter(|p| matches!(p, Part::Table(_))).count();
    text.parts.push(Part::Table(Table {
        number: tables + 1,
        rows: vec![row],
    }));
}
