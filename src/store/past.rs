//! What audits ask for: every version of every task, every letter with what it told.

use super::database::Store;
use super::error::StoreError;
use super::facts::first_applied;
use super::letters::{LetterRow, told_of};
use super::tasks::marks;
use super::values::{moment, parse, rows};
use crate::agenda::{History, PastLetter, Version};
use crate::letter::Told;
use rusqlite::Connection;

impl Store {
    /// Everything from which the facts of a past moment follow, in one read.
    pub fn history(&mut self) -> Result<History, StoreError> {
        let transaction = self.at_a_moment("reading the past")?;
        Ok(History {
            versions: versions(&transaction)?,
            marks: marks(&transaction)?,
            letters: past_letters(&transaction)?,
            first_applied: first_applied(&transaction)?,
        })
    }

    /// Every letter with its attempts and with all that the ledger remembers of it, oldest first.
    pub fn told_letters(&self) -> Result<Vec<(LetterRow, Vec<Told>)>, StoreError> {
        let mut found = Vec::new();
        for (id, key) in keys(&self.connection)? {
            let told = told_of(&self.connection, id)?;
            found.extend(self.letter(&key)?.map(|row| (row, told)));
        }
        Ok(found)
    }
}

fn keys(connection: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
    const DOING: &str = "listing the letters";
    rows(connection, "SELECT id, key FROM letter ORDER BY id", [], DOING)
}

fn versions(connection: &Connection) -> Result<Vec<Version>, StoreError> {
    const DOING: &str = "reading the versions of the tasks";
    let mut found = Vec::new();
    let rows = rows::<(String, String, i64, String)>(
        connection,
        "SELECT at, change, position, body FROM task_version ORDER BY id",
        [],
        DOING,
    )?;
    for (at, change, position, body) in rows {
        found.push(Version {
            at: moment(&at, DOING)?,
            is_removed: change == "removed",
            position,
            task: parse(&body, DOING)?,
        });
    }
    Ok(found)
}

fn past_letters(connection: &Connection) -> Result<Vec<PastLetter>, StoreError> {
    const DOING: &str = "reading what was told";
    let mut found = Vec::new();
    let rows = rows::<(i64, String, String, Option<String>)>(
        connection,
        "SELECT id, key, written_at, cancelled_at FROM letter ORDER BY id",
        [],
        DOING,
    )?;
    for (id, key, written_at, cancelled_at) in rows {
        found.push(PastLetter {
            key,
            written_at: moment(&written_at, DOING)?,
            cancelled_at: cancelled_at.map(|at| moment(&at, DOING)).transpose()?,
            told: told_of(connection, id)?,
        });
    }
    Ok(found)
}
