//! Drafts that people were given, version by version, and what drafters said of the week's page.

use super::{Store, StoreError, bodies, json, sql};
use crate::calendar::Moment;
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
