//! Shares of money and measures in one sentence: "nhà nước 22,4 tỷ đồng (1,5%), ngoài nhà nước 140,9
//! tỷ đồng (9,4%), đầu tư nước ngoài 1.334,9 tỷ đồng (89,1%)". The shares that fit say of what they are;
//! the one that does not is wrong.

use super::Text;
use super::judge::{is_rate_of, no_share};
use super::read::Way;
use crate::finding::Finding;
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;

/// No sentence divides a sum into more.
const MOST: usize = 30;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut group: Vec<(&Quantity, &Rate)> = Vec::new();
    for (part, rate) in text
        .rates
        .iter()
        .filter_map(|rate| Some((part_of(text, rate)?, rate)))
    {
        let goes_on = group.first().is_some_and(|(first, _)| {
            text.sentence_from(first.token) == text.sentence_from(part.token) && first.is_like(part)
        });
        if !goes_on {
            found.extend(odd_one(text, &group));
            group.clear();
        }
        if group.len() < MOST {
            group.push((part, rate));
        }
    }
    found.extend(odd_one(text, &group));
    found
}

/// "140,9 tỷ đồng (9,4%)", "140,9 tỷ đồng, chiếm 9,4%".
fn part_of<'t>(text: &'t Text, rate: &Rate) -> Option<&'t Quantity> {
    let mut before = rate.token.checked_sub(1)?;
    if text.is_one_of(before, &["chiếm", "bằng"]) {
        before = before.checked_sub(1)?;
    } else if !text.is_mark(before, '(') {
        return None;
    }
    let is_sign = text.is_mark(before, '(') || text.is_mark(before, ',');
    let last = before.checked_sub(usize::from(is_sign))?;
    let values = text.values_in(last.saturating_sub(5), last + 1);
    values.iter().rev().find(|q| q.last == last && !q.is_of_things())
}

fn odd_one(text: &Text, group: &[(&Quantity, &Rate)]) -> Option<Finding> {
    let [(first, _), ..] = group else { return None };
    if group.len() < 3 {
        return None;
    }
    let sum: i128 = group.iter().map(|(part, _)| part.value).sum();
    let before = text.values_in(first.token.saturating_sub(80), first.token);
    let mut wholes: Vec<Quantity> = before.iter().filter(|q| q.is_like(first)).cloned().collect();
    wholes.push(first.with_value(sum));
    let fits = |(part, rate): &(&Quantity, &Rate), whole: &Quantity| {
        is_rate_of(Way::Ratio, (rate.value, rate.places), part, whole)
    };
    let whole = wholes
        .iter()
        .find(|w| group.iter().filter(|one| fits(one, w)).count() + 1 == group.len())?;
    let odd = group.iter().find(|one| !fits(one, whole))?;
    // Any other whole may be meant.
    if wholes.iter().any(|w| fits(odd, w)) {
        return None;
    }
    let (part, rate) = odd;
    let proof = "; các tỷ lệ khác trong câu tính trên số này";
    Some(no_share(text, rate, part, whole, proof))
}
