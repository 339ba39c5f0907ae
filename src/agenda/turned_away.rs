//! Letters that a mailbox refused for good: what was told to nobody is taken back and written anew, to who
//! is reached now, or to the same mailbox once it takes letters again.

use super::action::{Action, Agenda};
use super::answers::tells_word;
use super::dead::{is_dead, is_of_address};
use super::facts::LetterFact;
use super::ledger::base;
use super::outage::operator;
use super::round::{Round, is_to};
use crate::calendar::day_of;
use crate::letter::LetterKind;
use crate::outbox::{Attempt, Outcome};
use crate::plan::{Absence, Mailbox};
use chrono::Days;

/// So often a letter is written anew where its mailbox goes on refusing it: a content that a filter
/// refuses stays refused.
const MOST_REVISIONS: usize = 12;

/// Takes back what was refused and reaches somebody else now, or its own mailbox again: it is written anew.
/// Returns whether any was. `round` knows whom letters reach today.
pub fn take_back(round: &Round, agenda: &mut Agenda) -> bool {
    let before = agenda.actions.len();
    for letter in &round.facts.turned_away {
        let is_new = revisions(&letter.key) < MOST_REVISIONS;
        let is_refused = letter.attempts.last().is_some_and(is_of_address);
        if !is_new || !is_refused || matches!(letter.kind, LetterKind::Test | LetterKind::Receipt) {
            continue;
        }
        let reason = match () {
            () if is_elsewhere(letter, round) => "refused there; written anew to who is reached",
            () if lasts(letter) && is_taken_again(letter, round) => {
                "refused there; its mailbox takes letters again, so it is written anew"
            }
            () if lasts(letter) && is_tried_daily(letter, round) => {
                "refused there on an earlier day; tried anew once a day"
            }
            () => continue,
        };
        let key = letter.key.clone();
        agenda.act(Action::Cancel { key }, reason);
    }
    agenda.actions.len() > before
}

/// Whether it was refused today and goes to somebody else now.
fn is_elsewhere(letter: &LetterFact, round: &Round) -> bool {
    let post = &round.facts.post;
    if day_of(letter.written_at) != round.today || !is_dead(&letter.to, post, round.now) {
        return false;
    }
    let is_operators = matches!(
        letter.kind,
        LetterKind::Alarm | LetterKind::Outage | LetterKind::Health
    );
    let stood_in = |a: &Absence| {
        // Ended by `dead::with_living_stand_ins`, or of yesterday: then no letter of today went there.
        a.to + Days::new(1) == round.today && a.by.address.eq_ignore_ascii_case(&letter.to)
    };
    if is_operators {
        let to = operator(round);
        let to = round.stand_in(to).unwrap_or(to);
        return !to.address.eq_ignore_ascii_case(&letter.to);
    }
    let is_own = is_to(&letter.key, &mailbox(&letter.to));
    let is_another = !is_own || !round.rules.reaches(&letter.to, round.today);
    is_another && round.rules.book.absences.iter().any(stood_in)
}

fn mailbox(address: &str) -> Mailbox {
    Mailbox {
        name: String::new(),
        address: address.to_owned(),
    }
}

/// Whether what it says is decided anew on any later day.
fn lasts(letter: &LetterFact) -> bool {
    match letter.kind {
        LetterKind::AnswerNotice
        | LetterKind::AnswerReceipt
        | LetterKind::Undelivered
        | LetterKind::Alarm => true,
        LetterKind::Confirmation => tells_word(&letter.key),
        _ => false,
    }
}

/// Whether the mailbox took another letter since.
fn is_taken_again(letter: &LetterFact, round: &Round) -> bool {
    let ended = |a: &Attempt| a.ended.as_ref().map(|(at, _)| *at).filter(|at| *at <= round.now);
    let Some(refused) = letter.attempts.last().and_then(ended) else {
        return false;
    };
    let known = { round.facts.post.refused.iter() }.filter(|(a, _)| a.eq_ignore_ascii_case(&letter.to));
    known.flat_map(|(_, attempts)| attempts).any(|attempt| {
        let is_taken = matches!(&attempt.ended, Some((_, Outcome::Accepted { .. })));
        is_taken && ended(attempt).is_some_and(|at| refused < at)
    })
}

/// Whether it was refused on an earlier day and nothing was tried there today.
fn is_tried_daily(letter: &LetterFact, round: &Round) -> bool {
    let ended = letter.attempts.last().and_then(|a| a.ended.as_ref());
    let is_earlier = ended.is_some_and(|(at, _)| day_of(*at) < round.today);
    is_earlier
        && round.is_open(round.rules.hours.morning)
        && !is_dead(&letter.to, &round.facts.post, round.now)
}

fn revisions(key: &str) -> usize {
    let revision = key[base(key).len()..].strip_prefix(".r");
    revision.and_then(|n| n.parse().ok()).unwrap_or_default()
}
