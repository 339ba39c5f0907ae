//! Data periods and reference moments, which look like deadlines and are none.

use super::anchor;
use super::cursor::Cursor;
use super::marker::Strength;
use super::normal::{Freq, MonthAnchor};
use super::point::{self, Point};
use super::range::{Opening, opening};
use super::when::When;

/// Days of a month that no month is named for: "từ ngày 15 tháng trước đến ngày 14".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayRule {
    pub opening: Opening,
    pub from: u32,
    pub from_previous: bool,
    /// `None` is the month's last day.
    pub to: Option<u32>,
    pub anchor: Option<MonthAnchor>,
    pub freq: Option<Freq>,
}

/// "từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo",
/// "từ ngày 01 đến ngày 05 hằng tháng".
pub(super) fn day_rule(c: &mut Cursor) -> Option<DayRule> {
    let mut opening = opening(c);
    if opening == Opening::Plain && !c.sees(&["ngày"]) {
        return None;
    }
    c.word("ngày");
    let from = c.num(2)?;
    c.any(&["của"]);
    let mut from_previous = false;
    if c.word("tháng") {
        c.any(&["liền trước", "trước liền kề", "liền kề trước", "trước"])
            .then_some(())?;
        from_previous = true;
        opening = Opening::Counted;
        c.any(&["kỳ báo cáo", "tháng báo cáo"]);
    }
    (c.any(&["đến hết", "cho đến", "đến"]) || c.mark('-')).then_some(())?;
    c.any(&["hết"]);
    c.word("ngày");
    let to = match c.any(&["cuối cùng", "cuối"]) {
        true => None,
        false => Some(c.num(2)?),
    };
    if matches!(c.mark_at(0), Some('/' | '-')) {
        return None;
    }
    c.any(&["của", "trong"]);
    let mut rule = DayRule {
        opening,
        from,
        from_previous,
        to,
        anchor: None,
        freq: None,
    };
    if c.any(&["tháng thuộc kỳ báo cáo", "tháng báo cáo"]) {
        rule.freq = Some(Freq::Monthly);
        rule.opening = Opening::Counted;
        return Some(rule);
    }
    if let Some((anchor, freq)) = c.attempt(anchor::month_anchor) {
        rule.anchor = Some(anchor);
        rule.freq = Some(freq);
        c.any(&["thuộc kỳ báo cáo", "kỳ báo cáo"]);
    } else if c.sees(&["tháng"]) {
        return None;
    }
    Some(rule)
}

/// A moment that figures are taken at: "tính đến 17 giờ ngày 12/3/2026".
pub(super) fn as_of(c: &mut Cursor) -> Option<Point> {
    c.any(&[
        "số liệu được tính đến",
        "số liệu tính đến",
        "số liệu chốt đến",
        "số liệu đến",
        "tính đến",
        "chốt số liệu đến",
        "chốt số liệu vào",
        "chốt số liệu",
        "thời điểm chốt số liệu",
    ])
    .then_some(())?;
    c.mark(':');
    c.any(&["thời điểm", "hết", "lúc", "vào", "trước"]);
    let found = point::point(c)?;
    let dated = match found.when {
        When::Unit(unit) => !unit.is_day() || unit.is_dated(),
        When::Edge(..) => true,
        _ => false,
    };
    (dated && found.marker.strength != Strength::Within).then_some(found)
}
