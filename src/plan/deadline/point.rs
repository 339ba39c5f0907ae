//! One deadline: a marker ("trước", "chậm nhất"), perhaps an hour, and the day or
//! stretch that it is about.

use super::anchor;
use super::clock::{self, Hour};
use super::cursor::Cursor;
use super::marker::{BARE, Marker, Strength, marker};
use super::stretch::{Stretch, Unit};
use super::unit;
use super::when::When;
use super::year::{self, YearWord};
use chrono::Weekday;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub marker: Marker,
    pub hour: Option<Hour>,
    /// "sáng", "chiều" without an hour.
    pub part_of_day: bool,
    pub when: When,
    /// The weekday written beside the date.
    pub weekday: Option<Weekday>,
    pub doubtful: bool,
    /// After "hoặc", in one list with the one before.
    pub instead: bool,
}

impl Point {
    /// A stretch that nothing else is said of.
    pub fn bare(unit: Unit) -> Point {
        Point {
            marker: BARE,
            hour: None,
            part_of_day: false,
            when: When::Unit(unit),
            weekday: None,
            doubtful: unit.doubtful,
            instead: false,
        }
    }
}

/// A point with all its parts; fails where neither a day nor an hour follows.
pub(super) fn point(c: &mut Cursor) -> Option<Point> {
    let first = c.pos;
    let marker = marker(c);
    let marked = c.pos > first;
    let mut hour = c.attempt(clock::hour);
    if hour.is_some() {
        c.mark(',');
        c.any(&["của", "vào"]);
    }
    c.any(&["hết giờ làm việc", "giờ hành chính", "giờ làm việc", "cuối giờ"]);
    let part = c.any(&["cuối buổi chiều", "cuối chiều", "buổi sáng", "buổi chiều"])
        || c.any(&["sáng", "chiều", "trưa", "tối"]);
    if part {
        c.any(&["của"]);
    }
    let (weekday, when) = match c.attempt(when_with_weekday) {
        Some(found) => found,
        None => match c
            .attempt(|c| dotted(c).filter(|_| marker.strength != Strength::Bare))
            .or_else(|| c.attempt(|c| bare_year(c, marker.strength)))
        {
            Some(unit) => (None, When::Unit(unit)),
            None if hour.is_some() && marked && marker.strength != Strength::Within => (None, When::HourOnly),
            None => return None,
        },
    };
    if hour.is_none() && when != When::HourOnly {
        hour = c.attempt(|c| {
            c.mark(',');
            c.mark('(');
            let found = clock::hour(c)?;
            c.mark(')');
            Some(found)
        });
    }
    let dated = matches!(when, When::Unit(unit) if unit.is_dated());
    let weekday = weekday.or_else(|| c.attempt(weekday_in_brackets).filter(|_| dated));
    let doubtful = matches!(when, When::Unit(unit) if unit.doubtful);
    Some(Point {
        marker,
        hour,
        part_of_day: part,
        when,
        weekday,
        doubtful,
        instead: false,
    })
}

/// "trước ngày Chuyển đổi số quốc gia 10/10/2026": the day's name stands before its date.
pub(super) fn named_day(c: &mut Cursor) -> Option<Point> {
    let marker = marker(c);
    (marker.strength != Strength::Bare && c.word("ngày")).then_some(())?;
    for _ in 0..8 {
        c.word_at(0)?;
        c.pos += 1;
        c.mark('(');
        let year = |unit: &Unit| matches!(unit.year, YearWord::Given(_));
        if let Some(unit) = c.attempt(unit::day).filter(Unit::is_dated).filter(year) {
            return Some(Point {
                marker,
                ..Point::bare(unit)
            });
        }
    }
    None
}

/// "09/01/2026 (thứ Sáu)".
fn weekday_in_brackets(c: &mut Cursor) -> Option<Weekday> {
    c.mark('(').then_some(())?;
    c.any(&["tức", "là", "nhằm"]);
    let weekday = clock::weekday_name(c)?;
    c.mark(')').then_some(weekday)
}

/// "31.12" after a marker; "3.5 tỷ" is none.
fn dotted(c: &mut Cursor) -> Option<Unit> {
    let d = c.num(2)?;
    (c.glued_at(0) && c.glued_at(1) && c.mark('.')).then_some(())?;
    let m = c.num(2).filter(|m| (1..=12).contains(m))?;
    let alone = c.word_at(0).is_none() && !matches!(c.mark_at(0), Some('%' | '.' | '/' | '-'));
    let year = match alone {
        true => YearWord::Unsaid,
        false => Some(year::year_tail(c)).filter(|y| *y != YearWord::Unsaid)?,
    };
    ((1..=31).contains(&d)).then(|| Unit::new(Stretch::Day(d, Some(m)), year))
}

/// "trước 2027", "hết năm": a year that only a marker makes one.
fn bare_year(c: &mut Cursor, strength: Strength) -> Option<Unit> {
    if strength == Strength::Bare {
        return None;
    }
    if let Some(year) = c.attempt(Cursor::year_number) {
        return Some(Unit::new(Stretch::Year, YearWord::Given(year)));
    }
    (strength == Strength::Inclusive && c.word("năm")).then_some(())?;
    let alone = c.word_at(0).is_none() && c.num_at(0).is_none();
    alone.then(|| Unit::new(Stretch::Year, YearWord::Unsaid))
}

fn when_with_weekday(c: &mut Cursor) -> Option<(Option<Weekday>, When)> {
    let before = c.pos;
    if let Some(weekday) = c.attempt(clock::weekday_name) {
        let after = (c.pos, c.repaired.len());
        c.pos = before;
        if let Some(day) = c.attempt(unit::day).filter(|d| d.is_dated()) {
            return Some((Some(weekday), When::Unit(day)));
        }
        c.pos = after.0;
        c.repaired.truncate(after.1);
        // "T6/2026", "T6, T9": months; "thứ 6 tuần đầu" is no weekly day.
        let short = c.num_at(0).is_none()
            && !c.sees(&[
                "tuần này",
                "tuần kế tiếp",
                "tuần tiếp theo",
                "tuần liền kề",
                "tuần sau",
                "tuần tới",
                "tuần cuối",
                "tuần đầu",
                "đầu tiên",
                "cuối cùng",
                "cuối tháng",
                "đầu tháng",
            ]);
        if !short {
            return None;
        }
        return Some((None, When::Weekday(weekday)));
    }
    when(c).map(|w| (None, w))
}

fn when(c: &mut Cursor) -> Option<When> {
    c.attempt(anchor::last_day)
        .or_else(|| c.attempt(anchor::first_day))
        .or_else(|| c.attempt(anchor::first_days))
        .or_else(|| c.attempt(anchor::day_of_named_quarter))
        .or_else(|| c.attempt(anchor::day_of_month))
        .or_else(|| c.attempt(anchor::edge))
        .or_else(|| c.attempt(unit::unit).map(When::Unit))
}
