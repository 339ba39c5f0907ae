//! A task of the plan.

use super::deadline::Deadline;
use super::office::spelling::plain;
use super::office::units::Assigned;
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
    /// A standing duty of the settings, outside any plan year.
    Standing,
    /// A row of a file that the office's task system exported.
    System,
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

impl Task {
    /// The words that its deadline was read from: the plan's own, or those of a person who dated
    /// it since.
    pub fn words_of_deadline(&self) -> &str {
        match self.is_dated_by_person() {
            true => &self.deadline.phrase,
            false => &self.deadline_text,
        }
    }

    /// Whether the deadline was read from other words than the plan's.
    pub fn is_dated_by_person(&self) -> bool {
        let from_a_list = matches!(self.origin, Origin::Plan | Origin::System);
        from_a_list && plain(&self.deadline.phrase) != plain(&self.deadline_text)
    }
}
