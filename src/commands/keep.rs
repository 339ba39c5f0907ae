//! `backup FILE` and `restore FILE`.

use super::desk;
use super::exit::Exit;
use crate::store::{Lock, Store};
use anyhow::{Context, bail};
use clap::Args;
use std::path::{Path, PathBuf};

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
    let _lock = Lock::take(target)?;
    let copy = Store::open_read_only(&args.file)?;
    copy.is_sound()?;
    if same_file(&args.file, target) {
        bail!("{} is the database itself; name a copy", args.file.display());
    }
    if target.exists() && !args.replace {
        bail!("{} exists; add --replace to put it aside", target.display());
    }
    // The new file is whole and checked before the old one is touched.
    let new = beside(target, "restored");
    copy.backup(&new)?;
    if target.exists() {
        let aside = free_name(target)?;
        for tail in ["", "-wal", "-shm"] {
            move_if_any(&with_tail(target, tail), &with_tail(&aside, tail))?;
        }
        say!("the old database is {}", aside.display());
    }
    std::fs::rename(&new, target).with_context(|| format!("putting {} in place", target.display()))?;
    say!("{}", target.display());
    Ok(Exit::Done)
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

fn with_tail(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}

fn beside(path: &Path, word: &str) -> PathBuf {
    with_tail(path, &format!(".{word}"))
}

/// A name that nothing bears yet: an earlier database that was put aside stays.
fn free_name(target: &Path) -> anyhow::Result<PathBuf> {
    (1..1000)
        .map(|n| beside(target, &format!("before-restore-{n}")))
        .find(|name| !name.exists())
        .context("a thousand databases were put aside; remove some")
}

fn move_if_any(from: &Path, to: &Path) -> anyhow::Result<()> {
    if from.exists() {
        std::fs::rename(from, to).with_context(|| format!("putting aside {}", from.display()))?;
    }
    Ok(())
}
