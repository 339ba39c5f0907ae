//! What units handed in as their parts of reports.

use super::database::Store;
use super::error::{StoreError, sql};
use super::tasks::{hash, insert_mark};
use super::values::{bodies, json};
use crate::plan::Mark;
use crate::report::Contribution;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

impl Store {
    /// Stores a part with its file, and, where it is the first, the mark that it has come.
    pub fn keep_contribution(
        &mut self,
        given: &Contribution,
        file: &[u8],
        mark: Option<&Mark>,
    ) -> Result<(), StoreError> {
        const DOING: &str = "storing a part of a report";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        transaction
            .execute(
                "INSERT INTO contribution (at, file_hash, file, body) VALUES (?1, ?2, ?3, ?4)",
                params![given.at.to_rfc3339(), hash(file), file, json(given, DOING)?],
            )
            .map_err(sql(DOING))?;
        if let Some(mark) = mark {
            insert_mark(&transaction, mark)?;
        }
        transaction.commit().map_err(sql(DOING))
    }
}

/// The parts handed in since that day, oldest first.
pub(super) fn contributions(
    connection: &Connection,
    since: NaiveDate,
) -> Result<Vec<Contribution>, StoreError> {
    const DOING: &str = "reading the parts of reports";
    bodies(
        connection,
        "SELECT body FROM contribution WHERE at >= ?1 ORDER BY id",
        params![since.to_string()],
        DOING,
    )
}
