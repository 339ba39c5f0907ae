//! Wholes of a sentence and the parts behind them.

use super::among;
use super::contradicts::contradicts;
use super::joins::{Join, join_between};
use super::rest::left_over;
use super::summed_up::summed_up;
use crate::finding::Finding;
use crate::proofread::fits::Fits;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::things::are_one;

/// The first whole of a sentence that its parts contradict.
pub(super) fn divided(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    /// No sentence holds more numbers. Each is held against all behind it, so that a text without a
    /// full stop would take the square of its length.
    const MOST: usize = 120;
    let items = &sentence.items;
    if items.len() > MOST {
        return None;
    }
    let fits = Fits::of_items(items);
    for (at, whole) in items.iter().enumerate() {
        let behind = &items[at + 1..];
        let inside: Vec<&Item> = behind
            .iter()
            .take_while(|i| i.depth > whole.depth)
            .filter(|i| i.depth == whole.depth + 1)
            .collect();
        let beside: Vec<&Item> = behind.iter().filter(|i| i.depth == whole.depth).collect();
        let join = join_between(scan, whole, beside.first().copied());
        let same: Vec<&Item> = beside
            .iter()
            .copied()
            .filter(|i| are_one(&whole.thing, &i.thing))
            .collect();
        let (join, same) = among::of_units(scan, whole, &beside, join, same);
        let kinds = among::kinds(scan, whole, &beside);
        let within = kinds.unwrap_or_else(|| among::up_to_semicolon(scan, whole, &same));
        let parts = if join == Join::All && !among::is_of_units(whole, &beside) {
            &beside
        } else {
            &within
        };
        // "09 phản ánh: 06 về hành vi, 03 về quy định; đã trả lời 08, đang xử lý 01": divided twice.
        let sum: i64 = parts.iter().map(|p| p.value).sum();
        let divides_another = items[..at]
            .iter()
            .any(|i| i.value == sum && i.depth == whole.depth);
        // "tiếp nhận 58 đơn (kỳ trước chuyển sang 06 đơn), đã xử lý 50, đang xử lý 14"
        let with_inside = inside.iter().any(|i| whole.value + i.value == sum);
        let of_two = at > 0 && among::is_joined(scan, &items[at - 1], whole, sum);
        // "56 hồ sơ (37 đã giải quyết, 19 đang giải quyết): 20 hồ sơ đất đai, 17 hồ sơ xây dựng"
        let of_inside = inside.iter().any(|i| i.value == sum);
        if divides_another || with_inside || of_two || of_inside {
            continue;
        }
        let wrong = contradicts(scan, whole, &inside, Join::Brackets)
            .or_else(|| contradicts(scan, whole, parts, join))
            .or_else(|| left_over(scan, whole, &beside))
            .or_else(|| summed_up(scan, &items[..at], whole));
        let is_part = || {
            let tokens: Vec<usize> = behind.iter().map(|i| i.token).collect();
            fits.hold_as_part(whole.token, &tokens)
        };
        if wrong.is_some() && !is_part() {
            return wrong;
        }
    }
    None
}
