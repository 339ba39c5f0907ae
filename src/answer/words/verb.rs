//! The word that counts in a line, and the polite ones before it.

use super::rows::is_wide;
use super::{forecast, undo};
use crate::plan::{document_kind, folded};
use unicode_normalization::UnicodeNormalization;

/// Words before the one that counts.
pub(super) const POLITE: [&str; 18] = [
    "roi", "nhe", "vang", "a", "tran", "trong", "da", "xin", "de", "nghi", "kinh", "phep", "don", "vi",
    "phong", "bao", "cao", "thua",
];
/// The same of who asks for something; for the owner "cho" is a word of consent.
pub(super) const ASKING: [&str; 2] = ["duoc", "cho"];

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Verb {
    Done,
    Postpone,
    Forecast,
    Wrong,
    Undo,
    Confirm,
}

/// How many polite words stand before the verb; none where no verb follows.
pub(super) fn skipped(tokens: &[&str]) -> usize {
    let n = tokens
        .iter()
        .take(8)
        .take_while(|t| POLITE.iter().chain(&ASKING).any(|polite| folded(t) == *polite))
        .count();
    (0..=n)
        .rev()
        .find(|n| tokens.get(*n..).and_then(verb).is_some())
        .unwrap_or(0)
}

/// The word that counts and how many words it has.
pub(super) fn verb(tokens: &[&str]) -> Option<(Verb, usize)> {
    let first = tokens.first()?.to_lowercase();
    let second = tokens.get(1).map(|t| folded(t)).unwrap_or_default();
    let found = match folded(&first).as_str() {
        "xong" => (Verb::Done, 1),
        "hoan" if second == "thanh" || second == "tat" => (Verb::Done, 2),
        // "hoàn" alone is another word than "hoãn"; without diacritics it is meant, and not "hoan nghênh".
        "hoan" if first.nfd().any(|c| c == '\u{303}') || (first == "hoan" && is_postponed(&second)) => {
            (Verb::Postpone, 1)
        }
        "lui" | "gia" if second == "han" => (Verb::Postpone, 2),
        "lui" if second == "thoi" => (Verb::Postpone, 2),
        "du" | "ngay" => (Verb::Forecast, forecast::length(tokens)?),
        "sai" if !is_about_figures(tokens) => (Verb::Wrong, 1),
        "huy" if undo::is_order(&tokens[1..]) => (Verb::Undo, 1),
        "khong"
            if tokens.len() == 1 || (tokens.len() == 2 && ["dung", "phai"].contains(&second.as_str())) =>
        {
            (Verb::Undo, 1)
        }
        "dong" if second == "y" && is_all(&tokens[2..]) => (Verb::Confirm, 2),
        "xac" if second == "nhan" && is_all(&tokens[2..]) => (Verb::Confirm, 2),
        // As the owner's word of consent has it; and what says that it is right.
        "ok" | "oke" | "okie" | "vang" | "co" if is_right(&tokens[1..]) => (Verb::Confirm, tokens.len()),
        "nhat" if second == "tri" && is_all(&tokens[2..]) => (Verb::Confirm, 2),
        "dung" if is_right(&tokens[1..]) => (Verb::Confirm, tokens.len()),
        _ => return None,
    };
    // "Xong chưa?" asks; what names a document and is not so yet is judged with it.
    let names_document = tokens.iter().any(|t| document_kind(t).is_some());
    let asks = (!names_document && tokens.iter().any(|t| folded(t) == "chua"))
        || tokens.last().is_some_and(|t| t.ends_with('?'))
        || tokens.iter().take(found.1).any(|t| t.ends_with('?'));
    (found.0 != Verb::Done || !asks).then_some(found)
}

/// "Đúng", "Đúng vậy", "Đúng rồi ạ".
fn is_right(rest: &[&str]) -> bool {
    const BEHIND: [&str; 8] = ["vay", "roi", "the", "a", "nhe", "em", "anh", "chi"];
    rest.len() <= 2 && rest.iter().all(|t| BEHIND.contains(&folded(t).as_str()))
}

/// "ĐỒNG Ý", "Đồng ý ạ", "Đồng ý ghi nhận", "ĐỒNG Ý 18": of all that is asked, or of a task; not "đồng ý hoãn".
fn is_all(rest: &[&str]) -> bool {
    let rest = match rest {
        [a, b, rest @ ..] if folded(a) == "ghi" && folded(b) == "nhan" => rest,
        rest => rest,
    };
    is_right(rest) || matches!(rest, [row] if is_wide(row) && row.contains(|c: char| c.is_ascii_digit()))
}

/// What stands behind "hoan" where "hoãn" is meant.
fn is_postponed(second: &str) -> bool {
    const BEHIND: [&str; 14] = [
        "", "den", "toi", "sang", "qua", "vi", "do", "them", "lai", "han", "thoi", "nhiem", "nv", "viec",
    ];
    BEHIND.contains(&second) || second.starts_with(|c: char| c.is_ascii_digit())
}

/// "Sai số liệu", "Sai sót": a fault in a document, and no wrong assignment; nor is "SAI hạn", which is about the day.
fn is_about_figures(tokens: &[&str]) -> bool {
    let words: Vec<String> = tokens.iter().skip(1).take(2).map(|t| folded(t)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    matches!(
        words.as_slice(),
        ["so", "lieu"] | ["chinh", "ta"] | ["sot" | "lech" | "han", ..] | ["thoi", "han"] | ["ngay", "han"]
    )
}
