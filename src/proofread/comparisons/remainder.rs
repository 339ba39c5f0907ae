//! What a share leaves, in money: "số tiền 14.680.000 đồng trên tổng số 18.025.000 đồng đã thu; 45 giao dịch còn lại
//! nộp tiền mặt, số tiền 3.345.000 đồng".

use super::Text;
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

/// Between the whole and its rest another thing is told.
const OTHERS: &[&str] = &[
    "kế hoạch",
    "dự toán",
    "cùng kỳ",
    "so với",
    "tăng",
    "giảm",
    "trong đó",
    "lũy kế",
    "luỹ kế",
    "năm",
    "tháng",
    "quý",
    "phạt",
    "bình quân",
    "nợ",
];

pub(super) fn check(text: &Text) -> Vec<Finding> {
    text.values
        .windows(2)
        .filter_map(|pair| contradiction(text, &pair[0], &pair[1]))
        .collect()
}

fn contradiction(text: &Text, part: &Quantity, whole: &Quantity) -> Option<Finding> {
    /// In tokens, to the rest.
    const FARTHEST: usize = 50;
    let between = text.words(part.last + 1, whole.token);
    let link = between.trim_start_matches("đã thu ").trim_start_matches("được ");
    let is_of = [
        "trên",
        "trên tổng",
        "trên tổng số",
        "trong tổng số",
        "/",
        "trên tổng số tiền",
    ];
    let is_share = is_of.contains(&link) && part.is_like(whole) && part.value < whole.value;
    if !is_share || part.measure().is_none() {
        return None;
    }
    let limit = text.scan.tokens.len().min(whole.last + FARTHEST);
    let says = (whole.last + 1..limit).find(|i| text.is(*i, &["còn", "lại"]))?;
    let rest = text
        .values_in(whole.last + 1, limit)
        .iter()
        .find(|q| q.is_like(whole))?;
    let words = text.words(whole.last + 1, rest.token);
    let is_said = says < rest.token && rest.token < says + 20 && text.depths[rest.token] == text.depths[says];
    let gap = (part.value + rest.value - whole.value).abs();
    let slack = part.half + rest.half + whole.half;
    let right = whole.value - part.value;
    let is_near = gap * 100 <= right.max(rest.value) * 15 || rest.is_slip(right);
    if !is_said || gap <= slack || !is_near || has_any(&words, OTHERS) {
        return None;
    }
    let right = rest.write(right);
    let message = format!(
        "Còn lại ghi {}, trong khi {} trừ {} bằng {right}.",
        rest.write(rest.value),
        whole.write(whole.value),
        part.write(part.value)
    );
    Some(rest.contradicted(text.scan, ("sum_of_parts", Severity::Error), message, right))
}
