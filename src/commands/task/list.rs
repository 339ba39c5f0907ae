//! `task list`: every occurrence with a day, and how it stands.

use crate::agenda::{Duty, Facts, Rules, collecting, duties, is_finished_as_a_whole, newest_note};
use crate::calendar::{Moment, date_with_weekday, day_of};
use crate::commands::desk::{self, AtMoment};
use crate::commands::exit::Exit;
use crate::plan::deadline::Meaning;
use crate::plan::{Mark, MarkKind, Origin, Task, as_said, document_kind, is_ended, newest_event};
use crate::sheet::Key;
use chrono::{Days, NaiveDate};
use clap::Args;
use serde_json::json;

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    pub at: AtMoment,
    #[arg(long)]
    pub json: bool,
    /// Only how many were given, finished, in time, overdue; with --at by the days of the documents
    #[arg(long)]
    pub summary: bool,
}

pub fn run(args: &List, facts: &Facts, rules: &Rules, now: Moment) -> anyhow::Result<Exit> {
    let today = day_of(now);
    let live_from = rules.live_from.or(facts.first_applied).unwrap_or(today);
    let all = duties(facts, rules, today);
    for duty in all.iter().filter(|d| is_listed(d, today, live_from)) {
        let (state, o) = (state(duty, today), &duty.occurrence);
        if args.json {
            desk::print_json(&json!({
                "task": duty.task.number, "id": duty.task.id, "unit": duty.unit, "title": duty.task.title,
                "due": o.due, "target": o.target, "limit": o.limit, "event": event(&duty.task.id, facts),
                "state": state, "evidence": duty.done.map(|m| &m.kind),
                "held_until": duty.held_until(today).map(|(until, _)| until),
                "document": document(duty), "note": note(duty, facts), "origin": duty.task.origin,
            }))?;
        } else {
            let held = match duty.held_until(today) {
                Some((until, _)) => format!(" [held until {until}]"),
                None => String::new(),
            };
            line(
                &duty.task.number,
                state,
                o.until().trim_start_matches("hết "),
                &duty.unit,
                &format!("{}{held}", duty.task.title),
            );
        }
    }
    if !args.json {
        parts(facts, rules, today);
    }
    for task in facts
        .tasks
        .iter()
        .filter(|t| all.iter().all(|d| d.task.id != t.id))
    {
        let state = without_day(task, facts, rules, today);
        let own: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == task.id).collect();
        let task = as_said(task, &own, &rules.office);
        if args.json {
            desk::print_json(&json!({
                "task": task.number, "id": task.id, "unit": task.leads.units, "title": task.title,
                "due": null, "target": null, "limit": null, "event": event(&task.id, facts),
                "state": state, "evidence": null,
                "document": null, "note": null, "origin": task.origin,
            }))?;
        } else {
            line(&task.number, state, "", &task.leads.units.join(" "), &task.title);
        }
    }
    Ok(Exit::Done)
}

/// How many parts of the reports that are being collected have come.
fn parts(facts: &Facts, rules: &Rules, today: NaiveDate) {
    for report in collecting(facts, rules, today) {
        if let Some(received) = crate::report::received(&report.parts) {
            line(
                &report.report,
                "collecting",
                &date_with_weekday(report.due),
                "",
                &format!("{}: {received}", report.period.name()),
            );
        }
    }
}

/// When the newest event was that people reported: "2026-07-03", "2026-07-03 14:30".
fn event(task: &str, facts: &Facts) -> Option<String> {
    newest_event(task, &facts.marks).map(|event| event.to_string())
}

/// The kind of the document that finished it.
fn document(duty: &Duty) -> Option<&'static str> {
    match &duty.done?.kind {
        MarkKind::Done { number, .. } => document_kind(number),
        _ => None,
    }
}

fn note<'f>(duty: &Duty, facts: &'f Facts) -> Option<&'f str> {
    let key = Key {
        task: duty.task.id.clone(),
        unit: Some(duty.unit.clone()),
        due: Some(duty.occurrence.due),
    };
    newest_note(&facts.marks, &key)
}

/// Of the reports and duties of the settings those of our time; rows of the plan all.
fn is_listed(duty: &Duty, today: NaiveDate, live_from: NaiveDate) -> bool {
    !matches!(duty.task.origin, Origin::Report | Origin::Standing)
        || (duty.occurrence.due >= live_from && duty.occurrence.due <= today + Days::new(366))
}

fn line(number: &str, state: &str, day: &str, unit: &str, title: &str) {
    say!("{number:>14}  {state:<13} {day:<20}  {unit:<10} {title}");
}

/// The states of facts/domain.md 6.5 that have no day.
fn without_day(task: &Task, facts: &Facts, rules: &Rules, today: NaiveDate) -> &'static str {
    let marks: Vec<&Mark> = facts.marks.iter().filter(|m| m.task == task.id).collect();
    if is_ended(&marks) {
        let is_cancelled = |m: &&&Mark| matches!(m.kind, MarkKind::Cancelled { .. });
        return match marks.iter().find(is_cancelled) {
            Some(_) => "cancelled",
            None => "no_task",
        };
    }
    match is_finished_as_a_whole(task, facts, today) {
        Some(true) => return "done_late",
        Some(false) => return "done_on_time",
        None => {}
    }
    let task = as_said(task, &marks, &rules.office);
    if task.leads.units.is_empty() {
        return "needs_human";
    }
    match &task.deadline.meaning {
        Meaning::Continuous { .. } => "continuous",
        Meaning::Conditional { .. } => "waiting_event",
        _ => "needs_human",
    }
}

/// The states of facts/domain.md 6.5 that have a day.
fn state(duty: &Duty, today: NaiveDate) -> &'static str {
    let o = &duty.occurrence;
    match duty.done.map(|m| m.kind.is_after(o.due)) {
        Some(Some(true)) => "done_late",
        Some(_) => "done_on_time",
        None if today > o.due => "overdue",
        None if today == o.due => "due_today",
        None if o.opens.is_some_and(|opens| today < opens) => "not_started",
        None => "in_progress",
    }
}
