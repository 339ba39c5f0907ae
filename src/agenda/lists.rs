//! Lists that are no reminders: what needs a date or an owner, once a week to the plan's
//! owner; what runs all year, once a month to owner and leads.

use super::duty::{is_cancelled, unit_name};
use super::round::{Note, Round};
use super::{Agenda, Rules, What};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::deadline::{Anchor, Flag, Freq, Meaning};
use crate::plan::{Mailbox, Task};
use chrono::{Datelike, NaiveDate};

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
    let week = round.today.iso_week();
    let when = format!("{}-W{:02}", week.year(), week.week());
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

/// (number, question) of every task that waits for a person.
pub fn open_questions(tasks: &[Task], rules: &Rules) -> Vec<(String, String)> {
    tasks
        .iter()
        .filter_map(|task| Some((task.number.clone(), question(task, rules)?)))
        .collect()
}

/// What a person has to settle before the task can be reminded of.
fn question(task: &Task, rules: &Rules) -> Option<String> {
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
    let first = round.today.with_day(1).unwrap_or(round.today);
    if round.rules.calendar.working_on_or_after(first) != round.today {
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
            .filter(|t| units.is_empty() || leads_any(t, &units, round.rules))
            .map(|t| undated(t, round.rules, String::new()))
            .collect();
        if !lines.is_empty() {
            let note = Note::new("monthly", &when, LetterKind::Monthly, mailbox, What::list(lines));
            round.write(note, "first working day of the month", agenda);
        }
    }
}

fn leads_any(task: &Task, units: &[&str], rules: &Rules) -> bool {
    let mut leads = task.leads.units.iter().filter_map(|lead| rules.office.unit(lead));
    leads.any(|lead| units.contains(&lead.id.as_str()))
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

fn runs(task: &Task, today: NaiveDate) -> bool {
    fn is_running(meaning: &Meaning, today: NaiveDate) -> bool {
        match meaning {
            Meaning::Continuous { from, to } => *from <= today && to.is_none_or(|to| today <= to),
            Meaning::Multi(parts) => parts.iter().any(|p| is_running(p, today)),
            _ => false,
        }
    }
    is_running(&task.deadline.meaning, today)
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
