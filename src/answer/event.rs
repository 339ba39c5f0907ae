//! A word on the event that a deadline counts from.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The day of an event, with its hour where somebody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    pub day: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
}

/// What became of a word on an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The unit's word: the owner is asked.
    Said,
    /// The owner's word: the deadline counts from it.
    Recorded,
    /// It was on record before.
    Known,
    /// The owner does not take the unit's word.
    Declined,
    /// The unit takes its word back.
    Withdrawn,
    /// The owner takes his word back.
    Unsaid,
    /// What nobody had confirmed is not wanted any more.
    Dropped,
    /// It cannot be taken back by mail any more.
    Fixed,
}

impl Step {
    /// Whether a word that was said before is taken back.
    pub fn takes_back(self) -> bool {
        matches!(self, Step::Withdrawn | Step::Unsaid | Step::Dropped)
    }
}

/// A word on the event that a task waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventWord {
    /// In the plan's words.
    pub event: String,
    pub when: When,
    pub step: Step,
    /// The deadline counts hours: without the hour of the event whole days count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lacks_hour: bool,
    /// What was on record and is replaced by this, for the same day or another: in force again where this is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<When>,
}
