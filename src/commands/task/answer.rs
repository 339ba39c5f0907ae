//! `task date/milestone/lead/accept/settle`: answers to what `plan import` could not settle. They
//! are marks: an import of the same words again finds them still there.

use super::add::assigned;
use super::say::of_task;
use super::which::{Named, identity};
use crate::agenda::{Doubt, doubts, duties};
use crate::calendar::{Moment, day_of};
use crate::commands::desk;
use crate::commands::exit::Exit;
use crate::config::Settings;
use crate::plan::deadline::{self, Meaning};
use crate::plan::{Mark, MarkKind, Origin, Task, milestones};
use anyhow::bail;
use chrono::Datelike;
use clap::Args;

#[derive(Args)]
pub struct Date {
    #[command(flatten)]
    named: Named,
    /// In words: "chậm nhất 20/8/2026", "ngày 25 hằng tháng", "thường xuyên"
    #[arg(allow_hyphen_values = true)]
    deadline: String,
}

#[derive(Args)]
pub struct Milestone {
    #[command(flatten)]
    named: Named,
    /// In words: "chậm nhất 20/8/2026", "ngày 25 hằng tháng"
    #[arg(allow_hyphen_values = true)]
    deadline: String,
    /// What is ready by then, as letters say it after the task's title
    #[arg(long, value_name = "TEXT", default_value = "")]
    title: String,
    /// The milestone of these words is not wanted any more
    #[arg(long, conflicts_with = "title")]
    drop: bool,
}

#[derive(Args)]
pub struct Lead {
    #[command(flatten)]
    named: Named,
    /// Id, name or group as plans write it; several with ";"
    unit: String,
}

#[derive(Args)]
pub struct Accept {
    #[command(flatten)]
    named: Named,
}

#[derive(Args)]
pub struct Settle {
    #[command(flatten)]
    named: Named,
    /// It is no task: a target, a heading; nobody is reminded of it
    #[arg(long)]
    no_task: bool,
}

pub fn date(args: &Date, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let task = stored(&args.named, settings, now)?;
    let (phrase, reading) = understood(&args.deadline, &task, now)?;
    let kind = MarkKind::Dated {
        phrase,
        year: year_of(&task, now),
        asked: task.deadline_text,
    };
    of_task(&args.named, kind, settings, now)?;
    say!("task {}: {reading}", args.named.task);
    Ok(Exit::Done)
}

pub fn milestone(args: &Milestone, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let task = stored(&args.named, settings, now)?;
    if args.drop {
        let phrase = args.deadline.trim().to_owned();
        let marks = desk::look(&settings.database)?.marks()?;
        let own: Vec<&Mark> = marks.iter().filter(|m| m.task == task.id).collect();
        if !milestones(&own).iter().any(|m| m.deadline.phrase == phrase) {
            bail!(
                "task {}: there is no milestone \"{phrase}\"; give its words as they were entered",
                args.named.task
            );
        }
        of_task(&args.named, MarkKind::Dropped { phrase }, settings, now)?;
        say!(
            "task {}: the milestone \"{}\" is dropped",
            args.named.task,
            args.deadline.trim()
        );
        return Ok(Exit::Done);
    }
    let (phrase, reading) = understood(&args.deadline, &task, now)?;
    let year = year_of(&task, now);
    let meaning = deadline::read(&phrase, year).meaning;
    if !has_days(&meaning) {
        bail!(
            "\"{}\" names no day; a milestone is a day or a recurrence: \"chậm nhất 20/8/{year}\"",
            args.deadline
        );
    }
    let title = args.title.split_whitespace().collect::<Vec<_>>().join(" ");
    of_task(
        &args.named,
        MarkKind::Milestone { phrase, year, title },
        settings,
        now,
    )?;
    say!("task {}: {reading}", args.named.task);
    Ok(Exit::Done)
}

pub fn lead(args: &Lead, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let task = stored(&args.named, settings, now)?;
    let units = assigned(&args.unit, &settings.rules.office, "UNIT")?.units;
    if units.is_empty() {
        bail!(
            "no unit is given; name the unit that leads task \"{}\"",
            args.named.task
        );
    }
    let names = units.join(", ");
    let kind = MarkKind::Led {
        units,
        asked: task.leads.words,
    };
    of_task(&args.named, kind, settings, now)?;
    say!("task {}: led by {names}", args.named.task);
    Ok(Exit::Done)
}

pub fn accept(args: &Accept, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let task = stored(&args.named, settings, now)?;
    let facts = desk::look(&settings.database)?.facts(now)?;
    let open = doubts(&facts, &settings.rules, day_of(now));
    let open = open.iter().find(|open| open.task.id == task.id);
    let answers: Vec<MarkKind> = open
        .map(|open| open.doubts.iter().filter_map(|d| answer(d, &task, now)).collect())
        .unwrap_or_default();
    if answers.is_empty() {
        bail!(
            "nothing is proposed for task \"{}\" that can be taken as it is; answer with task date, milestone, lead \
             or settle",
            args.named.task
        );
    }
    for kind in answers {
        let said = match &kind {
            MarkKind::Milestone { phrase, year, .. } => deadline::read(phrase, *year).reading,
            MarkKind::Led { units, .. } => format!("led by {}", units.join(", ")),
            MarkKind::Settled { no_task: true } => "no task; nobody is reminded of it".into(),
            _ => "right as it was read".into(),
        };
        of_task(&args.named, kind, settings, now)?;
        say!("task {}: {said}", args.named.task);
    }
    Ok(Exit::Done)
}

pub fn settle(args: &Settle, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    stored(&args.named, settings, now)?;
    let kind = MarkKind::Settled {
        no_task: args.no_task,
    };
    of_task(&args.named, kind, settings, now)?;
    let said = match args.no_task {
        true => "no task; nobody is reminded of it (task reopen undoes it)",
        false => "right as the plan says; its owner is not asked again",
    };
    say!("task {}: {said}", args.named.task);
    Ok(Exit::Done)
}

/// The mark that takes what is proposed; `None` where only a person can know.
fn answer(doubt: &Doubt, task: &Task, now: Moment) -> Option<MarkKind> {
    match doubt {
        Doubt::NoUnit { proposed, .. } => Some(MarkKind::Led {
            units: vec![proposed.clone()?],
            asked: task.leads.words.clone(),
        }),
        Doubt::Hidden { phrase, .. } if !phrase.is_empty() => Some(MarkKind::Milestone {
            phrase: phrase.clone(),
            year: year_of(task, now),
            title: String::new(),
        }),
        Doubt::Ambiguous => Some(MarkKind::Settled { no_task: false }),
        Doubt::Indicator => Some(MarkKind::Settled { no_task: true }),
        _ => None,
    }
}

/// The task as its plan states it.
fn stored(named: &Named, settings: &Settings, now: Moment) -> anyhow::Result<Task> {
    let facts = desk::look(&settings.database)?.facts(now)?;
    let id = identity(named, &facts, &duties(&facts, &settings.rules, day_of(now)))?;
    let Some(task) = facts.tasks.into_iter().find(|t| t.id == id) else {
        bail!(
            "\"{}\" is a report or duty of the configuration; change it there",
            named.task
        );
    };
    Ok(task)
}

/// The year that a day without one means: the plan's; a task by hand has none.
fn year_of(task: &Task, now: Moment) -> i32 {
    match task.origin {
        Origin::Hand => day_of(now).year(),
        _ => task.year,
    }
}

/// The phrase with "ngày mai" written out, and how it is understood; one that leaves the question
/// open is refused.
fn understood(phrase: &str, task: &Task, now: Moment) -> anyhow::Result<(String, String)> {
    let today = day_of(now);
    let phrase = deadline::on_day(phrase.trim(), today);
    let read = deadline::read(&phrase, year_of(task, now));
    if let Meaning::Unknown(_) | Meaning::Cutoff(_) | Meaning::AsOf(_) = read.meaning {
        bail!("\"{phrase}\": {}", read.reading);
    }
    if let Some(day) = read.last_on_time_day().filter(|day| *day < today) {
        bail!("\"{phrase}\" ended on {day}; write the year if another is meant");
    }
    Ok((phrase, read.reading))
}

fn has_days(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Once { .. } | Meaning::Window { .. } | Meaning::Recur { .. } => true,
        Meaning::Multi(parts) => parts.iter().all(has_days),
        _ => false,
    }
}
