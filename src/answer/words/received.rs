//! "OK ạ", "Đã rõ", "Đã nhận, sẽ thực hiện", "👍": the letter was read, and nothing is asked or told. Every word has to be
//! known; where a letter asks for a consent its word is read before this.

use super::besides::is_courtesy;
use super::tokens::{compact, tokens};
use crate::plan::folded;
use unicode_normalization::UnicodeNormalization;

/// Phrases that say so, without their marks.
const SAYING: [&str; 19] = [
    "da ro",
    "ro",
    "da nhan duoc thu",
    "da nhan duoc",
    "da nhan thu",
    "da nhan",
    "nhan duoc",
    "da tiep nhan",
    "tiep nhan",
    "da xem",
    "da biet",
    "da doc",
    "se thuc hien",
    "se trien khai",
    "okay",
    "okie",
    "oke",
    "ok",
    "vang",
];
/// What may stand beside them.
const FILLING: [&str; 21] = [
    "da",
    "a",
    "nhe",
    "nha",
    "em",
    "anh",
    "chi",
    "phong",
    "don vi",
    "roi",
    "thu",
    "thong tin",
    "xin",
    "va",
    "dung han",
    "dung thoi han",
    "theo",
    "yeu cau",
    "cam on",
    "nghiem tuc",
    "van phong",
];
const SIGNS: &str = "👍👌🙏😊🙂🏻🏼🏽\u{fe0f}\u{200d}";

/// Whether the mail says no more than that.
pub fn is_only_received(lines: &[String]) -> bool {
    let said = |line: &&String| !line.is_empty();
    let all = || lines.iter().filter(said);
    let is_known = |line: &String| {
        says_received(line) || (is_courtesy(line) && !line.chars().any(|c| c.is_ascii_digit()))
    };
    all().any(|line| says_received(line)) && all().all(is_known)
}

fn says_received(line: &str) -> bool {
    let is_sign = |c: char| SIGNS.contains(c);
    if line.contains(is_sign) && line.chars().all(|c| is_sign(c) || c.is_whitespace()) {
        return true;
    }
    if line
        .chars()
        .any(|c| c.is_ascii_digit() || "?❌✗✘⛔⏳❓☐☒".contains(c))
    {
        return false;
    }
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let words: Vec<String> = tokens(&compact).iter().map(|t| folded(t)).collect();
    let mut rest = words.as_slice();
    let mut is_said = false;
    while !rest.is_empty() {
        let said = longest(rest, &SAYING);
        let length = said.max(longest(rest, &FILLING));
        if length == 0 {
            return false;
        }
        is_said |= said == length;
        rest = &rest[length..];
    }
    is_said
}

/// How many words the longest of the phrases takes that begins here.
fn longest(rest: &[String], phrases: &[&str]) -> usize {
    let begins = |phrase: &&str| {
        let words: Vec<&str> = phrase.split(' ').collect();
        let is_it = words.len() <= rest.len() && words.iter().zip(rest).all(|(word, said)| word == said);
        is_it.then_some(words.len())
    };
    phrases.iter().filter_map(begins).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_only_read_the_letter_says_no_more() {
        let is = |text: &str| is_only_received(&text.lines().map(str::to_owned).collect::<Vec<_>>());
        for text in [
            "OK ạ",
            "ok",
            "Vâng ạ",
            "Dạ vâng ạ",
            "Đã rõ",
            "Em đã rõ ạ",
            "Đã nhận, sẽ thực hiện",
            "Phòng đã nhận được thư, sẽ thực hiện đúng thời hạn.",
            "Dạ, em nhận được rồi ạ",
            "👍",
            "👍🏻 🙏",
            "OK ạ\nCảm ơn anh",
            "Kính gửi Văn phòng,\nĐã nhận thư.\nTrân trọng",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "",
            "Cảm ơn",
            "OK?",
            "Đã rõ, nhưng phòng chưa có số liệu",
            "Vâng, 12 chưa xong",
            "OK ❌",
            "Đã nhận nhiệm vụ 12",
            "ĐỒNG Ý",
            "Đã nhận, sẽ thực hiện sau",
            "Ok xong",
            "Vâng ạ\nMai phòng gửi",
            "❌",
            "Phòng sẽ báo cáo",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
