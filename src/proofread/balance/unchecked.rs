//! Figures without those that would show whether they balance.

use super::set::Set;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::token::count_of;

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

/// Whether a row of a table tells both and what closes them: "264 | 805 | 810 | 259".
fn closes_in_a_table(scans: &[Scan], received: i64, resolved: i64) -> bool {
    /// In cells, on each side: a row of the form.
    const NEAR: usize = 10;
    let value = |scan: &Scan| match scan.tokens.as_slice() {
        [only] if only.is_number() => count_of(only.text),
        _ => None,
    };
    let cells: Vec<Option<i64>> = scans.iter().filter(|s| s.paragraph.in_table).map(value).collect();
    let closes = |at: usize| {
        let near: Vec<i64> = cells[at.saturating_sub(NEAR)..cells.len().min(at + NEAR)]
            .iter()
            .flatten()
            .copied()
            .collect();
        let others = || near.iter().filter(|n| **n != received && **n != resolved);
        near.contains(&resolved) && others().any(|was| others().any(|left| received + was == resolved + left))
    };
    // New ones by channel, side by side: "516 | 10".
    let is_told = |at: usize| {
        let next = cells.get(at + 1).copied().flatten();
        cells[at] == Some(received) || cells[at].zip(next).is_some_and(|(a, b)| a + b == received)
    };
    (0..cells.len()).any(|at| is_told(at) && closes(at))
}

/// Received and resolved without what was carried over and what is pending.
pub(super) fn unchecked(scans: &[Scan], all: &[Count], sets: &[&Set]) -> Option<Finding> {
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
    // "tiếp nhận 38 hồ sơ, đã giải quyết 38 hồ sơ, tất cả đúng hạn": nothing is left that could be told.
    if missing.is_empty() || received == resolved {
        return None;
    }
    if closes_nearby(all, at, received, resolved) || closes_in_a_table(scans, received, resolved) {
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
