//! The balances of form II.06a in the words of a report (facts/domain.md 2.2): every reading is
//! tried, and all that were tried are told.

mod cumulative;
mod ledger;
mod readings;
mod roles;
mod subject;

use super::counts::Count;
use super::marker::Marker;
use super::role::{Role, is_end_of_previous};
use super::scan::Scan;
use super::token::has_any;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use cumulative::cumulative;
use ledger::Ledger;
pub use roles::roles;

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

    fn at(&self, role: Role) -> Option<usize> {
        self.entries
            .iter()
            .find(|(r, ..)| *r == role)
            .map(|(_, _, at)| *at)
    }

    fn rename(&mut self, old: Role, new: Role) {
        for entry in self.entries.iter_mut().filter(|e| e.0 == old) {
            entry.0 = new;
        }
    }

    fn with(&self, old: i64, new: i64) -> Set {
        let mut other = self.clone();
        for entry in other.entries.iter_mut().filter(|e| e.1 == old) {
            entry.1 = new;
        }
        other
    }

    /// The pending ones; those in time and those overdue where no total is said.
    fn all_pending(&self) -> Option<i64> {
        let split = || {
            self.get(Role::InTime)
                .map(|n| n + self.get(Role::Overdue).unwrap_or(0))
        };
        self.get(Role::Pending).or_else(split)
    }

    /// The resolved ones, likewise: with those that were late.
    fn all_resolved(&self) -> Option<i64> {
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
    fn new_holds_carried(&self) -> bool {
        let all = self
            .channels()
            .zip(self.get(Role::Carried))
            .map(|(new, carried)| new + carried);
        all.is_some() && all == self.get(Role::New)
    }

    /// Online with what came otherwise.
    fn channels(&self) -> Option<i64> {
        let others = match (self.get(Role::Direct), self.get(Role::Post)) {
            (None, None) => return None,
            (direct, post) => direct.unwrap_or(0) + post.unwrap_or(0),
        };
        Some(self.get(Role::Online)? + others)
    }
}

/// The sets of a text: a new one begins where a main number is told anew.
pub fn sets(scans: &[Scan], all: &[Count], roles: &[Option<Role>]) -> Vec<Set> {
    let marks = cumulative(scans, all, roles);
    let mut sets = sets_of(scans, all, roles, &|i| !marks[i]);
    if marks.contains(&true) {
        let others = sets_of(scans, all, roles, &|i| marks[i]);
        sets.extend(others.into_iter().map(|set| Set {
            is_cumulative: true,
            ..set
        }));
        sets.sort_by_key(|s| s.entries.last().map(|(_, _, at)| *at));
    }
    sets
}

/// Those of the counts that are wanted.
fn sets_of(
    scans: &[Scan],
    all: &[Count],
    roles: &[Option<Role>],
    is_wanted: &dyn Fn(usize) -> bool,
) -> Vec<Set> {
    let sections = sections(scans);
    let places = subject::places(scans);
    let mut sets: Vec<Set> = Vec::new();
    let mut open = Set::default();
    let mut last_scan = 0;
    for (i, count) in all.iter().enumerate().filter(|(i, _)| is_wanted(*i)) {
        let Some(role) = roles[i] else { continue };
        let is_moved = count.scan != last_scan && !open.entries.is_empty();
        if is_moved && (places[count.scan] != places[last_scan] || begins_anew(&open, role)) {
            sets.push(std::mem::take(&mut open));
        }
        if matches!(role, Role::Waiting | Role::Withdrawn) {
            if !open.beside.contains(&count.value) {
                open.beside.push(count.value);
            }
            continue;
        }
        let is_far = count.scan > last_scan + 30;
        if role == Role::Online
            && let Some((_, online, first)) = open.entries.iter_mut().find(|(r, ..)| *r == role)
            && are_levels(&all[*first], count)
        {
            *online += count.value;
            last_scan = count.scan;
            continue;
        }
        match open.get(role) {
            Some(known) if role == Role::Received && known == count.value && is_only_new(&open, all, i) => {
                open.rename(Role::Received, Role::New);
            }
            Some(known) if known == count.value && !is_far => {
                last_scan = count.scan;
                continue;
            }
            // "Còn 10 hồ sơ trễ hạn" among the shortcomings is no line of the figures above.
            None if !role.is_major()
                && !open.entries.is_empty()
                && sections[count.scan] != sections[last_scan]
                && count.part_of.is_none() =>
            {
                continue;
            }
            Some(known) if role == Role::Received && all_to_handle(&open, known, count) => {
                open.rename(Role::Received, Role::New);
            }
            Some(_) if role.is_major() => sets.push(std::mem::take(&mut open)),
            Some(_) => continue,
            None if is_far => sets.push(std::mem::take(&mut open)),
            None => {}
        }
        last_scan = count.scan;
        open.entries.push((role, count.value, i));
    }
    sets.push(open);
    sets.retain(|s| !s.entries.is_empty());
    sets
}

/// "1. Trung tâm tiếp nhận mới 14.580 hồ sơ, ... 2. Đã giải quyết 14.902 hồ sơ, đang giải quyết 1.842. 3. Các xã tiếp
/// nhận 88.240 hồ sơ": what was told to its end is not told once more by another word.
fn begins_anew(open: &Set, role: Role) -> bool {
    let is_told = open.all_resolved().is_some() && open.all_pending().is_some();
    let is_new = open.get(Role::Received).is_none() && open.get(Role::New).is_some();
    // "1. Quý I: kỳ trước chuyển sang 88 hồ sơ, ... còn lại 105. 2. Quý II: kỳ trước chuyển sang 105 hồ sơ, ..."
    let is_next = role == Role::Carried && open.get(Role::Carried).is_some();
    is_told && (role == Role::Received && is_new || is_next)
}

/// "Tiếp nhận 742 hồ sơ; tuần trước chuyển sang 468 hồ sơ; số phải giải quyết 1.210 hồ sơ": the second
/// total is of both, the first was the new ones.
fn all_to_handle(open: &Set, received: i64, count: &Count) -> bool {
    let is_all = has_any(&count.words, &["phải giải quyết", "phải xử lý", "phải thụ lý"]);
    is_all && received < count.value && open.get(Role::Carried).is_some() && open.get(Role::New).is_none()
}

/// "Năm 2024 chuyển sang: 133. Tiếp nhận trong năm: 2.291. Tổng cộng phải giải quyết: 2.291": what was received is told
/// again as all that there was to handle, with what was carried over beside it.
fn is_only_new(open: &Set, all: &[Count], total: usize) -> bool {
    let (Some(first), Some(carried)) = (open.at(Role::Received), open.at(Role::Carried)) else {
        return false;
    };
    let handles = |i: usize| has_any(&all[i].words, &["phải giải quyết", "phải xử lý", "phải thụ lý"]);
    let is_beside = all[carried].value > 0 && all[carried].part_of.is_none_or(|(whole, _)| whole != first);
    is_beside && handles(total) && !handles(first) && open.get(Role::New).is_none()
}

/// "Trực tuyến toàn trình: 1.942 hồ sơ; trực tuyến một phần: 1.017 hồ sơ": both are online.
fn are_levels(first: &Count, second: &Count) -> bool {
    let is = |c: &Count, level: &str| has_any(&c.words, &[level]);
    let whole_of = |c: &Count| c.part_of.map(|(whole, _)| whole);
    let are_two = is(first, "toàn trình") && is(second, "một phần")
        || is(first, "một phần") && is(second, "toàn trình");
    are_two && whole_of(first) == whole_of(second)
}

/// Under which heading each paragraph stands: their number.
fn sections(scans: &[Scan]) -> Vec<usize> {
    let mut number = 0;
    let count = |scan: &Scan| {
        let is_heading = matches!(
            scan.paragraph.marker,
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) | Marker::Number(_)
        );
        number += usize::from(is_heading);
        number
    };
    scans.iter().map(count).collect()
}

pub fn check(scans: &[Scan], all: &[Count], sets: &[Set], found: &mut Vec<Finding>) {
    let mut is_checked = false;
    for set in sets {
        let ledger = Ledger { scans, all, set };
        ledger.received(found);
        ledger.resolved(found);
        ledger.pending(found);
        is_checked |= ledger.flow(found);
    }
    if !is_checked {
        let own: Vec<&Set> = sets.iter().filter(|s| !s.is_cumulative).collect();
        let cumulative: Vec<&Set> = sets.iter().filter(|s| s.is_cumulative).collect();
        found.extend(unchecked(scans, all, &own).or_else(|| unchecked(scans, all, &cumulative)));
    }
    found.extend(carried_over(scans, all, sets));
}

/// F5 as far as the text itself tells both ends: what the period before ended with, and what was
/// carried over from it.
fn carried_over(scans: &[Scan], all: &[Count], sets: &[Set]) -> Option<Finding> {
    let ended = all
        .iter()
        .find(|c| is_end_of_previous(&c.words) && c.unit.contains("hồ sơ"))?;
    let carried = sets.iter().find_map(|s| s.get(Role::Carried))?;
    if carried == ended.value {
        return None;
    }
    let scan = &scans[ended.scan];
    let message = format!(
        "Kỳ trước kết thúc với {} hồ sơ đang giải quyết nhưng kỳ này ghi kỳ trước chuyển qua {}.",
        count(ended.value),
        count(carried)
    );
    let excerpt = scan.words(ended.clause.min(ended.token), ended.token);
    let finding = Finding::new(
        "carry_over",
        Severity::Warning,
        scan.place(ended.token),
        excerpt,
        message,
    );
    Some(finding.with_values(ended.value.to_string(), carried.to_string()))
}

/// Whether two of the counts behind close the balance, whatever their words: "chưa giải quyết đầu tháng là
/// 135, ... cuối tháng là 144", "cộng 31 hồ sơ tồn tháng 4, ... còn 24".
fn closes_nearby(all: &[Count], at: usize, received: i64, resolved: i64) -> bool {
    /// In counts.
    const NEAR: usize = 14;
    let behind: Vec<i64> = all[at + 1..].iter().take(NEAR).map(|c| c.value).collect();
    // What is told once more closes nothing.
    let others = || behind.iter().filter(|n| **n != received && **n != resolved);
    let carries =
        |was: &i64| *was > 0 && others().any(|left| left != was && received + was == resolved + left);
    others().any(carries)
}

/// Received and resolved without what was carried over and what is pending.
fn unchecked(scans: &[Scan], all: &[Count], sets: &[&Set]) -> Option<Finding> {
    let find = |role: Role| sets.iter().find_map(|s| Some((s.get(role)?, s.at(role)?)));
    let (received, at) = find(Role::Received).or_else(|| find(Role::New))?;
    let resolved = find(Role::Resolved)
        .or_else(|| find(Role::OnTime))
        .map(|(n, _)| n)?;
    let mut missing = Vec::new();
    if find(Role::Carried).is_none() {
        missing.push("kỳ trước chuyển qua");
    }
    if find(Role::Pending).is_none() && find(Role::InTime).is_none() {
        missing.push("đang giải quyết");
    }
    if missing.is_empty() {
        return None;
    }
    if closes_nearby(all, at, received, resolved) {
        return None;
    }
    let count_at = &all[at];
    let scan = &scans[count_at.scan];
    let rest = received - resolved;
    let implied = if rest > 0 {
        format!(
            "; riêng số trong kỳ còn ít nhất {} hồ sơ chưa giải quyết",
            count(rest)
        )
    } else {
        String::new()
    };
    let message = format!(
        "Tiếp nhận {}, đã giải quyết {} nhưng thiếu số {}: chưa kiểm tra được cân đối{implied}.",
        count(received),
        count(resolved),
        missing.join(", ")
    );
    let excerpt = format!("{received} / {resolved}");
    Some(Finding::new(
        "identity",
        Severity::Warning,
        scan.place(count_at.token),
        excerpt,
        message,
    ))
}
