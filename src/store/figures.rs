//! Answers of sources: bodies once, snapshots and fetches as they came.

use super::facts::{day, moment};
use super::readings::{self, NewReading};
use super::{Store, StoreError, from_word, json, parse, sql, word};
use crate::calendar::Moment;
use crate::dossier::Snapshot;
use crate::portal::{Answer, Failure, FailureKind, Question};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// A fetch for people to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchRow {
    pub source: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub at: Moment,
    /// The kind of failure, or `None` for a good answer.
    pub failure: Option<String>,
    pub detail: String,
}

impl Store {
    /// Writes a request as failed before it is made: one that takes the process with it counts as
    /// a failure, and the source is left alone for a while. Answers its id.
    pub fn begin_fetch(&mut self, source: &str, question: &Question, now: Moment) -> Result<i64, StoreError> {
        const DOING: &str = "marking a request to a source";
        self.connection
            .execute(
                "INSERT INTO fetch (source, mode, from_day, to_day, at, failure, detail)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'begun, and the program ended before an answer')",
                params![
                    source,
                    word(&question.mode, DOING)?,
                    question.from.to_string(),
                    question.to.to_string(),
                    now.to_rfc3339(),
                    word(&FailureKind::Unreachable, DOING)?,
                ],
            )
            .map_err(sql(DOING))?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Stores a good answer as the end of a request. Answers the snapshot's id.
    pub fn keep_answer(&mut self, fetch: i64, answer: &Answer) -> Result<i64, StoreError> {
        const DOING: &str = "storing an answer of a source";
        let s = &answer.snapshot;
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        // The same words as before are no news.
        let last: Option<String> = transaction
            .query_row(
                "SELECT hash FROM snapshot WHERE source = ?1 AND mode = ?2 AND from_day = ?3 AND to_day = ?4
                 ORDER BY id DESC LIMIT 1",
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
        transaction
            .execute(
                "INSERT INTO answer_body (hash, body) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                params![s.hash, answer.body],
            )
            .map_err(sql(DOING))?;
        transaction
            .execute(
                "INSERT INTO snapshot
                 (source, mode, from_day, to_day, fetched_at, request, status, hash, row_data, total_data)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    s.source,
                    word(&s.mode, DOING)?,
                    s.from.to_string(),
                    s.to.to_string(),
                    s.fetched_at.to_rfc3339(),
                    s.request,
                    answer.status,
                    s.hash,
                    json(&s.rows, DOING)?,
                    s.total.as_ref().map(|t| json(t, DOING)).transpose()?,
                ],
            )
            .map_err(sql(DOING))?;
        let id = transaction.last_insert_rowid();
        if let Some(proof) = &s.proof {
            let reading = NewReading {
                snapshot: id,
                at: s.fetched_at,
                version: &answer.version,
                mode: s.mode,
                proof,
                validators: &answer.validators,
                rows: None,
            };
            readings::keep(&transaction, &reading)?;
        }
        transaction
            .execute(
                "UPDATE fetch SET failure = NULL, detail = ?4, status = ?2, snapshot = ?3 WHERE id = ?1",
                params![
                    fetch,
                    answer.status,
                    id,
                    if is_known { "unchanged" } else { "data" }
                ],
            )
            .map_err(sql(DOING))?;
        transaction.commit().map_err(sql(DOING))?;
        Ok(id)
    }

    /// Stores a failure with its kind and the beginning of what came, as the end of a request.
    pub fn keep_failure(&mut self, fetch: i64, failure: &Failure) -> Result<(), StoreError> {
        const DOING: &str = "storing a failed fetch";
        self.connection
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

    /// All good answers for exactly that window, oldest first.
    pub fn snapshots(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Snapshot>, StoreError> {
        const DOING: &str = "reading snapshots";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT s.id, s.source, s.mode, s.from_day, s.to_day, s.fetched_at, s.request, s.hash,
                 coalesce(r.row_data, s.row_data),
                 CASE WHEN r.row_data IS NULL THEN s.total_data ELSE r.total_data END, v.proof
                 FROM snapshot s
                 LEFT JOIN reading r ON r.id = (SELECT max(id) FROM reading WHERE snapshot = s.id)
                 LEFT JOIN profile_version v ON v.number = r.version
                 WHERE s.from_day = ?1 AND s.to_day = ?2 ORDER BY s.id",
            )
            .map_err(sql(DOING))?;
        let mut rows = statement
            .query(params![from.to_string(), to.to_string()])
            .map_err(sql(DOING))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            found.push(snapshot(row)?);
        }
        Ok(found)
    }

    /// The newest fetches, newest first.
    pub fn last_fetches(&self, limit: i64) -> Result<Vec<FetchRow>, StoreError> {
        const DOING: &str = "reading the fetches";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT source, from_day, to_day, at, failure, detail FROM fetch ORDER BY id DESC LIMIT ?1",
            )
            .map_err(sql(DOING))?;
        let mut rows = statement.query([limit]).map_err(sql(DOING))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let text = |i| row.get::<_, String>(i).map_err(sql(DOING));
            found.push(FetchRow {
                source: text(0)?,
                from: day(&text(1)?, DOING)?,
                to: day(&text(2)?, DOING)?,
                at: moment(&text(3)?, DOING)?,
                failure: row.get(4).map_err(sql(DOING))?,
                detail: text(5)?,
            });
        }
        Ok(found)
    }
}

/// Columns in the order of [`Store::snapshots`].
pub(super) fn snapshot(row: &Row) -> Result<Snapshot, StoreError> {
    const DOING: &str = "reading a snapshot";
    let text = |i| row.get::<_, String>(i).map_err(sql(DOING));
    let total: Option<String> = row.get(9).map_err(sql(DOING))?;
    Ok(Snapshot {
        id: row.get(0).map_err(sql(DOING))?,
        source: text(1)?,
        mode: from_word(&text(2)?, DOING)?,
        from: day(&text(3)?, DOING)?,
        to: day(&text(4)?, DOING)?,
        fetched_at: moment(&text(5)?, DOING)?,
        request: text(6)?,
        hash: text(7)?,
        rows: parse(&text(8)?, DOING)?,
        total: total.map(|t| parse(&t, DOING)).transpose()?,
        proof: readings::proof(row.get(10).map_err(sql(DOING))?, DOING)?,
    })
}
