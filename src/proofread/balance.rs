//! The balances of form II.06a in the words of a report (facts/domain.md 2.2): every reading is
//! tried, and all that were tried are told.

mod beginning;
mod by_period;
mod carried;
mod cumulative;
mod elsewhere;
mod ledger;
mod readings;
mod roles;
pub mod set;
mod subject;
mod unchecked;

use super::label::Label;
use super::marker::Marker;
use super::role::Role;
use super::scan::Scan;
use super::token::has_any;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
pub use beginning::beginning;
pub use by_period::{Chain, chains};
pub use carried::{carried_over, carried_things, said_to_agree};
use cumulative::cumulative;
use ledger::Ledger;
pub use roles::roles;
use set::Set;
use std::collections::HashSet;
use unchecked::unchecked;

/// The sets of a text: a new one begins where a main number is told anew. Those of `others` are of periods that are
/// balanced by themselves.
pub fn sets(scans: &[Scan], all: &[Count], roles: &[Option<Role>], others: &HashSet<usize>) -> Vec<Set> {
    let marks = cumulative(scans, all, roles);
    let is_own = |i: &usize| !others.contains(i);
    let mut sets = sets_of(scans, all, roles, &|i| is_own(&i) && !marks[i]);
    if marks.contains(&true) {
        let others = sets_of(scans, all, roles, &|i| is_own(&i) && marks[i]);
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
            Some(known) if role == Role::Received && told_as_all(&open, known, count, all) => {
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

/// "Năm 2024 chuyển sang: 133 hồ sơ. Tiếp nhận trong năm: 2.291 hồ sơ. Tổng cộng phải giải quyết: 2.291 hồ sơ", each on a
/// line of its own: the second number is meant to be of both.
fn told_as_all(open: &Set, received: i64, count: &Count, all: &[Count]) -> bool {
    let is_all = has_any(&count.words, &["phải giải quyết", "phải xử lý", "phải thụ lý"]);
    let (Some(first), Some(carried)) = (open.at(Role::Received), open.at(Role::Carried)) else {
        return false;
    };
    let (first, carried) = (&all[first], &all[carried]);
    let are_lines = first.scan != carried.scan && first.scan < count.scan && carried.scan < count.scan;
    let are_apart = first.part_of.is_none() && carried.part_of.is_none() && count.part_of.is_none();
    let is_total = has_any(
        &first.words,
        &["tổng", "tổng số", "phải giải quyết", "phải xử lý"],
    );
    is_all && !is_total && received == count.value && are_lines && are_apart && open.get(Role::New).is_none()
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

/// The counts of periods other than the report's that are told one after the other.
pub fn of_other_periods(chains: &[Chain], own: Option<&Label>) -> HashSet<usize> {
    chains.iter().flat_map(|chain| chain.others(own)).collect()
}

pub fn check(scans: &[Scan], all: &[Count], sets: &[Set], chains: &[Chain], found: &mut Vec<Finding>) {
    chains.iter().for_each(|chain| chain.check(scans, all, found));
    let mut is_checked = chains.iter().any(|chain| chain.is_of_dossiers(all));
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
}
