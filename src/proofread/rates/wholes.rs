//! What a count can be a share of.

use super::siblings::bears_a_share;
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;
use crate::proofread::role::{Role, role_of};
use crate::proofread::scan::Scan;

/// "đạt 94% tổng số hồ sơ phải giải quyết": the whole is named.
pub(super) fn named_wholes(tail: &str, sets: &[Set], at: usize) -> Vec<i64> {
    let clause: String = tail
        .split([',', ';', '.', ')', '('])
        .next()
        .unwrap_or_default()
        .to_owned();
    let names = ["tổng số", "số hồ sơ", "trên tổng số", "trên số", "tổng hồ sơ"];
    if !names.iter().any(|n| clause.trim_start().starts_with(n)) || !clause.contains("hồ sơ") {
        return Vec::new();
    }
    let Some(set) = set_of(sets, at) else {
        return Vec::new();
    };
    let of = match role_of(clause.trim(), "", None) {
        // "số hồ sơ tiếp nhận trong kỳ" may be all that there was to handle, or the new ones.
        Some(Role::Received) => [
            set.get(Role::New)
                .or(set.get(Role::Received))
                .zip(set.get(Role::Carried))
                .map(|(a, b)| a + b),
            set.get(Role::Received),
            set.newly_received(),
        ],
        Some(role) => [set.get(role), None, None],
        None => [None; 3],
    };
    of.into_iter().flatten().collect()
}

/// The set that holds the count; sets are in the order of the text.
fn set_of(sets: &[Set], at: usize) -> Option<&Set> {
    let behind = sets.partition_point(|s| s.entries.last().is_some_and(|(_, _, last)| *last < at));
    let set = sets.get(behind)?;
    set.entries.iter().any(|(_, _, i)| *i == at).then_some(set)
}

/// Whether a count is a line of a balance.
pub(super) fn is_of_a_set(sets: &[Set], at: usize) -> bool {
    set_of(sets, at).is_some()
}

/// The counts from one paragraph to another.
pub(super) fn paragraphs(all: &[Count], first: usize, last: usize) -> std::ops::Range<usize> {
    all.partition_point(|c| c.scan < first)..all.partition_point(|c| c.scan <= last)
}

/// How many counts before and behind one may be its whole; a paragraph may be made to hold any number.
const AROUND: usize = 100;

/// What a count can be a part of: what it stands under, what stands around it.
pub(super) fn wholes(scan: &Scan, all: &[Count], sets: &[Set], at: usize) -> Vec<i64> {
    let part = &all[at];
    let mut wholes: Vec<i64> = Vec::new();
    let mut up = part.part_of;
    while let Some((whole, _)) = up {
        wholes.push(all[whole].value);
        up = all[whole].part_of;
    }
    let above = wholes.len();
    let near = paragraphs(all, part.scan.saturating_sub(4), part.scan + 1);
    let near = near.start.max(at.saturating_sub(AROUND))..near.end.min(at + AROUND);
    let same = |c: &&Count| c.unit == part.unit || c.unit.is_empty() || part.unit.is_empty();
    // "cao đẳng 9.976 người (16%), trung cấp 18.705 người (30%)": the next of a list is no whole.
    let is_sibling = |c: &&Count| c.scan == part.scan && c.token > part.token && bears_a_share(scan, c);
    let near = near
        .filter(|i| *i != at)
        .map(|i| &all[i])
        .filter(|c| c.value >= part.value)
        .filter(same)
        .filter(|c| !is_sibling(c))
        // Of numbers of another time it is no share.
        .filter(|c| !c.is_beside || part.is_beside);
    wholes.extend(near.map(|c| c.value));
    if let Some(set) = set_of(sets, at) {
        let is_channel = |(role, _, i): &(Role, i64, usize)| {
            *i == at && matches!(role, Role::Online | Role::Direct | Role::Post)
        };
        match set
            .newly_received()
            .filter(|_| set.entries.iter().any(is_channel))
        {
            // F9: of what was newly received, or of the whole that it is told as a part of.
            Some(new) => {
                wholes.truncate(above);
                wholes.push(new);
            }
            None => wholes.extend(sums(set)),
        }
    }
    wholes.retain(|w| *w > 0);
    wholes.sort_unstable();
    wholes.dedup();
    wholes
}

/// Wholes that a set implies.
pub(super) fn sums(set: &Set) -> Vec<i64> {
    let get = |r| set.get(r);
    let add = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b);
    // The total is one with what was carried over, if the parts say so.
    let holds_carried =
        get(Role::Received).is_some() && get(Role::Received) == add(set.newly_received(), get(Role::Carried));
    let all = [
        get(Role::Received),
        get(Role::New),
        get(Role::Resolved),
        get(Role::Pending),
        add(get(Role::Online), get(Role::Direct)),
        add(add(get(Role::Online), get(Role::Direct)), get(Role::Post)),
        add(get(Role::Received), get(Role::Carried)).filter(|_| !holds_carried),
        add(get(Role::New), get(Role::Carried)),
        add(get(Role::Resolved), get(Role::Pending)),
        add(get(Role::OnTime), get(Role::Late)).filter(|_| get(Role::Early).is_none()),
        add(add(get(Role::Early), get(Role::OnTime)), get(Role::Late)),
    ];
    let mut sums: Vec<i64> = all.into_iter().flatten().collect();
    sums.extend(add(get(Role::Received), get(Role::Carried).map(|n| -n)));
    sums
}
