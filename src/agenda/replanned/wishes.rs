//! Wishes for another date on which the plan's owner has said nothing yet.

use crate::agenda::answers::taken_back;
use crate::agenda::facts::{AnswerFact, Came, Facts};
use crate::answer::{Answer, Heard, Line, Outcome, Standing};
use chrono::NaiveDate;

/// A wish that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenWish {
    /// Number of the answer that holds it.
    pub answer: i64,
    pub until: Option<NaiveDate>,
}

impl OpenWish {
    /// Whether a task that is due on `due`, and was on `before`, leaves nothing to wish for.
    pub fn is_moot(&self, before: Option<NaiveDate>, due: NaiveDate) -> bool {
        match self.until {
            Some(until) => until <= due,
            None => before.is_none_or(|before| before < due),
        }
    }
}

/// The unit's newest wish for the task that it has not taken back and the owner has not decided.
pub fn open_wish(task: &str, unit: &str, facts: &Facts) -> Option<OpenWish> {
    let mut found = None;
    for (fact, heard) in said_of(task, unit, facts) {
        match &heard.outcome {
            Outcome::Wish { until } if stands(fact, heard, facts) => {
                found = Some(OpenWish {
                    answer: fact.id,
                    until: *until,
                });
            }
            Outcome::Agreed { .. } | Outcome::Declined => found = None,
            _ => {}
        }
    }
    found
}

/// Whether the unit has written of the task, in an answer that counts and was not taken back. Whose answer came after the
/// version has read in its receipt what became of the task.
pub fn has_written(task: &str, unit: &str, facts: &Facts) -> bool {
    said_of(task, unit, facts)
        .any(|(fact, heard)| heard.outcome != Outcome::Gone && stands(fact, heard, facts))
}

fn said_of<'f>(
    task: &'f str,
    unit: &'f str,
    facts: &'f Facts,
) -> impl Iterator<Item = (&'f AnswerFact, &'f Heard)> {
    let is_of = move |l: &Line| l.task == task && l.unit == unit;
    facts.answers.iter().flat_map(move |fact| {
        let heard = counted(fact).map(|answer| answer.heard.iter());
        let mine = { heard.into_iter().flatten() }.filter(move |h| h.line.as_ref().is_some_and(is_of));
        mine.map(move |heard| (fact, heard))
    })
}

fn counted(fact: &AnswerFact) -> Option<&Answer> {
    match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => Some(answer),
        _ => None,
    }
}

fn stands(fact: &AnswerFact, heard: &Heard, facts: &Facts) -> bool {
    let is_own = counted(fact).is_some_and(|answer| !answer.decides);
    is_own && { heard.line.as_ref() }.is_some_and(|line| !taken_back(fact.id, line, facts))
}
