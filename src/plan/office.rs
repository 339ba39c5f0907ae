//! Who is who: units, groups of units, and how the plan's words are matched to them.

pub mod address;
mod book;
mod completed;
mod cutting;
pub(super) mod kinds;
pub(super) mod matching;
pub(super) mod spelling;
#[cfg(test)]
mod tests;
pub(super) mod units;

pub use book::{Absence, Book, Spell, Wish};
pub use spelling::folded;
pub use units::{Assigned, Group, Mailbox, Office, Unit};
