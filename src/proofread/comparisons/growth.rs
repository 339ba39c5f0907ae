//! What is said of an increase itself: the share that one part has in it, and its way told twice.

use super::Text;
use super::judge::{is_rate_of, no_share};
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::Rate;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let shares = text.rates.iter().filter_map(|rate| share(text, rate));
    let turns = text.rates.iter().filter_map(|rate| turned(text, rate));
    shares.chain(turns).collect()
}

/// "tăng 8.950 người, chủ yếu tại A (tăng 5.850 người, chiếm 65,4% số tăng thêm)".
fn share(text: &Text, rate: &Rate) -> Option<Finding> {
    /// In tokens, from the part to its share.
    const NEAR: usize = 8;
    const NAMES: &[&str] = &[
        "số tăng",
        "mức tăng",
        "phần tăng",
        "tổng số tăng",
        "tổng mức tăng",
        "lượng tăng",
        "số giảm",
        "mức giảm",
        "tổng số giảm",
    ];
    let tail = text.words(rate.token + 2, text.scan.tokens.len().min(rate.token + 6));
    NAMES.iter().any(|name| tail.starts_with(name)).then_some(())?;
    let is_down = tail.contains("giảm");
    let is_change = |q: &&Quantity| {
        let way = q.token.checked_sub(1).and_then(|at| way_at(text, at));
        way.is_some_and(|(way, _)| (way == Way::Down) == is_down)
    };
    let from = text.sentence_from(rate.token);
    let mut changes = text.values_in(from, rate.token).iter().rev().filter(is_change);
    let part = changes.next().filter(|q| q.last + NEAR > rate.token)?;
    let wholes: Vec<&Quantity> = changes
        .filter(|q| q.is_like(part) && q.value > part.value)
        .collect();
    let whole = *wholes.last()?;
    let said = (rate.value, rate.places);
    if wholes
        .iter()
        .any(|whole| is_rate_of(Way::Ratio, said, part, whole))
    {
        return None;
    }
    Some(no_share(text, rate, part, whole, ""))
}

/// "giảm 185 hồ sơ (tăng 14,1%)": one change, told both ways.
fn turned(text: &Text, rate: &Rate) -> Option<Finding> {
    /// In tokens: the difference with its unit.
    const NEAR: usize = 6;
    let word = rate.token.checked_sub(1)?;
    let open = word.checked_sub(1).filter(|i| text.is_mark(*i, '('))?;
    let (inside, _) = way_at(text, word).filter(|(_, n)| *n == 1)?;
    let value = text
        .values_in(open.saturating_sub(NEAR), open)
        .last()
        .filter(|q| q.last + 1 == open)?;
    let (outside, _) = value.token.checked_sub(1).and_then(|at| way_at(text, at))?;
    if inside == outside || !text.is_mark(rate.token + 2, ')') {
        return None;
    }
    let excerpt = text.scan.words(value.token - 1, rate.token + 2);
    let message = format!("Chiều tăng, giảm không khớp trong \"{excerpt}\".");
    let place = text.scan.place(word);
    Some(Finding::new("identity", Severity::Error, place, excerpt, message))
}
