//! Days of events for tasks that a version of the plan has dropped, given to another unit or put on a day of their own since
//! the letter: nobody needs the day any more, and whoever tells or confirms it reads of which task.

use super::settled::First;
use crate::agenda::{Facts, Rules, tasks_in_force};
use crate::answer::reported::Awaited;
use crate::answer::words::excerpt;
use crate::answer::{Heard, Line, Mail, Outcome, Standing, Step};
use crate::plan::{Mark, Task, awaited_event, folded};
use chrono::NaiveDate;
use std::borrow::Cow;

/// What the unit was asked for and does not have to tell any more.
pub(super) fn of_unit(
    unit: &str,
    asked: &[Awaited],
    (facts, rules): (&Facts, &Rules),
    today: NaiveDate,
) -> Vec<Line> {
    let waits = |task: &Task| {
        awaited_event(&task.deadline).is_some() && task.leads.units.iter().any(|lead| lead == unit)
    };
    let in_force = tasks_in_force(facts, rules);
    let is_gone = |task: &Task| {
        let now = in_force.iter().find(|(now, _)| now.id == task.id);
        now.is_none_or(|(now, _)| !waits(now)) && asked.iter().all(|a| a.line.row != task.number)
    };
    let mut lines: Vec<Line> = Vec::new();
    for replan in facts
        .replans
        .iter()
        .filter(|r| waits(&r.before) && is_gone(&r.before))
    {
        if lines.iter().all(|line| line.task != replan.before.id) {
            lines.push(line(
                &replan.before,
                unit,
                own_day(&replan.before, unit, &in_force),
                today,
            ));
        }
    }
    lines
}

/// What the letter put to the owner and is to be confirmed no more.
pub(super) fn of_notice(
    first: &[First],
    asked: &[Awaited],
    (facts, rules): (&Facts, &Rules),
    today: NaiveDate,
) -> Vec<Line> {
    let in_force = tasks_in_force(facts, rules);
    let mut lines: Vec<Line> = Vec::new();
    for one in first.iter().filter(|f| f.answer.standing == Standing::Counts) {
        let said = one
            .answer
            .heard
            .iter()
            .filter(|h| matches!(&h.outcome, Outcome::Event { word } if word.step == Step::Said));
        for of in said.filter_map(|h| h.line.as_ref()) {
            let is_open = asked.iter().any(|a| a.line.task == of.task);
            if is_open || lines.iter().any(|l| l.task == of.task) {
                continue;
            }
            let known = facts.replans.iter().rev().find(|r| r.before.id == of.task);
            lines.push(match known {
                Some(replan) => {
                    let due = own_day(&replan.before, &of.unit, &in_force);
                    line(&replan.before, &of.unit, due, today)
                }
                None => Line {
                    is_gone: true,
                    ..of.clone()
                },
            });
        }
    }
    lines
}

/// Whether the unit leads the task, itself or by the one that it merged into.
pub(super) fn leads(task: &Task, unit: &str, rules: &Rules, today: NaiveDate) -> bool {
    let is_its =
        |lead: &String| lead == unit || rules.book.stands_for(lead, today).iter().any(|old| old == unit);
    task.leads.units.iter().any(is_its)
}

/// What could not be placed and names such a task, or can mean no other.
pub(super) fn placed(heard: Vec<Heard>, gone: &[Line], is_alone: bool) -> Vec<Heard> {
    let of = |h: &Heard| match gone {
        [only] if is_alone => Some(only),
        _ => gone.iter().find(|line| names(&h.words, &line.row)),
    };
    let place = |h: Heard| match of(&h).filter(|_| h.line.is_none() && is_unplaced(&h.outcome)) {
        Some(line) => Heard {
            line: Some(line.clone()),
            outcome: Outcome::Gone,
            words: h.words,
        },
        None => h,
    };
    heard.into_iter().map(place).collect()
}

/// The owner's word on what is gone: of the tasks that the mail names, of all where it names none.
pub(super) fn told_owner(heard: Vec<Heard>, mail: &Mail, gone: &[Line], asked: &[Awaited]) -> Vec<Heard> {
    let is_named = |row: &str| mail.lines.iter().any(|line| names(line, row));
    let names_any = gone.iter().any(|l| is_named(&l.row)) || asked.iter().any(|a| is_named(&a.line.row));
    let meant: Vec<&Line> = { gone.iter() }
        .filter(|l| !names_any || is_named(&l.row))
        .collect();
    let is_answered = |h: &Heard| {
        h.line.is_none()
            && is_unplaced(&h.outcome)
            && (asked.is_empty() || meant.iter().any(|l| names(&h.words, &l.row)))
    };
    let mut told: Vec<Heard> = heard
        .into_iter()
        .filter(|h| meant.is_empty() || !is_answered(h))
        .collect();
    told.extend(meant.into_iter().map(|line| Heard {
        line: Some(line.clone()),
        outcome: Outcome::NotOwed,
        words: excerpt(&mail.lines),
    }));
    told
}

fn is_unplaced(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Other
            | Outcome::Which
            | Outcome::Unclear
            | Outcome::NotThere { .. }
            | Outcome::NotThatDay { .. }
    )
}

/// "529: 30/11/2026", "nhiệm vụ số 529, ngày …".
fn names(words: &str, row: &str) -> bool {
    let (words, row) = (folded(words), folded(row));
    let tokens: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || ",;:()".contains(c))
        .map(|token| token.trim_end_matches('.'))
        .filter(|token| !token.is_empty())
        .collect();
    let is_behind_word = |pair: &[&str]| pair[0] == "so" && pair[1] == row;
    !row.is_empty() && (tokens.first() == Some(&row.as_str()) || tokens.windows(2).any(is_behind_word))
}

/// The day that the task has by the plan in force, where it is still the unit's and counts from no event.
fn own_day(task: &Task, unit: &str, in_force: &[(Cow<Task>, Vec<&Mark>)]) -> Option<NaiveDate> {
    let (now, _) = in_force.iter().find(|(now, _)| now.id == task.id)?;
    let is_its = now.leads.units.iter().any(|lead| lead == unit);
    now.deadline.last_on_time_day().filter(|_| is_its)
}

/// `due` is the day of what is owed all the same.
fn line(task: &Task, unit: &str, due: Option<NaiveDate>, today: NaiveDate) -> Line {
    Line {
        task: task.id.clone(),
        unit: unit.to_owned(),
        due: due.unwrap_or(today),
        row: task.number.clone(),
        title: task.title.trim_end_matches(['.', ';', ',', ' ']).to_owned(),
        may_finish: false,
        is_done: false,
        is_gone: due.is_none(),
        deliverable: task.deliverable.clone(),
        is_part: false,
        record: None,
        previous: None,
        started: None,
        year: 0,
    }
}
