//! Beginnings, middles and ends of stretches (BLDS đ.146) in the normal form.

use super::meant::{Meant, bound_of, once, recur};
use super::normal::{Anchor, Bound, Flag, Freq, Meaning, MonthAnchor, YearAnchor};
use super::point::Point;
use super::reading::Notes;
use super::stretch::Stretch;
use super::when::{Edge, Of};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

/// "đầu", "giữa", "cuối" by BLDS đ.146; of a quarter by analogy.
pub(super) fn edge_meaning(
    edge: Edge,
    of: Of,
    freq: Option<Freq>,
    point: &Point,
    year: i32,
    notes: &mut Notes,
) -> Meant {
    notes.flag(Flag::Approx);
    let bound = bound_of(point);
    let each = match of {
        Of::Unit(unit) => {
            let (from, to) = unit.days(year)?;
            if bound == Bound::Before && edge != Edge::Start {
                notes.doubt("kể cả ngày cuối của mốc này");
            }
            let day = match edge {
                Edge::Start => from,
                Edge::End => to,
                Edge::Middle => middle(unit.stretch, from)?,
            };
            return Ok(once(bound, day));
        }
        Of::Each(each) => each,
        Of::Unsaid(unsaid) => match (freq, unsaid) {
            (Some(_), unsaid) => unsaid,
            (None, Freq::Quarterly) => return Err("no-quarter"),
            (None, _) => return Err("no-month"),
        },
    };
    let (bound_at_start, same) = (
        if bound == Bound::Before { bound } else { Bound::On },
        MonthAnchor::Same,
    );
    Ok(match (each, edge) {
        (Freq::Monthly, Edge::Start) => recur(each, bound_at_start, Anchor::Day(1, same)),
        (Freq::Monthly, Edge::Middle) => recur(each, bound, Anchor::Day(15, same)),
        (Freq::Monthly | Freq::Quarterly, Edge::End) => recur(each, bound, Anchor::LastDay),
        (Freq::Yearly, edge) => {
            let (m, d) = match edge {
                Edge::Start => (1, 1),
                Edge::Middle => (6, 30),
                Edge::End => (12, 31),
            };
            recur(each, bound, Anchor::MonthDay(m, d, YearAnchor::Same))
        }
        _ => return Err("not-understood"),
    })
}

fn middle(stretch: Stretch, from: NaiveDate) -> Result<NaiveDate, &'static str> {
    let day = |m, d| NaiveDate::from_ymd_opt(from.year(), m, d).ok_or("invalid-date");
    match stretch {
        Stretch::Year => day(6, 30),
        Stretch::Quarter(_) => day(from.month() + 1, 15),
        Stretch::Months(a, b) if a == b => day(a, 15),
        _ => Err("not-understood"),
    }
}

pub(super) fn last_day(
    working: bool,
    of: Of,
    (bound, time): (Bound, Option<NaiveTime>),
    year: i32,
    notes: &mut Notes,
) -> Meant {
    match of {
        Of::Each(freq) | Of::Unsaid(freq) => {
            let anchor = if working {
                Anchor::LastWorkingDay
            } else {
                Anchor::LastDay
            };
            // "trước 16 giờ ngày cuối cùng" still leaves that day.
            let bound = if time.is_some() { Bound::By } else { bound };
            Ok(recur(freq, bound, anchor))
        }
        Of::Unit(unit) => {
            let mut day = unit.days(year)?.1;
            if working {
                // Holidays are the calendar's business; a weekend is not.
                notes.doubt("ngày làm việc liền trước nếu ngày này là ngày nghỉ");
                while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                    day = day - Days::new(1);
                }
            }
            Ok(Meaning::Once { bound, day, time })
        }
    }
}
