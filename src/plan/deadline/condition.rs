//! Deadlines that hang on an event: "trong 10 ngày kể từ ngày ký", "sau khi có hướng
//! dẫn của Sở Nội vụ", "trước kỳ họp", "đột xuất". A person reports the event.

use super::cursor::Cursor;
use super::normal::{Offset, Relation};
use super::occasion::event_words;
use super::range::{self, End};
use super::unit;
use super::words::Kind;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    pub relation: Relation,
    /// The phrase's own words; `None` where it names no event.
    pub event: Option<String>,
    pub offset: Offset,
    /// "01 tháng" counted as 30 days.
    pub doubtful: bool,
    /// "theo yêu cầu": may say how, not when.
    pub is_manner: bool,
}

impl Condition {
    pub fn on(event: String) -> Condition {
        Condition {
            relation: Relation::On,
            event: Some(event),
            offset: Offset::None,
            doubtful: false,
            is_manner: false,
        }
    }
}

const AT_MOST: [&str; 16] = [
    "ngay trong vòng",
    "trong vòng",
    "trong thời hạn",
    "trong thời gian",
    "ngay trong",
    "chậm nhất sau",
    "chậm nhất trong vòng",
    "chậm nhất trong thời hạn",
    "chậm nhất trong",
    "chậm nhất là",
    "chậm nhất",
    "muộn nhất sau",
    "muộn nhất",
    "không quá",
    "tối đa",
    "trong",
];

/// A number of days or hours and the event that they are counted from.
pub(super) fn counted(c: &mut Cursor, phrase: &str) -> Option<Condition> {
    c.any(&[
        "thời hạn giải quyết",
        "thời gian giải quyết",
        "thời hạn",
        "thời gian",
    ]);
    c.mark(':');
    let within = c.any(&AT_MOST);
    c.any(&["không quá", "tối đa"]);
    let after = match within {
        true => matches!(c.before().map(|t| &t.kind), Some(Kind::Word(w)) if w.is("sau")),
        false => c.any(&["sau"]),
    };
    let before = !within && !after && c.any(&["trước"]);
    let (offset, doubtful) = c.attempt(ordinal).or_else(|| c.attempt(amount))?;
    let hours = matches!(offset, Offset::Hours(_));
    let dates = matches!(offset, Offset::Days(_)) && c.num_at(0).is_some();
    if dates
        || c.sees(&["đầu", "cuối", "năm", "một lần", "lần"])
        || c.mark_at(0) == Some('/')
        || (hours && dated(c))
    {
        return None;
    }
    c.mark(',');
    let compared = before && c.any(&["so với"]);
    if before && !compared {
        return None;
    }
    let (relation, event) = match connector(c) {
        _ if compared => (Relation::Before, event_words(c, phrase)),
        Some((relation, keeps_day)) => {
            if is_window(c) {
                return None;
            }
            c.pos -= usize::from(keeps_day);
            (relation, event_words(c, phrase))
        }
        None if after => (Relation::After, event_words(c, phrase)),
        None if within => (Relation::After, None),
        None => return None,
    };
    Some(Condition {
        relation,
        event,
        offset: signed(relation, offset),
        doubtful,
        is_manner: false,
    })
}

/// "02 ngày, từ ngày 06-07/6/2023" is a window, not a number of days from an event.
fn is_window(c: &mut Cursor) -> bool {
    let (first, repaired) = (c.pos, c.repaired.len());
    let found = c.attempt(range::range);
    c.pos = first;
    c.repaired.truncate(repaired);
    found.is_some_and(|r| matches!(r.to, End::At(_)))
}

/// Counted back from what it must come before.
pub(super) fn signed(relation: Relation, offset: Offset) -> Offset {
    match (relation, offset) {
        (Relation::Before, Offset::Days(n)) => Offset::Days(-n),
        (Relation::Before, Offset::WorkingDays(n)) => Offset::WorkingDays(-n),
        (Relation::Before, Offset::Hours(n)) => Offset::Hours(-n),
        (_, other) => other,
    }
}

/// "17 giờ ngày 15/6" is an hour of a day, not a number of hours.
fn dated(c: &mut Cursor) -> bool {
    c.sees(&["sáng", "chiều", "thứ", "chủ nhật", "hằng", "mỗi"])
        || c.num_at(0).is_some()
        || (c.sees(&["t"]) && c.glued_at(1) && c.num_at(1).is_some())
        || c.attempt(|c| {
            c.mark(',');
            unit::day(c)
        })
        .is_some()
        || c.sees(&["ngày"])
}

/// "vào ngày thứ 10 kể từ ...", "ngày làm việc thứ 05 kể từ ...".
fn ordinal(c: &mut Cursor) -> Option<(Offset, bool)> {
    c.any(&["vào"]);
    let working = c.words("ngày làm việc thứ");
    (working || c.words("ngày thứ")).then_some(())?;
    let n = i64::from(c.count()?.min(3650));
    let offset = if working {
        Offset::WorkingDays(n)
    } else {
        Offset::Days(n)
    };
    c.sees(&["kể từ", "tính từ", "sau"]).then_some((offset, false))
}

/// "24 - 48 giờ", "05 ngày làm việc", "01 tháng".
pub(super) fn amount(c: &mut Cursor) -> Option<(Offset, bool)> {
    let mut n = c.count()?;
    if let Some(more) = c.attempt(|c| {
        (c.mark('-') || c.any(&["đến"])).then_some(())?;
        c.count()
    }) {
        n = n.max(more);
    }
    let n = i64::from(n.min(3650));
    if c.any(&["ngày làm việc"]) {
        return Some((Offset::WorkingDays(n), false));
    }
    if c.any(&["ngày"]) {
        return Some((Offset::Days(n), false));
    }
    if c.any(&["giờ làm việc"]) {
        return Some((Offset::Hours(n), true));
    }
    if c.any(&["giờ", "tiếng", "h"]) {
        return Some((Offset::Hours(n), false));
    }
    if c.any(&["tuần"]) {
        return Some((Offset::Days(7 * n), false));
    }
    if c.any(&["tháng"]) {
        return Some((Offset::Days(30 * n), true));
    }
    if c.any(&["năm"]) {
        return Some((Offset::Days(365 * n), true));
    }
    None
}

/// What joins a number of days to its event; the second value says that the word
/// "ngày" belongs to the event ("trước ngày họp").
fn connector(c: &mut Cursor) -> Option<(Relation, bool)> {
    if c.any(&["trước"]) {
        if c.mark('/') {
            c.any(&["sau"]);
            c.any(&["khi có", "khi", "ngày"]);
            return Some((Relation::After, false));
        }
        if c.any(&["khi", "thời điểm"]) {
            return Some((Relation::Before, false));
        }
        return Some((Relation::Before, c.word("ngày")));
    }
    let after = c.any(&[
        "kể từ thời điểm",
        "kể từ ngày",
        "kể từ khi có",
        "kể từ khi",
        "kể từ lúc",
        "kể từ sau khi",
        "kể từ",
        "tính từ thời điểm",
        "tính từ ngày",
        "tính từ khi có",
        "tính từ khi",
        "tính từ",
        "từ thời điểm",
        "từ ngày",
        "từ khi có",
        "từ khi",
        "từ lúc",
        "từ",
        "sau ngày",
        "sau khi có",
        "sau khi",
        "sau",
        "khi",
    ]);
    after.then_some((Relation::After, false))
}
