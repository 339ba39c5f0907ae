//! More than all: "(10/09 phòng)".

use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any, stands};

/// What there are only so many of: a plan may be exceeded, the offices of a place not.
const LIMITED: &[&[&str]] = &[
    &["phòng"],
    &["đơn", "vị"],
    &["cơ", "quan"],
    &["sở"],
    &["xã"],
    &["phường"],
    &["hồ", "sơ"],
    &["tthc"],
    &["thủ", "tục"],
    &["văn", "bản"],
    &["công", "chức"],
    &["viên", "chức"],
    &["cán", "bộ"],
    &["doanh", "nghiệp"],
    &["tổ", "dân", "phố"],
    &["thôn"],
    &["nhiệm", "vụ"],
    &["phản", "ánh"],
    &["kiến", "nghị"],
    &["ý", "kiến"],
];

/// With them more than what was meant may have been done.
const PLANS: &[&str] = &[
    "kế hoạch",
    "chỉ tiêu",
    "vượt",
    "giao",
    "mục tiêu",
    "so với",
    "quyết định",
    "điều",
];

/// A share of things above one, without a rate above 100% and no plan.
pub(super) fn check(scan: &Scan, found: &mut Vec<Finding>) {
    let limit = scan.tokens.len().saturating_sub(3);
    for at in 0..limit {
        let (part, stroke, whole) = (&scan.tokens[at], &scan.tokens[at + 1], &scan.tokens[at + 2]);
        let is_glued = stroke.is_mark('/') && stroke.start == part.end() && whole.start == stroke.end();
        let is_free =
            !scan.taken[at] && !scan.taken[at + 2] && (at == 0 || !scan.tokens[at - 1].is_mark('/'));
        if !(is_glued && is_free && part.is_number() && whole.is_number()) {
            continue;
        }
        let Some((few, all)) = count_of(part.text).zip(count_of(whole.text)) else {
            continue;
        };
        let thing = LIMITED.iter().find(|words| stands(&scan.tokens, at + 3, words));
        // "Số 24/12 phường Hồng Bàng", "09/5 phòng Nội vụ": a house, a day.
        let is_named = |end: usize| scan.tokens.get(end).is_some_and(|t| t.is_capitalised());
        let is_limited = thing.is_some_and(|words| !is_named(at + 3 + words.len()));
        let from = at.saturating_sub(14).max(scan.sentence(at).0);
        let is_plan = || has_any(&around(scan, from, at), PLANS);
        if few <= all || all == 0 || !is_limited || is_day(scan, at) || exceeds(scan, at + 3) || is_plan() {
            continue;
        }
        let words = scan.words(at, at + 3);
        let message = format!("\"{words}\": phần ({few:02}) lớn hơn tổng ({all:02}).");
        let place = scan.place(at);
        found.push(Finding::new("identity", Severity::Error, place, words, message));
    }
}

/// The words of its sentence near a share, those of documents and days left out.
fn around(scan: &Scan, from: usize, at: usize) -> String {
    let is_document =
        |i: usize| scan.tokens.get(i + 1).is_some_and(|t| t.is("số")) && stands_before(scan, i + 2);
    let bare = |i: &usize| !(scan.taken[*i] || is_document(*i) || *i > from && is_document(*i - 1));
    let near = (from..scan.tokens.len().min(at + 12)).filter(bare);
    let words: Vec<&str> = near.map(|i| scan.tokens[i].lower.as_str()).collect();
    words.join(" ")
}

/// Whether a document's number stands at a token.
fn stands_before(scan: &Scan, at: usize) -> bool {
    scan.taken.get(at).is_some_and(|taken| *taken)
}

/// "Sáng 09/5 phòng Nội vụ tổ chức hội nghị": a day, which a word before it says.
fn is_day(scan: &Scan, at: usize) -> bool {
    const BEFORE: [&str; 13] = [
        "ngày", "sáng", "chiều", "tối", "trưa", "vào", "hôm", "đến", "từ", "trước", "sau", "hết", "tới",
    ];
    at > 0 && BEFORE.contains(&scan.tokens[at - 1].lower.as_str())
}

/// "(120%)" behind it: the office says that it is more.
fn exceeds(scan: &Scan, at: usize) -> bool {
    let to = scan.tokens.len().min(at + 10);
    (at..to).any(|i| {
        let is_rate = scan.tokens.get(i + 1).is_some_and(|t| t.is_mark('%'));
        let whole: String = scan.tokens[i]
            .text
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        is_rate && whole.parse::<i64>().is_ok_and(|n| n > 100)
    })
}
