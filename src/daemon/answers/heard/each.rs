//! The unit's answer to a request to confirm that speaks of the tasks one by one.

use super::settled::{First, beside, confirmed, keep_files};
use super::undone::takes_back;
use super::{Verdict, Voice, verdict};
use crate::agenda::{Came, Facts, taken_back};
use crate::answer::choice::Choice;
use crate::answer::{Answer, Heard, Line, Outcome, Standing};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;

/// What is confirmed counts from now on; what is left to be confirmed keeps the request open.
pub(super) fn of_choice(
    choice: &Choice,
    first: &First,
    lines: Vec<Line>,
    voice: &Voice,
    (facts, answers): (&Facts, &Answers),
    now: Moment,
) -> Verdict {
    let mut proposed = confirmed(&open_of(first, facts), &lines, &choice.besides);
    let is_open = |h: &Heard| h.line.as_ref().is_none_or(|l| !taken_back(first.id, l, facts));
    proposed.retain(is_open);
    let mut heard = choice.of(proposed);
    let is_whole = heard.iter().all(|h| h.outcome != Outcome::Unconfirmed);
    let others = beside(&choice.others, &heard, &lines, (voice, day_of(now)));
    heard.extend(others);
    let mut verdict = verdict(heard, lines, Standing::Counts, voice, (answers, now));
    let undoes = verdict.answer.heard.iter().any(takes_back);
    verdict.answer.takes_back = undoes.then_some(first.id);
    verdict.settles = is_whole.then_some(first.id);
    verdict.answer.decides = first.answer.decides;
    verdict.answer.about_events = first.answer.about_events;
    keep_files(&mut verdict, &first.answer);
    verdict
}

/// What was proposed without what the unit has confirmed or said itself since.
fn open_of(first: &First, facts: &Facts) -> Answer {
    let is_same = |one: &Heard, other: &Heard| {
        let of_task = |h: &Heard| h.line.as_ref().map(|l| (l.task.clone(), l.unit.clone(), l.due));
        one.outcome == other.outcome && of_task(one) == of_task(other)
    };
    let since = facts.answers.iter().filter(|fact| first.id < fact.id);
    let is_confirmed = |heard: &Heard| {
        since.clone().any(|fact| match &fact.came {
            Came::Answer(other) => {
                let is_units = other.standing == Standing::Counts && other.unit == first.answer.unit;
                is_units && other.heard.iter().any(|h| is_same(h, heard))
            }
            Came::Returned(_) => false,
        })
    };
    let mut open = first.answer.clone();
    open.heard.retain(|heard| !is_confirmed(heard));
    open
}
