//! A good answer held against the one before it: what cannot be is held back.

use super::answer::Answer;
use super::failure::{Failure, FailureKind};
use super::profile::Profile;
use crate::calendar::count;
use crate::dossier::{Operand, SectorRow, Snapshot};

/// A fall of fewer dossiers is a correction, however small the office.
const SMALL_FALL: i64 = 10;

impl Profile {
    /// Holds back an answer without rows where the last good one of the same window had some:
    /// a wrong groupId and a window without dossiers look the same on the wire
    /// (facts/portal-apis.md section 7). Holds back one in which a count that only grows has
    /// fallen further than corrections go. `previous` is that last good snapshot.
    pub fn plausible(&self, answer: Answer, previous: Option<&Snapshot>) -> Result<Answer, Failure> {
        let new = &answer.snapshot;
        let before = previous.filter(|p| (p.mode, p.from, p.to) == (new.mode, new.from, new.to));
        let why = before.and_then(|before| emptied(before, new).or_else(|| self.fallen(before, new)));
        match why {
            None => Ok(answer),
            Some(detail) => {
                Err(Failure::new(FailureKind::Implausible, detail).answered(answer.status, &answer.body))
            }
        }
    }

    fn fallen(&self, before: &Snapshot, new: &Snapshot) -> Option<String> {
        let fall = |operand: &Operand| {
            let (old, now) = (in_all(before, operand)?, in_all(new, operand)?);
            let most = (old.checked_mul(self.reading.largest_fall_percent)? / 100).max(SMALL_FALL);
            (old.checked_sub(now)? > most).then(|| {
                format!(
                    "{} has fallen from {} to {} in one window, where it only grows; look at the portal, and if it is right say so with pull --accept",
                    operand.name,
                    count(old),
                    count(now)
                )
            })
        };
        let of_sector = |operand: &Operand| {
            let most = self.reading.largest_fall_percent;
            before
                .rows
                .iter()
                .find_map(|old| fallen_in(old, new, operand, most))
        };
        let cumulative = &self.reading.cumulative;
        cumulative
            .iter()
            .find_map(fall)
            .or_else(|| cumulative.iter().find_map(of_sector))
    }
}

/// A sector can be left out where it has nothing, but what was counted in it does not go away.
fn fallen_in(old: &SectorRow, new: &Snapshot, operand: &Operand, most: i64) -> Option<String> {
    let then = operand.of(old)?;
    let now = match new.rows.iter().find(|row| row.is_line(old)) {
        Some(row) => operand.of(row)?,
        None => 0,
    };
    let most = (then.checked_mul(most)? / 100).max(SMALL_FALL);
    (then.checked_sub(now)? > most).then(|| {
        format!(
            "{} of the sector {} has fallen from {} to {} in one window, where it only grows; look at the portal, and if it is right say so with pull --accept",
            operand.name,
            old.name(),
            count(then),
            count(now)
        )
    })
}

fn emptied(before: &Snapshot, new: &Snapshot) -> Option<String> {
    let lines = |s: &Snapshot| s.rows.len() + usize::from(s.total.is_some());
    (lines(before) > 0 && lines(new) == 0).then(|| {
        "the answer has no rows where the last good one of this window had some; empty is not zero, check the source's values and the portal, and if it is right say so with pull --accept".to_owned()
    })
}

/// The source's own total, or else the sum of its sectors.
fn in_all(snapshot: &Snapshot, operand: &Operand) -> Option<i64> {
    let of = |row: &SectorRow| operand.of(row);
    match &snapshot.total {
        Some(total) => of(total),
        None => snapshot
            .rows
            .iter()
            .map(of)
            .try_fold(0_i64, |sum, n| sum.checked_add(n?)),
    }
}
