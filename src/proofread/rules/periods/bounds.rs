//! Days that are limits.

use crate::proofread::token::has_any;

/// "Chậm nhất ngày 15/5", "So với ngày 31/12": a limit, what is compared to, when something long began: nothing that happened.
pub(super) fn is_bound(head: &str) -> bool {
    const BOUNDS: [&str; 11] = [
        "chậm nhất",
        "muộn nhất",
        "trước",
        "so với",
        "hạn",
        "thời hạn",
        "hết",
        "tính đến",
        "có mặt đến",
        "dự kiến",
        "khởi công",
    ];
    has_any(head, &BOUNDS)
}
