//! How answers were read: by which version of a profile, with what proof.

#[cfg(test)]
mod tests;

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::{json, parse, word};
use crate::calendar::Moment;
use crate::dossier::{Mode, Proof, SectorRow};
use crate::portal::{Question, Validators, Version};
use rusqlite::{Connection, OptionalExtension, params};

/// One reading that is written.
pub(super) struct NewReading<'r> {
    pub snapshot: i64,
    pub at: Moment,
    pub version: &'r Version,
    pub mode: Mode,
    pub proof: &'r Proof,
    pub validators: &'r Validators,
    /// Only where they differ from the snapshot's own.
    pub rows: Option<(&'r [SectorRow], Option<&'r SectorRow>)>,
}

/// Writes a reading in the transaction of its caller.
pub(super) fn keep(connection: &Connection, new: &NewReading) -> Result<(), StoreError> {
    const DOING: &str = "storing how an answer was read";
    let mode = word(&new.mode, DOING)?;
    let proof = json(new.proof, DOING)?;
    connection
        .prepare_cached(
            "INSERT INTO profile_version (profile, hash, mode, proof) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
        )
        .and_then(|mut statement| {
            statement.execute(params![new.version.profile, new.version.hash, mode, proof])
        })
        .map_err(sql(DOING))?;
    let (rows, total) = match new.rows {
        None => (None, None),
        Some((rows, total)) => (
            Some(json(&rows, DOING)?),
            total.map(|t| json(t, DOING)).transpose()?,
        ),
    };
    connection
        .prepare_cached(
            "INSERT INTO reading (snapshot, at, version, etag, last_modified, row_data, total_data)
             SELECT ?1, ?2, number, ?5, ?6, ?7, ?8 FROM profile_version WHERE hash = ?3 AND mode = ?4",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                new.snapshot,
                new.at.to_rfc3339(),
                new.version.hash,
                mode,
                new.validators.etag,
                new.validators.last_modified,
                rows,
                total,
            ])
        })
        .map_err(sql(DOING))?;
    Ok(())
}

impl Store {
    /// The newest good answer to exactly this question, asked in these words and read by this
    /// version, if the server can recognise it: its number and what it is recognised by.
    pub fn recognised(
        &self,
        source: &str,
        question: &Question,
        request: &str,
        version: &Version,
    ) -> Result<Option<(i64, Validators)>, StoreError> {
        const DOING: &str = "reading what a source said last";
        let found = self
            .connection
            .prepare_cached(
                "SELECT s.id, s.request, r.etag, r.last_modified, v.hash
                 FROM snapshot s
                 LEFT JOIN reading r ON r.id = (SELECT max(id) FROM reading WHERE snapshot = s.id)
                 LEFT JOIN profile_version v ON v.number = r.version
                 WHERE s.source = ?1 AND s.mode = ?2 AND s.from_day = ?3 AND s.to_day = ?4
                 ORDER BY s.id DESC LIMIT 1",
            )
            .map_err(sql(DOING))?
            .query_row(
                params![
                    source,
                    word(&question.mode, DOING)?,
                    question.from.to_string(),
                    question.to.to_string()
                ],
                |row| {
                    let validators = Validators {
                        etag: row.get(2)?,
                        last_modified: row.get(3)?,
                    };
                    let asked: (String, Option<String>) = (row.get(1)?, row.get(4)?);
                    Ok((row.get(0)?, validators, asked))
                },
            )
            .optional()
            .map_err(sql(DOING))?;
        Ok(found.and_then(|(id, validators, (asked, hash))| {
            let same = asked == request && hash.as_deref() == Some(version.hash.as_str());
            (same && !validators.is_empty()).then_some((id, validators))
        }))
    }
}

/// Stores that an answer still holds at `now`, as the end of a request: a snapshot of that
/// moment with the same body. Answers its id.
pub(super) fn keep_unchanged(
    connection: &Connection,
    fetch: i64,
    known: i64,
    now: Moment,
) -> Result<i64, StoreError> {
    const DOING: &str = "storing that an answer is unchanged";
    connection
        .execute(
            "INSERT INTO snapshot
             (source, mode, from_day, to_day, fetched_at, request, status, hash, row_data, total_data, answer_rows)
             SELECT source, mode, from_day, to_day, ?2, request, 304, hash, row_data, total_data, answer_rows
             FROM snapshot WHERE id = ?1",
            params![known, now.to_rfc3339()],
        )
        .map_err(sql(DOING))?;
    let id = connection.last_insert_rowid();
    connection
        .execute(
            "INSERT INTO reading (snapshot, at, version, etag, last_modified, row_data, total_data)
             SELECT ?2, ?3, version, etag, last_modified, row_data, total_data
             FROM reading WHERE snapshot = ?1 ORDER BY id DESC LIMIT 1",
            params![known, id, now.to_rfc3339()],
        )
        .map_err(sql(DOING))?;
    connection
        .execute(
            "UPDATE fetch SET failure = NULL, detail = 'unchanged', status = 304, snapshot = ?2
             WHERE id = ?1",
            params![fetch, id],
        )
        .map_err(sql(DOING))?;
    Ok(id)
}

/// The proof of a reading, as stored.
pub(super) fn proof(text: Option<String>, doing: &'static str) -> Result<Option<Proof>, StoreError> {
    text.map(|text| parse(&text, doing)).transpose()
}
