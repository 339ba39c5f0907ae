//! Words by which a result that is on record is none.

use super::phrase::phrase;
use super::tokens::{compact, tokens};
use unicode_normalization::UnicodeNormalization;

/// In doubt they are among them: whoever is told what is on record has lost nothing.
const DENYING: [&str; 36] = [
    "chưa",
    "không phải",
    "không đúng",
    "chẳng",
    "nhầm",
    "sai",
    "đính chính",
    "bỏ kết quả",
    "bỏ ghi nhận",
    "bỏ giúp",
    "bỏ việc",
    "xóa",
    "xoá",
    "hủy",
    "huỷ",
    "rút",
    "thu hồi",
    "hết hiệu lực",
    "trả lại",
    "trả về",
    "làm lại",
    "sửa lại",
    "báo lại",
    "mở lại",
    "ký lại",
    "ban hành lại",
    "vẫn đang",
    "đang làm",
    "đang thực hiện",
    "còn dở",
    "dở dang",
    "còn thiếu",
    "còn phải",
    "một phần",
    "không tính",
    "đừng tính",
];

/// Whether the line says of a result that it is none, or not yet.
pub(in crate::answer) fn denies_result(line: &str) -> bool {
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    phrase(&tokens(&compact), &DENYING).is_some()
}

#[cfg(test)]
mod tests {
    use super::denies_result;

    #[test]
    fn what_takes_a_result_back_is_told_from_other_words() {
        for line in [
            "CHƯA XONG, đề nghị bỏ kết quả đã báo",
            "chua xong",
            "Văn bản bị Sở trả lại, phòng đang làm lại",
            "Em báo nhầm việc khác ạ",
            "đề nghị mở lại việc này",
        ] {
            assert!(denies_result(line), "{line}");
        }
        for line in ["Cảm ơn Văn phòng", "Phòng gửi thêm bản mềm", "Đã xong rồi ạ"] {
            assert!(!denies_result(line), "{line}");
        }
    }
}
