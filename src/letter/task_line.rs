//! A task in a letter before words: what is said of it, what the ledger remembers, which occurrence it is.

use crate::calendar::Moment;
use crate::remind::{Role, Stage};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the ledger remembers of one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Told {
    pub task: String,
    /// The lead unit whose occurrence it is.
    pub unit: String,
    /// L.
    pub due: NaiveDate,
    pub stage: Stage,
    pub role: Role,
}

/// The occurrence that a line is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Owed {
    pub task: String,
    /// The lead unit whose occurrence it is.
    pub unit: String,
    /// L.
    pub due: NaiveDate,
}

/// One task in a letter, with everything that the words need.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TaskLine {
    /// `None` for a line that is no stage (look-ahead, weekly lists).
    pub told: Option<Told>,
    /// `None` for a line about no single occurrence (a question, what runs all year).
    pub owed: Option<Owed>,
    /// The same task as other units owe it, where one line stands for all of them.
    pub also: Vec<Owed>,
    /// Number in the plan, "18".
    pub number: String,
    pub title: String,
    pub deliverable: String,
    /// The plan's own words of the deadline.
    pub deadline_text: String,
    pub unit_name: String,
    /// Names of the cooperating units.
    pub support_names: Vec<String>,
    pub due: Option<NaiveDate>,
    pub target: Option<NaiveDate>,
    pub limit: Option<Moment>,
    /// Working days left until T (0 today); `None` once late or undated.
    pub working_days_left: Option<i64>,
    /// Calendar days left until L.
    pub days_left: Option<i64>,
    /// Working days late (1 on the first working day after L).
    pub working_days_late: Option<i64>,
    /// A day between now and L is only a forecast day off.
    pub forecast: bool,
    /// The task has no other occurrence: its calendar entry follows it to another day.
    pub is_only: bool,
    /// How often people and the calendar spoke of its day or its end: the version of its calendar
    /// entry. It never falls.
    pub spoken: usize,
    /// Finished or ended: its calendar entry is taken back.
    pub is_over: bool,
    /// An extra sentence, "còn thiếu kỳ ...", a question, a reading.
    pub note: String,
}
