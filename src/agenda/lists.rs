//! Lists that are no reminders: what needs a date or an owner, once a week to the plan's
//! owner; what runs all year, once a month to owner and leads.

use super::duty::{is_cancelled, unit_name};
use super::round::{Note, Round};
use super::{Agenda, Rules, What};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::deadline::{Anchor, Flag, Freq, Meaning};
use crate::plan::{Mailbox, Task};
use chrono::{Datelike, Days, NaiveDate};

/// Queues what is due this morning. The day is a working day and the morning hour has come.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    questions(round, agenda);
    monthly(round, agenda);
}

fn questions(round: &Round, agenda: &mut Agenda) {
    let lines: Vec<TaskLine> = round
        .facts
        .tasks
        .iter()
        .filter(|task| !is_cancelled(&round.facts.marks, &task.id))
        .filter_map(|task| question(task, round.rules).map(|note| undated(task, round.rules, note)))
        .collect();
    if lines.is_empty() {
        return;
    }
    let when = week_of(round.today);
    let reason = format!("{} tasks need a date or a unit from a person", lines.len());
    let note = Note::new(
        "questions",
        &when,
        LetterKind::Questions,
        &round.rules.owner,
        What::list(lines),
    );
    round.write(note, reason, agenda);
}

fn week_of(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Whether this week's letter of questions was written.
pub fn has_asked_this_week(round: &Round) -> bool {
    round.has("questions", &week_of(round.today), &round.rules.owner)
}

/// The Monday after that day.
pub fn next_week(day: NaiveDate) -> NaiveDate {
    day + Days::new(u64::from(7 - day.weekday().num_days_from_monday()))
}

/// (number, question) of every task that waits for a person.
pub fn open_questions(tasks: &[Task], rules: &Rules) -> Vec<(String, String)> {
    tasks
        .iter()
        .filter_map(|task| Some((task.number.clone(), question(task, rules)?)))
        .collect()
}

/// What a person has to settle before the task can be reminded of.
pub fn question(task: &Task, rules: &Rules) -> Option<String> {
    if !task.leads.unknown.is_empty() {
        return Some(format!(
            "Chưa xác định được đơn vị chủ trì: “{}”.",
            task.leads.unknown.join("; ")
        ));
    }
    if let Some(unit) = task
        .leads
        .units
        .iter()
        .find(|u| rules.office.unit(u).is_none_or(|u| u.mailbox.is_none()))
    {
        return Some(format!("Chưa có địa chỉ thư của {}.", unit_name(rules, unit)));
    }
    needs_date(task).then(|| task.deadline.reading.clone())
}

fn needs_date(task: &Task) -> bool {
    task.deadline.flags.contains(&Flag::Ambiguous) || is_undated(&task.deadline.meaning)
}

fn is_undated(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Unknown(_) | Meaning::Cutoff(_) | Meaning::AsOf(_) => true,
        Meaning::Recur {
            freq,
            anchor: Anchor::None,
            ..
        } => *freq != Freq::Daily,
        Meaning::Multi(parts) => parts.iter().any(is_undated),
        _ => false,
    }
}

/// The first working day of a month: continuous tasks to the owner and to each lead.
fn monthly(round: &Round, agenda: &mut Agenda) {
    if round.rules.calendar.working_on_or_after(month_of(round.today)) != round.today {
        return;
    }
    let running: Vec<&Task> = round
        .facts
        .tasks
        .iter()
        .filter(|t| runs(t, round.today) && !is_cancelled(&round.facts.marks, &t.id))
        .collect();
    let when = round.today.format("%Y-%m").to_string();
    for (mailbox, units) in owner_and_leads(round.rules) {
        let lines: Vec<TaskLine> = running
            .iter()
            .filter(|t| concerns(t, &units))
            .map(|t| undated(t, round.rules, String::new()))
            .collect();
        if !lines.is_empty() {
            let note = Note::new("monthly", &when, LetterKind::Monthly, mailbox, What::list(lines));
            round.write(note, "first working day of the month", agenda);
        }
    }
}

/// Whether the month's letter to that address names the task; no units are the owner's.
fn concerns(task: &Task, units: &[&str]) -> bool {
    units.is_empty() || task.leads.units.iter().any(|lead| units.contains(&lead.as_str()))
}

/// The first day of the month.
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Whether this month's letters that name the task were written.
pub fn has_told_month(task: &Task, round: &Round) -> bool {
    let when = round.today.format("%Y-%m").to_string();
    owner_and_leads(round.rules)
        .iter()
        .filter(|(_, units)| concerns(task, units))
        .all(|(mailbox, _)| round.has("monthly", &when, mailbox))
}

/// Each address once, with the units that it stands for; the owner sees the tasks of all, and
/// has none here.
fn owner_and_leads(rules: &Rules) -> Vec<(&Mailbox, Vec<&str>)> {
    let mut found: Vec<(&Mailbox, Vec<&str>)> = vec![(&rules.owner, Vec::new())];
    for unit in &rules.office.units {
        let Some(mailbox) = &unit.mailbox else { continue };
        let same = |m: &Mailbox| m.address.eq_ignore_ascii_case(&mailbox.address);
        if same(&rules.owner) {
            continue;
        }
        match found.iter_mut().find(|(m, _)| same(m)) {
            Some((_, units)) => units.push(&unit.id),
            None => found.push((mailbox, vec![&unit.id])),
        }
    }
    found
}

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

/// The last day on which the task runs, `NaiveDate::MAX` without an end; `None` for one that
/// never runs.
pub fn runs_until(task: &Task) -> Option<NaiveDate> {
    fn until(meaning: &Meaning) -> Option<NaiveDate> {
        match meaning {
            Meaning::Continuous { to, .. } => Some(to.unwrap_or(NaiveDate::MAX)),
            Meaning::Multi(parts) => parts.iter().filter_map(until).max(),
            _ => None,
        }
    }
    until(&task.deadline.meaning)
}

fn undated(task: &Task, rules: &Rules, note: String) -> TaskLine {
    let names = |units: &[String]| -> Vec<String> { units.iter().map(|u| unit_name(rules, u)).collect() };
    TaskLine {
        told: None,
        number: task.number.clone(),
        title: task.title.clone(),
        deliverable: task.deliverable.clone(),
        deadline_text: task.deadline_text.clone(),
        unit_name: match task.leads.units.as_slice() {
            [] => task.leads.words.clone(),
            units => names(units).join("; "),
        },
        support_names: names(&task.support.units),
        due: None,
        target: None,
        limit: None,
        working_days_left: None,
        days_left: None,
        working_days_late: None,
        forecast: false,
        note,
    }
}
