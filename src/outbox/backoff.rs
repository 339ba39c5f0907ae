//! How long to wait after a failure: doubling, spread by letter without dice.

use super::attempt::{Attempt, Outcome, Patience};
use crate::calendar::Moment;
use chrono::TimeDelta;
use sha2::{Digest, Sha256};

/// Longest pause or patience that is counted with, ten years in seconds: a setting
/// beyond it must not overflow the calendar.
const FOR_EVER: i64 = 10 * 366 * 24 * 3600;

/// The pause after the failure number `failures` (from 1) of the letter `key`.
///
/// `first_pause` doubled each time up to `longest_pause`, shortened by up to a fifth
/// that depends on key and number, so that letters which failed together do not
/// come back together.
pub(super) fn pause(key: &str, failures: usize, patience: &Patience) -> TimeDelta {
    let first = bounded(patience.first_pause, 60);
    let longest = bounded(patience.longest_pause, 60).max(first);
    let doublings = u32::try_from(failures.saturating_sub(1)).unwrap_or(u32::MAX);
    let full = 2_i64
        .checked_pow(doublings)
        .and_then(|factor| first.checked_mul(factor))
        .map_or(longest, |seconds| seconds.min(longest));
    TimeDelta::seconds(full - full / 5 * spread(key, failures) / 1000)
}

pub(super) fn hours(n: i64) -> TimeDelta {
    TimeDelta::seconds(bounded(n, 3600))
}

fn bounded(n: i64, unit: i64) -> i64 {
    n.max(0).saturating_mul(unit).min(FOR_EVER)
}

/// 0 to 999, the same for the same letter and number.
fn spread(key: &str, failures: usize) -> i64 {
    let hash = Sha256::new()
        .chain_update(key)
        .chain_update([0])
        .chain_update(failures.to_string())
        .finalize();
    i64::from(u16::from_be_bytes([hash[0], hash[1]])) * 1000 / 65536
}

/// Until when no letter should be tried at the address, because the newest attempts at letters to
/// it were all turned away for the time being; `None` when it may be tried. A full mailbox costs
/// one attempt a pause, not one a letter. `address` is what stands for it in keys.
pub fn address_rests_until<'a>(
    address: &str,
    newest_first: impl IntoIterator<Item = &'a Attempt>,
    patience: &Patience,
    now: Moment,
) -> Option<Moment> {
    let at_address = newest_first.into_iter().filter(|a| !is_servers_fault(a));
    rests_until(address, at_address, patience, now, |outcome| {
        matches!(outcome, Outcome::Later { .. })
    })
}

/// It says nothing of the address.
fn is_servers_fault(attempt: &Attempt) -> bool {
    let outcome = attempt.ended.as_ref().map(|(_, outcome)| outcome);
    matches!(
        outcome,
        None | Some(
            Outcome::Later {
                whole_server: true,
                ..
            } | Outcome::Unknown { .. }
        )
    )
}

/// The pause after the run of failures that ends now. What failed at one moment failed once:
/// letters that were on their way side by side met the same fault.
pub(super) fn rests_until<'a>(
    key: &str,
    newest_first: impl IntoIterator<Item = &'a Attempt>,
    patience: &Patience,
    now: Moment,
    is_failure: impl Fn(&Outcome) -> bool,
) -> Option<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    // An attempt of a time to come was made by a clock that was wrong: it counts for nothing.
    let ended = newest_first
        .into_iter()
        .filter_map(|a| a.ended.as_ref())
        .filter(|(ended, _)| *ended <= now);
    for (ended, outcome) in ended {
        if !is_failure(outcome) {
            break;
        }
        if !moments.contains(ended) {
            moments.push(*ended);
        }
    }
    let until = *moments.iter().max()? + pause(key, moments.len(), patience);
    (until > now).then_some(until)
}
