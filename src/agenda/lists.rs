//! Lists that are no reminders: what needs a date or an owner, once a week to the plan's
//! owner; what runs all year, once a month to owner and leads.

use super::going::{key_of, routed};
use super::{Action, Agenda, Errand, Facts, Rules, What};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::deadline::{Anchor, Flag, Freq, Meaning};
use crate::plan::{Mailbox, Task};
use chrono::{Datelike, NaiveDate, Weekday};

/// Queues what is due this morning. `today` is a working day and the morning hour has come.
pub fn decide(today: NaiveDate, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    questions(today, facts, rules, agenda);
    monthly(today, facts, rules, agenda);
}

fn questions(today: NaiveDate, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let week = today.iso_week();
    let key = key_of(
        "questions",
        &format!("{}-W{:02}", week.year(), week.week()),
        &rules.owner,
        rules,
    );
    if facts.ledger.has(&key) {
        return;
    }
    let lines: Vec<TaskLine> = facts
        .tasks
        .iter()
        .filter_map(|task| question(task, rules).map(|note| undated(task, rules, note)))
        .collect();
    if lines.is_empty() {
        return;
    }
    let reason = format!("{} tasks need a date or a unit from a person", lines.len());
    push(
        &key,
        LetterKind::Questions,
        &rules.owner,
        lines,
        facts,
        rules,
        &reason,
        agenda,
    );
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
        return Some(format!(
            "Chưa có địa chỉ thư của {}.",
            super::duty::unit_name(rules, unit)
        ));
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
fn monthly(today: NaiveDate, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let first = today.with_day(1).unwrap_or(today);
    if rules.calendar.working_on_or_after(first) != today {
        return;
    }
    let month = today.format("%Y-%m").to_string();
    let running: Vec<&Task> = facts.tasks.iter().filter(|t| runs(t, today)).collect();
    if running.is_empty() {
        return;
    }
    let mut addresses: Vec<(Mailbox, Option<String>)> = vec![(rules.owner.clone(), None)];
    for unit in &rules.office.units {
        if let Some(mailbox) = &unit.mailbox
            && addresses
                .iter()
                .all(|(m, _)| !m.address.eq_ignore_ascii_case(&mailbox.address))
        {
            addresses.push((mailbox.clone(), Some(unit.id.clone())));
        }
    }
    for (mailbox, unit) in addresses {
        let of_unit = |t: &&&Task| unit.as_ref().is_none_or(|u| t.leads.units.contains(u));
        let lines: Vec<TaskLine> = running
            .iter()
            .filter(of_unit)
            .map(|t| undated(t, rules, String::new()))
            .collect();
        let key = key_of("monthly", &month, &mailbox, rules);
        if lines.is_empty() || facts.ledger.has(&key) {
            continue;
        }
        push(
            &key,
            LetterKind::Monthly,
            &mailbox,
            lines,
            facts,
            rules,
            "first working day of the month",
            agenda,
        );
    }
}

fn runs(task: &Task, today: NaiveDate) -> bool {
    fn is_running(meaning: &Meaning, today: NaiveDate) -> bool {
        match meaning {
            Meaning::Continuous { from, to } => *from <= today && to.is_none_or(|to| today <= to),
            Meaning::Multi(parts) => parts.iter().any(|p| is_running(p, today)),
            _ => false,
        }
    }
    debug_assert_ne!(today.weekday(), Weekday::Sun, "called on working days");
    is_running(&task.deadline.meaning, today)
}

fn undated(task: &Task, rules: &Rules, note: String) -> TaskLine {
    let names = |units: &[String]| -> Vec<String> {
        units.iter().map(|u| super::duty::unit_name(rules, u)).collect()
    };
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

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one letter, named at the two call sites"
)]
fn push(
    key: &str,
    kind: LetterKind,
    mailbox: &Mailbox,
    lines: Vec<TaskLine>,
    facts: &Facts,
    rules: &Rules,
    reason: &str,
    agenda: &mut Agenda,
) {
    let (to, instead_of) = routed(mailbox, rules);
    let errand = Errand {
        key: facts.ledger.key(key),
        kind,
        addressee: mailbox.name.clone(),
        instead_of: instead_of.filter(|m| *m != to),
        to,
        unit: None,
        told: Vec::new(),
        what: What::list(lines),
    };
    agenda.act(Action::Queue(Box::new(errand)), reason);
}
