//! How the program is, read for the operator's weekly letter.

use super::WorkError;
use super::disk::free_space;
use crate::agenda::Health;
use crate::calendar::Moment;
use crate::config::Settings;
use crate::outbox::State;
use crate::store::Store;
use chrono::Duration;
use std::path::Path;

/// The letters of so long are counted.
const COUNTED: Duration = Duration::days(7);

/// Counts letters and measures what lies on the disk; a size that cannot be read is unknown.
pub fn health(store: &Store, settings: &Settings, now: Moment) -> Result<Health, WorkError> {
    let mut health = Health {
        database: size_of(&settings.database),
        free: free_space(&settings.database),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        broken_templates: broken(settings),
        ..Health::default()
    };
    if settings.answers.is_some() {
        health.left_to_person = Some(store.left_to_person(now - COUNTED)?);
    }
    let failed = store.fallen_back(now - COUNTED)?;
    health.fallen_back = failed.len();
    if let Some((_, newest)) = failed.first() {
        health.failing_template = format!("{}:{}", newest.template, newest.line);
    }
    for letter in store.letters(&settings.rules.patience, now)? {
        let is_recent = now - COUNTED <= letter.written_at;
        match letter.state {
            State::Sent { at } if now - COUNTED <= at => health.sent += 1,
            State::Queued | State::Waiting { .. } => health.waiting += 1,
            State::Refused { .. } if is_recent => health.refused += 1,
            State::Uncertain => health.uncertain += 1,
            State::Dead { .. } if is_recent => health.dead += 1,
            _ => {}
        }
    }
    Ok(health)
}

fn broken(settings: &Settings) -> Vec<String> {
    let name = |p: &crate::config::Problem| {
        p.file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    settings.templates.broken.iter().map(name).collect()
}

/// The database with what was not yet written back into it.
fn size_of(database: &Path) -> Option<u64> {
    let main = std::fs::metadata(database).ok()?.len();
    let mut beside = database.as_os_str().to_owned();
    beside.push("-wal");
    Some(main + std::fs::metadata(Path::new(&beside)).map_or(0, |about| about.len()))
}
