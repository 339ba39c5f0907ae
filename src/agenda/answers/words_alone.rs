//! Mails that say nothing to the program: who wrote one hears once a day that a person reads it, and how results
//! and wishes are written.

use crate::agenda::facts::{AnswerFact, Came};
use crate::agenda::round::{Round, mark};
use crate::answer::{Answer, Outcome, Standing};
use crate::calendar::day_of;
use chrono::Duration;

/// What came longer ago is not answered any more.
const FRESH_FOR: Duration = Duration::hours(12);

/// Whether the answer is nothing but words for a person.
pub(super) fn are_alone(answer: &Answer) -> bool {
    !answer.heard.is_empty() && answer.heard.iter().all(|h| h.outcome == Outcome::Other)
}

/// Whether it is the word of the plan's owner at his own address, who reads in the receipt what can be done: nobody
/// else would be told.
pub(super) fn is_owners(round: &Round, answer: &Answer) -> bool {
    answer.unit.is_empty() && answer.addressee == mark(&round.rules.owner.address)
}

/// Whether they are echoed: the first of an address on a day, so that two programs that answer each other stop
/// after one turn; of the owner, whom nobody else reads, whatever says something new that day. Those of leaders and of
/// who is not proved are not.
pub(super) fn are_echoed(round: &Round, fact: &AnswerFact, answer: &Answer) -> bool {
    let is_known = !answer.unit.is_empty() || is_owners(round, answer);
    let is_units = answer.standing == Standing::Counts && is_known && !answer.decides;
    let is_before = |other: &&AnswerFact| other.id < fact.id && day_of(other.at) == day_of(fact.at);
    let mut before = round.facts.answers.iter().filter(is_before);
    let was_echoed = before.any(|other| match &other.came {
        Came::Answer(other) if is_owners(round, answer) => {
            other.addressee == answer.addressee && words_of(other) == words_of(answer)
        }
        Came::Answer(other) => other.addressee == answer.addressee && are_alone(other),
        Came::Returned(_) => false,
    });
    is_units && are_alone(answer) && !was_echoed && round.now < fact.at + FRESH_FOR
}

fn words_of(answer: &Answer) -> Vec<&str> {
    answer.heard.iter().map(|heard| heard.words.as_str()).collect()
}
