//! The rate of one channel where all of them are told right before it: "tiếp nhận trực tuyến 206 hồ sơ, tiếp nhận trực tiếp 08
//! hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 96,3%".

use super::clause::clause_before;
use super::explicit::share_behind;
use super::judged::judge;
use super::rate::Rate;
use super::words::{is_aim, is_of_another};
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// "105 hồ sơ (trực tuyến 95 hồ sơ, trực tiếp 10 hồ sơ, tỷ lệ trực tuyến 95%)": a bracket speaks of nothing else, whatever
/// other numbers of the paragraph would make the rate right.
pub(super) fn in_one_bracket(scans: &[Scan], all: &[Count], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let is = |i: &usize, mark: char| scan.tokens[*i].is_mark(mark);
    let open = (0..rate.token)
        .rev()
        .find(|i| is(i, '(') || is(i, ')'))
        .filter(|i| is(i, '('))?;
    let place = |token: usize| all.partition_point(|c| (c.scan, c.token) < (rate.scan, token));
    let within = &all[place(open)..place(rate.token)];
    (within.len() >= 2)
        .then(|| by_channels(scans, all, rate))
        .flatten()
}

/// Told only where the rate is nearly right of these, or its digits are the right one's.
pub(super) fn by_channels(scans: &[Scan], all: &[Count], rate: &Rate) -> Option<Finding> {
    /// In tokens: the counts and the rate.
    const FARTHEST: usize = 40;
    let scan = &scans[rate.scan];
    let (_, clause) = clause_before(scan, rate.token);
    let is_named = has_any(&clause, &["tỷ lệ", "tỉ lệ"]) && has_any(&clause, &["trực tuyến"]);
    // "Không tính lĩnh vực chứng thực, tỷ lệ trực tuyến là 93,2% (383/411 hồ sơ)"
    let is_told = share_behind(scan, rate.token).is_some();
    if !is_named || is_told || is_aim(&clause) || is_of_another(&clause) {
        return None;
    }
    let place = |token: usize| all.partition_point(|c| (c.scan, c.token) < (rate.scan, token));
    let floor = rate.token.saturating_sub(FARTHEST);
    let stop = (floor..rate.token).rev().find(|i| scan.tokens[*i].is_mark('.'));
    let near = &all[place(stop.unwrap_or(floor))..place(rate.token)];
    let of = |names: &'static [&str]| {
        near.iter()
            .filter(move |c| !c.is_beside && c.thing == "hồ sơ" && has_any(&c.words, names))
            .map(|c| c.value)
            .collect::<Vec<i64>>()
    };
    let (online, others) = (of(&["trực tuyến"]), of(&["trực tiếp", "bưu chính", "bcci"]));
    let [online] = online[..] else { return None };
    let whole = others.iter().try_fold(online, |sum, n| sum.checked_add(*n))?;
    // "tiếp nhận mới 105 hồ sơ (trực tuyến 95 hồ sơ, trực tiếp 10 hồ sơ, tỷ lệ trực tuyến 95%)"
    let is_only = match near.len().checked_sub(others.len() + 1) {
        Some(0) => true,
        Some(1) => near[0].value == whole,
        _ => false,
    };
    if others.is_empty() || !is_only {
        return None;
    }
    judge(scans, rate, &[online], &[whole], None)
}
