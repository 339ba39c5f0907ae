//! `task list`: every occurrence with a day, and how it stands.

use crate::agenda::{Duty, Facts, Rules, duties};
use crate::calendar::{Moment, date_with_weekday, day_of};
use crate::commands::{AtMoment, Exit, desk};
use crate::plan::MarkKind;
use chrono::NaiveDate;
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
    for duty in duties(facts, rules, today) {
        let state = state(&duty, today);
        let o = &duty.occurrence;
        let evidence = duty.done.map(|m| &m.kind);
        if args.json {
            desk::print_json(&json!({
                "task": duty.task.number, "id": duty.task.id, "unit": duty.unit, "title": duty.task.title,
                "due": o.due, "target": o.target, "state": state, "evidence": evidence,
            }))?;
        } else {
            say!(
                "{:>6}  {:<12} {}  {:<10} {}",
                duty.task.number,
                state,
                date_with_weekday(o.due),
                duty.unit,
                duty.task.title
            );
        }
    }
    Ok(Exit::Done)
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
