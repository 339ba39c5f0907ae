//! The address book `danh-ba.xlsx`: units, groups, who is away, what units wish.
//!
//! A workbook is known by the headers of its tables, whatever their order, the names of its
//! sheets, and a slip of the pen in a header. Everything wrong in it is told at once.

mod absences;
mod cell;
mod changes;
mod columns;
mod contents;
mod fault;
mod first;
mod groups;
pub mod read;
mod tables;
mod units;
mod wishes;
mod write;

#[cfg(test)]
mod tests;

pub use changes::changes;
pub use contents::{Contents, read};
pub use fault::Fault;
pub use first::{First, first};
pub use read::{is_book, tables};
pub use tables::{Line, Tables};
pub use write::write;

/// The name under which the address book is kept.
pub const FILE_NAME: &str = "danh-ba.xlsx";
