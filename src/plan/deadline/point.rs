//! One deadline: a marker ("trước", "chậm nhất"), perhaps an hour, and the day or
//! stretch that it is about.

use super::cursor::Cursor;
use super::unit::{self, Stretch, Unit, YearWord};
use super::words::Kind;
use super::{Freq, MonthAnchor};
use chrono::{NaiveTime, Weekday};

/// How a marker binds (facts/domain.md 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// "trước".
    Strict,
    /// "chậm nhất", "đến", "hết".
    Inclusive,
    /// "trong": a stretch is a window.
    Within,
    /// No marker.
    Bare,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    pub strength: Strength,
    /// "chậm nhất trước": contradicts itself.
    pub double: bool,
    /// The tokens said that a deadline follows ("hạn:", "thời gian:").
    pub labelled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

/// What "cuối" is the end of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Unit(Unit),
    /// "cuối mỗi tháng".
    Each(Freq),
    /// "cuối tháng": no month is named; a recurrence beside it may settle it.
    Unsaid(Freq),
}

/// An hour; 24:00 is the end of the day and binds no more than the day does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hour {
    At(NaiveTime),
    Midnight,
    Impossible,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Unit(Unit),
    Edge(Edge, Of),
    /// Day of month with the month as seen from the report.
    DayOf(u32, MonthAnchor, Freq),
    /// Days of a month: "trong 05 ngày đầu tháng sau".
    Days(u32, u32, Option<MonthAnchor>),
    Weekday(Weekday),
    Last {
        working: bool,
        of: Of,
    },
    /// Only an hour: belongs to a neighbour.
    HourOnly,
}

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
        }
    }
}

pub(super) const BARE: Marker = Marker {
    strength: Strength::Bare,
    double: false,
    labelled: false,
};

const LATEST: [&str; 11] = [
    "chậm nhất không quá",
    "chậm nhất",
    "muộn nhất",
    "trễ nhất",
    "không quá",
    "không được quá",
    "không muộn hơn",
    "không chậm hơn",
    "không trễ hơn",
    "không được muộn hơn",
    "tối đa",
];

const LABELS: [&str; 22] = [
    "thời hạn hoàn thành",
    "thời hạn thực hiện",
    "thời hạn gửi báo cáo",
    "thời hạn nộp báo cáo",
    "thời hạn báo cáo",
    "thời hạn gửi",
    "thời hạn nộp",
    "thời hạn",
    "thời gian hoàn thành",
    "thời gian thực hiện",
    "thời gian gửi",
    "thời gian",
    "thời điểm hoàn thành",
    "thời điểm",
    "hạn cuối cùng",
    "hạn cuối",
    "hạn chót",
    "hạn hoàn thành",
    "hạn nộp",
    "hạn gửi",
    "hạn báo cáo",
    "hạn",
];

/// Takes the marker, if there is one.
pub(super) fn marker(c: &mut Cursor) -> Marker {
    let labelled = c.any(&LABELS);
    let mut colon = false;
    if labelled {
        colon = c.mark(':');
        c.any(&["báo cáo"]);
        colon |= c.mark(':');
        c.any(&["là vào", "là", "vào"]);
    }
    let strength = |strength, double| Marker {
        strength,
        double,
        labelled,
    };
    if c.any(&LATEST) {
        c.mark(':');
        while c.any(&[
            "là",
            "vào",
            "trong",
            "đến hết",
            "đến",
            "tới",
            "hết",
            "lúc",
            "ngay",
            "cho đến",
        ]) {}
        if c.any(&["trước thời điểm", "trước"]) {
            return strength(Strength::Strict, true);
        }
        return strength(Strength::Inclusive, false);
    }
    if c.any(&[
        "đến trước",
        "xong trước",
        "trước thời điểm",
        "trước thời hạn",
        "trước hạn",
        "trước",
    ]) {
        c.any(&["hoặc trong", "hết", "lúc"]);
        return strength(Strength::Strict, false);
    }
    if c.any(&[
        "cho đến hết",
        "cho đến",
        "đến hết",
        "đến",
        "tới hết",
        "tới",
        "hết",
        "kết thúc vào",
    ]) {
        c.any(&["thời điểm", "vào", "trong"]);
        return strength(Strength::Inclusive, false);
    }
    if c.any(&[
        "xong trong",
        "kết thúc trong",
        "ngay trong",
        "trong khoảng",
        "trong",
    ]) {
        c.any(&["thời gian"]);
        return strength(Strength::Within, false);
    }
    if labelled {
        let kind = if colon {
            Strength::Bare
        } else {
            Strength::Inclusive
        };
        return strength(kind, false);
    }
    c.any(&["vào lúc", "vào", "lúc"]);
    BARE
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
        let more =
            (c.mark(',') || c.any(&["và"])) && (c.word("t") || c.num_at(0).is_some()) && c.num(1).is_some();
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

/// A point with all its parts; fails where neither a day nor an hour follows.
pub(super) fn point(c: &mut Cursor) -> Option<Point> {
    let first = c.pos;
    let marker = marker(c);
    let marked = c.pos > first;
    let mut hour = c.attempt(hour);
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
        None if marker.strength != Strength::Bare => match c.attempt(Cursor::year_number) {
            Some(year) => {
                let unit = Unit::new(Stretch::Year, YearWord::Given(year));
                (None, When::Unit(unit))
            }
            // "hết năm"
            None if marker.strength == Strength::Inclusive
                && c.word("năm")
                && c.word_at(0).is_none()
                && c.num_at(0).is_none() =>
            {
                (None, When::Unit(Unit::new(Stretch::Year, YearWord::Unsaid)))
            }
            None if hour.is_some() && marker.strength != Strength::Within => (None, When::HourOnly),
            None => return None,
        },
        None if hour.is_some() && marked => (None, When::HourOnly),
        None => return None,
    };
    if hour.is_none() && when != When::HourOnly {
        hour = c.attempt(|c| {
            c.mark(',');
            c.mark('(');
            let found = self::hour(c)?;
            c.mark(')');
            Some(found)
        });
    }
    let doubtful = matches!(when, When::Unit(unit) if unit.doubtful);
    Some(Point {
        marker,
        hour,
        part_of_day: part,
        when,
        weekday,
        doubtful,
    })
}

fn when_with_weekday(c: &mut Cursor) -> Option<(Option<Weekday>, When)> {
    let before = c.pos;
    if let Some(weekday) = c.attempt(weekday_name) {
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
    c.attempt(last_day)
        .or_else(|| c.attempt(first_day))
        .or_else(|| c.attempt(first_days))
        .or_else(|| c.attempt(day_of_month))
        .or_else(|| c.attempt(edge))
        .or_else(|| c.attempt(unit::unit).map(When::Unit))
}

/// The period whose word stands here: "tháng", "quý", "năm", "tuần".
pub(super) fn period_word(c: &mut Cursor) -> Option<Freq> {
    [
        ("tuần", Freq::Weekly),
        ("tháng", Freq::Monthly),
        ("quý", Freq::Quarterly),
        ("năm", Freq::Yearly),
    ]
    .into_iter()
    .find(|(word, _)| c.word(word))
    .map(|(_, freq)| freq)
}

/// "ngày cuối cùng của tháng", "ngày làm việc cuối cùng của quý".
fn last_day(c: &mut Cursor) -> Option<When> {
    c.word("ngày").then_some(())?;
    let working = c.words("làm việc");
    c.any(&["cuối cùng", "cuối"]).then_some(())?;
    c.any(&["của", "trong"]);
    match c.attempt(month_anchor) {
        Some((MonthAnchor::LastOfQuarter, freq)) | Some((MonthAnchor::LastOfPeriod, freq)) => {
            let of = Of::Each(freq);
            return Some(When::Last { working, of });
        }
        Some((MonthAnchor::Same, _)) => {
            let of = Of::Each(Freq::Monthly);
            return Some(When::Last { working, of });
        }
        Some(_) => return None,
        None => {}
    }
    if let Some(unit) = c.attempt(unit::unit) {
        let of = Of::Unit(unit);
        return (!unit.is_day()).then_some(When::Last { working, of });
    }
    c.any(&["mỗi", "hằng", "từng", "các"]);
    let before = c.before().map(|t| &t.kind);
    let each = matches!(before, Some(Kind::Word(w)) if w.text == "mỗi" || w.text == "hằng");
    let of = match period_word(c)? {
        Freq::Yearly if !each => Of::Unit(Unit::new(Stretch::Year, YearWord::Unsaid)),
        freq => Of::Each(freq),
    };
    c.any(&["báo cáo"]);
    let other = c.sees(&["sau", "trước", "này", "tới", "tiếp theo"]);
    (!other).then_some(When::Last { working, of })
}

/// "ngày đầu tiên của tháng sau".
fn first_day(c: &mut Cursor) -> Option<When> {
    c.any(&["ngày đầu tiên", "ngày đầu"]).then_some(())?;
    c.any(&["của"]);
    c.any(&["mỗi", "hằng", "từng"]);
    let (anchor, freq) = match period_word(c)? {
        Freq::Monthly if c.num_at(0).is_none() && next_word(c) => (MonthAnchor::Next, Freq::Monthly),
        Freq::Monthly if c.num_at(0).is_none() => (MonthAnchor::Same, Freq::Monthly),
        Freq::Quarterly if next_word(c) => (MonthAnchor::FirstOfNextQuarter, Freq::Quarterly),
        _ => return None,
    };
    Some(When::DayOf(1, anchor, freq))
}

/// "05 ngày đầu tháng sau", "10 ngày đầu của tháng".
fn first_days(c: &mut Cursor) -> Option<When> {
    let n = c.count().filter(|n| (1..=31).contains(n))?;
    c.words("ngày đầu").then_some(())?;
    c.any(&["tiên"]);
    c.any(&["của"]);
    c.any(&["mỗi", "hằng", "từng"]);
    if let Some(unit) = c.attempt(unit::unit) {
        let Stretch::Months(m, to) = unit.stretch else {
            return None;
        };
        return (m == to).then_some(When::Unit(Unit {
            stretch: Stretch::Part(m, 1, n),
            ..unit
        }));
    }
    c.word("tháng").then_some(())?;
    let anchor = next_word(c).then_some(MonthAnchor::Next);
    Some(When::Days(1, n, anchor))
}

/// "sau", "tiếp theo", "liền kề": the one that follows.
pub(super) fn next_word(c: &mut Cursor) -> bool {
    c.any(&[
        "tiếp theo liền kề",
        "tiếp theo",
        "tiếp sau",
        "kế tiếp",
        "kế sau",
        "sau liền kề",
        "liền kề sau",
        "liền kề tiếp theo",
        "liền kề",
        "liền sau",
        "tiếp",
        "sau",
        "tới",
        "kế",
    ])
}

/// "ngày 20 của tháng cuối quý", "ngày 05 tháng sau": the month as seen from the report.
fn day_of_month(c: &mut Cursor) -> Option<When> {
    let said = c.any(&["ngày mùng", "ngày", "mùng"]);
    let d = c.num(2)?;
    let of = c.any(&["của", "vào", "trong"]);
    c.any(&["các"]);
    let (anchor, freq) = month_anchor(c)?;
    // "6 tháng" is a length.
    if !said && !of && anchor == MonthAnchor::Same {
        return None;
    }
    Some(When::DayOf(d, anchor, freq))
}

/// "tháng sau", "tháng cuối quý", "tháng đầu quý sau", "tháng báo cáo".
pub(super) fn month_anchor(c: &mut Cursor) -> Option<(MonthAnchor, Freq)> {
    if c.word("quý") {
        return next_word(c).then_some((MonthAnchor::FirstOfNextQuarter, Freq::Quarterly));
    }
    c.attempt(|c| {
        c.any(&["hằng", "mỗi", "từng"]);
        c.word("tháng").then_some(())
    })?;
    if c.any(&[
        "cuối cùng của",
        "cuối cùng",
        "cuối của",
        "cuối trong",
        "cuối",
        "thứ ba của",
        "thứ 3 của",
    ]) {
        c.any(&["mỗi", "hằng", "từng", "các"]);
        if c.word("quý") {
            c.any(&["thuộc kỳ báo cáo", "báo cáo"]);
            return Some((MonthAnchor::LastOfQuarter, Freq::Quarterly));
        }
        if c.word("kỳ") {
            c.any(&["báo cáo"]);
            return Some((MonthAnchor::LastOfPeriod, Freq::Period));
        }
        return None;
    }
    if c.any(&["đầu tiên của", "đầu tiên", "đầu của", "đầu"]) {
        c.any(&["mỗi", "hằng", "từng", "các"]);
        if c.words("sau quý") || (c.word("quý") && next_word(c)) {
            c.any(&["báo cáo"]);
            return Some((MonthAnchor::FirstOfNextQuarter, Freq::Quarterly));
        }
        return None;
    }
    if next_word(c) {
        return Some(after_what(c));
    }
    if c.any(&["báo cáo", "thuộc kỳ báo cáo"]) {
        return Some((MonthAnchor::Same, Freq::Monthly));
    }
    // "ngày 20 của tháng": each one; "ngày 20 tháng 6" and "tháng này" are not.
    let other = c.sees(&["này", "trước", "nay"])
        || c.num_at(0).is_some()
        || c.attempt(|c| unit::month_number(c)).is_some();
    (!other).then_some((MonthAnchor::Same, Freq::Monthly))
}

/// After "tháng sau": "tháng báo cáo", "quý báo cáo", "tháng kết thúc báo cáo", or nothing.
fn after_what(c: &mut Cursor) -> (MonthAnchor, Freq) {
    c.any(&["của", "so với", "sau", "khi"]);
    if c.any(&[
        "tháng kết thúc kỳ báo cáo",
        "tháng kết thúc báo cáo",
        "tháng cuối kỳ báo cáo",
        "tháng cuối kỳ",
        "kết thúc kỳ báo cáo",
        "kỳ báo cáo",
    ]) {
        return (MonthAnchor::AfterPeriod, Freq::Period);
    }
    if c.any(&["tháng cuối quý", "quý báo cáo", "quý kết thúc", "kết thúc quý"]) {
        return (MonthAnchor::FirstOfNextQuarter, Freq::Quarterly);
    }
    c.any(&["tháng báo cáo", "với tháng báo cáo"]);
    (MonthAnchor::Next, Freq::Monthly)
}

/// "cuối quý II", "giữa tháng 6", "đầu năm 2026", "cuối tháng".
fn edge(c: &mut Cursor) -> Option<When> {
    c.word("ngày");
    let edge = match () {
        _ if c.word("đầu") => Edge::Start,
        _ if c.word("giữa") => Edge::Middle,
        _ if c.word("cuối") => Edge::End,
        _ => return None,
    };
    c.any(&["của"]);
    if let Some(unit) = c.attempt(unit::unit) {
        let kind = matches!(
            unit.stretch,
            Stretch::Months(..) | Stretch::Quarter(_) | Stretch::Year
        );
        return kind.then_some(When::Edge(edge, Of::Unit(unit)));
    }
    let each = c.any(&["mỗi", "hằng", "từng", "các"]);
    let freq = period_word(c)?;
    if freq == Freq::Weekly || c.sees(&["sau", "này", "tới", "tiếp theo", "trước"]) {
        return None;
    }
    let of = match freq {
        _ if each => Of::Each(freq),
        Freq::Yearly => Of::Unit(Unit::new(Stretch::Year, YearWord::Unsaid)),
        _ => Of::Unsaid(freq),
    };
    Some(When::Edge(edge, of))
}
