//! What complaints that were settled turned out to be: "đã giải quyết 36 vụ việc ... Kết quả: 04 khiếu nại đúng, 27 khiếu nại
//! sai, 05 khiếu nại đúng một phần". The parts are called otherwise than their whole.

use super::broken::broken;
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// How a complaint or a denunciation ends; each is one of them.
const OUTCOMES: &[&str] = &[
    "đúng",
    "sai",
    "một phần",
    "có đúng",
    "không có cơ sở",
    "không đúng",
];
/// What was settled.
const SETTLED: &[&str] = &["giải quyết", "xử lý", "ban hành quyết định", "kết luận"];

/// The numbers of a sentence that all name an outcome, against what was said to be settled in the sentence before.
pub(super) fn outcomes(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let parts: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == 0).collect();
    let all_end = parts.iter().enumerate().all(|(at, part)| {
        let next = parts.get(at + 1).map_or(usize::MAX, |next| next.token);
        has_any(&tail(scan, part, next), OUTCOMES)
    });
    if parts.len() < 2 || !all_end || !sentence.shares.is_empty() {
        return None;
    }
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    let told: Vec<&Item> = before.last()?.items.iter().filter(|i| i.depth == 0).collect();
    if told.iter().any(|i| i.value == sum) {
        return None;
    }
    let is_settled = |i: &&&Item| has_any(&i.words, SETTLED) && !has_any(&i.words, &["đang", "chưa", "phải"]);
    let mut settled = told.iter().filter(is_settled);
    let (whole, None) = (settled.next()?, settled.next()) else {
        return None;
    };
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 20;
    is_near.then(|| broken(scan, whole, &parts, sum, None))
}

/// The words behind a number, up to the next one or a sign.
fn tail(scan: &Scan, part: &Item, next: usize) -> String {
    /// In tokens.
    const LONGEST: usize = 10;
    let limit = scan.tokens.len().min(next).min(part.token + LONGEST);
    let ends = |i: &usize| [',', ';', '.', '('].iter().any(|m| scan.tokens[*i].is_mark(*m));
    let to = (part.token + 1..limit).find(ends).unwrap_or(limit);
    match part.token + 1 < to {
        true => scan.words(part.token + 1, to - 1).to_lowercase(),
        false => String::new(),
    }
}
