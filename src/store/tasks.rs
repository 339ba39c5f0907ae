//! The stored plan: versions of tasks, imports with their file, marks.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::{bodies, json};
use crate::calendar::{Moment, day_of};
use crate::plan::import::Change;
use crate::plan::{Mark, Task};
use rusqlite::{Connection, Transaction, params};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

/// A plan file as it was given.
#[derive(Debug, Clone, Copy)]
pub struct PlanFile<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub year: i32,
}

impl Store {
    /// The tasks in force, in the plan's order.
    pub fn tasks(&self) -> Result<Vec<Task>, StoreError> {
        tasks(&self.connection)
    }

    /// All marks, oldest first.
    pub fn marks(&self) -> Result<Vec<Mark>, StoreError> {
        marks(&self.connection)
    }

    /// Stores the changes of an import with its file. The first one fixes the day from which
    /// people are told.
    pub fn apply_plan(
        &mut self,
        file: PlanFile,
        changes: &[Change],
        order: &[Task],
        now: Moment,
    ) -> Result<(), StoreError> {
        const DOING: &str = "storing the plan";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        transaction
            .execute(
                "INSERT INTO plan_import (imported_at, year, file_name, hash, body) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![now.to_rfc3339(), file.year, file.name, hash(file.bytes), file.bytes],
            )
            .map_err(sql(DOING))?;
        let import = transaction.last_insert_rowid();
        let positions = (0i64..).zip(order).map(|(at, task)| (task.id.as_str(), at));
        let positions: HashMap<&str, i64> = positions.collect();
        for change in changes {
            let (kind, task) = word_of(change);
            let position = positions.get(task.id.as_str()).copied();
            let last = || i64::try_from(order.len()).unwrap_or(i64::MAX);
            let position = position.unwrap_or_else(last);
            insert_version(&transaction, kind, task, position, Some(import), now)?;
        }
        fix_first_day(&transaction, now)?;
        transaction.commit().map_err(sql(DOING))
    }

    /// Stores a task entered by hand. It too fixes the day from which people are told.
    pub fn add_task(&mut self, task: &Task, now: Moment) -> Result<(), StoreError> {
        const DOING: &str = "storing a task";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let position: i64 = transaction
            .query_row(
                "SELECT coalesce(max(position), -1) + 1 FROM task_version",
                [],
                |row| row.get(0),
            )
            .map_err(sql(DOING))?;
        insert_version(&transaction, "added", task, position, None, now)?;
        fix_first_day(&transaction, now)?;
        transaction.commit().map_err(sql(DOING))
    }

    /// Stores what a person said of a task.
    pub fn mark(&mut self, mark: &Mark) -> Result<(), StoreError> {
        insert_mark(&self.connection, mark)
    }
}

pub(super) fn insert_mark(connection: &Connection, mark: &Mark) -> Result<(), StoreError> {
    const DOING: &str = "storing a mark";
    connection
        .execute(
            "INSERT INTO mark (task, at, body) VALUES (?1, ?2, ?3)",
            params![mark.task, mark.at.to_rfc3339(), json(mark, DOING)?],
        )
        .map_err(sql(DOING))?;
    Ok(())
}

/// How often imports changed a task after it was first known, of all or of these; those that none
/// changed are left out.
pub(super) fn replanned(
    connection: &Connection,
    of: Option<&BTreeSet<&str>>,
) -> Result<HashMap<String, usize>, StoreError> {
    const DOING: &str = "counting what imports changed";
    const CHANGED: &str = "SELECT task, count(*) FROM task_version WHERE change IN ('changed', 'redated')";
    let (which, ids) = match of {
        None => ("", String::new()),
        Some(ids) => (
            " AND task IN (SELECT value FROM json_each(?1))",
            json(ids, DOING)?,
        ),
    };
    let mut statement = connection
        .prepare_cached(&format!("{CHANGED}{which} GROUP BY task"))
        .map_err(sql(DOING))?;
    let ids: Vec<&str> = of.map(|_| ids.as_str()).into_iter().collect();
    let rows = statement
        .query_map(rusqlite::params_from_iter(ids), |row| {
            let times: i64 = row.get(1)?;
            Ok((row.get(0)?, usize::try_from(times).unwrap_or_default()))
        })
        .map_err(sql(DOING))?;
    rows.collect::<Result<_, _>>().map_err(sql(DOING))
}

/// What is stored of a change, and under which word.
pub(super) fn word_of(change: &Change) -> (&'static str, &Task) {
    match change {
        Change::Added(task) => ("added", task),
        Change::Changed(_, task) => ("changed", task),
        Change::Redated(_, task) => ("redated", task),
        Change::Removed(task) => ("removed", task),
    }
}

pub(super) fn insert_version(
    transaction: &Transaction,
    kind: &str,
    task: &Task,
    position: i64,
    import: Option<i64>,
    now: Moment,
) -> Result<(), StoreError> {
    const DOING: &str = "storing a task";
    let mut statement = transaction
        .prepare_cached(
            "INSERT INTO task_version (task, position, year, change, at, import, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .map_err(sql(DOING))?;
    statement
        .execute(params![
            task.id,
            position,
            task.year,
            kind,
            now.to_rfc3339(),
            import,
            json(task, DOING)?
        ])
        .map_err(sql(DOING))?;
    Ok(())
}

pub(super) fn fix_first_day(transaction: &Transaction, now: Moment) -> Result<(), StoreError> {
    transaction
        .execute(
            "INSERT INTO fact (name, value) VALUES ('first_applied', ?1) ON CONFLICT DO NOTHING",
            [day_of(now).to_string()],
        )
        .map_err(sql("storing the day of the first import"))?;
    Ok(())
}

/// SHA-256, hex.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The newest version of every task that is not removed, in the plan's order.
pub(super) fn tasks(connection: &Connection) -> Result<Vec<Task>, StoreError> {
    bodies(
        connection,
        "SELECT body FROM task_version v
         WHERE id = (SELECT max(id) FROM task_version w WHERE w.task = v.task) AND change <> 'removed'
         ORDER BY year, position, id",
        [],
        "reading the tasks",
    )
}

pub(super) fn marks(connection: &Connection) -> Result<Vec<Mark>, StoreError> {
    bodies(
        connection,
        "SELECT body FROM mark ORDER BY id",
        [],
        "reading the marks",
    )
}
