//! What tells that a figure was taken for one of a balance and is another: "kỳ trước (chốt ngày 14/6/2026) còn
//! 88 hồ sơ" among what is pending, a reason's "02 hồ sơ do xử lý chậm" among what was resolved. A finding on it
//! would accuse a right report.

use super::ledger::Ledger;
use super::set::are_of_one_size;
use crate::proofread::counts::count::Count;
use crate::proofread::token::has_any;

/// Words of what is not done yet, and of what is.
const PENDING: &[&str] = &["còn", "đang", "chưa", "tồn"];
const RESOLVED: &[&str] = &["giải quyết", "trả", "xử lý", "hoàn thành"];

impl Ledger<'_, '_> {
    /// Whether what came in says that something else was resolved, or is pending, and this stands near by; or
    /// whether no reading of what came in is of the size of what was done with it.
    pub(super) fn is_told_elsewhere(&self, supplies: &[i64], (resolved, pending): (i64, i64)) -> bool {
        let demand = resolved + pending;
        let is_far = |n: &i64| !are_of_one_size(*n, demand);
        let is_told = |n: &i64| self.tells(n - resolved, PENDING) || self.tells(n - pending, RESOLVED);
        supplies.iter().all(is_far) || supplies.iter().any(is_told)
    }

    /// Whether another count of the set's paragraphs says this in such words.
    fn tells(&self, value: i64, words: &[&str]) -> bool {
        /// Smaller ones stand everywhere.
        const SMALLEST: i64 = 10;
        let own = || self.set.entries.iter().map(|(_, _, at)| *at);
        let scans = own().map(|at| self.all[at].scan);
        let (Some(first), Some(last)) = (scans.clone().min(), scans.max()) else {
            return false;
        };
        let from = self.all.partition_point(|c| c.scan < first);
        let is_it = |(at, count): (usize, &Count)| {
            count.value == value
                && !count.is_beside
                && has_any(&count.words, words)
                && own().all(|other| other != at)
        };
        let here = self.all.iter().enumerate().skip(from);
        value >= SMALLEST && here.take_while(|(_, count)| count.scan <= last).any(is_it)
    }
}
