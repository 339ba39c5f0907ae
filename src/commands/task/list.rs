//! `task list`: every occurrence with a day, and how it stands.

use crate::agenda::{Duty, Facts, Rules, collecting, duties, is_cancelled};
use crate::calendar::{Moment, date_with_weekday, day_of};
use crate::commands::{AtMoment, Exit, desk};
use crate::plan::deadline::Meaning;
use crate::plan::{MarkKind, Origin, Task};
use chrono::{Days, NaiveDate};
use clap::Args;
use serde_json::json;

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    pub at: AtMoment,
    #[arg(long)]
    json: bool,
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
                "due": o.due, "target": o.target, "state": state, "evidence": duty.done.map(|m| &m.kind),
            }))?;
        } else {
            line(
                &duty.task.number,
                state,
                &date_with_weekday(o.due),
                &duty.unit,
                &duty.task.title,
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
        let state = without_day(task, facts);
        if args.json {
            desk::print_json(&json!({
                "task": task.number, "id": task.id, "unit": task.leads.units, "title": task.title,
                "due": null, "target": null, "state": state, "evidence": null,
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

/// Of the reports of the settings those of our time; rows of the plan all.
fn is_listed(duty: &Duty, today: NaiveDate, live_from: NaiveDate) -> bool {
    duty.task.origin != Origin::Report
        || (duty.occurrence.due >= live_from && duty.occurrence.due <= today + Days::new(366))
}

fn line(number: &str, state: &str, day: &str, unit: &str, title: &str) {
    say!("{number:>14}  {state:<13} {day:<20}  {unit:<10} {title}");
}

/// The states of facts/domain.md 6.5 that have no day.
fn without_day(task: &Task, facts: &Facts) -> &'static str {
    if is_cancelled(&facts.marks, &task.id) {
        return "cancelled";
    }
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
    match duty.done.map(|m| &m.kind) {
        Some(MarkKind::Done { date, .. }) if *date > o.due => "done_late",
        Some(_) => "done_on_time",
        None if today > o.due => "overdue",
        None if today == o.due => "due_today",
        None if o.opens.is_some_and(|opens| today < opens) => "not_started",
        None => "in_progress",
    }
}
