//! The tracking sheet: one row an occurrence and lead unit, which the clerk fills in Excel.
//!
//! Two hidden columns make it safe to sort, filter, delete and to hand in late: the key says
//! which occurrence a row is, and what was seen says how it stood when the sheet was written, so
//! that only cells which the clerk changed count.

mod event;
mod fill;
mod read;
mod redate;
mod write;

pub use read::read;
pub use write::write;

use super::header;
use crate::calendar::Moment;
use crate::paper::table::Row;
use crate::plan::{Task, folded};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The name of the file as it is written, ASCII.
pub const FILE_NAME: &str = "so-theo-doi.xlsx";

/// Which occurrence a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    pub task: String,
    /// `None` where no unit is known.
    pub unit: Option<String>,
    /// L; `None` where the task has no day.
    pub due: Option<NaiveDate>,
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = self.unit.as_deref().unwrap_or("-");
        match self.due {
            Some(due) => write!(f, "{}|{unit}|{due}", self.task),
            None => write!(f, "{}|{unit}|-", self.task),
        }
    }
}

impl Key {
    /// The key of a cell; `None` for what is none.
    pub fn read(cell: &str) -> Option<Key> {
        let mut parts = cell.trim().rsplitn(3, '|');
        let (due, unit, task) = (parts.next()?, parts.next()?, parts.next()?);
        let due = match due {
            "-" => None,
            day => Some(day.parse().ok()?),
        };
        Some(Key {
            task: task.to_owned(),
            unit: (unit != "-").then(|| unit.to_owned()),
            due,
        })
    }
}

/// The choices of the column "Trạng thái".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    #[default]
    Open,
    Done,
    Cancelled,
}

impl State {
    pub const ALL: [State; 3] = [State::Open, State::Done, State::Cancelled];

    pub fn words(self) -> &'static str {
        match self {
            State::Open => "Chưa ghi nhận",
            State::Done => "Đã hoàn thành",
            State::Cancelled => "Chấm dứt",
        }
    }

    /// The state of a cell, also as people type it; `None` for other words.
    fn read(cell: &str) -> Option<State> {
        Some(match folded(cell).as_str() {
            "" | "chua ghi nhan" | "chua hoan thanh" | "chua" | "dang thuc hien" | "chua thuc hien" => {
                State::Open
            }
            "da hoan thanh" | "hoan thanh" | "da xong" | "xong" | "da thuc hien" => State::Done,
            "cham dut" | "da cham dut" | "huy" | "da huy" | "huy bo" | "dung thuc hien" => State::Cancelled,
            _ => return None,
        })
    }
}

/// The cells that the clerk fills in, in one spelling: days are ISO, blanks empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    pub state: State,
    pub number: String,
    pub date: String,
    /// When the event happened that a conditional deadline counts from: "2026-07-03", "2026-07-03 14:30".
    pub event: String,
    /// The deadline in words of a person, where it is not the plan's own.
    pub deadline: String,
    pub note: String,
}

/// One row of a tracking sheet as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Tracked {
    pub key: Key,
    pub task: Task,
    /// The unit's name, or the plan's words where no unit is known.
    pub unit_name: String,
    /// The limit where the occurrence has an hour.
    pub limit: Option<Moment>,
    pub now: Cells,
}

/// What the hidden column holds: the office's memory when the sheet was written, and the cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    /// How many marks there were.
    marks: usize,
    at: Moment,
    cells: Cells,
}

impl Seen {
    fn read(cell: &str) -> Option<Seen> {
        serde_json::from_str(cell.trim()).ok()
    }

    /// Who says what stands in the sheet; the same for one export, so that its own marks are known.
    fn by(&self) -> String {
        format!("sổ theo dõi xuất lúc {}", self.at.to_rfc3339())
    }
}

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Key,
    Number,
    Title,
    Unit,
    Words,
    Due,
    State,
    Document,
    Date,
    Event,
    Deadline,
    Note,
    Seen,
}

/// In the order in which they are written.
const COLUMNS: [(Column, &str, f64); 13] = [
    (Column::Key, "Mã", 4.0),
    (Column::Number, "Số trong kế hoạch", 10.0),
    (Column::Title, "Nhiệm vụ", 46.0),
    (Column::Unit, "Đơn vị chủ trì", 24.0),
    (Column::Words, "Thời hạn ghi trong kế hoạch", 24.0),
    (Column::Due, "Ngày cuối còn đúng hạn", 17.0),
    (Column::State, "Trạng thái", 15.0),
    (Column::Document, "Số, ký hiệu văn bản", 18.0),
    (Column::Date, "Ngày văn bản", 13.0),
    (Column::Event, "Ngày xảy ra sự kiện", 17.0),
    (Column::Deadline, "Thời hạn mới (ghi bằng lời)", 24.0),
    (Column::Note, "Ghi chú", 28.0),
    (Column::Seen, "Khi xuất sổ", 4.0),
];

/// Where each column stands in a sheet that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns([Option<usize>; 13]);

impl Columns {
    /// The columns of the header of a tracking sheet; `None` for any other row.
    pub fn of(row: &Row) -> Option<Columns> {
        let names = COLUMNS.map(|(_, name, _)| name);
        let columns = Columns(header::columns(row, &names));
        let has = |column| columns.at(column).is_some();
        // Lists of other systems have codes, states and dates of documents too.
        let is_ours = [Column::Event, Column::Deadline, Column::Seen]
            .into_iter()
            .any(has);
        let is_whole = has(Column::Key) && has(Column::State) && (has(Column::Document) || has(Column::Date));
        (is_ours && is_whole).then_some(columns)
    }

    fn at(&self, column: Column) -> Option<usize> {
        let index = COLUMNS.iter().position(|(c, ..)| *c == column)?;
        self.0[index]
    }

    /// The cell's words; `None` where the column was deleted.
    fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r str> {
        let at = self.at(column)?;
        Some(row.cells.get(at).map_or("", String::as_str))
    }

    /// "ô H7 (Ngày văn bản)".
    fn place(&self, row: &Row, column: Column) -> String {
        let name = COLUMNS
            .iter()
            .find(|(c, ..)| *c == column)
            .map_or("", |(_, n, _)| n);
        match self.at(column) {
            Some(at) => format!("ô {} ({name})", super::cell::name(at, row.line)),
            None => format!("hàng {}", row.line),
        }
    }
}
