//! The words that may stand in a line of `XONG` beside number and date. A list of what makes a result doubtful has no end,
//! so it is the other way round: what is not known to be harmless, and is no title, is asked back.

use super::besides::TITLE;
use super::days::numeric;
use super::phrase::phrase;
use crate::plan::{document_kind, folded};

/// Words that say no more than that it is done, when and by what.
const HARMLESS: [&str; 74] = [
    "tks", "thanks", "thank", "pdf", "scan", "file", "gom", "luc", "so", "ngay", "thang", "nam", "ky",
    "hieu", "tai", "bang", "o", "la", "voi", "va", "cac", "nay", "nhe", "a", "roi", "da", "duoc", "xong",
    "hoan", "thanh", "tat", "viec", "nhiem", "vu", "nv", "muc", "stt", "van", "ban", "hanh", "ket", "qua",
    "san", "pham", "bao", "cao", "trong", "truoc", "dung", "han", "thoi", "day", "du", "toan", "bo", "ca",
    "noi", "dung", "100%", "100", "%", "phong", "don", "vi", "gui", "trinh", "trich", "yeu", "theo", "can",
    "cu", "minh", "chung", "kem",
];
/// The same of several words, which apart might say anything.
const PHRASES: [&[&str]; 48] = [
    &["em", "cam", "on"],
    &["da", "em"],
    &["ban", "giay"],
    &["ban", "giay", "gui", "sau"],
    &["se", "gui", "ban", "giay"],
    &["ban", "mem"],
    &["ban", "chinh"],
    &["dinh", "kem"],
    &["tren", "truc"],
    &["qua", "truc"],
    &["som", "truoc", "han"],
    &["truoc", "thoi", "han"],
    &["tien", "do"],
    &["bao", "dam"],
    &["dam", "bao"],
    &["chat", "luong"],
    &["phat", "hanh"],
    &["truc", "lien", "thong"],
    &["quoc", "gia"],
    &["tren", "he", "thong"],
    &["quan", "ly", "van", "ban"],
    &["kem", "theo", "phu", "luc", "so", "lieu"],
    &["kem", "theo", "phu", "luc"],
    &["xin", "gui"],
    &["kinh", "gui"],
    &["van", "phong"],
    &["tong", "hop"],
    &["theo", "doi"],
    &["cam", "on"],
    &["da", "nhac"],
    &["khoi", "luong"],
    &["cong", "viec"],
    &["kip", "thoi"],
    &["duoc", "giao"],
    &["ban", "quan", "ly"],
    &["xuat", "sac"],
    &["tot", "dep"],
    &["dong", "chi"],
    &["anh", "chi"],
    &["em", "gui"],
    &["a", "em"],
    &["em", "anh"],
    &["het", "roi"],
    &["luu", "tai"],
    &["van", "thu"],
    &["tran", "trong"],
    &["kem", "theo"],
    &["de", "tong", "hop"],
];
/// Who signs.
const SIGNERS: [&[&str]; 6] = [
    &["pho", "truong", "ban"],
    &["truong", "ban"],
    &["lanh", "dao", "ban"],
    &["lanh", "dao"],
    &["truong", "phong"],
    &["chu", "tich"],
];
/// What they did.
const SIGNED: [&[&str]; 5] = [
    &["ky"],
    &["phe", "duyet"],
    &["duyet"],
    &["thong", "qua"],
    &["ban", "hanh"],
];

/// Whose document is another's: "văn bản của Sở Xây dựng".
const OTHERS: [&str; 9] = ["so", "ubnd", "bo", "uy", "cuc", "chi", "huyen", "xa", "tinh"];

/// How many words from there say what is harmless together. A signature counts only where it was given: "đã được Trưởng
/// ban ký", "lãnh đạo Ban đã phê duyệt"; not "trình Trưởng ban ký".
fn together(words: &[String], at: usize) -> usize {
    let of = |at: usize, phrases: &[&[&str]]| {
        let begins = |phrase: &&&[&str]| {
            phrase.len() <= words.len().saturating_sub(at)
                && words[at..].iter().zip(**phrase).all(|(a, b)| a == b)
        };
        phrases.iter().filter(begins).map(|p| p.len()).max().unwrap_or(0)
    };
    let is = |at: usize, word: &str| words.get(at).is_some_and(|w| w == word);
    let signer = of(at, &SIGNERS);
    let has_done = is(at + signer, "da");
    let signed = of(at + signer + usize::from(has_done), &SIGNED);
    let was_done = at > 0 && (is(at - 1, "duoc") || is(at - 1, "da"));
    match signed {
        0 => of(at, &PHRASES),
        _ if has_done || was_done => signer + usize::from(has_done) + signed,
        _ => of(at, &PHRASES),
    }
}

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

/// What no title says of its document: behind these words nothing is taken for one.
const TAKING_BACK: [&str; 16] = [
    "gia hạn",
    "xin lùi",
    "là của",
    "bản trình",
    "nhầm",
    "bị hủy",
    "hủy bỏ",
    "đừng",
    "thu hồi",
    "trả lại",
    "thiếu",
    "chưa",
    "không phải",
    "trừ mục",
    "trừ phần",
    "nhưng",
];

/// The words beside number and date, before and behind them, that are neither harmless nor part of a title.
pub(super) fn odd(rest: &[&str]) -> Vec<String> {
    let words: Vec<String> = rest.iter().map(|t| folded(t)).collect();
    let Some(number) = rest.iter().rposition(|t| document_kind(t).is_some()) else {
        return Vec::new();
    };
    let day = |at: &usize| numeric(rest[*at]).is_some() && document_kind(rest[*at]).is_none();
    let end = (number + 1..rest.len()).find(day).unwrap_or(number + 1);
    let may_be_title = phrase(&rest[end..], &TAKING_BACK).is_none();
    let mut is_title = false;
    let mut odd = Vec::new();
    let mut known = 0;
    for at in 0..rest.len() {
        known = known.max(at + together(&words, at));
        let names_kind =
            |kind: &&[&str]| words[at..].iter().zip(*kind).filter(|(a, b)| a == *b).count() == kind.len();
        let begins_title = KINDS.iter().any(names_kind)
            || (at > number
                && TITLE.contains(&words[at].as_str())
                && (words[at] != "ban" || words.get(at + 1).is_some_and(|w| w == "hanh")));
        let is_anothers =
            words[at] == "cua" && words.get(at + 1).is_some_and(|w| OTHERS.contains(&w.as_str()));
        if begins_title && (at < end || (may_be_title && !is_anothers)) {
            is_title = true;
        }
        if document_kind(rest[at]).is_some() {
            is_title = false;
            continue;
        }
        if is_anothers && (at < number || !is_title) {
            odd.extend([rest[at].to_owned(), rest[at + 1].to_owned()]);
        }
        let is_number = numeric(rest[at]).is_some() || rest[at].bytes().all(|b| b.is_ascii_digit());
        let follows_day = at > 0 && matches!(words[at - 1].as_str(), "ngay" | "thang" | "nam");
        let is_day = numeric(rest[at]).is_some() || (is_number && (follows_day || next_is_month(&words, at)));
        let is_lead =
            is_number && at > 0 && words[at - 1] == "han" && words.get(at + 1).is_some_and(|w| w == "ngay");
        if !(at < known || is_title || is_day || is_lead || HARMLESS.contains(&words[at].as_str())) {
            odd.push(rest[at].to_owned());
        }
    }
    odd
}

fn next_is_month(words: &[String], at: usize) -> bool {
    words.get(at + 1).is_some_and(|w| w == "thang")
}

#[cfg(test)]
mod tests;
