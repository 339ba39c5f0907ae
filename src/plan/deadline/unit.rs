//! Stretches of the calendar as plans name them: "05/7/2026", "tháng 3", "quý II",
//! "6 tháng đầu năm", "năm 2027". Always day before month.

use super::clock;
use super::cursor::Cursor;
use super::months::{self, month, month_number, quarter};
use super::stretch::{Stretch, Unit};
use super::year::{YearWord, year_tail, year_words};

/// Any stretch with a name of its own.
pub(super) fn unit(c: &mut Cursor) -> Option<Unit> {
    c.attempt(day)
        .or_else(|| c.attempt(months::stretch_of_months))
        .or_else(|| c.attempt(quarter))
        .or_else(|| c.attempt(months::part_of_month))
        .or_else(|| c.attempt(month))
        .or_else(|| c.attempt(year))
        .or_else(|| c.attempt(tet))
}

/// "05/7", "15-11-2026", "ngày 05 tháng 7 năm 2026", "thứ Sáu, ngày 20/3".
pub(super) fn day(c: &mut Cursor) -> Option<Unit> {
    if c.attempt(clock::weekday_name).is_some() {
        c.mark(',');
        c.mark('(');
    }
    let said = c.any(&[
        "ngày quốc khánh",
        "quốc khánh",
        "dịp lễ",
        "ngày lễ",
        "dịp",
        "lễ",
        "ngày mùng",
        "ngày",
        "mùng",
    ]);
    if let Some(mut unit) = c.attempt(|c| numeric(c, said)) {
        unit.fraction &= !said;
        return Some(unit);
    }
    let spoken = said || (c.num_at(0).is_some() && c.looks_like(1, "tháng"));
    if !spoken {
        return None;
    }
    let d = c.num(2)?;
    let month = c.attempt(|c| {
        c.mark(',');
        c.any(&["của"]);
        c.any(&["các tháng", "tháng"]).then_some(())?;
        // "6 tháng một lần" is no sixth of January.
        (said || c.num_at(0).is_some() || c.sees(&["giêng", "chạp"])).then_some(())?;
        month_number(c).filter(|_| said || !c.sees(&["lần"]))
    });
    match month {
        Some((m, doubtful)) => Some(Unit {
            doubtful,
            ..Unit::new(Stretch::Day(d, Some(m)), year_tail(c))
        }),
        None if said => Some(Unit::new(Stretch::Day(d, None), YearWord::Unsaid)),
        None => None,
    }
}

/// Numbers with slashes, dashes or dots.
fn numeric(c: &mut Cursor, said: bool) -> Option<Unit> {
    if c.year_number_at(0).is_some() {
        return year_first(c);
    }
    let d = c.num(2)?;
    let separator = c.mark_at(0).filter(|s| matches!(s, '/' | '-' | '.'))?;
    let tight = c.glued_at(0) && c.glued_at(1);
    if separator != '/' && !tight {
        return None;
    }
    c.pos += 1;
    if separator != '.'
        && !said
        && let Some(year) = c.attempt(Cursor::year_number)
    {
        let continues = matches!(c.mark_at(0), Some('/')) && c.glued_at(0);
        return (!continues).then(|| Unit::new(Stretch::Months(d, d), YearWord::Given(year)));
    }
    let m = c.num(2)?;
    if c.mark_at(0) == Some(separator) && c.num_at(1).is_some() {
        if let Some(year) = c.year_number_at(1) {
            c.pos += 2;
            return Some(Unit::new(Stretch::Day(d, Some(m)), YearWord::Given(year)));
        }
        if let Some((short, 2)) = c.num_at(1) {
            let year = 2000 + i32::try_from(short).ok()?;
            if separator == '/' && (year - c.year).abs() <= 2 {
                c.pos += 2;
                return Some(Unit::new(Stretch::Day(d, Some(m)), YearWord::Given(year)));
            }
        }
        return None;
    }
    if separator == '-' || (separator == '.' && !said) {
        return None;
    }
    let (year, fraction) = (year_tail(c), !said);
    if m > 12 && d <= 12 && !said && (2000 + m as i32 - c.year).abs() <= 2 {
        return Some(Unit {
            fraction,
            doubtful: true,
            ..Unit::new(Stretch::Months(d, d), YearWord::Given(2000 + m as i32))
        });
    }
    Some(Unit {
        fraction: fraction && year == YearWord::Unsaid,
        ..Unit::new(Stretch::Day(d, Some(m)), year)
    })
}

/// "2026-06-15", as spreadsheets write it.
fn year_first(c: &mut Cursor) -> Option<Unit> {
    let year = c.year_number()?;
    let separator = c.mark_at(0).filter(|s| matches!(s, '-' | '/'))?;
    c.pos += 1;
    let (m, d) = (c.num(2)?, c.mark(separator).then(|| c.num(2))??);
    let tight = c.mark_at(0) != Some(separator);
    tight.then(|| Unit::new(Stretch::Day(d, Some(m)), YearWord::Given(year)))
}

/// "năm 2026"; a bare "2026" only as a whole cell or in a range, which the caller sees to.
fn year(c: &mut Cursor) -> Option<Unit> {
    if !c.sees(&["năm"]) {
        return None;
    }
    let tail = year_words(c)?;
    Some(Unit::new(Stretch::Year, tail))
}

/// The lunar new year, and the solar one, which is a day like any other.
fn tet(c: &mut Cursor) -> Option<Unit> {
    if c.any(&["tết dương lịch", "tết tây", "nghỉ tết dương lịch"]) {
        let year = match c.attempt(|c| c.year_number().map(YearWord::Given)) {
            Some(year) => year,
            // The one that a plan looks ahead to is the next.
            None => Some(year_tail(c))
                .filter(|y| *y != YearWord::Unsaid)
                .unwrap_or(YearWord::Next),
        };
        return Some(Unit::new(Stretch::Day(1, Some(1)), year));
    }
    if let Some(year) = c.attempt(named_tet) {
        return Some(Unit::new(Stretch::Tet, YearWord::Given(year)));
    }
    c.any(&[
        "tết âm lịch",
        "tết nguyên đán",
        "tết cổ truyền",
        "nghỉ tết nguyên đán",
    ])
    .then_some(())?;
    // "Tết Nguyên đán Bính Ngọ 2026"
    let year = c
        .attempt(|c| {
            for _ in 0..2 {
                if c.word_at(0).is_some() && c.year_number_at(0).is_none() && !c.sees(&["năm"]) {
                    c.pos += 1;
                }
            }
            if c.word("năm") && c.year_number_at(0).is_none() && c.word_at(1).is_some() {
                c.pos += 2;
            }
            c.year_number()
        })
        .map(YearWord::Given);
    Some(Unit::new(Stretch::Tet, year.unwrap_or_else(|| year_tail(c))))
}

/// "Tết Bính Ngọ", "Tết Đinh Mùi 2027": the year of that name nearest to the plan's.
fn named_tet(c: &mut Cursor) -> Option<i32> {
    const STEMS: [&str; 10] = [
        "giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý",
    ];
    const BRANCHES: [&str; 12] = [
        "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi",
    ];
    c.any(&["nghỉ tết", "tết"]).then_some(())?;
    c.any(&["nguyên đán", "âm lịch", "cổ truyền"]);
    c.any(&["năm", "xuân"]);
    let place = |c: &mut Cursor, names: &[&str]| names.iter().position(|name| c.word(name));
    let stem = i32::try_from(place(c, &STEMS)?).ok()?;
    let branch = i32::try_from(place(c, &BRANCHES)?).ok()?;
    c.any(&["năm"]);
    let is_named = |year: &i32| (year - 4).rem_euclid(10) == stem && (year - 4).rem_euclid(12) == branch;
    let named = (c.year - 5..=c.year + 30).find(is_named);
    match c.attempt(Cursor::year_number) {
        Some(said) => (Some(said) == named).then_some(said),
        None => named,
    }
}
