//! Cells of the address book: names, days, and what may be quoted of them.

use super::tables::Line;
use crate::sheet::cell::one_line;
use chrono::NaiveDate;

pub fn cell(line: &Line, column: usize) -> &str {
    line.cells.get(column).map(String::as_str).unwrap_or_default()
}

/// Names in a cell, divided by semicolons or line breaks: names hold commas and dashes.
pub fn names(text: &str) -> Vec<String> {
    let parts = text.split([';', '；', '\n']).map(one_line);
    parts.filter(|p| !p.is_empty()).collect()
}

/// What a message quotes of a cell: no address, because a refused reload is told in the log.
pub fn short(text: &str) -> String {
    match text.contains('@') {
        true => "địa chỉ này".into(),
        false => text.chars().take(60).collect(),
    }
}

/// 01/7/2026, 1-7-2026, 1.7.2026 or 2026-07-01, with or without an hour behind it.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let day = text.split_whitespace().next()?;
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let number = |t: &str| {
        (!t.is_empty() && t.len() <= 4)
            .then(|| t.parse::<u32>().ok())
            .flatten()
    };
    let (y, m, d) = match (a.len(), c.len()) {
        (4, 1 | 2) => (a, b, c),
        (1 | 2, 4) => (c, b, a),
        _ => return None,
    };
    let year = i32::try_from(number(y)?)
        .ok()
        .filter(|y| (1950..=2200).contains(y))?;
    NaiveDate::from_ymd_opt(year, number(m)?, number(d)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_and_excel_write_them() {
        for (text, want) in [
            ("01/07/2026", "2026-07-01"),
            ("1/7/2026", "2026-07-01"),
            ("31-12-2026", "2026-12-31"),
            ("1.7.2026", "2026-07-01"),
            ("2026-07-01", "2026-07-01"),
            ("01/07/2026 00:00:00", "2026-07-01"),
        ] {
            assert_eq!(read_day(text), want.parse().ok(), "{text}");
        }
        for text in [
            "31/02/2026",
            "7/2026",
            "01/07/26",
            "hôm nay",
            "1/7/20260",
            "",
            "//",
            "01/07/0026",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
