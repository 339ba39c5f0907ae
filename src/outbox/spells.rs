//! How long a mail server has taken no letter, and when it took letters again.

use super::attempt::{Outcome, Tried};
use super::servers::TOO_MANY_ADDRESSES;
use crate::calendar::Moment;
use std::collections::BTreeSet;

/// A time during which a server took no letter for reasons of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// Its first failure.
    pub since: Moment,
    /// Its last failure, and what the server said or why it could not be asked.
    pub newest: Moment,
    pub reason: String,
    /// So many different addresses were turned away by the server's policy.
    pub denied: usize,
    /// When it took a letter, or at least a sign-in, again.
    pub back: Option<Moment>,
}

/// The newest spell among the attempts with one server; `None` where it always took letters.
///
/// `newest_first` are attempts at letters, `signed_in` sign-ins without a letter that the server
/// took. These end a spell in which it could not be reached or signed in to, not one in which it
/// turned letters away. What failed once for one address alone is no spell. No more attempts are read than
/// are needed.
pub fn newest_spell(
    newest_first: impl IntoIterator<Item = Tried>,
    signed_in: &[Moment],
    now: Moment,
) -> Option<Spell> {
    let mut run = Run::default();
    let mut newer = now;
    let mut back = None;
    for tried in newest_first {
        let Some((at, outcome)) = tried.attempt.ended.as_ref().filter(|(at, _)| *at <= now) else {
            continue;
        };
        let well = signed_in.iter().filter(|w| *at < **w && **w <= newer).min();
        if is_good(outcome) || (is_out_of_reach(outcome) && well.is_some()) {
            if let Some(spell) = run.spell(back) {
                return Some(spell);
            }
            run = Run::default();
            back = well.copied().filter(|_| !is_good(outcome));
            back = back.or(is_good(outcome).then_some(*at));
        }
        if !is_good(outcome) {
            run.add(&tried, *at, outcome);
        }
        newer = *at;
    }
    run.spell(back)
}

/// Failures that follow each other, newest first.
#[derive(Default)]
struct Run {
    newest: Option<(Moment, String)>,
    since: Option<Moment>,
    /// Failures that every letter would have met; one letter lost after its dot is none.
    faults: usize,
    lost: usize,
    denied: BTreeSet<String>,
    turned_away: BTreeSet<String>,
}

impl Run {
    fn add(&mut self, tried: &Tried, at: Moment, outcome: &Outcome) {
        let (reason, to) = (said(outcome), tried.to.to_lowercase());
        self.newest.get_or_insert((at, reason.to_owned()));
        self.since = Some(at);
        match outcome {
            Outcome::Later {
                whole_server: true, ..
            } => self.faults += 1,
            Outcome::Unknown { .. } => self.lost += 1,
            Outcome::Denied { .. } => {
                self.denied.insert(to.clone());
                self.turned_away.insert(to);
            }
            _ => {
                self.turned_away.insert(to);
            }
        }
    }

    fn spell(&self, back: Option<Moment>) -> Option<Spell> {
        let is_one = self.faults > 0 || self.lost > 1 || self.turned_away.len() >= TOO_MANY_ADDRESSES;
        let ((newest, reason), since) = (self.newest.clone()?, self.since?);
        is_one.then_some(Spell {
            since,
            newest,
            reason,
            denied: self.denied.len(),
            back,
        })
    }
}

/// The letter came to an end of its own.
fn is_good(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Accepted { .. } | Outcome::Refused { .. })
}

/// It was not reached, or took no sign-in: a sign-in that it takes later ends that.
fn is_out_of_reach(outcome: &Outcome) -> bool {
    const IN_MID_LETTER: [&str; 5] = ["MAIL FROM", "RCPT TO", "DATA", "the letter", "the final dot"];
    let Outcome::Later {
        reason,
        whole_server: true,
    } = outcome
    else {
        return false;
    };
    !IN_MID_LETTER.iter().any(|step| reason.starts_with(step))
}

fn said(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Accepted { answer } | Outcome::Refused { answer } | Outcome::Denied { answer } => answer,
        Outcome::Later { reason, .. } | Outcome::Unknown { reason } => reason,
    }
}
