//! The words that may stand in a line of `XONG` beside number and date. A list of what makes a result doubtful has no end,
//! so it is the other way round: what is not known to be harmless, and is no title, is asked back.

use super::besides::TITLE;
use super::days::numeric;
use crate::plan::{document_kind, folded};

/// Words that say no more than that it is done, when and by what.
const HARMLESS: [&str; 66] = [
    "so", "ngay", "thang", "nam", "ky", "hieu", "tai", "bang", "o", "la", "voi", "va", "cac", "nay", "nhe",
    "a", "roi", "da", "duoc", "xong", "hoan", "thanh", "tat", "viec", "nhiem", "vu", "nv", "muc", "stt",
    "van", "ban", "hanh", "ket", "qua", "san", "pham", "bao", "cao", "trong", "truoc", "dung", "han", "thoi",
    "day", "du", "toan", "bo", "ca", "noi", "dung", "100%", "100", "%", "phong", "don", "vi", "gui", "trinh",
    "trich", "yeu", "theo", "can", "cu", "minh", "chung", "kem",
];
/// What documents are called: behind these their title stands.
const KINDS: [&[&str]; 18] = [
    &["bao", "cao"],
    &["ke", "hoach"],
    &["cong", "van"],
    &["quyet", "dinh"],
    &["to", "trinh"],
    &["thong", "bao"],
    &["bien", "ban"],
    &["nghi", "quyet"],
    &["chi", "thi"],
    &["huong", "dan"],
    &["chuong", "trinh"],
    &["de", "an"],
    &["quy", "che"],
    &["quy", "dinh"],
    &["phuong", "an"],
    &["van", "ban"],
    &["giay", "moi"],
    &["hop", "dong"],
];

/// The words before the number, and between it and its date, that are neither harmless nor part of a title.
pub(super) fn odd(rest: &[&str]) -> Vec<String> {
    let words: Vec<String> = rest.iter().map(|t| folded(t)).collect();
    let Some(number) = rest.iter().rposition(|t| document_kind(t).is_some()) else {
        return Vec::new();
    };
    let day = |at: &usize| numeric(rest[*at]).is_some() && document_kind(rest[*at]).is_none();
    let end = (number + 1..rest.len()).find(day).unwrap_or(number + 1);
    let mut is_title = false;
    let mut odd = Vec::new();
    for at in 0..end {
        let names_kind =
            |kind: &&[&str]| words[at..].iter().zip(*kind).filter(|(a, b)| a == *b).count() == kind.len();
        if KINDS.iter().any(names_kind) || (at > number && TITLE.contains(&words[at].as_str())) {
            is_title = true;
        }
        if document_kind(rest[at]).is_some() {
            is_title = false;
            continue;
        }
        let is_number = numeric(rest[at]).is_some() || rest[at].bytes().all(|b| b.is_ascii_digit());
        let follows_day = at > 0 && matches!(words[at - 1].as_str(), "ngay" | "thang" | "nam");
        let is_day = numeric(rest[at]).is_some() || (is_number && (follows_day || next_is_month(&words, at)));
        if !(is_title || is_day || HARMLESS.contains(&words[at].as_str())) {
            odd.push(rest[at].to_owned());
        }
    }
    odd
}

fn next_is_month(words: &[String], at: usize) -> bool {
    words.get(at + 1).is_some_and(|w| w == "thang")
}
