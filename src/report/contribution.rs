//! What a unit contributes to a report.

use crate::calendar::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a unit handed in as its part of a report. Never changed; the newest of a unit and
/// period counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Id of the report in the settings.
    pub report: String,
    /// Label of the period, "2026-Q1".
    pub period: String,
    /// Id of the unit.
    pub unit: String,
    pub at: Moment,
    /// Who took it in, as they gave it.
    pub by: String,
    /// Name of the file that it came in.
    pub file: String,
    /// Its paragraphs, one a line.
    pub text: String,
}

/// A unit's part as the draft needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPart {
    /// The unit's name.
    pub unit: String,
    /// The headings it fills, as `headings` names them.
    pub headings: Vec<String>,
    pub state: PartState,
}

/// How far a part has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartState {
    Missing,
    /// Recorded as handed in, but its text is not stored; the evidence may be empty.
    Recorded(String),
    /// The unit has said that there was nothing to report.
    Nothing {
        on: NaiveDate,
    },
    Text {
        on: NaiveDate,
        text: String,
        /// Reopened since: the unit has been asked to complete it.
        is_open: bool,
    },
}

impl ReportPart {
    pub fn is_received(&self) -> bool {
        match &self.state {
            PartState::Missing => false,
            PartState::Recorded(_) | PartState::Nothing { .. } => true,
            PartState::Text { is_open, .. } => !is_open,
        }
    }
}
