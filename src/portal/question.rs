//! What a source is asked.

use crate::dossier::Mode;
use chrono::{Datelike, NaiveDate};

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub mode: Mode,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Question {
    /// The window by the name of its calendar unit, "2026-06", "2026-Q2", "2026"; else its days.
    pub(super) fn label(&self) -> String {
        let year = self.from.year();
        match self.mode {
            Mode::Month => format!("{year}-{:02}", self.from.month()),
            Mode::Quarter => format!("{year}-Q{}", quarter(self.from)),
            Mode::Year => year.to_string(),
            Mode::Range | Mode::File | Mode::Open => format!("{}..{}", self.from, self.to),
        }
    }
}

/// 1 to 4.
pub fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}
