//! The letters that decisions look at: those on their way, and those that were refused of late.

use super::error::StoreError;
use super::letters::{attempts_of, told_of};
use super::values::{from_word, moment, rows};
use crate::agenda::LetterFact;
use crate::calendar::Moment;
use crate::letter::Told;
use chrono::TimeDelta;
use rusqlite::Connection;

/// What was refused longer ago is written anew no more.
const TURNED_AWAY_DAYS: i64 = 10;

pub(super) fn open_letters(connection: &Connection) -> Result<Vec<LetterFact>, StoreError> {
    letters_where(connection, "is_open = 1", [])
}

/// The letters of which that is so, oldest first.
fn letters_where(
    connection: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<LetterFact>, StoreError> {
    const DOING: &str = "reading the outbox";
    let mut found = Vec::new();
    let rows = rows::<(i64, String, String, String, String, String, bool)>(
        connection,
        &format!(
            "SELECT id, key, kind, written_at, when_uncertain, address, again_after > 0 FROM letter
             WHERE {condition} ORDER BY id"
        ),
        values,
        DOING,
    )?;
    for (id, key, kind, written_at, when_uncertain, to, is_asked_again) in rows {
        let told: Vec<Told> = told_of(connection, id)?;
        found.push(LetterFact {
            key,
            kind: from_word(&kind, DOING)?,
            to,
            written_at: moment(&written_at, DOING)?,
            when_uncertain: from_word(&when_uncertain, DOING)?,
            attempts: attempts_of(connection, id)?,
            told,
            is_asked_again,
        });
    }
    Ok(found)
}

/// Letters whose last attempt was refused of late.
pub(super) fn turned_away(connection: &Connection, now: Moment) -> Result<Vec<LetterFact>, StoreError> {
    let since = now - TimeDelta::days(TURNED_AWAY_DAYS);
    letters_where(
        connection,
        "is_open = 0 AND cancelled_at IS NULL AND given_up_at IS NULL AND id IN
             (SELECT a.letter FROM attempt a WHERE substr(a.outcome, 1, 10) = '{\"refused\"' AND a.ended > ?1)",
        [since.to_rfc3339()],
    )
}
