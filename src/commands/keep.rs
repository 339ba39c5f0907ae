//! `backup FILE` and `restore FILE`.

use super::{Exit, desk};
use crate::store::Store;
use anyhow::{Context, bail};
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct Backup {
    /// The copy; must not exist yet
    file: PathBuf,
}

#[derive(Args)]
pub struct Restore {
    /// A copy made by `dossierd backup`
    file: PathBuf,
    /// Put aside the database that is there
    #[arg(long)]
    replace: bool,
}

pub fn backup(args: &Backup, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    if args.file.exists() {
        bail!("{} exists; name a new file", args.file.display());
    }
    desk::look(&settings.database)?.backup(&args.file)?;
    say!("{}", args.file.display());
    Ok(Exit::Done)
}

pub fn restore(args: &Restore, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let target = &settings.database;
    // The copy is opened for reading first: a file that is no database changes nothing.
    Store::open_read_only(&args.file)?.is_alive()?;
    if target.exists() {
        if !args.replace {
            bail!(
                "{} exists; stop the daemon and add --replace to put it aside",
                target.display()
            );
        }
        let aside = target.with_extension("before-restore");
        std::fs::rename(target, &aside).with_context(|| format!("putting aside {}", target.display()))?;
        say!("the old database is {}", aside.display());
    }
    Store::open_read_only(&args.file)?.backup(target)?;
    Store::open(target)?.close()?;
    say!("{}", target.display());
    Ok(Exit::Done)
}
