//! Numbers that are told as about so much.

use crate::proofread::scan::Scan;

/// What is told as about so much may be off by a part of itself: by this many of them.
pub(super) const PART: i128 = 20;

/// "hơn 2.200 tỷ đồng", "khoảng 80.000 tấn", no "cao hơn 12 tỷ đồng".
pub(super) fn is_about(scan: &Scan, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| scan.tokens[i].lower.as_str());
    let compares = [
        "cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "dài", "ngắn", "sớm", "muộn", "chậm", "nhanh", "lâu",
        "kém",
    ];
    match word(1) {
        "khoảng" | "gần" | "trên" | "xỉ" | "chừng" => true,
        "hơn" => !compares.contains(&word(2)),
        _ => false,
    }
}
