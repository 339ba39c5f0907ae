//! What is found in a phrase, one expression after the other, and what stands between them.

use super::condition::Condition;
use super::data::DayRule;
use super::every::{Always, Every};
use super::point::Point;
use super::range::Range;

/// One understood expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Point(Point),
    Range(Range),
    DayRule(DayRule),
    Every(Every),
    Always(Always),
    Condition(Condition),
    AsOf(Point),
    Unknown {
        reason: &'static str,
        /// Says nothing against a deadline beside it.
        soft: bool,
    },
}

/// What stands between an item and the one before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub comma: bool,
    pub and: bool,
    /// "hoặc", which is an "and" for what a list shares.
    pub or: bool,
    /// "riêng tháng 12": what follows is not under the rule before it.
    pub except: bool,
    /// A semicolon or a line break.
    pub parted: bool,
    pub dash: bool,
    pub colon: bool,
    pub open: bool,
    pub close: bool,
    /// "đối với", "cho": what follows names what the deadline is of.
    pub about: bool,
    /// Words that plans put around a deadline.
    pub filler: usize,
    /// Words that say something we did not understand.
    pub noise: usize,
}

impl Gap {
    /// Nothing but a comma or "và".
    pub fn lists(&self) -> bool {
        (self.comma || self.and)
            && !(self.parted || self.dash || self.colon || self.except)
            && self.noise == 0
    }

    pub fn is_tight(&self) -> bool {
        !(self.comma || self.and || self.parted || self.dash || self.colon || self.about) && self.noise == 0
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub item: Item,
    pub gap: Gap,
}
