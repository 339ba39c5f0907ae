//! Letters of the mailbox for answers that were left unread, for whoever reads it.

use super::database::Store;
use super::error::{StoreError, sql};
use super::inbox::{Place, pass};
use super::values::{moment, rows};
use crate::calendar::Moment;
use rusqlite::{Transaction, params};

/// Why a letter of the mailbox was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It is no mail, or could not be fetched.
    Unreadable,
    /// It proves or says nothing that a program may act on.
    Unclear,
    /// A program wrote it: nobody has to read it.
    Automatic,
    /// The same was said before.
    Repeated,
}

impl Left {
    fn word(self) -> &'static str {
        match self {
            Left::Unreadable => "unreadable",
            Left::Unclear => "unclear",
            Left::Automatic => "automatic",
            Left::Repeated => "repeated",
        }
    }
}

impl Store {
    /// A letter of the mailbox that is left alone was read.
    pub fn pass_by(&mut self, place: Place, why: Left, now: Moment) -> Result<(), StoreError> {
        const DOING: &str = "storing how far the mailbox was read";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        leave(&transaction, place, why, now)?;
        transaction.commit().map_err(sql(DOING))
    }

    /// How many letters were left to a person since that moment. One that lies there under another number after
    /// the mailbox was rebuilt is another.
    pub fn left_to_person(&self, since: Moment) -> Result<usize, StoreError> {
        const DOING: &str = "counting the letters left to a person";
        let count: i64 = self
            .connection
            .query_row(
                "SELECT count(*) FROM left_in_mailbox WHERE at >= ?1 AND why IN ('unreadable', 'unclear')",
                [since.to_rfc3339()],
                |row| row.get(0),
            )
            .map_err(sql(DOING))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// How many of them were read and answered, and lie there for their files.
    pub fn left_with_files(&self, since: Moment) -> Result<usize, StoreError> {
        const DOING: &str = "counting the letters left for their files";
        let count: i64 = self
            .connection
            .query_row(
                "SELECT count(*) FROM left_in_mailbox AS l
                 WHERE l.at >= ?1 AND l.why = 'unclear' AND EXISTS (SELECT 1 FROM answer AS a
                 WHERE a.mailbox = l.mailbox AND a.uid_validity = l.uid_validity AND a.uid = l.uid)",
                [since.to_rfc3339()],
                |row| row.get(0),
            )
            .map_err(sql(DOING))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// The letters of a mailbox that prove or say nothing, left since that moment: numbers, and when.
    pub fn left_unclear(
        &self,
        mailbox: &str,
        validity: u32,
        since: Moment,
    ) -> Result<Vec<(u32, Moment)>, StoreError> {
        const DOING: &str = "reading which letters were left unread";
        let found: Vec<(u32, String)> = rows(
            &self.connection,
            "SELECT uid, at FROM left_in_mailbox
             WHERE mailbox = ?1 AND uid_validity = ?2 AND at >= ?3 AND why = 'unclear' ORDER BY uid",
            params![mailbox, validity, since.to_rfc3339()],
            DOING,
        )?;
        { found.into_iter() }
            .map(|(uid, at)| Ok((uid, moment(&at, DOING)?)))
            .collect()
    }
}

/// It was read after all.
pub(super) fn take_back(transaction: &Transaction, place: Place) -> Result<(), StoreError> {
    transaction
        .execute(
            "DELETE FROM left_in_mailbox WHERE mailbox = ?1 AND uid_validity = ?2 AND uid = ?3",
            params![place.mailbox, place.validity, place.uid],
        )
        .map_err(sql("storing that a letter was read after all"))?;
    Ok(())
}

/// Read and left where it lies; once, whatever is said of it later.
pub(super) fn leave(
    transaction: &Transaction,
    place: Place,
    why: Left,
    now: Moment,
) -> Result<(), StoreError> {
    transaction
        .execute(
            "INSERT INTO left_in_mailbox (mailbox, uid_validity, uid, at, why) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
            params![
                place.mailbox,
                place.validity,
                place.uid,
                now.to_rfc3339(),
                why.word()
            ],
        )
        .map_err(sql("storing what was left unread"))?;
    pass(transaction, place, true)
}
