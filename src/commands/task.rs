//! `task list/done/reopen`: what people say about tasks.

use super::{AtMoment, Exit, desk};
use crate::agenda::{Duty, Facts, Rules, duties};
use crate::calendar::{Moment, date, date_with_weekday, day_of};
use crate::plan::{Mark, MarkKind};
use anyhow::bail;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;

#[derive(Subcommand)]
pub enum TaskCommand {
    /// Every occurrence with a day, and how it stands
    List(List),
    /// A unit has finished: with the number and date of the document
    Done(Done),
    /// An earlier "done" was a mistake
    Reopen(Reopen),
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

/// Which occurrence is meant.
#[derive(Args)]
pub struct Which {
    /// The task's number in the plan, or its identity
    task: String,
    /// The unit, where several lead
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// All lead units
    #[arg(long, conflicts_with = "unit")]
    all_units: bool,
    /// The last on-time day, where the task recurs
    #[arg(long, value_name = "DAY")]
    due: Option<NaiveDate>,
    /// The plan's year, where two plans are stored
    #[arg(long)]
    year: Option<i32>,
    /// Who says so
    #[arg(long, default_value = "command line")]
    by: String,
}

#[derive(Args)]
pub struct Done {
    #[command(flatten)]
    which: Which,
    /// Number and symbol of the document: 330/KH-BQL
    #[arg(long)]
    number: String,
    /// Date of the document
    #[arg(long)]
    date: NaiveDate,
}

#[derive(Args)]
pub struct Reopen {
    #[command(flatten)]
    which: Which,
}

pub fn run(command: &TaskCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    match command {
        TaskCommand::List(args) => {
            let now = desk::moment(&args.at)?;
            let facts = desk::look(&settings.database)?.facts(now)?;
            list(args, &facts, &settings.rules, now)
        }
        TaskCommand::Done(args) => {
            let now = crate::daemon::clock::now();
            if args.date > day_of(now) {
                bail!(
                    "--date {} lies in the future; give the date on the document",
                    args.date
                );
            }
            let number = args.number.split_whitespace().collect::<Vec<_>>().join(" ");
            if number.is_empty() {
                bail!("--number is empty; give the number and symbol of the document");
            }
            mark(
                &args.which,
                MarkKind::Done {
                    number,
                    date: args.date,
                },
                &settings,
                now,
            )
        }
        TaskCommand::Reopen(args) => mark(
            &args.which,
            MarkKind::Reopened,
            &settings,
            crate::daemon::clock::now(),
        ),
    }
}

fn mark(
    which: &Which,
    kind: MarkKind,
    settings: &crate::config::Settings,
    now: Moment,
) -> anyhow::Result<Exit> {
    let mut store = desk::open(&settings.database)?;
    let facts = store.facts(now)?;
    let (task, due) = resolve(which, &kind, &facts, &settings.rules, now)?;
    let mark = Mark {
        task: task.clone(),
        unit: which.unit.clone(),
        due,
        kind,
        at: now,
        by: which.by.clone(),
    };
    store.mark(&mark)?;
    match &mark.kind {
        MarkKind::Done { number, date: day } => {
            let timing = match due {
                Some(due) if *day > due => format!(", after the last on-time day {due}: done late"),
                Some(due) => format!(", last on-time day {due}: done on time"),
                None => String::new(),
            };
            say!("task {}: done by {number} of {}{timing}", which.task, date(*day));
        }
        MarkKind::Reopened => say!("task {}: open again", which.task),
    }
    Ok(Exit::Done)
}

/// The task's identity and the occurrence's day. Never guesses between two.
fn resolve(
    which: &Which,
    kind: &MarkKind,
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> anyhow::Result<(String, Option<NaiveDate>)> {
    let all = duties(facts, rules, day_of(now));
    let is_named = |number: &str, id: &str| number == which.task || id == which.task;
    let of_year = |year: i32| which.year.is_none_or(|y| y == year);
    let mut ids: Vec<(String, i32)> = facts
        .tasks
        .iter()
        .filter(|t| is_named(&t.number, &t.id) && of_year(t.year))
        .map(|t| (t.id.clone(), t.year))
        .chain(
            all.iter()
                .filter(|d| is_named(&d.task.number, &d.task.id) && of_year(d.task.year))
                .map(|d| (d.task.id.clone(), d.task.year)),
        )
        .collect();
    ids.sort();
    ids.dedup_by(|a, b| a.0 == b.0);
    let id = match ids.as_slice() {
        [] => bail!(
            "no task \"{}\" is stored; `dossierd task list` shows the numbers",
            which.task
        ),
        [(id, _)] => id.clone(),
        _ => bail!("several plans have a task \"{}\"; add --year", which.task),
    };
    let task = facts.tasks.iter().find(|t| t.id == id);
    let leads = task.map(|t| t.leads.units.as_slice()).unwrap_or_default();
    if let Some(unit) = &which.unit {
        if !leads.is_empty() && !leads.contains(unit) {
            bail!(
                "unit \"{unit}\" does not lead task \"{}\"; its leads are {}",
                which.task,
                leads.join(", ")
            );
        }
    } else if leads.len() > 1 && !which.all_units {
        bail!(
            "task \"{}\" is led by {} units ({}); add --unit ID or --all-units",
            which.task,
            leads.len(),
            leads.join(", ")
        );
    }
    let mine: Vec<&Duty> = all
        .iter()
        .filter(|d| d.task.id == id && which.unit.as_ref().is_none_or(|u| *u == d.unit))
        .collect();
    Ok((id, due_of(which, kind, &mine, day_of(now))?))
}

fn due_of(
    which: &Which,
    kind: &MarkKind,
    mine: &[&Duty],
    today: NaiveDate,
) -> anyhow::Result<Option<NaiveDate>> {
    let mut days: Vec<NaiveDate> = mine.iter().map(|d| d.occurrence.due).collect();
    days.sort();
    days.dedup();
    if let Some(due) = which.due {
        if !days.contains(&due) {
            bail!(
                "task \"{}\" has no occurrence with the last on-time day {due}",
                which.task
            );
        }
        return Ok(Some(due));
    }
    if days.len() <= 1 {
        return Ok(days.first().copied());
    }
    // Of a recurring task the one whose turn it is; a second candidate asks back.
    let wants_done = matches!(kind, MarkKind::Reopened);
    let in_turn: Vec<NaiveDate> = days
        .iter()
        .copied()
        .filter(|day| {
            mine.iter()
                .any(|d| d.occurrence.due == *day && d.is_done() == wants_done && has_begun(d, today))
        })
        .collect();
    match in_turn.as_slice() {
        [day] => Ok(Some(*day)),
        [] => bail!("task \"{}\" recurs; add --due DAY", which.task),
        some => {
            let days: Vec<String> = some.iter().map(ToString::to_string).collect();
            bail!(
                "task \"{}\" recurs; add --due with one of {}",
                which.task,
                days.join(", ")
            )
        }
    }
}

fn has_begun(duty: &Duty, today: NaiveDate) -> bool {
    duty.occurrence.previous.is_none_or(|p| p < today)
        && duty.occurrence.due <= today + chrono::Days::new(366)
}

fn list(args: &List, facts: &Facts, rules: &Rules, now: Moment) -> anyhow::Result<Exit> {
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
