//! The working calendars that people know of.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::{json, moment, parse, rows};
use crate::agenda::KnownCalendar;
use rusqlite::{Connection, params};

/// A letter that was taken back looks one calendar further back; more are history.
const NEWEST: i64 = 5;

impl Store {
    /// Remembers a calendar. Keeping the same number twice changes nothing.
    pub fn keep_calendar(&mut self, known: &KnownCalendar) -> Result<(), StoreError> {
        const DOING: &str = "keeping the calendar";
        self.connection
            .execute(
                "INSERT INTO known_calendar (number, hash, at, body) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (number) DO NOTHING",
                params![
                    known.number,
                    known.hash,
                    known.at.to_rfc3339(),
                    json(&known.entries, DOING)?
                ],
            )
            .map_err(sql(DOING))?;
        Ok(())
    }
}

/// The newest calendars, newest last.
pub(super) fn newest(connection: &Connection) -> Result<Vec<KnownCalendar>, StoreError> {
    const DOING: &str = "reading the known calendars";
    let rows = rows::<(i64, String, String, String)>(
        connection,
        "SELECT number, hash, at, body FROM known_calendar ORDER BY number DESC LIMIT ?1",
        [NEWEST],
        DOING,
    )?;
    let mut found = Vec::new();
    for (number, hash, at, body) in rows {
        found.push(KnownCalendar {
            number,
            hash,
            at: moment(&at, DOING)?,
            entries: parse(&body, DOING)?,
        });
    }
    found.reverse();
    Ok(found)
}
