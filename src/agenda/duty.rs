//! What each unit owes: a task's occurrence for one lead unit, with what people said of it.

use super::periods::{occurrences_near, report_task, report_task_id};
use super::{Facts, Rules};
use crate::calendar::{WorkingCalendar, date};
use crate::letter::{TaskLine, Told};
use crate::plan::deadline::Freq;
use crate::plan::{Mark, MarkKind, Occurrence, Origin, Pace, Task, after_event, occurrences};
use crate::remind::{Role, Stage};
use chrono::{Days, NaiveDate};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// One occurrence of a task, owed by one lead unit.
#[derive(Debug, Clone)]
pub struct Duty<'a> {
    pub task: Cow<'a, Task>,
    /// Id of the lead unit.
    pub unit: String,
    pub occurrence: Occurrence,
    /// The mark that finished it.
    pub done: Option<&'a Mark>,
    /// All turns of a recurring task of this unit, itself among them; empty for what comes once.
    turns: Arc<[Turn]>,
}

/// One turn of a recurring duty.
#[derive(Debug, Clone)]
pub struct Turn {
    pub occurrence: Occurrence,
    pub is_done: bool,
}

impl Duty<'_> {
    pub fn is_done(&self) -> bool {
        self.done.is_some()
    }

    /// The turns of the same recurring duty with an earlier L.
    pub fn earlier(&self) -> impl Iterator<Item = &Turn> {
        self.series().filter(|t| t.occurrence.due < self.occurrence.due)
    }

    /// The turns of the same recurring duty with a later L.
    pub fn later(&self) -> impl Iterator<Item = &Turn> {
        self.series().filter(|t| t.occurrence.due > self.occurrence.due)
    }

    fn series(&self) -> impl Iterator<Item = &Turn> {
        let turns = self.turns.iter();
        turns.filter(|t| t.occurrence.pace == self.occurrence.pace)
    }

    /// The number in the plan; empty for a report of the settings, which has no row there.
    pub fn row(&self) -> String {
        match self.task.origin {
            Origin::Report => String::new(),
            _ => self.task.number.clone(),
        }
    }

    /// What the ledger remembers if this is told.
    pub fn told(&self, stage: Stage, role: Role) -> Told {
        Told {
            task: self.task.id.clone(),
            unit: self.unit.clone(),
            due: self.occurrence.due,
            stage,
            role,
        }
    }

    /// The line of a letter about it.
    pub fn line(&self, today: NaiveDate, rules: &Rules, told: Option<Told>, note: String) -> TaskLine {
        let o = &self.occurrence;
        let is_late = today > o.due;
        let cal = &rules.calendar;
        TaskLine {
            told,
            number: self.row(),
            title: self.task.title.clone(),
            deliverable: self.task.deliverable.clone(),
            deadline_text: self.task.deadline_text.clone(),
            unit_name: unit_name(rules, &self.unit),
            support_names: self
                .task
                .support
                .units
                .iter()
                .map(|u| unit_name(rules, u))
                .collect(),
            due: Some(o.due),
            target: Some(o.target),
            limit: o.limit,
            working_days_left: (!is_late).then(|| cal.working_days(today, o.target)),
            days_left: (!is_late).then(|| (o.due - today).num_days()),
            working_days_late: is_late.then(|| cal.working_days(o.due, today)),
            forecast: cal.has_forecast(today.min(o.due), today.max(o.due)),
            note,
        }
    }
}

/// "Còn thiếu kỳ có hạn 26/6/2026.": the unfinished older occurrences of a recurring duty.
pub fn missing_before(duty: &Duty, live_from: NaiveDate) -> String {
    let missing: Vec<String> = duty
        .earlier()
        .filter(|turn| !turn.is_done && turn.occurrence.due >= live_from)
        .map(|turn| date(turn.occurrence.due))
        .collect();
    match missing.as_slice() {
        [] => String::new(),
        [days @ .., last] if !days.is_empty() => {
            format!("Còn thiếu kỳ có hạn {} và {last}.", days.join(", "))
        }
        days => format!("Còn thiếu kỳ có hạn {}.", days.concat()),
    }
}

/// What lists show: open, of our time, late or due within `soon` days; of a recurring duty the one
/// in turn, and of its late ones only the newest. Each with a note on what is missing before it.
pub fn current<'d, 'a>(
    duties: &'d [Duty<'a>],
    today: NaiveDate,
    live_from: NaiveDate,
    soon: u64,
) -> Vec<(&'d Duty<'a>, String)> {
    let is_hidden = |duty: &Duty| {
        let is_late = |turn: &Turn| {
            let o = &turn.occurrence;
            !turn.is_done && o.due < today && is_in_turn(o, today, live_from, soon)
        };
        duty.occurrence.due < today && duty.later().any(is_late)
    };
    let note = |duty: &Duty| match duty.occurrence.due < today {
        true => missing_before(duty, live_from),
        false => String::new(),
    };
    duties
        .iter()
        .filter(|d| is_current(d, today, live_from, soon) && !is_hidden(d))
        .map(|d| (d, note(d)))
        .collect()
}

/// Open, of our time, late or due within `soon` days; a recurring one only in its turn.
pub fn is_current(duty: &Duty, today: NaiveDate, live_from: NaiveDate, soon: u64) -> bool {
    !duty.is_done() && is_in_turn(&duty.occurrence, today, live_from, soon)
}

fn is_in_turn(o: &Occurrence, today: NaiveDate, live_from: NaiveDate, soon: u64) -> bool {
    o.due >= live_from
        && o.due <= today + Days::new(soon)
        && o.opens.is_none_or(|opens| opens <= today)
        && o.previous.is_none_or(|previous| previous < today)
        && o.pace != Pace::Every(Freq::Daily)
}

/// The unit's name, or its id where the configuration no longer knows it.
pub fn unit_name(rules: &Rules, id: &str) -> String {
    rules
        .office
        .unit(id)
        .map_or_else(|| id.to_owned(), |u| u.name.clone())
}

/// Everything owed, finished or not: rows of plans, tasks by hand, reports that the
/// settings make due around `today`.
pub fn duties<'a>(facts: &'a Facts, rules: &Rules, today: NaiveDate) -> Vec<Duty<'a>> {
    let mut said: HashMap<&str, Vec<&Mark>> = HashMap::new();
    for mark in &facts.marks {
        said.entry(&mark.task).or_default().push(mark);
    }
    let said_of = |task: &str| said.get(task).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    for task in &facts.tasks {
        let marks = said_of(&task.id);
        if ended(marks.iter().copied()) {
            continue;
        }
        let owed = of_task(task, marks, &rules.calendar);
        let owed = owed.into_iter().map(|o| (Cow::Borrowed(task), o)).collect();
        push(&mut found, &task.leads.units, owed, marks);
    }
    for rule in &rules.reports {
        let owed: Vec<(Cow<Task>, Occurrence)> = occurrences_near(rule, rules, today)
            .into_iter()
            .map(|(period, o)| (Cow::Owned(report_task(rule, &period.name(), o.due, today)), o))
            .collect();
        let marks = said_of(&report_task_id(rule));
        push(&mut found, std::slice::from_ref(&rule.lead), owed, marks);
    }
    found
}

/// What the words name, and what follows from events that were reported.
fn of_task(task: &Task, marks: &[&Mark], calendar: &WorkingCalendar) -> Vec<Occurrence> {
    let mut found = occurrences(
        &task.deadline,
        task.year,
        NaiveDate::MIN,
        NaiveDate::MAX,
        calendar,
    );
    let events = marks.iter().filter_map(|m| match &m.kind {
        MarkKind::Happened { date } => Some(*date),
        _ => None,
    });
    for event in events {
        let occurrence = after_event(&task.deadline, event, calendar);
        found.extend(occurrence.filter(|o| found.iter().all(|known| known.due != o.due)));
    }
    found
}

/// Whether a document ended the task; reopening undoes it.
pub fn is_cancelled(marks: &[Mark], task: &str) -> bool {
    ended(marks.iter().filter(|m| m.task == task))
}

fn ended<'m>(marks: impl DoubleEndedIterator<Item = &'m Mark>) -> bool {
    let newest = marks.rev().find(|m| {
        matches!(m.kind, MarkKind::Cancelled { .. }) || (m.kind == MarkKind::Reopened && m.due.is_none())
    });
    newest.is_some_and(|m| m.kind != MarkKind::Reopened)
}

/// The occurrences of one task, owed by each of its lead units. `marks` are those of the task.
fn push<'a>(
    found: &mut Vec<Duty<'a>>,
    leads: &[String],
    owed: Vec<(Cow<'a, Task>, Occurrence)>,
    marks: &[&'a Mark],
) {
    let done = |unit: &str, o: &Occurrence| verdict(marks.iter().copied(), unit, o.due);
    let turns: Vec<Arc<[Turn]>> = leads
        .iter()
        .map(|unit| {
            let recurring = owed.iter().filter(|(_, o)| o.pace != Pace::Once);
            let turn = |(_, o): &(_, Occurrence)| Turn {
                occurrence: o.clone(),
                is_done: done(unit, o).is_some(),
            };
            recurring.map(turn).collect()
        })
        .collect();
    for (task, occurrence) in owed {
        for (unit, turns) in leads.iter().zip(&turns) {
            found.push(Duty {
                task: task.clone(),
                unit: unit.clone(),
                done: done(unit, &occurrence),
                occurrence: occurrence.clone(),
                turns: turns.clone(),
            });
        }
    }
}

/// The `Done` mark in force for that occurrence; a later `Reopened` undoes it.
fn verdict<'a>(
    marks: impl DoubleEndedIterator<Item = &'a Mark>,
    unit: &str,
    due: NaiveDate,
) -> Option<&'a Mark> {
    let about = |m: &&Mark| m.unit.as_deref().is_none_or(|u| u == unit) && m.due.is_none_or(|d| d == due);
    let is_verdict = |m: &&Mark| matches!(m.kind, MarkKind::Done { .. } | MarkKind::Reopened);
    marks
        .rev()
        .filter(is_verdict)
        .find(about)
        .filter(|m| matches!(m.kind, MarkKind::Done { .. }))
}

/// Whether that occurrence of that unit is finished.
pub fn is_done(marks: &[Mark], task: &str, unit: &str, due: NaiveDate) -> bool {
    verdict(marks.iter().filter(|m| m.task == task), unit, due).is_some()
}
