//! The rate of one channel where all of them are told right before it: "tiếp nhận trực tuyến 206 hồ sơ, tiếp nhận trực tiếp 08
//! hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 96,3%".

use super::clause::clause_before;
use super::judged::judge;
use super::rate::Rate;
use super::words::{is_aim, is_of_another};
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Told only where the rate is nearly right of these, or its digits are the right one's.
pub(super) fn by_channels(scans: &[Scan], all: &[Count], rate: &Rate) -> Option<Finding> {
    /// In tokens: the counts and the rate.
    const FARTHEST: usize = 40;
    let scan = &scans[rate.scan];
    let (_, clause) = clause_before(scan, rate.token);
    let is_named = has_any(&clause, &["tỷ lệ", "tỉ lệ"]) && has_any(&clause, &["trực tuyến"]);
    if !is_named || is_aim(&clause) || is_of_another(&clause) {
        return None;
    }
    let place = |token: usize| all.partition_point(|c| (c.scan, c.token) < (rate.scan, token));
    let near = &all[place(rate.token.saturating_sub(FARTHEST))..place(rate.token)];
    let of = |names: &'static [&str]| {
        near.iter()
            .filter(move |c| !c.is_beside && c.thing == "hồ sơ" && has_any(&c.words, names))
            .map(|c| c.value)
            .collect::<Vec<i64>>()
    };
    let (online, others) = (of(&["trực tuyến"]), of(&["trực tiếp", "bưu chính", "bcci"]));
    let [online] = online[..] else { return None };
    if others.is_empty() || near.len() != others.len() + 1 {
        return None;
    }
    let whole = others.iter().try_fold(online, |sum, n| sum.checked_add(*n))?;
    judge(scans, rate, &[online], &[whole], None)
}
