//! Letters that the policy of a mail server denies.

use super::database::Store;
use super::error::{StoreError, sql};
use rusqlite::params;

impl Store {
    /// Whether a server that denies the letter of this attempt again has said its last word: it has denied it
    /// so often, and taken another one since it did so first.
    pub fn is_last_word(
        &self,
        attempt: i64,
        server: Option<&str>,
        denials: usize,
    ) -> Result<bool, StoreError> {
        self.connection
            .prepare_cached(
                "WITH denied AS (SELECT d.id FROM attempt d JOIN attempt this ON this.letter = d.letter
                   WHERE this.id = ?1 AND d.server IS ?2 AND substr(d.outcome, 1, 9) = '{\"denied\"')
                 SELECT (SELECT count(*) FROM denied) + 1 >= ?3 AND EXISTS (SELECT 1 FROM attempt
                   WHERE server IS ?2 AND substr(outcome, 1, 11) = '{\"accepted\"'
                     AND id > (SELECT min(id) FROM denied))",
            )
            .and_then(|mut s| s.query_row(params![attempt, server, denials as i64], |row| row.get(0)))
            .map_err(sql("reading whether a server takes other letters"))
    }
}
