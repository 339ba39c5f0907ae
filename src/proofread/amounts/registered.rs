//! What was registered by new projects and by those that were extended: "cấp mới 23 dự án với tổng vốn 6.812,5 tỷ đồng,
//! điều chỉnh tăng vốn 17 lượt dự án 2.140,7 tỷ đồng; tổng vốn cấp mới và tăng thêm là 8.953,2 tỷ đồng".

use crate::finding::Finding;
use crate::proofread::no_sum::NoSum;
use crate::proofread::quantities::{Quantity, quantities};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

const NEW: &[&str] = &["cấp mới", "đăng ký mới", "mới cấp"];
const MORE: &[&str] = &["tăng thêm", "tăng vốn", "điều chỉnh", "mở rộng", "bổ sung"];
const ALL: &[&str] = &["tổng cộng", "tổng vốn", "tổng số vốn", "tổng mức", "cộng", "tổng"];
/// With them a third part is told, or another time.
const OTHERS: &[&str] = &[
    "góp vốn",
    "mua cổ phần",
    "chấm dứt",
    "thu hồi",
    "giảm",
    "lũy kế",
    "luỹ kế",
    "cùng kỳ",
    "còn hiệu lực",
];

/// What the money of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    New,
    More,
    All,
}

/// One of each in a paragraph, the whole last, in one unit.
pub(super) fn registered(scan: &Scan) -> Option<Finding> {
    let words = scan.lower.as_str();
    if !has_any(words, NEW) || !has_any(words, MORE) {
        return None;
    }
    let all: Vec<Quantity> = { quantities(scan).into_iter() }
        .filter(|q| q.measure().is_some())
        .collect();
    let mut told: Vec<(Part, &Quantity)> = Vec::new();
    for (i, q) in all.iter().enumerate() {
        let from = i.checked_sub(1).map_or(0, |before| all[before].last + 1);
        let lead = scan.words(from, q.token).to_lowercase();
        let to = all.get(i + 1).map_or(scan.tokens.len(), |next| next.token);
        told.extend(part_of(scan, &lead, q, to).map(|part| (part, q)));
        if told.last().is_some_and(|(part, _)| *part == Part::All) {
            break;
        }
    }
    let [(a, first), (b, second), (Part::All, whole)] = told.as_slice() else {
        return None;
    };
    let are_both = matches!((a, b), (Part::New, Part::More) | (Part::More, Part::New));
    let between = scan.words(first.token, whole.token).to_lowercase();
    if !are_both || !first.is_like(whole) || !second.is_like(whole) || has_any(&between, OTHERS) {
        return None;
    }
    let sum = first.value + second.value;
    let gap = (sum - whole.value).abs();
    let slack = first.half + second.half + whole.half;
    let is_meant = gap * 100 <= whole.value * 20 && whole.value > first.value.max(second.value);
    let parts = [(*first).clone(), (*second).clone()];
    (gap > slack && is_meant).then(|| NoSum::of_quantities(whole, &parts).at(scan.place(whole.token)))
}

/// By the words before it, else by those right behind it ("812,5 triệu USD vốn cấp mới").
fn part_of(scan: &Scan, lead: &str, q: &Quantity, to: usize) -> Option<Part> {
    let (new, more) = (has_any(lead, NEW), has_any(lead, MORE));
    match (new, more) {
        (true, true) => return has_any(lead, ALL).then_some(Part::All),
        (false, true) => return Some(Part::More),
        (true, false) => return Some(Part::New),
        (false, false) if has_any(lead, ALL) => return Some(Part::All),
        _ => {}
    }
    let ends =
        |i: &usize| [',', ';', '.'].iter().any(|m| scan.tokens[*i].is_mark(*m)) || scan.tokens[*i].is("và");
    let end = (q.last + 1..to).find(ends).unwrap_or(to);
    let behind = scan
        .words(q.last, end.saturating_sub(1).max(q.last))
        .to_lowercase();
    match (has_any(&behind, NEW), has_any(&behind, MORE)) {
        (true, false) => Some(Part::New),
        (false, true) => Some(Part::More),
        _ => None,
    }
}
