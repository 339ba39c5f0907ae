//! A list on demand: how every task stands, for the half-year meeting.

use super::documents::documents;
use super::duties::duties;
use super::duty::current::{is_same_series, missing};
use super::duty::{Duty, unit_name};
use super::facts::Facts;
use super::rules::Rules;
use super::summary::{Standing, standing_of_each};
use crate::calendar::date;
use crate::plan::deadline::lower_first;
use chrono::NaiveDate;
use serde::Serialize;

/// One task with what proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    pub number: String,
    pub title: String,
    pub units: Vec<String>,
    /// The oldest day on which a unit is late; of what comes back, of each unit its newest one.
    pub due: Option<NaiveDate>,
    /// "Thường xuyên", "Cả năm 2026": the words of a deadline without a day; else empty.
    pub runs: String,
    /// "Còn thiếu kỳ có hạn 26/6/2026.": older occurrences of what comes back; mostly empty.
    pub note: String,
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
                let name = unit_name(rules, unit);
                if !units.contains(&name) {
                    units.push(name);
                }
            }
            units.extend(task.leads.unknown.iter().cloned());
            let (late, note) = late(&own, rules, today);
            let open = own.iter().filter(|d| is_open(d, today));
            let next = open.map(|d| d.occurrence.due).min();
            // What is late, else the next that is open, else the last.
            let due = late
                .or(next)
                .or_else(|| own.iter().map(|d| d.occurrence.due).max())
                .or_else(|| task.deadline.last_on_time_day());
            let overdue = due.filter(|_| standing == Standing::Overdue);
            Reviewed {
                number: task.number.clone(),
                title: task.title.clone(),
                units,
                due,
                runs: match due {
                    None => task.words_of_deadline().to_owned(),
                    Some(_) => String::new(),
                },
                note,
                standing,
                evidence: evidence(&task.id, facts, today),
                working_days_late: overdue.map_or(0, |due| rules.calendar.working_days(due, today)),
            }
        })
        .collect();
    // What has no day comes after what is due on one.
    out.sort_by_key(|r| (std::cmp::Reverse(r.standing), r.due.is_none(), r.due));
    out
}

/// The documents of a task, each once, those of later days left out.
fn evidence(task: &str, facts: &Facts, today: NaiveDate) -> Vec<String> {
    let mut found = Vec::new();
    for document in documents(task, &facts.marks, today) {
        let words = format!("{} ngày {}", document.number, date(document.day));
        if !document.number.is_empty() && !found.contains(&words) {
            found.push(words);
        }
    }
    found
}

/// The oldest day on which a unit is late, and what is missing before: as reports tell it, of what comes
/// back the newest day and how many older ones wait.
fn late(own: &[&Duty], rules: &Rules, today: NaiveDate) -> (Option<NaiveDate>, String) {
    let late: Vec<&Duty> = own
        .iter()
        .copied()
        .filter(|d| is_open(d, today) && d.occurrence.due < today)
        .collect();
    let is_newest = |duty: &&&Duty| {
        let is_later = |d: &&Duty| is_same_series(duty, d) && d.occurrence.due > duty.occurrence.due;
        !late.iter().any(is_later)
    };
    let newest: Vec<&Duty> = late.iter().filter(is_newest).copied().collect();
    let note = |duty: &&Duty| (unit_name(rules, &duty.unit), missing(duty, late.iter().copied()));
    let due = newest.iter().map(|d| d.occurrence.due).min();
    (due, in_words(newest.iter().map(note).collect()))
}

/// What all units miss alike is said once, else whose it is.
fn in_words(notes: Vec<(String, String)>) -> String {
    let is_alike = notes.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let said = notes.into_iter().filter(|(_, note)| !note.is_empty());
    if is_alike {
        return said.map(|(_, note)| note).next().unwrap_or_default();
    }
    let of_units: Vec<String> = said
        .map(|(unit, note)| format!("{unit}: {}", lower_first(&note)))
        .collect();
    of_units.join(" ")
}

/// Whether it was not finished on that day.
fn is_open(duty: &Duty, today: NaiveDate) -> bool {
    !duty.is_done() || duty.finished_on().is_some_and(|day| day > today)
}

#[cfg(test)]
mod tests;
