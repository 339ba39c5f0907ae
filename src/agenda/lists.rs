//! Lists that are no reminders: what needs a date or an owner, once a week to the plan's
//! owner; what runs all year, once a month to owner and leads.

use super::action::{Agenda, What};
use super::doubts::doubts;
use super::duties::tasks_in_force;
use super::duty::unit_name;
use super::round::{Note, Round, name_of_unit};
use super::rules::Rules;
use super::silence;
use super::summary::is_finished_as_a_whole;
use crate::letter::{LetterKind, TaskLine};
use crate::plan::deadline::Meaning;
use crate::plan::{Mailbox, Task};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// Queues what is due this morning. The day is a working day and the morning hour has come.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    questions(round, agenda);
    monthly(round, agenda);
}

fn questions(round: &Round, agenda: &mut Agenda) {
    let rules = round.rules;
    if has_asked_this_week(round) {
        return;
    }
    let when = week_of(round.today);
    let lines: Vec<TaskLine> = doubts(round.facts, rules, round.today)
        .iter()
        .filter(|open| is_finished_as_a_whole(&open.task, round.facts, round.today).is_none())
        .map(|open| undated(&open.task, rules, open.question(rules)))
        .chain(super::proposals::lines(round))
        .collect();
    if lines.is_empty() {
        return;
    }
    let reason = format!(
        "{} tasks or conflicts wait for an answer of a person",
        lines.len()
    );
    let note = Note::new(
        "questions",
        &when,
        LetterKind::Questions,
        &rules.owner,
        What::list(lines),
    );
    round.write(note, reason, agenda);
}

fn week_of(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Whether this week's list of questions was written.
pub fn has_asked_this_week(round: &Round) -> bool {
    round.has("questions", &week_of(round.today), &round.rules.owner)
}

/// Continuous tasks to the owner and to each lead: from the first working day of the month on, what
/// was known by then.
fn monthly(round: &Round, agenda: &mut Agenda) {
    let running: Vec<Cow<Task>> = tasks_in_force(round.facts, round.rules)
        .into_iter()
        .map(|(task, _)| task)
        .filter(|t| runs(t, round.today))
        .collect();
    if running.is_empty() {
        return;
    }
    let when = round.today.format("%Y-%m").to_string();
    for month in open_months(round) {
        let lines: Vec<TaskLine> = running
            .iter()
            .filter(|t| is_of_month(t, &month, round.rules))
            .map(|t| undated(t, round.rules, String::new()))
            .collect();
        if !lines.is_empty() {
            let what = What::list(lines);
            let note = Note::new(&month.name, &when, LetterKind::Monthly, month.to, what);
            round.write(note, "first working day of the month", agenda);
        }
    }
}

/// A list of this month that is not written yet.
pub struct Month<'r> {
    /// First part of the key.
    name: String,
    to: &'r Mailbox,
    /// The units whose tasks it shows; empty is all.
    units: Vec<&'r str>,
    /// The first working day: what was known by then is shown.
    first: NaiveDate,
}

/// The month's lists to those who have had none.
pub fn open_months<'r>(round: &Round<'r>) -> Vec<Month<'r>> {
    let first = round.today.with_day(1).unwrap_or(round.today);
    let first = round.rules.calendar.working_on_or_after(first);
    if first < round.live_from {
        return Vec::new();
    }
    let when = round.today.format("%Y-%m").to_string();
    let all = owner_and_leads(round.rules, round.today).into_iter();
    let of = |(to, units): (&'r Mailbox, Vec<&'r str>)| {
        let unit = units.first().and_then(|id| round.rules.office.unit(id));
        // The owner's shows the tasks of all.
        let (name, is_written) = match unit {
            Some(unit) => (
                name_of_unit("monthly", unit),
                round.has_of_unit("monthly", &when, to),
            ),
            None => ("monthly-all".to_owned(), round.has("monthly-all", &when, to)),
        };
        (!is_written).then_some(Month {
            name,
            to,
            units,
            first,
        })
    };
    all.filter_map(of).collect()
}

/// Whether that list shows the task, while it runs.
pub fn is_of_month(task: &Task, month: &Month, rules: &Rules) -> bool {
    task.known_from <= month.first && (month.units.is_empty() || leads_any(task, &month.units, rules))
}

fn leads_any(task: &Task, units: &[&str], rules: &Rules) -> bool {
    let mut leads = task.leads.units.iter().filter_map(|lead| rules.office.unit(lead));
    leads.any(|lead| units.contains(&lead.id.as_str()))
}

/// Each address once, with the units that it stands for; the owner sees the tasks of all, and
/// has none here.
fn owner_and_leads(rules: &Rules, today: NaiveDate) -> Vec<(&Mailbox, Vec<&str>)> {
    let mut found: Vec<(&Mailbox, Vec<&str>)> = vec![(&rules.owner, Vec::new())];
    for unit in &rules.office.units {
        let Some(mailbox) = &unit.mailbox else { continue };
        let same = |m: &Mailbox| m.address.eq_ignore_ascii_case(&mailbox.address);
        // A unit that wants no letters for a time has its list after it.
        if same(&rules.owner) || silence::of_unit(&rules.silences, &unit.id, today).is_some() {
            continue;
        }
        match found.iter_mut().find(|(m, _)| same(m)) {
            Some((_, units)) => units.push(&unit.id),
            None => found.push((mailbox, vec![&unit.id])),
        }
    }
    found
}

/// Whether the task runs on that day without a due day of its own.
pub fn runs(task: &Task, today: NaiveDate) -> bool {
    fn is_running(meaning: &Meaning, today: NaiveDate) -> bool {
        match meaning {
            Meaning::Continuous { from, to } => *from <= today && to.is_none_or(|to| today <= to),
            Meaning::Multi(parts) => parts.iter().any(|p| is_running(p, today)),
            _ => false,
        }
    }
    is_running(&task.deadline.meaning, today)
}

/// The line of a letter about a task without a day.
pub fn undated(task: &Task, rules: &Rules, note: String) -> TaskLine {
    let names = |units: &[String]| -> Vec<String> { units.iter().map(|u| unit_name(rules, u)).collect() };
    TaskLine {
        number: task.number.clone(),
        title: task.title.clone(),
        deliverable: task.deliverable.clone(),
        deadline_text: task.deadline_text.clone(),
        unit_name: match task.leads.units.as_slice() {
            [] => task.leads.words.clone(),
            units => names(units).join("; "),
        },
        support_names: names(&task.support.units),
        note,
        ..TaskLine::default()
    }
}
