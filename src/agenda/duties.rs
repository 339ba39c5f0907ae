//! Everything owed: rows of plans, tasks by hand, duties and reports of the settings.

use super::duty::spoken::spoken;
use super::duty::verdict::{newest_done, newest_hold};
use super::duty::{Duty, spoken};
use super::facts::Facts;
use super::parts;
use super::periods::{occurrences_near, report_task, report_task_id};
use super::rules::Rules;
use super::standing::{is_in_a_plan, standing_id, standing_near};
use super::successors::Successors;
use crate::calendar::WorkingCalendar;
use crate::plan::{
    Mark, Milestone, Occurrence, Origin, Pace, Task, after_event, as_said, dated_since, events, is_ended,
    milestones, occurrences,
};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Everything owed, finished or not: rows of plans, tasks by hand, duties and reports that the
/// settings make due around `today`.
pub fn duties<'a>(facts: &'a Facts, rules: &Rules, today: NaiveDate) -> Vec<Duty<'a>> {
    owed(facts, rules, today).0
}

/// Everything owed, and apart from it what a later plan has taken over, with that plan's year.
pub fn owed<'a>(facts: &'a Facts, rules: &Rules, today: NaiveDate) -> (Vec<Duty<'a>>, Vec<(Duty<'a>, i32)>) {
    let all = all(facts, rules, today);
    let successors = Successors::of(&facts.tasks);
    let years: Vec<Option<i32>> = all.iter().map(|d| successors.of_duty(d, &all)).collect();
    let (mut kept, mut taken) = (Vec::new(), Vec::new());
    for (duty, year) in all.into_iter().zip(years) {
        match year {
            Some(year) => taken.push((duty, year)),
            None => kept.push(duty),
        }
    }
    (kept, taken)
}

fn all<'a>(facts: &'a Facts, rules: &Rules, today: NaiveDate) -> Vec<Duty<'a>> {
    let mut found = Vec::new();
    for (task, marks) in tasks_in_force(facts, rules) {
        let mut days = HashSet::new();
        // A task by hand owes no period before it was known; of a plan, going live decides.
        let known = (task.origin == Origin::Hand).then_some(task.known_from);
        let since = dated_since(&task, &marks).or(known);
        let is_before = |o: &Occurrence| o.pace != Pace::Once && since.is_some_and(|since| o.due < since);
        let own = of_task(&task, &marks, &rules.calendar);
        let milestones = milestones(&marks);
        let is_only = milestones.is_empty() && matches!(own.as_slice(), [one] if one.pace == Pace::Once);
        for occurrence in own.into_iter().filter(|o| !is_before(o)) {
            days.insert(occurrence.due);
            push(
                &mut found,
                task.clone(),
                occurrence,
                (&marks, rules, today),
                is_only,
            );
        }
        for milestone in milestones {
            let since = milestone.since;
            let task = with_milestone(&task, milestone);
            let dated = of_task(&task, &[], &rules.calendar);
            for occurrence in dated.into_iter().filter(|o| o.due >= since) {
                // Two of one day would be one occurrence in the ledger.
                if days.insert(occurrence.due) {
                    push(
                        &mut found,
                        Cow::Owned(task.clone()),
                        occurrence,
                        (&marks, rules, today),
                        false,
                    );
                }
            }
        }
    }
    for rule in &rules.standing {
        let marks: Vec<&Mark> = (facts.marks.iter())
            .filter(|m| m.task == standing_id(rule))
            .collect();
        for (task, occurrence) in standing_near(rule, rules, today) {
            if !is_ended(&marks) && !is_in_a_plan(&task, occurrence.due, &found) {
                push(
                    &mut found,
                    Cow::Owned(task),
                    occurrence,
                    (&marks, rules, today),
                    false,
                );
            }
        }
    }
    for rule in &rules.reports {
        let id = report_task_id(rule);
        let marks: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == id).collect();
        for (period, occurrence) in occurrences_near(rule, rules, today) {
            let task = report_task(rule, &period.name(), occurrence.due, today);
            push(
                &mut found,
                Cow::Owned(task),
                occurrence,
                (&marks, rules, today),
                false,
            );
        }
        found.extend(parts::duties_of(rule, facts, rules, today));
    }
    for duty in &mut found {
        duty.spoken += spoken::of_all(&duty.task.id, facts);
    }
    found
}

/// The tasks that somebody owes, as people answered about them, each with the marks about it.
pub fn tasks_in_force<'f>(facts: &'f Facts, rules: &Rules) -> Vec<(Cow<'f, Task>, Vec<&'f Mark>)> {
    let mut said: HashMap<&str, Vec<&Mark>> = HashMap::new();
    for mark in &facts.marks {
        said.entry(&mark.task).or_default().push(mark);
    }
    let of_task = |task| {
        let marks = said.remove(task_id(task)).unwrap_or_default();
        (!is_ended(&marks)).then(|| (as_said(task, &marks, &rules.office), marks))
    };
    facts.tasks.iter().filter_map(of_task).collect()
}

fn task_id(task: &Task) -> &str {
    &task.id
}

/// The task as one of its milestones is told.
fn with_milestone(task: &Task, milestone: Milestone) -> Task {
    let title = match milestone.title.as_str() {
        "" => task.title.clone(),
        title => format!("{} - {title}", task.title.trim_end_matches(['.', ';', ' '])),
    };
    Task {
        title,
        deadline_text: milestone.deadline.phrase.clone(),
        deadline: milestone.deadline,
        ..task.clone()
    }
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
    for (event, reported) in events(marks) {
        let occurrence = after_event(&task.deadline, event, calendar).map(|o| Occurrence {
            reported: Some(reported),
            ..o
        });
        found.extend(occurrence.filter(|o| found.iter().all(|known| known.due != o.due)));
    }
    found
}

/// The occurrence, owed by each lead unit; `marks` are those about the task. `is_only`: what people said of the task's only occurrence holds wherever its day has moved since.
fn push<'a>(
    found: &mut Vec<Duty<'a>>,
    task: Cow<'a, Task>,
    occurrence: Occurrence,
    (marks, rules, today): (&[&'a Mark], &Rules, NaiveDate),
    is_only: bool,
) {
    for unit in &task.leads.units {
        let day = (!is_only).then_some(occurrence.due);
        let merged = rules.also_said_of(&task, unit, today);
        let done = newest_done(marks, (unit, &merged), day);
        let held = newest_hold(marks, (unit, &merged), day);
        found.push(Duty {
            task: task.clone(),
            unit: unit.clone(),
            occurrence: occurrence.clone(),
            done,
            held,
            is_only,
            spoken: spoken(marks),
        });
    }
}
