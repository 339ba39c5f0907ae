//! Days as people type them: "24/01/2024", "24-1", "24 tháng 01 năm 2024".

use crate::plan::{document_kind, folded};
use chrono::{Datelike, Days, NaiveDate};

/// So long after a day nobody means that of the next year by it.
pub(super) const JUST_PASSED: Days = Days::new(90);

/// A day as digits; without a year it is one of several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    day: u32,
    month: u32,
    year: Option<i32>,
}

impl Written {
    fn exact(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(year), self.month, self.day)
    }

    /// Of a document: without a year that of this year, also one to come, which is asked back. That of last
    /// year only where it has just passed and this year's is far: "30/12" in January.
    pub fn of_document(&self, today: NaiveDate) -> Option<NaiveDate> {
        let of_last_year = self.exact(today.year() - 1);
        let this = self.exact(today.year());
        let is_far = this.is_some_and(|day| today + JUST_PASSED < day);
        let is_last_years = self.year.is_none() && is_far;
        let just_passed = of_last_year.filter(|day| is_last_years && today <= *day + JUST_PASSED);
        just_passed.or(this)
    }

    /// Of a plan: without a year the next such day, but one that has just passed is a slip and no day of the
    /// next year.
    pub fn after(&self, today: NaiveDate) -> Option<NaiveDate> {
        let of_this_year = self.exact(today.year())?;
        let has_long_passed = of_this_year + JUST_PASSED < today;
        match self.year.is_none() && has_long_passed {
            true => self.exact(today.year() + 1),
            false => Some(of_this_year),
        }
    }

    /// The nearest such day.
    pub fn near(&self, today: NaiveDate) -> Option<NaiveDate> {
        let years = [today.year() - 1, today.year(), today.year() + 1];
        let days = years.iter().filter_map(|year| self.exact(*year));
        days.min_by_key(|day| (*day - today).num_days().abs())
    }
}

/// "24/01/2024", "24-1-2024", "24.1.24", "24/1", "2024-01-24".
pub(super) fn numeric(token: &str) -> Option<Written> {
    let separator = token.chars().find(|c| "/-.".contains(*c))?;
    let parts: Vec<&str> = token.split(separator).collect();
    let digits = |p: &&str| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(digits) || (parts.len() == 2 && separator == '.')
    {
        return None;
    }
    if let ([year, month, day], '-', 4) = (parts.as_slice(), separator, parts[0].len()) {
        return Some(Written {
            day: day.parse().ok()?,
            month: month.parse().ok()?,
            year: year.parse().ok(),
        });
    }
    let year = parts.get(2).and_then(|y| y.parse().ok());
    Some(Written {
        day: parts[0].parse().ok()?,
        month: parts[1].parse().ok()?,
        year: year.map(|y: i32| if y < 100 { 2000 + y } else { y }),
    })
}

/// Whether the number there counts something: "11 ngày", "2 tuần", "1 phần", "80 %", or is a day ("24 tháng 01");
/// not in "18 ngày 20/7".
pub(super) fn is_measure(tokens: &[&str], at: usize) -> bool {
    const MEASURES: [&str; 9] = [
        "thang", "tuan", "quy", "nam", "phan", "viec", "noi", "buoi", "gio",
    ];
    let next = tokens.get(at + 1).copied().unwrap_or_default();
    match folded(next).as_str() {
        _ if next == "%" => true,
        "nam"
            if tokens
                .get(at + 2)
                .is_some_and(|t| t.len() == 4 && t.starts_with("20")) =>
        {
            false
        }
        "ngay" => tokens
            .get(at + 2)
            .is_none_or(|t| !t.starts_with(|c: char| c.is_ascii_digit())),
        next => MEASURES.contains(&next),
    }
}

/// The one day with its year that these words write.
pub(in crate::answer) fn whole_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let tokens = super::tokens::tokens(text);
    let days = written_days(&tokens);
    let [day] = days.as_slice() else {
        return None;
    };
    day.of_document(today).filter(|_| day.year.is_some())
}

/// Every day that is written, also as "24 tháng 01 năm 2024".
pub(super) fn written_days(tokens: &[&str]) -> Vec<Written> {
    let number = |at: usize| {
        tokens
            .get(at)
            .filter(|t| t.len() <= 4)
            .and_then(|t| t.parse::<u32>().ok())
    };
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| folded(t) == word);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if document_kind(token).is_none() {
            found.extend(numeric(token));
        }
        if let (Some(day), true, Some(month)) = (number(at), is(at + 1, "thang"), number(at + 2)) {
            let year = if is(at + 3, "nam") { number(at + 4) } else { None };
            found.push(Written {
                day,
                month,
                year: year.and_then(|y| i32::try_from(y).ok()),
            });
        }
    }
    found
}
