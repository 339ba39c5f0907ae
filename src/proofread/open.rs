//! Lists that do not tell all of their parts, by their own words or marks.

use super::scan::Scan;
use super::token::Token;

/// Words behind which only some of the parts are told.
pub const SOME: &[&str] = &[
    "chủ yếu",
    "một số",
    "nhiều nhất",
    "tập trung",
    "điển hình",
    "nổi bật",
    "đáng chú ý",
    "ví dụ",
    "cao nhất",
    "riêng",
    "như",
    "có các",
    "tiêu biểu",
    "lớn nhất",
];

/// Whether a list behind a token ends with "..." or "v.v.".
pub fn is_open(scan: &Scan, from: usize) -> bool {
    /// In tokens: behind the sentence's end, of which the dots are taken for one.
    const BEHIND: usize = 6;
    let (_, to) = scan.sentence(from);
    let to = (to + BEHIND).min(scan.tokens.len());
    let tokens = scan.tokens.get(from.min(to)..to).unwrap_or_default();
    let is_dots = |pair: &[Token]| {
        let touch = pair[1].start == pair[0].end();
        pair[0].is_mark('…') || touch && pair[0].is_mark('.') && pair[1].is_mark('.')
    };
    let is_so_on = |three: &[Token]| three[0].is("v") && three[1].is_mark('.') && three[2].is("v");
    tokens.windows(2).any(is_dots)
        || tokens.windows(3).any(is_so_on)
        || tokens.last().is_some_and(|t| t.is_mark('…'))
}
