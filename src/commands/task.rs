//! `task add/list/done/reopen/event/cancel/export/import`: tasks by hand, and what people say about tasks.

mod add;
mod list;
mod say;
mod sheet;
mod summary;
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
    /// Write the tracking sheet that is filled in with Excel
    Export(sheet::Export),
    /// Read a filled tracking sheet, or a list exported by the task system
    Import(sheet::Import),
}

pub fn run(command: &TaskCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = crate::daemon::clock::now();
    match command {
        TaskCommand::Add(args) => add::run(args, &settings, now),
        TaskCommand::List(args) => {
            let now = desk::moment(&args.at)?;
            let facts = desk::look(&settings.database)?.facts(now)?;
            if args.summary {
                return summary::run(args.json, &facts, &settings.rules, now);
            }
            list::run(args, &facts, &settings.rules, now)
        }
        TaskCommand::Done(args) => say::done(args, &settings, now),
        TaskCommand::Reopen(args) => say::reopen(args, &settings, now),
        TaskCommand::Event(args) => say::happened(args, &settings, now),
        TaskCommand::Cancel(args) => say::cancel(args, &settings, now),
        TaskCommand::Export(args) => sheet::export(args, &settings),
        TaskCommand::Import(args) => sheet::import(args, &settings),
    }
}
