//! The hour of an event as people say it: "08:15", "7 rưỡi sáng", "8 giờ kém 15", "22h15 đêm qua". What may be of two hours,
//! or of two nights, is none: a clock that starts at a wrong hour reminds everybody wrongly.

use super::phrase::is;
use crate::plan::{folded, hour};
use chrono::{NaiveTime, TimeDelta, Timelike};

/// What a line says of the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hour {
    Unsaid,
    At(NaiveTime),
    /// Several hours, or one that is none.
    Several,
    /// Midnight, or an hour of a night: its day is not clear either.
    Night,
}

/// The words for hours that name another part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// An hour as it is written, and how many words it takes.
struct Written {
    time: NaiveTime,
    words: usize,
}

/// Where the first hour is written: a number there is none of a task.
pub(super) fn first(tokens: &[&str]) -> Option<usize> {
    (0..tokens.len()).find(|at| written(tokens, *at).is_some())
}

/// The hour that the line names.
pub(super) fn named(tokens: &[&str]) -> Hour {
    let mut times: Vec<NaiveTime> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match written(tokens, at).filter(|_| !is_span(tokens, at)) {
            Some(found) => {
                times.push(found.time);
                at += found.words;
            }
            None => at += 1,
        }
    }
    times.dedup();
    let mut parts: Vec<Part> = (0..tokens.len()).filter_map(|at| part(tokens, at)).collect();
    parts.dedup();
    match (times.as_slice(), parts.as_slice()) {
        ([], _) if tokens.iter().any(|t| is(t, "rưỡi") || is(t, "kém")) => Hour::Several,
        ([], _) => Hour::Unsaid,
        ([time], []) => Hour::At(*time),
        ([time], [part]) => of_part(*time, *part),
        _ => Hour::Several,
    }
}

fn of_part(time: NaiveTime, part: Part) -> Hour {
    use Part::{Afternoon, Evening, Morning, Night, Noon};
    let later = || Hour::At(time + TimeDelta::hours(12));
    match (part, time.hour()) {
        (Morning, 0..12) | (Noon, 10..13) | (Afternoon, 12..19) | (Evening, 17..24) | (Night, 18..24) => {
            Hour::At(time)
        }
        (Noon, 1..3) | (Afternoon, 1..8) | (Evening, 5..12) | (Night, 7..12) => later(),
        // "12 giờ đêm 15/12", "2 giờ đêm 15/12": of the night before or after that day.
        (Night | Evening, _) => Hour::Night,
        _ => Hour::Several,
    }
}

/// The part of the day that the word there names; "tôi" and "tới" name none.
pub(super) fn part(tokens: &[&str], at: usize) -> Option<Part> {
    let token = tokens[at];
    let next = tokens.get(at + 1).map(|t| folded(t)).unwrap_or_default();
    let is_plain_toi = token == "toi" || token == "Toi";
    // Without diacritics only where nothing else is meant: "8h toi", "toi qua".
    let behind_hour = at > 0 && (written(tokens, at - 1).is_some() || folded(tokens[at - 1]) == "gio");
    let is_day = matches!(next.as_str(), "qua" | "nay" | "hom" | "ngay");
    match folded(token).as_str() {
        "sang" if is(token, "sáng") && (token != "sang" || behind_hour || is_day) => Some(Part::Morning),
        "trua" => Some(Part::Noon),
        "chieu" => Some(Part::Afternoon),
        "toi" if is(token, "tối") && (!is_plain_toi || behind_hour || is_day) => Some(Part::Evening),
        "dem" if is(token, "đêm") => Some(Part::Night),
        "khuya" => Some(Part::Night),
        _ => None,
    }
}

/// "trong 24 giờ", "quá 12 giờ": how long, and no hour.
fn is_span(tokens: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| folded(tokens[at])).unwrap_or_default();
    matches!(before.as_str(), "trong" | "vong" | "qua" | "sau" | "them")
        && !tokens.get(at).is_some_and(|t| t.contains([':', 'h']))
}

/// "08:15", "8h15", "8 giờ", "08 giờ 15", "7 rưỡi", "8 giờ kém 15".
fn written(tokens: &[&str], at: usize) -> Option<Written> {
    let word = |n: usize| tokens.get(at + n).map(|t| folded(t)).unwrap_or_default();
    // Folded, "08:15" is two words.
    let glued = tokens.get(at)?.to_lowercase().replace('g', "h");
    let glued = glued.trim_end_matches(['p', '\'']);
    let (whole, words, has_minute) = if let Some(time) = hour(glued) {
        (time, 1, !glued.ends_with('h'))
    } else if is_short(&word(0)) && matches!(word(1).as_str(), "gio" | "h") {
        let is_minute = is_short(&word(2)) && word(3) != "thang" && word(3) != "gio";
        let minute = if is_minute { word(2) } else { String::new() };
        let time = hour(&format!("{}h{minute}", word(0)))?;
        (time, 2 + usize::from(is_minute), is_minute)
    } else if is_short(&word(0)) && word(1) == "ruoi" {
        (hour(&format!("{}h", word(0)))?, 1, false)
    } else {
        return None;
    };
    let minutes = |n: usize| {
        word(n)
            .trim_end_matches('p')
            .parse::<i64>()
            .ok()
            .filter(|m| *m < 60)
    };
    let (time, more) = match (has_minute, word(words).as_str()) {
        (false, "ruoi") => (whole + TimeDelta::minutes(30), 1),
        (false, "kem") => (whole - TimeDelta::minutes(minutes(words + 1)?), 2),
        _ => (whole, 0),
    };
    let words = words + more;
    let words = words + usize::from(matches!(word(words).as_str(), "phut" | "p" | "ph"));
    Some(Written { time, words })
}

fn is_short(token: &str) -> bool {
    token.len() <= 2 && !token.is_empty() && token.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tokens::{compact, tokens};
    use super::*;

    fn of(line: &str) -> Hour {
        let compact = compact(line);
        named(&tokens(&compact))
    }

    #[test]
    fn an_hour_is_read_as_it_is_said() {
        for (line, time) in [
            ("7 rưỡi sáng ngày 15/12", "07:30:00"),
            ("7 giờ rưỡi 15/12", "07:30:00"),
            ("7h rưỡi tối", "19:30:00"),
            ("8 giờ kém 15 ngày 15/12", "07:45:00"),
            ("8 giờ kém 15 phút chiều", "19:45:00"),
            ("9h kém 5", "08:55:00"),
            ("lúc 22h15 đêm qua", "22:15:00"),
            ("10 giờ đêm 15/12", "22:00:00"),
            ("12 giờ trưa", "12:00:00"),
            ("1 giờ trưa", "13:00:00"),
            ("sáng nay 8h", "08:00:00"),
            ("3 giờ sáng 15/12", "03:00:00"),
            ("2 giờ chiều hôm qua", "14:00:00"),
            ("14 giờ 30 chiều 15/12", "14:30:00"),
            ("Tôi báo sự cố lúc 8h15 ngày 15/12", "08:15:00"),
            ("8 gio toi 15/12", "20:00:00"),
            ("0 giờ 30 ngày 15/12", "00:30:00"),
            ("08:15 ngày 15/12, tức 8 giờ 15", "08:15:00"),
            ("8h15p ngày 15/12", "08:15:00"),
            ("trong 12 giờ, xảy ra 08 giờ 15", "08:15:00"),
        ] {
            assert_eq!(of(line), Hour::At(time.parse().unwrap()), "{line}");
        }
        assert_eq!(of("ngày 15 tháng 12 năm 2026"), Hour::Unsaid);
    }

    #[test]
    fn two_hours_and_the_hours_of_a_night_are_asked_for() {
        for line in [
            "từ 7h đến 9h",
            "phát hiện lúc 9 giờ, xảy ra lúc 8 giờ",
            "8 giờ hoặc 9 giờ sáng",
            "kém 15 đã báo",
            "14 giờ sáng",
        ] {
            assert_eq!(of(line), Hour::Several, "{line}");
        }
        for line in [
            "12 giờ đêm 15/12/2026",
            "2 giờ đêm 15/12",
            "12h đêm qua",
            "0 giờ đêm 15/12",
        ] {
            assert_eq!(of(line), Hour::Night, "{line}");
        }
    }
}
