//! The lines of a letter that an answer may be about, as they stand when it comes.

use super::dropped::{dropped, renamed};
use super::in_order::in_order;
use super::other_days::with_other_days;
use super::settled::First;
use super::{Reply, Voice};
use crate::agenda::{Came, Duty, Facts, Rules, duties, is_part};
use crate::answer::{Heard, Line, Outcome, Record};
use crate::plan::{Mark, MarkKind, Pace, Task, awaited_event, events};
use crate::remind::Role;
use chrono::NaiveDate;

/// The occurrences that the letter told or listed, as they stand now.
pub(super) fn lines_of(reply: &Reply, facts: &Facts, rules: &Rules, today: NaiveDate) -> Vec<Line> {
    let all = duties(facts, rules, today);
    let mut lines: Vec<Line> = Vec::new();
    let told = reply.letter.told.iter();
    let told = told.map(|t| (&t.task, &t.unit, t.due, t.role != Role::Support));
    let listed = reply.letter.listed.iter();
    let listed = listed.map(|o| (&o.task, &o.unit, o.due, true));
    for (task, unit, due, may_finish) in told.chain(listed) {
        let is_same = |l: &&mut Line| (&l.task, &l.unit, l.due) == (task, unit, due);
        if let Some(line) = lines.iter_mut().find(is_same) {
            line.may_finish |= may_finish;
            continue;
        }
        let line = line_of((task.clone(), unit.clone(), due), &all, facts);
        lines.push(Line { may_finish, ..line });
    }
    with_other_days(in_order(lines, &reply.letter.text), &all, facts)
}

/// The numbers of the tasks that the unit leads; of all for the plan's owner.
pub(super) fn rows_of(unit: &str, facts: &Facts, rules: &Rules, today: NaiveDate) -> Vec<String> {
    let all = duties(facts, rules, today);
    let mine = all.iter().filter(|d| unit.is_empty() || d.unit == unit);
    mine.map(Duty::row).collect()
}

/// The occurrence (task, unit, L) as it stands now, for who leads it.
pub(super) fn line_of(owed: (String, String, NaiveDate), all: &[Duty], facts: &Facts) -> Line {
    let (task, unit, due) = owed;
    let mut line = Line {
        task,
        unit,
        due,
        row: String::new(),
        title: String::new(),
        may_finish: true,
        is_done: false,
        is_gone: true,
        is_part: false,
        deliverable: String::new(),
        record: None,
        previous: None,
        started: None,
        year: 0,
    };
    renew(&mut line, all, facts);
    let before = dropped(&line.task, facts).filter(|_| line.is_gone);
    if let Some(duty) = before.and_then(|before| renamed(before, &line.unit, all)) {
        line.task.clone_from(&duty.task.id);
        line.due = duty.occurrence.due;
        renew(&mut line, all, facts);
    }
    line
}

/// What the owner's word to a unit was about, as it stands now.
pub(super) fn lines_of_word(
    word: &First,
    voice: &Voice,
    facts: &Facts,
    rules: &Rules,
    today: NaiveDate,
) -> Vec<Line> {
    let all = duties(facts, rules, today);
    let mut lines: Vec<Line> = Vec::new();
    for line in word.answer.heard.iter().filter_map(|h| h.line.as_ref()) {
        let mut line = Line {
            unit: voice.unit.clone(),
            ..line.clone()
        };
        renew(&mut line, &all, facts);
        // Other units' wishes in the same word are none of this unit's.
        if !line.is_gone && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// How the line stands now. A one-off task whose day has moved since is the same task.
pub(super) fn renew(line: &mut Line, all: &[Duty], facts: &Facts) {
    let mut mine = all
        .iter()
        .filter(|d| d.task.id == line.task && d.unit == line.unit);
    let duty = mine.clone().find(|d| d.occurrence.due == line.due).or_else(|| {
        mine.next()
            .filter(|d| d.occurrence.pace == Pace::Once && mine.next().is_none())
    });
    line.is_gone = duty.is_none();
    line.is_done = duty.is_some_and(Duty::is_done);
    line.record = duty.and_then(|duty| record(duty, facts));
    if let Some(duty) = duty {
        line.due = duty.occurrence.due;
        line.previous = duty.occurrence.previous;
        line.started = started(duty, facts);
        line.year = duty.task.year;
        line.row = duty.row();
        line.is_part = is_part(&duty.task);
        line.title.clone_from(&duty.task.title);
        line.deliverable.clone_from(&duty.task.deliverable);
    } else if let Some(task) = known(&line.task, facts) {
        line.year = task.year;
        line.row.clone_from(&task.number);
        line.title.clone_from(&task.title);
    }
}

/// Day of the event that the occurrence counts from: the last before its end.
fn started(duty: &Duty, facts: &Facts) -> Option<NaiveDate> {
    awaited_event(&duty.task.deadline)?;
    let of_task: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == duty.task.id).collect();
    let days = events(&of_task).into_iter().map(|(event, _)| event.day);
    days.filter(|day| *day <= duty.occurrence.due).max()
}

/// The task as the plan has it, or had it until of late.
fn known<'f>(task: &str, facts: &'f Facts) -> Option<&'f Task> {
    let stored = facts.tasks.iter().find(|t| t.id == task);
    stored.or_else(|| dropped(task, facts))
}

/// What finished it. A unit takes back what it said by mail itself.
fn record(duty: &Duty, facts: &Facts) -> Option<Record> {
    let mark = duty.done?;
    let (number, date) = match &mark.kind {
        MarkKind::Done { number, date } => (number.clone(), Some(*date)),
        _ => (String::new(), None),
    };
    let is_it = |h: &Heard| {
        let is_line = |l: &Line| l.task == mark.task && l.unit == duty.unit;
        matches!(h.outcome, Outcome::Recorded { .. }) && h.line.as_ref().is_some_and(is_line)
    };
    let undo_until = facts
        .answers
        .iter()
        .filter(|fact| fact.at == mark.at)
        .find_map(|fact| match &fact.came {
            Came::Answer(a) if a.unit == duty.unit && a.heard.iter().any(is_it) => a.undo_until,
            _ => None,
        });
    Some(Record {
        number,
        date,
        by: mark.by.clone(),
        at: mark.at,
        undo_until,
    })
}
