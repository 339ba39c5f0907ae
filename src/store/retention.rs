//! Old answers that the office's policy lets go.

use super::database::Store;
use super::error::{StoreError, sql};
use super::figures::heads_of;
use super::values::{column, json};
use crate::calendar::Moment;
use crate::dossier::Head;
use std::collections::BTreeSet;

/// What was removed, or would be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    pub answers: usize,
    /// Bodies and tables that no other answer needs, in bytes as they are stored.
    pub bytes: i64,
}

impl Store {
    /// The answers that may not go: those behind every report that was ever sent, and lists of
    /// dossiers, which speak for other windows than their own.
    pub fn answers_to_keep(&self) -> Result<BTreeSet<i64>, StoreError> {
        const DOING: &str = "reading what reports rest on";
        let ids = column(
            &self.connection,
            "SELECT j.value FROM reported r, json_each(r.body, '$.rests_on') j
                 UNION SELECT snapshot FROM dossier_list",
            [],
            DOING,
        )?;
        Ok(ids.into_iter().collect())
    }

    /// What is known of every good answer without its rows.
    pub fn all_heads(&self) -> Result<Vec<Head>, StoreError> {
        const DOING: &str = "listing the answers of sources";
        let mut statement = self
            .connection
            .prepare("SELECT id, source, mode, from_day, to_day, fetched_at FROM snapshot ORDER BY id")
            .map_err(sql(DOING))?;
        let mut rows = statement.query([]).map_err(sql(DOING))?;
        heads_of(&mut rows, DOING)
    }

    /// What would be removed. A body or table that another answer needs stays.
    pub fn weigh_answers(&self, ids: &[i64]) -> Result<Removed, StoreError> {
        const DOING: &str = "weighing old answers";
        let size = "WITH gone AS (SELECT value AS id FROM json_each(?1)),
                    left AS (SELECT hash, answer_rows FROM snapshot WHERE id NOT IN (SELECT id FROM gone))
             SELECT (SELECT coalesce(sum(length(body)), 0) FROM answer_body WHERE hash NOT IN (SELECT hash FROM left))
                  + (SELECT coalesce(sum(length(body)), 0) FROM answer_rows
                     WHERE id NOT IN (SELECT answer_rows FROM left WHERE answer_rows IS NOT NULL))";
        let bytes = self
            .connection
            .query_row(size, [json(&ids, DOING)?], |row| row.get(0))
            .map_err(sql(DOING))?;
        Ok(Removed {
            answers: ids.len(),
            bytes,
        })
    }

    /// Removes these answers, the requests that brought them, the bodies and tables that no other
    /// answer needs, and what was kept of failures before then.
    pub fn remove_answers(&mut self, ids: &[i64], before: Moment) -> Result<Removed, StoreError> {
        const DOING: &str = "removing old answers";
        let removed = self.weigh_answers(ids)?;
        let list = json(&ids, DOING)?;
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        for text in [
            "DELETE FROM reading WHERE snapshot IN (SELECT value FROM json_each(?1))",
            "DELETE FROM fetch WHERE snapshot IN (SELECT value FROM json_each(?1))",
            "DELETE FROM snapshot WHERE id IN (SELECT value FROM json_each(?1))",
        ] {
            transaction.execute(text, [&list]).map_err(sql(DOING))?;
        }
        transaction
            .execute_batch(
                "DELETE FROM answer_body WHERE hash NOT IN (SELECT hash FROM snapshot);
                 DELETE FROM answer_rows
                 WHERE id NOT IN (SELECT answer_rows FROM snapshot WHERE answer_rows IS NOT NULL);",
            )
            .map_err(sql(DOING))?;
        transaction
            .execute(
                "UPDATE fetch SET body = NULL WHERE at < ?1",
                [before.to_rfc3339()],
            )
            .map_err(sql(DOING))?;
        transaction.commit().map_err(sql(DOING))?;
        // Pages that were freed go back to the disk.
        self.connection.execute_batch("VACUUM").map_err(sql(DOING))?;
        Ok(removed)
    }
}

#[cfg(test)]
mod tests;
