//! Rows of a sheet of days off laid over the additions in force.

use crate::calendar::{DayEntry, WorkingCalendar};
use crate::sheet::days::{self, DaySheet};
use chrono::{Datelike, Weekday};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// More weekdays off than this has no year: about twenty are holidays and their swaps, and a
/// calendar without working days would silence every letter.
pub const MOST_OFF: usize = 60;

/// What a row would do to the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayChange {
    Added(DayEntry),
    /// (in force, new).
    Changed(DayEntry, DayEntry),
    /// A forecast for a day that an official text has settled: left alone.
    Settled(DayEntry),
}

/// Why the additions stay as they were.
#[derive(Debug, thiserror::Error)]
pub enum DaysError {
    #[error("[calendar] names no sheet of additions; write additions = \"ngay-nghi.xlsx\" there")]
    NoSheet,
    #[error("{file}, row {row}: {message}; correct it first, the row would be lost")]
    InForce {
        file: String,
        row: usize,
        message: String,
    },
    #[error(
        "the sheet would give {year} {off} weekdays off, and no year has more than {MOST_OFF}; keep only the rows \
         that are days off (rows filled down in Excel are easily too many); nothing is stored"
    )]
    TooMany { year: i32, off: usize },
    #[error("{file}: {why}; correct its rights or give another file")]
    File { file: String, why: String },
}

/// What the rows say that the calendar does not hold yet.
///
/// # Errors
/// By the sheet a year would have more weekdays off than any has.
pub fn day_changes(sheet: &DaySheet, calendar: &WorkingCalendar) -> Result<Vec<DayChange>, DaysError> {
    judge_years(sheet, calendar)?;
    let is_same = |a: &DayEntry, b: &DayEntry| (a.kind, &a.name, &a.text) == (b.kind, &b.name, &b.text);
    let change = |entry: &DayEntry| match calendar.entry(entry.day) {
        Some(known) if is_same(known, entry) => None,
        Some(known) if known.is_official() && !entry.is_official() => Some(DayChange::Settled(entry.clone())),
        Some(known) => Some(DayChange::Changed(known.clone(), entry.clone())),
        None => Some(DayChange::Added(entry.clone())),
    };
    Ok(sheet.entries.iter().filter_map(change).collect())
}

fn judge_years(sheet: &DaySheet, calendar: &WorkingCalendar) -> Result<(), DaysError> {
    let merged = calendar.clone().with(sheet.entries.iter().cloned());
    let years: BTreeSet<i32> = sheet.entries.iter().map(|e| e.day.year()).collect();
    for year in years {
        let off = weekdays_off(&merged, year);
        if off > MOST_OFF && off > weekdays_off(calendar, year) {
            return Err(DaysError::TooMany { year, off });
        }
    }
    Ok(())
}

fn weekdays_off(calendar: &WorkingCalendar, year: i32) -> usize {
    let is_weekday = |e: &&DayEntry| !matches!(e.day.weekday(), Weekday::Sat | Weekday::Sun);
    let days = calendar.of_year(year).filter(is_weekday);
    days.filter(|e| !calendar.is_working(e.day)).count()
}

/// Writes the sheet in force with the rows laid over it; the daemon reads it at its next beat.
/// Answers all its entries.
///
/// # Errors
/// No sheet is configured, it cannot be read or written, or one of its rows would be lost.
pub fn receive_days(additions: Option<&Path>, sheet: &DaySheet) -> Result<Vec<DayEntry>, DaysError> {
    let file = additions.ok_or(DaysError::NoSheet)?;
    let failed = |why: String| DaysError::File {
        file: file.display().to_string(),
        why,
    };
    let known = match std::fs::read(file) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => DaySheet::default(),
        Err(e) => return Err(failed(e.to_string())),
        Ok(bytes) => {
            let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            days::read(name, &bytes).map_err(|e| failed(e.to_string()))?
        }
    };
    if let Some(problem) = known.problems.first() {
        return Err(DaysError::InForce {
            file: file.display().to_string(),
            row: problem.row,
            message: problem.message.clone(),
        });
    }
    let merged = WorkingCalendar::new(known.entries).with(sheet.entries.iter().cloned());
    let entries: Vec<DayEntry> = merged.entries().cloned().collect();
    let bytes = days::write(&entries).map_err(|e| failed(e.to_string()))?;
    write_whole(file, &bytes).map_err(|e| failed(e.to_string()))?;
    Ok(entries)
}

/// Whole or not at all: the daemon may read at any moment.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut partial = file.as_os_str().to_owned();
    partial.push(".being-written");
    let partial = PathBuf::from(partial);
    std::fs::write(&partial, bytes)?;
    std::fs::rename(&partial, file)
}
