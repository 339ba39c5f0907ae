//! Figures of a balance told again in a sentence of their own: what was received in the same days, what was resolved
//! in time where nothing was late.

use super::Report;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;
use crate::proofread::dates::Window;
use crate::proofread::rates::own::is_slip_of;
use crate::proofread::role::Role;
use crate::proofread::times::is_of_other_time;
use crate::proofread::token::has_any;
use std::collections::BTreeSet;

/// Sets and counts of one report; more were made to be slow.
const MOST: usize = 60;

/// That nothing was late, as clerks write it.
const NONE_LATE: &[&str] = &[
    "không có hồ sơ giải quyết quá hạn",
    "không có hồ sơ quá hạn",
    "không có hồ sơ nào quá hạn",
    "không có hồ sơ trễ hạn",
    "không có hồ sơ nào trễ hạn",
    "không có hồ sơ giải quyết trễ hạn",
    "không có hồ sơ trả quá hạn",
    "không có hồ sơ chậm",
    "không phát sinh hồ sơ quá hạn",
    "không phát sinh hồ sơ trễ hạn",
    "không có trường hợp quá hạn",
];

impl Report<'_, '_> {
    /// "Từ ngày A đến ngày B tiếp nhận 117 hồ sơ", where the balance of the same days has 177 new ones.
    pub(super) fn received_again(&self, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        /// Smaller ones are alike by chance.
        const LEAST: i64 = 100;
        /// Figures that make a balance.
        const BALANCE: usize = 3;
        let singles = self.sets.iter().take(MOST).filter(|s| s.entries.len() < BALANCE);
        for set in singles {
            for (role, said, at) in set.entries.iter().filter(|e| is_received(e.0)) {
                let Some(window) = self.window_of(*at).filter(|_| *said >= LEAST) else {
                    continue;
                };
                let balances = self.sets.iter().take(MOST).filter(|s| s.entries.len() >= BALANCE);
                let same = balances.filter(|other| self.is_of(other, window));
                let known: Vec<i64> = same.flat_map(received).collect();
                let slip = known.iter().find(|n| is_slip_of(**n, *said)).copied();
                let is_new = *role == Role::New || set.get(Role::Carried).is_none();
                let Some(right) = slip.filter(|_| is_new && !known.contains(said)) else {
                    continue;
                };
                if self.is_of_a_part(*at) || self.stands_elsewhere(*at) || !told.insert(*at) {
                    continue;
                }
                let message = format!(
                    "Ở đây ghi tiếp nhận {}, trong khi số liệu cùng khoảng thời gian ở phần khác ghi {}.",
                    count(*said),
                    count(right)
                );
                found.push(self.finding("cross_report", Severity::Error, *at, message, right, *said));
            }
        }
    }

    /// "Giải quyết 75 hồ sơ đúng hạn; không có hồ sơ quá hạn", of 72 resolved ones.
    pub(super) fn in_time_again(&self, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        let resolved: Vec<i64> = self
            .sets
            .iter()
            .chain(self.tables.iter().map(|t| &t.set))
            .filter_map(|set| set.get(Role::Resolved))
            .collect();
        let Some(most) = resolved.iter().max().copied() else {
            return;
        };
        let in_time = self.counts.iter().enumerate().filter(|(_, c)| is_in_time(c));
        for (at, own) in in_time.take(MOST) {
            // Far more is of another time or another office.
            let is_near = own.value > most && (own.value - most) * 5 <= most;
            let is_it =
                is_near && own.part_of.is_none() && self.says_none_late(own) && !self.is_of_a_part(at);
            if !is_it || self.stands_elsewhere(at) || !told.insert(at) {
                continue;
            }
            let message = format!(
                "Giải quyết đúng hạn ghi {}, lớn hơn số đã giải quyết {} ở phần khác.",
                count(own.value),
                count(most)
            );
            found.push(self.finding("identity", Severity::Error, at, message, most, own.value));
        }
    }

    fn says_none_late(&self, own: &Count) -> bool {
        let scan = &self.scans[own.scan];
        // "không có hồ sơ nào giải quyết quá hạn": the shorter words hold it too.
        let text = scan.lower.replace(" nào ", " ");
        has_any(&text, NONE_LATE) && scan.labels.is_empty() && !is_of_other_time(&text)
    }

    /// The days that its sentence names before it.
    fn window_of(&self, at: usize) -> Option<&Window> {
        let own = self.counts.get(at)?;
        let scan = &self.scans[own.scan];
        let (from, _) = scan.sentence(own.token);
        scan.windows
            .iter()
            .find(|w| w.start >= from && w.start < own.token)
    }

    /// Whether a set is told of the same days.
    fn is_of(&self, set: &Set, window: &Window) -> bool {
        let same = |w: &Window| (w.from, w.to) == (window.from, window.to);
        let mut scans = set
            .entries
            .iter()
            .filter_map(|(_, _, at)| self.counts.get(*at))
            .map(|c| c.scan);
        scans.any(|scan| self.scans[scan].windows.iter().any(same))
    }

    /// Whether the report tells the same number of dossiers elsewhere.
    fn stands_elsewhere(&self, at: usize) -> bool {
        let own = &self.counts[at];
        let mut counts = self.counts.iter().enumerate();
        counts.any(|(i, c)| i != at && c.value == own.value && c.thing == own.thing)
    }
}

/// "giải quyết 72 hồ sơ đúng hạn", "trả 72 hồ sơ trước và đúng hạn".
fn is_in_time(own: &Count) -> bool {
    let is_done = has_any(&own.words, &["giải quyết", "trả"]) && has_any(&own.words, &["đúng hạn"]);
    let is_other = has_any(&own.words, &["quá hạn", "chưa", "đang", "trước hạn", "lĩnh vực"]);
    is_done && !is_other && !own.is_beside && own.thing == "hồ sơ"
}

fn is_received(role: Role) -> bool {
    matches!(role, Role::New | Role::Received)
}

/// All numbers that may be called received.
fn received(set: &Set) -> Vec<i64> {
    let of = [
        set.newly_received(),
        set.get(Role::Received),
        set.newly_received()
            .zip(set.get(Role::Carried))
            .map(|(new, carried)| new + carried),
    ];
    of.into_iter().flatten().collect()
}
