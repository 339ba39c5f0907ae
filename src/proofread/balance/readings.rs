//! F4: what came in against what was done with it, in every way in which offices write it.
//!
//! `dossier::readings` reads the columns of a form, where each number has its place; here words
//! say what a number is, carried-over dossiers stand within the total or beside it, and some
//! columns are not told at all. What both share, the digits in another order, is one function.

use super::ledger::Ledger;
use super::set::Set;
use crate::calendar::count;
use crate::dossier::digit_permutations;
use crate::finding::{Finding, Severity};
use crate::proofread::role::Role;

impl Ledger<'_, '_> {
    /// F4 in every reading; whether it could be checked.
    pub(super) fn flow(&self, found: &mut Vec<Finding>) -> bool {
        let set = self.set;
        let (Some(resolved), Some(pending)) = (set.all_resolved(), set.all_pending()) else {
            return false;
        };
        let readings = supplies(set);
        let Some((_, first)) = readings.first().cloned() else {
            return false;
        };
        let demands = demands(set);
        if readings.iter().any(|(_, n)| demands.contains(n)) {
            return true;
        }
        let demand = resolved + pending;
        let carried_unknown = set.get(Role::Carried).is_none();
        let is_total = set.at(Role::Received).is_some_and(|at| {
            let count = &self.all[at];
            ["tổng", "yêu cầu", "phải "]
                .iter()
                .any(|w| count.words.contains(w))
        });
        if carried_unknown && first < demand && !is_total {
            return false;
        }
        let slip = repairs(set);
        let supplies: Vec<i64> = readings.iter().map(|(_, n)| *n).collect();
        if slip.is_empty() && self.is_told_elsewhere(&supplies, (resolved, pending)) {
            return true;
        }
        let tried: Vec<String> = readings
            .iter()
            .map(|(words, n)| format!("{words} = {} (lệch {})", count(*n), count((n - demand).abs())))
            .collect();
        let mut message = format!(
            "Không cách đọc nào cân đối: đã giải quyết {} + đang giải quyết {} = {}; các cách đọc số tiếp nhận đã thử: {}.",
            count(resolved),
            count(pending),
            count(demand),
            tried.join("; ")
        );
        if let [(old, new, _)] = slip.as_slice() {
            message.push_str(&format!(" Có thể đảo chữ số: {} → {}?", count(*old), count(*new)));
        }
        let role = if set.get(Role::Received).is_some() {
            Role::Received
        } else {
            Role::New
        };
        let role = if set.get(role).is_some() {
            role
        } else {
            Role::Resolved
        };
        let all: Vec<String> = set
            .entries
            .iter()
            .filter(|(r, ..)| r.is_major() || matches!(r, Role::Online | Role::Carried))
            .map(|(_, n, _)| count(*n))
            .collect();
        let mut finding = self.finding("identity", Severity::Error, role, message, demand, first);
        finding.excerpt = all.join(" / ");
        found.push(finding);
        if let [(old, new, words)] = slip.as_slice() {
            let message = format!(
                "Có thể đảo chữ số: {} → {}? Khi đó {words}; đề nghị đối chiếu với nguồn.",
                count(*old),
                count(*new)
            );
            let role = set
                .entries
                .iter()
                .find(|(_, n, _)| n == old)
                .map_or(role, |(r, ..)| *r);
            let mut hint = self.finding(
                "digit_permutation_hint",
                Severity::Hint,
                role,
                message,
                *new,
                *old,
            );
            hint.excerpt = count(*old);
            found.push(hint);
        }
        true
    }

    /// "; có thể đảo chữ số: 243 → 342?" for a sum within one line of the form; else the full stop.
    pub(super) fn slip(&self) -> String {
        let broken = |set: &Set| -> bool { !(parts_close(set) && closes(set)) };
        let mut found = Vec::new();
        let mut values: Vec<i64> = self.set.entries.iter().map(|(_, n, _)| *n).collect();
        values.sort_unstable();
        values.dedup();
        for old in values {
            found.extend(
                digit_permutations(old)
                    .into_iter()
                    .filter(|new| !broken(&self.set.with(old, *new)))
                    .map(|new| (old, new)),
            );
        }
        match found.as_slice() {
            [(old, new)] => format!("; có thể đảo chữ số: {} → {}?", count(*old), count(*new)),
            _ => ".".into(),
        }
    }
}

/// What came in, in every reading, in words: only the right one where the parts say which it is.
fn supplies(set: &Set) -> Vec<(String, i64)> {
    let (total, carried, new) = (
        set.get(Role::Received),
        set.get(Role::Carried),
        set.newly_received(),
    );
    let name = |n: i64| count(n);
    let mut readings = Vec::new();
    if let (Some(total), Some(carried), Some(new)) = (total, carried, new) {
        if total == new + carried {
            return vec![(
                format!("tổng số {} (gồm kỳ trước {})", name(total), name(carried)),
                total,
            )];
        }
        if total == new {
            return vec![(
                format!("tiếp nhận {} + kỳ trước {}", name(total), name(carried)),
                total + carried,
            )];
        }
    }
    if let (Some(total), Some(carried)) = (total, carried) {
        readings.push((
            format!("{} + kỳ trước {}", name(total), name(carried)),
            total + carried,
        ));
    }
    if let Some(total) = total {
        readings.push((format!("tổng số {}", name(total)), total));
    }
    if let (Some(all), true) = (new, set.new_holds_carried()) {
        readings.push((format!("tổng số {}", name(all)), all));
    }
    if let (Some(new), Some(carried)) = (new, carried) {
        readings.push((
            format!("mới tiếp nhận {} + kỳ trước {}", name(new), name(carried)),
            new + carried,
        ));
    }
    if let (None, None, Some(new)) = (total, carried, new) {
        readings.push((format!("mới tiếp nhận {}", name(new)), new));
    }
    readings
}

fn demands(set: &Set) -> Vec<i64> {
    let (Some(resolved), Some(pending)) = (set.all_resolved(), set.all_pending()) else {
        return Vec::new();
    };
    let mut sums = vec![resolved + pending];
    for beside in set.beside.iter().take(6) {
        let with: Vec<i64> = sums.iter().map(|sum| sum + beside).collect();
        sums.extend(with);
    }
    sums
}

fn closes(set: &Set) -> bool {
    let demands = demands(set);
    let supplies = supplies(set);
    demands.is_empty() || supplies.is_empty() || supplies.iter().any(|(_, n)| demands.contains(n))
}

/// F2 and F3 as far as all their parts are there, F1 where its reading is sure.
fn parts_close(set: &Set) -> bool {
    let sum = |roles: &[Role]| roles.iter().filter_map(|r| set.get(*r)).sum::<i64>();
    let has = |role| set.get(role).is_some();
    let in_time = if has(Role::EarlyOrOnTime) {
        &[Role::EarlyOrOnTime, Role::Late][..]
    } else {
        &[Role::Early, Role::OnTime, Role::Late][..]
    };
    let resolved = !has(Role::Late)
        || !(has(Role::OnTime) || has(Role::Early) || has(Role::EarlyOrOnTime))
        || set.get(Role::Resolved).is_none_or(|n| n == sum(in_time));
    let pending = !(has(Role::InTime) && has(Role::Overdue))
        || set
            .get(Role::Pending)
            .is_none_or(|n| n == sum(&[Role::InTime, Role::Overdue]));
    let received = match (
        set.get(Role::Received),
        set.newly_received(),
        set.get(Role::Carried),
    ) {
        (Some(total), Some(new), Some(carried)) => {
            total == new + carried || total == new || set.get(Role::Online).is_some_and(|o| total == new + o)
        }
        (Some(total), Some(_), None) => set.channels().is_none_or(|c| total == c),
        _ => true,
    };
    resolved && pending && received
}

/// Numbers whose digits in another order make a reading close, with what closes then.
fn repairs(set: &Set) -> Vec<(i64, i64, String)> {
    let mut values: Vec<i64> = set.entries.iter().map(|(_, n, _)| *n).collect();
    values.sort_unstable();
    values.dedup();
    let mut found = Vec::new();
    for old in values {
        for new in digit_permutations(old) {
            let other = set.with(old, new);
            let demands = demands(&other);
            let fits = supplies(&other).into_iter().find(|(_, n)| demands.contains(n));
            if let Some((words, n)) = fits.filter(|_| parts_close(&other)) {
                found.push((old, new, format!("{words} = {}", count(n))));
            }
        }
    }
    found
}
