//! Sheets that people handed in: what they changed, and the files of the watched folder.

use super::database::Store;
use super::error::{StoreError, sql};
use super::tasks::fix_first_day;
use super::values::{json, moment, parse, rows};
use crate::agenda::IntakeFact;
use crate::calendar::{Moment, day_of};
use crate::plan::Task;
use crate::plan::import::Change;
use crate::sheet::{Proposal, Receipt};
use chrono::Days;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Receipts of older files have long been written.
const MEMORY_DAYS: u64 = 30;

/// A file of the watched folder.
#[derive(Debug, Clone, Copy)]
pub struct SheetFile<'a> {
    /// SHA-256 of its bytes, hex.
    pub hash: &'a str,
    pub name: &'a str,
}

/// What is known of a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Stored, and not yet moved out of the folder: only that is left to do.
    InFolder {
        id: i64,
        is_taken: bool,
        /// It is not to be kept.
        is_removed: bool,
    },
    /// Taken before and moved; it came again.
    Taken { at: Moment },
    /// Never seen, or given back before.
    New,
}

impl Store {
    /// What is known of these bytes.
    pub fn known_file(&self, hash: &str) -> Result<Known, StoreError> {
        const DOING: &str = "looking for a file among those taken";
        let rows = rows::<(i64, bool, bool, String, bool)>(
            &self.connection,
            "SELECT id, is_taken, moved_at IS NULL, taken_at,
                 coalesce(json_extract(receipt, '$.figures.is_removed'), 0) FROM intake WHERE hash = ?1
                 ORDER BY moved_at IS NULL DESC, id DESC",
            [hash],
            DOING,
        )?;
        for (id, is_taken, is_in_folder, at, is_removed) in rows {
            match (is_in_folder, is_taken) {
                (true, _) => {
                    return Ok(Known::InFolder {
                        id,
                        is_taken,
                        is_removed,
                    });
                }
                (false, true) => {
                    return Ok(Known::Taken {
                        at: moment(&at, DOING)?,
                    });
                }
                (false, false) => {}
            }
        }
        Ok(Known::New)
    }

    /// Stores what a sheet says, with the file that it came in, in one transaction: all of it or
    /// nothing. Answers the file's number.
    pub fn take_sheet(
        &mut self,
        file: SheetFile,
        proposal: &Proposal,
        now: Moment,
    ) -> Result<i64, StoreError> {
        const DOING: &str = "storing a file of the watched folder";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        write(&transaction, proposal, now)?;
        let id = insert(&transaction, file, &proposal.receipt, now)?;
        transaction.commit().map_err(sql(DOING))?;
        Ok(id)
    }

    /// Stores what a sheet says that was given on the command line.
    pub fn apply_sheet(&mut self, proposal: &Proposal, now: Moment) -> Result<(), StoreError> {
        const DOING: &str = "storing what a sheet says";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        write(&transaction, proposal, now)?;
        transaction.commit().map_err(sql(DOING))
    }

    /// Remembers a file of which nothing was stored, with the reason in its receipt.
    pub fn refuse_file(
        &mut self,
        file: SheetFile,
        receipt: &Receipt,
        now: Moment,
    ) -> Result<i64, StoreError> {
        const DOING: &str = "storing a file of the watched folder";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        let id = insert(&transaction, file, receipt, now)?;
        transaction.commit().map_err(sql(DOING))?;
        Ok(id)
    }

    /// The file has left the folder.
    pub fn file_moved(&mut self, id: i64, now: Moment) -> Result<(), StoreError> {
        self.connection
            .execute(
                "UPDATE intake SET moved_at = ?2 WHERE id = ?1 AND moved_at IS NULL",
                params![id, now.to_rfc3339()],
            )
            .map_err(sql("storing that a file was moved"))?;
        Ok(())
    }
}

pub(super) fn insert(
    transaction: &Transaction,
    file: SheetFile,
    receipt: &Receipt,
    now: Moment,
) -> Result<i64, StoreError> {
    const DOING: &str = "storing a file of the watched folder";
    transaction
        .execute(
            "INSERT INTO intake (hash, file_name, taken_at, is_taken, receipt) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                file.hash,
                file.name,
                now.to_rfc3339(),
                receipt.refused.is_none(),
                json(receipt, DOING)?
            ],
        )
        .map_err(sql(DOING))?;
    Ok(transaction.last_insert_rowid())
}

fn write(transaction: &Transaction, proposal: &Proposal, now: Moment) -> Result<(), StoreError> {
    const DOING: &str = "storing what a sheet says";
    for change in &proposal.changes {
        let (kind, task) = super::tasks::word_of(change);
        insert_version(transaction, kind, task, now)?;
    }
    if proposal.changes.iter().any(|c| matches!(c, Change::Added(_))) {
        fix_first_day(transaction, now)?;
    }
    for mark in &proposal.marks {
        transaction
            .execute(
                "INSERT INTO mark (task, at, body) VALUES (?1, ?2, ?3)",
                params![mark.task, mark.at.to_rfc3339(), json(mark, DOING)?],
            )
            .map_err(sql(DOING))?;
    }
    Ok(())
}

/// A known task keeps its place in the list, a new one stands last.
fn insert_version(transaction: &Transaction, kind: &str, task: &Task, now: Moment) -> Result<(), StoreError> {
    const DOING: &str = "storing a task";
    let known: Option<i64> = transaction
        .query_row(
            "SELECT position FROM task_version WHERE task = ?1 ORDER BY id DESC LIMIT 1",
            [&task.id],
            |row| row.get(0),
        )
        .optional()
        .map_err(sql(DOING))?;
    let position = match known {
        Some(position) => position,
        None => transaction
            .query_row(
                "SELECT coalesce(max(position), -1) + 1 FROM task_version",
                [],
                |row| row.get(0),
            )
            .map_err(sql(DOING))?,
    };
    super::tasks::insert_version(transaction, kind, task, position, None, now)
}

/// The files of late that no letter has answered, oldest first. The keys of receipts begin with
/// the file's number; those of a trial run count too, the owner got them.
pub(super) fn recent(connection: &Connection, now: Moment) -> Result<Vec<IntakeFact>, StoreError> {
    const DOING: &str = "reading the files taken";
    let since = day_of(now) - Days::new(MEMORY_DAYS);
    let mut found = Vec::new();
    let rows = rows::<(i64, String, String, String, bool)>(
        connection,
        "SELECT id, file_name, taken_at, receipt, moved_at IS NOT NULL FROM intake i WHERE taken_at >= ?1
             AND NOT EXISTS (SELECT 1 FROM letter
                 WHERE key >= 'receipt-' || i.id || '-' AND key < 'receipt-' || i.id || '.')
             AND NOT EXISTS (SELECT 1 FROM letter
                 WHERE key >= 'trial-receipt-' || i.id || '-' AND key < 'trial-receipt-' || i.id || '.')
             ORDER BY id",
        [since.to_string()],
        DOING,
    )?;
    for (id, file_name, at, receipt, is_moved) in rows {
        found.push(IntakeFact {
            id,
            file_name,
            at: moment(&at, DOING)?,
            receipt: parse(&receipt, DOING)?,
            is_moved,
        });
    }
    Ok(found)
}
