//! Tables of web pages that portals name `.xls`, and of the XML that Excel 2003 wrote. Pages are
//! read as browsers read them: end tags may be missing, entities are known or left as they are.

use super::collect::Rows;
use super::error::PaperError;
use super::grid::{Grid, Grids};
use super::table::{self, MAX_CELLS, MAX_ROWS, Spot, cleaned};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Tables within tables lay pages out.
const MAX_DEPTH: usize = 20;
const MAX_TABLES: usize = 200;
/// Words above a table that may be its title, in bytes and in cells around it.
const MAX_TITLE: usize = 2_000;
const MAX_AROUND: usize = 20;

/// Whether the bytes are a web page or an XML table.
pub fn is_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).replace('\0', "");
    let head = head
        .trim_start_matches(['\u{feff}', '\u{fffd}'])
        .trim_start()
        .to_lowercase();
    head.starts_with('<')
        && [
            "<html",
            "<table",
            "<!doctype html",
            "office:spreadsheet",
            "<body",
            "<meta",
            "<style",
        ]
        .iter()
        .any(|mark| head.contains(mark))
}

/// A cell as it is written.
#[derive(Debug, Default)]
struct Cell {
    words: String,
    /// Cells before it that it says are left out (XML tables count so).
    at: Option<usize>,
    columns: usize,
    rows: usize,
}

/// A table while it is open.
#[derive(Debug, Default)]
struct Open {
    title: String,
    rows: Vec<Vec<Cell>>,
    in_cell: bool,
}

/// Every table, inner ones before those around them.
///
/// # Errors
/// It is no text, holds no table, or is beyond a limit.
pub fn tables(bytes: &[u8]) -> Result<Vec<Grid>, PaperError> {
    let text = without_marks(&table::decode(bytes)?);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut page = Page::default();
    loop {
        let event = reader.read_event().map_err(|_| {
            refused("it is a web page that cannot be read; open it in Excel and save it as .xlsx")
        })?;
        match event {
            Event::Start(tag) => page.open(&tag)?,
            Event::Empty(tag) => {
                page.open(&tag)?;
                page.close(&name_of(&tag))?;
            }
            Event::End(tag) => {
                let name = tag.local_name().as_ref().to_ascii_lowercase();
                page.close(&name)?;
            }
            Event::Text(words) => page.say(&words.into_inner())?,
            Event::CData(words) => page.say(&words.into_inner())?,
            Event::GeneralRef(name) => page.say(&meant(&name.into_inner()))?,
            Event::Eof => break,
            _ => {}
        }
    }
    while !page.open.is_empty() {
        page.close("table")?;
    }
    match page.done.grids.is_empty() {
        true => Err(refused(
            "it is a web page without a table; export the table itself",
        )),
        false => Ok(page.done.grids),
    }
}

fn refused(why: impl Into<String>) -> PaperError {
    PaperError::broken("reading the web page", why.into())
}

/// Word and Excel write conditions that are no HTML, within comments and without.
fn without_marks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<!") {
        let (before, mark) = rest.split_at(at);
        kept.push_str(before);
        if mark.starts_with("<!--") {
            rest = mark.find("-->").map_or("", |end| &mark[end + 3..]);
            continue;
        }
        if !mark.starts_with("<![") {
            kept.push_str("<!");
            rest = &mark[2..];
            continue;
        }
        if mark.starts_with("<![CDATA[") {
            kept.push_str("<![");
            rest = &mark[3..];
            continue;
        }
        rest = mark.find('>').map_or("", |end| &mark[end + 1..]);
    }
    kept + rest
}

/// The end of a text, as much as a title has.
fn tail(words: &str) -> &str {
    let from = words.len().saturating_sub(MAX_TITLE);
    let from = (from..words.len()).find(|at| words.is_char_boundary(*at));
    words.get(from.unwrap_or(words.len())..).unwrap_or_default()
}

/// The start of a text, as much as a title has.
fn head(words: &str) -> &str {
    let to = (0..=words.len().min(MAX_TITLE)).rev();
    let to = to.into_iter().find(|at| words.is_char_boundary(*at));
    words.get(..to.unwrap_or(0)).unwrap_or_default()
}

/// The character that an entity stands for.
fn meant(name: &str) -> String {
    let entity = format!("&{name};");
    match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => " ".to_owned(),
        "ndash" => "–".to_owned(),
        "mdash" => "—".to_owned(),
        _ => quick_xml::escape::unescape(&entity).map_or(entity.clone(), |c| c.into_owned()),
    }
}

fn name_of(tag: &BytesStart) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

/// A number in an attribute, with or without quotation marks.
fn number(tag: &BytesStart, name: &str) -> Option<usize> {
    let mut attributes = tag.html_attributes();
    let found = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|a| a.key.local_name().as_ref().eq_ignore_ascii_case(name))?;
    let value = found.normalized_value(XmlVersion::Explicit1_0).ok()?;
    value.trim().parse().ok()
}

#[derive(Default)]
struct Page {
    /// Words outside of tables: since the last table, and before it, nearer ones first.
    loose: String,
    earlier: String,
    open: Vec<Open>,
    done: Grids,
    /// Within a script, a style sheet, the head of the page.
    unseen: usize,
}

impl Page {
    fn open(&mut self, tag: &BytesStart) -> Result<(), PaperError> {
        let name = name_of(tag);
        match name.as_str() {
            "script" | "style" | "title" | "styles" | "documentproperties" => self.unseen += 1,
            "table" => self.begin_table()?,
            "tr" | "row" => self.begin_row()?,
            "td" | "th" | "cell" => self.begin_cell(tag)?,
            "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" => self.say("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), PaperError> {
        match name {
            "script" | "style" | "title" | "styles" | "documentproperties" => {
                self.unseen = self.unseen.saturating_sub(1)
            }
            "table" => {
                if let Some(table) = self.open.pop() {
                    let n = self.done.grids.len() + 1;
                    self.done.push(finished(table, n)?)?;
                    if self.open.is_empty() {
                        self.leave();
                    }
                }
            }
            "td" | "th" | "cell" | "tr" | "row" => {
                if let Some(table) = self.open.last_mut() {
                    table.in_cell = false;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What is said from now on is said after a table: it is nearer to the next one.
    fn leave(&mut self) {
        let told = std::mem::take(&mut self.loose);
        if told.trim().is_empty() {
            return;
        }
        self.earlier = format!("{} {}", tail(&told), head(&self.earlier));
    }

    fn begin_table(&mut self) -> Result<(), PaperError> {
        if self.open.len() >= MAX_DEPTH || self.done.grids.len() >= MAX_TABLES {
            return Err(refused("it holds too many tables; export the one table alone"));
        }
        // The cells of a page around it: the last ones, nearest first.
        let around = self.open.iter().rev().flat_map(|table| table.rows.iter().rev());
        let cells = around.flat_map(|row| row.iter().rev()).take(MAX_AROUND);
        let mut words: Vec<&str> = cells.map(|cell| tail(&cell.words)).collect();
        words.push(tail(&self.loose));
        words.reverse();
        words.push(&self.earlier);
        self.open.push(Open {
            title: words.join(" "),
            ..Open::default()
        });
        Ok(())
    }

    fn begin_row(&mut self) -> Result<(), PaperError> {
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        if table.rows.len() >= MAX_ROWS {
            return Err(refused(format!("more than {MAX_ROWS} rows")));
        }
        table.in_cell = false;
        table.rows.push(Vec::new());
        Ok(())
    }

    fn begin_cell(&mut self, tag: &BytesStart) -> Result<(), PaperError> {
        let Some(table) = self.open.last_mut() else {
            return Ok(());
        };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        table.in_cell = true;
        let merged = |name| number(tag, name).map(|n| n.saturating_add(1));
        let columns = number(tag, "colspan").or(merged("MergeAcross")).unwrap_or(1);
        let rows = number(tag, "rowspan").or(merged("MergeDown")).unwrap_or(1);
        let Some(row) = table.rows.last_mut() else {
            return Ok(());
        };
        if row.len() >= MAX_CELLS {
            return Err(refused(format!("more than {MAX_CELLS} cells in a row")));
        }
        row.push(Cell {
            words: String::new(),
            at: number(tag, "Index").and_then(|n| n.checked_sub(1)),
            columns: columns.clamp(1, MAX_CELLS),
            rows: rows.clamp(1, MAX_ROWS),
        });
        Ok(())
    }

    fn say(&mut self, words: &str) -> Result<(), PaperError> {
        if self.unseen > 0 {
            return Ok(());
        }
        let cell = match self.open.last_mut() {
            Some(table) if table.in_cell => table.rows.last_mut().and_then(|row| row.last_mut()),
            Some(_) => return Ok(()),
            None => None,
        };
        match cell {
            Some(cell) => cell.words.push_str(words),
            None => self.loose.push_str(words),
        }
        Ok(())
    }
}

/// Cells at their columns; what is merged downwards stands in each of its rows.
fn finished(table: Open, n: usize) -> Result<Grid, PaperError> {
    let mut rows = Rows::default();
    // Of each column: words from above, and for how many more rows.
    let mut above: Vec<(String, usize)> = vec![(String::new(), 0); MAX_CELLS];
    for cells in &table.rows {
        let mut line: Vec<String> = Vec::new();
        let mut inherited = Vec::new();
        let mut next = 0;
        for cell in cells {
            next = cell.at.map_or(next, |at| at.max(next));
            while above.get(next).is_some_and(|(_, left)| *left > 0) {
                next += 1;
            }
            if next + cell.columns > MAX_CELLS {
                return Err(refused(format!("words beyond the {MAX_CELLS}th column")));
            }
            line.resize((next + cell.columns).max(line.len()), String::new());
            line[next] = cleaned(&cell.words);
            for (offset, column) in above.iter_mut().skip(next).take(cell.columns).enumerate() {
                // Counted with this row itself.
                let words = if offset == 0 {
                    line[next].clone()
                } else {
                    String::new()
                };
                *column = (words, cell.rows);
            }
            next += cell.columns;
        }
        for (column, (words, left)) in above.iter_mut().enumerate().filter(|(_, (_, left))| *left > 0) {
            let is_own = line.get(column).is_some_and(|own| own == words);
            if !is_own && !words.is_empty() {
                line.resize((column + 1).max(line.len()), String::new());
                line[column].clone_from(words);
                inherited.push(column);
                rows.count(words.len())?;
            }
            *left -= 1;
        }
        let row = rows.push(None, Spot::Line, &line)?;
        row.from_above = inherited;
    }
    let width = rows.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in &mut rows.rows {
        row.cells.resize(width, String::new());
    }
    Ok(Grid {
        name: format!("bảng {n}"),
        is_hidden: false,
        title: cleaned(&table.title),
        rows: rows.rows,
    })
}

#[cfg(test)]
mod tests;
