//! Lists on demand: how every task stands, for the half-year meeting, and which evidence there is,
//! for the self-assessment.

use super::duties::duties;
use super::duty::Duty;
use super::facts::Facts;
use super::par_index;
use super::rules::Rules;
use super::summary::{Standing, standing_of_each};
use crate::calendar::date;
use crate::plan::{MarkKind, Origin, document_kind};
use chrono::NaiveDate;
use serde::Serialize;

/// One task with what proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    pub number: String,
    pub title: String,
    pub units: Vec<String>,
    pub due: Option<NaiveDate>,
    pub standing: Standing,
    /// "330/KH-BQL ngày 24/01/2024", each once.
    pub evidence: Vec<String>,
    pub working_days_late: i64,
}

/// Every task that anybody owes, each once, as the tally counts it: done on time, done late, in
/// time, overdue; the numbers of each are those of `summary`.
pub fn review(facts: &Facts, rules: &Rules, today: NaiveDate) -> Vec<Reviewed> {
    let all = duties(facts, rules, today);
    let mut out: Vec<Reviewed> = standing_of_each(facts, &all, today)
        .into_iter()
        .filter(|(_, standing)| standing.is_given())
        .map(|(task, standing)| {
            let own: Vec<&Duty> = all.iter().filter(|d| d.task.id == task.id).collect();
            let mut units: Vec<String> = Vec::new();
            for unit in own.iter().map(|d| &d.unit).chain(&task.leads.units) {
                let name = super::duty::unit_name(rules, unit);
                if !units.contains(&name) {
                    units.push(name);
                }
            }
            units.extend(task.leads.unknown.iter().cloned());
            let is_open = |d: &&&Duty| !d.is_done() || d.finished_on().is_some_and(|day| day > today);
            let late = own.iter().filter(is_open).filter(|d| d.occurrence.due < today);
            // The oldest that is late, else the next that is open, else the last.
            let due = late
                .map(|d| d.occurrence.due)
                .min()
                .or_else(|| own.iter().filter(is_open).map(|d| d.occurrence.due).min())
                .or_else(|| own.iter().map(|d| d.occurrence.due).max())
                .or_else(|| task.deadline.last_on_time_day());
            let overdue = due.filter(|_| standing == Standing::Overdue);
            Reviewed {
                number: task.number.clone(),
                title: task.title.clone(),
                units,
                due,
                standing,
                evidence: evidence(&task.id, facts, today),
                working_days_late: overdue.map_or(0, |due| rules.calendar.working_days(due, today)),
            }
        })
        .collect();
    out.sort_by_key(|r| (std::cmp::Reverse(r.standing), r.due));
    out
}

/// The documents of a task, each once, those of later days left out.
fn evidence(task: &str, facts: &Facts, today: NaiveDate) -> Vec<String> {
    let mut found = Vec::new();
    for mark in facts.marks.iter().filter(|m| m.task == task) {
        let MarkKind::Done { number, date: day } = &mark.kind else {
            continue;
        };
        let words = document(number, *day);
        if *day <= today && !words.is_empty() && !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

/// "330/KH-BQL ngày 24/01/2024"; empty where no number was given.
fn document(number: &str, day: NaiveDate) -> String {
    match number.trim() {
        "" => String::new(),
        number => format!("{number} ngày {}", date(day)),
    }
}

/// What the self-assessment needs of one duty that was due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    pub missing: Missing,
    /// Of the index of administrative reform; empty where the words tell none.
    pub item: &'static str,
    /// In the plan; empty for a report of the settings.
    pub number: String,
    /// Whether it is a report of the settings.
    pub is_report: bool,
    pub title: String,
    pub unit: String,
    pub due: NaiveDate,
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
        is_done && self.day.is_none_or(|day| day <= self.due)
    }
}

/// Everything of the year that was due by that day, missing evidence first: tasks, reports, the
/// standing duties, and the items of the index that none of them proves.
pub fn evidence_of_year(facts: &Facts, rules: &Rules, year: i32, today: NaiveDate) -> Vec<Evidence> {
    use chrono::Datelike;
    let all = duties(facts, rules, today);
    let mut out: Vec<Evidence> = all
        .iter()
        .filter(|d| d.occurrence.due.year() == year && !super::parts::is_part(&d.task))
        .filter(|d| d.occurrence.due < today || d.is_done())
        .filter(|d| !super::duty::verdict::is_cancelled(&facts.marks, &d.task.id))
        .map(|d| of_duty(d, rules, today))
        .collect();
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
    // Work that is not due yet, or has no day, is known as well.
    let ahead = all
        .iter()
        .filter(|d| d.occurrence.due.year() == year)
        .map(|d| d.task.title.as_str());
    let planned = facts
        .tasks
        .iter()
        .filter(|t| t.year == year)
        .map(|t| t.title.as_str());
    let open = par_index::without_any(ahead.chain(planned));
    out.extend(open.into_iter().map(|item| of_item(item, last)));
    out.sort_by(|a, b| (a.missing, a.due, &a.number).cmp(&(b.missing, b.due, &b.number)));
    out.into_iter().fold(Vec::new(), joined)
}

/// An item without any evidence, due with the year.
fn of_item(item: &'static str, due: NaiveDate) -> Evidence {
    Evidence {
        missing: Missing::Item,
        item,
        number: String::new(),
        is_report: false,
        title: "Chưa có nhiệm vụ, báo cáo nào trong hệ thống làm minh chứng".into(),
        unit: String::new(),
        due,
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
        item: par_index::item_of(&duty.task.title),
        number: match duty.task.origin {
            Origin::Report | Origin::Standing => String::new(),
            _ => duty.task.number.clone(),
        },
        is_report: duty.task.origin == Origin::Report,
        title: duty.task.title.clone(),
        unit: super::duty::unit_name(rules, &duty.unit),
        due,
        until: None,
        occurrences: 1,
        deliverable: duty.task.deliverable.clone(),
        kind: document_kind(&number).unwrap_or_default().to_owned(),
        document: number,
        day,
        working_days_late: rules.calendar.working_days(due, late_until.max(due)),
    }
}
