//! Names of rows or columns that are periods one after the other: quarters, months, weeks, weekdays, spans
//! of days; and the name of all of them together.

use crate::proofread::marker::roman;
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

/// Periods that make a series; fewer do where a column or row holds them all together.
pub(super) const FEWEST: usize = 3;
/// In days, from one working day to the next: Tet.
const LONGEST_BREAK: i32 = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quarter,
    Month,
    Week,
    Weekday,
    Day,
    Span,
}

/// A period as a number of its kind; a span of days as the numbers of its first and last day.
#[derive(Debug, Clone, Copy)]
struct Period {
    kind: Kind,
    first: i32,
    last: i32,
}

impl Period {
    fn one(kind: Kind, number: u32, known: RangeInclusive<u32>) -> Option<Period> {
        let number = i32::try_from(number).ok().filter(|_| known.contains(&number))?;
        Some(Period {
            kind,
            first: number,
            last: number,
        })
    }

    fn is_followed_by(&self, next: &Period) -> bool {
        let gap = next.first - self.last;
        let follows = match self.kind {
            // Friday and the Monday behind it.
            Kind::Weekday => gap == 1 || (self.last, next.first) == (6, 2),
            Kind::Day => (1..=LONGEST_BREAK).contains(&gap),
            _ => gap == 1,
        };
        self.kind == next.kind && follows
    }
}

/// Names that are periods one after the other, by their places, and the place of all of them.
pub(super) fn series(names: &[String]) -> Option<(Vec<usize>, Option<usize>)> {
    let mut told: Vec<(usize, Period)> = { names.iter().enumerate() }
        .filter_map(|(i, name)| Some((i, period(name)?)))
        .collect();
    // A quarter among its months is their sum.
    let months = told.iter().filter(|(_, p)| p.kind == Kind::Month).count();
    if months >= 2 {
        told.retain(|(_, p)| p.kind == Kind::Month);
    }
    let follow =
        |pair: &[(usize, Period)]| pair[1].0 == pair[0].0 + 1 && pair[0].1.is_followed_by(&pair[1].1);
    if told.len() < 2 || !told.windows(2).all(follow) {
        return None;
    }
    let ((first, begin), (last, end)) = (*told.first()?, *told.last()?);
    // "Quý III" below its three months.
    let is_whole = |name: &String| {
        let quarter = || period(name).filter(|p| p.kind == Kind::Quarter);
        is_total(name) || quarter_of(begin, end).is_some_and(|q| quarter().is_some_and(|p| p.first == q))
    };
    let beside = [Some(last + 1), first.checked_sub(1)];
    let total = { beside.into_iter().flatten() }.find(|i| names.get(*i).is_some_and(is_whole));
    if told.len() < FEWEST && total.is_none() {
        return None;
    }
    Some((told.into_iter().map(|(i, _)| i).collect(), total))
}

fn is_total(name: &str) -> bool {
    let name = name.trim();
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    match first {
        "cả" | "toàn" => ["năm", "quý", "tháng", "tuần", "kỳ"]
            .iter()
            .any(|of| rest.starts_with(of)),
        "6" | "06" | "9" | "09" => rest.starts_with("tháng"),
        "năm" => rest.starts_with("20"),
        _ => ["tổng", "tổng cộng", "tổng số", "cộng"].contains(&name),
    }
}

/// The quarter that so many months are.
fn quarter_of(begin: Period, end: Period) -> Option<i32> {
    (begin.kind == Kind::Month && end.last == begin.first + 2 && end.last % 3 == 0).then_some(end.last / 3)
}

/// "quý iii", "tháng 7/2025", "tuần 45", "thứ ba", "15/7 - 14/8/2026".
fn period(name: &str) -> Option<Period> {
    if let Some(days) = span(name).or_else(|| day_of(name)) {
        return Some(days);
    }
    let name = name.trim().split(['/', '(']).next().unwrap_or_default();
    let name = name.split(" năm ").next().unwrap_or_default().trim();
    let number = |text: &str| text.parse().ok().or_else(|| roman(&text.to_uppercase()));
    if let Some(day) = weekday(name) {
        return Period::one(Kind::Weekday, day, 2..=8);
    }
    let (kind, rest) = name.split_once(' ')?;
    match kind {
        "quý" => Period::one(Kind::Quarter, number(rest)?, 1..=4),
        "tháng" => Period::one(Kind::Month, rest.parse().ok()?, 1..=12),
        "tuần" => Period::one(Kind::Week, number(rest.trim_start_matches("thứ "))?, 1..=53),
        _ => None,
    }
}

/// 2 is Monday, as people count; 8 Sunday.
fn weekday(name: &str) -> Option<u32> {
    let words: Vec<&str> = name.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    match words[..] {
        ["thứ", "hai" | "2", ..] => Some(2),
        ["thứ", "ba" | "3", ..] => Some(3),
        ["thứ", "tư" | "4", ..] => Some(4),
        ["thứ", "năm" | "5", ..] => Some(5),
        ["thứ", "sáu" | "6", ..] => Some(6),
        ["thứ", "bảy" | "7", ..] => Some(7),
        ["chủ", "nhật", ..] => Some(8),
        _ => None,
    }
}

/// "09/10/2026", "ngày 09/10": nothing but a day.
fn day_of(name: &str) -> Option<Period> {
    let bare = name.trim();
    let bare = bare.strip_prefix("ngày").unwrap_or(bare).trim();
    let is_day = bare.contains('/') && bare.chars().all(|c| c.is_ascii_digit() || c == '/');
    let twice = is_day.then(|| span(&format!("{bare} - {bare}")))??;
    Some(Period {
        kind: Kind::Day,
        ..twice
    })
}

/// Two days, wherever they stand in the name; the first may leave out the year of the second.
fn span(name: &str) -> Option<Period> {
    let days: Vec<Vec<i32>> = name
        .split(|c: char| !c.is_ascii_digit() && c != '/')
        .filter(|word| word.contains('/'))
        .map(|word| word.split('/').filter_map(|n| n.parse().ok()).collect())
        .collect();
    let [from, to] = &days[..] else { return None };
    let day = |parts: &[i32], year: i32| {
        let (day, month) = (*parts.first()?, *parts.get(1)?);
        let year = parts.get(2).copied().unwrap_or(year);
        NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    };
    // Any year serves where none is named: months before the year's end and after it do not meet in one table.
    const ANY: i32 = 2024;
    let to_day = day(to, ANY)?;
    let same = day(from, to_day.year())?;
    let from_day = match same <= to_day {
        true => same,
        false => day(from, to_day.year() - 1)?,
    };
    (from_day <= to_day).then_some(Period {
        kind: Kind::Span,
        first: from_day.num_days_from_ce(),
        last: to_day.num_days_from_ce(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Option<(Vec<usize>, Option<usize>)> {
        let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        series(&names)
    }

    #[test]
    fn periods_follow_one_another_and_may_have_a_total() {
        let three = |total| Some((vec![1, 2, 3], total));
        assert_eq!(
            of(&[
                "kỳ",
                "15/6 - 14/7/2026",
                "15/7 - 14/8/2026",
                "15/8 - 14/9/2026",
                "cả quý"
            ]),
            three(Some(4))
        );
        assert_eq!(of(&["", "tuần 51 (15/12)", "tuần 52", "tuần 53"]), three(None));
        assert_eq!(
            of(&["ngày", "thứ hai", "thứ ba (10/11)", "thứ tư", "cả tuần"]),
            three(Some(4))
        );
        assert_eq!(
            of(&["ngày", "thứ sáu, 09/10/2026", "thứ hai, 12/10/2026", "thứ ba"]),
            three(None)
        );
        assert_eq!(
            of(&["ngày", "30/12/2026", "31/12/2026", "04/01/2027", "cả tuần"]),
            three(Some(4))
        );
        assert_eq!(
            of(&["", "tháng 7", "tháng 8", "tháng 9", "quý iii"]),
            three(Some(4))
        );
        assert_eq!(
            of(&[
                "",
                "15/12/2025 - 14/01/2026",
                "15/01 - 14/02/2026",
                "15/02 - 14/3/2026"
            ]),
            three(None)
        );
        assert_eq!(
            of(&["", "quý i", "quý ii", "6 tháng đầu năm"]),
            Some((vec![1, 2], Some(3)))
        );
    }

    #[test]
    fn what_does_not_follow_or_stands_in_pairs_is_no_series() {
        assert_eq!(of(&["", "quý i", "quý ii"]), None);
        assert_eq!(of(&["", "quý i", "quý iii", "quý iv"]), None);
        assert_eq!(of(&["", "01/7 - 14/7", "16/7 - 31/7", "01/8 - 14/8"]), None);
        assert_eq!(of(&["tháng 7 năm 2025", "tháng 7 năm 2026", "so sánh"]), None);
        assert_eq!(of(&["đầu tư", "lao động", "cộng"]), None);
    }
}
