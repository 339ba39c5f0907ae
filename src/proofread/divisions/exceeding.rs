//! More was done than came in: "Tiếp nhận 05 phản ánh, kiến nghị; đã trả lời 06 phản ánh, kiến nghị".
//!
//! What was carried over may explain it, so it is an error only behind "trong": else the office is asked.

use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::fits::Fits;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::things::are_one;
use crate::proofread::token::{find, has_any};

/// Things that come in and are answered or done.
const THINGS: &[&str] = &[
    "phản ánh , kiến nghị",
    "phản ánh",
    "kiến nghị",
    "pakn",
    "ý kiến",
    "đơn",
    "nhiệm vụ",
];

/// How what came in is told.
const IN: &[&str] = &[
    "tiếp nhận",
    "nhận",
    "nhận được",
    "giao",
    "được giao",
    "gửi đến",
    "trong kỳ có",
    "trong quý có",
    "trong tháng có",
    "phát sinh",
];

/// With what the words of the done ones end: nothing more is said of them.
const DONE: &[&str] = &[
    "đã trả lời",
    "đã xử lý",
    "đã giải quyết",
    "đã hoàn thành",
    "đã trả lời xong",
    "đã xử lý xong",
    "đã giải quyết xong",
    "giải quyết xong",
    "xử lý xong",
];

/// With them some that were done came from elsewhere, or the whole is no bound.
const OTHERS: &[&str] = &[
    "kỳ trước",
    "tuần trước",
    "tháng trước",
    "quý trước",
    "năm trước",
    "đầu kỳ",
    "đầu tháng",
    "đầu quý",
    "đầu năm",
    "tồn",
    "tồn đọng",
    "chuyển sang",
    "chuyển qua",
    "chuyển từ",
    "lũy kế",
    "luỹ kế",
    "trước đó",
    "trước đây",
    "cũ",
    "gồm cả",
    "bao gồm cả",
    "kế hoạch",
    "chỉ tiêu",
    "vượt",
    "bổ sung",
    "mới",
    "thêm",
    "cùng kỳ",
    "từ quý",
    "từ tháng",
    "từ năm",
    "riêng",
];

/// Sentences before it, and numbers of the paragraph.
const NEAR: usize = 2;
const MOST: usize = 24;

pub(super) fn exceeding(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let is_done = |i: &Item| {
        let words = i.words.trim();
        i.depth == 0 && i.role.is_none() && DONE.iter().any(|d| words.ends_with(d))
    };
    let done = sentence.items.iter().take(MOST).find(|i| is_done(i))?;
    if !THINGS.contains(&done.thing.as_str()) {
        return None;
    }
    let near = before[before.len().saturating_sub(NEAR)..]
        .iter()
        .chain([sentence]);
    let told: Vec<&Item> = near
        .flat_map(|s| &s.items)
        .take_while(|i| i.token < done.token)
        .filter(|i| i.depth == 0 && (are_one(&i.thing, &done.thing) || are_one(&done.thing, &i.thing)))
        .collect();
    let whole = *told.first().filter(|_| told.len() <= MOST)?;
    let is_in = has_any(&whole.words, IN) && !whole.thing.is_empty() && whole.role.is_none();
    // All others are parts of it: of two wholes the done ones may be.
    let values: Vec<Item> = told.iter().map(|i| (*i).clone()).collect();
    let fits = Fits::of_items(&values);
    let are_parts = match told.len() {
        1 => true,
        _ => told[1..].iter().all(|i| fits.complete(whole.token, &[i.token])),
    };
    let from = before.len().checked_sub(NEAR).map_or(0, |i| before[i].from);
    let to = scan.sentence(done.token).1.saturating_sub(1);
    let comes_from_elsewhere = || has_any(&scan.words(from, to).to_lowercase(), OTHERS);
    let is_like = done.value <= 2 * whole.value || is_permuted(done.value, whole.value);
    let is_told_again = told.iter().any(|i| is_done(i));
    if done.value <= whole.value
        || is_told_again
        || !is_in
        || !are_parts
        || !is_like
        || comes_from_elsewhere()
    {
        return None;
    }
    Some(told_of(scan, whole, done))
}

fn told_of(scan: &Scan, whole: &Item, done: &Item) -> Finding {
    let is_within = find(&whole.words, "trong tổng số").or(find(&whole.words, "trong số")) == Some(0);
    let severity = if is_within {
        Severity::Error
    } else {
        Severity::Warning
    };
    let hint = match is_within {
        true => "phần không thể lớn hơn tổng",
        false => "nếu có số kỳ trước chuyển sang, đề nghị ghi rõ",
    };
    let message = format!(
        "Đã thực hiện {} nhiều hơn {} nêu trước ({} {}): {hint}.",
        count(done.value),
        count(whole.value),
        count(whole.value),
        whole.thing.replace(" ,", ",")
    );
    let excerpt = scan.words(done.token, done.token + 1);
    let finding = Finding::new("sum_of_parts", severity, scan.place(done.token), excerpt, message);
    finding.with_values(count(whole.value), count(done.value))
}
