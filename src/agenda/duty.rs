//! What each unit owes: a task's occurrence for one lead unit, with what people said of it.

pub mod current;
pub mod spoken;
pub mod verdict;

use super::rules::Rules;
use crate::calendar::count;
use crate::letter::{Owed, TaskLine, Told};
use crate::plan::{Mark, MarkKind, Occurrence, Origin, Task};
use crate::remind::{Role, Stage};
use chrono::NaiveDate;
use spoken::spoken;
use std::borrow::Cow;
use verdict::newest_hold;

/// One occurrence of a task, owed by one lead unit.
#[derive(Debug, Clone)]
pub struct Duty<'a> {
    pub task: Cow<'a, Task>,
    /// Id of the lead unit.
    pub unit: String,
    pub occurrence: Occurrence,
    /// The mark that finished it.
    pub done: Option<&'a Mark>,
    /// The newest mark by which a person wanted no reminders for a time.
    pub(super) held: Option<&'a Mark>,
    /// The task owes nothing else.
    pub(super) is_only: bool,
    /// How often people, imports and the calendar spoke of its day or its end; it never falls.
    pub(super) spoken: usize,
}

impl<'a> Duty<'a> {
    /// A duty whose verdict was found otherwise than by its day.
    pub(super) fn new(
        task: Cow<'a, Task>,
        unit: String,
        occurrence: Occurrence,
        done: Option<&'a Mark>,
        marks: &'a [Mark],
    ) -> Duty<'a> {
        let marks: Vec<&Mark> = marks.iter().filter(|m| m.task == task.id).collect();
        let held = newest_hold(&marks, (&unit, &[]), Some(occurrence.due));
        Duty {
            task,
            unit,
            occurrence,
            done,
            held,
            is_only: false,
            spoken: spoken(&marks),
        }
    }
}

impl Duty<'_> {
    pub fn is_done(&self) -> bool {
        self.done.is_some()
    }

    /// Whether the task owes nothing else.
    pub fn is_only(&self) -> bool {
        self.is_only
    }

    /// The last day of a hold that is in force on that day, with the reason that was given.
    pub fn held_until(&self, today: NaiveDate) -> Option<(NaiveDate, &str)> {
        match &self.held?.kind {
            MarkKind::Held { until, reason } if today <= *until => Some((*until, reason)),
            _ => None,
        }
    }

    /// The day of the document that finished it, where one is known.
    pub fn finished_on(&self) -> Option<NaiveDate> {
        match &self.done?.kind {
            MarkKind::Done { date, .. } => Some(*date),
            _ => None,
        }
    }

    /// The number in the plan; empty for a report or duty of the settings, which has no row there.
    pub fn row(&self) -> String {
        match self.task.origin {
            Origin::Report | Origin::Standing => String::new(),
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

    /// The unit, and who else leads the task.
    fn leads(&self, rules: &Rules) -> String {
        let own = unit_name(rules, &self.unit);
        let units = &self.task.leads.units;
        let others = { units.iter() }.filter(|u| **u != self.unit && units.contains(&self.unit));
        let others: Vec<String> = others.map(|u| unit_name(rules, u)).collect();
        match others.is_empty() {
            true => own,
            false => format!("{own} (cùng chủ trì: {})", named_in_a_line(&others)),
        }
    }

    /// The line of a letter about it.
    pub fn line(&self, today: NaiveDate, rules: &Rules, told: Option<Told>, note: String) -> TaskLine {
        let o = &self.occurrence;
        let is_late = today > o.due;
        let cal = &rules.calendar;
        TaskLine {
            told,
            owed: Some(Owed {
                task: self.task.id.clone(),
                unit: self.unit.clone(),
                due: o.due,
            }),
            also: Vec::new(),
            number: self.row(),
            title: self.task.title.clone(),
            deliverable: self.task.deliverable.clone(),
            deadline_text: self.task.words_of_deadline().to_owned(),
            unit_name: self.leads(rules),
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
            is_only: self.is_only,
            spoken: self.spoken,
            is_over: false,
            note,
        }
    }
}

/// The first of these names, at least one; the others are counted, so that no line is cut within its brackets.
pub fn named_in_a_line(names: &[String]) -> String {
    /// In characters of a line.
    const LONGEST: usize = 110;
    let mut length = 0;
    let fits = |name: &&String| {
        length += name.chars().count() + 2;
        length <= LONGEST
    };
    let fitting = names.iter().take_while(fits).count().max(1);
    let told = names[..fitting].join("; ");
    match i64::try_from(names.len() - fitting) {
        Ok(0) | Err(_) => told,
        Ok(n) => format!("{told} và {} đơn vị khác", count(n)),
    }
}

/// The unit's name, or its id where the configuration no longer knows it.
pub fn unit_name(rules: &Rules, id: &str) -> String {
    rules
        .office
        .unit(id)
        .map_or_else(|| id.to_owned(), |u| u.name.clone())
}

#[cfg(test)]
mod tests {
    use super::named_in_a_line;

    #[test]
    fn names_that_fit_no_line_are_counted() {
        let names = |n: usize| vec!["Phòng Quản lý tài nguyên và môi trường".to_owned(); n];
        let one = "Phòng Quản lý tài nguyên và môi trường";
        assert_eq!(named_in_a_line(&names(1)), one);
        assert_eq!(named_in_a_line(&names(2)), format!("{one}; {one}"));
        assert_eq!(
            named_in_a_line(&names(5)),
            format!("{one}; {one} và 03 đơn vị khác")
        );
        assert_eq!(named_in_a_line(&["x".repeat(200)]), "x".repeat(200));
    }
}
