//! `task add/list/done/reopen/event/cancel`: tasks by hand, and what people say about tasks.

mod add;
mod list;
mod say;
mod which;

use super::{Exit, desk};
use clap::Subcommand;

#[derive(Subcommand)]
pub enum TaskCommand {
    /// Enter a task that no plan has
    Add(add::Add),
    /// Every occurrence with a day, and how it stands
    List(list::List),
    /// A unit has finished: with the number and date of the document
    Done(say::Done),
    /// An earlier "done" or "cancel" was a mistake
    Reopen(say::Reopen),
    /// The event happened that a deadline counts from
    Event(say::Happened),
    /// A document ended the task
    Cancel(say::Cancel),
}

pub fn run(command: &TaskCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = crate::daemon::clock::now();
    match command {
        TaskCommand::Add(args) => add::run(args, &settings, now),
        TaskCommand::List(args) => {
            let now = desk::moment(&args.at)?;
            let facts = desk::look(&settings.database)?.facts(now)?;
            list::run(args, &facts, &settings.rules, now)
        }
        TaskCommand::Done(args) => say::done(args, &settings, now),
        TaskCommand::Reopen(args) => say::reopen(args, &settings, now),
        TaskCommand::Event(args) => say::happened(args, &settings, now),
        TaskCommand::Cancel(args) => say::cancel(args, &settings, now),
    }
}
