//! Drafts that people were given, version by version, and what drafters said of the week's page.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::{bodies, json, moment, rows, word};
use crate::calendar::Moment;
use crate::letter::LetterKind;
use crate::report::{HandedOut, Review};
use chrono::NaiveDate;
use rusqlite::{Connection, params};

impl Store {
    /// Remembers a version; one that is known stays as it is.
    pub fn keep_draft(&mut self, draft: &HandedOut) -> Result<(), StoreError> {
        const DOING: &str = "storing the version of a draft";
        self.connection
            .execute(
                "INSERT INTO draft_version (report, from_day, to_day, number, at, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
                params![
                    draft.report,
                    draft.from.to_string(),
                    draft.to.to_string(),
                    draft.number,
                    draft.at.to_rfc3339(),
                    json(draft, DOING)?
                ],
            )
            .map_err(sql(DOING))?;
        Ok(())
    }

    /// The versions of one report and window made until then, oldest first; `report` is empty for the week's.
    pub fn versions(
        &self,
        report: &str,
        (from, to): (NaiveDate, NaiveDate),
        until: Moment,
    ) -> Result<Vec<HandedOut>, StoreError> {
        bodies(
            &self.connection,
            "SELECT body FROM draft_version
             WHERE report = ?1 AND from_day = ?2 AND to_day = ?3 AND at <= ?4 ORDER BY id",
            [
                report.to_owned(),
                from.to_string(),
                to.to_string(),
                until.to_rfc3339(),
            ],
            "reading the versions of a draft",
        )
    }

    /// The letters that brought drafts, by their keys, with the moments in which they were written.
    pub fn draft_letters(&self) -> Result<Vec<(String, Moment)>, StoreError> {
        const DOING: &str = "reading which drafts were written";
        let letters = rows::<(String, String)>(
            &self.connection,
            "SELECT key, written_at FROM letter WHERE kind = ?1 AND cancelled_at IS NULL ORDER BY id",
            [word(&LetterKind::Draft, DOING)?],
            DOING,
        )?;
        let read = |(key, at): (String, String)| Ok((key, moment(&at, DOING)?));
        letters.into_iter().map(read).collect()
    }

    /// The newest answer, reading of an answer, version of a draft and letter with one; all only grow. While they are
    /// the same, so are the figures of every draft and what drafters were given.
    pub fn newest_of_drafts(&self) -> Result<[i64; 4], StoreError> {
        const DOING: &str = "looking for newer figures";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT (SELECT coalesce(max(id), 0) FROM snapshot), (SELECT coalesce(max(id), 0) FROM reading),
                 (SELECT coalesce(max(id), 0) FROM draft_version), (SELECT coalesce(max(id), 0) FROM letter WHERE kind = 'draft')",
            )
            .map_err(sql(DOING))?;
        statement
            .query_row([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
            .map_err(sql(DOING))
    }

    /// Keeps what a drafter said of a week's page.
    pub fn keep_review(&mut self, review: &Review) -> Result<(), StoreError> {
        const DOING: &str = "storing a word about the week's page";
        self.connection
            .execute(
                "INSERT INTO review (at, body) VALUES (?1, ?2)",
                params![review.at.to_rfc3339(), json(review, DOING)?],
            )
            .map_err(sql(DOING))?;
        Ok(())
    }
}

/// What was said of the pages of recent weeks, oldest first.
pub(super) fn reviews(
    connection: &Connection,
    since: NaiveDate,
    until: Moment,
) -> Result<Vec<Review>, StoreError> {
    const DOING: &str = "reading what was said of the week's page";
    bodies(
        connection,
        "SELECT body FROM review WHERE at >= ?1 AND at <= ?2 ORDER BY id",
        [since.to_string(), until.to_rfc3339()],
        DOING,
    )
}

/// Those made since that day and until then, oldest first.
pub(super) fn handed_out(
    connection: &Connection,
    since: NaiveDate,
    until: Moment,
) -> Result<Vec<HandedOut>, StoreError> {
    const DOING: &str = "reading the versions of drafts";
    bodies(
        connection,
        "SELECT body FROM draft_version WHERE at >= ?1 AND at <= ?2 ORDER BY id",
        [since.to_string(), until.to_rfc3339()],
        DOING,
    )
}
