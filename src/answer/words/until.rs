//! The day that a wish for another date names, and the owner's word on it.

use super::days::{JUST_PASSED, Written, is_measure, numeric, written_days};
use crate::plan::{deadline, folded};
use chrono::{Datelike, NaiveDate, Weekday};

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// No day is named.
    Unsaid,
    /// Also one that has passed.
    Day(NaiveDate),
    /// What looks like a day and is none: "31/6".
    NoDay,
    /// A span or a day that only the sender can tell: "11 ngày", "sang tuần sau".
    Vague,
}

impl Until {
    pub(super) fn of(written: Option<&Written>, today: NaiveDate) -> Until {
        match written.map(|day| day.after(today)) {
            None => Until::Unsaid,
            Some(None) => Until::NoDay,
            Some(Some(day)) => Until::Day(day),
        }
    }
}

/// Words between "đến" and its day.
const BEFORE_DAY: [&str; 6] = ["ngay", "het", "thu", "cuoi", "khoang", "moc"];
/// Words that a wished day stands behind.
const TOWARDS: [&str; 4] = ["den", "toi", "sang", "qua"];

/// So many words a day has with what joins another to it: "20 tháng 7 năm 2026 hoặc".
const MOST_OF_DAY: usize = 6;

/// "thứ Ba, ngày" before the day.
fn weekday_before(rest: &[&str], at: usize) -> Option<Weekday> {
    let words: Vec<String> = rest[at.saturating_sub(3)..at].iter().map(|t| folded(t)).collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|w| *w != "ngay")
        .collect();
    match words[words.len().saturating_sub(2)..] {
        ["thu", "hai" | "2"] => Some(Weekday::Mon),
        ["thu", "ba" | "3"] => Some(Weekday::Tue),
        ["thu", "tu" | "4"] => Some(Weekday::Wed),
        ["thu", "nam" | "5"] => Some(Weekday::Thu),
        ["thu", "sau" | "6"] => Some(Weekday::Fri),
        ["thu", "bay" | "7"] => Some(Weekday::Sat),
        ["chu", "nhat"] => Some(Weekday::Sun),
        _ => None,
    }
}

/// Of a postponement: the day behind "đến", or at the head; then any other to come, as that of a document in the
/// reason has passed; then as plans write deadlines.
pub(super) fn wished(rest: &[&str], line: &str, today: NaiveDate) -> Until {
    let is_meant = |at: &usize| {
        let before = rest[..*at].iter().rev().map(|t| folded(t));
        // Of "thứ Ba" what stands before "thứ".
        let is_weekday = |t: &String| !matches!(t.as_str(), "thu" | "chu");
        let of_weekday = match weekday_before(rest, *at) {
            Some(_) => before.clone().take_while(is_weekday).count() + 1,
            None => 0,
        };
        let mut before = before
            .skip(of_weekday)
            .skip_while(|t| BEFORE_DAY.contains(&t.as_str()));
        before.next().is_none_or(|t| TOWARDS.contains(&t.as_str()))
    };
    let begins_day = |at: &usize| {
        let is_month_next = rest.get(at + 1).is_some_and(|t| folded(t) == "thang");
        numeric(rest[*at]).is_some() || (is_month_next && rest[*at].parse::<u32>().is_ok())
    };
    if is_lunar(rest) {
        return Until::Vague;
    }
    if let Some(at) = (0..rest.len()).filter(begins_day).find(is_meant) {
        let is_or = |t: &str| matches!(folded(t).as_str(), "hoac" | "hay");
        let other = rest[at..].iter().take(MOST_OF_DAY).position(|t| is_or(t));
        if other
            .is_some_and(|or| (at + or..at + or + MOST_OF_DAY).any(|at| at < rest.len() && begins_day(&at)))
        {
            return Until::Vague;
        }
        let until = Until::of(written_days(&rest[at..]).first(), today);
        return match (until, weekday_before(rest, at)) {
            // Which of the two is meant nobody knows.
            (Until::Day(day), Some(weekday)) if day.weekday() != weekday => Until::NoDay,
            _ => until,
        };
    }
    let to_come = |day: &Written| day.after(today).filter(|day| today <= *day);
    if let Some(day) = written_days(rest).iter().find_map(to_come) {
        return Until::Day(day);
    }
    let unsaid = match is_vague(rest) {
        true => Until::Vague,
        false => Until::Unsaid,
    };
    let Some((_, phrase)) = line.split_once("đến") else {
        return unsaid;
    };
    let phrase = format!("đến {phrase}");
    let phrase = phrase.split(" vì ").next().unwrap_or_default();
    let phrase = deadline::on_day(phrase.trim(), today);
    let of_year = |year: i32| deadline::read(&phrase, year).last_on_time_day();
    let has_long_passed = |day: &NaiveDate| *day + JUST_PASSED < today;
    // "cuối tháng 1" in December is the next one's.
    let named = match of_year(today.year()).filter(has_long_passed) {
        Some(_) => of_year(today.year() + 1),
        None => of_year(today.year()),
    };
    named.map_or(unsaid, Until::Day)
}

/// A day of the other calendar, as "10/01 âm lịch" and "mùng 10 tháng Giêng": which one is meant is asked.
fn is_lunar(rest: &[&str]) -> bool {
    let head = before_reason(rest);
    let is_pair = |a: &str, b: &str| head.windows(2).any(|w| w[0] == a && w[1] == b);
    let is_counted = |w: &[String]| {
        matches!(w[0].as_str(), "mung" | "mong") && w[1].starts_with(|c: char| c.is_ascii_digit())
    };
    head.windows(2).any(is_counted)
        || is_pair("am", "lich")
        || is_pair("thang", "gieng")
        || is_pair("thang", "chap")
}

/// Whether a span is named at the head.
fn is_vague(rest: &[&str]) -> bool {
    let head = before_reason(rest);
    let counts = |at: usize| head[at].bytes().all(|b| b.is_ascii_digit()) && is_measure(rest, at);
    let names = |pair: &[String]| {
        matches!(pair[0].as_str(), "tuan" | "thang" | "quy")
            && matches!(pair[1].as_str(), "sau" | "toi" | "nay")
    };
    (0..head.len()).any(counts) || head.windows(2).any(names)
}

fn before_reason(rest: &[&str]) -> Vec<String> {
    let words = rest.iter().map(|t| folded(t));
    words
        .take_while(|w| !matches!(w.as_str(), "vi" | "do" | "theo"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Word, said};
    use super::*;

    #[test]
    fn the_wished_day_is_told_from_other_days_and_from_none() {
        let day = |d: &str| Until::Day(d.parse().unwrap());
        for (line, want) in [
            ("HOÃN từ 02/7 đến 20/7", day("2026-07-20")),
            ("HOÃN 20/7 vì bận", day("2026-07-20")),
            ("HOÃN đến thứ Hai 20/7/2026", day("2026-07-20")),
            ("HOÃN đến thứ Hai, ngày 20/7/2026", day("2026-07-20")),
            ("HOÃN đến thứ Ba 20/7/2026", Until::NoDay),
            ("HOÃN đến 20/7/2026 hoặc 24/7/2026 tùy Sở", Until::Vague),
            ("HOÃN đến 2026-07-20", day("2026-07-20")),
            ("HOÃN đến hết ngày 20 tháng 7", day("2026-07-20")),
            ("HOÃN đến 20/7 vì đến 10/7 mới có số liệu", day("2026-07-20")),
            ("HOÃN đến 01/6/2026 vì bận", day("2026-06-01")),
            ("HOÃN đến 20/6 vì bận", day("2026-06-20")),
            ("HOÃN đến 15/01 vì nghỉ Tết", day("2027-01-15")),
            ("HOÃN đến 31/6 vì bận", Until::NoDay),
            ("HOÃN đến 31 tháng 6", Until::NoDay),
            ("HOÃN đến ngày 32/7/2026", Until::NoDay),
            ("HOÃN vì còn 12/34 hồ sơ", Until::Unsaid),
            ("HOÃN theo Công văn 15/CV-UBND ngày 15/6/2026", Until::Unsaid),
            ("HOÃN vì chờ ý kiến", Until::Unsaid),
            ("HOÃN đến khi có hướng dẫn", Until::Unsaid),
            ("HOÃN đến ngày 10/01 âm lịch vì nghỉ Tết", Until::Vague),
            ("HOÃN đến mùng 10 tháng Giêng", Until::Vague),
            ("HOÃN đến cuối tháng 1 vì chờ Sở", day("2027-01-31")),
            ("HOÃN đến 20/7, kính mong Văn phòng đồng ý", day("2026-07-20")),
            ("HOÃN đến 20/7 vì nghỉ đến rằm tháng Giêng", day("2026-07-20")),
            ("HOÃN 11 ngày vì chờ thẩm định", Until::Vague),
            ("HOÃN thêm 03 ngày làm việc", Until::Vague),
            ("HOÃN thêm 1 tuần", Until::Vague),
            ("HOÃN sang tuần sau", Until::Vague),
            ("HOÃN vì 2 ngày nữa mới có số liệu", Until::Unsaid),
        ] {
            let said = said(&[line.to_owned()], "2026-07-01".parse().unwrap());
            assert_eq!(said[0].word, Word::Postpone { until: want }, "{line}");
        }
    }
}
