//! Answers of sources: bodies once, snapshots and fetches as they came.

use super::database::Store;
use super::error::{StoreError, sql};
use super::packed;
use super::readings::{self, NewReading};
use super::values::{day, from_word, json, moment, parse, word};
use crate::calendar::{Moment, Period};
use crate::dossier::{self, Figures, Head, Reckoning, Snapshot};
use crate::finding::Finding;
use crate::portal::Answer;
use chrono::{Datelike, Days, NaiveDate};
use rusqlite::{Row, Rows, Transaction, named_params, params};

/// Which reading of an answer counts: the newest, or the newest until a moment (parameter 2).
const NEWEST_READING: &str = "SELECT max(id) FROM reading WHERE snapshot = s.id";
const NEWEST_READING_UNTIL: &str = "SELECT max(id) FROM reading WHERE snapshot = s.id AND at <= ?2";

/// Running totals begin anew each year.
const LONGEST_RUNNING_TOTAL_DAYS: u64 = 400;

/// A fetch for people to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchRow {
    pub source: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub at: Moment,
    /// The kind of failure, or `None` for a good answer.
    pub failure: Option<String>,
    pub detail: String,
}

impl Store {
    /// All good answers for exactly that window, oldest first, then what lists of dossiers that
    /// cover it say of it.
    pub fn snapshots(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Snapshot>, StoreError> {
        const DOING: &str = "reading snapshots";
        let mut statement = self
            .connection
            .prepare_cached(&of_snapshots(
                "WHERE s.from_day = ?1 AND s.to_day = ?2 ORDER BY s.id",
                "",
            ))
            .map_err(sql(DOING))?;
        let mut rows = statement
            .query(params![from.to_string(), to.to_string()])
            .map_err(sql(DOING))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            found.push(snapshot(row)?);
        }
        let counted = self.counted(from, to)?.into_iter().map(|(snapshot, _)| snapshot);
        let others: Vec<Snapshot> = counted.filter(|c| found.iter().all(|s| s.id != c.id)).collect();
        found.extend(others);
        Ok(found)
    }

    /// The figures of a period from everything that was stored until `now`; see
    /// [`dossier::figures`].
    pub fn figures(
        &self,
        period: &Period,
        reckoning: &Reckoning,
        now: Moment,
    ) -> Result<Figures, StoreError> {
        let mut heads = self.heads(period, now)?;
        let mut counted = self.counted(period.from, period.to)?;
        counted.retain(|(snapshot, _)| snapshot.fetched_at <= now);
        // A list speaks for every window that it covers, not only for the one that it came with.
        heads.retain(|head| counted.iter().all(|(c, _)| c.id != head.id));
        heads.extend(counted.iter().map(|(snapshot, _)| Head::from(snapshot)));
        let needed = dossier::needed(period, &heads, reckoning);
        let read = |needed: Vec<i64>| {
            let snapshots = needed.into_iter().map(|id| {
                let counted = counted.iter().find(|(c, _)| c.id == id);
                counted.map_or_else(|| self.snapshot_at(id, now), |(c, _)| Ok(c.clone()))
            });
            snapshots.collect::<Result<Vec<_>, _>>()
        };
        let mut figures = dossier::figures(period.clone(), &read(needed)?, reckoning);
        if let Some(first_days) = dossier::so_far(period, &heads, reckoning, figures.as_of, now) {
            let snapshots = read(dossier::needed(&first_days, &heads, reckoning))?;
            figures = dossier::estimate(period, first_days, &snapshots, reckoning);
        }
        if let Some(parts) = dossier::tiles(&figures, &heads) {
            let answers = parts.pieces.iter().flat_map(|piece| piece.answers());
            let snapshots = read(answers.collect())?;
            let found = dossier::untiled(&figures, &parts, &snapshots);
            figures.findings.extend(found);
        }
        let rests_on = figures.provenance.as_ref().map(|p| p.snapshot);
        let list = counted.into_iter().find(|(c, _)| Some(c.id) == rests_on);
        figures
            .findings
            .extend(list.into_iter().flat_map(|(_, findings)| findings));
        figures.findings.extend(figures.taken_early(now));
        Ok(figures)
    }

    /// What the periods that make up the window of these figures say otherwise, as known at `now`; the figures need not be
    /// stored. See [`dossier::untiled`].
    pub fn untiled(&self, figures: &Figures, now: Moment) -> Result<Option<Finding>, StoreError> {
        let Some(parts) = dossier::tiles(figures, &self.heads(&figures.period, now)?) else {
            return Ok(None);
        };
        let answers = parts.pieces.iter().flat_map(|piece| piece.answers());
        let snapshots = answers.map(|id| self.snapshot_at(id, now));
        let snapshots = snapshots.collect::<Result<Vec<_>, _>>()?;
        Ok(dossier::untiled(figures, &parts, &snapshots))
    }

    /// What may speak for a window: every answer for days within it, and the running totals that end
    /// with it, before it or at New Year, or that were fetched at such an end.
    fn heads(&self, period: &Period, now: Moment) -> Result<Vec<Head>, StoreError> {
        const DOING: &str = "looking for the answers of a period";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, source, mode, from_day, to_day, fetched_at FROM snapshot
                 WHERE from_day >= :from AND from_day <= :to AND to_day <= :to AND fetched_at <= :now
                 UNION SELECT id, source, mode, from_day, to_day, fetched_at FROM snapshot
                 WHERE from_day <= :to AND from_day >= :reach AND fetched_at <= :now
                     AND (to_day IN (SELECT value FROM json_each(:ends))
                         OR substr(fetched_at, 1, 10) IN (SELECT value FROM json_each(:ends)))
                 ORDER BY id",
            )
            .map_err(sql(DOING))?;
        let (from, to) = (period.from, period.to);
        let new_year = NaiveDate::from_ymd_opt(to.year(), 1, 1).unwrap_or(from);
        let day = Days::new(1);
        // What is fetched in the small hours holds the day before.
        let ends = [from - day, from, to, to + day, new_year - day, new_year];
        let mut rows = statement
            .query(named_params! {
                ":from": from.to_string(),
                ":to": to.to_string(),
                ":now": now.to_rfc3339(),
                ":reach": (from - Days::new(LONGEST_RUNNING_TOTAL_DAYS)).to_string(),
                ":ends": json(&ends, DOING)?,
            })
            .map_err(sql(DOING))?;
        heads_of(&mut rows, DOING)
    }

    /// One good answer as it came.
    pub fn snapshot(&self, id: i64) -> Result<Snapshot, StoreError> {
        const DOING: &str = "reading a snapshot";
        let mut statement = self
            .connection
            .prepare_cached(&of_snapshots("WHERE s.id = ?1", ""))
            .map_err(sql(DOING))?;
        let mut rows = statement.query([id]).map_err(sql(DOING))?;
        match rows.next().map_err(sql(DOING))? {
            Some(row) => snapshot(row),
            None => Err(sql(DOING)(rusqlite::Error::QueryReturnedNoRows)),
        }
    }

    /// One good answer, read as it was read until then.
    pub fn snapshot_at(&self, id: i64, now: Moment) -> Result<Snapshot, StoreError> {
        const DOING: &str = "reading a snapshot";
        let text = of_snapshots("WHERE s.id = ?1", "").replace(NEWEST_READING, NEWEST_READING_UNTIL);
        let mut statement = self.connection.prepare_cached(&text).map_err(sql(DOING))?;
        let mut rows = statement
            .query(params![id, now.to_rfc3339()])
            .map_err(sql(DOING))?;
        match rows.next().map_err(sql(DOING))? {
            Some(row) => snapshot(row),
            None => Err(sql(DOING)(rusqlite::Error::QueryReturnedNoRows)),
        }
    }

    /// When an answer was read anew, until then; `None` where its first reading stands.
    pub fn reread_at(&self, snapshot: &Snapshot, now: Moment) -> Result<Option<Moment>, StoreError> {
        let read = self.read_last(snapshot.id, now)?;
        Ok(read.filter(|at| *at > snapshot.fetched_at))
    }

    /// The raw body of an answer, as it came.
    pub fn answer_body(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        packed::body(&self.connection, hash)
    }

    /// The newest good answer of a source for exactly that window.
    pub fn newest_snapshot(
        &self,
        source: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Option<Snapshot>, StoreError> {
        const DOING: &str = "looking for a source's last answer";
        let mut statement = self
            .connection
            .prepare_cached(&of_snapshots(
                "WHERE s.from_day = ?1 AND s.to_day = ?2 AND s.source = ?3 ORDER BY s.id DESC LIMIT 1",
                "",
            ))
            .map_err(sql(DOING))?;
        let mut rows = statement
            .query(params![from.to_string(), to.to_string(), source])
            .map_err(sql(DOING))?;
        match rows.next().map_err(sql(DOING))? {
            Some(row) => snapshot(row).map(Some),
            None => Ok(None),
        }
    }

    /// The newest fetches, newest first.
    pub fn last_fetches(&self, limit: i64) -> Result<Vec<FetchRow>, StoreError> {
        const DOING: &str = "reading the fetches";
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT source, from_day, to_day, at, failure, detail FROM fetch ORDER BY id DESC LIMIT ?1",
            )
            .map_err(sql(DOING))?;
        let mut rows = statement.query([limit]).map_err(sql(DOING))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(sql(DOING))? {
            let text = |i| row.get::<_, String>(i).map_err(sql(DOING));
            found.push(FetchRow {
                source: text(0)?,
                from: day(&text(1)?, DOING)?,
                to: day(&text(2)?, DOING)?,
                at: moment(&text(3)?, DOING)?,
                failure: row.get(4).map_err(sql(DOING))?,
                detail: text(5)?,
            });
        }
        Ok(found)
    }
}

/// The rows as heads: id, source, mode, first and last day, moment.
pub(super) fn heads_of(rows: &mut Rows, doing: &'static str) -> Result<Vec<Head>, StoreError> {
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(sql(doing))? {
        let text = |i| row.get::<_, String>(i).map_err(sql(doing));
        found.push(Head {
            id: row.get(0).map_err(sql(doing))?,
            source: text(1)?,
            mode: from_word(&text(2)?, doing)?,
            from: day(&text(3)?, doing)?,
            to: day(&text(4)?, doing)?,
            fetched_at: moment(&text(5)?, doing)?,
        });
    }
    Ok(found)
}

/// The columns that [`snapshot`] reads, and after them `more` (from column 12 on). The newest
/// reading counts, then the rows that were packed with the answer, then those of before.
pub(super) fn of_snapshots(which: &str, more: &str) -> String {
    format!(
        "SELECT s.id, s.source, s.mode, s.from_day, s.to_day, s.fetched_at, s.request, s.hash,
             coalesce(d.row_data, s.row_data),
             CASE WHEN d.row_data IS NULL THEN s.total_data ELSE d.total_data END,
             v.proof, CASE WHEN d.row_data IS NULL THEN r.body END{more}
         FROM snapshot s LEFT JOIN answer_rows r ON r.id = s.answer_rows
         LEFT JOIN reading d ON d.id = ({NEWEST_READING})
         LEFT JOIN profile_version v ON v.number = d.version {which}"
    )
}

/// A good answer with its body, which is stored once. Answers the snapshot's id.
pub(super) fn insert_answer(transaction: &Transaction, answer: &Answer) -> Result<i64, StoreError> {
    const DOING: &str = "storing an answer of a source";
    let s = &answer.snapshot;
    packed::keep_body(transaction, &s.hash, &answer.body)?;
    let rows = packed::keep_rows(transaction, s)?;
    let mode = word(&s.mode, DOING)?;
    transaction
        .prepare_cached(
            "INSERT INTO snapshot
             (source, mode, from_day, to_day, fetched_at, request, status, hash, row_data, answer_rows)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', ?9)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                s.source,
                mode,
                s.from.to_string(),
                s.to.to_string(),
                s.fetched_at.to_rfc3339(),
                s.request,
                answer.status,
                s.hash,
                rows,
            ])
        })
        .map_err(sql(DOING))?;
    let id = transaction.last_insert_rowid();
    if let Some(proof) = &s.proof {
        let reading = NewReading {
            snapshot: id,
            at: s.fetched_at,
            version: &answer.version,
            mode: s.mode,
            proof,
            validators: &answer.validators,
            rows: None,
        };
        readings::keep(transaction, &reading)?;
    }
    Ok(id)
}

pub(super) fn snapshot(row: &Row) -> Result<Snapshot, StoreError> {
    const DOING: &str = "reading a snapshot";
    let text = |i| row.get::<_, String>(i).map_err(sql(DOING));
    let packed: Option<Vec<u8>> = row.get(11).map_err(sql(DOING))?;
    let (rows, total) = match packed {
        Some(packed) => packed::rows(&packed)?,
        // Stored before answers were packed.
        None => {
            let total: Option<String> = row.get(9).map_err(sql(DOING))?;
            let total = total.map(|t| parse(&t, DOING)).transpose()?;
            (parse(&text(8)?, DOING)?, total)
        }
    };
    Ok(Snapshot {
        id: row.get(0).map_err(sql(DOING))?,
        source: text(1)?,
        mode: from_word(&text(2)?, DOING)?,
        from: day(&text(3)?, DOING)?,
        to: day(&text(4)?, DOING)?,
        fetched_at: moment(&text(5)?, DOING)?,
        request: text(6)?,
        hash: text(7)?,
        rows,
        total,
        proof: readings::proof(row.get(10).map_err(sql(DOING))?, DOING)?,
    })
}
