//! Words of another period, whose figures are other ones.

use super::token::has_any;

/// Of one that is over.
pub const EARLIER: &[&str] = &[
    "kỳ trước",
    "tháng trước",
    "quý trước",
    "năm trước",
    "tuần trước",
    "cùng kỳ",
    "năm ngoái",
];

/// Of an earlier period, or of all the periods so far.
pub fn is_of_other_time(words: &str) -> bool {
    has_any(words, EARLIER) || has_any(words, &["lũy kế", "luỹ kế"])
}
