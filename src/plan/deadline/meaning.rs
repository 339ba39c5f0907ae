//! From composed entries to the normal form: strictness (facts/domain.md 6.2), years,
//! and what is no date at all.

use super::clock::Hour;
use super::condition::Condition;
use super::display::end_of_day;
use super::edges;
use super::entry::{Doubt, Entry};
use super::item::Item;
use super::marker::Strength;
use super::meant::{Meant, bound_of, continuous, once, recur, year_anchor};
use super::normal::{Anchor, Bound, Flag, Freq, Meaning, MonthAnchor};
use super::point::Point;
use super::reading::Notes;
use super::stretch::{Stretch, Unit, last_of_month};
use super::when::{Edge, Of, When};
use super::window;
use super::year::YearWord;
use crate::calendar::date;
use chrono::{Datelike, NaiveDate, NaiveTime};

/// The event of "trong 10 ngày", whose start the cell does not name.
const UNNAMED_EVENT: &str = "giao nhiệm vụ";

/// The other reading of "02 lần/tháng".
const MORE_OFTEN: &str = "một nhịp dày hơn kỳ báo cáo thông thường";

/// The other reading of a name that has two.
fn second_name(when: When) -> &'static str {
    match when {
        When::Unit(unit) => match unit.stretch {
            Stretch::Months(from, to) if from < to => "một nửa của quý, tính theo số ngày",
            Stretch::Months(2..=7, _) if unit.year == YearWord::Unsaid => "một ngày trong tuần, hằng tuần",
            Stretch::Months(1 | 12, _) | Stretch::Day(_, Some(1 | 12)) => "tháng âm lịch",
            _ => "một ngày của tháng, không phải cả tháng",
        },
        When::Weekday(_) => "từng ngày trong các thứ được ghi",
        _ => "một mốc khác",
    }
}

/// What one entry means; doubts and flags are added to `notes`.
pub(super) fn of(entry: &Entry, year: i32, notes: &mut Notes) -> Meaning {
    for doubt in &entry.doubts {
        notes.doubt(match doubt {
            Doubt::YearAfter => format!("thời hạn thuộc năm {}", year + 1),
            Doubt::PlanYear => format!("ngày thuộc năm kế hoạch {year}"),
            Doubt::OnlyOnce => format!("chỉ một lần trong năm {year}"),
            Doubt::HowOften => MORE_OFTEN.to_owned(),
        });
    }
    let meant = match &entry.item {
        Item::Point(point) => point_meaning(point, entry, year, notes),
        Item::Range(range) => window::range_meaning(range, entry, year, notes),
        Item::DayRule(rule) => Ok(window::day_rule(rule, entry.freq, notes)),
        Item::Every(every) => {
            if every.doubtful {
                notes.doubt(MORE_OFTEN);
            }
            Ok(recur(every.freq, Bound::On, Anchor::None))
        }
        Item::Always(always) => {
            let unit = Unit::new(Stretch::Year, always.year);
            unit.days(year).map(|(from, to)| continuous(from, Some(to)))
        }
        Item::Condition(condition) => Ok(conditional(condition, notes)),
        Item::AsOf(point) => as_of(point, year),
        Item::Unknown { reason, .. } => Err(*reason),
    };
    meant.unwrap_or_else(|reason| Meaning::Unknown(reason.to_owned()))
}

/// Also says where the hour that was written is lost.
fn point_meaning(point: &Point, entry: &Entry, year: i32, notes: &mut Notes) -> Meant {
    let meant = point_of(point, entry, year, notes)?;
    let kept = match &meant {
        Meaning::Once { time, .. } => time.is_some(),
        Meaning::Recur {
            anchor: Anchor::Weekday(_, time),
            ..
        } => time.is_some(),
        _ => false,
    };
    hour_lost(binding(point)?.1.filter(|_| !kept), notes);
    Ok(meant)
}

fn point_of(point: &Point, entry: &Entry, year: i32, notes: &mut Notes) -> Meant {
    if point.doubtful {
        notes.doubt(second_name(point.when));
    }
    if point.part_of_day && point.marker.strength == Strength::Strict && point.hour.is_none() {
        notes.doubt("trước buổi ấy của chính ngày được ghi");
    }
    let (bound, time) = binding(point)?;
    let single_day = matches!(point.when, When::Unit(unit) if unit.is_dated() && entry.freq.is_none());
    if point.marker.double && !single_day {
        notes.doubt("kể cả ngày, tháng hoặc quý được ghi");
    }
    match point.when {
        When::Unit(unit) => match (unit.stretch, entry.freq) {
            (Stretch::Day(d, None), Some(freq)) => day_of_each(d, freq, bound, time, notes),
            (Stretch::Day(_, Some(_)), _) => dated(unit, point, entry, year, (bound, time), notes),
            (Stretch::Tet, _) => unit.days(year).map(|(day, _)| once(bound, day)),
            (_, Some(freq)) => stretch_each(unit, point, freq, year, notes),
            (_, None) => stretch(unit, point, entry, year),
        },
        When::Edge(edge, of) => edges::edge_meaning(edge, of, entry.freq, point, year, notes),
        When::DayOf(d, month, own) => {
            let freq = match (own, entry.freq) {
                (Freq::Quarterly, _) | (_, None | Some(Freq::Unspecified)) => own,
                (_, Some(freq)) => freq,
            };
            day_of(d, month, freq, (bound, time), notes)
        }
        When::Days(from, to, month) => {
            let freq = entry.freq.filter(|f| *f != Freq::Unspecified);
            let anchor = Anchor::DayWindow(from, to, month.unwrap_or(MonthAnchor::Same));
            Ok(recur(freq.unwrap_or(Freq::Monthly), Bound::On, anchor))
        }
        When::Weekday(day) => {
            if entry.freq.is_none() {
                notes.doubt("chỉ một lần, trong một tuần chưa ghi rõ");
            }
            Ok(recur(Freq::Weekly, bound_of(point), Anchor::Weekday(day, time)))
        }
        When::Last { working, of } => edges::last_day(working, of, (bound, time), year, notes),
        When::HourOnly if entry.freq == Some(Freq::Daily) => {
            notes.doubt("một giờ của ngày chưa ghi rõ");
            Ok(recur(Freq::Daily, Bound::On, Anchor::None))
        }
        When::HourOnly => Err("relative-day (needs today)"),
    }
}

/// Bound and hour together: "trước 24 giờ" is the whole day, "trước 0 giờ" none of it.
fn binding(point: &Point) -> Result<(Bound, Option<NaiveTime>), &'static str> {
    let bound = bound_of(point);
    match point.hour {
        None => Ok((bound, None)),
        Some(Hour::At(time)) if time == NaiveTime::MIN && bound == Bound::Before => Ok((bound, None)),
        Some(Hour::At(time)) => Ok((bound, Some(time))),
        Some(Hour::Midnight) => Ok((Bound::By, None)),
        Some(Hour::Impossible) => Err("invalid-time"),
    }
}

/// A day with its month: once, or in every year.
fn dated(
    unit: Unit,
    point: &Point,
    entry: &Entry,
    year: i32,
    (bound, time): (Bound, Option<NaiveTime>),
    notes: &mut Notes,
) -> Meant {
    let freq = match entry.freq {
        Some(Freq::Unspecified) => {
            notes.doubt("lặp lại hằng năm (\"định kỳ\")");
            None
        }
        None if unit.year.is_report() => Some(Freq::Yearly),
        other => other,
    };
    let Stretch::Day(d, Some(m)) = unit.stretch else {
        return Err("no-month");
    };
    if let Some(freq) = freq {
        // 29/02 exists in some years only.
        let exists = NaiveDate::from_ymd_opt(2024, m, d).is_some();
        if (m, d) == (2, 29) {
            notes.flag(Flag::Clamped);
        }
        hour_lost(time, notes);
        let anchor = Anchor::MonthDay(m, d, year_anchor(unit.year));
        let bound = if time.is_some() { Bound::By } else { bound };
        return exists.then(|| recur(freq, bound, anchor)).ok_or("invalid-date");
    }
    let (day, _) = unit.days(year)?;
    if point.marker.double {
        notes.doubt(format!("kể cả ngày {}", date(day)));
    }
    if unit.year == YearWord::Unsaid {
        notes.flag(Flag::YearAssumed);
    }
    if (d, m, unit.fraction) == (24, 7, true) && point.marker.strength == Strength::Bare {
        notes.doubt("liên tục 24 giờ, 7 ngày trong tuần");
    }
    if point.weekday.is_some_and(|w| w != day.weekday()) {
        notes.doubt("ngày gần đó đúng với thứ trong tuần được ghi");
    }
    Ok(Meaning::Once { bound, day, time })
}

/// Only weekly recurrences keep an hour; elsewhere the day is kept and a person asked.
fn hour_lost(time: Option<NaiveTime>, notes: &mut Notes) {
    if time.is_some() {
        notes.doubt("phải xong trước giờ được ghi của ngày đó");
    }
}

/// "ngày 15" with "hằng tháng", or with a longer period, whose month is then unsaid.
fn day_of_each(d: u32, freq: Freq, bound: Bound, time: Option<NaiveTime>, notes: &mut Notes) -> Meant {
    if freq != Freq::Monthly {
        notes.doubt("ngày này của tháng khác, vì tháng chưa được ghi");
    }
    let freq = if freq == Freq::Unspecified {
        Freq::Monthly
    } else {
        freq
    };
    day_of(d, MonthAnchor::Same, freq, (bound, time), notes)
}

fn day_of(
    d: u32,
    month: MonthAnchor,
    freq: Freq,
    (bound, time): (Bound, Option<NaiveTime>),
    notes: &mut Notes,
) -> Meant {
    if !(1..=31).contains(&d) {
        return Err("invalid-date");
    }
    let always_there = match month {
        MonthAnchor::LastOfQuarter | MonthAnchor::FirstOfNextQuarter => 30,
        _ => 29,
    };
    if d > always_there {
        notes.flag(Flag::Clamped);
    }
    hour_lost(time, notes);
    let bound = if time.is_some() { Bound::By } else { bound };
    Ok(recur(freq, bound, Anchor::Day(d, month)))
}

/// "quý II", "trước tháng 6", "hết năm 2026".
fn stretch(unit: Unit, point: &Point, entry: &Entry, year: i32) -> Meant {
    let (from, to) = unit.days(year)?;
    Ok(match point.marker.strength {
        Strength::Strict => once(Bound::Before, from),
        Strength::Inclusive => once(Bound::By, to),
        Strength::Within | Strength::Bare if entry.always => continuous(from, Some(to)),
        Strength::Within | Strength::Bare => Meaning::Window { from, to },
    })
}

/// "quý IV hằng năm": due by its end, in every year.
fn stretch_each(unit: Unit, point: &Point, freq: Freq, year: i32, notes: &mut Notes) -> Meant {
    let (from, to) = unit.days(year)?;
    let (bound, day) = match point.marker.strength {
        Strength::Strict => (Bound::Before, from),
        _ => (Bound::By, to),
    };
    if (day.month(), bound) == (2, Bound::By) {
        notes.doubt("ngày 29 tháng 02 đối với năm nhuận");
    }
    let anchor = Anchor::MonthDay(day.month(), day.day(), year_anchor(unit.year));
    Ok(recur(freq, bound, anchor))
}

fn conditional(condition: &Condition, notes: &mut Notes) -> Meaning {
    if condition.doubtful {
        notes.doubt("tính theo tháng, năm hoặc giờ làm việc thay cho số ngày, giờ quy đổi ở trên");
    }
    Meaning::Conditional {
        relation: condition.relation,
        event: condition
            .event
            .clone()
            .unwrap_or_else(|| UNNAMED_EVENT.to_owned()),
        offset: condition.offset,
    }
}

fn as_of(point: &Point, year: i32) -> Meant {
    let day = match point.when {
        When::Unit(unit) => unit.days(year)?.1,
        When::Edge(Edge::End, Of::Unit(unit)) => last_of_month(unit.days(year)?.1),
        _ => return Err("not-understood"),
    };
    let time = match point.hour {
        Some(Hour::At(time)) => time,
        Some(Hour::Impossible) => return Err("invalid-time"),
        Some(Hour::Midnight) | None => end_of_day(),
    };
    Ok(Meaning::AsOf(day.and_time(time)))
}
