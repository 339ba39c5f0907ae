//! Changes whose two ends stand one after the other, often in sentences of their own: "Quý này là 96,5%. Quý I là 95,3%,
//! như vậy tăng 1,2 điểm phần trăm", "Tuần này 548 hồ sơ; tuần trước 521 hồ sơ; tăng 27 hồ sơ, tương ứng 5,2%".
//!
//! Which two are meant is not said; so any two that give the change acquit, and only what nearly gives it contradicts.

use super::Text;
use super::judge::{is_rate_of, percent};
use super::noted::{difference, points_at};
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;
use crate::proofread::slips::is_permuted;
use crate::proofread::token::has_any;

/// In tokens, before a change; and the rates or values that are looked at there.
const FARTHEST: usize = 80;
const MOST: usize = 6;

/// Words that name a time.
const TIMES: &[&str] = &["tháng", "quý", "tuần", "kỳ", "năm", "trước", "ngoái", "này"];

/// They say the same in another measure.
const SAME: &[&str] = &[
    "bằng", "tương", "đương", "ứng", "tức", "hay", "là", "với", "giảm", "tăng",
];

pub(super) fn check(text: &Text) -> Vec<Finding> {
    (0..text.scan.tokens.len())
        .filter_map(|at| {
            let (way, length) = way_at(text, at)?;
            let behind = at + length + usize::from(text.is_one_of(at + length, &["thêm", "được", "là"]));
            of_points(text, at, way, behind).or_else(|| {
                let by = text.value_at(behind)?;
                of_values(text, at, way, by).or_else(|| of_itself(text, at, way, by))
            })
        })
        .collect()
}

/// Both rates are told before, and what they are held against nowhere behind.
fn of_points(text: &Text, at: usize, way: Way, behind: usize) -> Option<Finding> {
    let (points, places) = points_at(text, behind)?;
    let (from, to) = text.scan.sentence(at);
    let goes_on = text.words(behind, to);
    let is_held_here = !text.rates_in(behind, to).is_empty() || has_any(&goes_on, &["so với"]);
    // "chỉ tiêu giao là 90%, vượt 5,2 điểm": an aim is no time.
    let is_of_aim = has_any(
        &text.words(from, at),
        &["chỉ tiêu", "kế hoạch", "mục tiêu", "bình quân", "toàn"],
    );
    if is_held_here || is_of_aim || text.depths[at] > 0 {
        return None;
    }
    let told = text.rates_in(at.saturating_sub(FARTHEST), at);
    let near = &told[told.len().saturating_sub(MOST)..];
    let (last, others) = near.split_last()?;
    let is_time = has_any(&text.words(text.clause_from(last.token), last.token), TIMES);
    let wrong = |a: &Rate, b: &Rate| difference(text, (a, b), way, (behind, points, places));
    let pairs = || {
        let of_last = others.iter().flat_map(|r| [(r, last), (last, r)]);
        of_last.filter(|(now, held)| (now.value >= held.value) == (way == Way::Up))
    };
    let fits = near
        .iter()
        .any(|a| near.iter().any(|b| a.token != b.token && wrong(a, b).is_none()));
    if !is_time || last.token < from || fits || others.is_empty() {
        return None;
    }
    /// In points.
    const NEAR: f64 = 1.6;
    let float = |value: i64, places: u32| value as f64 / 10_f64.powi(places.cast_signed());
    let gap = |(now, held): &(&Rate, &Rate)| {
        let real = float(now.value, now.places) - float(held.value, held.places);
        (real.abs() - float(points, places)).abs()
    };
    let nearest = pairs().min_by(|a, b| gap(a).total_cmp(&gap(b)))?;
    let is_slip = |(now, held): &(&Rate, &Rate)| {
        let scale = now.places.max(held.places).max(places);
        let scaled = |n: i64, p: u32| n * 10_i64.pow(scale - p);
        let real = (scaled(now.value, now.places) - scaled(held.value, held.places)).abs();
        is_permuted(real, scaled(points, places))
    };
    let meant = pairs()
        .find(is_slip)
        .or((gap(&nearest) <= NEAR).then_some(nearest))?;
    wrong(meant.0, meant.1)
}

/// The values of this time and of one before, of which the rate is right and the difference is not.
fn of_values(text: &Text, at: usize, way: Way, by: &Quantity) -> Option<Finding> {
    let rate = rate_of(text, by)?;
    let before = text.values_in(at.saturating_sub(FARTHEST), at);
    let like: Vec<&Quantity> = before
        .iter()
        .rev()
        .filter(|q| q.is_like(by) && text.depths[q.token] <= text.depths[at])
        .take(MOST)
        .collect();
    let [second, first, ..] = like.as_slice() else {
        return None;
    };
    let real = |now: &Quantity, held: &Quantity| match way {
        Way::Up => now.value - held.value,
        _ => held.value - now.value,
    };
    let fits = |a: &Quantity, b: &Quantity| (real(a, b) - by.value).abs() <= a.half + b.half + by.half;
    if like.iter().any(|a| like.iter().any(|b| fits(a, b))) {
        return None;
    }
    let pairs = [(*first, *second), (*second, *first)];
    let (now, held) = pairs
        .into_iter()
        .find(|(now, held)| is_rate_of(way, (rate.value, rate.places), now, held))?;
    let gap = real(now, held);
    let words = text.words(text.clause_from(held.token), held.token);
    if gap <= 0 || by.value > 3 * gap || gap > 3 * by.value || !has_any(&words, TIMES) {
        return None;
    }
    let right = by.write(gap);
    let message = format!(
        "So sánh không khớp: {} so với {} chênh lệch {right}.",
        now.write(now.value),
        held.write(held.value)
    );
    let excerpt = text.scan.words(at, rate.token + 1);
    let place = text.scan.place(by.token);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(right, text.scan.words(by.token, by.last)))
}

/// "317 hồ sơ, tăng 35 hồ sơ, bằng 14,2% so với quý trước": the value and its change say what it was.
fn of_itself(text: &Text, at: usize, way: Way, by: &Quantity) -> Option<Finding> {
    let rate = rate_of(text, by)?;
    let (from, to) = text.scan.sentence(at);
    let mut before = text.values_in(from, at).iter().filter(|q| q.is_like(by));
    let (now, None) = (before.next()?, before.next()) else {
        return None;
    };
    let is_told_behind = text.values_in(by.last + 1, to).iter().any(|q| q.is_like(by));
    let is_plain = text.depths[now.token] == text.depths[at] && text.clause_from(at) <= now.last + 2;
    let held = match way {
        Way::Up => now.value - by.value,
        _ => now.value + by.value,
    };
    if held <= 0 || is_told_behind || !is_plain {
        return None;
    }
    let base = now.with_value(held);
    let said = (rate.value, rate.places);
    let is_right = [&base, now].iter().any(|q| is_rate_of(Way::Ratio, said, by, q));
    let right = by.value * 100 * 10_i128.pow(rate.places) / held;
    let said = i128::from(rate.value);
    if is_right || (right - said).abs() * 2 > right.max(said) {
        return None;
    }
    let right = percent(Way::Ratio, by, &base, rate.places);
    let message = format!(
        "So sánh không khớp: {} trên {} là {right}.",
        by.write(by.value),
        base.write(held)
    );
    let excerpt = text.scan.words(at, rate.token + 1);
    let place = text.scan.place(rate.token);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(right, text.scan.words(rate.token, rate.token + 1)))
}

/// "tăng 35 hồ sơ, tương ứng 12,4%", and nothing of which it could be but what it was held against.
fn rate_of<'t>(text: &'t Text, by: &Quantity) -> Option<&'t Rate> {
    /// In tokens.
    const NEAR: usize = 5;
    let links = |i: &usize| text.is_one_of(*i, SAME) || text.is_mark(*i, ',') || text.is_mark(*i, '(');
    let at = (by.last + 1..by.last + 1 + NEAR).find(|i| !links(i))?;
    let rate = text.rate_at(at).filter(|_| at > by.last + 1)?;
    let is_last =
        !text.scan.tokens.get(at + 2).is_some_and(|t| t.is_word()) || text.is(at + 2, &["so", "với"]);
    is_last.then_some(rate)
}
