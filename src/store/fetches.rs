//! Requests to sources, marked before they are made, and how they ended.

use super::database::Store;
use super::error::{StoreError, sql};
use super::figures::insert_answer;
use super::readings;
use super::values::word;
use crate::calendar::Moment;
use crate::portal::{Answer, Failure, FailureKind, Question};
use rusqlite::{OptionalExtension, Transaction, params};

/// How a request to a source ended.
#[derive(Debug)]
pub enum Outcome {
    Answer(Box<Answer>),
    /// What the snapshot of that id holds still holds.
    Unchanged(i64),
    Failure(Failure),
    /// It was marked and never made; the mark goes.
    NotAsked,
}

impl Store {
    /// Writes requests as failed before they are made: one that takes the process with it counts as
    /// a failure, and the source is left alone for a while. Answers their ids. All in one transaction.
    pub fn begin_fetches(
        &mut self,
        asked: &[(&str, &Question)],
        now: Moment,
    ) -> Result<Vec<i64>, StoreError> {
        const DOING: &str = "marking a request to a source";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let mut ids = Vec::with_capacity(asked.len());
        let unreachable = word(&FailureKind::Unreachable, DOING)?;
        for (source, question) in asked {
            let mode = word(&question.mode, DOING)?;
            transaction
                .prepare_cached(
                    "INSERT INTO fetch (source, mode, from_day, to_day, at, failure, detail)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'begun, and the program ended before an answer')",
                )
                .and_then(|mut statement| {
                    statement.execute(params![
                        source,
                        mode,
                        question.from.to_string(),
                        question.to.to_string(),
                        now.to_rfc3339(),
                        unreachable,
                    ])
                })
                .map_err(sql(DOING))?;
            ids.push(transaction.last_insert_rowid());
        }
        transaction.commit().map_err(sql(DOING))?;
        Ok(ids)
    }

    /// One request marked by itself: [`Store::begin_fetches`].
    pub fn begin_fetch(&mut self, source: &str, question: &Question, now: Moment) -> Result<i64, StoreError> {
        let begun = self.begin_fetches(&[(source, question)], now)?;
        Ok(begun.first().copied().unwrap_or_default())
    }

    /// One good answer stored by itself. Answers the snapshot's id.
    pub fn keep_answer(&mut self, fetch: i64, answer: &Answer) -> Result<i64, StoreError> {
        const DOING: &str = "storing an answer of a source";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let id = keep_answer(&transaction, fetch, answer)?;
        transaction.commit().map_err(sql(DOING))?;
        Ok(id)
    }

    /// Stores how requests ended, all in one transaction: none of them is told before all are safe.
    /// Answers the snapshots' ids, in the order given; `None` where there is none.
    pub fn end_fetches(
        &mut self,
        ended: &[(i64, Outcome)],
        now: Moment,
    ) -> Result<Vec<Option<i64>>, StoreError> {
        const DOING: &str = "storing the answers of sources";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let mut kept = Vec::with_capacity(ended.len());
        for (fetch, outcome) in ended {
            kept.push(match outcome {
                Outcome::Answer(answer) => Some(keep_answer(&transaction, *fetch, answer)?),
                Outcome::Unchanged(known) => {
                    Some(readings::keep_unchanged(&transaction, *fetch, *known, now)?)
                }
                Outcome::Failure(failure) => {
                    keep_failure(&transaction, *fetch, failure)?;
                    None
                }
                Outcome::NotAsked => {
                    transaction
                        .execute("DELETE FROM fetch WHERE id = ?1", [fetch])
                        .map_err(sql(DOING))?;
                    None
                }
            });
        }
        transaction.commit().map_err(sql(DOING))?;
        Ok(kept)
    }
}

/// A good answer as the end of a request. Answers the snapshot's id.
fn keep_answer(transaction: &Transaction, fetch: i64, answer: &Answer) -> Result<i64, StoreError> {
    const DOING: &str = "storing an answer of a source";
    let s = &answer.snapshot;
    // The same words as before are no news.
    let last: Option<String> = transaction
        .prepare_cached(
            "SELECT hash FROM snapshot WHERE source = ?1 AND mode = ?2 AND from_day = ?3 AND to_day = ?4
             ORDER BY id DESC LIMIT 1",
        )
        .map_err(sql(DOING))?
        .query_row(
            params![
                s.source,
                word(&s.mode, DOING)?,
                s.from.to_string(),
                s.to.to_string()
            ],
            |row| row.get(0),
        )
        .optional()
        .map_err(sql(DOING))?;
    let is_known = last.as_deref() == Some(s.hash.as_str());
    let id = insert_answer(transaction, answer)?;
    transaction
        .prepare_cached(
            "UPDATE fetch SET failure = NULL, detail = ?4, status = ?2, snapshot = ?3 WHERE id = ?1",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                fetch,
                answer.status,
                id,
                if is_known { "unchanged" } else { "data" }
            ])
        })
        .map_err(sql(DOING))?;
    Ok(id)
}

/// A failure with its kind and the beginning of what came, as the end of a request.
fn keep_failure(transaction: &Transaction, fetch: i64, failure: &Failure) -> Result<(), StoreError> {
    const DOING: &str = "storing a failed fetch";
    transaction
        .execute(
            "UPDATE fetch SET failure = ?2, detail = ?3, status = ?4, retry_after = ?5, body = ?6
             WHERE id = ?1",
            params![
                fetch,
                word(&failure.kind, DOING)?,
                failure.detail,
                failure.status,
                failure.retry_after.map(|m| m.to_rfc3339()),
                failure.body,
            ],
        )
        .map_err(sql(DOING))?;
    Ok(())
}
