//! Days and hours as portals export them; the day comes before the month.

use crate::dossier::list::When;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// "20/03/2026", "20/3/2026 16:30", "16:30 ngày 20/03/2026", "2026-03-20T16:30:00",
/// "20-03-2026 04:30:15 CH", "16 giờ 30 ngày 20/3/2026". `None` for anything else.
pub fn read(text: &str) -> Option<When> {
    let words = super::folding::bare(text);
    let numbers = numbers(&words)?;
    let is_afternoon = words.split(' ').any(|w| matches!(w, "ch" | "pm"));
    let is_morning = words.split(' ').any(|w| matches!(w, "sa" | "am"));
    let (day, rest) = split(&numbers)?;
    let time = match rest.as_slice() {
        [] => None,
        [h, m] | [h, m, _] => {
            let hour = match (is_afternoon, is_morning, *h) {
                (true, _, h) if h < 12 => h + 12,
                (_, true, 12) => 0,
                (_, _, h) => h,
            };
            Some(NaiveTime::from_hms_opt(hour, *m, 0)?)
        }
        _ => return None,
    };
    // Midnight is how programs write a day without an hour.
    let time = time.filter(|t| *t != NaiveTime::MIN);
    Some(When { day, time })
}

/// Every number with how many digits it has; `None` where other words stand between.
fn numbers(words: &str) -> Option<Vec<(u32, usize)>> {
    const KNOWN: [&str; 11] = [
        "ngay", "thang", "nam", "gio", "phut", "luc", "ch", "sa", "am", "pm", "z",
    ];
    let mut found = Vec::new();
    for word in words.split(' ').filter(|w| !KNOWN.contains(w)) {
        // "20t16" of 2026-03-20T16:30, "16h30".
        for digits in word.split(['t', 'h', 'z']).filter(|w| !w.is_empty()) {
            if digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            found.push((digits.parse().ok()?, digits.len()));
        }
    }
    (3..=6).contains(&found.len()).then_some(found)
}

/// The day, and the numbers of the hour.
fn split(numbers: &[(u32, usize)]) -> Option<(NaiveDate, Vec<u32>)> {
    let year = numbers.iter().position(|(_, digits)| *digits == 4)?;
    let only = |range: &[(u32, usize)]| range.iter().map(|(n, _)| *n).collect::<Vec<u32>>();
    let (date, rest) = match year {
        // 2026-03-20 and the hour behind it.
        0 => {
            let [y, m, d] = [numbers.first()?.0, numbers.get(1)?.0, numbers.get(2)?.0];
            ((y, m, d), only(&numbers[3..]))
        }
        // The day ends with the year; the hour stands before or behind it.
        at => {
            let (d, m) = (numbers.get(at.checked_sub(2)?)?.0, numbers.get(at - 1)?.0);
            let mut rest = only(&numbers[..at - 2]);
            rest.extend(only(&numbers[at + 1..]));
            ((numbers.get(at)?.0, m, d), rest)
        }
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(date.0).ok()?, date.1, date.2)?;
    (1990..=2100).contains(&day.year()).then_some((day, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_read_as_portals_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0);
        for (text, time) in [
            ("20/03/2026", None),
            ("20/3/2026", None),
            ("20-03-2026", None),
            ("20.03.2026", None),
            ("2026-03-20", None),
            ("2026-03-20 00:00:00", None),
            ("20/03/2026 16:30", at(16, 30)),
            ("20/03/2026 16:30:15", at(16, 30)),
            ("16:30 ngày 20/03/2026", at(16, 30)),
            ("16:30:15 20/03/2026", at(16, 30)),
            ("2026-03-20T16:30:00", at(16, 30)),
            ("20/03/2026 04:30:15 CH", at(16, 30)),
            ("20/03/2026 08:05 SA", at(8, 5)),
            ("16 giờ 30 ngày 20/3/2026", at(16, 30)),
            ("ngày 20 tháng 3 năm 2026", None),
        ] {
            assert_eq!(read(text), Some(When { day, time }), "{text}");
        }
        for text in [
            "",
            "20/3",
            "31/02/2026",
            "03/20/2026",
            "46101",
            "5 ngày",
            "chưa trả",
            "20/3/12026",
            "20/03/2026 25:00",
            "0912345678",
            "20/03/26",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
