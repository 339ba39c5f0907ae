//! What is said of an increase itself: the share that one part has in it, and its way told twice.

use super::Text;
use super::judge::{is_rate_of, no_share};
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let shares = text.rates.iter().filter_map(|rate| share(text, rate));
    let turns = text
        .rates
        .iter()
        .filter_map(|rate| turned(text, rate).or_else(|| turned_behind(text, rate)));
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
    Some(both_ways(text, value.token - 1, word, rate.token + 2))
}

/// "nhiều hơn quý II (3.598 hồ sơ) 227 hồ sơ, giảm 6,3%": nothing else is named that it could have fallen against.
fn turned_behind(text: &Text, rate: &Rate) -> Option<Finding> {
    /// In tokens: from the word that says the way to the difference.
    const LONGEST: usize = 14;
    const SAME: [&str; 5] = ["tức", "tương", "đương", "ứng", "hay"];
    let word = rate.token.checked_sub(1)?;
    let (behind, _) = way_at(text, word).filter(|(_, n)| *n == 1)?;
    let comma = (0..word).rev().find(|i| !text.is_one_of(*i, &SAME))?;
    let value = text.values_in(comma.saturating_sub(4), comma).last()?;
    if !text.is_mark(comma, ',') || value.last + 1 != comma {
        return None;
    }
    let from = value
        .token
        .saturating_sub(LONGEST)
        .max(text.sentence_from(value.token));
    let (at, (before, _)) = { (from..value.token).rev() }
        .take_while(|i| !text.is_mark(*i, ',') && !text.is_mark(*i, ';'))
        .find_map(|i| Some((i, way_at(text, i)?)))?;
    let ends = { text.scan.tokens.get(rate.token + 2) }
        .is_none_or(|t| t.is_mark('.') || t.is_mark(';') || t.is_mark(')'));
    let is_turned = ends && before != behind && before != Way::Ratio && behind != Way::Ratio;
    is_turned.then(|| both_ways(text, at, word, rate.token + 1))
}

fn both_ways(text: &Text, from: usize, at: usize, to: usize) -> Finding {
    let excerpt = text.scan.words(from, to);
    let message = format!("Chiều tăng, giảm không khớp trong \"{excerpt}\".");
    Finding::new("identity", Severity::Error, text.scan.place(at), excerpt, message)
}
