//! Lines that were wrapped by hand in a narrow cell: a break that ends nothing.

use super::{Kind, Token};

/// A line break where the words clearly go on: narrow cells are wrapped by hand.
pub(super) fn without_wrapped_breaks(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    let mut opened = false;
    while let Some(token) = rest.next() {
        let is_break = token.kind == Kind::Mark('\n');
        // "trước ngày: 11/6/2026"
        let is_label = token.kind == Kind::Mark(':')
            && matches!(rest.peek().map(|t| &t.kind), Some(Kind::Num { .. }))
            && matches!(out.last().map(|t| &t.kind), Some(Kind::Word(w)) if w.is("ngày"));
        // "ngày 20/hằng tháng"
        let is_loose = token.kind == Kind::Mark('/')
            && matches!(rest.peek().map(|t| &t.kind), Some(Kind::Word(w)) if w.is_one_of(&["hằng", "mỗi"]));
        let goes_on = is_label || is_loose || (is_break && goes_on(&out, rest.peek(), opened));
        if !goes_on {
            opened = match &token.kind {
                Kind::Mark('\n' | ';') => false,
                Kind::Word(word) if word.is("từ") => true,
                Kind::Word(word) if word.is_one_of(&["đến", "tới"]) => false,
                _ => opened,
            };
            out.push(token);
        }
    }
    out
}

/// Whether the line before ends in a word that wants another after it, or the next one begins with
/// a word that wants one before it. `opened`: it holds a "từ" that still waits for its "đến".
fn goes_on(line: &[Token], next: Option<&Token>, opened: bool) -> bool {
    let word = |token: Option<&Token>| match token.map(|t| &t.kind) {
        Some(Kind::Word(word)) => Some(word.clone()),
        _ => None,
    };
    let (last, next_word) = (word(line.last()), word(next));
    let wants_more = last.as_ref().is_some_and(|w| {
        w.is_one_of(&[
            "trước",
            "ngày",
            "tháng",
            "quý",
            "chậm",
            "nhất",
            "cả",
            "muộn",
            "thường",
            "hằng",
            "mỗi",
            "từ",
            "đến",
            "hết",
            "trong",
            "khi",
            "của",
            "thứ",
            "mùng",
            "và",
            "hoặc",
            "là",
            "vào",
            "không",
            "quá",
            "định",
        ])
    });
    let is_hour = last.is_some_and(|w| w.is_one_of(&["giờ", "h", "phút", "g"]))
        || line
            .len()
            .checked_sub(2)
            .is_some_and(|i| matches!(&line[i].kind, Kind::Word(w) if w.is_one_of(&["h", "g", "giờ"])));
    let follows = next_word.is_some_and(|w| {
        (w.is_one_of(&["nhất", "xuyên"]) && line.last().is_some())
            || (is_hour && w.is("ngày"))
            || (opened && w.is_one_of(&["đến", "tới"]))
    });
    let is_minutes = is_hour && matches!(next.map(|t| &t.kind), Some(Kind::Num { digits: 2, .. }));
    wants_more || follows || is_minutes
}
