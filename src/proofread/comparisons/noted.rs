//! Notes behind a value that tell what it was, and by how much it has changed: "Nhận mới: 1.947 hồ sơ [tháng 7/2026:
//! 1.826 hồ sơ; tăng 121 hồ sơ (+6,6%)]", "chiếm 96,2% (cùng kỳ: 2.286 hồ sơ, chiếm 90,0%; tăng 6,2 điểm phần trăm)".
//!
//! The note is about the value right before it and about nothing else, so what it tells must follow from that value.

use super::Text;
use super::judge::is_rate_of;
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;
use crate::proofread::token::{decimal_of, has_any};

/// In tokens: no note is longer.
const LONGEST: usize = 50;

/// Words that name another time.
const TIMES: &[&str] = &[
    "tháng trước",
    "kỳ trước",
    "quý trước",
    "tuần trước",
    "năm trước",
    "cùng kỳ",
    "năm ngoái",
    "tháng",
    "quý",
    "tuần",
    "năm",
    "kỳ",
];

pub(super) fn check(text: &Text) -> Vec<Finding> {
    (1..text.scan.tokens.len())
        .filter(|at| text.is_mark(*at, '('))
        .filter_map(|open| {
            let close = close(text, open)?;
            of_value(text, open, close).or_else(|| of_rate(text, open, close))
        })
        .collect()
}

fn close(text: &Text, open: usize) -> Option<usize> {
    let limit = text.scan.tokens.len().min(open + LONGEST);
    (open + 1..limit).find(|i| text.is_mark(*i, ')') && text.depths[*i] == text.depths[open])
}

/// The word for a change in a note, at its own depth; `None` where there are two.
fn change(text: &Text, open: usize, close: usize) -> Option<(usize, Way, usize)> {
    let depth = text.depths[open] + 1;
    let mut all = (open + 1..close)
        .filter(|i| text.depths[*i] == depth)
        .filter_map(|i| way_at(text, i).map(|(way, length)| (i, way, i + length)));
    let only = all.next()?;
    all.next().is_none().then_some(only)
}

/// What opens the note is another time, and no part of the value.
fn tells_time(text: &Text, open: usize, first: usize) -> bool {
    let words = text.words(open + 1, first);
    has_any(&words, TIMES)
        && !has_any(
            &words,
            &["trong đó", "gồm", "kế hoạch", "lũy kế", "luỹ kế", "so với"],
        )
}

fn of_value(text: &Text, open: usize, close: usize) -> Option<Finding> {
    let now = text.values_in(open.saturating_sub(8), open).last()?;
    (now.last + 1 == open && text.depths[now.token] == text.depths[open]).then_some(())?;
    let (at, way, behind) = change(text, open, close)?;
    let own = |from: usize, to: usize| -> Vec<&Quantity> {
        let is_own = |q: &&Quantity| text.depths[q.token] == text.depths[open] + 1;
        text.values_in(from, to).iter().filter(is_own).collect()
    };
    let (before, after) = (own(open, at), own(behind, close));
    let ([held], [by]) = (before.as_slice(), after.as_slice()) else {
        return None;
    };
    let is_like = held.is_like(now) && by.is_like(now);
    if !is_like || by.token > behind + 1 || !tells_time(text, open, held.token) {
        return None;
    }
    let gap = now.value - held.value;
    let real = if way == Way::Up { gap } else { -gap };
    let slack = now.half + held.half + by.half;
    if (real - by.value).abs() <= slack {
        return None;
    }
    // What is far from it may be of another value; a rate that bears the change out says which it is.
    let rates = text.rates_in(by.last, close);
    let bears_out = rates
        .iter()
        .any(|r| is_rate_of(way, (r.value, r.places), now, held));
    let is_near = real.abs() * 2 <= by.value * 3 && by.value * 2 <= real.abs() * 3;
    if !(is_near || bears_out || by.is_slip(real.abs())) {
        return None;
    }
    Some(told(text, (now, held), by, gap))
}

fn told(text: &Text, (now, held): (&Quantity, &Quantity), by: &Quantity, gap: i128) -> Finding {
    let word = if gap < 0 { "giảm" } else { "tăng" };
    let right = format!("{word} {}", by.write(gap.abs()));
    let message = format!(
        "So sánh không khớp: {} so với {} là {right}.",
        now.write(now.value),
        held.write(held.value)
    );
    let excerpt = text.scan.words(now.token, by.last);
    let place = text.scan.place(by.token);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    finding.with_values(right, text.scan.words(by.token, by.last))
}

/// Of a rate, in points.
fn of_rate(text: &Text, open: usize, close: usize) -> Option<Finding> {
    let now = text.rates_in(open.saturating_sub(3), open).last()?;
    (now.token + 2 == open && text.depths[now.token] == text.depths[open]).then_some(())?;
    let (at, way, behind) = change(text, open, close)?;
    let (points, places) = points_at(text, behind)?;
    let is_own = |r: &&Rate| text.depths[r.token] == text.depths[open] + 1;
    let held: Vec<&Rate> = text.rates_in(open, at).iter().filter(is_own).collect();
    let [held] = held.as_slice() else { return None };
    if !tells_time(text, open, held.token) {
        return None;
    }
    difference(text, (now, held), way, (behind, points, places))
}

/// "6,2 điểm phần trăm", "6,2 điểm %".
pub(super) fn points_at(text: &Text, at: usize) -> Option<(i64, u32)> {
    let token = text.scan.tokens.get(at).filter(|t| t.is_number())?;
    let is_points =
        text.is(at + 1, &["điểm", "phần", "trăm"]) || text.is(at + 1, &["điểm"]) && text.is_mark(at + 2, '%');
    is_points.then(|| decimal_of(token.text))?
}

/// Whether the one is so many points above or below the other; `points` are those at a token, with their places.
pub(super) fn difference(
    text: &Text,
    (now, held): (&Rate, &Rate),
    way: Way,
    (at, points, places): (usize, i64, u32),
) -> Option<Finding> {
    let scale = now.places.max(held.places).max(places);
    let scaled = |n: i64, places: u32| i128::from(n) * 10_i128.pow(scale - places);
    let gap = scaled(now.value, now.places) - scaled(held.value, held.places);
    let real = if way == Way::Up { gap } else { -gap };
    let said = scaled(points, places);
    // Rates that were rounded are apart by one of the last place.
    let slack = 10_i128.pow(scale - places.min(now.places).min(held.places));
    if (real - said).abs() <= slack {
        return None;
    }
    let (unit, digits) = (10_i128.pow(scale), scale as usize);
    let tail = match digits {
        0 => String::new(),
        _ => format!(",{:0digits$}", gap.abs() % unit),
    };
    let right = format!("{}{tail}", gap.abs() / unit);
    let word = if gap < 0 { "thấp hơn" } else { "cao hơn" };
    let words = |r: &Rate| text.scan.words(r.token, r.token + 1);
    let message = format!(
        "So sánh không khớp: {} so với {} là {word} {right} điểm phần trăm.",
        words(now),
        words(held)
    );
    let excerpt = text.scan.words(now.token.min(held.token), at + 2);
    let finding = Finding::new("identity", Severity::Error, text.scan.place(at), excerpt, message);
    Some(finding.with_values(format!("{word} {right}"), text.scan.words(at, at + 1)))
}
