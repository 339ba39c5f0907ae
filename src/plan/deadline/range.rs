//! "Từ ... đến ...", "15/6 - 20/6", "quý III-IV/2026", lists such as "tháng 3, 6, 9",
//! and the data periods that look like ranges.

use super::clock;
use super::cursor::Cursor;
use super::list::not_a_list_number;
use super::months;
use super::point;
use super::stretch::{Stretch, Unit};
use super::unit;
use super::when::{Edge, Of, When};
use super::year::{self, YearWord};

/// Where the range is counted from, by its first words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    Plain,
    /// "từ".
    From,
    /// "tính từ": mostly a data period.
    Counted,
    /// "số liệu từ": nothing but a data period.
    Data,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    At(Unit),
    /// "đến trước ngày ...".
    Before(Unit),
    /// No end is named.
    Unnamed,
    /// "trở đi", "và các năm tiếp theo".
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub opening: Opening,
    pub from: Unit,
    pub to: End,
    pub doubtful: bool,
}

pub(super) fn opening(c: &mut Cursor) -> Opening {
    let data = c.any(&[
        "số liệu được tính",
        "số liệu tính",
        "số liệu được lấy",
        "số liệu lấy",
        "số liệu báo cáo",
        "kỳ số liệu",
        "thời gian chốt số liệu",
        "thời gian lấy số liệu",
        "số liệu",
        "kỳ báo cáo tính",
        "kỳ báo cáo",
    ]);
    if data {
        c.mark(':');
    }
    let counted = c.any(&["được tính từ", "tính từ"]);
    let from = counted
        || c.any(&[
            "trong khoảng thời gian từ",
            "trong thời gian từ",
            "bắt đầu từ",
            "kể từ",
            "từ",
        ]);
    if data && !from {
        c.any(&["trong"]);
    }
    match (data, counted, from) {
        (true, ..) => Opening::Data,
        (_, true, _) => Opening::Counted,
        (.., true) => Opening::From,
        _ => Opening::Plain,
    }
}

const SPANS: [&str; 7] = [
    "trong giai đoạn",
    "giai đoạn",
    "trong các ngày",
    "các ngày",
    "trong các năm",
    "các năm",
    "trong",
];

const ONWARDS: [&str; 6] = [
    "trở đi",
    "trở về sau",
    "và những năm tiếp theo",
    "và các năm tiếp theo",
    "và các năm sau",
    "và những năm sau",
];

/// A range between two named stretches, or from one on.
pub(super) fn range(c: &mut Cursor) -> Option<Range> {
    let opening = opening(c);
    if opening == Opening::Plain {
        c.any(&SPANS);
    }
    if let Some((from, to)) = c
        .attempt(years)
        .or_else(|| c.attempt(shared_month))
        .or_else(|| c.attempt(dotted))
    {
        return Some(Range {
            opening,
            from,
            to: End::At(to),
            doubtful: false,
        });
    }
    if opening == Opening::From {
        let _ = c.attempt(clock::hour);
    }
    // "T2 đến T6 hằng tuần" are days of the week.
    if c.sees(&["t"]) && c.attempt(clock::weekday_name).is_some() {
        return None;
    }
    let from = left(c)?;
    let to = match c.attempt(|c| right(c, &from, opening)) {
        Some(to) => to,
        None if opening == Opening::From && c.attempt(until_an_event).is_some() => End::Open,
        None if c.any(&ONWARDS) => End::Open,
        None if opening == Opening::From => End::Unnamed,
        None => return None,
    };
    let doubtful = from.doubtful
        && from.year == YearWord::Unsaid
        && !matches!(to, End::At(u) if u.year != YearWord::Unsaid);
    Some(Range {
        opening,
        from,
        to,
        doubtful,
    })
}

/// "2026-2027", "năm 2026 đến năm 2030", "2026 - 2030".
fn years(c: &mut Cursor) -> Option<(Unit, Unit)> {
    c.any(&["năm"]);
    let from = c.year_number()?;
    (c.mark('-') || c.any(&["cho đến hết", "cho đến", "đến hết", "đến", "tới"])).then_some(())?;
    c.any(&["hết năm", "năm"]);
    let to = c.year_number()?;
    let more = matches!(c.mark_at(0), Some('/' | '-')) && c.num_at(1).is_some();
    let year = |y| Unit::new(Stretch::Year, YearWord::Given(y));
    (!more && from <= to).then(|| (year(from), year(to)))
}

/// "06-07/6/2023", "ngày 15 - 20 tháng 6".
fn shared_month(c: &mut Cursor) -> Option<(Unit, Unit)> {
    c.any(&["các ngày", "ngày"]);
    let from = c.num(2)?;
    (c.mark('-') || c.any(&["đến ngày", "đến"])).then_some(())?;
    let said = c.word("ngày");
    let tail = c.pos;
    let to = c.attempt(|c| unit::day(c).filter(|u| u.is_dated()))?;
    // "15-11-2026" is one day.
    let Stretch::Day(_, month) = to.stretch else {
        return None;
    };
    let dashed = !said && c.pos > tail && matches!(separator_after(c, tail), Some('-'));
    (!dashed).then(|| {
        let from = Unit {
            fraction: false,
            ..Unit::new(Stretch::Day(from, month), to.year)
        };
        (
            from,
            Unit {
                fraction: false,
                ..to
            },
        )
    })
}

/// "1.9-15.9.2026".
fn dotted(c: &mut Cursor) -> Option<(Unit, Unit)> {
    let d = c.num(2)?;
    (c.glued_at(0) && c.glued_at(1) && c.mark('.')).then_some(())?;
    let m = c.num(2)?;
    (c.mark('-') || c.any(&["đến"])).then_some(())?;
    let to = c.attempt(|c| unit::day(c).filter(Unit::is_dated))?;
    Some((Unit::new(Stretch::Day(d, Some(m)), to.year), to))
}

/// "đến khi hoàn thành": no end is named, and none needs to be reported to begin.
fn until_an_event(c: &mut Cursor) -> Option<End> {
    c.mark(',');
    c.any(&["cho đến khi", "đến khi"]).then_some(())?;
    while c.word_at(0).is_some() {
        c.pos += 1;
    }
    Some(End::Open)
}

fn separator_after(c: &mut Cursor, pos: usize) -> Option<char> {
    let now = c.pos;
    c.pos = pos;
    let separator = c.mark_at(1);
    c.pos = now;
    separator
}

fn left(c: &mut Cursor) -> Option<Unit> {
    if let Some(unit) = c.attempt(edge_unit) {
        return Some(unit);
    }
    c.attempt(unit::unit).or_else(|| {
        let year = c.attempt(Cursor::year_number)?;
        Some(Unit::new(Stretch::Year, YearWord::Given(year)))
    })
}

/// "từ đầu năm", "đến cuối tháng 6": only the outer edges change nothing.
fn edge_unit(c: &mut Cursor) -> Option<Unit> {
    match point::point(c)?.when {
        When::Edge(Edge::Start | Edge::End, Of::Unit(unit)) => Some(unit),
        _ => None,
    }
}

fn right(c: &mut Cursor, from: &Unit, opening: Opening) -> Option<End> {
    c.mark(',');
    let word = c.any(&["cho đến", "kéo dài đến", "đến", "tới"]);
    let dash = !word && c.mark('-');
    (word || dash).then_some(())?;
    let strict = word && c.word("trước");
    // The hour of a window's last day bounds nothing that days are counted by.
    let hour = word && c.attempt(clock::hour).is_some();
    let strict = strict && !hour;
    if !strict && word {
        c.any(&["hết", "ngày cuối cùng của", "ngày cuối"]);
    }
    let quarters = matches!(from.stretch, Stretch::Quarter(_));
    let to = c
        .attempt(|c| shorthand(c, from).filter(|_| quarters && !not_a_list_number(c)))
        .or_else(|| c.attempt(edge_unit))
        .or_else(|| c.attempt(unit::unit))
        .or_else(|| c.attempt(|c| shorthand(c, from)))
        .or_else(|| {
            let year = (from.stretch == Stretch::Year).then(|| c.attempt(Cursor::year_number))??;
            Some(Unit::new(Stretch::Year, YearWord::Given(year)))
        })?;
    let alike = std::mem::discriminant(&from.stretch) == std::mem::discriminant(&to.stretch);
    if !alike && opening == Opening::Plain {
        return None;
    }
    if matches!((from.stretch, to.stretch), (Stretch::Day(_, None), s) if !matches!(s, Stretch::Day(_, Some(_))))
    {
        return None;
    }
    Some(if strict { End::Before(to) } else { End::At(to) })
}

/// The right side with the noun left out: "quý III-IV", "tháng 9-10", "15/6-20/6".
fn shorthand(c: &mut Cursor, from: &Unit) -> Option<Unit> {
    match from.stretch {
        Stretch::Quarter(_) => {
            let q = months::quarter_number(c)?;
            Some(Unit::new(Stretch::Quarter(q), year::year_tail(c)))
        }
        Stretch::Months(m, to) if m == to => {
            c.any(&["t"]);
            let m = c.num(2)?;
            if c.sees(&["tháng"]) {
                return None;
            }
            Some(Unit::new(Stretch::Months(m, m), year::year_tail(c)))
        }
        _ => None,
    }
}

/// First and last day of a range, whose sides lend each other month and year; the flag
/// says that the year had to be guessed.
pub(super) fn range_days(range: &Range, plan_year: i32) -> Result<(Unit, Unit, bool), &'static str> {
    let mut from = range.from;
    let mut to = match range.to {
        End::At(unit) | End::Before(unit) => unit,
        End::Unnamed | End::Open => Unit::new(Stretch::Year, YearWord::Unsaid),
    };
    if !matches!(range.to, End::At(_) | End::Before(_)) {
        return Ok((from, to, false));
    }
    if let (Stretch::Day(d, None), Stretch::Day(_, Some(m))) = (from.stretch, to.stretch) {
        from.stretch = Stretch::Day(d, Some(m));
    }
    let backwards =
        |from: &Unit, to: &Unit| Ok::<bool, &'static str>(from.days(plan_year)?.0 > to.days(plan_year)?.1);
    let mut guessed = false;
    match (from.year, to.year) {
        (YearWord::Unsaid, YearWord::Unsaid) if backwards(&from, &to)? => {
            to.year = YearWord::Next;
            guessed = true;
        }
        (YearWord::Unsaid, YearWord::Given(year)) => {
            from.year = to.year;
            if backwards(&from, &to)? {
                from.year = YearWord::Given(year - 1);
                // Nearly a year: more likely the two days were swapped.
                guessed = to.days(plan_year)?.1 - from.days(plan_year)?.0 > chrono::TimeDelta::days(330)
                    && from.is_day();
            }
        }
        (YearWord::Given(year), YearWord::Unsaid) => {
            to.year = from.year;
            if backwards(&from, &to)? {
                to.year = YearWord::Given(year + 1);
            }
        }
        _ => {}
    }
    if backwards(&from, &to)? {
        return Err("reversed-range");
    }
    Ok((from, to, guessed))
}
