//! How the program is, read for the operator's weekly letter.

use super::WorkError;
use super::disk::free_space;
use crate::agenda::Health;
use crate::calendar::{Moment, at, day_of};
use crate::config::Settings;
use crate::outbox::State;
use crate::store::Store;
use chrono::{Datelike, Days, Duration};
use std::path::Path;

/// The letters of so long are counted.
const COUNTED: Duration = Duration::days(7);

/// From when on: since the last letter was due, where this one comes late.
fn counted_from(settings: &Settings, now: Moment) -> Moment {
    let week_ago = now - COUNTED;
    let Some(rule) = settings.rules.figures.health else {
        return week_ago;
    };
    let back = (7 + day_of(now).weekday().num_days_from_monday() - rule.day.num_days_from_monday()) % 7;
    let due = at(day_of(now) - Days::new(u64::from(back)), rule.at);
    week_ago.min(due - COUNTED)
}

/// Counts letters and measures what lies on the disk; a size that cannot be read is unknown.
pub fn health(store: &Store, settings: &Settings, now: Moment) -> Result<Health, WorkError> {
    let since = counted_from(settings, now);
    let mut health = Health {
        database: size_of(&settings.database),
        free: free_space(&settings.database),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        broken_templates: broken(settings),
        ..Health::default()
    };
    if settings.answers.is_some() {
        health.left_to_person = Some(store.left_to_person(since)?);
        health.left_with_files = store.left_with_files(since)?;
    }
    let failed = store.fallen_back(since)?;
    health.fallen_back = failed.len();
    if let Some((_, newest)) = failed.first() {
        health.failing_template = format!("{}:{}", newest.template, newest.line);
    }
    for letter in store.letters(&settings.rules.patience, now)? {
        let is_recent = since <= letter.written_at;
        match letter.state {
            State::Sent { at } if since <= at => health.sent += 1,
            // What is written in this very minute leaves in it.
            State::Queued | State::Waiting { .. } if letter.written_at < now => health.waiting += 1,
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
