//! What a letter's tries come to: whether it is sent, waits, is doubtful, or is left to a person.

use super::attempt::{Attempt, Outcome, Patience};
use super::backoff;
use crate::calendar::Moment;
use serde::{Deserialize, Serialize};

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
