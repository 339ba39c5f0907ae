//! Words of a unit that name a document and are no result of their own accord: whether the document may be put before the
//! plan's owner as one. In doubt it is not: he can still write the order himself.

use super::words::{denies_result, holds_back};
use crate::plan::folded;

/// Words of what is not so, not yet, another's, a ground, a wish or a question.
const DOUBTING: [&str; 38] = [
    "chua",
    "khong",
    "chang",
    "dang",
    "se",
    "sap",
    "neu",
    "khi",
    "cho",
    "kho",
    "dung",
    "thoi",
    "huy",
    "sai",
    "nham",
    "thay",
    "lai",
    "mai",
    "sau",
    "tra",
    "xin",
    "moi",
    "hoi",
    "nhap",
    "du thao",
    "can cu",
    "theo",
    "thuc hien",
    "trien khai",
    "bao gio",
    "nam ngoai",
    "nam truoc",
    "ky truoc",
    "cua phong",
    "cua ban",
    "cua so",
    "cua don vi",
    "ban giao",
];

/// Whether nothing in the words says that their document is no result of the task.
pub fn may_tell_result(words: &str) -> bool {
    if words.contains('?') || denies_result(words) || holds_back(words) {
        return false;
    }
    let plain: Vec<String> = { words.split(|c: char| !c.is_alphanumeric()) }
        .filter(|word| !word.is_empty())
        .map(folded)
        .collect();
    let plain = format!(" {} ", plain.join(" "));
    !DOUBTING.iter().any(|word| plain.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::may_tell_result;

    #[test]
    fn a_document_in_other_words_is_a_result_only_where_nothing_speaks_against_it() {
        for words in [
            "330/KH-BQL 24/6/2026, đề nghị Văn phòng xem giúp",
            "Phòng đã gửi Báo cáo số 12/BC-W01 ngày 10/12/2026 qua iOffice",
            "12/BC-W102 10/12/2026",
        ] {
            assert!(may_tell_result(words), "{words}");
        }
        for words in [
            "Phòng đang trình Báo cáo số 12/BC-V01 ngày 10/12/2026",
            "12/BC-V02 10/12/2026 chưa ký",
            "Thực hiện Công văn số 55/SNV-CCHC ngày 02/12/2026, phòng đã rà soát",
            "Báo cáo số 12/BC-V08 ngày 10/12/2026 của Phòng Số 99",
            "Căn cứ 5/KH-BQL ngày 12/01/2026, phòng báo cáo đã xong ạ",
            "Năm ngoái là 12/BC-V13 10/12/2025",
            "Bao giờ có 12/BC-V14 ngày 10/12/2026 em báo",
            "Dự thảo Báo cáo số 12/BC-V09 ngày 10/12/2026",
            "Đề nghị dừng nhiệm vụ này theo Quyết định số 12/QĐ-UBND ngày 01/12/2026",
            "Phòng không làm việc này nữa, đã bàn giao 3/BB-V07 ngày 01/12/2026",
            "12/BC-V10 ngày 10/12/2026 được không ạ?",
        ] {
            assert!(!may_tell_result(words), "{words}");
        }
    }
}
