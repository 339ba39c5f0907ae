//! Lines of a page that go on with one another.

use crate::proofread::marker::{Marker, marker_of};

/// Lines from which the width of a page is known.
const FEWEST_LINES: usize = 8;

/// The width at which the lines of a text were wrapped; `None` where each paragraph is a line.
pub(super) fn wrap_width(source: &str) -> Option<usize> {
    let mut widths: Vec<usize> = source
        .lines()
        .filter(|l| !l.contains('\t') && !l.trim_start().starts_with('|'))
        .map(|l| l.trim().chars().count())
        .filter(|w| *w > 0)
        .collect();
    // A few long lines are no page.
    if widths.len() < FEWEST_LINES {
        return None;
    }
    widths.sort_unstable();
    let nearly_all = *widths.get(widths.len() * 9 / 10)?;
    let most = *widths.get(widths.len() * 98 / 100)?;
    // Wrapped lines end near the margin; where each paragraph is a line, few are as long as the longest.
    let long = widths.len() - widths.partition_point(|w| w * 4 < nearly_all * 3);
    (long * 4 >= widths.len() && nearly_all >= 45 && most <= 130 && most <= nearly_all + nearly_all / 2)
        .then_some(nearly_all)
}

/// Whether a line goes on with the sentence of the paragraph before it.
pub(super) fn goes_on(
    (before, marker): (&str, &Marker),
    line: &str,
    wrap: Option<usize>,
    last_width: usize,
) -> bool {
    let before = before.trim_end();
    let is_heading =
        |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_alphabetic);
    if *marker != Marker::None && is_heading(before) && is_heading(line) {
        return marker_of(line) == Marker::None;
    }
    let ends = before.ends_with(['.', ';', ':', '!', '?', '…']);
    let Some(first) = line.chars().next() else {
        return false;
    };
    let is_full = wrap.is_some_and(|w| last_width * 4 >= w * 3);
    // "trong đó:" at the end of a full line, and what it introduces in small letters below.
    let introduces =
        is_full && before.ends_with([':', ';']) && (first.is_lowercase() || first.is_ascii_digit());
    if (ends && !introduces) || is_heading(before) {
        return false;
    }
    // A heading that fills its line ends without a sign.
    if *marker != Marker::None && opens_sentence(line) {
        return false;
    }
    match marker_of(line) {
        // "2021 - 2025" cut before its dash.
        Marker::Bullet('-' | '–') if is_full => {
            line[first.len_utf8()..]
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit())
                && before.ends_with(|c: char| c.is_ascii_digit())
        }
        Marker::None => first.is_lowercase() || is_full || (first.is_ascii_digit() && last_width >= 50),
        _ => false,
    }
}

/// Whether a line begins as sentences do and no name does: "Ngày 18/8/2025, ...", "Thực hiện Kế hoạch ...".
fn opens_sentence(line: &str) -> bool {
    const OPENERS: &[&str] = &[
        "Trong", "Thực", "Tiếp", "Đã", "Theo", "Tính", "Triển", "Qua", "Tại", "Để", "Nhìn", "Đến", "Hiện",
        "Căn",
    ];
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_day = first == "Ngày" && second.starts_with(|c: char| c.is_ascii_digit());
    let is_pair = matches!((first, second), ("Tổng", "số") | ("Từ", "ngày" | "tháng" | "đầu"));
    is_day || is_pair || OPENERS.contains(&first)
}
