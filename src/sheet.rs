//! Tables that people without a terminal fill in Excel: building their rows, and reading rows
//! back as proposed changes with what was not understood.
//!
//! Pure: a file's bytes and what is stored come in, a proposal goes out; who stores it, and who
//! looks into the folder, is not known here. A new kind of sheet is a variant of [`SheetKind`]
//! with its header, and an arm of [`read()`].

pub mod book;
mod cell;
pub mod days;
mod error;
mod header;
mod kind;
mod open;
mod proposal;
mod read;
mod receipt;
mod system;
mod tracking;

pub use error::SheetError;
pub use kind::SheetKind;
pub use proposal::{Known, Proposal};
pub use read::{kind, read};
pub use receipt::{Group, Line, OfFigures, Receipt};
pub use system::BY as BY_SYSTEM;
pub use tracking::FILE_NAME;
pub use tracking::row::{Cells, Key, State, Tracked};
pub use tracking::write::write;

#[cfg(test)]
mod tests;
