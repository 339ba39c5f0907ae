//! `task snooze/wake`: nobody is reminded of an occurrence for a time that has an end.

use super::say::{of_occurrence, take_back};
use super::which::Which;
use crate::calendar::{Moment, date_with_weekday, day_of};
use crate::commands::desk;
use crate::commands::exit::Exit;
use crate::config::Settings;
use crate::plan::MarkKind;
use anyhow::bail;
use chrono::{Days, NaiveDate};
use clap::Args;

/// Whoever needs longer has another deadline.
const LONGEST: u64 = 60;

#[derive(Args)]
pub struct Snooze {
    #[command(flatten)]
    which: Which,
    /// The last day without reminders; at most 60 days ahead
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    until: NaiveDate,
    /// Why, as the weekly summary says it
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

#[derive(Args)]
pub struct Wake {
    #[command(flatten)]
    which: Which,
}

pub fn snooze(args: &Snooze, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let today = day_of(now);
    if args.until < today {
        bail!(
            "--until {} is over; give the last day without reminders",
            args.until
        );
    }
    let longest = today + Days::new(LONGEST);
    if args.until > longest {
        bail!(
            "--until {} is more than {LONGEST} days ahead; choose {longest} at the latest and snooze again then, \
             or give the task its new deadline (task date), or end it (task cancel)",
            args.until
        );
    }
    let reason = args.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = MarkKind::Held {
        until: args.until,
        reason,
    };
    let due = of_occurrence(&args.which, kind, false, settings, now)?;
    let due = due.map(|d| format!(" due {d}")).unwrap_or_default();
    say!(
        "task {}{due}: nobody is reminded through {}; then the highest stage reached is told",
        args.which.named.task,
        date_with_weekday(args.until)
    );
    Ok(Exit::Done)
}

pub fn wake(args: &Wake, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let said = match take_back(&args.which, MarkKind::Woken, settings, now)? {
        true => "reminded of again",
        false => "nobody has snoozed it; nothing changed",
    };
    say!("task {}: {said}", args.which.named.task);
    Ok(Exit::Done)
}
