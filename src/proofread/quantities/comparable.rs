//! What may be held against one another besides things, money and measures: how long something took, scores.

use super::{Kind, PARTS, Quantity, SPANS, is_glued, quantity_at};
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, decimal_of};

/// Those of a paragraph that may be held against one another: how long something took and scores too, which no
/// list divides.
pub fn comparable(scan: &Scan) -> Vec<Quantity> {
    let has_scores = (0..scan.tokens.len()).any(|at| {
        let is_decimal = scan.tokens[at].is_number() && scan.tokens[at].text.contains(',');
        is_decimal && is_score(scan, at)
    });
    let whole = |at: usize| quantity_at(scan, at).filter(|q| !(has_scores && q.unit == "điểm"));
    (0..scan.tokens.len())
        .filter_map(|at| whole(at).or_else(|| span_or_score(scan, at, has_scores)))
        .collect()
}

/// "91,42 điểm", no "3,2 điểm phần trăm".
fn is_score(scan: &Scan, at: usize) -> bool {
    let is_points = |t: &Token| t.is("phần") || t.is_mark('%');
    let next = |i: usize| scan.tokens.get(at + i);
    next(1).is_some_and(|t| t.is("điểm")) && !next(2).is_some_and(is_points)
}

/// "3,2 ngày", "45 phút", "91,42 điểm".
fn span_or_score(scan: &Scan, at: usize, has_scores: bool) -> Option<Quantity> {
    let token = scan.tokens.get(at).filter(|t| t.is_number() && !scan.taken[at])?;
    let unit = scan.tokens.get(at + 1).filter(|_| !is_glued(scan, at))?;
    let is_time = SPANS.contains(&unit.lower.as_str())
        // "07 giờ 30 phút" is a time of the day.
        && !scan.tokens.get(at + 2).is_some_and(|t| t.is_number())
        && !at.checked_sub(1).is_some_and(|i| scan.tokens[i].is("giờ"));
    (is_time || has_scores && is_score(scan, at)).then_some(())?;
    let (digits, places) = decimal_of(token.text)?;
    let one = PARTS / 10_i128.pow(places);
    Some(Quantity {
        token: at,
        last: at + 1,
        value: i128::from(digits) * one,
        half: if places == 0 { 0 } else { one / 2 },
        kind: Kind::Measure,
        unit: unit.lower.clone(),
        written: unit.text.to_owned(),
        scale: 1,
        places,
    })
}
