//! What each unit owes: a task's occurrence for one lead unit, with what people said of it.

use super::periods::{occurrences_near, report_task};
use super::{Facts, Rules};
use crate::calendar::{WorkingCalendar, date};
use crate::letter::{TaskLine, Told};
use crate::plan::deadline::Freq;
use crate::plan::{Mark, MarkKind, Occurrence, Origin, Pace, Task, after_event, occurrences};
use crate::remind::{Role, Stage};
use chrono::{Days, NaiveDate};
use std::borrow::Cow;

/// One occurrence of a task, owed by one lead unit.
#[derive(Debug, Clone)]
pub struct Duty<'a> {
    pub task: Cow<'a, Task>,
    /// Id of the lead unit.
    pub unit: String,
    pub occurrence: Occurrence,
    /// The mark that finished it.
    pub done: Option<&'a Mark>,
}

impl Duty<'_> {
    pub fn is_done(&self) -> bool {
        self.done.is_some()
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

/// Whether both are occurrences of one recurring duty of one unit.
pub fn is_same_series(a: &Duty, b: &Duty) -> bool {
    a.occurrence.pace != Pace::Once
        && a.task.id == b.task.id
        && a.unit == b.unit
        && a.occurrence.pace == b.occurrence.pace
}

/// "Còn thiếu kỳ có hạn 26/6/2026.": the unfinished older occurrences of a recurring duty.
pub fn missing_before(duty: &Duty, duties: &[Duty], live_from: NaiveDate) -> String {
    let missing: Vec<String> = duties
        .iter()
        .filter(|d| is_same_series(duty, d) && d.occurrence.due < duty.occurrence.due && !d.is_done())
        .filter(|d| d.occurrence.due >= live_from)
        .map(|d| date(d.occurrence.due))
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
    let open: Vec<&Duty> = duties
        .iter()
        .filter(|d| is_current(d, today, live_from, soon))
        .collect();
    let is_hidden = |duty: &Duty| {
        duty.occurrence.due < today
            && open.iter().any(|other| {
                is_same_series(duty, other)
                    && other.occurrence.due < today
                    && other.occurrence.due > duty.occurrence.due
            })
    };
    let note = |duty: &Duty| match duty.occurrence.due < today {
        true => missing_before(duty, duties, live_from),
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
    let o = &duty.occurrence;
    !duty.is_done()
        && o.due >= live_from
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
    let mut found = Vec::new();
    for task in facts.tasks.iter().filter(|t| !is_cancelled(&facts.marks, &t.id)) {
        for occurrence in of_task(task, &facts.marks, &rules.calendar) {
            push(&mut found, Cow::Borrowed(task), occurrence, &facts.marks);
        }
    }
    for rule in &rules.reports {
        for (period, occurrence) in occurrences_near(rule, rules, today) {
            let task = report_task(rule, &period.name(), occurrence.due, today);
            push(&mut found, Cow::Owned(task), occurrence, &facts.marks);
        }
    }
    found
}

/// What the words name, and what follows from events that were reported.
fn of_task(task: &Task, marks: &[Mark], calendar: &WorkingCalendar) -> Vec<Occurrence> {
    let mut found = occurrences(
        &task.deadline,
        task.year,
        NaiveDate::MIN,
        NaiveDate::MAX,
        calendar,
    );
    let events = marks
        .iter()
        .filter(|m| m.task == task.id)
        .filter_map(|m| match &m.kind {
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
    let newest = marks.iter().rev().filter(|m| m.task == task).find(|m| {
        matches!(m.kind, MarkKind::Cancelled { .. }) || (m.kind == MarkKind::Reopened && m.due.is_none())
    });
    newest.is_some_and(|m| m.kind != MarkKind::Reopened)
}

fn push<'a>(found: &mut Vec<Duty<'a>>, task: Cow<'a, Task>, occurrence: Occurrence, marks: &'a [Mark]) {
    for unit in &task.leads.units {
        let done = newest_done(marks, &task.id, unit, occurrence.due);
        found.push(Duty {
            task: task.clone(),
            unit: unit.clone(),
            occurrence: occurrence.clone(),
            done,
        });
    }
}

/// The `Done` mark in force for that occurrence; a later `Reopened` undoes it.
fn newest_done<'a>(marks: &'a [Mark], task: &str, unit: &str, due: NaiveDate) -> Option<&'a Mark> {
    let about = |m: &&Mark| {
        m.task == task && m.unit.as_deref().is_none_or(|u| u == unit) && m.due.is_none_or(|d| d == due)
    };
    let is_verdict = |m: &&Mark| matches!(m.kind, MarkKind::Done { .. } | MarkKind::Reopened);
    marks
        .iter()
        .rev()
        .filter(is_verdict)
        .find(about)
        .filter(|m| matches!(m.kind, MarkKind::Done { .. }))
}

/// Whether that occurrence of that unit is finished.
pub fn is_done(marks: &[Mark], task: &str, unit: &str, due: NaiveDate) -> bool {
    newest_done(marks, task, unit, due).is_some()
}
