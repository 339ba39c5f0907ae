//! What a filled file comes to: the changes that it proposes against what is stored.

use super::receipt::Receipt;
use super::tracking::row::Tracked;
use crate::calendar::{Moment, WorkingCalendar};
use crate::plan::import::Change;
use crate::plan::{Mark, Office, Task};

/// What is stored, as far as sheets are compared with it.
pub struct Known<'a> {
    pub tasks: &'a [Task],
    pub marks: &'a [Mark],
    /// Every row that a tracking sheet would have now.
    pub tracked: &'a [Tracked],
    pub office: &'a Office,
    pub calendar: &'a WorkingCalendar,
    pub now: Moment,
}

/// What a file would change, and what of it needs a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub marks: Vec<Mark>,
    pub changes: Vec<Change>,
    pub receipt: Receipt,
}

impl Proposal {
    /// Whether nothing would be stored.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.changes.is_empty()
    }
}
