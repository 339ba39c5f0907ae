//! What stands around a rate and says of what it is one.

use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// "cao hơn năm 2023 là 2,1 điểm phần trăm (93,3%)": in the brackets stands the rate before.
pub(super) fn is_of_a_gap(scan: &Scan, token: usize) -> bool {
    /// In tokens.
    const NEAR: usize = 6;
    let Some(open) = token.checked_sub(1).filter(|i| scan.tokens[*i].is_mark('(')) else {
        return false;
    };
    let from = open.saturating_sub(NEAR).max(scan.sentence(token).0);
    from < open
        && has_any(
            &scan.words(from, open - 1).to_lowercase(),
            &["điểm phần trăm", "điểm %"],
        )
}

/// Numbers of the paragraph before a rate, whatever they count: "Trong 4.037 công chức, nữ 1.686 người
/// (41,8%)".
pub(super) fn other_wholes<'a>(
    all: &'a [Count],
    part: &'a Count,
    token: usize,
) -> impl Iterator<Item = i64> + 'a {
    /// In counts.
    const MOST: usize = 40;
    let to = all.partition_point(|c| (c.scan, c.token) < (part.scan, token));
    let here = all[..to].iter().rev().take(MOST);
    // "214 vụ, tăng 16 vụ so với kỳ trước (198 vụ); phát hiện 96 vụ": of another time it is none of its wholes.
    let is_of_time = move |c: &&Count| c.is_beside && !part.is_beside;
    // What stands beside it in one list is no whole of it.
    let is_sibling = move |c: &&Count| part.part_of.is_some() && c.part_of == part.part_of;
    here.take_while(|c| c.scan == part.scan)
        .filter(move |c| c.token != part.token && c.value >= part.value && !is_sibling(c) && !is_of_time(c))
        .map(|c| c.value)
}
