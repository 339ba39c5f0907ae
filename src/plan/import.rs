//! Reads the task table of a plan, row by row, and says what needs a person.

mod alphabet;
mod changes;
mod check;
mod columns;
mod files;
mod heading;
mod identity;
mod judge;
mod label;
mod loss;
mod named;
mod own_words;
mod recurrence;
mod rows;
mod shape;
mod written;
mod year;

pub use identity::plain_title;
pub use judge::{hidden_periods, is_indicator};
pub use loss::Loss;

use super::{Office, Task};
use crate::finding::{Finding, Place, Severity};
use crate::paper::PaperError;
use crate::paper::table::{self, Row, Spot};
use chrono::NaiveDate;
use columns::Field;
pub use named::{Named, named};

/// One task row as written, joined where the page split it. Units and deadline keep
/// the line breaks of their cells; a ditto mark is replaced by the words above it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanRow {
    pub number: String,
    pub section: String,
    pub title: String,
    pub lead: String,
    pub support: String,
    pub deadline: String,
    pub deliverable: String,
    /// The line of the file on which the row starts, counted from 1 (`paper::table::Row`).
    pub line: usize,
    /// Where a person finds it.
    pub spot: Spot,
}

/// A plan file's table with what is wrong in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanTable {
    /// The plan's title, if the file has one.
    pub title: String,
    /// The year that the title or the table names.
    pub year: Option<i32>,
    /// The year that a plan in TOML states by its key.
    pub stated_year: Option<i32>,
    pub rows: Vec<PlanRow>,
    pub findings: Vec<Finding>,
}

/// Why a file gives no plan at all; what is merely doubtful is a finding.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("reading the plan: {0}")]
    Paper(PaperError),
    #[error(
        "reading the plan: no task table found; its header row must name the content (\"Nội dung\", \"Nhiệm vụ\") \
         and the lead unit (\"Đơn vị chủ trì\") or the deadline (\"Thời gian hoàn thành\")"
    )]
    NoTable,
    #[error(
        "reading the plan: the task table has a header but no row that is a task; check its first column"
    )]
    NoTasks,
    #[error(
        "reading the plan: the file has no [[task]]; write one for each task, with title, lead and deadline"
    )]
    NoTomlTask,
    #[error("reading the plan: correct these lines\n{0}")]
    Written(String),
    #[error(
        "reading the plan: its letters are in an old alphabet (TCVN3 \".VnTime\" or VNI); \
         convert the text to Unicode (Unikey: Ctrl+Shift+F6) and save it again"
    )]
    OldAlphabet,
}

/// Not as a source: its words are in the message already.
impl From<PaperError> for ImportError {
    fn from(error: PaperError) -> ImportError {
        ImportError::Paper(error)
    }
}

/// What changes if a table is stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Added(Task),
    /// (stored, new): other words or units, same deadline. The new one bears the stored
    /// identity and day of knowing.
    Changed(Task, Task),
    /// (stored, new): the deadline's meaning changed. Identity as above.
    Redated(Task, Task),
    Removed(Task),
}

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
        let known = rows
            .iter()
            .find_map(columns::Columns::of_header)
            .map_or(0, |c| c.known());
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
        check::unreadable(
            last.line,
            &last.cells.join(" "),
            "Tệp có dấu ngoặc kép không đóng, các hàng sau có thể đã bị gộp; đề nghị kiểm tra.",
        )
    })
}

/// Reads a plan's file by what it is: Word, Excel, TOML, CSV, or text; by its first bytes,
/// then by the ending of its name.
///
/// # Errors
/// It is of another kind, damaged, hostile or beyond a limit, with the remedy; as
/// `read_text` and `read_csv`.
pub fn read_file_bytes(name: &str, bytes: &[u8]) -> Result<PlanTable, ImportError> {
    files::read(name, bytes)
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

fn table_of(rows: &[Row]) -> Result<PlanTable, ImportError> {
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

fn year_missing(table: &PlanTable) -> Option<Finding> {
    table.year.is_none().then(|| {
        Finding::new(
            "year_missing",
            Severity::Warning,
            Place::Line(1),
            check::excerpt(&table.title),
            "Chưa xác định được năm của kế hoạch; đề nghị cho biết năm khi nhập.",
        )
    })
}

/// An office made from the plan's own words: one unit for every lead and
/// cooperating unit, one made-up address each; what is no unit is in the findings.
///
/// Its findings are the ones that `tasks` gives for this office too, word for word.
pub fn office_of(table: &PlanTable) -> (Office, Vec<Finding>) {
    own_words::office_of(table)
}

/// Rows to tasks: units matched, deadlines read, identities given. The findings are
/// about the tasks; those about the table stay in it.
pub fn tasks(
    table: &PlanTable,
    office: &Office,
    year: i32,
    known_from: NaiveDate,
) -> (Vec<Task>, Vec<Finding>) {
    judge::tasks(table, office, year, known_from)
}

/// The difference between what is stored and what a table says; empty if nothing changed.
///
/// A task whose title was edited keeps its stored identity if its place is the same
/// and its title clearly so.
pub fn changes(stored: &[Task], new: &[Task]) -> Vec<Change> {
    changes::changes(stored, new)
}

#[cfg(test)]
mod tests;
