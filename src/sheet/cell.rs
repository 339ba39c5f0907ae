//! Cells as clerks fill them: days, and where a cell stands.

use crate::plan::{Happening, folded, hour};
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// A day as Excel shows a date, or as people type it: "20/03/2026", "20/3/2026", "20.3.26",
/// "2026-03-20", "ngày 20 tháng 3 năm 2026", "16:30 ngày 20/03/2026". `None` for anything else.
pub fn day(text: &str) -> Option<NaiveDate> {
    let words = folded(text);
    let words = words.strip_prefix("ngay ").unwrap_or(&words);
    let after_time = words.rsplit(" ngay ").next().unwrap_or(words);
    let numbers: Vec<&str> = after_time
        .split(' ')
        .filter(|w| !matches!(*w, "thang" | "nam" | "ngay"))
        .collect();
    let is_short = |n: &str| (1..=2).contains(&n.len());
    match numbers.as_slice() {
        [year, month, day] if year.len() == 4 && is_short(month) && is_short(day) => of(year, month, day),
        [day, month, year] if is_short(day) && is_short(month) && year.len() == 4 => of(year, month, day),
        [day, month, year] if is_short(day) && is_short(month) && year.len() == 2 => {
            of(&format!("20{year}"), month, day)
        }
        // A moment as other programs export it: "2026-03-20 00:00:00", "2026-03-20T00:00:00".
        [year, month, day, ..] if year.len() == 4 && is_short(month) => {
            of(year, month, day.split('t').next().unwrap_or(day))
        }
        [day, month, year, time @ ..]
            if year.len() == 4 && is_short(day) && time.iter().all(|t| is_short(t)) =>
        {
            of(year, month, day)
        }
        _ => None,
    }
}

/// A day with or without an hour: "20/3/2026 14:30", "14:30 ngày 20/03/2026" as Excel shows it, "14 giờ
/// 30 ngày 20/3/2026", "2026-03-20T14:30:00". `None` for anything else.
pub fn happening(text: &str) -> Option<Happening> {
    let text: String = text.trim().to_lowercase().nfc().collect();
    let (time, day_words) = match text.rsplit_once("ngày").or_else(|| text.rsplit_once("ngay")) {
        Some((time, day)) => (time.trim().trim_end_matches(',').trim(), day.trim()),
        None => match text.split_once([' ', 't']) {
            Some((day, time)) => (time.trim(), day),
            None => ("", text.as_str()),
        },
    };
    // "00:00:00" is how programs export a day without an hour.
    let time = match time.strip_suffix(":00").filter(|t| t.contains(':')) {
        Some("00:00") => "",
        Some(without_seconds) => without_seconds,
        None => time,
    };
    let time = match time.strip_prefix("lúc ").unwrap_or(time) {
        "" => None,
        time => Some(hour(time)?),
    };
    let day = day(day_words)?;
    Some(Happening { day, time })
}

fn of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |text: &str| {
        let is_digits = text.bytes().all(|b| b.is_ascii_digit());
        is_digits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)?;
    (1990..=2100).contains(&day.year()).then_some(day)
}

/// "H7" of a column counted from 0 and a row counted from 1.
pub fn name(column: usize, line: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{line}")
}

/// One line with single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words as a message repeats them.
pub fn excerpt(text: &str) -> String {
    let words = one_line(text);
    if words.chars().count() <= 120 {
        return words;
    }
    let cut: String = words.chars().take(119).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_clerks_write_them() {
        let want = NaiveDate::from_ymd_opt(2026, 3, 20);
        for text in [
            "20/03/2026",
            "20/3/2026",
            " 20.3.2026 ",
            "20-3-2026",
            "20/3/26",
            "2026-03-20",
            "2026-03-20 00:00:00",
            "2026-03-20T00:00:00",
            "20/03/2026 10:30",
            "20/03/2026 10:30:15",
            "16:30 ngày 20/03/2026",
            "ngày 20 tháng 3 năm 2026",
            "Ngày 20/3/2026",
        ] {
            assert_eq!(day(text), want, "{text}");
        }
        for text in [
            "",
            "20/3",
            "31/02/2026",
            "330/KH-BQL",
            "46101",
            "tháng 3 năm 2026",
            "20/3/12026",
            "hôm qua",
            "1/2/3/4/5/6",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn an_hour_is_kept_where_a_cell_has_one() {
        for (text, want) in [
            ("20/3/2026", "2026-03-20"),
            ("ngày 20 tháng 3 năm 2026", "2026-03-20"),
            ("2026-03-20 00:00:00", "2026-03-20"),
            ("20/3/2026 14:30", "2026-03-20 14:30"),
            ("20/3/2026 14h30", "2026-03-20 14:30"),
            ("20/03/2026 8 giờ", "2026-03-20 08:00"),
            ("20/03/2026 14:30:15", ""),
            ("20/03/2026 14:30:00", "2026-03-20 14:30"),
            ("16:30 ngày 20/03/2026", "2026-03-20 16:30"),
            ("14 giờ 30 ngày 20/3/2026", "2026-03-20 14:30"),
            ("Lúc 14 giờ 30, ngày 20/3/2026", "2026-03-20 14:30"),
            ("2026-03-20T14:30:00", "2026-03-20 14:30"),
            ("2026-03-20 14:30", "2026-03-20 14:30"),
            ("20/3/2026 25:00", ""),
            ("20/3/2026 chiều", ""),
            ("14:30", ""),
            ("", ""),
        ] {
            let found = happening(text).map(|h| h.to_string()).unwrap_or_default();
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn cells_bear_the_names_that_excel_shows() {
        assert_eq!(name(0, 7), "A7");
        assert_eq!(name(25, 1), "Z1");
        assert_eq!(name(26, 2), "AA2");
        assert_eq!(name(63, 2), "BL2");
    }
}
