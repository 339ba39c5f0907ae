//! How far the mailbox for answers was read, and how the looks into it went.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::moment;
use crate::calendar::Moment;
use rusqlite::{OptionalExtension, Transaction, params};

/// A letter of the mailbox.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// Stands for server, user and folder.
    pub mailbox: &'a str,
    pub validity: u32,
    pub uid: u32,
}

/// How far a mailbox was read, and how the last looks went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InboxState {
    pub validity: u32,
    pub last_uid: u32,
    /// Letters that were left alone.
    pub ignored: i64,
    /// The last look that came to its end, to within some minutes.
    pub looked_at: Option<Moment>,
    /// Since when every look fails.
    pub failing_from: Option<Moment>,
    pub trouble: Option<String>,
}

impl Store {
    /// How far that mailbox was read.
    pub fn inbox(&self, mailbox: &str) -> Result<Option<InboxState>, StoreError> {
        const DOING: &str = "reading how far the mailbox was read";
        let row = self
            .connection
            .query_row(
                "SELECT uid_validity, last_uid, ignored, looked_at, failing_from, trouble FROM inbox
                 WHERE mailbox = ?1",
                [mailbox],
                |row| {
                    Ok((
                        row.get::<_, u32>(0)?,
                        row.get::<_, u32>(1)?,
                        row.get::<_, i64>(2)?,
                        row.get::<_, Option<String>>(3)?,
                        row.get::<_, Option<String>>(4)?,
                        row.get::<_, Option<String>>(5)?,
                    ))
                },
            )
            .optional()
            .map_err(sql(DOING))?;
        let at = |text: Option<String>| text.map(|t| moment(&t, DOING)).transpose();
        row.map(
            |(validity, last_uid, ignored, looked_at, failing_from, trouble)| {
                Ok(InboxState {
                    validity,
                    last_uid,
                    ignored,
                    looked_at: at(looked_at)?,
                    failing_from: at(failing_from)?,
                    trouble,
                })
            },
        )
        .transpose()
    }

    /// How a look ended; `trouble` is why it did not come to its end.
    pub fn looked(&mut self, mailbox: &str, trouble: Option<&str>, now: Moment) -> Result<(), StoreError> {
        self.connection
            .execute(
                "INSERT INTO inbox (mailbox, uid_validity, last_uid, looked_at, failing_from, trouble)
                 VALUES (?1, 0, 0, iif(?2 IS NULL, ?3, NULL), iif(?2 IS NULL, NULL, ?3), ?2)
                 ON CONFLICT (mailbox) DO UPDATE SET trouble = ?2,
                 looked_at = iif(?2 IS NULL, ?3, looked_at),
                 failing_from = iif(?2 IS NULL, NULL, coalesce(failing_from, ?3))",
                params![mailbox, trouble, now.to_rfc3339()],
            )
            .map_err(sql("storing how a look into the mailbox ended"))?;
        Ok(())
    }
}

/// The mailbox was read up to this letter. A new UIDVALIDITY begins anew.
pub(super) fn pass(transaction: &Transaction, place: Place, is_ignored: bool) -> Result<(), StoreError> {
    transaction
        .execute(
            "INSERT INTO inbox (mailbox, uid_validity, last_uid, ignored) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (mailbox) DO UPDATE SET uid_validity = ?2, ignored = ignored + ?4,
             last_uid = iif(uid_validity = ?2, max(last_uid, ?3), ?3)",
            params![place.mailbox, place.validity, place.uid, i64::from(is_ignored)],
        )
        .map_err(sql("storing how far the mailbox was read"))?;
    Ok(())
}
