//! How officials write days, counts and rates (contract section 1).

use super::clock::Moment;
use chrono::{Datelike, NaiveDate, Timelike, Weekday};

/// "Thứ Hai" ... "Thứ Bảy", "Chủ Nhật".
pub fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ Nhật",
    }
}

/// "20/3/2026", "05/01/2026": days below ten and months 1 and 2 with a leading
/// zero (NĐ 30/2020, Phụ lục I).
pub fn date(day: NaiveDate) -> String {
    format!("{}/{}/{}", two(day.day()), month(day.month()), day.year())
}

/// "Thứ Sáu 20/3/2026".
pub fn date_with_weekday(day: NaiveDate) -> String {
    format!("{} {}", weekday(day), date(day))
}

/// "ngày 05 tháng 02 năm 2026".
pub fn long_date(day: NaiveDate) -> String {
    format!(
        "ngày {} tháng {} năm {}",
        two(day.day()),
        month(day.month()),
        day.year()
    )
}

/// "08 giờ 00 ngày 15/6/2026".
pub fn moment(at: Moment) -> String {
    let local = at.with_timezone(&super::clock::office_time());
    format!(
        "{:02} giờ {:02} ngày {}",
        local.hour(),
        local.minute(),
        date(local.date_naive())
    )
}

/// Counts as officials write them: "03", "0", "12", "1.234".
pub fn count(n: i64) -> String {
    if (1..10).contains(&n) {
        return format!("0{n}");
    }
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    if n < 0 { format!("-{out}") } else { out }
}

/// A rate with one decimal, half up: `percent(155, 433)` is "35,8%", `percent(97, 100)` "97,0%", as beside other
/// rates of the page. "100%" is all of it and "0%" none: what is only rounded to that keeps its decimal.
/// `None` for 0/0, which is "không phát sinh" and neither 0 nor 100 (F9).
pub fn percent(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 || part < 0 {
        return None;
    }
    let permille = (i128::from(part) * 2000 + i128::from(whole)) / (2 * i128::from(whole));
    let (int, dec) = (permille / 10, permille % 10);
    let is_whole = part == 0 || part == whole;
    Some(match is_whole {
        true => format!("{int}%"),
        false => format!("{int},{dec}%"),
    })
}

fn two(n: u32) -> String {
    format!("{n:02}")
}

fn month(m: u32) -> String {
    if m <= 2 { two(m) } else { m.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn days_are_written_as_officials_write_them() {
        assert_eq!(date_with_weekday(day(2026, 3, 20)), "Thứ Sáu 20/3/2026");
        assert_eq!(date(day(2026, 1, 5)), "05/01/2026");
        assert_eq!(date(day(2026, 12, 1)), "01/12/2026");
        assert_eq!(long_date(day(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
        assert_eq!(moment(at(day(2026, 6, 15), hm(8, 0))), "08 giờ 00 ngày 15/6/2026");
    }

    #[test]
    fn counts_below_ten_have_a_leading_zero_and_thousands_a_dot() {
        for (n, want) in [
            (0, "0"),
            (3, "03"),
            (9, "09"),
            (10, "10"),
            (1234, "1.234"),
            (1234567, "1.234.567"),
            (-5, "-5"),
        ] {
            assert_eq!(count(n), want);
        }
    }

    #[test]
    fn a_rate_has_one_decimal_and_nothing_over_nothing_is_no_rate() {
        assert_eq!(percent(155, 433).as_deref(), Some("35,8%"));
        assert_eq!(percent(97, 100).as_deref(), Some("97,0%"));
        assert_eq!(percent(305, 305).as_deref(), Some("100%"));
        assert_eq!(
            percent(9_999, 10_000).as_deref(),
            Some("100,0%"),
            "one is missing"
        );
        assert_eq!(percent(1, 10_000).as_deref(), Some("0,0%"));
        assert_eq!(percent(0, 12).as_deref(), Some("0%"));
        assert_eq!(percent(0, 0), None);
    }
}
