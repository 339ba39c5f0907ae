//! "A task entered with an hour for today or tomorrow has its own letters: at once, 08:00 of the
//! day, two hours before."
//!
//! Readings: to the leads; the newest of the three whose moment has come, as a missed one is not
//! made up; two hours before is the last word, also where that is before 08:00; another limit of
//! the same task (an hour that was mended) is another task; after the limit none is written.

use super::{Failure, Life, Post};
use crate::words::Hears;
use chrono::{NaiveDate, TimeDelta};
use dossierd::agenda::Going;
use dossierd::calendar::{Moment, at, hm};
use std::collections::BTreeSet;

/// An address, a row, L and the limit, with the newest of its three moments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByTheHour {
    pub to: String,
    pub row: usize,
    pub last: NaiveDate,
    pub limit: Moment,
    pub newest: usize,
}

impl Life<'_> {
    fn by_the_hour(&self, now: Moment) -> Vec<ByTheHour> {
        let today = now.date_naive();
        let mut found = Vec::new();
        let Some(live_from) = self.live_from() else {
            return found;
        };
        for row in &self.known {
            for due in &self.dues[*row] {
                let Some(limit) = due.by_the_hour().filter(|limit| now < *limit) else {
                    continue;
                };
                let newest = match now {
                    _ if limit - TimeDelta::hours(2) <= now => 2,
                    _ if at(due.last, hm(8, 0)) <= now => 1,
                    _ => 0,
                };
                for unit in &self.world.rows[*row].leads {
                    let owed = (*row, *unit, due.last);
                    if due.last < live_from || self.is_done(owed) || self.is_held(owed, today) {
                        continue;
                    }
                    let to = self.addresses(*row, *unit, Hears::Lead, today).into_iter();
                    found.extend(to.map(|to| ByTheHour {
                        to,
                        row: *row,
                        last: due.last,
                        limit,
                        newest,
                    }));
                }
            }
        }
        found
    }

    /// What a letter by the hour says, as far as the oracle can know it.
    pub(super) fn told_by_the_hour(
        &self,
        now: Moment,
        to: &str,
        row: usize,
        last: NaiveDate,
    ) -> Option<ByTheHour> {
        let all = self.by_the_hour(now).into_iter();
        all.into_iter()
            .find(|told| told.to == to && told.row == row && told.last == last)
    }

    pub(super) fn hold_hours_against(&mut self, now: Moment, before: usize) -> Result<(), Failure> {
        let (old, new) = self.letters.split_at(before);
        let trial = self.rules.going == Going::Shadow;
        let told: Vec<&ByTheHour> = (old.iter())
            .filter(|l| !l.cancelled && l.trial == trial)
            .filter_map(|l| l.hour.as_ref())
            .collect();
        let is_told = |due: &ByTheHour| {
            let same = |t: &&&ByTheHour| (&t.to, t.row, t.limit) == (&due.to, due.row, due.limit);
            told.iter().filter(same).any(|t| t.newest >= due.newest)
        };
        let mut expected: BTreeSet<ByTheHour> = BTreeSet::new();
        if self.is_open(now) {
            expected.extend(self.by_the_hour(now).into_iter().filter(|due| !is_told(due)));
        }
        let letters: Vec<_> = (new.iter()).filter(|l| l.post == Some(Post::Hour)).collect();
        let got: BTreeSet<ByTheHour> = letters.iter().filter_map(|l| l.hour.clone()).collect();
        let count = letters.len();
        if expected == got && got.len() == count {
            self.tally.by_the_hour += count;
            return Ok(());
        }
        let id = |due: &ByTheHour| self.world.rows[due.row].id.clone();
        let ids: BTreeSet<String> = expected.iter().chain(&got).map(id).collect();
        let detail = format!("{ids:?}\nexpected {expected:#?}\n     got {got:#?} in {count} letters");
        Err(self.failure(now, "letters by the hour", &detail))
    }
}
