//! Stored answers for a newer version of their profile, and what it makes of them.

use super::database::Store;
use super::error::{StoreError, sql};
use super::figures::{of_snapshots, snapshot};
use super::packed;
use super::readings::{NewReading, keep};
use crate::calendar::Moment;
use crate::dossier::{Proof, Snapshot};
use crate::portal::{Validators, Version};

/// A stored answer as it came, to be read anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// As it is read now.
    pub snapshot: Snapshot,
    pub status: u16,
    pub body: Vec<u8>,
    /// The profile's hash of its newest reading; `None` for answers of before readings were kept.
    pub profile_hash: Option<String>,
}

impl Store {
    /// All good answers of a source with their bodies, oldest first.
    pub fn answers_of(&self, source: &str) -> Result<Vec<StoredAnswer>, StoreError> {
        const DOING: &str = "reading the answers of a source";
        let mut statement = self
            .connection
            .prepare(&of_snapshots(
                "WHERE s.source = ?1 ORDER BY s.id",
                ", s.status, v.hash",
            ))
            .map_err(sql(DOING))?;
        let mut rows = statement.query([source]).map_err(sql(DOING))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let snapshot = snapshot(row)?;
            let Some(body) = packed::body(&self.connection, &snapshot.hash)? else {
                continue;
            };
            found.push(StoredAnswer {
                snapshot,
                status: row.get(12).map_err(sql(DOING))?,
                body,
                profile_hash: row.get(13).map_err(sql(DOING))?,
            });
        }
        Ok(found)
    }

    /// Stores what newer versions of a profile make of old answers, all in one transaction. The
    /// snapshots stay as they are.
    pub fn keep_readings(
        &mut self,
        readings: &[(Snapshot, Proof)],
        version: &Version,
        now: Moment,
    ) -> Result<(), StoreError> {
        const DOING: &str = "storing new readings of answers";
        let transaction = self.connection.transaction().map_err(sql(DOING))?;
        for (snapshot, proof) in readings {
            let validators = Validators::default();
            let new = NewReading {
                snapshot: snapshot.id,
                at: now,
                version,
                mode: snapshot.mode,
                proof,
                validators: &validators,
                rows: Some((&snapshot.rows, snapshot.total.as_ref())),
            };
            keep(&transaction, &new)?;
        }
        transaction.commit().map_err(sql(DOING))
    }
}
