//! What is said to be left of a whole told before it, in its paragraph or the one above: "có 27 nhiệm vụ. Đã xong 19
//! nhiệm vụ (17 đúng hạn). Còn 08 nhiệm vụ đang làm", "năm lĩnh vực còn lại cộng lại là 204 hồ sơ".
//!
//! The words say that something was taken off, not from what. So whatever difference of two numbers, or of one and a
//! run of others, gives what is left acquits; only what is nearly such a difference contradicts.

use super::among::overlap;
use super::broken::broken_at;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::things::are_one;
use crate::proofread::times::is_of_other_time;
use crate::proofread::token::{has_any, stands};

/// Numbers told before that are looked at, and sentences that hold them.
const FARTHEST: usize = 40;
const NEAR: usize = 6;
/// Numbers from which a run begins that may have been taken off.
const LONGEST: usize = 8;

pub(super) fn remaining(
    scan: &Scan,
    before: &[Sentence],
    sentence: &Sentence,
    told: &[Count],
) -> Option<Finding> {
    /// In numbers: no sentence tells more than once or twice what is left.
    const MOST: usize = 12;
    let left = |(at, item): (usize, &Item)| {
        let is_left = item.depth == 0 && !item.thing.is_empty() && is_left(scan, sentence, item);
        is_left.then(|| against(scan, before, (sentence, at), told))?
    };
    sentence.items.iter().enumerate().take(MOST).find_map(left)
}

/// "39 TTHC còn lại", "còn lại 16 hồ sơ", "Còn 08 nhiệm vụ đang làm", "08 TTHC thuộc các lĩnh vực khác". What is pending is
/// the balance's.
fn is_left(scan: &Scan, sentence: &Sentence, item: &Item) -> bool {
    let is_pending = matches!(
        item.role,
        Some(Role::Pending | Role::InTime | Role::Overdue | Role::Carried)
    );
    let behind = item.token + 1 + item.thing.split(' ').count();
    let is_named = stands(&scan.tokens, behind, &["còn", "lại"])
        || stands(&scan.tokens, behind, &["thuộc", "các", "lĩnh", "vực", "khác"]);
    // "số còn lại, 18 nhiệm vụ, đang làm"
    let lead = item.token.checked_sub(3);
    let is_named = is_named || lead.is_some_and(|at| stands(&scan.tokens, at, &["còn", "lại", ","]));
    let words = item.words.trim_start();
    let opens = words.starts_with("còn lại") || words.ends_with("còn lại") || words.ends_with("còn lại là");
    let sums_up = has_any(words, &["còn lại"]) && has_any(words, &["cộng lại"]);
    // Only what opens its sentence: "; còn 05 hồ sơ" is often of the last number before it.
    let is_first = sentence
        .items
        .first()
        .is_some_and(|first| first.token == item.token);
    let is_rest = is_first && words.starts_with("còn") && has_any(words, &["đang", "chưa"]);
    !is_pending && !item.is_measured() && (is_named || opens || sums_up || is_rest)
}

fn against(
    scan: &Scan,
    before: &[Sentence],
    (sentence, at): (&Sentence, usize),
    told: &[Count],
) -> Option<Finding> {
    let left = &sentence.items[at];
    let is_one = |i: &&Item| are_one(&i.thing, &left.thing) && !i.thing.is_empty() && !i.is_measured();
    let near = &before[before.len().saturating_sub(NEAR)..];
    let earlier: Vec<&Item> = near.iter().flat_map(|s| &s.items).filter(is_one).collect();
    let here: Vec<&Item> = sentence.items[..at].iter().filter(is_one).collect();
    let shares = near
        .iter()
        .chain([sentence])
        .flat_map(|s| s.shares.iter().flat_map(|s| [s.part.value, s.whole.value]));
    let own: Vec<i64> = earlier
        .iter()
        .chain(&here)
        .map(|i| i.value)
        .chain(shares)
        .collect();
    let above = told.iter().rev().take_while(|c| c.scan + 2 > left.scan);
    let above: Vec<i64> = above.take(FARTHEST).map(|c| c.value).collect();
    if own.len() > FARTHEST || is_difference(left.value, &own, &above) {
        return None;
    }
    // "Trực tuyến chiếm 80,5% (1.901 hồ sơ)": the number of a share stands in brackets.
    let is_of_share = |i: &Item| {
        let before = i.token.checked_sub(2).map(|at| &scan.tokens[at]);
        i.depth == 1 && before.is_some_and(|t| t.is_mark('%'))
    };
    let plain = |items: &[&Item]| -> Vec<Item> {
        let is_plain = |i: &Item| i.depth == 0 || is_of_share(i);
        let own = items
            .iter()
            .filter(|i| is_plain(i) && !is_of_other_time(&i.words));
        own.map(|i| (*i).clone()).collect()
    };
    // The whole opens the sentence, or stands in one before; what was taken off lies between.
    let (own, before) = (plain(&here), plain(&earlier));
    let line: Vec<Item> = before.iter().chain(&own).cloned().collect();
    let wholes = || line.iter().enumerate().rev().take(LONGEST);
    let between = wholes().map(|(i, w)| (w, &line[i + 1..]));
    // "134 hồ sơ; năm 2025 là 117. Trong số đó 118 hồ sơ ..., còn lại 16": only what its own sentence takes off.
    let of_own = wholes()
        .filter(|(i, _)| *i < before.len())
        .map(|(_, w)| (w, own.as_slice()));
    let is_told = |w: &Item, parts: &[Item]| {
        is_nearly(w, parts, left) || w.token >= sentence.from && is_too_much(w, parts, left)
    };
    let (whole, parts) = between.chain(of_own).find(|(w, parts)| is_told(w, parts))?;
    let mut parts: Vec<&Item> = parts.iter().collect();
    parts.push(left);
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    (!overlap(&parts)).then(|| broken_at(scan, left.token, whole, &parts, sum, None))
}

/// Whether it is what numbers of the paragraph leave of one there or right above, or told before as it is.
fn is_difference(left: i64, own: &[i64], above: &[i64]) -> bool {
    let is_told = |n: i64| own.contains(&n) || above.contains(&n);
    let run_from = |from: usize| {
        let mut sum = left;
        own[from..].iter().take(LONGEST).any(|n| {
            sum += n;
            is_told(sum)
        })
    };
    let pair = |i: usize| own[i + 1..].iter().any(|n| own.contains(&(own[i] + n + left)));
    is_told(left) || (0..own.len()).any(|i| run_from(i) || pair(i))
}

/// Whether a whole, less what was taken off, is nearly what is left.
fn is_nearly(whole: &Item, parts: &[Item], left: &Item) -> bool {
    let taken: i64 = parts.iter().map(|p| p.value).sum();
    let right = whole.value - taken;
    let is_within = parts.iter().chain([left]).all(|p| p.value < whole.value);
    let gap = (right - left.value).abs();
    // Of small numbers a gap of two is much, and yet what slips.
    let is_near = gap * 100 <= whole.value * 10 || gap <= 2 && whole.value >= 10;
    !parts.is_empty() && is_within && right > 0 && (is_near || is_permuted(right, left.value))
}

/// "37 nhiệm vụ; xong 29 nhiệm vụ; số còn lại, 18 nhiệm vụ": one was taken off one, and more is left than that leaves.
fn is_too_much(whole: &Item, parts: &[Item], left: &Item) -> bool {
    let [taken] = parts else { return false };
    let right = whole.value - taken.value;
    let is_within = taken.value < whole.value && left.value < whole.value;
    is_within && left.value > right && left.value <= 3 * right
}
