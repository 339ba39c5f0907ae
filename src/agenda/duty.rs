//! What each unit owes: a task's occurrence for one lead unit, with what people said of it.

use super::{Facts, ReportRule, Rules, reports};
use crate::calendar::WorkingCalendar;
use crate::letter::{TaskLine, Told};
use crate::plan::{Assigned, Mark, MarkKind, Occurrence, Origin, Task, occurrences};
use crate::remind::{Role, Stage};
use chrono::NaiveDate;
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
            number: self.task.number.clone(),
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
    for task in &facts.tasks {
        for occurrence in of_task(task, &rules.calendar) {
            push(&mut found, Cow::Borrowed(task), occurrence, &facts.marks);
        }
    }
    for rule in &rules.reports {
        for (period, occurrence) in reports::occurrences_near(rule, rules, today) {
            let task = report_task(rule, &period.name(), occurrence.due, today);
            push(&mut found, Cow::Owned(task), occurrence, &facts.marks);
        }
    }
    found
}

fn of_task(task: &Task, calendar: &WorkingCalendar) -> Vec<Occurrence> {
    occurrences(
        &task.deadline,
        task.year,
        NaiveDate::MIN,
        NaiveDate::MAX,
        calendar,
    )
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
    marks
        .iter()
        .rev()
        .find(about)
        .filter(|m| matches!(m.kind, MarkKind::Done { .. }))
}

/// Whether that occurrence of that unit is finished.
pub fn is_done(marks: &[Mark], task: &str, unit: &str, due: NaiveDate) -> bool {
    newest_done(marks, task, unit, due).is_some()
}

/// A report of the settings as a task like any other. Its identity holds over the years.
fn report_task(rule: &ReportRule, period: &str, due: NaiveDate, today: NaiveDate) -> Task {
    let deadline = rule
        .deadline
        .clone()
        .unwrap_or_else(|| crate::plan::deadline::read("", 0));
    Task {
        id: format!("report-{}", rule.id),
        number: rule.id.clone(),
        year: chrono::Datelike::year(&due),
        section: "Báo cáo định kỳ".into(),
        title: format!("{} {period}", rule.title),
        leads: Assigned {
            words: rule.lead.clone(),
            units: vec![rule.lead.clone()],
            unknown: Vec::new(),
        },
        support: Assigned::default(),
        deadline_text: deadline.phrase.clone(),
        deadline,
        deliverable: "Báo cáo".into(),
        origin: Origin::Report,
        known_from: today,
    }
}
