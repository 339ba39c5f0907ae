//! The numbers that tasks had in the plan: a version that puts a row on top gives all others new ones, and letters in
//! hand bear the old.

use super::database::Store;
use super::error::StoreError;
use super::values::{parse, rows};
use crate::calendar::Moment;
use crate::plan::Task;
use std::collections::HashMap;

impl Store {
    /// By task, the number of each that was changed since, as it stood at that moment.
    pub fn numbers_as_of(&self, at: Moment) -> Result<HashMap<String, String>, StoreError> {
        const DOING: &str = "reading which numbers tasks had";
        let found = rows::<(String,)>(
            &self.connection,
            "SELECT v.body FROM task_version v
             WHERE v.id = (SELECT max(w.id) FROM task_version w WHERE w.task = v.task AND w.at <= ?1)
               AND EXISTS (SELECT 1 FROM task_version x WHERE x.task = v.task AND x.at > ?1)",
            [at.to_rfc3339()],
            DOING,
        )?;
        let named = |(body,): (String,)| {
            let task: Task = parse(&body, DOING)?;
            Ok((task.id, task.number))
        };
        found.into_iter().map(named).collect()
    }
}
