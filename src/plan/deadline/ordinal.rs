//! Days that the recurrences of facts/domain.md 6.1 have no anchor for: the n-th working
//! day, a day of a quarter's first or second month.

use super::anchor;
use super::cursor::Cursor;
use super::every;
use super::marker::marker;
use super::months;
use super::unit;

/// "ngày làm việc thứ 3 của tháng"; "thứ 05 kể từ ngày ký" hangs on an event.
pub(super) fn working_day(c: &mut Cursor) -> Option<&'static str> {
    marker(c);
    c.words("ngày làm việc thứ").then_some(())?;
    if !c.any(&["nhất"]) {
        c.count()?;
    }
    if c.sees(&["kể từ", "tính từ", "sau", "từ"]) {
        return None;
    }
    c.mark(',');
    c.any(&["của", "trong", "vào"]);
    let _ = c
        .attempt(|c| anchor::month_anchor(c).map(|_| ()))
        .or_else(|| c.attempt(|c| unit::unit(c).map(|_| ())))
        .or_else(|| c.attempt(|c| every::every(c).map(|_| ())));
    Some("working-day (the n-th of its month)")
}

/// "ngày 25 của tháng giữa quý", "ngày 15 của tháng đầu tiên mỗi quý".
pub(super) fn month_of_quarter(c: &mut Cursor) -> Option<&'static str> {
    marker(c);
    c.any(&["ngày mùng", "ngày", "mùng"]);
    c.num(2)?;
    c.any(&["của", "vào", "trong"]);
    c.any(&["hằng", "mỗi", "từng"]);
    c.word("tháng").then_some(())?;
    let first = anchor::is_first(c);
    (first || anchor::is_middle(c)).then_some(())?;
    c.any(&["của", "trong"]);
    c.any(&["mỗi", "hằng", "từng", "các"]);
    c.words("quý").then_some(())?;
    // "tháng đầu quý sau" has an anchor, "tháng giữa quý III" is a month like any other.
    let known = match anchor::next_word(c) {
        true => first,
        false => months::quarter_number(c).is_some(),
    };
    (!known).then_some("month-of-quarter (no anchor says it)")
}
