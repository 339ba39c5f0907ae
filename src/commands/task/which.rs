//! Which occurrence a person means. Never guesses between two.

use crate::agenda::{Duty, Facts, Rules, duties, is_part};
use crate::calendar::{Moment, day_of};
use crate::commands::desk;
use crate::plan::{MarkKind, Task};
use anyhow::bail;
use chrono::NaiveDate;
use clap::Args;

/// Of a title, in characters: enough to know the task by.
const LONGEST_TITLE: usize = 120;

/// A task by the name that people have for it.
#[derive(Args)]
pub struct Named {
    /// The task's number in the plan, or its identity
    pub task: String,
    /// The plan's year, where two plans are stored
    #[arg(long, value_name = "YEAR", value_parser = desk::year)]
    year: Option<i32>,
    /// Who says so
    #[arg(long, default_value = "command line")]
    pub by: String,
}

/// Which occurrence is meant.
#[derive(Args)]
pub struct Which {
    #[command(flatten)]
    pub named: Named,
    /// The unit, where several lead
    #[arg(long, value_name = "ID")]
    pub unit: Option<String>,
    /// All lead units
    #[arg(long, conflicts_with = "unit")]
    all_units: bool,
    /// The last on-time day, where the task recurs
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    due: Option<NaiveDate>,
}

/// The identity of the task of that name.
pub fn identity(named: &Named, facts: &Facts, all: &[Duty]) -> anyhow::Result<String> {
    let is_meant = |number: &str, id: &str, year: i32| {
        (number == named.task || id == named.task) && named.year.is_none_or(|y| y == year)
    };
    let owed = all.iter().map(|d| d.task.as_ref());
    let mut meant: Vec<&Task> = facts
        .tasks
        .iter()
        .chain(owed)
        .filter(|t| is_meant(&t.number, &t.id, t.year))
        .collect();
    meant.sort_by_key(|t| &t.id);
    meant.dedup_by_key(|t| &t.id);
    // The identity is of one task; another's number may read the same.
    if let Some(task) = meant.iter().find(|t| t.id == named.task) {
        return Ok(task.id.clone());
    }
    match meant.as_slice() {
        [] => bail!(
            "no task \"{}\" is stored; `dossierd task list` shows the numbers",
            named.task
        ),
        [task] => Ok(task.id.clone()),
        several => bail!("{}", which_one(&named.task, several)),
    }
}

/// Asks back, with the identity and title of each task that may be meant.
fn which_one(name: &str, several: &[&Task]) -> String {
    let mut years: Vec<i32> = several.iter().map(|t| t.year).collect();
    years.sort_unstable();
    years.dedup();
    let year = match years.len() == several.len() {
        true => ", or add --year",
        false => "",
    };
    let tasks = several.iter().map(|t| {
        let title: String = t.title.chars().take(LONGEST_TITLE).collect();
        format!("\n  {}  {} ({})", t.id, title.replace('\n', " "), t.year)
    });
    format!(
        "{} tasks have the number \"{name}\"; give the identity instead of it{year}:{}",
        several.len(),
        tasks.collect::<String>()
    )
}

/// What a person means.
pub struct Meant {
    /// The task's identity.
    pub task: String,
    /// `None` is every lead unit.
    pub unit: Option<String>,
    /// The occurrence's last on-time day.
    pub due: Option<NaiveDate>,
    /// A unit's part of a report, which may come without a document of its own.
    pub is_part: bool,
}

/// The occurrence. Never guesses between two.
pub fn resolve(
    which: &Which,
    kind: &MarkKind,
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> anyhow::Result<Meant> {
    let all = duties(facts, rules, day_of(now));
    let id = identity(&which.named, facts, &all)?;
    let is_part = all.iter().any(|d| d.task.id == id && is_part(&d.task));
    let unit = match &which.unit {
        None if is_part => unit_of_part(&which.named.task, &all),
        unit => unit.clone(),
    };
    // As people answered; a report or duty of the settings is in no plan.
    let leads = units_of(&id, &all);
    if let Some(unit) = &unit {
        if !leads.is_empty() && !leads.contains(unit) {
            bail!(
                "unit \"{unit}\" does not lead task \"{}\"; its leads are {}",
                which.named.task,
                leads.join(", ")
            );
        }
    } else if leads.len() > 1 && !which.all_units {
        bail!(
            "task \"{}\" is led by {} units ({}); add --unit ID or --all-units",
            which.named.task,
            leads.len(),
            leads.join(", ")
        );
    }
    let mine: Vec<&Duty> = all
        .iter()
        .filter(|d| d.task.id == id && unit.as_ref().is_none_or(|u| *u == d.unit))
        .collect();
    let live_from = rules.live_from.or(facts.first_applied);
    let due = due_of(which, kind, &mine, (live_from, day_of(now)))?;
    Ok(Meant {
        task: id,
        unit,
        due,
        is_part,
    })
}

/// The unit that the name "cchc-quy/qldt" holds.
fn unit_of_part(name: &str, all: &[Duty]) -> Option<String> {
    let named = all.iter().find(|d| is_part(&d.task) && d.task.number == name);
    named.map(|d| d.unit.clone())
}

/// Who owes a task of the settings.
fn units_of(id: &str, all: &[Duty]) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for duty in all.iter().filter(|d| d.task.id == id) {
        if !units.contains(&duty.unit) {
            units.push(duty.unit.clone());
        }
    }
    units
}

fn due_of(
    which: &Which,
    kind: &MarkKind,
    mine: &[&Duty],
    (live_from, today): (Option<NaiveDate>, NaiveDate),
) -> anyhow::Result<Option<NaiveDate>> {
    let mut days: Vec<NaiveDate> = mine.iter().map(|d| d.occurrence.due).collect();
    days.sort();
    days.dedup();
    if let Some(due) = which.due {
        if !days.contains(&due) {
            bail!(
                "task \"{}\" has no occurrence with the last on-time day {due}",
                which.named.task
            );
        }
        return Ok(Some(due));
    }
    if days.len() <= 1 {
        return Ok(days.first().copied());
    }
    // Of a recurring task the one whose turn it is; a second candidate asks back.
    // Those from before going live are meant only where --due says so.
    let wants_done = matches!(kind, MarkKind::Reopened);
    let in_turn: Vec<NaiveDate> = days
        .iter()
        .copied()
        .filter(|day| live_from.is_none_or(|from| from <= *day))
        .filter(|day| {
            mine.iter()
                .any(|d| d.occurrence.due == *day && d.is_done() == wants_done && has_begun(d, today))
        })
        .collect();
    match in_turn.as_slice() {
        [day] => Ok(Some(*day)),
        [] => bail!("task \"{}\" recurs; add --due DAY", which.named.task),
        some => {
            let days: Vec<String> = some.iter().map(ToString::to_string).collect();
            bail!(
                "task \"{}\" recurs; add --due with one of {}",
                which.named.task,
                days.join(", ")
            )
        }
    }
}

fn has_begun(duty: &Duty, today: NaiveDate) -> bool {
    duty.occurrence.previous.is_none_or(|p| p < today)
        && duty.occurrence.due <= today + chrono::Days::new(366)
}
