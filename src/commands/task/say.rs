//! `task done/reopen/cancel/event`: what people say of a task, stored as marks.

use super::which::{Named, Which, identity, resolve};
use crate::agenda::{Facts, duties, is_cancelled, is_finished_as_a_whole, tasks_in_force};
use crate::calendar::{Moment, date, date_with_weekday, day_of};
use crate::commands::desk;
use crate::commands::exit::Exit;
use crate::config::Settings;
use crate::plan::{Happening, Mark, MarkKind, after_event, hour, hours_counted, named_document};
use anyhow::bail;
use chrono::{NaiveDate, NaiveTime};
use clap::Args;

/// The document that proves or ends something.
#[derive(Args)]
pub struct Document {
    /// Number and symbol of the document: 330/KH-BQL
    #[arg(long)]
    number: String,
    /// Date of the document
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    date: NaiveDate,
}

impl Document {
    /// Number with single spaces, and date; a blank number or a day to come is refused.
    fn checked(&self, now: Moment) -> anyhow::Result<(String, NaiveDate)> {
        if self.date > day_of(now) {
            bail!(
                "--date {} lies in the future; give the date on the document",
                self.date
            );
        }
        let number = self.number.split_whitespace().collect::<Vec<_>>().join(" ");
        if number.is_empty() {
            bail!("--number is empty; give the number and symbol of the document");
        }
        Ok((number, self.date))
    }
}

#[derive(Args)]
pub struct Done {
    #[command(flatten)]
    which: Which,
    /// Number and symbol of the document: 330/KH-BQL; a unit's part of a report may have none
    #[arg(long)]
    number: Option<String>,
    /// Date of the document; without a number the day on which the part came [default: today]
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    date: Option<NaiveDate>,
}

#[derive(Args)]
pub struct Reopen {
    #[command(flatten)]
    which: Which,
}

#[derive(Args)]
pub struct Cancel {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    document: Document,
}

#[derive(Args)]
pub struct Happened {
    #[command(flatten)]
    named: Named,
    /// The day of the event
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    date: NaiveDate,
    /// The hour of the event, where the deadline counts hours from it: 14:30
    #[arg(long, value_name = "HH:MM", value_parser = hour_of_day)]
    time: Option<NaiveTime>,
}

fn hour_of_day(text: &str) -> Result<NaiveTime, String> {
    hour(text).ok_or_else(|| "write the hour as 14:30".into())
}

impl Done {
    /// The document; none where a unit's part of a report came without one.
    fn document(&self, now: Moment) -> anyhow::Result<Option<(String, NaiveDate)>> {
        match (&self.number, self.date) {
            (Some(number), Some(date)) => {
                let number = number.clone();
                Document { number, date }.checked(now).map(Some)
            }
            (Some(_), None) => bail!("--date is missing; give the date on the document"),
            (None, Some(date)) if date > day_of(now) => {
                bail!("--date {date} lies in the future; give the day on which the part came")
            }
            (None, _) => Ok(None),
        }
    }
}

pub fn done(args: &Done, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let Some((number, day)) = args.document(now)? else {
        return part_came(args, settings, now);
    };
    let kind = MarkKind::Done {
        number: number.clone(),
        date: day,
    };
    let due = of_occurrence(&args.which, kind, false, settings, now)?;
    let timing = match due {
        Some(due) if day > due => format!(", after the last on-time day {due}: done late"),
        Some(due) => format!(", last on-time day {due}: done on time"),
        None => String::new(),
    };
    say!(
        "task {}: done by {} of {}{timing}",
        args.which.named.task,
        named_document(&number),
        date(day)
    );
    Ok(Exit::Done)
}

/// Without a document only a unit's part of a report can be finished.
fn part_came(args: &Done, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let day = args.date.unwrap_or(day_of(now));
    let kind = MarkKind::Done {
        number: String::new(),
        date: day,
    };
    of_occurrence(&args.which, kind, true, settings, now)?;
    say!("task {}: the part came on {}", args.which.named.task, date(day));
    Ok(Exit::Done)
}

pub fn reopen(args: &Reopen, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let said = match take_back(&args.which, MarkKind::Reopened, settings, now)? {
        true => "open again",
        false => "it is open already; nothing changed",
    };
    say!("task {}: {said}", args.which.named.task);
    Ok(Exit::Done)
}

pub fn cancel(args: &Cancel, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let (number, day) = args.document.checked(now)?;
    let kind = MarkKind::Cancelled {
        number: number.clone(),
        date: day,
    };
    of_task(&args.named, kind, settings, now)?;
    say!(
        "task {}: ended by {number} of {}; nobody is reminded of it",
        args.named.task,
        date(day)
    );
    Ok(Exit::Done)
}

pub fn happened(args: &Happened, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let facts = desk::look(&settings.database)?.facts(now)?;
    let id = identity(&args.named, &facts, &duties(&facts, &settings.rules, day_of(now)))?;
    let tasks = tasks_in_force(&facts, &settings.rules);
    let task = tasks.iter().map(|(t, _)| t).find(|t| t.id == id);
    let event = Happening {
        day: args.date,
        time: args.time,
    };
    let counted = task.and_then(|t| Some((t, after_event(&t.deadline, event, &settings.rules.calendar)?)));
    let Some((task, occurrence)) = counted else {
        bail!(
            "task \"{}\": its deadline counts nothing from an event{}",
            args.named.task,
            task.map(|t| format!(" (\"{}\")", t.deadline_text))
                .unwrap_or_default()
        );
    };
    // A meeting that is prepared by a deadline before it may well be ahead.
    if args.date > day_of(now) && occurrence.due >= args.date {
        bail!(
            "--date {} has not come yet; say so when the event has happened",
            date(args.date)
        );
    }
    let kind = MarkKind::Happened {
        date: args.date,
        time: args.time,
    };
    of_task(&args.named, kind, settings, now)?;
    let until = match occurrence.limit {
        Some(_) => occurrence.until(),
        None => date_with_weekday(occurrence.due),
    };
    let how = how_counted(hours_counted(&task.deadline), args.time);
    say!("task {}: due by {until}{how}", args.named.task);
    Ok(Exit::Done)
}

/// What a person should know of how the limit was found.
fn how_counted(hours: Option<i64>, time: Option<NaiveTime>) -> String {
    match (hours, time) {
        (Some(hours), None) => format!(
            "; the hour of the event is not known, so {} hours count as whole days (--time HH:MM counts them exactly)",
            hours.abs()
        ),
        (None, Some(_)) => "; its deadline counts days, so the hour changes nothing".into(),
        _ => String::new(),
    }
}

/// Marks the occurrence that is meant; answers its last on-time day. `part_only` refuses what needs
/// a document.
pub fn of_occurrence(
    which: &Which,
    kind: MarkKind,
    part_only: bool,
    settings: &Settings,
    now: Moment,
) -> anyhow::Result<Option<NaiveDate>> {
    let mut store = desk::open(&settings.database)?;
    let facts = store.facts(now)?;
    let meant = resolve(which, &kind, &facts, &settings.rules, now)?;
    if part_only && !meant.is_part {
        bail!(
            "task \"{}\": --number and --date are missing; give those of the document that finished it",
            which.named.task
        );
    }
    let by = which.named.by.clone();
    let due = meant.due;
    store.mark(&Mark {
        task: meant.task,
        unit: meant.unit,
        due,
        kind,
        at: now,
        by,
    })?;
    Ok(due)
}

/// Marks the occurrence that is meant where that takes something back; answers whether it did.
pub fn take_back(which: &Which, kind: MarkKind, settings: &Settings, now: Moment) -> anyhow::Result<bool> {
    let mut store = desk::open(&settings.database)?;
    let mut facts = store.facts(now)?;
    let meant = resolve(which, &kind, &facts, &settings.rules, now)?;
    let mark = Mark {
        task: meant.task,
        unit: meant.unit,
        due: meant.due,
        kind,
        at: now,
        by: which.named.by.clone(),
    };
    let before = standing(&mark.task, &facts, settings, now);
    facts.marks.push(mark.clone());
    let is_changed = standing(&mark.task, &facts, settings, now) != before;
    if is_changed {
        store.mark(&mark)?;
    }
    Ok(is_changed)
}

/// What a word of a person can change about a task.
#[derive(PartialEq)]
struct Standing {
    /// (unit, L, finished, held until) of each occurrence.
    owed: Vec<(String, NaiveDate, bool, Option<NaiveDate>)>,
    is_ended: bool,
    /// Finished as a whole, and whether late.
    is_late: Option<bool>,
}

fn standing(task: &str, facts: &Facts, settings: &Settings, now: Moment) -> Standing {
    let today = day_of(now);
    let all = duties(facts, &settings.rules, today);
    let mine = all.iter().filter(|d| d.task.id == task);
    let each = mine.map(|d| {
        let held = d.held_until(today).map(|(until, _)| until);
        (d.unit.clone(), d.occurrence.due, d.is_done(), held)
    });
    let stored = facts.tasks.iter().find(|t| t.id == task);
    Standing {
        owed: each.collect(),
        is_ended: is_cancelled(&facts.marks, task),
        is_late: stored.and_then(|t| is_finished_as_a_whole(t, facts, today)),
    }
}

/// Marks a task as a whole.
pub fn of_task(named: &Named, kind: MarkKind, settings: &Settings, now: Moment) -> anyhow::Result<()> {
    let mut store = desk::open(&settings.database)?;
    let facts = store.facts(now)?;
    let task = identity(named, &facts, &duties(&facts, &settings.rules, day_of(now)))?;
    store.mark(&Mark {
        task,
        unit: None,
        due: None,
        kind,
        at: now,
        by: named.by.clone(),
    })?;
    Ok(())
}
