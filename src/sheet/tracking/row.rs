//! A row of the tracking sheet: which occurrence it is about, the cells that the clerk fills in, and what
//! was seen when it was written.

use crate::calendar::{Moment, date};
use crate::plan::{Task, folded};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    pub fn read(cell: &str) -> Option<State> {
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
pub struct Seen {
    /// How many marks there were.
    pub marks: usize,
    pub at: Moment,
    pub cells: Cells,
}

impl Seen {
    pub fn read(cell: &str) -> Option<Seen> {
        serde_json::from_str(cell.trim()).ok()
    }

    /// Who says what stands in the sheet; the same for one export, so that its own marks are known.
    pub fn by(&self) -> String {
        format!("sổ theo dõi xuất lúc {}", self.at.to_rfc3339())
    }
}

/// "20/3/2026" of an ISO day; empty for none.
pub fn shown(iso: &str) -> String {
    iso.parse().map(date).unwrap_or_default()
}
