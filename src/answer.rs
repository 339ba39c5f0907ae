//! Answers to letters by mail: what a mail that came is, whose word it is, and what it says.
//!
//! Pure. A mail is hostile until its reference holds: everything here has limits, and what is not
//! understood is passed on to a person, never guessed. Bytes go through [`Reader::read`], the
//! sender's own first lines through [`words::said`], and [`judge::judge`] says what they come to.

pub mod agreed;
pub mod apart;
pub mod choice;
mod contradiction;
pub mod decision;
pub mod doubt;
pub mod event;
mod evidence;
mod forecast_days;
mod handover;
pub mod judge;
mod line;
pub mod mail;
mod named;
pub mod order;
mod other_day;
mod outcome;
pub mod own_lines;
pub mod part;
pub mod products;
pub mod question;
pub mod reference;
pub mod remarks;
pub mod reported;
mod sender;
pub mod several_leads;
mod still_open;
mod told_result;
pub mod words;

pub use event::{EventWord, Step, When};
pub use handover::Handover;
pub use judge::{Asked, Heard, judge};
pub use line::{Line, Record, is_same_row};
pub use mail::{Bounce, Mail, Reader};
pub use outcome::{Dating, Lapse, Outcome};
pub use reference::{LONGEST_TAG, Reference};
pub use sender::Authenticity;
pub use told_result::may_tell_result;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// Whether an answer counts, or waits for the unit's own address to confirm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    Counts,
    /// The reference holds, but not the sender: nothing was changed.
    Proposed,
    /// The newest of too many in one day: nothing was changed and nobody is written to.
    TooMany,
}

/// What is kept of an answer: of its text only what a person has to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Stands for the address that the answered letter went to, as in keys of letters.
    pub addressee: String,
    /// The unit whose word it is; empty for the plan's owner.
    pub unit: String,
    pub standing: Standing,
    /// The sender's address where nothing proved it: whoever is asked has to know it. Of an answer
    /// that counts it is kept only where that mail has files and the unit has confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Stands for the address that wrote an answer which counts, as in keys of letters; empty of older ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wrote: String,
    /// When it came, where it was read much later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<DateTime<FixedOffset>>,
    /// It is the owner's word on wishes of units.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decides: bool,
    /// It answers a letter about the events that deadlines count from.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about_events: bool,
    /// Names of the files that came with it: its mail stays unread, so that a person takes them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    pub heard: Vec<Heard>,
    /// Number of the answer that this one takes back, wholly or in part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_back: Option<i64>,
    /// What may still be answered to the letter that this answer brings.
    pub lines: Vec<Line>,
    /// The last day on which it can be taken back; `None` where there is nothing to take back.
    pub undo_until: Option<NaiveDate>,
}

impl Answer {
    /// Names its tasks by the numbers that these have; a task without one keeps its own.
    pub fn renumber<'n>(&mut self, number: impl Fn(&str) -> Option<&'n str>) {
        let heard = self.heard.iter_mut().filter_map(|h| h.line.as_mut());
        for line in heard.chain(&mut self.lines) {
            // What the plan does not number has none here either.
            if let Some(number) = number(&line.task).filter(|_| !line.row.is_empty()) {
                number.clone_into(&mut line.row);
            }
        }
    }
}

/// A letter that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Stands for the address that does not take letters, as in keys of letters.
    pub address: String,
    /// "5.1.1".
    pub status: String,
}
