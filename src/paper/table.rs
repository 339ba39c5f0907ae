//! Delimited text in: bytes to text, text to rows of cells, with limits.
//!
//! What comes out is only cut into cells and cleaned of invisible characters; what
//! the cells mean is for the room that asked.

use super::clean::vietnamese;
use super::error::PaperError;
use super::markdown::without_bold;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The largest file that is read, in bytes. A plan of 400 pages is below 2 MiB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most lines or records.
pub const MAX_ROWS: usize = 20_000;
/// The most cells in a row.
pub const MAX_CELLS: usize = 64;
/// The longest cell, in bytes of UTF-8.
pub const MAX_CELL_BYTES: usize = 40_000;

/// What to do about a piece that is too long, in prose and in cells.
const LONG_LINE: &str = "save the file with its line breaks, one paragraph a line";
const LONG_CELL: &str = "is a quotation mark left open there?";

/// A row of a file. A line of prose is a row of one cell, a blank line one empty cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The line on which it starts, counted from 1; in a sheet its row, in a Word file
    /// its place among all paragraphs and rows. No two rows of a file share it.
    pub line: usize,
    /// Trimmed; spaces and no-break spaces collapsed, line breaks kept.
    pub cells: Vec<String>,
    pub spot: Spot,
    /// Cells merged with the one above, whose words they repeat here.
    pub from_above: Vec<usize>,
}

/// What a row is in its file, and where a person finds it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spot {
    /// A line of a text, a row of a sheet: its `line` says where.
    #[default]
    Line,
    /// A paragraph of a Word file outside its tables, counted from 1. Its cells are what
    /// tabs divide.
    Paragraph(usize),
    /// A row of a table in a Word file, both counted from 1.
    Table { table: usize, row: usize },
}

impl Row {
    /// The row with only its own words: what was merged with the row above is empty.
    pub fn without_inherited(&self) -> Row {
        let mut row = self.clone();
        for index in std::mem::take(&mut row.from_above) {
            if let Some(cell) = row.cells.get_mut(index) {
                cell.clear();
            }
        }
        row
    }
}

/// Bytes of a text file to NFC text. Takes UTF-8 with or without a mark and UTF-16
/// with one (what Excel calls "Unicode Text").
///
/// # Errors
/// A file that is too large, is no text, or is in an old or twice encoded alphabet.
pub fn decode(bytes: &[u8]) -> Result<String, PaperError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    if text.contains('\0') {
        return Err(broken(
            "the file is binary, or UTF-16 without a byte order mark; save it as UTF-8",
        ));
    }
    if encoded_twice(&text) {
        return Err(broken(
            "the Vietnamese letters were encoded twice (\"áº\", \"á»\" all over); export the file again as UTF-8",
        ));
    }
    Ok(composed(text))
}

/// Lines of a text to rows, cut at tabs, or at bars where the line is a Markdown table row.
///
/// # Errors
/// A limit is passed.
pub fn rows_of_text(text: &str) -> Result<Vec<Row>, PaperError> {
    if text.len() > MAX_BYTES {
        return Err(too_large(text.len()));
    }
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let cells = cells_of_line(line);
        push(&mut rows, index + 1, cells.iter().map(String::as_str), LONG_LINE)?;
    }
    Ok(rows)
}

/// Records of a delimited text to rows; cells may be quoted and hold line breaks.
///
/// # Errors
/// A limit is passed, or a quoted cell never ends.
pub fn rows_of_csv(text: &str, delimiter: u8) -> Result<Vec<Row>, PaperError> {
    if text.len() > MAX_BYTES {
        return Err(too_large(text.len()));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|e| broken(&e.to_string()))?
    {
        // The reader skips blank lines but counts a record from before them.
        let at = record.position().map_or(0, |p| p.byte() as usize);
        let from = record.position().map_or(0, |p| p.line() as usize);
        let skipped = text.as_bytes().get(at..).unwrap_or_default();
        let blank = skipped.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        let line = from + blank.filter(|b| **b == b'\n').count();
        push(&mut rows, line, record.iter(), LONG_CELL)?;
    }
    Ok(rows)
}

fn push<'a>(
    rows: &mut Vec<Row>,
    line: usize,
    cells: impl Iterator<Item = &'a str>,
    remedy: &str,
) -> Result<(), PaperError> {
    if rows.len() >= MAX_ROWS {
        return Err(too_many_rows());
    }
    let mut row = Row {
        line,
        ..Row::default()
    };
    for cell in cells {
        if cell.len() > MAX_CELL_BYTES {
            return Err(broken(&format!(
                "line {line}: more than {MAX_CELL_BYTES} bytes in one piece; {remedy}"
            )));
        }
        row.cells.push(cleaned(cell));
    }
    if row.cells.len() > MAX_CELLS {
        return Err(broken(&format!(
            "line {line}: more than {MAX_CELLS} cells; is the delimiter right?"
        )));
    }
    rows.push(row);
    Ok(())
}

pub(super) fn too_many_rows() -> PaperError {
    broken(&format!(
        "more than {MAX_ROWS} rows; a plan or a report is shorter: delete what does not belong to it"
    ))
}

fn cells_of_line(line: &str) -> Vec<String> {
    let trimmed = line.trim();
    let is_bar_row = trimmed.len() > 1 && trimmed.starts_with('|') && trimmed.ends_with('|');
    if !is_bar_row || line.contains('\t') {
        return line.split('\t').map(str::to_owned).collect();
    }
    let inner = trimmed[1..trimmed.len() - 1].replace("\\|", "\u{1}");
    let cells: Vec<String> = inner.split('|').map(|c| c.replace('\u{1}', "|")).collect();
    let is_rule = cells
        .iter()
        .all(|c| c.contains("--") && c.trim().chars().all(|c| matches!(c, '-' | ':')));
    if is_rule {
        return vec![String::new()];
    }
    cells
        .iter()
        .map(|c| without_bold(&c.replace("<br>", "\n")))
        .collect()
}

/// NFC; nearly every text is so already, which is seen faster than made.
fn composed(text: String) -> String {
    let text = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    };
    match text.contains(['Ð', 'Ɖ', 'ð']) {
        true => text.chars().map(vietnamese).collect(),
        false => text,
    }
}

/// NFC, no invisible characters, single spaces, line breaks kept.
pub fn cleaned(cell: &str) -> String {
    let mut visible = composed(cell.to_owned());
    visible.retain(|c| !is_invisible(c));
    let lines: Vec<String> = visible
        .lines()
        .map(|line| {
            line.split(|c: char| c.is_whitespace() || c.is_control())
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// Zero-width marks, soft hyphens and marks that turn the writing direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn utf8(bytes: &[u8]) -> Result<String, PaperError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|e| {
        let before = &bytes[..e.valid_up_to()];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        broken(&format!(
            "line {line} is not UTF-8 (an old alphabet such as TCVN3, VNI or Windows-1258?); save the file as \"CSV UTF-8\""
        ))
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, PaperError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err(broken(
            "the UTF-16 text is cut off or damaged; save the file again as UTF-8",
        )),
    }
}

/// UTF-8 read as Latin-1 and saved again turns "ế" into "áº¿".
fn encoded_twice(text: &str) -> bool {
    let marks = text.matches("áº").count() + text.matches("á»").count();
    marks > 3 && !text.contains(['ế', 'ệ', 'ạ', 'ả', 'ộ'])
}

fn too_large(bytes: usize) -> PaperError {
    broken(&format!(
        "{bytes} bytes are more than the {MAX_BYTES} that are read; save the task table alone"
    ))
}

fn broken(why: &str) -> PaperError {
    PaperError::Broken {
        what: "reading its lines".to_owned(),
        why: why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(result: Result<impl std::fmt::Debug, PaperError>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn every_alphabet_that_excel_writes_is_read() {
        let text = "TT\tKế hoạch\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let decomposed: String = text.nfd().collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
            [b"\xFF\xFE".as_slice(), &le].concat(),
            [b"\xFE\xFF".as_slice(), &be].concat(),
            decomposed.into_bytes(),
        ] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_remedy() {
        assert!(why(decode(b"a\nK\xD5 ho\xB9ch")).contains("line 2 is not UTF-8"));
        assert!(why(decode(b"a\0b\0")).contains("save it as UTF-8"));
        assert!(why(decode(b"\xFF\xFEa")).contains("UTF-16"));
        assert!(
            why(decode(
                "Káº¿ hoáº¡ch cáº£i cÃ¡ch hÃ nh chÃ\u{AD}nh nhÃ  nÆ°á»›c".as_bytes()
            ))
            .contains("twice")
        );
        assert!(why(decode(&vec![b'a'; MAX_BYTES + 1])).contains("more than"));
    }

    #[test]
    fn limits_stop_the_reading() {
        assert!(why(rows_of_text(&"1\ta\n".repeat(100_000))).contains("rows"));
        assert!(why(rows_of_csv(&"1,a\n".repeat(100_000), b',')).contains("rows"));
        assert!(why(rows_of_text(&"a\t".repeat(100).replace('\t', "\tb"))).contains("cells"));
        let open_quote = format!("1,\"{}", "dòng\n".repeat(9_000));
        assert!(why(rows_of_csv(&open_quote, b',')).contains("quotation mark"));
    }

    #[test]
    fn cells_keep_their_line_breaks_and_rows_their_line() {
        let rows = rows_of_csv("TT;Tên\n\n1;\"a\u{A0} b\r\n c\"\n2;d;;\n", b';').unwrap();
        let got: Vec<(usize, Vec<&str>)> = rows
            .iter()
            .map(|r| (r.line, r.cells.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(
            got,
            [
                (1, vec!["TT", "Tên"]),
                (3, vec!["1", "a b\nc"]),
                (5, vec!["2", "d", "", ""]),
            ]
        );
    }

    #[test]
    fn a_markdown_table_is_a_table() {
        let rows = rows_of_text("| TT | Tên |\n|---|:--:|\n| 1 | a \\| b |\nvăn bản | thường").unwrap();
        let cells: Vec<&[String]> = rows.iter().map(|r| r.cells.as_slice()).collect();
        assert_eq!(cells[0], ["TT", "Tên"]);
        assert_eq!(cells[1], [""]);
        assert_eq!(cells[2], ["1", "a | b"]);
        assert_eq!(cells[3], ["văn bản | thường"]);
    }
}
