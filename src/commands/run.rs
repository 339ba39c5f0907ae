//! `run`: the daemon.

use super::{Exit, desk};

pub fn run(config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load()?;
    crate::daemon::run(&config.path, settings)?;
    Ok(Exit::Done)
}
