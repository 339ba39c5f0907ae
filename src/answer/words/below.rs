//! A sentence below a result that takes it back: "Đính chính: chưa xong, đề nghị bỏ dòng trên."

use super::above::is_trial;
use super::phrase::phrase;
use super::tokens::tokens;
use super::{harmless, sentences};

const TAKING_BACK: [&str; 17] = [
    "xin rút",
    "rút lại",
    "chỉ thử",
    "đính chính",
    "ghi nhầm",
    "gửi nhầm",
    "nhầm",
    "bỏ dòng",
    "bỏ nội dung",
    "đừng ghi",
    "thu hồi",
    "bị hủy",
    "hủy bỏ",
    "phòng khác",
    "đơn vị khác",
    "không phải của",
    "chưa",
];

/// What may be added to a result: what is sent with it or later, and the labels of a document.
const ADDED: [&str; 20] = [
    "thiếu phụ lục",
    "gửi phụ lục",
    "phụ lục sẽ gửi",
    "phụ lục gửi",
    "gửi bản giấy",
    "bản giấy",
    "gửi bản chính",
    "bản chính",
    "gửi file",
    "gửi kèm",
    "kèm theo",
    "đính kèm",
    "người ký",
    "nơi nhận",
    "trích yếu",
    "khó khăn",
    "vướng mắc",
    "kiến nghị",
    "lý do chậm",
    "ghi chú",
];
/// So many words of a line are shown as those that are in doubt.
const SHOWN: usize = 6;

/// The first words of a line below a result that is no known addition to it: whether the result stands is asked.
pub(super) fn says_more(line: &str) -> Option<String> {
    let words = tokens(line);
    let is_added = phrase(&words, &ADDED).is_some() && phrase(&words, &TAKING_BACK).is_none();
    let is_harmless = is_added || sentences::only_asks(line) || harmless::are_all(&words);
    (!is_harmless && !words.is_empty())
        .then(|| words.iter().take(SHOWN).copied().collect::<Vec<_>>().join(" "))
}

/// The word that does. "Đã nhận được chưa?" asks.
pub(super) fn takes_back(line: &str) -> Option<String> {
    let is_question = line.trim_end().ends_with('?');
    if is_trial(line) {
        return Some(line.to_owned());
    }
    phrase(&tokens(line), &TAKING_BACK).filter(|_| !is_question)
}
