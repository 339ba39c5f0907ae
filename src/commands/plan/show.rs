//! `plan show`: the stored plan, with what people said to it.

use super::printed::print_task;
use crate::calendar;
use crate::commands::desk::{self, AtMoment};
use crate::commands::exit::Exit;
use crate::plan::{Mark, as_said, deadline::Meaning, is_ended, milestones};
use clap::Args;
use serde_json::json;

#[derive(Args)]
pub struct Show {
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Show, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let store = desk::look(&settings.database)?;
    let of_today = settings.rules.on(calendar::day_of(desk::moment(&args.at)?));
    let (tasks, marks) = (store.tasks()?, store.marks()?);
    if args.json {
        desk::print_json(&json!({ "tasks": tasks }))?;
        return Ok(Exit::Done);
    }
    let dated = tasks
        .iter()
        .filter(|t| t.deadline.last_on_time_day().is_some())
        .count();
    let continuous = tasks
        .iter()
        .filter(|t| matches!(t.deadline.meaning, Meaning::Continuous { .. }))
        .count();
    say!("{} tasks, {dated} with a day, {continuous} all year", tasks.len());
    let mut section = "";
    for task in &tasks {
        if task.section != section {
            say!("{}", task.section);
            section = &task.section;
        }
        let said: Vec<&Mark> = marks.iter().filter(|m| m.task == task.id).collect();
        print_task(&as_said(task, &said, &of_today.office), &of_today);
        for milestone in milestones(&said) {
            say!("      mốc: {} {}", milestone.deadline.reading, milestone.title);
        }
        if is_ended(&said) {
            say!("      đã kết thúc, không nhắc việc");
        }
    }
    Ok(Exit::Done)
}
