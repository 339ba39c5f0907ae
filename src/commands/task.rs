//! `task add/list/done/reopen/event/cancel/snooze/export/import …`: tasks by hand, and what people
//! say about tasks.

mod add;
mod answer;
mod hold;
mod list;
mod say;
mod sheet;
mod summary;
mod which;

use super::desk;
use super::exit::Exit;
use clap::Subcommand;

#[derive(Subcommand)]
pub enum TaskCommand {
    /// Enter a task that no plan has
    Add(add::Add),
    /// Every occurrence with a day, and how it stands; with --at by what people had said until then
    List(list::List),
    /// A unit has finished: with the number and date of the document
    Done(say::Done),
    /// An earlier "done" or "cancel" was a mistake
    Reopen(say::Reopen),
    /// The event happened that a deadline counts from
    Event(say::Happened),
    /// A document ended the task
    Cancel(say::Cancel),
    /// Remind nobody of it until a day; then the highest stage reached is told
    Snooze(hold::Snooze),
    /// End a snooze now
    Wake(hold::Wake),
    /// The deadline of a task whose plan gives none, or one that can be read in two ways
    Date(answer::Date),
    /// A date within a task that runs without one; it is then reminded of like any task
    Milestone(answer::Milestone),
    /// The lead units of a task whose plan names none
    Lead(answer::Lead),
    /// Take what was proposed to the owner for the task
    Accept(answer::Accept),
    /// What is asked about the task needs no answer: it is right as the plan says
    Settle(answer::Settle),
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
            list::run(args, &facts.said_by(now), &settings.rules, now)
        }
        TaskCommand::Done(args) => say::done(args, &settings, now),
        TaskCommand::Reopen(args) => say::reopen(args, &settings, now),
        TaskCommand::Event(args) => say::happened(args, &settings, now),
        TaskCommand::Cancel(args) => say::cancel(args, &settings, now),
        TaskCommand::Snooze(args) => hold::snooze(args, &settings, now),
        TaskCommand::Wake(args) => hold::wake(args, &settings, now),
        TaskCommand::Date(args) => answer::date(args, &settings, now),
        TaskCommand::Milestone(args) => answer::milestone(args, &settings, now),
        TaskCommand::Lead(args) => answer::lead(args, &settings, now),
        TaskCommand::Accept(args) => answer::accept(args, &settings, now),
        TaskCommand::Settle(args) => answer::settle(args, &settings, now),
        TaskCommand::Export(args) => sheet::export(args, &settings),
        TaskCommand::Import(args) => sheet::import(args, &settings),
    }
}
