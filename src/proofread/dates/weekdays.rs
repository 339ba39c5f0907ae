//! Weekdays beside days: before them, or behind them in brackets.

use crate::proofread::token::{Kind, Token, stands};
use chrono::Weekday;

/// The weekday that a sentence gives the day between two tokens.
pub(super) fn weekday_beside(tokens: &[Token], from: usize, to: usize) -> Option<Weekday> {
    before(tokens, from).or_else(|| behind(tokens, to + 1))
}

/// "Thứ Sáu, ngày 20/3/2026", "Chủ Nhật (20/3/2026)".
pub(super) fn before(tokens: &[Token], at: usize) -> Option<Weekday> {
    let mut i = at;
    for _ in 0..3 {
        let before = tokens.get(i.checked_sub(1)?)?;
        if before.is("ngày") || before.kind == Kind::Mark(',') || before.kind == Kind::Mark('(') {
            i -= 1;
        }
    }
    let first = i.checked_sub(2)?;
    // "vụ thứ hai ngày 19/5", "đợt thứ ba": the second of its kind.
    const COUNTED: &[&str] = &[
        "vụ", "lần", "đợt", "cuộc", "lượt", "phiên", "kỳ", "buổi", "lớp", "nghị", "đoàn", "quý", "họp",
        "tháng", "tuần", "năm", "giai",
    ];
    let is_counted = first.checked_sub(1).is_some_and(|at| {
        let before = &tokens[at];
        COUNTED.contains(&before.lower.as_str()) && !tokens[first].is_capitalised()
    });
    weekday_at(tokens, first).filter(|_| !is_counted)
}

/// "20/3/2026 (thứ Sáu)", "ngày 20/3/2026, thứ Sáu, Ban họp"; what goes on is another day or no weekday:
/// "ngày 20/3/2026, thứ hai là ...", "ngày 20/3/2026, thứ Sáu hằng tuần trực".
fn behind(tokens: &[Token], at: usize) -> Option<Weekday> {
    let sign = tokens.get(at)?;
    let in_brackets = sign.is_mark('(');
    if !(in_brackets || sign.is_mark(',') || sign.is_mark('-') || sign.is_mark('–')) {
        return None;
    }
    let (weekday, next) = match tokens.get(at + 1).and_then(|t| short(t.text)) {
        Some(weekday) if in_brackets => (weekday, at + 2),
        _ => (weekday_at(tokens, at + 1)?, at + 3),
    };
    let ends = tokens.get(next).is_none_or(|t| match in_brackets {
        true => t.is_mark(')'),
        false => t.is_mark(',') || t.is_mark('.') || t.is_mark(')'),
    });
    let goes_on = !in_brackets
        && tokens
            .get(next + 1)
            .is_some_and(|t| t.is("ngày") || t.is_number() || t.is("thứ") || t.is("chủ"));
    (ends && !goes_on).then_some(weekday)
}

/// "thứ Sáu", "Chủ nhật" from a token on.
fn weekday_at(tokens: &[Token], at: usize) -> Option<Weekday> {
    if stands(tokens, at, &["chủ", "nhật"]) {
        return Some(Weekday::Sun);
    }
    let second = tokens.get(at + 1).filter(|_| tokens[at].is("thứ"))?;
    Some(match second.lower.as_str() {
        "hai" | "2" => Weekday::Mon,
        "ba" | "3" => Weekday::Tue,
        "tư" | "4" => Weekday::Wed,
        "năm" | "5" => Weekday::Thu,
        "sáu" | "6" => Weekday::Fri,
        "bảy" | "bẩy" | "7" => Weekday::Sat,
        _ => return None,
    })
}

/// "T6", "CN" as calendars write them.
fn short(text: &str) -> Option<Weekday> {
    Some(match text {
        "T2" => Weekday::Mon,
        "T3" => Weekday::Tue,
        "T4" => Weekday::Wed,
        "T5" => Weekday::Thu,
        "T6" => Weekday::Fri,
        "T7" => Weekday::Sat,
        "CN" => Weekday::Sun,
        _ => return None,
    })
}
