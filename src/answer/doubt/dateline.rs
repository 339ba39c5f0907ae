//! A day on a line of its own beside a result: "20/11/2026", "Hải Đăng, ngày 20 tháng 11 năm 2026". One to come says when
//! something will be.

use crate::answer::words::whole_day;
use chrono::NaiveDate;

/// What such a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// When it was written.
    Known,
    ToCome,
}

/// `None` of any other line.
pub(super) fn read(line: &str, today: NaiveDate) -> Option<Day> {
    let line = line.trim().trim_end_matches(['.', ';']);
    let (place, rest) = match line.split_once(',') {
        Some((place, rest)) => (place.trim(), rest.trim()),
        None => ("", line),
    };
    let rest = rest.strip_prefix("ngày ").unwrap_or(rest).trim();
    let is_day = rest
        .chars()
        .all(|c| c.is_ascii_digit() || " /.-".contains(c) || "thángnăm".contains(c));
    let day = whole_day(rest, today).filter(|_| is_day)?;
    match (day <= today, is_place(place)) {
        (_, false) => None,
        (true, true) => Some(Day::Known),
        (false, true) => Some(Day::ToCome),
    }
}

/// Nothing, or two to four capitalised words: "Hải Đăng". "Mai, ngày …" is tomorrow.
fn is_place(place: &str) -> bool {
    let words: Vec<&str> = place.split_whitespace().collect();
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let is_signing = |word: &&str| SIGNING.contains(&word.to_lowercase().as_str());
    words.is_empty()
        || ((2..=4).contains(&words.len()) && words.iter().all(is_name) && !words.iter().any(is_signing))
}

/// What stands before a day and is no place.
const SIGNING: [&str; 22] = [
    "ký", "kí", "mai", "hẹn", "trình", "gửi", "sẽ", "dự", "kiến", "hạn", "chờ", "chưa", "duyệt", "xong",
    "nộp", "lùi", "hoãn", "sau", "đến", "trước", "từ", "ban",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_by_itself_is_known_and_one_to_come_is_asked_about() {
        let today = "2026-11-23".parse().unwrap();
        for (line, want) in [
            ("20/11/2026", Some(Day::Known)),
            ("31/12/2026", Some(Day::ToCome)),
            ("ngày 31/12/2026", Some(Day::ToCome)),
            ("Hải Đăng, ngày 20/11/2026", Some(Day::Known)),
            ("Hải Đăng, ngày 20 tháng 11 năm 2026", Some(Day::Known)),
            ("Hải Đăng, ngày 20/12/2026", Some(Day::ToCome)),
            ("Mai, ngày 20/11/2026", None),
            ("Trưởng Ban Ký, ngày 20/11/2026", None),
            ("Ký 20/11/2026", None),
            ("1/2", None),
            ("Trân trọng", None),
        ] {
            assert_eq!(read(line, today), want, "{line}");
        }
    }
}
