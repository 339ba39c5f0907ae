//! What sources say otherwise than when the office was told last.

use super::database::Store;
use super::error::{StoreError, sql};
use super::values::json;
use crate::agenda::SourceChange;
use crate::calendar::{Moment, day_of};
use chrono::Days;
use rusqlite::{OptionalExtension, params};

/// Before anybody was told, only what was asked for of late counts, in days.
const LATELY: u64 = 1;

/// A window of a source as its columns are: source, mode, first day, last day.
type Window = [String; 4];

impl Store {
    /// The windows of these sources whose newest answer is younger than the snapshot `told` and has
    /// other words than the one that was newest then; in the order of their answers. `told` 0: nothing
    /// was told yet, and the answer just before it is compared.
    pub fn source_changes(
        &self,
        told: i64,
        sources: &[&str],
        now: Moment,
    ) -> Result<Vec<SourceChange>, StoreError> {
        self.at_one_moment(|| {
            let mut found = Vec::new();
            for (window, newest) in self.newest_since(told, sources, now)? {
                let Some(base) = self.told_answer(&window, newest, told)? else {
                    continue;
                };
                let (before, after) = (self.snapshot(base)?, self.snapshot(newest)?);
                if (&before.rows, &before.total) != (&after.rows, &after.total) {
                    found.push(SourceChange { before, after });
                }
            }
            Ok(found)
        })
    }

    fn newest_since(
        &self,
        told: i64,
        sources: &[&str],
        now: Moment,
    ) -> Result<Vec<(Window, i64)>, StoreError> {
        const DOING: &str = "looking for what sources say anew";
        let since = match told {
            0 => (day_of(now) - Days::new(LATELY)).to_string(),
            _ => String::new(),
        };
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT source, mode, from_day, to_day, max(id) FROM snapshot
                 WHERE id > ?1 AND fetched_at >= ?2 AND source IN (SELECT value FROM json_each(?3))
                 GROUP BY source, mode, from_day, to_day ORDER BY max(id)",
            )
            .map_err(sql(DOING))?;
        let windows = statement
            .query_map(params![told, since, json(&sources, DOING)?], |row| {
                Ok(([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?], row.get(4)?))
            })
            .map_err(sql(DOING))?;
        windows.collect::<Result<_, _>>().map_err(sql(DOING))
    }

    /// The answer for a window that people know: the newest one up to what was told; where the window
    /// is newer than that, its first one.
    fn told_answer(&self, window: &Window, newest: i64, told: i64) -> Result<Option<i64>, StoreError> {
        const DOING: &str = "looking for what was told of a source";
        let [source, mode, from, to] = window;
        let known = if told > 0 { told } else { newest - 1 };
        let of = |statement: &str, bound: i64| {
            self.connection
                .prepare_cached(statement)
                .and_then(|mut s| {
                    s.query_row(params![from, to, source, mode, bound], |row| row.get(0))
                        .optional()
                })
                .map_err(sql(DOING))
        };
        let last: Option<i64> = of(
            "SELECT id FROM snapshot WHERE from_day = ?1 AND to_day = ?2 AND source = ?3 AND mode = ?4
             AND id <= ?5 ORDER BY id DESC LIMIT 1",
            known,
        )?;
        if last.is_some() {
            return Ok(last);
        }
        of(
            "SELECT id FROM snapshot WHERE from_day = ?1 AND to_day = ?2 AND source = ?3 AND mode = ?4
             AND id < ?5 ORDER BY id LIMIT 1",
            newest,
        )
    }
}
