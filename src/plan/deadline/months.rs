//! Stretches of several months or of a part of one: "6 tháng đầu năm", "nửa cuối tháng 6",
//! "thượng tuần tháng 5".

use super::cursor::Cursor;
use super::unit::{Stretch, Unit, month, quarter};
use super::year::{YearWord, year_tail};

/// "6 tháng đầu năm", "nửa cuối năm 2026", "9 tháng năm 2026", "6T/2026".
pub(super) fn stretch_of_months(c: &mut Cursor) -> Option<Unit> {
    if let Some(unit) = c.attempt(half) {
        return Some(unit);
    }
    let counted = c.attempt(Cursor::count);
    let short = counted.is_some() && c.glued_at(0) && c.word("t");
    let quarters = !short && c.word("quý");
    if !short && !quarters && !c.word("tháng") {
        return None;
    }
    // "tháng cuối năm" is one month, "6 tháng" six.
    let edges = ["đầu năm", "cuối năm", "đầu tiên của năm", "cuối cùng của năm"];
    if counted.is_none() && !c.sees(&edges) {
        return None;
    }
    let n = counted.unwrap_or(1).saturating_mul(if quarters { 3 } else { 1 });
    if !(1..=12).contains(&n) {
        return None;
    }
    let first = Stretch::Months(1, n);
    let stretch = if c.any(&["đầu tiên của", "đầu của", "đầu"]) {
        c.sees(&["năm"]).then_some(first)?
    } else if c.any(&["cuối cùng của", "cuối của", "cuối"]) {
        c.sees(&["năm"]).then_some(Stretch::Months(13 - n, 12))?
    } else {
        first
    };
    let named = stretch != first || c.sees(&["năm"]);
    let year = match year_tail(c) {
        YearWord::Unsaid if named && c.word("năm") => YearWord::Unsaid,
        YearWord::Unsaid => return None,
        year => year,
    };
    Some(Unit::new(stretch, year))
}

fn half(c: &mut Cursor) -> Option<Unit> {
    c.any(&["nửa"]).then_some(())?;
    let first = match (c.word("đầu"), c.word("cuối")) {
        (true, _) => true,
        (_, true) => false,
        _ => return None,
    };
    c.word("của");
    if let Some(unit) = c.attempt(month) {
        let Stretch::Months(m, _) = unit.stretch else {
            return None;
        };
        let stretch = if first {
            Stretch::Part(m, 1, 15)
        } else {
            Stretch::Part(m, 16, 0)
        };
        return Some(Unit { stretch, ..unit });
    }
    if let Some(unit) = c.attempt(quarter) {
        let Stretch::Quarter(q @ 1..=4) = unit.stretch else {
            return Some(unit);
        };
        let from = 3 * q - if first { 2 } else { 1 };
        return Some(Unit {
            stretch: Stretch::Months(from, from + 1),
            doubtful: true,
            ..unit
        });
    }
    let months = if first {
        Stretch::Months(1, 6)
    } else {
        Stretch::Months(7, 12)
    };
    c.sees(&["năm"]).then_some(())?;
    let year = match year_tail(c) {
        YearWord::Unsaid if !c.word("năm") => return None,
        year => year,
    };
    Some(Unit::new(months, year))
}

/// "thượng tuần tháng 5": days 1 to 10, 11 to 20, 21 to the last.
pub(super) fn part_of_month(c: &mut Cursor) -> Option<Unit> {
    let (from, to) = match () {
        _ if c.words("thượng tuần") => (1, 10),
        _ if c.words("trung tuần") => (11, 20),
        _ if c.words("hạ tuần") => (21, 0),
        _ => return None,
    };
    c.word("của");
    let unit = month(c)?;
    let Stretch::Months(m, _) = unit.stretch else {
        return None;
    };
    Some(Unit {
        stretch: Stretch::Part(m, from, to),
        ..unit
    })
}
