//! An Excel file to rows, sheet by sheet, cell by cell as they are streamed in.
//!
//! Words are what the cells show: dates as dd/mm/yyyy, percentages with their sign, results
//! of formulas as Excel last computed them. Hidden rows and columns are read like others.

mod format;
mod formulas;
pub mod old;
mod reckon;
mod shared;
mod sheet;

use super::error::PaperError;
use super::kind::{Kind, main_part};
use super::stream::{Stream, Token};
use super::table::Row;
use super::unpack::Package;
use format::Formats;
pub use formulas::Formulas;
pub use reckon::reckon;
use shared::{Book, shared_strings};

/// More sheets than this are no plan.
const MAX_SHEETS: usize = 200;

/// An opened workbook.
pub struct Workbook<'a> {
    package: Package<'a>,
    sheets: Vec<Sheet>,
    book: Book,
}

/// A sheet by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    part: String,
}

impl<'a> Workbook<'a> {
    /// Opens a `.xlsx`.
    ///
    /// # Errors
    /// It is no Excel file, or it is damaged or hostile.
    pub fn open(bytes: &'a [u8]) -> Result<Workbook<'a>, PaperError> {
        let mut package = Package::open(bytes)?;
        let main = main_part(&mut package)?;
        if main.kind != Kind::Excel {
            return Err(PaperError::broken("opening the file", "it is no Excel file"));
        }
        let related = package.relationships(&main.part)?;
        let mut book = Book::default();
        let mut listed = Vec::new();
        if let Some(mut stream) = package.stream(&main.part)? {
            listed = list_sheets(&mut stream, &mut book)?;
        }
        let target = |id: &str| {
            let found = related.iter().find(|r| r.id == id && r.kind == "worksheet");
            found.map(|r| r.target.clone())
        };
        let with_part = |(mut sheet, id): (Sheet, String)| {
            sheet.part = target(&id)?;
            Some(sheet)
        };
        let sheets = listed.into_iter().filter_map(with_part).collect();
        for part in related
            .iter()
            .filter(|r| matches!(r.kind.as_str(), "sharedStrings" | "styles"))
        {
            let Some(mut stream) = package.stream(&part.target)? else {
                continue;
            };
            match part.kind.as_str() {
                "styles" => book.formats = Formats::read(&mut stream)?,
                _ => book.strings = shared_strings(&mut stream)?,
            }
        }
        Ok(Workbook {
            package,
            sheets,
            book,
        })
    }

    /// The sheets in their order; charts are none.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The rows of a sheet, all equally wide; `line` is the row's number in Excel. Of blank
    /// rows one is kept. Cells merged with the one above repeat its words
    /// (`Row::from_above`); of cells merged in a row the first holds the words.
    ///
    /// # Errors
    /// The sheet is damaged or hostile, or a limit of `table` is passed.
    pub fn rows(&mut self, sheet: &Sheet) -> Result<Vec<Row>, PaperError> {
        match self.package.stream(&sheet.part)? {
            Some(mut stream) => sheet::rows(&mut stream, &self.book),
            None => Ok(Vec::new()),
        }
    }
}

/// The formulas of the first sheet in sight.
///
/// # Errors
/// As [`Workbook::open`].
pub fn formulas(bytes: &[u8]) -> Result<Formulas, PaperError> {
    let mut book = Workbook::open(bytes)?;
    let Some(sheet) = book.sheets().iter().find(|s| !s.is_hidden).cloned() else {
        return Ok(Formulas::new());
    };
    match book.package.stream(&sheet.part)? {
        Some(mut stream) => formulas::formulas(&mut stream),
        None => Ok(Formulas::new()),
    }
}

fn list_sheets(stream: &mut Stream, book: &mut Book) -> Result<Vec<(Sheet, String)>, PaperError> {
    let mut sheets = Vec::new();
    loop {
        let tag = match stream.next()? {
            Token::Open(tag) => tag,
            Token::End => return Ok(sheets),
            _ => continue,
        };
        match tag.name.as_str() {
            "workbookPr" => {
                book.from_1904 = tag.attribute("date1904").is_some_and(|v| v == "1" || v == "true")
            }
            "sheet" => sheets.push((
                Sheet {
                    name: tag.attribute("name").unwrap_or_default(),
                    is_hidden: tag.attribute("state").is_some_and(|state| state != "visible"),
                    part: String::new(),
                },
                tag.attribute("id").unwrap_or_default(),
            )),
            _ => {}
        }
        if sheets.len() > MAX_SHEETS {
            let why = format!("it has more than {MAX_SHEETS} sheets; save the one with the plan alone");
            return Err(PaperError::broken("reading the workbook", why));
        }
    }
}
