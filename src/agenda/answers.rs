//! What came of answers by mail: whoever answered hears what it came to and how to take it back,
//! the plan's owner reads what a person must, a unit hears what the owner said of its wish, and the
//! owner hears of an address that takes no letters.

mod clock;
mod events;
mod forecast;
mod forms;
mod in_force;
mod lapsed;
mod named_result;
mod notice;
mod open_wish;
mod orders;
mod origin;
mod parts;
mod questions;
mod receipt;
mod several_leads;
mod several_owners;
mod unanswered;
mod undelivered;
mod undoer;
mod word;
mod words;
mod words_alone;
mod wrote;

pub use forecast::forecast_of;
pub use in_force::{only_day, said_anew, taken_back};
pub use lapsed::is_lapsing;
pub use named_result::named_result;
pub use open_wish::{OpenWish, open_wish};
pub use unanswered::unconfirmed;
pub use undoer::{Undoer, who_took_back};
pub use wrote::is_to_who_wrote;

use super::action::Agenda;
use super::facts::{Came, Facts};
use super::ledger::{TRIAL, base};
use super::round::Round;
use super::rules::Rules;
use crate::answer::{Answer, Heard, Outcome, Standing};
use crate::calendar::Moment;
use chrono::NaiveDate;
use words::{RECEIPT, RETURNED, mailbox_of};

/// The number of the owner's answer that the letter of that key tells a unit of.
pub fn word_of(key: &str) -> Option<i64> {
    word::answer_of(key).or_else(|| clock::answer_of(key))
}

/// Whether the letter of that key tells a unit what the owner decided.
pub fn tells_word(key: &str) -> bool {
    word::answer_of(key).is_some()
}

/// The number of the answer that the letter of that key is about, where it went to who gave it.
pub fn answer_of(key: &str) -> Option<i64> {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(RECEIPT)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

/// The occurrences (task, unit, L) that the answer of that receipt, or of the owner's word to a
/// unit, finished, moved or opened again.
pub fn settled_by<'f>(key: &str, facts: &'f Facts) -> Vec<(&'f str, &'f str, NaiveDate)> {
    let id = answer_of(key).or_else(|| word_of(key));
    let begins = clock::answer_of(key).is_some();
    let of_key = facts.answers.iter().find(|fact| Some(fact.id) == id);
    let Some(Came::Answer(answer)) = of_key.map(|fact| &fact.came) else {
        return Vec::new();
    };
    if answer.standing != Standing::Counts {
        return Vec::new();
    }
    let is_settled = |h: &&Heard| {
        use Outcome::{Agreed, Event, Recorded, Undone, Unsettled};
        matches!(
            h.outcome,
            Recorded { .. } | Undone | Agreed { .. } | Unsettled { .. }
        ) || (begins && matches!(h.outcome, Event { .. }))
    };
    let lines = answer
        .heard
        .iter()
        .filter(is_settled)
        .filter_map(|h| h.line.as_ref());
    let settled = lines.map(|line| (line.task.as_str(), line.unit.as_str(), line.due));
    settled.chain(handed_to(answer)).collect()
}

/// What is another unit's from now on by that word.
fn handed_to(answer: &Answer) -> impl Iterator<Item = (&str, &str, NaiveDate)> {
    let handed = answer.heard.iter().filter_map(|h| match (&h.outcome, &h.line) {
        (Outcome::Handed { hand }, Some(line)) => Some((hand, line)),
        _ => None,
    });
    handed.flat_map(|(hand, line)| {
        hand.coming()
            .map(|unit| (line.task.as_str(), unit.as_str(), line.due))
    })
}

/// Whether the letter of that key tells of mail that came back: a reply to it is for whoever reads
/// the mailbox, or the owner would be told of himself.
pub fn tells_of_returned(key: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    key.strip_prefix(RETURNED)
        .is_some_and(|rest| rest.starts_with('-'))
}

/// Whether whoever may say so said that of this unit's task at that moment by mail, and the unit has read of it: what its
/// head wrote only the head has. Of a day that the owner moved every unit has read that leads the task. `mailboxes`: marks
/// of the unit's own addresses.
pub fn was_said_by_mail(
    task: &str,
    (unit, leads): (&str, bool),
    mailboxes: &[String],
    at: Moment,
    facts: &Facts,
) -> bool {
    facts
        .answers
        .iter()
        .filter(|fact| fact.at == at)
        .any(|fact| match &fact.came {
            Came::Answer(answer) => answer.heard.iter().any(|heard| {
                let line = heard.line.as_ref().filter(|line| line.task == task);
                // What the owner recorded as done or opened again he was told himself, and nobody else.
                let by_owner = answer.unit.is_empty()
                    && matches!(heard.outcome, Outcome::Recorded { .. } | Outcome::Undone);
                line.is_some_and(|line| {
                    let by_head = !mailboxes.contains(&answer.addressee)
                        && matches!(heard.outcome, Outcome::Recorded { .. } | Outcome::Undone);
                    (line.unit == unit && !by_owner && !by_head) || (leads && in_force::moves_day(heard))
                })
            }),
            Came::Returned(_) => false,
        })
}

/// Whether the plan's owner recorded the task's result at that moment by mail, for all who lead it.
pub fn was_recorded_by_owner(task: &str, at: Moment, facts: &Facts) -> bool {
    let is_result = |h: &crate::answer::Heard| {
        matches!(h.outcome, Outcome::Recorded { .. }) && h.line.as_ref().is_some_and(|l| l.task == task)
    };
    let at_it = facts.answers.iter().filter(|fact| fact.at == at);
    at_it.into_iter().any(|fact| match &fact.came {
        Came::Answer(answer) => answer.unit.is_empty() && answer.heard.iter().any(is_result),
        Came::Returned(_) => false,
    })
}

/// Whether a letter about what was said of the task by mail at that moment went to whoever has that mark: it
/// brought the calendar entry as it is since.
pub fn brought_by_mail(task: &str, mark: &str, at: Moment, facts: &Facts) -> bool {
    let is_of = |answer: &crate::answer::Answer| {
        let mut lines = answer.heard.iter().filter_map(|h| h.line.as_ref());
        lines.any(|line| line.task == task)
    };
    let is_written = |id: i64| {
        let names = [RECEIPT, words::WORD, clock::NAME].into_iter();
        let mut keys = names.map(|name| format!("{name}-{id}-{mark}"));
        keys.any(|key| facts.ledger.has(&key) || facts.ledger.has(&format!("{TRIAL}{key}")))
    };
    { facts.answers.iter() }
        .filter(|fact| fact.at == at)
        .any(|fact| matches!(&fact.came, Came::Answer(a) if is_of(a)) && is_written(fact.id))
}

/// Addresses of today that lately gave letters back, and from which nobody has answered since: whose, the status and
/// when it last happened.
pub fn returned(facts: &Facts, rules: &Rules) -> Vec<(String, String, Moment)> {
    let mut found: Vec<(String, String, Moment)> = Vec::new();
    for fact in &facts.answers {
        let Came::Returned(returned) = &fact.came else {
            continue;
        };
        let Some(mailbox) = mailbox_of(&returned.address, rules) else {
            continue;
        };
        found.retain(|(name, ..)| *name != mailbox.name);
        if is_heard_from(&returned.address, fact.at, facts) {
            continue;
        }
        found.push((mailbox.name.clone(), returned.status.clone(), fact.at));
    }
    found
}

/// Whether an answer from that address counted since: then letters reach it, whatever a report said.
fn is_heard_from(address: &str, since: Moment, facts: &Facts) -> bool {
    facts.answers.iter().any(|fact| match &fact.came {
        Came::Answer(a) => since < fact.at && a.addressee == address && a.standing == Standing::Counts,
        Came::Returned(_) => false,
    })
}

/// Writes what is not written yet. Whoever answered waits for it, so that letter is written at any
/// hour, and before a plan is stored too; what tells others is written within sending hours, and so says
/// what counts when it goes.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let round = Round::without_tasks(now, facts, rules);
    let is_open = round.is_open(rules.hours.morning);
    for fact in &facts.answers {
        match &fact.came {
            Came::Answer(answer) => {
                receipt::echo(&round, fact, answer, agenda);
                if is_open {
                    word::tell_units(&round, fact, answer, agenda);
                    clock::tell_units(&round, fact, answer, agenda);
                }
            }
            Came::Returned(returned) if is_open => undelivered::tell(&round, fact, returned, agenda),
            Came::Returned(_) => {}
        }
    }
    match is_open {
        true => {
            notice::tell_owner(&round, agenda);
            lapsed::tell_owner(&round, agenda);
        }
        false => agenda.refuse("letters about answers to others", "told within sending hours"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::ledger::notice_of;

    #[test]
    fn a_letter_about_an_answer_is_known_by_its_key() {
        for (key, want) in [
            ("answer-12-0a1b2c3d", Some(12)),
            ("trial-answer-12-0a1b2c3d.r2", Some(12)),
            ("answer-owner-12-0a1b2c3d", None),
            ("morning-2026-07-01-0a1b2c3d", None),
            ("answers-1-0a1b2c3d", None),
        ] {
            assert_eq!(answer_of(key), want, "{key}");
        }
        for (key, want) in [
            ("answer-owner-12-0a1b2c3d", vec![12]),
            ("trial-answer-owner-12.13.15-0a1b2c3d.r2", vec![12, 13, 15]),
            ("answer-12-0a1b2c3d", vec![]),
            ("morning-2026-07-01-0a1b2c3d", vec![]),
        ] {
            assert_eq!(notice_of(key), want, "{key}");
        }
        assert!(tells_of_returned("trial-returned-2026-W27-0a1b2c3d-0a1b2c3d"));
        assert!(!tells_of_returned("answer-12-0a1b2c3d"));
    }
}
