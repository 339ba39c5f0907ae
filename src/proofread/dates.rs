//! Days and windows in a sentence, as they are written.

mod weekdays;

use super::token::{Token, stands};
use chrono::{Datelike, NaiveDate, Weekday};
use weekdays::weekday_beside;

/// A day as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub d: u32,
    pub m: u32,
    pub y: Option<i32>,
    /// `None` where the calendar has no such day, or where the year is missing.
    pub day: Option<NaiveDate>,
    pub form: Form,
    /// "Thứ Sáu" before it or behind it.
    pub weekday: Option<Weekday>,
    /// First and last token, the weekday and "ngày" not among them.
    pub from: usize,
    pub to: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "05/02/2026"
    Slashes,
    /// "ngày 05 tháng 02 năm 2026"
    Words,
    /// "5.2.2026", "5-2-2026"
    OtherSigns,
    /// "06-07/6/2023": the second day of two.
    Two,
}

impl Day {
    /// Whether no year has such a day.
    pub fn is_impossible(&self) -> bool {
        let year = self.y.unwrap_or(2024);
        NaiveDate::from_ymd_opt(year, self.m, self.d).is_none()
    }
}

/// "từ ngày 20/02 đến ngày 19/3/2024".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// First and last token.
    pub start: usize,
    pub end: usize,
}

/// All days of a sentence; those of document numbers are not among them (`taken`).
pub fn days(tokens: &[Token], taken: &[bool]) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match day_at(tokens, taken, at) {
            Some(mut day) => {
                day.weekday = weekday_beside(tokens, day.from, day.to);
                at = day.to + 1;
                found.push(day);
            }
            None => at += 1,
        }
    }
    found
}

fn day_at(tokens: &[Token], taken: &[bool], at: usize) -> Option<Day> {
    let token = tokens.get(at).filter(|t| t.is_number())?;
    if taken.get(at).copied().unwrap_or(false) {
        return None;
    }
    if let Some(day) = dotted(token, at) {
        return Some(day);
    }
    let small = |i: usize| {
        let token = tokens.get(i).filter(|t| t.text.len() <= 2)?;
        token.plain()
    };
    let year = |i: usize| {
        let token = tokens.get(i).filter(|t| t.text.len() == 4)?;
        token
            .plain()
            .and_then(|y| i32::try_from(y).ok())
            .filter(|y| (1900..2200).contains(y))
    };
    let mark = |i: usize, c: char| tokens.get(i).is_some_and(|t| t.is_mark(c));
    let d = small(at)?;
    let after_day_word = at > 0 && tokens[at - 1].is("ngày");
    let made = |m, y: Option<i32>, form, to| Day {
        d,
        m,
        y,
        day: y.and_then(|y| NaiveDate::from_ymd_opt(y, m, d)),
        form,
        weekday: None,
        from: at,
        to,
    };
    for (sign, form) in [('/', Form::Slashes), ('-', Form::OtherSigns)] {
        if mark(at + 1, sign)
            && mark(at + 3, sign)
            && let (Some(m), Some(y)) = (small(at + 2), year(at + 4))
            && !mark(at + 5, '/')
        {
            let is_second = at >= 2
                && mark(at - 1, '-')
                && small(at - 2).is_some()
                && sign == '/'
                && !(at >= 3 && mark(at - 3, '/'));
            let form = if is_second { Form::Two } else { form };
            return Some(made(m, Some(y), form, at + 4));
        }
    }
    if after_day_word && stands(tokens, at + 1, &["tháng"]) {
        let m = small(at + 2)?;
        if stands(tokens, at + 3, &["năm"])
            && let Some(y) = year(at + 4)
        {
            return Some(made(m, Some(y), Form::Words, at + 4));
        }
        return Some(made(m, None, Form::Words, at + 2));
    }
    // "15/6 - 14/7/2026": the year stands at the second day.
    let opens_window = (mark(at + 3, '-') || mark(at + 3, '–'))
        && small(at + 4).is_some()
        && mark(at + 5, '/')
        && small(at + 6).is_some()
        && mark(at + 7, '/')
        && year(at + 8).is_some();
    let after_from = at > 0 && (tokens[at - 1].is("từ") || tokens[at - 1].is("đến"));
    // "thứ Sáu (16/10)"
    let after_weekday = weekdays::before(tokens, at).is_some();
    if (after_day_word || after_from || opens_window || after_weekday)
        && mark(at + 1, '/')
        && let Some(m) = small(at + 2)
        && !mark(at + 3, '/')
        // "có đến 38/41 đơn vị" is a share.
        && (after_day_word || m <= 12)
    {
        return Some(made(m, None, Form::Slashes, at + 2));
    }
    None
}

/// "27.5.2021" is one token.
fn dotted(token: &Token, at: usize) -> Option<Day> {
    let parts: Vec<&str> = token.text.split('.').collect();
    let [d, m, y] = parts.as_slice() else { return None };
    if d.len() > 2 || m.len() > 2 || y.len() != 4 {
        return None;
    }
    let (d, m, y) = (d.parse().ok()?, m.parse().ok()?, y.parse().ok()?);
    Some(Day {
        d,
        m,
        y: Some(y),
        day: NaiveDate::from_ymd_opt(y, m, d),
        form: Form::OtherSigns,
        weekday: None,
        from: at,
        to: at,
    })
}

/// Windows among the days of a sentence: two days with "đến" or a dash between them.
pub fn windows(tokens: &[Token], days: &[Day]) -> Vec<Window> {
    let mut found = Vec::new();
    for pair in days.windows(2) {
        let [a, b] = pair else { continue };
        let between = &tokens[a.to + 1..b.from];
        // "đến Thứ Năm ngày 02/7/2026"
        const WEEKDAYS: [&str; 10] = ["thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", ","];
        let joins = between.len() <= 6
            && between
                .iter()
                .any(|t| t.is("đến") || t.is("tới") || t.is_mark('-') || t.is_mark('–'))
            && between.iter().all(|t| {
                matches!(t.lower.as_str(), "đến" | "tới" | "hết" | "ngày" | "-" | "–")
                    || WEEKDAYS.contains(&t.lower.as_str())
            });
        let Some(to) = b.day.filter(|_| joins) else {
            continue;
        };
        let start = match a.day {
            Some(day) => Some(day),
            None if a.y.is_none() => {
                let same = NaiveDate::from_ymd_opt(to.year(), a.m, a.d);
                same.filter(|d| *d <= to)
                    .or_else(|| NaiveDate::from_ymd_opt(to.year() - 1, a.m, a.d))
            }
            None => None,
        };
        let Some(from) = start else { continue };
        found.push(Window {
            from,
            to,
            start: a.from,
            end: b.to,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn days_are_read_in_every_form_they_are_written_in() {
        for (text, want) in [
            ("ngày 27/5/2021, Ban", Some((2021, 5, 27))),
            ("ngày 15 tháng 9 năm 2022", Some((2022, 9, 15))),
            ("họp ngày 5.2.2026", Some((2026, 2, 5))),
            ("ngày 05-02-2026", Some((2026, 2, 5))),
            ("đạt 09/09 phòng", None),
            ("tháng 3/2024", None),
        ] {
            let tokens = tokens(text);
            let got = days(&tokens, &[]);
            let want = want.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
            assert_eq!(got.first().and_then(|d| d.day), want, "{text}");
        }
    }

    #[test]
    fn a_window_lends_its_year_to_its_first_day() {
        for text in [
            "từ ngày 15/12 đến hết ngày 14/3/2026",
            "(15/12 - 14/3/2026)",
            "15/12-14/3/2026",
        ] {
            let tokens = tokens(text);
            let days = days(&tokens, &[]);
            let found = windows(&tokens, &days);
            assert_eq!(found[0].from, NaiveDate::from_ymd_opt(2025, 12, 15).unwrap());
            assert!(days.iter().all(|d| d.form == Form::Slashes), "{text}");
        }
    }
}
