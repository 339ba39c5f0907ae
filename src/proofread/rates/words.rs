//! Words beside a percentage that is of something else than of the numbers beside it.

use crate::proofread::token::{has, has_any};

/// An aim, or a difference.
const AIMS: &[&str] = &[
    "phấn đấu",
    "mục tiêu",
    "chỉ tiêu",
    "kế hoạch",
    "tối thiểu",
    "ít nhất",
    "tăng",
    "giảm",
    "cao hơn",
    "thấp hơn",
    "so với",
    "điểm",
];

/// What is beyond a norm is a share like any other: "02 mẫu vượt chuẩn (6,7%)".
const NORMS: &[&str] = &[
    "vượt chuẩn",
    "vượt quy chuẩn",
    "vượt tiêu chuẩn",
    "vượt ngưỡng",
    "vượt mức cho phép",
];

/// What is only about so much, or is counted by others.
const OTHERS: &[&str] = &[
    "cùng kỳ",
    "trên",
    "dưới",
    "gần",
    "khoảng",
    "hơn",
    "giảm từ",
    "thời gian",
    "chi phí",
    "từ",
    "mức",
    "trở lên",
    "hài lòng",
    "số hóa",
    "số hoá",
    "lên",
    "xuống",
];

/// Whether a rate among these words is an aim or a difference.
pub(super) fn is_aim(words: &str) -> bool {
    has_any(words, AIMS) || has(words, "vượt") && !is_of_a_norm(words)
}

pub(super) fn is_of_a_norm(words: &str) -> bool {
    has_any(words, NORMS)
}

/// Whether a rate among these words is none of the numbers beside it.
pub(super) fn is_of_another(words: &str) -> bool {
    is_aim(words) || has_any(words, OTHERS)
}

/// Whether a rate among these words is what a share leaves.
pub(super) fn is_of_the_rest(words: &str) -> bool {
    has_any(words, &["còn", "chưa", "không"])
}
