//! `init --plan FILE`: the first day of an office; `init --danh-ba FILE`: its address book back.

mod back;
mod made;

use super::desk;
use super::exit::Exit;
use clap::Args;
use std::path::PathBuf;

/// Prints what was made for people who have just begun.
#[derive(Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["plan", "danh_ba"])))]
pub struct Init {
    /// The office's plan: a commented configuration and an address book are made from it
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// The address book as filled in: it is checked and put in place
    #[arg(long = "danh-ba", value_name = "FILE")]
    danh_ba: Option<PathBuf>,
    /// The plan's year, for the command printed as the next step
    #[arg(long, value_name = "YEAR", value_parser = desk::year, requires = "plan")]
    year: Option<i32>,
    /// The folder of the configuration [default: the current one; with --danh-ba that of --config]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Replace files that are there already
    #[arg(long, requires = "plan")]
    force: bool,
}

pub fn run(args: &Init, config: &desk::Config) -> anyhow::Result<Exit> {
    match (&args.plan, &args.danh_ba) {
        (Some(plan), _) => made::run(plan, args),
        (None, Some(file)) => back::run(file, args.dir.as_deref(), config),
        (None, None) => anyhow::bail!("give --plan FILE or --danh-ba FILE"),
    }
}
