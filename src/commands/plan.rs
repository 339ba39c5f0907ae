//! `plan import FILE [--year Y] [--apply]` and `plan show`.

mod import;
mod printed;
mod show;
mod table;

use super::desk;
use super::exit::Exit;
use clap::Subcommand;

pub use table::read_table;

#[derive(Subcommand)]
pub enum PlanCommand {
    /// Read the task table of a plan and show row by row what was understood
    Import(import::Import),
    /// The stored plan
    Show(show::Show),
    /// What next year's plan should take over, as a file that `plan import` reads
    CarryOver(super::carry_over::CarryOver),
}

pub fn run(command: &PlanCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    match command {
        PlanCommand::Import(args) => import::run(args, config),
        PlanCommand::Show(args) => show::run(args, config),
        PlanCommand::CarryOver(args) => super::carry_over::run(args, config),
    }
}
