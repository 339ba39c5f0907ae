//! Signatures and attachments beside a result, and the words that were not understood as they were written.

use super::phrase::{is, longest};
use super::tokens::{compact, tokens};

/// Who signs.
const SIGNERS: [&str; 6] = [
    "phó trưởng ban",
    "trưởng ban",
    "lãnh đạo ban",
    "chủ tịch",
    "phó trưởng phòng",
    "trưởng phòng",
];

/// What they did.
const SIGNED: [&str; 4] = ["ký", "ký ban hành", "phê duyệt", "ban hành"];

/// How many words from there say that the document was signed: "đã được Trưởng ban ký", "lãnh đạo Ban đã phê duyệt"; not
/// "trình Trưởng ban ký".
pub(super) fn together(rest: &[&str], at: usize) -> usize {
    let of = |at: usize, phrases: &[&str]| longest(rest.get(at..).unwrap_or_default(), phrases);
    let said = |at: usize, word: &str| rest.get(at).is_some_and(|t| is(t, word));
    let is_given =
        usize::from(said(at, "đã") || said(at, "do")) + usize::from(said(at, "đã") && said(at + 1, "được"));
    let by = at + is_given;
    let signer = of(by, &SIGNERS);
    let has_done = said(by + signer, "đã");
    let signed = of(by + signer + usize::from(has_done), &SIGNED);
    match signer > 0 && signed > 0 && (has_done || is_given > 0) {
        true => is_given + signer + usize::from(has_done) + signed,
        false => 0,
    }
}

/// "kèm theo 02 phụ lục số liệu": how many words.
pub(super) fn attached(words: &[&str]) -> usize {
    const THINGS: [&str; 8] = [
        "phụ lục số liệu",
        "phụ lục",
        "bảng biểu",
        "biểu",
        "danh sách",
        "bản",
        "file",
        "tệp",
    ];
    let with = longest(words, &["kèm", "kèm theo", "gửi kèm", "đính kèm"]);
    let count = usize::from(
        words
            .get(with)
            .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit())),
    );
    match longest(words.get(with + count..).unwrap_or_default(), &THINGS) {
        things if 0 < with && 0 < things => with + count + things,
        _ => 0,
    }
}

/// These words as the line has them: with a word between two of them, and a sign where more are left out.
pub(in crate::answer) fn as_written(odd: &[String], line: &str) -> String {
    const BETWEEN: usize = 2;
    let compact = compact(line);
    let all = tokens(&compact);
    let mut written = String::new();
    let mut last: Option<usize> = None;
    for word in odd {
        let from = last.map_or(0, |at| at + 1);
        let found = all.iter().skip(from).position(|t| t == word).map(|at| from + at);
        match (last, found) {
            (None, _) => {}
            (Some(last), Some(at)) if at - last <= BETWEEN => {
                written.push(' ');
                for between in &all[last + 1..at] {
                    written += between;
                    written.push(' ');
                }
            }
            _ => written += " … ",
        }
        written += word;
        last = found.or(last);
    }
    written
}

#[cfg(test)]
mod tests;
