//! Changes that the text shows: both values and their difference are told, the earlier one in a bracket or a sentence
//! of its own, and the rate behind the difference is another than theirs. "6.189 hồ sơ (tháng 9/2026: 6.027 hồ sơ, tăng
//! 162 hồ sơ, 2,7%)", "Quý I năm 2025 con số này là 117 hồ sơ, như vậy tăng 17 hồ sơ (14,5%)".

use super::Text;
use super::judge::{is_rate_of, percent};
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;
use crate::proofread::token::has_any;

/// Words that name another time.
const TIMES: &[&str] = &["tháng", "quý", "tuần", "kỳ", "năm", "trước", "ngoái"];

/// Values before a change that are looked at, and how far they stand, in tokens.
const MOST: usize = 12;
const FARTHEST: usize = 120;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    (0..text.scan.tokens.len())
        .filter_map(|at| contradiction(text, at))
        .collect()
}

fn contradiction(text: &Text, at: usize) -> Option<Finding> {
    let (way, length) = way_at(text, at)?;
    let from = at + length;
    let by = (from..from + 3)
        .take_while(|i| *i == from || text.is_one_of(*i - 1, &["thêm", "được", "là", "tới"]))
        .find_map(|i| text.value_at(i))?;
    let rate = rate_behind(text, by)?;
    let (said, places) = (rate.value, rate.places);
    let before = text.values_in(at.saturating_sub(FARTHEST), at);
    let first = before.len().saturating_sub(MOST);
    let like: Vec<&Quantity> = before[first..]
        .iter()
        .filter(|q| q.is_like(by) && q.value > 0)
        .collect();
    let (base, now) = shown_pair(text, &like, way, by)?;
    // Right of whatever stands before it; what it has become is no base.
    let is_of = |q: &&Quantity| q.token != now.token && is_rate_of(Way::Ratio, (said, places), by, q);
    if by.value <= 0 || like.iter().any(is_of) {
        return None;
    }
    // The right rate was rounded from them; what is far from it may be of something else.
    let right = by.value * 100 * 10_i128.pow(places) / base.value;
    let gap = (right - i128::from(said)).abs();
    if gap * 2 > right.max(i128::from(said)) && !rate.is_nearly(narrow(by)?, narrow(base)?) {
        return None;
    }
    let right = percent(Way::Ratio, by, base, places);
    let message = format!(
        "So sánh không khớp: {} trên {} là {right}.",
        by.write(by.value),
        base.write(base.value)
    );
    let excerpt = text.scan.words(at, rate.token + 1);
    let place = text.scan.place(at);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(right, text.scan.words(rate.token, rate.token + 1)))
}

/// The nearest value of an earlier time and the one that differs from it by so much.
fn shown_pair<'t>(
    text: &Text,
    like: &[&'t Quantity],
    way: Way,
    by: &Quantity,
) -> Option<(&'t Quantity, &'t Quantity)> {
    let differs = |now: &Quantity, base: &Quantity| {
        let gap = now.value - base.value;
        let real = if way == Way::Up { gap } else { -gap };
        (real - by.value).abs() <= by.half
    };
    let is_earlier = |base: &Quantity| {
        let (last, from) = (
            like.iter().rfind(|q| q.last < base.token),
            text.sentence_from(base.token),
        );
        let lead = last.map_or(from, |q| from.max(q.last + 1));
        has_any(&text.words(lead, base.token), TIMES)
    };
    let of = |base: &Quantity| {
        like.iter()
            .find(|now| now.token != base.token && differs(now, base))
    };
    let earlier = like.iter().rev().filter(|base| is_earlier(base));
    earlier.into_iter().find_map(|base| Some((*base, *of(base)?)))
}

fn narrow(value: &Quantity) -> Option<i64> {
    i64::try_from(value.value).ok()
}

/// "tăng 162 hồ sơ, 2,7%", "tăng 17 hồ sơ (14,5%)", "giảm 12 hồ sơ, tương đương 3,1%": nothing goes on behind it.
fn rate_behind<'t>(text: &'t Text, by: &Quantity) -> Option<&'t Rate> {
    const LINKS: &[&str] = &[
        "tương", "đương", "ứng", "tức", "bằng", "với", "hay", "tăng", "giảm", "tỷ", "lệ", "là",
    ];
    /// In tokens.
    const NEAR: usize = 6;
    let limit = text.scan.tokens.len().min(by.last + 1 + NEAR);
    let links = |i: &usize| text.is_one_of(*i, LINKS) || text.is_mark(*i, ',') || text.is_mark(*i, '(');
    let at = (by.last + 1..limit).find(|i| !links(i))?;
    let rate = text.rate_at(at)?;
    let behind = at + 2;
    let is_last = !text.scan.tokens.get(behind).is_some_and(|t| t.is_word())
        || text.is(behind, &["so", "với"])
        || text.is_one_of(behind, &["và", "nhưng"]);
    is_last.then_some(rate)
}
