//! A sentence below a result that takes it back: "Đính chính: chưa xong, đề nghị bỏ dòng trên."

use super::above::is_trial;
use super::phrase::phrase;
use super::tokens::tokens;

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

/// The word that does. "Đã nhận được chưa?" asks.
pub(super) fn takes_back(line: &str) -> Option<String> {
    let is_question = line.trim_end().ends_with('?');
    if is_trial(line) {
        return Some(line.to_owned());
    }
    phrase(&tokens(line), &TAKING_BACK).filter(|_| !is_question)
}
