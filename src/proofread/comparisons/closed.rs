//! Money and measures that a sentence adds up itself: "214,6 m³ gỗ tròn và 38,2 m³ gỗ xẻ, cộng 252,8 m³".

use super::Text;
use crate::finding::Finding;
use crate::proofread::no_sum::NoSum;
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

/// Parts of one sentence.
const MOST: usize = 12;

/// With them a value before the sum is no part of it.
const OTHERS: &[&str] = &[
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "trong đó",
    "riêng",
    "bình quân",
    "trung bình",
    "mỗi",
    "lũy kế",
    "luỹ kế",
    "tổng",
    "kỳ trước",
    "năm trước",
    "còn lại",
];

pub(super) fn check(text: &Text) -> Option<Finding> {
    text.values.iter().find_map(|whole| contradiction(text, whole))
}

fn contradiction(text: &Text, whole: &Quantity) -> Option<Finding> {
    let is_measured = whole.measure().is_some() && !whole.is_of_time() && whole.unit() != "điểm";
    let lead = text.words(text.clause_from(whole.token), whole.token);
    let bare = lead.trim().trim_end_matches(" là").trim_end_matches(" bằng");
    let closes = ["cộng", "tổng cộng", "cộng lại", "cộng chung", "cộng các nguồn"].contains(&bare.trim());
    if !is_measured || !closes {
        return None;
    }
    let from = text.sentence_from(whole.token);
    let depth = *text.depths.get(whole.token)?;
    let parts: Vec<Quantity> = { text.values_in(from, whole.token).iter() }
        .filter(|q| q.is_like(whole) && text.depths[q.token] == depth)
        .cloned()
        .collect();
    let first = parts.first().filter(|_| (2..=MOST).contains(&parts.len()))?;
    let words = text.words(text.clause_from(first.token), parts.last()?.last + 1);
    let sum: i128 = parts.iter().map(|q| q.value).sum();
    let slack = parts.iter().map(|q| q.half).sum::<i128>() + whole.half;
    let gap = (sum - whole.value).abs();
    let is_meant = gap * 100 <= whole.value * 25 || whole.is_slip(sum);
    let is_wrong = gap > slack && is_meant && !has_any(&words, OTHERS);
    is_wrong.then(|| NoSum::of_quantities(whole, &parts).at(text.scan.place(whole.token)))
}
