//! One try to send a letter, how it ended, and how long tries go on.

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
    /// A refusal by the server's policy (5xx with X.7.x, RFC 3463), which may be meant for this
    /// address, or for every letter ("Relay access denied"): the next letters show. It becomes
    /// `Refused` when the server goes on saying so though it takes other letters.
    Denied { answer: String },
    /// Failed before `data`, or a temporary refusal; tried again.
    Later {
        reason: String,
        /// The fault is the server's or the settings' (no connection, a wrong
        /// password, a refused sender), so every other letter would meet it too:
        /// see `server_rest`.
        #[serde(default)]
        whole_server: bool,
    },
    /// The final dot was sent and no answer came.
    Unknown { reason: String },
}

/// One attempt. `started` is written before connecting, `data` just before the final dot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub started: Moment,
    pub data: Option<Moment>,
    pub ended: Option<(Moment, Outcome)>,
    /// Which of the configured mail servers it was made with; `None` is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// Another process may still be at it until then: whoever makes an attempt holds the letter
    /// for as long as a dialogue can last. Nobody tries it meanwhile, whatever the locks say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leased_until: Option<Moment>,
}

/// An attempt, and the address that it was made at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The address, or what stands for it.
    pub to: String,
    pub attempt: Attempt,
}

/// How long an attempt holds its letter, in minutes: longer than any dialogue with a mail server,
/// ten minutes for the answer to the final dot among it.
pub const LEASE_MINUTES: i64 = 30;

impl Attempt {
    /// Whether somebody else may be at it at `now`. A lease from a time to come was given by a
    /// clock that was wrong and holds nothing.
    pub fn is_held(&self, now: Moment) -> bool {
        let is_running = self.ended.is_none() && self.started <= now;
        is_running && self.leased_until.is_some_and(|until| now < until)
    }

    /// The final dot was or may have been sent and the server's answer is not known.
    pub fn is_uncertain(&self) -> bool {
        match &self.ended {
            None => self.data.is_some(),
            Some((_, outcome)) => matches!(outcome, Outcome::Unknown { .. }),
        }
    }

    /// Why this attempt did not settle the letter, for a person.
    pub(super) fn reason(&self) -> String {
        match &self.ended {
            None if self.data.is_some() => "the program ended after sending, before the answer".to_owned(),
            None => "the program ended before sending".to_owned(),
            Some((_, Outcome::Later { reason, .. } | Outcome::Unknown { reason })) => reason.clone(),
            Some((
                _,
                Outcome::Accepted { answer } | Outcome::Refused { answer } | Outcome::Denied { answer },
            )) => answer.clone(),
        }
    }
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
