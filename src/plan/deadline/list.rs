//! The rest of a list whose noun stands only once: "quý II, IV", "tháng 3, 6 và 9".

use super::clock;
use super::cursor::Cursor;
use super::lexicon;
use super::marker::Strength;
use super::months;
use super::point::{self, Point};
use super::stretch::{Stretch, Unit};
use super::when::When;
use super::year::{self, YearWord};

/// A point, and those that only its own words make points.
pub(super) fn points(c: &mut Cursor) -> Option<Vec<Point>> {
    let first = point::point(c)?;
    let mut out = vec![first];
    match first.when {
        When::Unit(unit) => {
            let bare = first.marker.strength == Strength::Bare && !first.marker.labelled;
            let followed = c.word_at(0).is_some_and(|w| match bare {
                true => !lexicon::goes_after_a_date(&w.text),
                false => lexicon::is_counted(&w.text),
            });
            if unit.fraction
                && followed
                && !c.sees(&["âm lịch", "âl"])
                && first.marker.strength != Strength::Strict
            {
                return None;
            }
            let more = list_tail(c, &unit);
            // "T3, T6, T9": a list of months has no Fridays in it.
            let months = more.iter().any(|(u, _)| !u.doubtful);
            out[0].doubtful &= !months || unit.year != YearWord::Unsaid;
            out.extend(more.into_iter().map(|(unit, instead)| Point {
                when: When::Unit(unit),
                doubtful: unit.doubtful && !months,
                instead,
                ..first
            }));
        }
        When::Weekday(_) => {
            // "thứ Hai đến thứ Sáu": done by the last of them, or on each.
            if let Some(last) = c.attempt(|c| {
                (c.mark('-') || c.any(&["đến", "tới"])).then_some(())?;
                clock::weekday_name(c)
            }) {
                out[0].when = When::Weekday(last);
                out[0].doubtful = true;
            }
            while let Some(weekday) = c.attempt(|c| {
                let comma = c.mark(',');
                (c.any(&["và"]) || comma).then_some(())?;
                c.attempt(clock::weekday_name)
                    .or_else(|| c.num(1).and_then(clock::weekday_number))
            }) {
                out.push(Point {
                    when: When::Weekday(weekday),
                    ..first
                });
            }
        }
        When::DayOf(..) | When::Edge(..) | When::Days(..) | When::Last { .. } | When::HourOnly => {}
    }
    Some(out)
}

/// The rest of a list whose noun stands only once: "quý II, IV", "tháng 3, 6 và 9",
/// "ngày 15 các tháng 3, 6"; with each whether "hoặc" stands before it.
fn list_tail(c: &mut Cursor, first: &Unit) -> Vec<(Unit, bool)> {
    let mut out = Vec::new();
    loop {
        let instead = c.sees(&["hoặc"]);
        let Some(unit) = c.attempt(|c| list_item(c, first)) else {
            return out;
        };
        out.push((unit, instead));
    }
}

fn list_item(c: &mut Cursor, first: &Unit) -> Option<Unit> {
    let comma = c.mark(',');
    let and = c.any(&["và", "hoặc"]) || c.mark('+');
    (comma || and).then_some(())?;
    match first.stretch {
        Stretch::Quarter(_) => {
            let numeral = c.num_at(0).is_none();
            let q = months::quarter_number(c)?;
            let free = numeral || !not_a_list_number(c);
            free.then(|| Unit::new(Stretch::Quarter(q), year::year_tail(c)))
        }
        Stretch::Months(m, to) if m == to => {
            c.any(&["t"]);
            let m = c.num(2).filter(|m| (1..=12).contains(m))?;
            (!not_a_list_number(c)).then(|| Unit::new(Stretch::Months(m, m), year::year_tail(c)))
        }
        Stretch::Day(d, Some(_)) => {
            c.word("tháng")
                .then_some(())
                .or_else(|| c.num_at(0).map(|_| ()))?;
            let month_list = c.num_at(0).is_some();
            let (m, doubtful) = months::month_number(c).filter(|_| month_list)?;
            (!not_a_list_number(c)).then(|| Unit {
                doubtful,
                ..Unit::new(Stretch::Day(d, Some(m)), year::year_tail(c))
            })
        }
        Stretch::Year => {
            let year = c.year_number()?;
            Some(Unit::new(Stretch::Year, YearWord::Given(year)))
        }
        Stretch::Day(_, None) => {
            c.any(&["ngày"]);
            let d = c.num(2)?;
            (!not_a_list_number(c)).then(|| Unit::new(Stretch::Day(d, None), YearWord::Unsaid))
        }
        _ => None,
    }
}

/// A number that belongs to something else: "15/6", "6 tháng", "02 lần", "17 giờ".
pub(super) fn not_a_list_number(c: &mut Cursor) -> bool {
    let fraction =
        matches!(c.mark_at(0), Some('/' | '.')) && c.num_at(1).is_some_and(|(_, digits)| digits < 4);
    fraction
        || c.sees(&[
            "tháng",
            "lần",
            "giờ",
            "h",
            "ngày",
            "tuần",
            "quý",
            "năm một",
            "phút",
        ])
        || c.word_at(0).is_some_and(|w| lexicon::is_counted(&w.text))
}
