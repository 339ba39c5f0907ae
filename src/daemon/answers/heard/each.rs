//! The unit's answer to a request to confirm that speaks of the tasks one by one.

use super::settled::{First, beside, confirmed, keep_files};
use super::undone::takes_back;
use super::{Verdict, Voice, verdict};
use crate::agenda::{Came, Facts, taken_back};
use crate::answer::choice::{Choice, choice, unanswered};
use crate::answer::order::{Named, Order, order};
use crate::answer::{Answer, Heard, Line, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use chrono::NaiveDate;

/// What is confirmed counts from now on; what is left to be confirmed keeps the request open.
pub(super) fn of_choice(
    choice: &Choice,
    first: &First,
    lines: Vec<Line>,
    voice: &Voice,
    (facts, answers): (&Facts, &Answers),
    now: Moment,
) -> Verdict {
    let mut heard = choice.of(proposed(first, &lines, &choice.besides, facts));
    let is_whole = heard.iter().all(|h| h.outcome != Outcome::Unconfirmed);
    let others = beside(&choice.others, &heard, &lines, (voice, day_of(now)));
    heard.extend(others);
    let mut verdict = verdict(heard, lines, Standing::Counts, voice, (answers, now));
    // What is asked for again may be confirmed in answer to the question.
    let refers = verdict
        .answer
        .heard
        .iter()
        .any(|h| takes_back(h) || h.outcome == Outcome::Unconfirmed);
    verdict.answer.takes_back = refers.then_some(first.id);
    verdict.settles = is_whole.then_some(first.id);
    verdict.answer.decides = first.answer.decides;
    verdict.answer.about_events = first.answer.about_events;
    keep_files(&mut verdict, &first.answer);
    verdict
}

/// Words that neither confirm nor deny: what waits to be confirmed is asked for again beside them, at the unit's own
/// address. Who reads its letters is the unit, as where it confirms.
pub(super) fn asked_again(mut said: Verdict, first: &First, lines: &[Line], facts: &Facts) -> Verdict {
    let asked = unanswered(proposed(first, lines, "", facts));
    if asked.is_empty() {
        return said;
    }
    said.answer.heard = asked.into_iter().chain(said.answer.heard).collect();
    said.answer.takes_back = Some(first.id);
    said.answer.standing = Standing::Counts;
    said.answer.from = None;
    said
}

/// What was proposed and is not confirmed, said or dropped since, as it stands now.
fn proposed(first: &First, lines: &[Line], besides: &str, facts: &Facts) -> Vec<Heard> {
    let mut proposed = confirmed(&open_of(first, facts), lines, besides);
    proposed.retain(|h| h.line.as_ref().is_none_or(|l| !taken_back(first.id, l, facts)));
    proposed
}

/// Number of the proposal that a mail confirms or denies in answer to the question which of it is true: an undo of what
/// that answer recorded itself stays one.
pub(super) fn asked_to_confirm(answer: &Answer, lines: &[String], today: NaiveDate) -> Option<i64> {
    let open = || answer.heard.iter().filter(|h| h.outcome == Outcome::Unconfirmed);
    let is_open = |name: &Named| {
        open().filter_map(|h| h.line.as_ref()).any(|line| match name {
            Named::Row(row) => is_same_row(&line.row, row),
            Named::Due(due) => line.due == *due,
        })
    };
    let is_meant = match order(lines, today).map(|o| o.order) {
        Some(Order::Confirm) => true,
        Some(Order::Undo(named)) if named.is_empty() => answer.undo_until.is_none(),
        Some(Order::Undo(named)) => named.iter().all(is_open),
        None => choice(lines, today).is_some(),
    };
    answer.takes_back.filter(|_| is_meant && open().next().is_some())
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
