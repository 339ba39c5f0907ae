//! Hours and weekdays.

use super::cursor::Cursor;
use super::words::Kind;
use chrono::{NaiveTime, Weekday};

/// An hour; 24:00 is the end of the day and binds no more than the day does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hour {
    At(NaiveTime),
    Midnight,
    Impossible,
}

/// "17 giờ 30 phút", "16h30", "17:00", "10 giờ sáng".
pub(super) fn hour(c: &mut Cursor) -> Option<Hour> {
    c.any(&["vào lúc", "lúc", "thời điểm"]);
    let mut h = c.num(2)?;
    let m;
    if c.mark_at(0) == Some(':') && c.glued_at(0) && c.glued_at(1) {
        c.pos += 1;
        m = c.num(2)?;
        c.any(&["giờ", "h"]);
    } else if c.any(&["giờ", "h", "g"]) {
        c.mark(':');
        m = c
            .attempt(|c| {
                let short = c.glued_at(0);
                let (_, digits) = c.num_at(0)?;
                let minutes = c.num(2)?;
                let phut = c.any(&["phút", "ph", "p"]) || c.mark('\'') || c.mark('’');
                let dated = matches!(c.mark_at(0), Some('/' | '-' | '.')) && c.num_at(1).is_some();
                (phut || ((short || digits == 2) && !dated)).then_some(minutes)
            })
            .unwrap_or(0);
    } else {
        return None;
    }
    c.any(&["cùng ngày"]);
    if c.any(&["chiều", "tối"]) && (1..12).contains(&h) {
        h += 12;
    } else {
        c.any(&["sáng", "trưa"]);
    }
    c.any(&["cùng ngày"]);
    Some(match NaiveTime::from_hms_opt(h, m, 0) {
        Some(time) => Hour::At(time),
        None if h == 24 && m == 0 => Hour::Midnight,
        None => Hour::Impossible,
    })
}

/// "thứ Sáu", "T6", "chủ nhật", "CN".
pub(super) fn weekday_name(c: &mut Cursor) -> Option<Weekday> {
    const NAMES: [(&str, u32); 7] = [
        ("hai", 2),
        ("ba", 3),
        ("tư", 4),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
    ];
    if c.any(&["chủ nhật", "cn"]) {
        return Some(Weekday::Sun);
    }
    let number = if c.word("thứ") {
        match c.num(1) {
            Some(n) => n,
            None => NAMES.into_iter().find(|(name, _)| c.word(name))?.1,
        }
    } else {
        short_weekday(c)?
    };
    weekday_number(number)
}

/// "T6" is Friday only beside "hằng tuần" or after a part of the day; else it is June.
fn short_weekday(c: &mut Cursor) -> Option<u32> {
    let part = matches!(c.before().map(|t| &t.kind), Some(Kind::Word(w)) if matches!(w.text.as_str(), "chiều" | "sáng" | "trưa" | "giờ"));
    (c.word("t") && c.glued_at(0)).then_some(())?;
    let number = c.num(1)?;
    let here = c.pos;
    let mut weekly = part;
    for _ in 0..4 {
        weekly |= c.sees(&["hằng tuần", "mỗi tuần", "của tuần", "trong tuần", "tuần"]);
        let more = (c.mark(',') || c.mark('-') || c.any(&["và", "đến", "tới"]))
            && (c.word("t") || c.num_at(0).is_some())
            && c.num(1).is_some();
        if weekly || !more {
            break;
        }
    }
    c.pos = here;
    weekly.then_some(number)
}

pub(super) fn weekday_number(number: u32) -> Option<Weekday> {
    Some(match number {
        2 => Weekday::Mon,
        3 => Weekday::Tue,
        4 => Weekday::Wed,
        5 => Weekday::Thu,
        6 => Weekday::Fri,
        7 => Weekday::Sat,
        _ => return None,
    })
}
