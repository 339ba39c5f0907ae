//! Figures of dossiers that belong together.

use crate::dossier::digit_permutations;
use crate::proofread::role::Role;

/// Counts of dossiers that belong together.
#[derive(Debug, Clone, Default)]
pub struct Set {
    /// Each role once, with the count's place in the list of counts.
    pub entries: Vec<(Role, i64, usize)>,
    /// Suspended and withdrawn ones, which sources count within or beside the others.
    pub beside: Vec<i64>,
    /// Of the year so far, told beside the report's period.
    pub is_cumulative: bool,
}

impl Set {
    pub fn get(&self, role: Role) -> Option<i64> {
        self.entries.iter().find(|(r, ..)| *r == role).map(|(_, n, _)| *n)
    }

    pub(super) fn at(&self, role: Role) -> Option<usize> {
        self.entries
            .iter()
            .find(|(r, ..)| *r == role)
            .map(|(_, _, at)| *at)
    }

    pub(super) fn rename(&mut self, old: Role, new: Role) {
        for entry in self.entries.iter_mut().filter(|e| e.0 == old) {
            entry.0 = new;
        }
    }

    pub(super) fn with(&self, old: i64, new: i64) -> Set {
        let mut other = self.clone();
        for entry in other.entries.iter_mut().filter(|e| e.1 == old) {
            entry.1 = new;
        }
        other
    }

    /// The pending ones; those in time and those overdue where no total is said.
    pub(super) fn all_pending(&self) -> Option<i64> {
        let split = || {
            self.get(Role::InTime)
                .map(|n| n + self.get(Role::Overdue).unwrap_or(0))
        };
        self.get(Role::Pending).or_else(split)
    }

    /// The resolved ones, likewise: with those that were late.
    pub(super) fn all_resolved(&self) -> Option<i64> {
        let (early, on_time) = (self.get(Role::Early), self.get(Role::OnTime));
        let in_time = self
            .get(Role::EarlyOrOnTime)
            .or(early.zip(on_time).map(|(a, b)| a + b));
        self.get(Role::Resolved)
            .or_else(|| in_time.zip(self.get(Role::Late)).map(|(a, b)| a + b))
    }

    /// What was received in the period, by whichever words.
    pub fn newly_received(&self) -> Option<i64> {
        self.get(Role::New).or_else(|| self.channels())
    }

    /// "Tiếp nhận trong kỳ 1.486, gồm 1.317 trực tuyến, 120 trực tiếp, 49 từ kỳ trước": the number of the
    /// new ones is that of all.
    pub(super) fn new_holds_carried(&self) -> bool {
        let all = self
            .channels()
            .zip(self.get(Role::Carried))
            .map(|(new, carried)| new + carried);
        all.is_some() && all == self.get(Role::New)
    }

    /// Online with what came otherwise.
    pub(super) fn channels(&self) -> Option<i64> {
        let others = match (self.get(Role::Direct), self.get(Role::Post)) {
            (None, None) => return None,
            (direct, post) => direct.unwrap_or(0) + post.unwrap_or(0),
        };
        Some(self.get(Role::Online)? + others)
    }
}

/// A slip changes a digit or two of a figure, never its size so much.
const OF_ONE_SIZE: i64 = 3;

/// Or one is the other with its digits in another order.
pub(super) fn are_of_one_size(a: i64, b: i64) -> bool {
    let (small, large) = (a.min(b), a.max(b));
    large <= small.saturating_mul(OF_ONE_SIZE) || digit_permutations(a).contains(&b)
}
