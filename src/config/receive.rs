//! A new address book in the place of the one in force: judged with the whole configuration first.

use super::book::{Instead, named_in, put_in_place};
use super::files::{Disk, Files};
use super::problem::{Problem, whole};
use super::read::read;
use super::settings::Settings;
use super::written::Place;
use crate::agenda::Rules;
use crate::plan::Mailbox;
use crate::sheet::book::{self, Contents};
use std::path::{Path, PathBuf};

/// An address book that is now in force.
#[derive(Debug)]
pub struct Received {
    /// Where it lies.
    pub file: PathBuf,
    /// Where the one before it lies; `None` where there was none, or where it was the same.
    pub former: Option<PathBuf>,
    /// What it changes, one Vietnamese line each.
    pub changes: Vec<String>,
    /// What it leaves open.
    pub questions: Vec<Problem>,
}

/// Takes the bytes of an address book for the configuration in `config`: the daemon reads it at its
/// next beat.
///
/// # Errors
/// Everything that is wrong with the configuration as it would be; nothing has changed then.
pub fn receive_book(config: &Path, bytes: &[u8]) -> Result<Received, Vec<Problem>> {
    let disk = Disk {
        credentials: None,
        wants_secrets: false,
    };
    let file = named_in(config, &disk).ok_or_else(|| vec![names_none(config)])?;
    let would_be = Instead {
        files: &disk,
        path: &file,
        bytes,
    };
    let settings = read(config, &would_be)?;
    let before = disk.read(&file).ok();
    let changes = changes(before.as_deref(), bytes, &settings);
    let is_same = before.as_deref() == Some(bytes);
    let former = match is_same {
        true => None,
        false => put_in_place(&file, bytes).map_err(|why| vec![not_written(&file, &why)])?,
    };
    let of_book = |q: &Problem| q.file == file;
    Ok(Received {
        questions: settings.questions.into_iter().filter(of_book).collect(),
        former,
        changes,
        file,
    })
}

/// From the one before, or from nothing where that cannot be read.
fn changes(before: Option<&[u8]>, now: &[u8], settings: &Settings) -> Vec<String> {
    let known = known(&settings.rules);
    let read = |bytes| book::read(bytes, &known).unwrap_or_default();
    book::changes(&before.map_or_else(Contents::default, read), &read(now))
}

/// Whom the configuration names.
fn known(rules: &Rules) -> Vec<Mailbox> {
    let drafters = rules.reports.iter().map(|r| &r.drafter);
    std::iter::once(&rules.owner)
        .chain(&rules.leaders)
        .chain(drafters)
        .chain(rules.weekly.as_ref().map(|w| &w.drafter))
        .cloned()
        .collect()
}

fn names_none(config: &Path) -> Problem {
    Problem {
        key: "people.address_book".into(),
        ..whole(
            config,
            "cannot be read, or names no address book",
            "write [people] address_book = \"danh-ba.xlsx\"",
        )
    }
}

fn not_written(file: &Path, why: &std::io::Error) -> Problem {
    let place = Place::whole(file);
    whole(
        &place.file,
        &format!("cannot be written: {why}"),
        "correct the rights of its folder; the address book before it is still in force",
    )
}
