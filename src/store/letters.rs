//! The outbox on disk: a letter and what it tells in one transaction, an attempt
//! before it is made, the mark before the final dot, the outcome after it.

mod words;

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::{column, day, from_word, moment, parse, rows, word};
use crate::calendar::Moment;
use crate::letter::{FellBack, Letter, Told};
use crate::outbox::{Attempt, Patience, State, WhenUncertain, state};
use rusqlite::{Connection, OptionalExtension, Row, params};
use words::Words;

/// A letter that is to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ToSend {
    /// Names it in the reference that answers bear.
    pub number: i64,
    pub letter: Letter,
    pub when_uncertain: WhenUncertain,
    /// There was an attempt before.
    pub was_tried: bool,
}

/// A letter with everything that happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterRow {
    pub letter: Letter,
    pub reason: String,
    pub when_uncertain: WhenUncertain,
    pub cancelled: bool,
    /// Those before a person asked for it to be sent again: told, but no longer counted.
    pub earlier: Vec<Attempt>,
    pub attempts: Vec<Attempt>,
}

/// A letter's place in a listing.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub key: String,
    pub kind: String,
    pub address: String,
    pub subject: String,
    pub written_at: Moment,
    pub tries: usize,
    pub state: State,
}

impl LetterRow {
    pub fn state(&self, patience: &Patience, now: Moment) -> State {
        state(
            &self.letter.key,
            &self.attempts,
            self.cancelled,
            self.when_uncertain,
            patience,
            now,
        )
    }
}

impl Store {
    /// The letters since that moment which the office's own templates could not say, newest first.
    pub fn fallen_back(&self, since: Moment) -> Result<Vec<(String, FellBack)>, StoreError> {
        const DOING: &str = "reading which templates failed";
        let letters = rows::<(String, String)>(
            &self.connection,
            "SELECT l.key, w.content ->> '$.fell_back' FROM letter l JOIN letter_words w ON w.letter = l.id
             WHERE l.written_at >= ?1 AND w.content ->> '$.fell_back' IS NOT NULL ORDER BY l.id DESC",
            [since.to_rfc3339()],
            DOING,
        )?;
        let read = |(key, failed): (String, String)| Ok((key, parse(&failed, DOING)?));
        letters.into_iter().map(read).collect()
    }

    /// Queues a letter. Queuing the same key twice changes nothing and answers `false`.
    pub fn queue(
        &mut self,
        letter: &Letter,
        told: &[Told],
        when_uncertain: WhenUncertain,
        reason: &str,
    ) -> Result<bool, StoreError> {
        const DOING: &str = "queuing a letter";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let written = transaction
            .execute(
                "INSERT INTO letter (key, kind, address, written_at, reason, when_uncertain)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING",
                params![
                    letter.key,
                    word(&letter.kind, DOING)?,
                    letter.to.address,
                    letter.written_at.to_rfc3339(),
                    reason,
                    word(&when_uncertain, DOING)?,
                ],
            )
            .map_err(sql(DOING))?;
        if written == 0 {
            return Ok(false);
        }
        let id = transaction.last_insert_rowid();
        words::keep(&transaction, id, letter)?;
        for line in told {
            transaction
                .execute(
                    "INSERT INTO told (letter, task, unit, due, stage, role) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT DO NOTHING",
                    params![
                        id,
                        line.task,
                        line.unit,
                        line.due.to_string(),
                        word(&line.stage, DOING)?,
                        word(&line.role, DOING)?
                    ],
                )
                .map_err(sql(DOING))?;
        }
        transaction.commit().map_err(sql(DOING))?;
        Ok(true)
    }

    /// The letter of that key with its attempts.
    pub fn letter(&self, key: &str) -> Result<Option<LetterRow>, StoreError> {
        const DOING: &str = "reading a letter";
        let row = self
            .connection
            .query_row(
                "SELECT w.content, w.text, w.html, l.id, l.reason, l.when_uncertain,
                 coalesce(l.cancelled_at, l.given_up_at) IS NOT NULL
                 FROM letter l JOIN letter_words w ON w.letter = l.id WHERE l.key = ?1",
                [key],
                |row| {
                    Ok((
                        Words::of(row)?,
                        row.get::<_, i64>(3)?,
                        row.get::<_, String>(4)?,
                        row.get::<_, String>(5)?,
                        row.get::<_, bool>(6)?,
                    ))
                },
            )
            .optional()
            .map_err(sql(DOING))?;
        let Some((words, id, reason, when_uncertain, cancelled)) = row else {
            return Ok(None);
        };
        Ok(Some(LetterRow {
            letter: words.letter(&self.connection, id)?,
            reason,
            when_uncertain: from_word(&when_uncertain, DOING)?,
            cancelled,
            earlier: earlier_attempts_of(&self.connection, id)?,
            attempts: attempts_of(&self.connection, id)?,
        }))
    }

    /// The letter of that key without what happened to it: what a sender needs.
    pub fn letter_to_send(&self, key: &str) -> Result<Option<ToSend>, StoreError> {
        const DOING: &str = "reading a letter to be sent";
        let row: Option<(Words, i64, String, bool)> = self
            .connection
            .prepare_cached(
                "SELECT w.content, w.text, w.html, l.id, l.when_uncertain,
                 EXISTS (SELECT 1 FROM attempt a WHERE a.letter = l.id)
                 FROM letter l JOIN letter_words w ON w.letter = l.id WHERE l.key = ?1",
            )
            .and_then(|mut s| {
                s.query_row([key], |row| {
                    Ok((Words::of(row)?, row.get(3)?, row.get(4)?, row.get(5)?))
                })
                .optional()
            })
            .map_err(sql(DOING))?;
        let Some((words, number, when_uncertain, was_tried)) = row else {
            return Ok(None);
        };
        Ok(Some(ToSend {
            number,
            letter: words.letter(&self.connection, number)?,
            when_uncertain: from_word(&when_uncertain, DOING)?,
            was_tried,
        }))
    }

    /// All letters, oldest first.
    pub fn letters(&self, patience: &Patience, now: Moment) -> Result<Vec<Standing>, StoreError> {
        const DOING: &str = "listing the letters";
        let keys = column::<String>(&self.connection, "SELECT key FROM letter ORDER BY id", [], DOING)?;
        let mut found = Vec::new();
        for key in keys {
            let Some(row) = self.letter(&key)? else {
                continue;
            };
            found.push(Standing {
                state: row.state(patience, now),
                kind: word(&row.letter.kind, DOING)?,
                tries: row.attempts.len(),
                key: row.letter.key,
                address: row.letter.to.address,
                subject: row.letter.subject,
                written_at: row.letter.written_at,
            });
        }
        Ok(found)
    }

    /// Takes a letter back. What it told was not told.
    pub fn cancel(&mut self, key: &str, now: Moment) -> Result<bool, StoreError> {
        self.taken_back += 1;
        let changed = self
            .connection
            .execute(
                "UPDATE letter SET cancelled_at = ?2, is_open = 0 WHERE key = ?1 AND cancelled_at IS NULL",
                params![key, now.to_rfc3339()],
            )
            .map_err(sql("cancelling a letter"))?;
        Ok(changed == 1)
    }

    /// Takes a letter back for a person who does not want it: it is not written anew, and what it
    /// told stays told.
    pub fn give_up(&mut self, key: &str, now: Moment) -> Result<bool, StoreError> {
        let changed = self
            .connection
            .execute(
                "UPDATE letter SET given_up_at = ?2, is_open = 0 WHERE key = ?1 AND given_up_at IS NULL",
                params![key, now.to_rfc3339()],
            )
            .map_err(sql("cancelling a letter"))?;
        Ok(changed == 1)
    }

    /// Sends the letter again, under its own Message-ID: its attempts so far are history.
    pub fn ask_again(&mut self, key: &str) -> Result<(), StoreError> {
        self.connection
            .execute(
                "UPDATE letter SET is_open = 1,
                 again_after = (SELECT coalesce(max(a.id), 0) FROM attempt a WHERE a.letter = letter.id)
                 WHERE key = ?1",
                [key],
            )
            .map_err(sql("asking for a letter to be sent again"))?;
        Ok(())
    }
}

pub(super) fn attempts_of(connection: &Connection, letter: i64) -> Result<Vec<Attempt>, StoreError> {
    attempts(
        connection,
        "SELECT started, data, ended, outcome, server, leased_until FROM attempt a WHERE letter = ?1
         AND a.id > (SELECT again_after FROM letter l WHERE l.id = a.letter) ORDER BY a.id",
        letter,
        "reading the attempts",
    )
}

fn earlier_attempts_of(connection: &Connection, letter: i64) -> Result<Vec<Attempt>, StoreError> {
    attempts(
        connection,
        "SELECT started, data, ended, outcome, server, leased_until FROM attempt a WHERE letter = ?1
         AND a.id <= (SELECT again_after FROM letter l WHERE l.id = a.letter) ORDER BY a.id",
        letter,
        "reading the attempts before it was to be sent again",
    )
}

/// The attempts that a query with one value gives: started, data, ended, outcome, server,
/// leased_until.
pub(super) fn attempts(
    connection: &Connection,
    query: &str,
    value: impl rusqlite::ToSql,
    doing: &'static str,
) -> Result<Vec<Attempt>, StoreError> {
    let mut statement = connection.prepare_cached(query).map_err(sql(doing))?;
    let mut rows = statement.query([value]).map_err(sql(doing))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(doing))? {
        found.push(attempt(row, doing)?);
    }
    Ok(found)
}

/// Its columns first: started, data, ended, outcome, server, leased_until.
pub(super) fn attempt(row: &rusqlite::Row, doing: &'static str) -> Result<Attempt, StoreError> {
    let maybe = |i| row.get::<_, Option<String>>(i).map_err(sql(doing));
    let started: String = row.get(0).map_err(sql(doing))?;
    let ended = match (maybe(2)?, maybe(3)?) {
        (Some(at), Some(outcome)) => Some((moment(&at, doing)?, parse(&outcome, doing)?)),
        _ => None,
    };
    let maybe_moment = |i| maybe(i)?.map(|m| moment(&m, doing)).transpose();
    Ok(Attempt {
        started: moment(&started, doing)?,
        data: maybe_moment(1)?,
        ended,
        server: maybe(4)?,
        leased_until: maybe_moment(5)?,
    })
}

pub(super) fn told_of(connection: &Connection, letter: i64) -> Result<Vec<Told>, StoreError> {
    const DOING: &str = "reading what a letter told";
    let mut statement = connection
        .prepare_cached("SELECT task, unit, due, stage, role FROM told WHERE letter = ?1")
        .map_err(sql(DOING))?;
    let mut rows = statement.query([letter]).map_err(sql(DOING))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        found.push(told(row)?);
    }
    Ok(found)
}

/// What stands in the columns task, unit, due, stage, role, which come first.
pub(super) fn told(row: &Row) -> Result<Told, StoreError> {
    const DOING: &str = "reading what a letter told";
    let text = |i| row.get::<_, String>(i).map_err(sql(DOING));
    Ok(Told {
        task: text(0)?,
        unit: text(1)?,
        due: day(&text(2)?, DOING)?,
        stage: from_word(&text(3)?, DOING)?,
        role: from_word(&text(4)?, DOING)?,
    })
}
