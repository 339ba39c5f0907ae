//! Days of the lunar calendar: which solar day one is differs from year to year, and only
//! the new year's is known here.

use super::anchor;
use super::cursor::Cursor;
use super::item::{Gap, Item, Placed};
use super::marker::marker;
use super::unit;
use super::year;

const LUNAR: &str = "lunar-day (its solar day is not known here)";

const NAMES: [&str; 5] = ["theo âm lịch", "theo lịch âm", "âm lịch", "lịch âm", "âl"];

/// "âm lịch" behind what was just read.
pub(super) fn is_lunar(c: &mut Cursor) -> bool {
    c.attempt(|c| {
        c.mark(',');
        let open = c.mark('(');
        c.any(&["tính"]);
        c.any(&NAMES).then_some(())?;
        (!open || c.mark(')')).then_some(())?;
        year::year_tail(c);
        Some(())
    })
    .is_some()
}

/// Takes back the days just read, and those that stand in one list with them.
pub(super) fn take_back(read: &mut [Item], gap: Gap, before: &mut [Placed]) {
    let lunar = |soft| Item::Unknown { reason: LUNAR, soft };
    for item in read.iter_mut() {
        *item = lunar(gap.open);
    }
    let mut listed = gap.lists();
    for placed in before.iter_mut().rev() {
        if !listed || !matches!(placed.item, Item::Point(_)) {
            return;
        }
        listed = placed.gap.lists();
        placed.item = lunar(false);
    }
}

/// "10/3 âm lịch (26/4/2026)": the bracket says which solar day it is.
pub(super) fn explain(before: &mut [Placed]) {
    if let Some(Item::Unknown { reason: LUNAR, soft }) = before.last_mut().map(|p| &mut p.item) {
        *soft = true;
    }
}

/// "trước rằm tháng Bảy", "Giỗ Tổ Hùng Vương (10/3)": lunar by their names.
pub(super) fn named(c: &mut Cursor) -> Option<&'static str> {
    marker(c);
    c.any(&["ngày"]);
    c.any(&["rằm", "giỗ tổ hùng vương", "giỗ tổ"]).then_some(())?;
    let _ = c.attempt(|c| {
        let open = c.mark('(');
        unit::unit(c)?;
        is_lunar(c);
        (!open || c.mark(')')).then_some(())
    });
    let _ = c.attempt(anchor::month_anchor);
    is_lunar(c);
    Some(LUNAR)
}
