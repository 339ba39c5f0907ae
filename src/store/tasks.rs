//! The stored plan: versions of tasks, imports with their file, marks.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::{bodies, json, moment, parse, rows};
use crate::agenda::Replan;
use crate::calendar::{Moment, day_of};
use crate::plan::import::Change;
use crate::plan::{Mark, Task, handed_on};
use chrono::Days;
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
        hand_on(&transaction, changes, now)?;
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

/// A unit that takes a finished task over is not reminded of it.
fn hand_on(transaction: &Transaction, changes: &[Change], now: Moment) -> Result<(), StoreError> {
    let all = marks(transaction)?;
    for change in changes {
        let (Change::Changed(before, after) | Change::Redated(before, after)) = change else {
            continue;
        };
        let own: Vec<&Mark> = all.iter().filter(|m| m.task == after.id).collect();
        for mark in handed_on(before, after, &own, now) {
            insert_mark(transaction, &mark)?;
        }
    }
    Ok(())
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

/// For so many days a unit may have to hear what an import did.
const NEWS_FOR: Days = Days::new(10);

/// What imports of late did to tasks that were known, to all or to these, oldest first.
pub(super) fn replans(
    connection: &Connection,
    now: Moment,
    of: Option<&BTreeSet<&str>>,
) -> Result<Vec<Replan>, StoreError> {
    const DOING: &str = "reading what imports changed";
    let since = (now - NEWS_FOR).to_rfc3339();
    let found = rows::<(i64, String, String, String, Option<String>, String)>(
        connection,
        "SELECT v.import, v.at, v.change, v.body,
                (SELECT body FROM task_version w WHERE w.task = v.task AND w.id < v.id ORDER BY w.id DESC LIMIT 1),
                (SELECT file_name FROM plan_import i WHERE i.id = v.import)
         FROM task_version v WHERE v.import IS NOT NULL AND v.change <> 'added' AND ?1 <= v.at AND v.at <= ?2
         ORDER BY v.id",
        [since, now.to_rfc3339()],
        DOING,
    )?;
    let read =
        |(import, at, change, body, before, file): (i64, String, String, String, Option<String>, String)| {
            let task = parse(&body, DOING)?;
            Ok(Replan {
                import,
                file,
                at: moment(&at, DOING)?,
                before: parse(&before.unwrap_or(body), DOING)?,
                after: (change != "removed").then_some(task),
            })
        };
    let replans: Vec<Replan> = found.into_iter().map(read).collect::<Result<_, StoreError>>()?;
    let is_meant = |r: &Replan| of.is_none_or(|ids| ids.contains(r.before.id.as_str()));
    Ok(replans.into_iter().filter(is_meant).collect())
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
