//! How a task stands by now that an answer is about: its day and who leads it. Letters about answers say the
//! day that counts when they are written, as their calendar entries do, whatever else was said in the same look.

use crate::agenda::duties::duties;
use crate::agenda::duty::verdict::newest_done;
use crate::agenda::facts::{AnswerFact, Came, Facts};
use crate::agenda::round::Round;
use crate::answer::{Answer, Heard, Line, Outcome, Record, Standing};
use crate::plan::{MarkKind, as_said};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The line with the day in force, where it is the task's only one; as it was heard where the task is not known.
pub(super) fn renewed(line: &Line, round: &Round) -> Line {
    let due = only_day(&line.task, &line.unit, round).map(|(due, _)| due);
    Line {
        due: due.unwrap_or(line.due),
        ..line.clone()
    }
}

/// The task's only day for that unit, and whether the unit has finished it.
pub fn only_day(task: &str, unit: &str, round: &Round) -> Option<(NaiveDate, bool)> {
    let few = round.facts.about(&BTreeSet::from([task]));
    let all = duties(&few, round.rules, round.today);
    let duty = all.iter().find(|d| d.task.id == task && d.unit == unit)?;
    duty.is_only().then(|| (duty.occurrence.due, duty.is_done()))
}

/// What is on record as the result of the line by now, said before it or since; `None` where it is open.
pub(super) fn finished(line: &Line, round: &Round) -> Option<Record> {
    let facts = round.facts;
    let marks: Vec<_> = facts.marks.iter().filter(|m| m.task == line.task).collect();
    // The day of what has one only may be another since.
    let due = only_day(&line.task, &line.unit, round).map_or(line.due, |(due, _)| due);
    let merged = round.rules.book.stands_for(&line.unit, round.today);
    let done = newest_done(&marks, (&line.unit, &merged), Some(due))?;
    let (number, date) = match &done.kind {
        MarkKind::Done { number, date } => (number.clone(), Some(*date)),
        _ => (String::new(), None),
    };
    Some(Record {
        number,
        date,
        by: done.by.clone(),
        at: done.at,
        undo_until: None,
    })
}

/// Who leads the task.
pub(super) fn leads(task: &str, round: &Round) -> Vec<String> {
    let facts = round.facts;
    let Some(stored) = facts.tasks.iter().find(|t| t.id == task) else {
        return Vec::new();
    };
    let marks: Vec<_> = facts.marks.iter().filter(|m| m.task == task).collect();
    let said = as_said(stored, &marks, &round.rules.office);
    said.leads.units.clone()
}

/// Whether it gives the task another day, for every unit that leads it.
pub(super) fn moves_day(heard: &Heard) -> bool {
    matches!(
        heard.outcome,
        Outcome::Agreed { .. } | Outcome::Unsettled { before: Some(_) }
    )
}

/// What answers that count say of the task, each with its fact; the oldest first.
pub(super) fn said_of<'f>(
    task: &'f str,
    facts: &'f Facts,
) -> impl DoubleEndedIterator<Item = (&'f AnswerFact, &'f Heard)> {
    let is_of_task = move |heard: &&Heard| heard.line.as_ref().is_some_and(|line| line.task == task);
    facts
        .answers
        .iter()
        .filter_map(|fact| Some((fact, counted(fact)?)))
        .flat_map(move |(fact, answer)| {
            let of_task = answer.heard.iter().filter(is_of_task);
            of_task.map(move |heard| (fact, heard))
        })
}

/// Whether the unit has said of the line since that answer what `is_other` holds of, and has not taken it back: a letter
/// about the earlier one does not tell of it.
pub fn said_anew(line: &Line, after: i64, facts: &Facts, is_other: impl Fn(&Outcome) -> bool) -> bool {
    said_of(&line.task, facts).any(|(fact, heard)| {
        let its = heard.line.as_ref().filter(|l| l.unit == line.unit);
        let stands = its.is_some_and(|l| !taken_back(fact.id, l, facts));
        after < fact.id && stands && is_other(&heard.outcome)
    })
}

fn counted(fact: &AnswerFact) -> Option<&Answer> {
    match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => Some(answer),
        _ => None,
    }
}

/// Whether the unit wished another day for the task, of late, before the owner's word on its day.
pub(super) fn is_wished(heard: &Heard, round: &Round) -> bool {
    let Some(line) = &heard.line else {
        return false;
    };
    let is_day = matches!(heard.outcome, Outcome::Agreed { .. });
    let mine = |h: &Heard| h.line.as_ref().is_some_and(|l| l.unit == line.unit);
    !is_day
        || said_of(&line.task, round.facts).any(|(_, h)| matches!(h.outcome, Outcome::Wish { .. }) && mine(h))
}

/// The wishes for that line that stand, oldest first: the answer's number and the wished day.
pub(super) fn wishes_for<'f>(
    line: &'f Line,
    facts: &'f Facts,
) -> impl DoubleEndedIterator<Item = (i64, Option<NaiveDate>)> {
    said_of(&line.task, facts).filter_map(|(fact, heard)| match (&heard.outcome, &heard.line) {
        (Outcome::Wish { until }, Some(of)) if of.unit == line.unit && of.due == line.due => {
            (!taken_back(fact.id, of, facts)).then_some((fact.id, *until))
        }
        _ => None,
    })
}

/// Whether what that answer said of the line was taken back since, wholly or in part.
pub fn taken_back(answer: i64, line: &Line, facts: &Facts) -> bool {
    let is_undone = |h: &Heard| {
        use Outcome::{Undone, Unsettled, Withdrawn};
        let is_same = |l: &Line| l.task == line.task && l.unit == line.unit;
        let is_word = |o: &Outcome| match o {
            Outcome::Event { word } => word.step.takes_back(),
            Outcome::Handed { hand } => hand.is_undo,
            _ => false,
        };
        (matches!(h.outcome, Undone | Withdrawn | Unsettled { .. }) || is_word(&h.outcome))
            && h.line.as_ref().is_some_and(is_same)
    };
    let undos = { facts.answers.iter() }.filter_map(counted);
    { undos }.any(|undo| undo.takes_back == Some(answer) && undo.heard.iter().any(is_undone))
}
