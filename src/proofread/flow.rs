//! What was there, came in, went out and is left, of other things than dossiers.

use super::items::Item;
use super::token::has_any;

/// What a number of a stock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Was,
    In,
    Out,
    Left,
}

const WAS: &[&str] = &[
    "đầu kỳ",
    "đầu tháng",
    "đầu quý",
    "đầu năm có",
    "đầu năm còn",
    "đầu tuần",
    "số đầu năm",
    "quỹ đầu năm",
    "tồn đầu năm",
    "kỳ trước chuyển",
    "tháng trước chuyển",
    "quý trước chuyển",
    "tuần trước chuyển",
    "năm trước chuyển",
    "kỳ trước còn",
    "tháng trước còn",
    "quý trước còn",
    "tuần trước còn",
];

const LEFT: &[&str] = &[
    "chuyển kỳ sau",
    "chuyển tháng sau",
    "chuyển quý sau",
    "chuyển tuần sau",
    "chuyển năm sau",
    "cuối kỳ",
    "cuối tháng",
    "cuối quý",
    "cuối năm còn",
    "cuối năm có",
    "đang xử lý",
    "đang xem xét",
    "đang thực hiện",
];

const IN: &[&str] = &[
    "tiếp nhận",
    "nhận mới",
    "nhận",
    "giao mới",
    "phát sinh",
    "cấp mới",
    "tuyển dụng",
    "tuyển mới",
    "nhập viện",
    "vào viện",
    "nhập kho",
    "kết nạp",
    "tiếp nhận mới",
    "thu",
    "thu trong kỳ",
    "bổ sung",
];

const OUT: &[&str] = &[
    "đã xử lý",
    "đã giải quyết",
    "đã trả lời",
    "số đã xử lý",
    "số đã giải quyết",
    "chi",
    "đã chi",
    "chi trong kỳ",
    "chuyển công tác",
    "ra viện",
    "xuất viện",
    "xuất kho",
    "xử lý xong",
    "giải quyết xong",
    "hoàn thành",
];

impl Flow {
    pub fn of(item: &Item) -> Option<Flow> {
        let words = item.words.as_str();
        // Of what is measured only the words before it, in its own clause.
        let words = match item.is_measured() {
            true => words.rsplit([',', ';', '.']).next().unwrap_or_default().trim(),
            false => words,
        };
        Flow::of_words(words)
    }

    /// By the words of its clause, lower case.
    pub fn of_words(words: &str) -> Option<Flow> {
        let ends_left =
            words.starts_with("còn") && !has_any(words, &["quá hạn", "trễ hạn", "vướng", "thiếu"]);
        // "Tháng trước còn 05 nhiệm vụ đang thực hiện"
        if has_any(words, WAS) && !has_any(words, &["cuối kỳ", "cuối tháng", "cuối quý"]) {
            return Some(Flow::Was);
        }
        if has_any(words, LEFT) || ends_left {
            return Some(Flow::Left);
        }
        if is_taken_off(words) || has_any(words, OUT) {
            return Some(Flow::Out);
        }
        has_any(words, IN).then_some(Flow::In)
    }
}

/// What is taken off: "đầu kỳ 370, cấp mới 34, chấm dứt 06".
const GOES: &[&str] = &[
    "giải thể",
    "giảm",
    "chuyển đi",
    "thôi",
    "nghỉ",
    "thu hồi",
    "rút",
    "cắt",
    "chấm dứt",
    "thanh lý",
    "hết hiệu lực",
    "hủy",
    "huỷ",
];

/// "thu hồi 05 dự án", but not "tiêu hủy hàng trị giá 212 triệu đồng".
pub fn is_taken_off(words: &str) -> bool {
    has_any(words, GOES) && !has_any(words, &["tiêu hủy", "tiêu huỷ"])
}
