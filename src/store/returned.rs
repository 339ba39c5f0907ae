//! The letter that came back, where a report names it by its Message-ID only.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::json;
use crate::calendar::Moment;
use rusqlite::{OptionalExtension, params};

impl Store {
    /// The number of the letter with one of these Message-IDs that a server may have taken for that address
    /// since then. A Message-ID may be guessed: of a letter that never left nothing can come back.
    pub fn letter_that_went(
        &self,
        address: &str,
        message_ids: &[String],
        since: Moment,
    ) -> Result<Option<i64>, StoreError> {
        const DOING: &str = "looking for a letter that came back";
        let bracketed: Vec<String> = message_ids.iter().map(|id| format!("<{id}>")).collect();
        self.connection
            .query_row(
                "SELECT l.id FROM letter l JOIN letter_words w ON w.letter = l.id
                 WHERE lower(l.address) = lower(?1) AND l.written_at >= ?2 AND l.cancelled_at IS NULL
                 AND w.content ->> '$.message_id' IN (SELECT value FROM json_each(?3))
                 AND EXISTS (SELECT 1 FROM attempt a WHERE a.letter = l.id AND a.data IS NOT NULL)
                 ORDER BY l.id DESC LIMIT 1",
                params![address, since.to_rfc3339(), json(&bracketed, DOING)?],
                |row| row.get(0),
            )
            .optional()
            .map_err(sql(DOING))
    }
}
