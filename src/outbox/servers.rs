//! Whether a mail server should be handed letters now, by what its newest attempts came to.

use super::attempt::{Attempt, Outcome, Patience, Tried};
use super::backoff::rests_until;
use crate::calendar::Moment;
use std::collections::BTreeSet;

/// So many different addresses in a row that a server turned away, none taken between them, are
/// the server's matter and not theirs.
pub const TOO_MANY_ADDRESSES: usize = 3;

/// Whether a server is asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It is asked.
    None,
    /// What it turned away of late may be its own matter: another server goes first, where there
    /// is one, until then.
    Second { until: Moment },
    /// No letter at all is handed to it until then.
    Whole { until: Moment },
}

/// Whether `server` rests, because the newest attempts with it all failed for its own or the
/// settings' fault, ended in silence after the final dot, or were turned away by its policy at
/// [`TOO_MANY_ADDRESSES`] different addresses.
///
/// `newest_first` are the attempts of all letters. The pauses grow as a letter's do; one attempt
/// that came to the letter's own end ends them. So a changed password costs one refused sign-in a
/// pause, not one a letter. One letter alone that was lost after its dot says little of the server,
/// and so does one address that its policy turns away: the next one shows. Addresses that are
/// turned away for the time being may all have their own reasons; where another server is at hand
/// that one is asked.
pub fn server_rest<'a>(
    server: &str,
    newest_first: impl IntoIterator<Item = &'a Tried>,
    patience: &Patience,
    now: Moment,
) -> Rest {
    // An attempt of a time to come was made by a clock that was wrong: it counts for nothing.
    let is_past = |t: &&Tried| t.attempt.ended.as_ref().is_some_and(|(ended, _)| *ended <= now);
    let tried: Vec<&Tried> = newest_first.into_iter().filter(is_past).collect();
    let until = |is_failure: fn(&Outcome) -> bool| {
        let attempts = tried.iter().map(|t| &t.attempt);
        rests_until(server, attempts, patience, now, is_failure)
    };
    let whole = match is_one_doubt(&tried) {
        true => None,
        false => until(is_its_fault),
    };
    if let Some(until) = whole {
        return Rest::Whole { until };
    }
    let denied = addresses(&tried, is_denied_or_its_fault);
    if denied >= TOO_MANY_ADDRESSES
        && let Some(until) = until(is_denied_or_its_fault)
    {
        return Rest::Whole { until };
    }
    let is_second = denied > 0 || addresses(&tried, is_turned_away) >= TOO_MANY_ADDRESSES;
    match until(is_turned_away).filter(|_| is_second) {
        Some(until) => Rest::Second { until },
        None => Rest::None,
    }
}

/// Every other letter would meet it too.
fn is_its_fault(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Later {
            whole_server: true,
            ..
        } | Outcome::Unknown { .. }
    )
}

fn is_denied_or_its_fault(outcome: &Outcome) -> bool {
    is_its_fault(outcome) || matches!(outcome, Outcome::Denied { .. })
}

fn is_turned_away(outcome: &Outcome) -> bool {
    is_denied_or_its_fault(outcome) || matches!(outcome, Outcome::Later { .. })
}

/// The newest attempt alone was lost after its dot.
fn is_one_doubt(tried: &[&Tried]) -> bool {
    let mut run = { tried.iter() }
        .filter_map(|t| t.attempt.ended.as_ref())
        .map(|(_, outcome)| outcome)
        .take_while(|outcome| is_its_fault(outcome));
    matches!(run.next(), Some(Outcome::Unknown { .. })) && run.next().is_none()
}

/// How many different addresses were turned away in the run that ends now.
fn addresses(tried: &[&Tried], is_of_run: fn(&Outcome) -> bool) -> usize {
    fn outcome(attempt: &Attempt) -> Option<&Outcome> {
        attempt.ended.as_ref().map(|(_, outcome)| outcome)
    }
    let run = tried
        .iter()
        .take_while(|t| outcome(&t.attempt).is_some_and(is_of_run));
    let turned_away = run.filter(|t| !outcome(&t.attempt).is_some_and(is_its_fault));
    let addresses: BTreeSet<String> = turned_away.map(|t| t.to.to_lowercase()).collect();
    addresses.len()
}
