//! A list on demand: which evidence there is, for the self-assessment.

use super::documents::documents;
use super::duties::{duties, tasks_in_force};
use super::duty::{Duty, unit_name};
use super::facts::Facts;
use super::par_index;
use super::round::live_from;
use super::rules::Rules;
use super::summary::runs_until;
use crate::calendar::date;
use crate::plan::{MarkKind, Origin, Task, document_kind};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;

/// What the self-assessment needs of one duty that was due, or of one document of a task that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    pub missing: Missing,
    /// Its id; empty for an item without any.
    #[serde(skip)]
    pub task: String,
    /// Of the index of administrative reform; empty where the words tell none.
    pub item: &'static str,
    /// In the plan; empty for a report of the settings.
    pub number: String,
    /// Whether it is a report of the settings.
    pub is_report: bool,
    pub title: String,
    pub unit: String,
    pub due: NaiveDate,
    /// "Cả năm", "Thường xuyên": the words of a deadline without a day, which ends with `due`; else empty.
    pub runs: String,
    /// The day of the last of several occurrences without a result, which are one line.
    pub until: Option<NaiveDate>,
    /// How many occurrences the line stands for.
    pub occurrences: usize,
    pub deliverable: String,
    /// "Kế hoạch", read from the symbol; empty where it tells none.
    pub kind: String,
    pub document: String,
    pub day: Option<NaiveDate>,
    pub working_days_late: i64,
}

/// What is missing, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Not recorded as done, and its day has passed.
    Result,
    /// It runs through the year, and no document of it is recorded.
    Running,
    /// Nothing that the program knows of is evidence of that item.
    Item,
    /// Done by somebody's word, without number and symbol.
    Document,
    /// There, but after the day.
    Late,
    /// Nothing.
    Complete,
}

impl Evidence {
    /// Delivered on its last day or before, with or without a number.
    pub fn is_on_time(&self) -> bool {
        let is_done = matches!(self.missing, Missing::Complete | Missing::Document);
        is_done && (!self.runs.is_empty() || self.day.is_none_or(|day| day <= self.due))
    }

    /// Whether anything was delivered.
    pub fn is_there(&self) -> bool {
        matches!(
            self.missing,
            Missing::Complete | Missing::Document | Missing::Late
        )
    }
}

/// Everything of the year that was due by that day, missing evidence first: tasks, reports, the
/// standing duties, the documents of tasks that run without a day, and the items of the index that
/// none of them proves.
pub fn evidence_of_year(facts: &Facts, rules: &Rules, year: i32, today: NaiveDate) -> Vec<Evidence> {
    let all = duties(facts, rules, today);
    let mut out: Vec<Evidence> = all
        .iter()
        .filter(|d| d.occurrence.due.year() == year && !super::parts::is_part(&d.task))
        .filter(|d| d.occurrence.due < today || d.is_done())
        .filter(|d| !super::duty::verdict::is_cancelled(&facts.marks, &d.task.id))
        .filter(|d| !is_before_going_live(d, facts, rules))
        .map(|d| of_duty(d, rules, today))
        .collect();
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
    let owed: BTreeSet<&str> = all.iter().map(|d| d.task.id.as_str()).collect();
    for (task, _) in tasks_in_force(facts, rules) {
        if task.year == year && !owed.contains(task.id.as_str()) {
            out.extend(of_undated(&task, last, (facts, rules, today)));
        }
    }
    let open = par_index::without_any(out.iter().map(|e| e.title.as_str()));
    out.extend(
        open.into_iter()
            .map(|item| of_item(item, last, &ahead_of(item, &all, year))),
    );
    out.sort_by(|a, b| (a.missing, a.due, &a.number).cmp(&(b.missing, b.due, &b.number)));
    out.into_iter().fold(Vec::new(), joined)
}

/// Whether the settings made it due before anybody was told of anything, and nobody has said that it is done: reports of
/// that time were followed elsewhere, if at all.
fn is_before_going_live(duty: &Duty, facts: &Facts, rules: &Rules) -> bool {
    let is_of_settings = matches!(duty.task.origin, Origin::Report | Origin::Standing);
    let is_before = || live_from(facts, rules).is_some_and(|live| duty.occurrence.due < live);
    is_of_settings && !duty.is_done() && is_before()
}

/// The day on which work of the year that proves the item is due next.
fn ahead_of(item: &str, all: &[Duty], year: i32) -> Option<NaiveDate> {
    let of_year = all.iter().filter(|d| d.occurrence.due.year() == year);
    of_year
        .filter(|d| par_index::item_of(&d.task.title) == item)
        .map(|d| d.occurrence.due)
        .min()
}

/// The items of the index of which nothing was delivered, in its order.
pub fn unproven(evidence: &[Evidence]) -> Vec<&'static str> {
    let proven: BTreeSet<&str> = evidence.iter().filter(|e| e.is_there()).map(|e| e.item).collect();
    par_index::items().filter(|item| !proven.contains(item)).collect()
}

/// The tasks of that year's plan that somebody owes, by their ids.
pub fn planned_of(facts: &Facts, rules: &Rules, year: i32) -> BTreeSet<String> {
    let own = tasks_in_force(facts, rules).into_iter();
    own.filter(|(task, _)| task.year == year && !task.number.is_empty() && !super::parts::is_part(task))
        .map(|(task, _)| task.id.clone())
        .collect()
}

/// A task that no unit owes on a day: a line a document; without any, one line where it runs through the year.
/// Of one that waits for its event nothing is missing.
fn of_undated(
    task: &Task,
    last: NaiveDate,
    (facts, rules, today): (&Facts, &Rules, NaiveDate),
) -> Vec<Evidence> {
    let runs = runs_until(task);
    let leads = task.leads.units.iter().map(|unit| unit_name(rules, unit));
    let leads: Vec<String> = leads.chain(task.leads.unknown.iter().cloned()).collect();
    let line = Evidence {
        missing: Missing::Running,
        task: task.id.clone(),
        item: par_index::item_of(&task.title),
        number: task.number.clone(),
        title: task.title.clone(),
        unit: leads.join("; "),
        due: runs.map_or(last, |day| day.min(last)),
        runs: task.words_of_deadline().to_owned(),
        deliverable: task.deliverable.clone(),
        ..of_item("", last, &None)
    };
    let found = documents(&task.id, &facts.marks, today);
    if found.is_empty() {
        // No unit is known, so nobody owes it; its result is missing all the same.
        let late = task.deadline.last_on_time_day().filter(|due| *due < today);
        let missing = late.filter(|due| due.year() == last.year()).map(|due| Evidence {
            missing: Missing::Result,
            due,
            runs: String::new(),
            working_days_late: rules.calendar.working_days(due, today),
            ..line.clone()
        });
        return runs.map(|_| line).or(missing).into_iter().collect();
    }
    let of_document = |found: &super::documents::Document| Evidence {
        missing: match found.number {
            "" => Missing::Document,
            _ => Missing::Complete,
        },
        unit: found
            .unit
            .map_or_else(|| line.unit.clone(), |unit| unit_name(rules, unit)),
        kind: document_kind(found.number).unwrap_or_default().to_owned(),
        document: found.number.to_owned(),
        day: Some(found.day),
        ..line.clone()
    };
    found.iter().map(of_document).collect()
}

/// An item without any evidence, due with the year; `ahead` is the day of work that will prove it.
fn of_item(item: &'static str, due: NaiveDate, ahead: &Option<NaiveDate>) -> Evidence {
    Evidence {
        missing: Missing::Item,
        task: String::new(),
        item,
        number: String::new(),
        is_report: false,
        title: match ahead {
            Some(day) => format!(
                "Nhiệm vụ, báo cáo làm minh chứng chưa đến hạn; thời hạn gần nhất {}",
                date(*day)
            ),
            None => "Chưa có nhiệm vụ, báo cáo nào trong hệ thống làm minh chứng".into(),
        },
        unit: String::new(),
        due,
        runs: String::new(),
        until: None,
        occurrences: 1,
        deliverable: String::new(),
        kind: String::new(),
        document: String::new(),
        day: None,
        working_days_late: 0,
    }
}

/// What a unit did not hand in time after time is one line.
fn joined(mut lines: Vec<Evidence>, next: Evidence) -> Vec<Evidence> {
    let same = |known: &&mut Evidence| {
        let is_one = (&known.number, &known.title, &known.unit) == (&next.number, &next.title, &next.unit);
        is_one && known.missing == Missing::Result && next.missing == Missing::Result
    };
    match lines.iter_mut().find(same) {
        Some(known) => {
            known.until = Some(next.due);
            known.occurrences += 1;
        }
        None => lines.push(next),
    }
    lines
}

fn of_duty(duty: &Duty, rules: &Rules, today: NaiveDate) -> Evidence {
    let number = duty.done.and_then(|m| match &m.kind {
        MarkKind::Done { number, .. } => Some(number.trim().to_owned()),
        _ => None,
    });
    let number = number.unwrap_or_default();
    let day = duty.finished_on().filter(|day| *day <= today);
    let is_done = duty.is_done() && duty.finished_on().is_none_or(|day| day <= today);
    let due = duty.occurrence.due;
    let late_until = if is_done { day.unwrap_or(due) } else { today };
    let missing = match (is_done, number.is_empty(), late_until > due) {
        (false, ..) => Missing::Result,
        (true, true, _) => Missing::Document,
        (true, false, true) => Missing::Late,
        (true, false, false) => Missing::Complete,
    };
    Evidence {
        missing,
        task: duty.task.id.clone(),
        item: par_index::item_of(&duty.task.title),
        number: match duty.task.origin {
            Origin::Report | Origin::Standing => String::new(),
            _ => duty.task.number.clone(),
        },
        is_report: duty.task.origin == Origin::Report,
        title: duty.task.title.clone(),
        unit: super::duty::unit_name(rules, &duty.unit),
        due,
        runs: String::new(),
        until: None,
        occurrences: 1,
        deliverable: duty.task.deliverable.clone(),
        kind: document_kind(&number).unwrap_or_default().to_owned(),
        document: number,
        day,
        working_days_late: rules.calendar.working_days(due, late_until.max(due)),
    }
}

#[cfg(test)]
mod tests;
