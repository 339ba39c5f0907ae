//! What audits ask for: every version of every task, every letter with what it told.

use super::database::Store;
use super::error::{StoreError, sql};
use super::facts::first_applied;
use super::letters::{LetterRow, told_of};
use super::tasks::marks;
use super::values::{moment, parse};
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
    let mut statement = connection
        .prepare_cached("SELECT id, key FROM letter ORDER BY id")
        .map_err(sql(DOING))?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(sql(DOING))?;
    rows.collect::<Result<_, _>>().map_err(sql(DOING))
}

fn versions(connection: &Connection) -> Result<Vec<Version>, StoreError> {
    const DOING: &str = "reading the versions of the tasks";
    let mut statement = connection
        .prepare_cached("SELECT at, change, position, body FROM task_version ORDER BY id")
        .map_err(sql(DOING))?;
    let rows = statement
        .query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, String>(3)?,
            ))
        })
        .map_err(sql(DOING))?;
    let mut found = Vec::new();
    for row in rows {
        let (at, change, position, body) = row.map_err(sql(DOING))?;
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
    let mut statement = connection
        .prepare_cached("SELECT id, key, written_at, cancelled_at FROM letter ORDER BY id")
        .map_err(sql(DOING))?;
    let rows = statement
        .query_map([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, Option<String>>(3)?,
            ))
        })
        .map_err(sql(DOING))?;
    let mut found = Vec::new();
    for row in rows {
        let (id, key, written_at, cancelled_at) = row.map_err(sql(DOING))?;
        found.push(PastLetter {
            key,
            written_at: moment(&written_at, DOING)?,
            cancelled_at: cancelled_at.map(|at| moment(&at, DOING)).transpose()?,
            told: told_of(connection, id)?,
        });
    }
    Ok(found)
}
