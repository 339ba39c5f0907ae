//! "Trong tháng 6, trước ngày 20": the month of the day that stands beside it.

use crate::plan::deadline::entry::Entry;
use crate::plan::deadline::item::Item;
use crate::plan::deadline::marker::Strength;
use crate::plan::deadline::stretch::{Stretch, Unit};
use crate::plan::deadline::when::When;

/// Lends the month of "trong tháng 6" to a day without one that follows a comma.
pub(super) fn lend_months(entries: &mut [Entry]) {
    for i in 1..entries.len() {
        let Some(month) = month_of(&entries[i - 1]).filter(|_| entries[i].gap.lists()) else {
            continue;
        };
        // "trong tháng 6, ngày 20 hằng tháng" is another rule.
        let repeats = entries.get(i + 1).is_some_and(|e| e.every().is_some());
        let Item::Point(point) = &mut entries[i].item else {
            continue;
        };
        if let (When::Unit(unit), false) = (&mut point.when, repeats)
            && let (Stretch::Day(d, None), Stretch::Months(m, _)) = (unit.stretch, month.stretch)
        {
            unit.stretch = Stretch::Day(d, Some(m));
            unit.year = month.year;
            entries[i - 1].used = true;
        }
    }
}

fn month_of(entry: &Entry) -> Option<Unit> {
    let within = entry
        .point()
        .is_some_and(|p| p.marker.strength == Strength::Within && p.hour.is_none());
    entry
        .unit()
        .filter(|unit| within && matches!(unit.stretch, Stretch::Months(m, last) if m == last))
}
