//! A forecast that names the day on which something is handed in to be signed, or two days: which of them finishes the
//! task only the unit knows.

use crate::plan::folded;
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// Behind these the reason begins.
const REASONS: [&str; 4] = ["vì", "do", "để", "sau"];

/// Whether "dự kiến ngày 18/12 trình, 22/12 ký" leaves open what is done on that day.
pub(super) fn is_of_several_steps(line: &str, until: NaiveDate, today: NaiveDate) -> bool {
    let text: String = line.nfc().collect::<String>().to_lowercase();
    let words = text.split_whitespace();
    let words: Vec<&str> = words
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let end = words.iter().position(|w| REASONS.contains(w));
    let said = &words[..end.unwrap_or(words.len())];
    let is_handed_in = |at: &usize| {
        let is_word = said[*at] == "trình" || (text.is_ascii() && said[*at] == "trinh");
        let before = at.checked_sub(1).map(|n| folded(said[n]));
        let after = said.get(at + 1).map(|w| folded(w));
        // "chương trình", "quy trình", "công trình", "Tờ trình", "trình tự".
        let is_noun =
            before.is_some_and(|w| ["chuong", "quy", "cong", "to", "lo", "qua"].contains(&w.as_str()));
        is_word && !is_noun && after.is_none_or(|w| w != "tu")
    };
    let is_other = |word: &&&str| day_of(word, today).is_some_and(|day| day != until && today <= day);
    (0..said.len()).any(|at| is_handed_in(&at)) || said.iter().any(|w| is_other(&w))
}

/// "18/12", "18/12/2026"; without a year the next one.
fn day_of(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Option<Vec<u32>> = word.split(['/', '-', '.']).map(|p| p.parse().ok()).collect();
    match parts?.as_slice() {
        [day, month] => {
            let of = |year| NaiveDate::from_ymd_opt(year, *month, *day);
            let this = of(today.year())?;
            if this < today {
                of(today.year() + 1)
            } else {
                Some(this)
            }
        }
        [day, month, year] => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_of_several_steps;

    #[test]
    fn the_day_of_handing_in_and_two_days_are_no_forecast() {
        let is = |line: &str| {
            let day = |d: &str| d.parse().unwrap();
            is_of_several_steps(line, day("2026-12-18"), day("2026-12-14"))
        };
        for line in [
            "Dự kiến ngày 18/12 trình, 22/12 ký",
            "DỰ KIẾN 18/12/2026 trình Trưởng ban",
            "DỰ KIẾN 18/12/2026 hoặc 19/12/2026",
            "Du kien 18/12 trinh ky",
        ] {
            assert!(is(line), "{line}");
        }
        for line in [
            "DỰ KIẾN 18/12/2026",
            "DỰ KIẾN 18/12/2026 vì ngày 17/12 mới trình",
            "Nhiệm vụ số 5 DỰ KIẾN 18/12",
            "DỰ KIẾN 18/12 hoàn thành chương trình",
            "DỰ KIẾN 18/12/2026, Công văn ngày 01/12/2026 đã gửi",
        ] {
            assert!(!is(line), "{line}");
        }
    }
}
