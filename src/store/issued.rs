//! By which document a plan was issued: read from the file of its last import, once.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::rows;
use crate::plan::import::read_file_bytes;
use rusqlite::params;
use std::collections::BTreeMap;

impl Store {
    /// "số 12/KH-BQL ngày 14/01/2026" by the year of the plan. A file that says nothing of it takes nothing away.
    pub(super) fn issued(&mut self) -> Result<BTreeMap<i32, String>, StoreError> {
        const DOING: &str = "looking up by which document a plan was issued";
        let imports = rows::<(i64, i32)>(
            &self.connection,
            "SELECT id, year FROM plan_import ORDER BY id",
            [],
            DOING,
        )?;
        let mut by_year = BTreeMap::new();
        for (id, year) in imports {
            if !self.issued.contains_key(&id) {
                let (name, body): (String, Vec<u8>) = self
                    .connection
                    .query_row(
                        "SELECT file_name, body FROM plan_import WHERE id = ?1",
                        params![id],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .map_err(sql(DOING))?;
                let issued = read_file_bytes(&name, &body).ok().and_then(|plan| plan.issued);
                self.issued.insert(id, issued);
            }
            if let Some(Some(issued)) = self.issued.get(&id) {
                by_year.insert(year, issued.clone());
            }
        }
        Ok(by_year)
    }
}
