//! Differences of rates, in points: "84,46%, cao hơn 3,21 điểm phần trăm so với cùng kỳ (81,25%)",
//! "89,6%, cao hơn chỉ tiêu giao (85%) là 4,6 điểm phần trăm".

use super::Text;
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::rates::rate::Rate;
use crate::proofread::token::{decimal_of, has_any};

/// In tokens, on each side.
const FARTHEST: usize = 30;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    (1..text.scan.tokens.len())
        .filter(|at| text.is(*at, &["điểm"]))
        .filter_map(|at| of_points(text, at))
        .collect()
}

fn of_points(text: &Text, at: usize) -> Option<Finding> {
    let (points, places) =
        decimal_of(text.scan.tokens[at - 1].text).filter(|_| text.scan.tokens[at - 1].is_number())?;
    let (from, to) = text.scan.sentence(at);
    let verb = (from.max(at.saturating_sub(FARTHEST))..at)
        .rev()
        .find(|i| way_at(text, *i).is_some())?;
    let (way, length) = way_at(text, verb)?;
    let is_single = !text.is_one_of(
        verb + length,
        &["từ", "còn", "xuống", "lên", "trên", "gần", "khoảng"],
    );
    let beside = || now(text, verb, from).zip(held(text, verb, at, to));
    let (now, held) = beside()
        .or_else(|| within(text, verb, from))
        .or_else(|| spanned(text, verb, from))?;
    let scale = now.places.max(held.places).max(places);
    let scaled = |n: i64, places: u32| i128::from(n) * 10_i128.pow(scale - places);
    let real = scaled(now.value, now.places) - scaled(held.value, held.places);
    let said = scaled(points, places);
    // Rates that were rounded are apart by one of the last place.
    let slack = if places < now.places.max(held.places) {
        10_i128.pow(scale - places)
    } else {
        1
    };
    let is_right = match way {
        Way::Up => (real - said).abs() <= slack && real >= 0,
        _ => (real + said).abs() <= slack && real <= 0,
    };
    if is_right || !is_single {
        return None;
    }
    Some(told(text, at, (now, held), real, scale))
}

/// The rate before the word, in no deeper bracket.
fn now<'t>(text: &'t Text, verb: usize, from: usize) -> Option<&'t Rate> {
    let first = from.max(verb.saturating_sub(FARTHEST));
    let depth = text.depths[verb];
    let outside = |r: &&Rate| text.depths[r.token] <= depth;
    let of_another = |r: &Rate| way_at(text, r.token.saturating_sub(1)).is_some();
    let rates = text.rates_in(first, verb);
    // "149/187 (79,7%), cao hơn": alone in brackets, where no other rate stands.
    let bracketed = |r: &&Rate| {
        let is_alone = text.is_mark(r.token.saturating_sub(1), '(') && text.is_mark(r.token + 2, ')');
        is_alone && (r.token + 3..verb).all(|i| text.is_mark(i, ','))
    };
    let rate = rates
        .iter()
        .rev()
        .find(outside)
        .or_else(|| rates.last().filter(bracketed))?;
    (!of_another(rate)).then_some(rate)
}

/// Words that name another time or an aim.
const TIMES: &[&str] = &[
    "trước",
    "kỳ",
    "năm",
    "tháng",
    "quý",
    "tuần",
    "chỉ tiêu",
    "kế hoạch",
    "ngoái",
];

/// "96,3% (tháng 8 là 94,8%, tăng 1,5 điểm phần trăm)": both in one bracket behind the rate.
fn within<'t>(text: &'t Text, verb: usize, from: usize) -> Option<(&'t Rate, &'t Rate)> {
    /// In tokens, from the rate to the bracket.
    const NEAR: usize = 5;
    let open = (from..verb)
        .rev()
        .find(|i| text.is_mark(*i, '(') && text.depths[*i] < text.depths[verb])?;
    let [held] = text.rates_in(open, verb) else {
        return None;
    };
    let now = text.rates_in(from, open).last()?;
    let is_beside = now.token + NEAR > open && text.depths[now.token] == text.depths[open];
    let is_time = has_any(&text.words(open + 1, held.token), TIMES);
    (is_beside && is_time).then_some((now, held))
}

/// "tăng từ 64,2% lên 71,4%, tức tăng 7,2 điểm phần trăm".
fn spanned<'t>(text: &'t Text, verb: usize, from: usize) -> Option<(&'t Rate, &'t Rate)> {
    /// In tokens.
    const NEAR: usize = 7;
    let [.., held, now] = text.rates_in(from, verb) else {
        return None;
    };
    let is_from = text.is_one_of(held.token.saturating_sub(1), &["từ"]);
    let is_to = (held.token + 2..now.token).any(|i| text.is_one_of(i, &["lên", "xuống", "còn", "đến"]));
    let is_near = now.token < held.token + NEAR && verb < now.token + NEAR;
    (is_from && is_to && is_near).then_some((now, held))
}

/// In brackets before the points or behind them, or behind "so với ... là".
fn held<'t>(text: &'t Text, verb: usize, at: usize, to: usize) -> Option<&'t Rate> {
    if let [only] = text.rates_in(verb, at) {
        return (text.depths[only.token] > text.depths[verb]).then_some(only);
    }
    let [held, ..] = text.rates_in(at, to.min(at + FARTHEST)) else {
        return None;
    };
    let crosses = (at..held.token)
        .any(|i| text.is_mark(i, ';') || text.is_mark(i, ',') && text.depths[i] <= text.depths[at]);
    let compares = (verb..held.token).any(|i| text.is(i, &["so", "với"]));
    let is_bracketed = text.is_mark(held.token - 1, '(') && text.is_mark(held.token + 2, ')');
    let open = (at..held.token).rev().find(|i| text.is_mark(*i, '('));
    let is_of_time = open.is_some_and(|open| has_any(&text.words(open + 1, held.token), TIMES));
    let is_there = compares || is_bracketed || is_of_time && text.is_mark(held.token + 2, ')');
    let is_other = (at..held.token).any(|i| way_at(text, i).is_some());
    (!crosses && is_there && !is_other).then_some(held)
}

fn told(text: &Text, at: usize, (now, held): (&Rate, &Rate), real: i128, places: u32) -> Finding {
    let (scale, digits) = (10_i128.pow(places), places as usize);
    let tail = match digits {
        0 => String::new(),
        _ => format!(",{:0digits$}", real.abs() % scale),
    };
    let right = format!("{}{tail}", real.abs() / scale);
    let way = if real < 0 { "thấp hơn" } else { "cao hơn" };
    let words = |r: &Rate| text.scan.words(r.token, r.token + 1);
    let message = format!(
        "So sánh không khớp: {} so với {} là {way} {right} điểm phần trăm.",
        words(now),
        words(held)
    );
    let excerpt = text.scan.words(now.token, held.token.max(at) + 1);
    let finding = Finding::new("identity", Severity::Error, text.scan.place(at), excerpt, message);
    finding.with_values(format!("{way} {right}"), text.scan.words(at - 1, at))
}
