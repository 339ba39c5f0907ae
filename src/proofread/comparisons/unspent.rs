//! What is left of money that was given: "Dự toán được giao 780 triệu đồng; đã giải ngân 545,5 triệu đồng. Số còn lại 234,5
//! triệu đồng". Told only where one value was given, one of it paid, and nothing between says that either changed.

use super::Text;
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

const GIVEN: &[&str] = &[
    "dự toán",
    "kế hoạch",
    "được giao",
    "được cấp",
    "phân bổ",
    "tổng mức",
    "tổng kinh phí",
    "tổng số",
    "hạn mức",
];
const PAID: &[&str] = &[
    "giải ngân",
    "đã chi",
    "đã sử dụng",
    "sử dụng",
    "thanh toán",
    "đã thực hiện",
    "thực hiện",
    "đã thu",
    "đã trồng",
    "đã bàn giao",
];
/// What makes another sum of what was given or paid.
const OTHERS: &[&str] = &[
    "cùng kỳ",
    "so với",
    "tăng",
    "giảm",
    "lũy kế",
    "luỹ kế",
    "bổ sung",
    "điều chỉnh",
    "chuyển",
    "tiết kiệm",
    "hủy",
    "thu hồi",
    "nộp",
    "tạm ứng",
    "nợ",
    "phải",
];

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let is_rest = |rest: &&Quantity| {
        let words = lead(text, rest);
        ["còn lại", "còn lại là"].iter().any(|end| words.ends_with(end))
    };
    let rests = text.values.iter().filter(|q| q.measure().is_some());
    rests
        .filter(is_rest)
        .filter_map(|rest| contradiction(text, rest))
        .collect()
}

fn contradiction(text: &Text, rest: &Quantity) -> Option<Finding> {
    /// In tokens, to what was given.
    const FARTHEST: usize = 120;
    let is_told = |q: &&Quantity| q.is_like(rest) && text.depths[q.token] == 0;
    let before: Vec<&Quantity> = { text.values_in(rest.token.saturating_sub(FARTHEST), rest.token) }
        .iter()
        .filter(is_told)
        .collect();
    let at = before
        .iter()
        .position(|q| has_any(&lead(text, q), GIVEN) && !has_any(&lead(text, q), PAID))?;
    let (given, rest_of_them) = before.get(at..)?.split_first()?;
    let (paid, parts) = rest_of_them.split_first()?;
    let is_paid = has_any(&lead(text, paid), PAID) && paid.value < given.value;
    // "đã giải ngân 545,5 triệu đồng, gồm: tuyên truyền 85 triệu đồng; ..."
    let behind = text.words(paid.last + 1, rest.token);
    let are_parts = parts.is_empty()
        || has_any(&behind, &["gồm", "trong đó"]) && parts.iter().all(|q| q.value < paid.value);
    let between = text.words(given.last + 1, rest.token);
    let is_again = has_any(&behind, GIVEN) || has_any(&behind, PAID) || has_any(&between, OTHERS);
    // One sentence of a whole and its two parts is a sum.
    let is_sum = parts.is_empty() && text.sentence_from(paid.token) == text.sentence_from(rest.token);
    let right = given.value - paid.value;
    let gap = (right - rest.value).abs();
    let is_near = gap * 100 <= right.max(rest.value) * 15 || rest.is_slip(right);
    if !is_paid || !are_parts || is_again || is_sum || gap <= given.half + paid.half + rest.half || !is_near {
        return None;
    }
    let message = format!(
        "Còn lại ghi {}, trong khi {} trừ {} bằng {}.",
        rest.write(rest.value),
        given.write(given.value),
        paid.write(paid.value),
        rest.write(right)
    );
    let rule = ("sum_of_parts", Severity::Error);
    Some(rest.contradicted(text.scan, rule, message, rest.write(right)))
}

/// The words of its clause before a value.
fn lead(text: &Text, value: &Quantity) -> String {
    text.words(text.clause_from(value.token), value.token)
}
