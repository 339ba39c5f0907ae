//! Whose mail took a result back.

use crate::agenda::facts::{Came, Facts};
use crate::answer::{Answer, Outcome, Standing};
use crate::calendar::Moment;

/// Who took a result back by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undoer {
    /// The unit itself: its mailbox, its head, who stands in.
    Unit,
    /// The plan's owner, with what he wrote besides.
    Owner(String),
}

/// Who took the result of that task and unit back at that moment; `None` where it was no mail.
pub fn who_took_back((task, unit): (&str, &str), at: Moment, facts: &Facts) -> Option<Undoer> {
    let of = |answer: &Answer| {
        let mut undone = answer.heard.iter().filter(|h| h.outcome == Outcome::Undone);
        let is_its = |l: &crate::answer::Line| l.task == task && l.unit == unit;
        let heard = undone.find(|h| h.line.as_ref().is_some_and(is_its))?;
        Some(match answer.unit.is_empty() {
            true => Undoer::Owner(heard.words.clone()),
            false => Undoer::Unit,
        })
    };
    let at_it = facts.answers.iter().filter(|fact| fact.at == at);
    at_it.into_iter().find_map(|fact| match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => of(answer),
        _ => None,
    })
}
