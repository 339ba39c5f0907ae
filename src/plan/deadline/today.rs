//! Words that mean a day only for whoever says them today: "ngày mai", "chiều nay".

use crate::calendar::date;
use chrono::{Days, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// (words, days from today), longer ones first. What they say of the time of day is left to an
/// hour that stands beside them.
const WORDS: [(&str, u64); 12] = [
    ("sáng ngày mai", 1),
    ("chiều ngày mai", 1),
    ("sáng hôm nay", 0),
    ("chiều hôm nay", 0),
    ("ngày hôm nay", 0),
    ("sáng nay", 0),
    ("chiều nay", 0),
    ("sáng mai", 1),
    ("chiều mai", 1),
    ("ngày mai", 1),
    ("hôm nay", 0),
    ("ngày kia", 2),
];

/// The phrase with the day written out: "trước 16 giờ ngày mai" said on 03/7/2026 is "trước 16
/// giờ ngày 04/7/2026". Unchanged where it holds no such word.
pub fn on_day(phrase: &str, today: NaiveDate) -> String {
    let phrase: String = phrase.nfc().collect();
    let lower = phrase.to_lowercase();
    // Lower-casing changes the length of few letters, none of them Vietnamese.
    if lower.len() != phrase.len() {
        return phrase;
    }
    let found = WORDS
        .iter()
        .find_map(|(words, days)| Some((lower.find(words)?, words.len(), *days)));
    match found {
        Some((at, length, days)) => format!(
            "{}ngày {}{}",
            phrase.get(..at).unwrap_or_default(),
            date(today + Days::new(days)),
            phrase.get(at + length..).unwrap_or_default()
        ),
        None => phrase,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_seen_from_today_are_written_out() {
        let today = NaiveDate::from_ymd_opt(2026, 7, 3).unwrap();
        for (phrase, want) in [
            (
                "báo cáo trước 16 giờ ngày mai",
                "báo cáo trước 16 giờ ngày 04/7/2026",
            ),
            ("Trước 11h30 sáng mai", "Trước 11h30 ngày 04/7/2026"),
            ("Trong ngày hôm nay", "Trong ngày 03/7/2026"),
            (
                "chậm nhất 10 giờ sáng ngày kia",
                "chậm nhất 10 giờ sáng ngày 05/7/2026",
            ),
            ("Trước 15/8/2026", "Trước 15/8/2026"),
        ] {
            assert_eq!(on_day(phrase, today), want);
        }
    }
}
