//! The annual plan: units, tasks with a stable identity, deadlines read from the
//! plan's own words, and the occurrences that follow from them.

pub mod deadline;
pub mod import;
mod occurrence;
mod office;

pub use deadline::{Deadline, Meaning};
pub use occurrence::{Occurrence, Pace, after_event, occurrences, report_due};
pub use office::{Absence, Assigned, Book, Group, Mailbox, Office, Spell, Unit, Wish, address, folded};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a task comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A row of the annual plan.
    Plan,
    /// A report that the settings make due.
    Report,
    /// Entered by hand.
    Hand,
}

/// One task as the plan states it and as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// Stable identity: survives renumbering and re-import.
    pub id: String,
    /// The number in the plan, a label: "1", "18".
    pub number: String,
    /// The plan's year.
    pub year: i32,
    /// Heading of the plan's section: "I. Công tác chỉ đạo, điều hành".
    pub section: String,
    pub title: String,
    pub leads: Assigned,
    pub support: Assigned,
    /// The column "Thời gian hoàn thành", verbatim.
    pub deadline_text: String,
    pub deadline: Deadline,
    /// The column "Sản phẩm".
    pub deliverable: String,
    pub origin: Origin,
    /// The day on which the product first knew the task.
    pub known_from: NaiveDate,
}

/// What people said about a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// Finished, with the evidence: the document's number and date.
    Done { number: String, date: NaiveDate },
    /// An earlier `Done` or `Cancelled` was a mistake.
    Reopened,
    /// A document ended the task: nobody owes it any more.
    Cancelled { number: String, date: NaiveDate },
    /// The event that a conditional deadline counts from.
    Happened { date: NaiveDate },
}

/// One mark, never changed; the newest for an occurrence counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub task: String,
    /// The unit that it is about; `None` is every lead unit.
    pub unit: Option<String>,
    /// The occurrence's last on-time day; `None` is the task's only one, or all that are open.
    pub due: Option<NaiveDate>,
    pub kind: MarkKind,
    /// RFC 3339.
    pub at: crate::calendar::Moment,
    /// Who said so, as they gave it.
    pub by: String,
}
