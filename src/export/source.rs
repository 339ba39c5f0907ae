//! A source that is a person with a portal's screen before them.

use crate::plan::{Mailbox, Office};
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A source of kind `file`.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportSource {
    pub id: String,
    pub person: DataPerson,
    /// Which screen of the portal to export, in words.
    pub screen: String,
    /// The folder that exports are put into.
    pub folder: PathBuf,
    /// How the data person knows that folder, "ổ đĩa chung Z:\\so-lieu".
    pub put: String,
    /// When the figures of a window that has ended are asked for, on the first working day.
    pub ask_at: NaiveTime,
    /// When they are asked for again on that day, and drafts wait no longer.
    pub remind_at: NaiveTime,
    /// The sectors' names in files, each with its name in reports; empty: names are taken as they
    /// come.
    pub sectors: BTreeMap<String, String>,
}

impl ExportSource {
    /// A source that is asked otherwise, for a file that a person got from it once.
    pub fn by_hand(id: &str, person: Mailbox) -> ExportSource {
        ExportSource {
            id: id.to_owned(),
            person: DataPerson::Mailbox(person),
            screen: String::new(),
            folder: PathBuf::new(),
            put: String::new(),
            ask_at: NaiveTime::MIN,
            remind_at: NaiveTime::MIN,
            sectors: BTreeMap::new(),
        }
    }
}

/// Who exports the figures.
#[derive(Debug, Clone, PartialEq)]
pub enum DataPerson {
    /// A unit by its id: its address of the day.
    Unit(String),
    Mailbox(Mailbox),
}

impl DataPerson {
    /// Whom to write to, in the office of the day; `None` where the unit has no address then.
    pub fn mailbox<'a>(&'a self, office: &'a Office) -> Option<&'a Mailbox> {
        match self {
            DataPerson::Mailbox(mailbox) => Some(mailbox),
            DataPerson::Unit(id) => office.unit(id)?.mailbox.as_ref(),
        }
    }
}
