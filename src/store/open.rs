//! Lists of dossiers that are being worked on: kept stripped, read once.

use super::database::Store;
use super::error::{StoreError, sql};
use super::looked_up::OpenLists;
use super::packed;
use super::values::{column, json, moment, parse};
use crate::calendar::{Moment, day_of};
use crate::dossier::open::{OpenList, Promised};
use crate::portal::OpenAnswer;
use chrono::Days;
use rusqlite::{Connection, OptionalExtension, params};
use std::sync::Arc;

/// A list is of use for some days only; older ones are not read.
const MEMORY_DAYS: u64 = 7;
/// Older ones are removed; what was told of them stands in the letters.
const KEPT_DAYS: u64 = 45;

impl Store {
    /// Stores a list as the end of a request. Answers its id.
    pub fn keep_open(&mut self, fetch: i64, answer: &OpenAnswer) -> Result<i64, StoreError> {
        const DOING: &str = "storing a list of dossiers";
        let list = &answer.list;
        let body = packed::pack(json(&list.rows, DOING)?.as_bytes(), DOING)?;
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        transaction
            .execute(
                "INSERT INTO open_list (source, fetched_at, request, profile, version, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    list.source,
                    list.at.to_rfc3339(),
                    answer.request,
                    answer.version.profile,
                    answer.version.hash,
                    body
                ],
            )
            .map_err(sql(DOING))?;
        let id = transaction.last_insert_rowid();
        transaction
            .execute(
                "UPDATE fetch SET failure = NULL, detail = 'list', status = ?2 WHERE id = ?1",
                params![fetch, answer.status],
            )
            .map_err(sql(DOING))?;
        let last = day_of(list.at) - Days::new(KEPT_DAYS);
        transaction
            .execute("DELETE FROM open_list WHERE fetched_at < ?1", [last.to_string()])
            .map_err(sql(DOING))?;
        transaction.commit().map_err(sql(DOING))?;
        Ok(id)
    }

    /// How many dossiers the newest list of a source had.
    pub fn open_before(&self, source: &str) -> Result<usize, StoreError> {
        const DOING: &str = "looking for the last list of dossiers";
        let id: Option<i64> = self
            .connection
            .query_row(
                "SELECT id FROM open_list WHERE source = ?1 ORDER BY id DESC LIMIT 1",
                [source],
                |row| row.get(0),
            )
            .optional()
            .map_err(sql(DOING))?;
        Ok(match id {
            Some(id) => of_portal(&self.connection, id)?.rows.len(),
            None => 0,
        })
    }

    /// The newest list of every source at that moment, from portals and from files.
    pub fn open_lists(&mut self, now: Moment) -> Result<Vec<Arc<OpenList>>, StoreError> {
        let since = (day_of(now) - Days::new(MEMORY_DAYS)).to_string();
        let ids = |statement: &str| newest(&self.connection, statement, &since, now);
        let of_portals =
            ids("SELECT max(id) FROM open_list WHERE fetched_at >= ?1 AND fetched_at <= ?2 GROUP BY source")?;
        let of_files = ids(
            "SELECT max(s.id) FROM dossier_list l JOIN snapshot s ON s.id = l.snapshot
             WHERE fetched_at >= ?1 AND fetched_at <= ?2 GROUP BY source",
        )?;
        let known = &self.open;
        if (&known.of_portals, &known.of_files) == (&of_portals, &of_files) {
            return Ok(known.lists.clone());
        }
        let mut lists = Vec::new();
        for id in &of_portals {
            lists.push(Arc::new(of_portal(&self.connection, *id)?));
        }
        for id in &of_files {
            lists.extend(of_file(self, *id)?.map(Arc::new));
        }
        self.open = OpenLists {
            of_portals,
            of_files,
            lists,
        };
        Ok(self.open.lists.clone())
    }
}

fn newest(
    connection: &Connection,
    statement: &str,
    since: &str,
    now: Moment,
) -> Result<Vec<i64>, StoreError> {
    const DOING: &str = "looking for lists of dossiers";
    column(connection, statement, params![since, now.to_rfc3339()], DOING)
}

fn of_portal(connection: &Connection, id: i64) -> Result<OpenList, StoreError> {
    const DOING: &str = "reading a list of dossiers";
    let (source, at, body): (String, String, Vec<u8>) = connection
        .query_row(
            "SELECT source, fetched_at, body FROM open_list WHERE id = ?1",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .map_err(sql(DOING))?;
    let body = packed::unpack(&body, DOING)?;
    let rows: Vec<Promised> = parse(&String::from_utf8_lossy(&body), DOING)?;
    Ok(OpenList {
        source,
        at: moment(&at, DOING)?,
        rows,
        is_partial: false,
    })
}

fn of_file(store: &Store, id: i64) -> Result<Option<OpenList>, StoreError> {
    const DOING: &str = "reading a list of dossiers";
    let snapshot = store.snapshot(id)?;
    // Kept as long as its snapshot.
    let Some(body) = packed::body(&store.connection, &snapshot.hash)? else {
        return Ok(None);
    };
    let list = parse(&String::from_utf8_lossy(&body), DOING)?;
    Ok(Some(OpenList::of(&snapshot.source, snapshot.fetched_at, list)))
}
