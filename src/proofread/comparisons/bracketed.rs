//! A value that brackets divide among the things before them: "96,3 tỷ đồng cho 132 tổ chức (61,8 tỷ
//! đồng) và 218 cộng đồng (34,5 tỷ đồng)".

use super::Text;
use crate::finding::Finding;
use crate::proofread::no_sum::NoSum;
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

/// In tokens: a sentence that divides its value so.
const LONGEST: usize = 120;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text.values.get(at).cloned() {
        at += 1;
        if let Some(parts) = parts(text, &first) {
            at = text
                .values
                .partition_point(|q| q.token <= parts.last().map_or(0, |q| q.token));
            found.extend(contradiction(text, &parts));
        }
    }
    found
}

/// All that stand alone in brackets of one sentence, beginning with this one.
fn parts(text: &Text, first: &Quantity) -> Option<Vec<Quantity>> {
    (is_alone(text, first) && is_of_things(text, first)).then_some(())?;
    let limit = text.scan.tokens.len().min(first.token + LONGEST);
    let ends = |i: &usize| {
        let next = text.scan.tokens.get(i + 1);
        text.is_mark(*i, '.') && next.is_none_or(|n| n.start > text.scan.tokens[*i].end())
    };
    let to = (first.token..limit).find(ends).unwrap_or(limit);
    let parts: Vec<Quantity> = text
        .values_in(first.token, to)
        .iter()
        .filter(|q| text.depths[q.token] == 1)
        .cloned()
        .collect();
    let are_alike = parts
        .iter()
        .all(|q| q.is_like(first) && is_alone(text, q) && is_of_things(text, q));
    (are_alike && parts.len() >= 2).then_some(parts)
}

/// "(61,8 tỷ đồng)".
fn is_alone(text: &Text, value: &Quantity) -> bool {
    let before = value.token.checked_sub(1).is_some_and(|i| text.is_mark(i, '('));
    before && text.is_mark(value.last + 1, ')') && text.depths[value.token] == 1 && !value.is_of_time()
}

/// Behind things of another kind: "132 tổ chức".
fn is_of_things(text: &Text, value: &Quantity) -> bool {
    /// In tokens.
    const FARTHEST: usize = 24;
    let before = text.values_in(value.token.saturating_sub(FARTHEST), value.token);
    before
        .last()
        .is_some_and(|q| !q.is_like(value) && text.depths[q.token] == 0)
}

fn contradiction(text: &Text, parts: &[Quantity]) -> Option<Finding> {
    let first = parts.first()?;
    let from = text.sentence_from(first.token);
    let outside = |q: &&Quantity| text.depths[q.token] == 0 && q.is_like(first);
    let last = parts.last()?;
    let mut wholes = text.values_in(from, last.token).iter().filter(outside);
    let (whole, None) = (wholes.next()?, wholes.next()) else {
        return None;
    };
    let words = text.words(from, last.token);
    let sum: i128 = parts.iter().map(|q| q.value).sum();
    let slack: i128 = parts.iter().map(|q| q.half).sum::<i128>() + whole.half;
    let gap = (sum - whole.value).abs();
    let is_other = whole.token > first.token
        || has_any(
            &words,
            &["so với", "cùng kỳ", "tăng", "giảm", "kế hoạch", "riêng"],
        );
    if is_other || gap <= slack || gap * 5 > whole.value {
        return None;
    }
    Some(NoSum::of_quantities(whole, parts).at(text.scan.place(whole.token)))
}
