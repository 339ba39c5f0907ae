//! Reports that were signed and sent, and what their sources say otherwise since.

use super::database::Store;
use super::error::{StoreError, sql};
use super::looked_up::Revised;
use super::tasks::hash;
use super::values::{json, moment, parse};
use crate::calendar::Moment;
use crate::dossier::{Provenance, Reckoning, Reported, Revision, revision};
use rusqlite::{OptionalExtension, params};

/// Reports older than that are not watched any more, in days: after the next year's they are history.
const WATCHED_DAYS: u64 = 760;

impl Store {
    /// Stores what was sent, with its file. Answers the row's id.
    pub fn keep_reported(&mut self, reported: &Reported, file: Option<&[u8]>) -> Result<i64, StoreError> {
        const DOING: &str = "storing a report that was sent";
        self.connection
            .execute(
                "INSERT INTO reported (at, file_hash, file, body) VALUES (?1, ?2, ?3, ?4)",
                params![
                    reported.at.to_rfc3339(),
                    file.map(hash),
                    file,
                    json(reported, DOING)?
                ],
            )
            .map_err(sql(DOING))?;
        Ok(self.connection.last_insert_rowid())
    }

    /// The reports sent until then, oldest first; of each report and period the newest version.
    pub fn reported(&self, now: Moment) -> Result<Vec<Reported>, StoreError> {
        self.reported_since(Moment::MIN_UTC.into(), now)
    }

    fn reported_since(&self, since: Moment, now: Moment) -> Result<Vec<Reported>, StoreError> {
        const DOING: &str = "reading the reports that were sent";
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, body FROM reported WHERE at >= ?1 AND at <= ?2 ORDER BY id")
            .map_err(sql(DOING))?;
        let mut rows = statement
            .query(params![since.to_rfc3339(), now.to_rfc3339()])
            .map_err(sql(DOING))?;
        let mut found: Vec<Reported> = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let body: String = row.get(1).map_err(sql(DOING))?;
            let reported = Reported {
                id: row.get(0).map_err(sql(DOING))?,
                ..parse(&body, DOING)?
            };
            found.retain(|known| known.name() != reported.name());
            found.push(reported);
        }
        Ok(found)
    }

    /// What sources say otherwise now than reports that were sent: from the answers of the same
    /// source, cut-off or not.
    pub fn revisions(&mut self, now: Moment) -> Result<Vec<Revision>, StoreError> {
        Ok(self.reported_and_revised(now)?.1)
    }

    /// The reports that are watched, and their revisions.
    pub(super) fn reported_and_revised(
        &mut self,
        now: Moment,
    ) -> Result<(Vec<Reported>, Vec<Revision>), StoreError> {
        let newest = self.newest_of_all(now)?;
        if newest.0 == 0 {
            return Ok(Default::default());
        }
        if let Some(known) = self.revised.as_ref().filter(|known| known.newest == newest) {
            return Ok((known.reported.clone(), known.found.clone()));
        }
        let mut found = Vec::new();
        let watched = now - chrono::Duration::days(WATCHED_DAYS.cast_signed());
        let all = self.reported_since(watched, now)?;
        for reported in &all {
            let reckoning = Reckoning {
                sources: vec![reported.source.clone()],
                beside: reported.beside,
                ..Reckoning::default()
            };
            let figures = self.figures(&reported.period, &reckoning, now)?;
            let same = figures
                .provenance
                .as_ref()
                .is_some_and(|p| p.source == reported.source);
            let read_at = self.read_at(figures.provenance.as_ref(), now)?;
            found.extend(revision(reported, &figures, read_at).filter(|_| same));
        }
        self.revised = Some(Revised {
            newest,
            reported: all.clone(),
            found: found.clone(),
        });
        Ok((all, found))
    }

    /// When the answers that figures rest on were read last, until then.
    fn read_at(&self, from: Option<&Provenance>, now: Moment) -> Result<Option<Moment>, StoreError> {
        let mut newest = None;
        for snapshot in from.map(Provenance::rests_on).unwrap_or_default() {
            newest = newest.max(self.read_last(snapshot, now)?);
        }
        Ok(newest)
    }

    /// When an answer was read last, until then.
    pub(super) fn read_last(&self, snapshot: i64, now: Moment) -> Result<Option<Moment>, StoreError> {
        const DOING: &str = "looking when answers were read";
        let at: Option<String> = self
            .connection
            .prepare_cached("SELECT max(at) FROM reading WHERE snapshot = ?1 AND at <= ?2")
            .and_then(|mut s| s.query_row(params![snapshot, now.to_rfc3339()], |row| row.get(0)))
            .map_err(sql(DOING))?;
        at.map(|at| moment(&at, DOING)).transpose()
    }

    /// The newest report sent, the newest answer and the newest reading, all until then; 0 where
    /// there is none.
    fn newest_of_all(&self, now: Moment) -> Result<(i64, i64, i64), StoreError> {
        const DOING: &str = "looking for reports that were sent";
        let newest = |text: &str| {
            let mut statement = self.connection.prepare_cached(text).map_err(sql(DOING))?;
            let found = statement
                .query_row([now.to_rfc3339()], |row| row.get::<_, i64>(0))
                .optional()
                .map_err(sql(DOING))?;
            Ok::<i64, StoreError>(found.unwrap_or(0))
        };
        Ok((
            newest("SELECT id FROM reported WHERE at <= ?1 ORDER BY at DESC, id DESC LIMIT 1")?,
            newest(
                "SELECT id FROM snapshot WHERE fetched_at <= ?1 ORDER BY fetched_at DESC, id DESC LIMIT 1",
            )?,
            newest("SELECT id FROM reading WHERE at <= ?1 ORDER BY id DESC LIMIT 1")?,
        ))
    }
}
