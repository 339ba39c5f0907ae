//! Who leads a task from now on, by the word of the plan's owner.

use serde::{Deserialize, Serialize};

/// Units by their ids, before his word and since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub before: Vec<String>,
    pub after: Vec<String>,
    /// The plan's words that they stand for.
    pub asked: String,
    /// It takes an earlier one back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_undo: bool,
}

impl Handover {
    /// The same taken back.
    pub fn undone(&self) -> Handover {
        Handover {
            before: self.after.clone(),
            after: self.before.clone(),
            asked: self.asked.clone(),
            is_undo: true,
        }
    }

    /// The units that lead the task no more.
    pub fn leaving(&self) -> impl Iterator<Item = &String> {
        self.before.iter().filter(|unit| !self.after.contains(unit))
    }

    /// The units that lead it from now on.
    pub fn coming(&self) -> impl Iterator<Item = &String> {
        self.after.iter().filter(|unit| !self.before.contains(unit))
    }
}
