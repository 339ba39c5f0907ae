//! Whether parts contradict their whole.

use super::among::{self, are_alike, are_kinds, overlap};
use super::announced::GROUPS;
use super::broken::broken;
use super::joins::Join;
use super::states::is_looked_into;
use super::whole::{begins_with, is_of_the_form, is_rounded};
use crate::finding::Finding;
use crate::proofread::items::Item;
use crate::proofread::open::SOME;
use crate::proofread::scan::Scan;
use crate::proofread::slips::{may_slip, slip};
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// Whether these are counted as the whole is, or are all of other kinds ("120 giấy phép: 80 bác sĩ,
/// 40 dược sĩ").
fn belong(whole: &Item, parts: &[&Item], join: Join) -> bool {
    let same = parts.iter().filter(|p| are_one(&whole.thing, &p.thing)).count();
    same == parts.len()
        || are_kinds(whole, parts)
        || (join != Join::Loose && parts.iter().all(|p| !p.thing.is_empty()))
}

pub(super) fn contradicts(scan: &Scan, whole: &Item, parts: &[&Item], join: Join) -> Option<Finding> {
    if parts.len() < 2 || !belong(whole, parts, join) || is_of_the_form(whole, parts) {
        return None;
    }
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let goes_on = begins_with(whole.value, &values) && !(join == Join::All && are_alike(whole, parts));
    if is_rounded(whole, parts, sum) || goes_on || whole.value < 2 {
        return None;
    }
    // "02 đợt: đợt 1 rà soát 12 TTHC, đợt 2 rà soát 08 TTHC": their number, not their sum.
    let counts_them = i64::try_from(parts.len()).is_ok_and(|n| n == whole.value);
    // "từ hai nguồn: ngân sách 150 triệu đồng (...), xã hội hóa 150 triệu đồng": of how many, never the sum.
    if (counts_them || GROUPS.contains(&whole.thing.as_str()))
        && parts
            .iter()
            .all(|p| p.thing != whole.thing && !p.thing.is_empty())
    {
        return None;
    }
    // Means do not add up.
    if has_any(&whole.words, &["bình quân", "trung bình"]) {
        return None;
    }
    let of_other_times = |p: &Item| has_any(&p.words, &["cùng kỳ", "lũy kế", "năm trước", "kỳ trước"]);
    if parts.iter().any(|p| of_other_times(p)) {
        return None;
    }
    let from = whole.token + 1;
    let lead = scan.words(from, parts[0].token.max(from)).to_lowercase();
    let slip = slip(whole.value, &values);
    let gap = (sum - whole.value).abs() * 100;
    let is_near = |percent: i64| gap <= whole.value * percent;
    let is_wrong = match join {
        _ if has_any(&lead, SOME) => sum > whole.value && (is_near(20) || slip.is_some()),
        // "trong đó: A 60, B 50": perhaps not all of them.
        Join::All if has_any(&lead, &["trong đó"]) => {
            is_near(10) || slip.is_some() || sum > whole.value && is_near(40)
        }
        Join::All => is_near(40) || slip.is_some(),
        Join::Brackets => is_near(20) || slip.is_some(),
        Join::Loose => {
            let is_done_or_not = done_and_not(whole, parts);
            // No part is more than its whole.
            let is_within = has_any(&lead, &["trong đó"]) && !lead.contains(". ");
            // Behind a semicolon a list may be of what stood before the whole.
            let is_larger = is_within
                && !lead.contains(';')
                && among::up_to_first_semicolon(scan, whole, parts).any(|p| p.value > whole.value);
            let looks_divided = slip.is_some_and(|(old, new)| old >= 10 && new >= 10);
            // "186 lượt, trong đó 124 lượt ..., 44 lượt ...": two numbers may be the one that was mistyped.
            let is_one_of_two = parts.len() == 2
                && parts.iter().all(|p| p.value > 9 && p.thing == whole.thing)
                && may_slip(whole.value, &values)
                && is_within;
            let fits_in = parts.iter().all(|p| p.value <= whole.value);
            let is_twice = overlap(parts) || among::ends_with_trouble(parts);
            let is_over = is_within && fits_in && sum > whole.value && !is_twice;
            let is_too_much = is_larger
                || is_over
                    && (is_near(10)
                        || is_near(40)
                            && (are_alike(whole, parts)
                                || whole.is_measured()
                                || among::are_channels(scan, parts)));
            let is_meant = is_near(15) || slip.is_some() && is_near(40);
            let is_done_or_not = is_done_or_not && is_meant && !is_looked_into(whole);
            is_done_or_not
                || is_too_much
                || is_one_of_two && is_near(40)
                || looks_divided && (is_near(40) || parts.len() == 2)
        }
    };
    is_wrong.then(|| broken(scan, whole, parts, sum, slip))
}

/// "11 thiếu sót, đã khắc phục 09, đang khắc phục 02": done and not done are all.
fn done_and_not(whole: &Item, parts: &[&Item]) -> bool {
    let is_done = |words: &str| has_any(words, &["đã", "hoàn thành", "xong"]);
    let is_open = |words: &str| has_any(words, &["đang", "chưa", "còn lại", "còn thiếu"]);
    let [a, b] = parts else { return false };
    is_done(&a.words)
        && !is_open(&a.words)
        && is_open(&b.words)
        && !is_done(&whole.words)
        && !is_open(&whole.words)
}
