//! `run`: the daemon.

use super::desk;
use super::exit::Exit;

pub fn run(config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load()?;
    // Whatever fails from here on may mend itself (a disk not there yet, a database in use), so
    // it is no 2, after which the unit would not be tried again.
    if let Err(e) = crate::daemon::run(&config.path, settings) {
        eprintln!("dossierd: {e:#}");
        return Ok(Exit::Attention);
    }
    Ok(Exit::Done)
}
