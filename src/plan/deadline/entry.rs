//! An expression with what its neighbours say about it.

use super::denied::EXCEPTED;
use super::every::Every;
use super::item::{Gap, Item};
use super::marker::Strength;
use super::normal::Freq;
use super::point::Point;
use super::range::Opening;
use super::stretch::{Stretch, Unit};
use super::when::When;

/// A second reading that composing left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A report on a whole year, due early in the year: perhaps in the next one.
    YearAfter,
    /// The year of the list's first day was taken, not the plan's.
    PlanYear,
    /// More often than a recurrence can say.
    HowOften,
    /// Another report's "định kỳ" may not reach this one.
    OnlyOnce,
}

/// An item with what its neighbours say about it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub item: Item,
    pub gap: Gap,
    /// The recurrence that governs a point.
    pub freq: Option<Freq>,
    /// Bound to a "thường xuyên" beside it.
    pub always: bool,
    /// A report's name stood before it.
    pub named: bool,
    pub doubts: Vec<Doubt>,
    /// A report's name or a governing word, already used.
    pub used: bool,
}

impl Entry {
    pub fn point(&self) -> Option<&Point> {
        match &self.item {
            Item::Point(point) => Some(point),
            _ => None,
        }
    }

    /// Stands after "hoặc".
    pub fn is_instead(&self) -> bool {
        self.gap.or || self.point().is_some_and(|p| p.instead)
    }

    /// "riêng tháng 12", "trừ tháng 12".
    pub fn is_exception(&self) -> bool {
        let excepted = matches!(self.item, Item::Unknown { reason, .. } if reason == EXCEPTED);
        self.gap.except || excepted
    }

    pub fn unit(&self) -> Option<Unit> {
        match self.point()?.when {
            When::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    pub fn every(&self) -> Option<Every> {
        match self.item {
            Item::Every(every) => Some(every),
            _ => None,
        }
    }

    /// A data period or a reference moment.
    pub fn is_data(&self) -> bool {
        match &self.item {
            Item::AsOf(_) => true,
            Item::Range(range) => matches!(range.opening, Opening::Counted | Opening::Data),
            _ => false,
        }
    }

    /// A day, or a stretch with a marker: what a report's name may stand before.
    pub fn is_deadline(&self) -> bool {
        if matches!(self.item, Item::DayRule(_)) {
            return true;
        }
        self.point().is_some_and(|p| {
            let firm = matches!(p.marker.strength, Strength::Strict | Strength::Inclusive);
            firm || !matches!(p.when, When::Unit(unit) if !unit.is_day())
        })
    }

    /// "6 tháng", "quý I", "cả năm": may only name a report.
    pub fn is_label(&self) -> bool {
        match &self.item {
            Item::Every(every) => !every.explicit,
            Item::Always(always) => always.names_year,
            Item::Point(p) => {
                p.marker.strength == Strength::Bare
                    && p.hour.is_none()
                    && matches!(p.when, When::Unit(unit) if !unit.is_day() && unit.stretch != Stretch::Tet)
            }
            Item::Range(range) => {
                range.opening == Opening::Plain && !range.from.is_day() && range.from.stretch != Stretch::Year
            }
            _ => false,
        }
    }
}
