//! The rest of a list whose noun stands only once: "quý II, IV", "tháng 3, 6 và 9".

use super::cursor::Cursor;
use super::lexicon;
use super::unit::{self, Stretch, Unit};
use super::year::{self, YearWord};

/// The rest of a list whose noun stands only once: "quý II, IV", "tháng 3, 6 và 9",
/// "ngày 15 các tháng 3, 6".
pub(super) fn list_tail(c: &mut Cursor, first: &Unit) -> Vec<Unit> {
    let mut out = Vec::new();
    while let Some(unit) = c.attempt(|c| list_item(c, first)) {
        out.push(unit);
    }
    out
}

fn list_item(c: &mut Cursor, first: &Unit) -> Option<Unit> {
    let comma = c.mark(',');
    let and = c.any(&["và", "hoặc"]) || c.mark('+');
    (comma || and).then_some(())?;
    match first.stretch {
        Stretch::Quarter(_) => {
            let numeral = c.num_at(0).is_none();
            let q = unit::quarter_number(c)?;
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
            let (m, doubtful) = unit::month_number(c).filter(|_| month_list)?;
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
