//! The rows of the tracking sheet: every occurrence whose turn has come, and every task without
//! a day, as they stand.

use super::duties::duties;
use super::duty::verdict::is_cancelled;
use super::duty::{Duty, unit_name};
use super::facts::Facts;
use super::rules::Rules;
use crate::plan::{Mark, MarkKind, Origin, Pace, Task, as_said, newest_event};
use crate::sheet::{Cells, Key, State, Tracked};
use chrono::{Days, NaiveDate};

/// Reports of the settings are shown so many days ahead.
const AHEAD_DAYS: u64 = 92;

/// The rows as they stand, in the plan's order.
pub fn tracked(facts: &Facts, rules: &Rules, today: NaiveDate) -> Vec<Tracked> {
    let all = duties(facts, rules, today);
    let live_from = super::round::live_from(facts, rules).unwrap_or(today);
    let mut rows: Vec<Tracked> = Vec::new();
    for task in &facts.tasks {
        let mine = all.iter().filter(|d| d.task.id == task.id);
        let before = rows.len();
        rows.extend(
            mine.filter(|d| is_shown(d, today, live_from))
                .map(|d| of_duty(d, facts, rules)),
        );
        if rows.len() == before {
            let own: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == task.id).collect();
            rows.extend(without_day(&as_said(task, &own, &rules.office), facts, rules));
        }
    }
    let reports = all.iter().filter(|d| d.task.origin == Origin::Report);
    rows.extend(
        reports
            .filter(|d| d.occurrence.due >= live_from && d.occurrence.due <= today + Days::new(AHEAD_DAYS))
            .map(|d| of_duty(d, facts, rules)),
    );
    rows
}

/// Of a recurring duty those of our time whose turn has come, and any that is done.
fn is_shown(duty: &Duty, today: NaiveDate, live_from: NaiveDate) -> bool {
    let o = &duty.occurrence;
    let is_in_turn = o.due <= today || o.previous.is_none_or(|p| p < today);
    duty.is_done() || o.pace == Pace::Once || (is_in_turn && o.due >= live_from)
}

fn of_duty(duty: &Duty, facts: &Facts, rules: &Rules) -> Tracked {
    let key = Key {
        task: duty.task.id.clone(),
        unit: Some(duty.unit.clone()),
        due: Some(duty.occurrence.due),
    };
    let now = match duty.done.map(|m| &m.kind) {
        Some(MarkKind::Done { number, date }) => document(State::Done, number, *date),
        Some(_) => Cells {
            state: State::Done,
            ..Cells::default()
        },
        None => Cells::default(),
    };
    let task = Task {
        number: duty.row(),
        ..duty.task.clone().into_owned()
    };
    Tracked {
        limit: duty.occurrence.limit,
        ..row(key, &task, now, facts, rules)
    }
}

/// A task that has no day, or that a document ended: a row for each lead unit.
fn without_day(task: &Task, facts: &Facts, rules: &Rules) -> Vec<Tracked> {
    let units: Vec<Option<String>> = match task.leads.units.as_slice() {
        [] => vec![None],
        units => units.iter().cloned().map(Some).collect(),
    };
    units
        .into_iter()
        .map(|unit| {
            let key = Key {
                task: task.id.clone(),
                unit,
                due: None,
            };
            let now = standing(task, &key, facts);
            row(key, task, now, facts, rules)
        })
        .collect()
}

fn standing(task: &Task, key: &Key, facts: &Facts) -> Cells {
    if is_cancelled(&facts.marks, &task.id) {
        let ended = facts.marks.iter().rev().find_map(|m| match &m.kind {
            MarkKind::Cancelled { number, date } if m.task == task.id => {
                Some(document(State::Cancelled, number, *date))
            }
            _ => None,
        });
        return ended.unwrap_or_default();
    }
    let verdict = newest(&facts.marks, key, |k| k.finishes() || *k == MarkKind::Reopened);
    match verdict.map(|m| &m.kind) {
        Some(MarkKind::Done { number, date }) => document(State::Done, number, *date),
        Some(kind) if kind.finishes() => Cells {
            state: State::Done,
            ..Cells::default()
        },
        _ => Cells::default(),
    }
}

fn document(state: State, number: &str, date: NaiveDate) -> Cells {
    Cells {
        state,
        number: number.to_owned(),
        date: date.to_string(),
        ..Cells::default()
    }
}

fn row(key: Key, task: &Task, now: Cells, facts: &Facts, rules: &Rules) -> Tracked {
    let event = newest_event(&task.id, &facts.marks);
    let unit_name = match &key.unit {
        Some(unit) => unit_name(rules, unit),
        None => task.leads.words.clone(),
    };
    let deadline = match task.is_dated_by_person() {
        true => task.deadline.phrase.clone(),
        false => String::new(),
    };
    Tracked {
        task: task.clone(),
        unit_name,
        limit: None,
        now: Cells {
            event: event.map(|e| e.to_string()).unwrap_or_default(),
            deadline,
            note: newest_note(&facts.marks, &key).unwrap_or_default().to_owned(),
            ..now
        },
        key,
    }
}

/// What people keep in mind about an occurrence.
pub fn newest_note<'a>(marks: &'a [Mark], key: &Key) -> Option<&'a str> {
    let mark = newest(marks, key, |kind| matches!(kind, MarkKind::Noted { .. }))?;
    match &mark.kind {
        MarkKind::Noted { text } => Some(text.as_str()).filter(|t| !t.is_empty()),
        _ => None,
    }
}

fn newest<'a>(marks: &'a [Mark], key: &Key, is_such: impl Fn(&MarkKind) -> bool) -> Option<&'a Mark> {
    marks.iter().rev().find(|m| {
        let same_unit = m.unit.is_none() || m.unit == key.unit;
        let same_day = m.due.is_none() || m.due == key.due;
        m.task == key.task && is_such(&m.kind) && same_unit && same_day
    })
}
