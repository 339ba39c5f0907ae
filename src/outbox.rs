//! The life of a letter: its key, its attempts, when to try again, when to leave
//! it to a person (contract section 6). Pure: the marks are made by `store`, the
//! sending by `mail`.

mod backoff;
mod brake;

pub use backoff::{address_rests_until, server_rests_until};
pub use brake::{Brake, Excess, Limits, PostRule, Scope, Stop, Volume};

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
    Later {
        reason: String,
        /// The fault is the server's or the settings' (no connection, a wrong
        /// password, a refused sender), so every other letter would meet it too:
        /// see [`server_rests_until`].
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
    fn reason(&self) -> String {
        match &self.ended {
            None if self.data.is_some() => "the program ended after sending, before the answer".to_owned(),
            None => "the program ended before sending".to_owned(),
            Some((_, Outcome::Later { reason, .. } | Outcome::Unknown { reason })) => reason.clone(),
            Some((_, Outcome::Accepted { answer } | Outcome::Refused { answer })) => answer.clone(),
        }
    }
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

impl State {
    /// To be handed to the server now.
    pub fn may_send(&self) -> bool {
        matches!(self, State::Queued)
    }

    /// When the letter must be looked at again; `None` where only a person can change it.
    pub fn next_try(&self) -> Option<Moment> {
        match self {
            State::Waiting { until } => Some(*until),
            _ => None,
        }
    }

    /// Waits for a person: refused, uncertain or given up.
    pub fn needs_person(&self) -> bool {
        matches!(
            self,
            State::Refused { .. } | State::Uncertain | State::Dead { .. }
        )
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

/// The state of a letter at `now`, derived from its attempts, oldest first.
///
/// An attempt that died with the process is tried again at once; one that another process may
/// still be making, when its lease is over. A letter is given
/// up after a try whose successor would fall behind `give_up_after`, never for the
/// mere passing of time: a program that was off for a week tries once more.
pub fn state(
    key: &str,
    attempts: &[Attempt],
    cancelled: bool,
    uncertain: WhenUncertain,
    patience: &Patience,
    now: Moment,
) -> State {
    if let Some(at) = attempts.iter().find_map(accepted_at) {
        return State::Sent { at };
    }
    if cancelled {
        return State::Cancelled;
    }
    let (Some(first), Some(last)) = (attempts.first(), attempts.last()) else {
        return State::Queued;
    };
    if let Some(until) = last.leased_until.filter(|_| last.is_held(now)) {
        return State::Waiting { until };
    }
    if let Some((_, Outcome::Refused { answer })) = &last.ended {
        return State::Refused {
            answer: answer.clone(),
        };
    }
    let unsure = attempts.iter().filter(|attempt| attempt.is_uncertain()).count();
    if unsure > further_sends(uncertain) {
        return State::Uncertain;
    }
    let until = match &last.ended {
        None => last.started,
        // By a clock that was wrong: nothing is waited for.
        Some((ended, _)) if *ended > now => now,
        Some((ended, _)) => *ended + backoff::pause(key, attempts.len(), patience),
    };
    if until >= first.started + backoff::hours(patience.give_up_after) {
        return given_up(unsure, last);
    }
    if until > now {
        return State::Waiting { until };
    }
    State::Queued
}

/// How often a letter whose fate is unknown is sent again under its Message-ID (contract section 6).
fn further_sends(uncertain: WhenUncertain) -> usize {
    match uncertain {
        WhenUncertain::SendOnceMore => 1,
        WhenUncertain::AskPerson => 0,
    }
}

fn accepted_at(attempt: &Attempt) -> Option<Moment> {
    match &attempt.ended {
        Some((at, Outcome::Accepted { .. })) => Some(*at),
        _ => None,
    }
}

/// A letter that may have arrived is never called dead.
fn given_up(unsure: usize, last: &Attempt) -> State {
    if unsure > 0 {
        return State::Uncertain;
    }
    State::Dead {
        reason: last.reason(),
    }
}

#[cfg(test)]
mod tests;
