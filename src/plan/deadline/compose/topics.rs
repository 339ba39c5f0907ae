//! What a deadline's words are about: years and names beside a day that say no day themselves.

use crate::plan::deadline::entry::Entry;
use crate::plan::deadline::item::Item;
use crate::plan::deadline::marker::{BARE, Strength};
use crate::plan::deadline::normal::Offset;
use crate::plan::deadline::point::Point;
use crate::plan::deadline::range::Opening;
use crate::plan::deadline::stretch::{Stretch, Unit};
use crate::plan::deadline::when::When;

/// "Đánh giá đảng viên năm 2026; gửi trước ngày 10/12/2026", "khám bệnh theo yêu cầu, trình trong
/// tháng 3": in running text a bare year, and what a service is called after, say what the work is
/// about, not when it is due; but only beside a deadline that does.
pub(super) fn drop_topics(entries: &mut [Entry]) {
    let is_narrow = |e: &Entry| {
        let marked = |p: &Point| p.marker.strength != Strength::Bare || p.marker.labelled;
        let is_year = |u: Unit| u.stretch == Stretch::Year;
        match &e.item {
            Item::Point(p) => match p.when {
                When::Unit(unit) => unit.is_dated() || (marked(p) && !is_year(unit)),
                When::Edge(..) => marked(p),
                _ => true,
            },
            Item::Range(r) => r.from.is_dated(),
            Item::DayRule(_) => true,
            Item::Condition(c) => c.offset != Offset::None && c.event.is_some(),
            _ => false,
        }
    };
    if !entries.iter().any(is_narrow) {
        return;
    }
    for entry in entries.iter_mut().filter(|e| e.gap.noise > 0 && e.freq.is_none()) {
        entry.used = match &entry.item {
            Item::Point(p) => {
                p.marker == BARE
                    && p.hour.is_none()
                    && matches!(p.when, When::Unit(unit) if unit.stretch == Stretch::Year)
            }
            Item::Range(r) => r.opening == Opening::Plain && r.from.stretch == Stretch::Year,
            Item::Condition(condition) => condition.is_manner,
            Item::Unknown { .. } => true,
            _ => false,
        };
    }
}
