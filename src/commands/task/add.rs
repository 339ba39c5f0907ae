//! `task add`: a task that no plan has, in half a minute.

use crate::calendar::{Moment, day_of};
use crate::commands::desk;
use crate::commands::exit::Exit;
use crate::config::Settings;
use crate::plan::deadline::{self, Meaning};
use crate::plan::{Office, Origin, Task};
use anyhow::bail;
use chrono::Datelike;
use clap::Args;

#[derive(Args)]
pub struct Add {
    /// What is to be done, as the letter says it
    title: String,
    /// In words: "trước 16 giờ ngày mai", "chậm nhất 20/8/2026", "thứ Sáu hằng tuần"
    #[arg(long, allow_hyphen_values = true)]
    deadline: String,
    /// The lead unit: id, name or group as plans write it; several with ";"
    #[arg(long, value_name = "UNIT")]
    unit: String,
    /// Cooperating units
    #[arg(long, value_name = "UNIT", default_value = "")]
    support: String,
    /// What is to be handed in
    #[arg(long, default_value = "Báo cáo")]
    deliverable: String,
}

pub fn run(args: &Add, settings: &Settings, now: Moment) -> anyhow::Result<Exit> {
    let today = day_of(now);
    let mut store = desk::open(&settings.database)?;
    let tasks = store.tasks()?;
    let title = args.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        bail!("the title is empty; say what is to be done");
    }
    let read = deadline::read(&deadline::on_day(&args.deadline, today), today.year());
    if let Meaning::Unknown(_) | Meaning::Cutoff(_) | Meaning::AsOf(_) = read.meaning {
        bail!("--deadline \"{}\": {}", args.deadline, read.reading);
    }
    if let Some(day) = read.last_on_time_day().filter(|day| *day < today) {
        bail!(
            "--deadline \"{}\" ended on {day}; write the year if another is meant",
            args.deadline
        );
    }
    let count = tasks
        .iter()
        .filter(|t| t.origin == Origin::Hand && t.year == today.year())
        .count()
        + 1;
    let task = Task {
        id: format!("hand-{}-{count}", today.year()),
        number: format!("DX{count}"),
        year: today.year(),
        section: "Nhiệm vụ đột xuất".into(),
        title,
        leads: assigned(&args.unit, &settings.rules.office, "--unit")?,
        support: assigned(&args.support, &settings.rules.office, "--support")?,
        deadline_text: args.deadline.trim().to_owned(),
        deadline: read,
        deliverable: args.deliverable.trim().to_owned(),
        origin: Origin::Hand,
        known_from: today,
    };
    store.add_task(&task, now)?;
    say!("{}: {}", task.number, task.deadline.reading);
    Ok(Exit::Done)
}

/// Units by id or as plans write them; what is no unit is refused here, where somebody can answer.
pub fn assigned(words: &str, office: &Office, flag: &str) -> anyhow::Result<crate::plan::Assigned> {
    let by_id: Vec<String> = words
        .split(';')
        .map(|w| w.trim().to_owned())
        .filter(|w| !w.is_empty())
        .collect();
    if !by_id.is_empty() && by_id.iter().all(|id| office.unit(id).is_some()) {
        return Ok(crate::plan::Assigned {
            words: words.to_owned(),
            units: by_id,
            unknown: Vec::new(),
        });
    }
    let assigned = office.assign(words);
    if !assigned.unknown.is_empty() {
        let known: Vec<&str> = office.units.iter().map(|u| u.id.as_str()).collect();
        bail!(
            "{flag}: no unit \"{}\"; the configured ones are {}",
            assigned.unknown.join("; "),
            known.join(", ")
        );
    }
    Ok(assigned)
}
