//! Files exported by hand: figures of a window, and lists of dossiers that any window is counted
//! from.

use super::database::Store;
use super::error::{StoreError, sql};
use super::figures::{insert_answer, of_snapshots, snapshot};
use super::intake::{SheetFile, insert};
use super::packed;
use super::values::{day, moment, parse, word};
use crate::agenda::ListFact;
use crate::calendar::Moment;
use crate::dossier::Snapshot;
use crate::dossier::list::{Coverage, Listed};
use crate::finding::Finding;
use crate::portal::Answer;
use crate::sheet::Receipt;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

impl Store {
    /// Stores what a file said, as a request that was answered, in one transaction with the file
    /// of the watched folder that it came in. `list`: its body is a list of dossiers that covers these days. Answers
    /// the ids of the snapshot and of the file.
    pub fn keep_export(
        &mut self,
        answer: &Answer,
        list: Option<Coverage>,
        file: Option<(SheetFile, &Receipt)>,
        now: Moment,
    ) -> Result<(i64, Option<i64>), StoreError> {
        const DOING: &str = "storing the figures of a file";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let id = insert_answer(&transaction, answer)?;
        if let Some(coverage) = list {
            let day = |day: Option<NaiveDate>| day.map(|d| d.to_string());
            transaction
                .execute(
                    "INSERT INTO dossier_list (snapshot, from_day, to_day) VALUES (?1, ?2, ?3)",
                    params![id, day(coverage.from), day(coverage.to)],
                )
                .map_err(sql(DOING))?;
        }
        insert_fetch(&transaction, &answer.snapshot, id)?;
        let file = match file {
            Some((file, receipt)) => Some(insert(&transaction, file, receipt, now)?),
            None => None,
        };
        transaction.commit().map_err(sql(DOING))?;
        Ok((id, file))
    }

    /// Every list of dossiers with the snapshot that it came as, oldest first.
    pub fn lists(&self) -> Result<Vec<Listed>, StoreError> {
        const DOING: &str = "reading the lists of dossiers";
        let mut statement = self
            .connection
            .prepare_cached(&of_snapshots(
                "JOIN dossier_list l ON l.snapshot = s.id ORDER BY s.id",
                "",
            ))
            .map_err(sql(DOING))?;
        let mut rows = statement.query([]).map_err(sql(DOING))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let snapshot = snapshot(row)?;
            // Kept as long as its snapshot.
            let Some(body) = packed::body(&self.connection, &snapshot.hash)? else {
                continue;
            };
            found.push(Listed {
                snapshot,
                list: parse(&String::from_utf8_lossy(&body), DOING)?,
            });
        }
        Ok(found)
    }

    /// What the lists say of a window, each with what it could not count. The window that a list
    /// was given for is counted like any other.
    pub(super) fn counted(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<(Snapshot, Vec<Finding>)>, StoreError> {
        Ok(self.lists()?.iter().filter_map(|l| l.answer(from, to)).collect())
    }

    /// When the same bytes were stored last for a source and window, by the request that names them.
    pub fn export_stored(&self, snapshot: &Snapshot) -> Result<Option<Moment>, StoreError> {
        const DOING: &str = "looking for a file among those stored";
        let at: Option<String> = self
            .connection
            .query_row(
                "SELECT fetched_at FROM snapshot WHERE source = ?1 AND from_day = ?2 AND to_day = ?3
                 AND hash = ?4 ORDER BY id DESC LIMIT 1",
                params![
                    snapshot.source,
                    snapshot.from.to_string(),
                    snapshot.to.to_string(),
                    snapshot.hash
                ],
                |row| row.get(0),
            )
            .optional()
            .map_err(sql(DOING))?;
        at.map(|text| moment(&text, DOING)).transpose()
    }
}

/// Which days the lists of late cover.
pub(super) fn recent(connection: &Connection, since: NaiveDate) -> Result<Vec<ListFact>, StoreError> {
    const DOING: &str = "reading the lists of dossiers";
    let mut statement = connection
        .prepare_cached(
            "SELECT source, fetched_at, l.from_day, l.to_day FROM dossier_list l
             JOIN snapshot s ON s.id = l.snapshot WHERE fetched_at >= ?1 ORDER BY s.id",
        )
        .map_err(sql(DOING))?;
    let mut rows = statement.query([since.to_string()]).map_err(sql(DOING))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(DOING))? {
        let at: String = row.get(1).map_err(sql(DOING))?;
        let open = |i| -> Result<Option<NaiveDate>, StoreError> {
            let text: Option<String> = row.get(i).map_err(sql(DOING))?;
            text.map(|text| day(&text, DOING)).transpose()
        };
        found.push(ListFact {
            source: row.get(0).map_err(sql(DOING))?,
            at: moment(&at, DOING)?,
            from: open(2)?,
            to: open(3)?,
        });
    }
    Ok(found)
}

/// The file as a request that was answered: decisions ask when a window was last heard of.
fn insert_fetch(transaction: &Transaction, s: &Snapshot, id: i64) -> Result<(), StoreError> {
    const DOING: &str = "storing the figures of a file";
    transaction
        .execute(
            "INSERT INTO fetch (source, mode, from_day, to_day, at, failure, detail, snapshot)
             VALUES (?1, ?2, ?3, ?4, ?5, NULL, 'data', ?6)",
            params![
                s.source,
                word(&s.mode, DOING)?,
                s.from.to_string(),
                s.to.to_string(),
                s.fetched_at.to_rfc3339(),
                id,
            ],
        )
        .map_err(sql(DOING))?;
    Ok(())
}
