//! Months and quarters, several months, a part of one: "tháng 3", "quý II", "6 tháng đầu năm", "nửa cuối tháng 6",
//! "thượng tuần tháng 5".

use super::cursor::Cursor;
use super::stretch::{Stretch, Unit};
use super::year::{YearWord, year_tail};

/// After "tháng": its number; the second value marks a name that may be lunar.
pub(super) fn month_number(c: &mut Cursor) -> Option<(u32, bool)> {
    if c.word("giêng") {
        return Some((1, true));
    }
    if c.word("chạp") {
        return Some((12, true));
    }
    // "báo cáo tháng, năm": the year's word is no month.
    if c.looks_like(0, "năm") && (c.year_number_at(1).is_some() || c.word_at(1).is_some()) {
        return None;
    }
    let spelled = c.num_at(0).is_none();
    let value = c.count()?;
    (value <= 99 && !(spelled && value > 12)).then_some((value, false))
}

/// "tháng 3/2026", "T6/2026", "tháng ba năm 2026".
pub(super) fn month(c: &mut Cursor) -> Option<Unit> {
    if c.any(&["các tháng", "tháng"]) {
        let (m, doubtful) = month_number(c)?;
        return Some(Unit {
            doubtful,
            ..Unit::new(Stretch::Months(m, m), year_tail(c))
        });
    }
    (c.word("t") && c.glued_at(0)).then_some(())?;
    let m = c.num(2)?;
    let year = year_tail(c);
    // "T6" alone may be Friday; a month only with a year or where no weekday has that number.
    let doubtful = year == YearWord::Unsaid && (2..=7).contains(&m);
    Some(Unit {
        doubtful,
        ..Unit::new(Stretch::Months(m, m), year)
    })
}

pub(super) fn quarter_number(c: &mut Cursor) -> Option<u32> {
    if let Some((value, 1..=2)) = c.num_at(0) {
        c.pos += 1;
        return Some(value);
    }
    let word = c.word_at(0)?;
    let value = match word.text.as_str() {
        "i" | "l" => 1,
        "ii" | "ll" => 2,
        "iii" | "lll" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "nhất" | "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "tư" | "bốn" => 4,
        // "VII": a numeral, and no quarter.
        roman if roman.len() > 1 && roman.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) => 99,
        _ => return None,
    };
    if word.text.starts_with('l') {
        c.repaired.push(c.pos);
    }
    c.pos += 1;
    Some(value)
}

/// "quý II/2026", "Q2/2026", "quý 3 năm 2026".
pub(super) fn quarter(c: &mut Cursor) -> Option<Unit> {
    if c.word("quý") {
        c.word("thứ");
    } else if !(c.word("q") && c.glued_at(0)) {
        return None;
    }
    let q = quarter_number(c)?;
    Some(Unit::new(Stretch::Quarter(q), year_tail(c)))
}

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
