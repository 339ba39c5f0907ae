//! What letters named without a stage.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::parse;
use crate::letter::Owed;
use rusqlite::params;
use std::collections::BTreeSet;

impl Store {
    /// What the letters of these keys listed, whatever their revision, of those that were not taken back;
    /// each occurrence once.
    pub fn listed(&self, keys: &[String]) -> Result<Vec<Owed>, StoreError> {
        const DOING: &str = "reading what letters listed";
        // A revision follows a dot, behind which "/" comes next.
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT w.content ->> '$.listed' FROM letter l JOIN letter_words w ON w.letter = l.id
                 WHERE l.key >= ?1 AND l.key < ?1 || '/' AND l.cancelled_at IS NULL",
            )
            .map_err(sql(DOING))?;
        let mut found = BTreeSet::new();
        for key in keys {
            let mut rows = statement.query(params![key]).map_err(sql(DOING))?;
            while let Some(row) = rows.next().map_err(sql(DOING))? {
                let listed: Option<String> = row.get(0).map_err(sql(DOING))?;
                let listed: Vec<Owed> = listed.map_or(Ok(Vec::new()), |listed| parse(&listed, DOING))?;
                found.extend(listed);
            }
        }
        Ok(found.into_iter().collect())
    }
}
