//! Parts that stand in brackets of their own: "04 doanh nghiệp vào các ngày 17/8 (02 doanh nghiệp), 18/8 (01
//! doanh nghiệp) và 20/8 (01 doanh nghiệp)", with the whole before them or, as a total, behind.

use super::broken::broken;
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::open::SOME;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// Numbers between a whole and the first of its brackets.
const FARTHEST: usize = 12;

pub(super) fn bracketed(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let items = &sentence.items;
    let mut from = 0;
    while let Some(start) = (from..items.len()).find(|i| is_alone(scan, items, *i)) {
        let length = (start..items.len())
            .take_while(|i| is_alone(scan, items, *i))
            .count();
        let list: Vec<&Item> = items[start..start + length].iter().collect();
        let before = items[..start]
            .iter()
            .rev()
            .take(FARTHEST)
            .find(|w| w.depth == 0 && are_one(&w.thing, &list[0].thing));
        let behind = items
            .get(start + length)
            .filter(|w| is_total(scan, list[length - 1], w));
        if length >= 2
            && let Some(whole) = behind.or(before)
            && let Some(wrong) = against(scan, whole, &list)
        {
            return Some(wrong);
        }
        from = start + length;
    }
    None
}

/// Whether a number opens a bracket that holds no other number of things.
fn is_alone(scan: &Scan, items: &[Item], at: usize) -> bool {
    /// In tokens: "(02 doanh nghiệp)".
    const LONGEST: usize = 6;
    let item = &items[at];
    let opens = item.token > 0 && scan.tokens[item.token - 1].is_mark('(');
    let to = scan.tokens.len().min(item.token + LONGEST);
    let close = (item.token..to).find(|i| scan.tokens[*i].is_mark(')'));
    let goes_on = |close: usize| items.get(at + 1).is_some_and(|next| next.token < close);
    item.depth == 1 && opens && close.is_some_and(|close| !goes_on(close))
}

/// "(12 TTHC), tổng cộng 38 TTHC".
fn is_total(scan: &Scan, last: &Item, whole: &Item) -> bool {
    let lead = scan.words(last.token, whole.token).to_lowercase();
    whole.depth == 0
        && has_any(&lead, &["tổng cộng", "cộng", "tổng số"])
        && are_one(&whole.thing, &last.thing)
}

fn against(scan: &Scan, whole: &Item, parts: &[&Item]) -> Option<Finding> {
    let (first, last) = parts.first().zip(parts.last())?;
    let are_same = parts.iter().all(|p| p.thing == first.thing) && !first.thing.is_empty();
    let stands_alone = |pair: &[&Item]| {
        let between = &scan.tokens[pair[0].token..pair[1].token];
        !between.iter().any(|t| t.is_mark(';') || t.is_mark('%'))
    };
    let from = whole.token.min(first.token);
    let lead = scan.words(from, first.token).to_lowercase();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let slip = slip(whole.value, &values);
    let gap = (sum - whole.value).abs() * 100;
    let is_joined = whole.token > last.token
        || (first.token..last.token).any(|i| scan.tokens[i].is("và") || scan.tokens[i].is_mark(','));
    let is_wrong =
        sum != whole.value && (gap <= whole.value * 25 || slip.is_some() && gap <= whole.value * 40);
    let is_list = are_same && is_joined && parts.windows(2).all(stands_alone) && !has_any(&lead, SOME);
    (is_list && is_wrong).then(|| broken(scan, whole, parts, sum, slip))
}
