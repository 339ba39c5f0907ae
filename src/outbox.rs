//! The life of a letter: its key, its attempts, when to try again, when to leave
//! it to a person (contract section 6). Pure: the marks are made by `store`, the
//! sending by `mail`.

use crate::calendar::Moment;
use serde::{Deserialize, Serialize};

/// How an attempt ended. An attempt without an end died with the process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The server took it (250 after the final dot), or the directory holds it.
    Accepted { answer: String },
    /// A final refusal of this letter (5xx to the recipient or the content).
    Refused { answer: String },
    /// Failed before `data`, or a temporary refusal; tried again.
    Later { reason: String },
    /// The final dot was sent and no answer came.
    Unknown { reason: String },
}

/// One attempt. `started` is written before connecting, `data` just before the final dot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub started: Moment,
    pub data: Option<Moment>,
    pub ended: Option<(Moment, Outcome)>,
}

/// Whether a repeated letter does harm: a reminder may be sent once more under
/// the same Message-ID, a draft waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WhenUncertain {
    SendOnceMore,
    AskPerson,
}

/// States as people see them (contract section 6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "state")]
pub enum State {
    /// To be sent now.
    Queued,
    /// To be tried again then.
    Waiting {
        until: Moment,
    },
    Sent {
        at: Moment,
    },
    /// Finally refused by the server.
    Refused {
        answer: String,
    },
    /// A person must look: it may have arrived.
    Uncertain,
    Cancelled,
    /// Given up after the last try; shown.
    Dead {
        reason: String,
    },
}

/// When to try again and when to give up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patience {
    /// Pause after the first failure, in minutes; doubled after each, with a spread by letter.
    pub first_pause: i64,
    /// Longest pause, in minutes.
    pub longest_pause: i64,
    /// Give up this many hours after the first attempt.
    pub give_up_after: i64,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            first_pause: 1,
            longest_pause: 60,
            give_up_after: 72,
        }
    }
}

/// The state of a letter at `now`, derived from its attempts.
pub fn state(
    key: &str,
    attempts: &[Attempt],
    cancelled: bool,
    uncertain: WhenUncertain,
    patience: &Patience,
    now: Moment,
) -> State {
    let _ = (key, attempts, cancelled, uncertain, patience, now);
    State::Queued
}
