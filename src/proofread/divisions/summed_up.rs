//! Totals behind their parts in one sentence: "Hộ tịch 91 hồ sơ, chứng thực 74 hồ sơ; cộng 165 hồ sơ".

use super::among::overlap;
use super::broken::broken;
use super::whole::{begins_with, is_rounded};
use crate::finding::Finding;
use crate::proofread::flow::is_taken_off;
use crate::proofread::items::Item;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// The number that says it is a total, against those of its thing before it.
pub(super) fn summed_up(scan: &Scan, before: &[Item], whole: &Item) -> Option<Finding> {
    const TOTALS: [&str; 7] = [
        "tổng cộng",
        "cộng",
        "tổng số",
        "tổng",
        "tất cả",
        "cả năm",
        "toàn năm",
    ];
    let words = whole.words.trim();
    // Of what is measured the words before it are told, whatever clause they stand in.
    let words = match whole.is_measured() {
        false => words,
        true => words.rsplit([',', ';']).next().unwrap_or_default().trim(),
    };
    let is_total = TOTALS.iter().any(|t| {
        words == *t
            || words
                .strip_prefix(t)
                .is_some_and(|rest| rest.starts_with([' ', ',']))
    });
    // "97 công chức, 54 viên chức và 23 người lao động, tổng số 174 người".
    let is_one =
        |i: &&Item| i.thing == whole.thing || whole.thing == "người" && are_one(&whole.thing, &i.thing);
    let at_depth = |depth: usize| -> Vec<&Item> {
        let same = before.iter().filter(|i| i.depth == depth && is_one(i));
        same.collect()
    };
    // "(vụ thứ nhất với 320 người; vụ thứ hai với 145 người), tổng cộng 465 người"
    let parts = match at_depth(whole.depth) {
        none if none.is_empty() => at_depth(whole.depth + 1),
        parts => parts,
    };
    // "Đầu năm có 40 đơn vị, giải thể 02 đơn vị, tổng số đến nay là 38".
    let flows = parts.iter().any(|p| is_taken_off(&p.words));
    let is_mixed = parts.iter().any(|p| p.thing != whole.thing);
    if !is_total || flows || parts.len() < 2 || is_mixed && overlap(&parts) {
        return None;
    }
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    if is_only_new(whole, &parts) {
        return Some(broken(scan, whole, &parts, values.iter().sum(), None));
    }
    if begins_with(whole.value, values.iter().rev()) {
        return None;
    }
    let sum: i64 = values.iter().sum();
    let slip = slip(whole.value, &values);
    // "cộng cả năm trước là 1.300 triệu đồng" is of more than these.
    let percent = if whole.is_measured() { 5 } else { 40 };
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * percent && !is_rounded(whole, &parts, sum);
    (is_near || slip.is_some()).then(|| broken(scan, whole, &parts, sum, slip))
}

/// "174 hồ sơ chuyển từ tháng 7 và 331 hồ sơ mới, cộng lại là 331 hồ sơ": what was carried over is left out.
fn is_only_new(whole: &Item, parts: &[&Item]) -> bool {
    const CARRIED: &[&str] = &[
        "kỳ trước",
        "tháng trước",
        "quý trước",
        "tuần trước",
        "năm trước",
        "chuyển từ",
        "chuyển sang",
        "chuyển qua",
        "tồn",
        "đầu kỳ",
    ];
    let [one, other] = parts else { return false };
    let is_carried = |i: &Item| has_any(&i.words, CARRIED) && i.value > 0;
    let is_new = |i: &Item| {
        has_any(&i.words, &["mới", "nhận", "thêm"]) && !has_any(&i.words, &["giải quyết", "xử lý", "trả"])
    };
    let leaves_out = |carried: &Item, new: &Item| {
        is_carried(carried) && !is_carried(new) && is_new(new) && new.value == whole.value
    };
    leaves_out(one, other) || leaves_out(other, one)
}
