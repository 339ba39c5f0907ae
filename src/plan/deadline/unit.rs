//! Stretches of the calendar as plans name them: "05/7/2026", "tháng 3", "quý II",
//! "6 tháng đầu năm", "năm 2027". Always day before month.

use super::clock;
use super::cursor::Cursor;
use super::months;
use super::year::{YearWord, year_tail, year_words};
use chrono::{Datelike, Days, Months, NaiveDate};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// A day; without a month it takes one from its neighbours.
    Day(u32, Option<u32>),
    /// First and last month.
    Months(u32, u32),
    Quarter(u32),
    /// Month, first day, last day (0 is the month's last).
    Part(u32, u32, u32),
    Year,
    /// The lunar new year's day.
    Tet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub stretch: Stretch,
    pub year: YearWord,
    /// Written as two numbers with nothing that says "day": may be a fraction.
    pub fraction: bool,
    /// Two readings: a lunar month, a year of two digits.
    pub doubtful: bool,
}

impl Unit {
    pub fn new(stretch: Stretch, year: YearWord) -> Unit {
        Unit {
            stretch,
            year,
            fraction: false,
            doubtful: false,
        }
    }

    pub fn is_day(&self) -> bool {
        matches!(self.stretch, Stretch::Day(..))
    }

    /// A day of a known month.
    pub fn is_dated(&self) -> bool {
        matches!(self.stretch, Stretch::Day(_, Some(_)))
    }

    /// First and last day, or the reason why there is none.
    pub fn days(&self, plan_year: i32) -> Result<(NaiveDate, NaiveDate), &'static str> {
        let year = self.year.resolve(plan_year);
        let day = |m, d| NaiveDate::from_ymd_opt(year, m, d).ok_or("invalid-date");
        match self.stretch {
            Stretch::Day(_, None) => Err("no-month"),
            Stretch::Day(d, Some(m)) => day(m, d).map(|d| (d, d)),
            Stretch::Months(from, to) if from >= 1 && to <= 12 => {
                Ok((day(from, 1)?, last_of_month(day(to, 1)?)))
            }
            Stretch::Months(..) => Err("invalid-month"),
            Stretch::Quarter(q) if (1..=4).contains(&q) => {
                Ok((day(3 * q - 2, 1)?, last_of_month(day(3 * q, 1)?)))
            }
            Stretch::Quarter(_) => Err("invalid-quarter"),
            Stretch::Part(m, _, _) if !(1..=12).contains(&m) => Err("invalid-month"),
            Stretch::Part(m, from, 0) => Ok((day(m, from)?, last_of_month(day(m, 1)?))),
            Stretch::Part(m, from, to) => Ok((day(m, from)?, day(m, to)?)),
            Stretch::Year => Ok((day(1, 1)?, day(12, 31)?)),
            Stretch::Tet => lunar_new_year(year).map(|d| (d, d)).ok_or("unknown-lunar-year"),
        }
    }
}

pub(super) fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    (first + Months::new(1)) - Days::new(1)
}

/// Mùng 1 Tết by UTC+7 (facts/domain.md 5.3); the days off around it come from the
/// yearly notice, not from here.
fn lunar_new_year(year: i32) -> Option<NaiveDate> {
    const DAYS: [(i32, u32, u32); 7] = [
        (2024, 2, 10),
        (2025, 1, 29),
        (2026, 2, 17),
        (2027, 2, 6),
        (2028, 1, 26),
        (2029, 2, 13),
        (2030, 2, 2),
    ];
    let (y, m, d) = *DAYS.iter().find(|(y, ..)| *y == year)?;
    NaiveDate::from_ymd_opt(y, m, d)
}

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
