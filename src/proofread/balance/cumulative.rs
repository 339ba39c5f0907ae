//! Which counts are those of the year so far, told beside the month's.

use crate::proofread::counts::count::Count;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// "lũy kế 8 tháng tiếp nhận 1.900 hồ sơ, đã giải quyết 1.885 hồ sơ" beside "tháng 8 tiếp nhận 245 hồ
/// sơ": from the word to the end of its clause. A paragraph that tells only such counts is one balance
/// with what stands around it.
pub(super) fn cumulative(scans: &[Scan], all: &[Count], roles: &[Option<Role>]) -> Vec<bool> {
    let mut marks = vec![false; all.len()];
    let mut goes_on = false;
    for (i, count) in all.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| &all[j]).filter(|b| b.scan == count.scan);
        let is_same_clause = before.is_some_and(|b| !divided(&scans[count.scan], b.token, count.token));
        let says_so = roles[i].is_some() && has_any(&count.words, SO_FAR)
            || before.is_none() && heads(&scans[count.scan]);
        goes_on = says_so || (goes_on && is_same_clause);
        marks[i] = goes_on;
    }
    let tells_others = (0..all.len()).any(|i| !marks[i] && roles[i].is_some());
    let mut from = 0;
    while from < all.len() {
        let to = all.partition_point(|c| c.scan <= all[from].scan).max(from + 1);
        let tells_own = (from..to).any(|i| roles[i].is_some() && !marks[i]);
        let is_balance = tells_others && heads(&scans[all[from].scan]) && is_balance(&roles[from..to]);
        if !(tells_own || is_balance) {
            marks[from..to].fill(false);
        }
        from = to;
    }
    marks
}

/// What came in and what was done with it: a paragraph that tells both needs nothing from around it.
fn is_balance(roles: &[Option<Role>]) -> bool {
    let holds = |wanted: [Role; 2]| roles.iter().flatten().any(|r| wanted.contains(r));
    holds([Role::Received, Role::New]) && holds([Role::Resolved, Role::Pending])
}

const SO_FAR: &[&str] = &["lũy kế", "luỹ kế"];

/// "Lũy kế từ ngày 15/12/2025 đến ngày 14/10/2026: ...": what the whole paragraph tells.
fn heads(scan: &Scan) -> bool {
    let head = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    SO_FAR.iter().any(|w| head.starts_with(w))
}

/// Whether a sign between two counts ends what is said of the first.
fn divided(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(scan.tokens[i].lower.as_str(), ";" | "." | ")"))
}
