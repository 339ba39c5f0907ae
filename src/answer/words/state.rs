//! Words of how far a document is, and of who does what with it: where a form takes free words, as names, places and headers,
//! one of these makes them a statement. "Nguyễn Thị Mai" is known by the name that the mail bears, not by its syllables.

use crate::plan::folded;
use unicode_normalization::UnicodeNormalization;

const STATE: [&str; 60] = [
    "chưa", "không", "ko", "chẳng", "đang", "sẽ", "sắp", "mới", "đã", "xong", "hoàn", "ký", "kí", "duyệt",
    "phê", "trình", "gửi", "nộp", "chuyển", "trả", "lại", "thảo", "nháp", "thử", "tạm", "chờ", "đợi", "giữ",
    "hộ", "mai", "mốt", "sau", "hẹn", "dự", "hạn", "lùi", "hoãn", "hủy", "huỷ", "bỏ", "rút", "thu", "sửa",
    "nhầm", "sai", "thiếu", "hỏng", "vẫn", "còn", "nếu", "khi", "xin", "nhờ", "đề", "dấu", "hành", "ghi",
    "làm", "thì", "cần",
];

/// Whether one of the words is of the kind; where all is written without diacritics each that may be one is.
pub(in crate::answer) fn says_state(text: &str) -> bool {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_plain = text.is_ascii();
    let is_one =
        |word: &str| { STATE.iter() }.any(|state| *state == word || (is_plain && folded(state) == word));
    { words }.any(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_state_are_known_with_diacritics_and_without() {
        for text in [
            "Xã Chưa Gửi",
            "HO VAN CHUA KY",
            "Sáng Mai",
            "lúc đó mới ký",
            "MAI THI KY",
        ] {
            assert!(says_state(text), "{text}");
        }
        for text in [
            "Nguyễn Văn An",
            "Đường Lê Lợi",
            "Phòng Quản lý đầu tư",
            "Hồ Du, Lai Châu",
            "",
        ] {
            assert!(!says_state(text), "{text}");
        }
    }
}
