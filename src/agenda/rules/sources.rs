//! What sources are asked for, and who is told what of their answers.

use crate::dossier::Mode;
use crate::dossier::open::sector_key;
use crate::plan::Mailbox;
use chrono::{NaiveTime, Weekday};
use std::collections::BTreeMap;

/// When a source is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullRule {
    /// The source's id.
    pub source: String,
    /// How it is asked for windows.
    pub mode: Mode,
    /// A scheduled pull comes up to so many minutes after its moment, each day another number.
    pub jitter_minutes: u32,
    /// Six-field cron pattern in UTC+7, read by the scheduler's own parser.
    pub schedule: String,
}

/// When the operator hears of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// Hours without a good answer.
    pub silent_hours: i64,
    /// So many hours before a cut-off a failing source is told at once.
    pub before_cutoff_hours: i64,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch {
            silent_hours: 26,
            // From the morning of a cut-off at 23:50: letters leave within sending hours.
            before_cutoff_hours: 16,
        }
    }
}

/// Who is told what moved, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangesRule {
    /// Who works with the figures.
    pub to: Mailbox,
    /// From this time of a working day on, once a day.
    pub from: NaiveTime,
    /// A person asks for it now: hours, silences and the letter of this day do not matter.
    pub is_asked_for: bool,
}

/// When it is told: on that day of the week or the first working day after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthRule {
    pub day: Weekday,
    pub at: NaiveTime,
}

/// How dossiers are watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierRule {
    /// Id of the source that lists them.
    pub source: String,
    /// Id of the unit that watches over procedures (Tổ kiểm soát TTHC).
    pub control: String,
    /// Ids of units by the key of a sector ([`sector_key`]).
    pub units: BTreeMap<String, String>,
    /// Whose the dossiers of all other sectors are; `None`: the unit that watches over procedures.
    pub default_unit: Option<String>,
    /// Working days within which a dossier is near.
    pub within: i64,
    /// An older list is not used.
    pub oldest_hours: i64,
    /// The codes of form II.06g with their words.
    pub reasons: Vec<(String, String)>,
}

impl DossierRule {
    /// The unit that works on dossiers of that sector.
    pub fn unit_of(&self, sector: &str) -> &str {
        let known = self.units.get(&sector_key(sector)).or(self.default_unit.as_ref());
        known.unwrap_or(&self.control)
    }
}
