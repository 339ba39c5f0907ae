//! The tracking sheet: one row an occurrence and lead unit, which the clerk fills in Excel.
//!
//! Two hidden columns make it safe to sort, filter, delete and to hand in late: the key says
//! which occurrence a row is, and what was seen says how it stood when the sheet was written, so
//! that only cells which the clerk changed count.

pub mod columns;
mod event;
mod fill;
pub mod read;
mod redate;
pub mod row;
pub mod write;

/// The name of the file as it is written, ASCII.
pub const FILE_NAME: &str = "so-theo-doi.xlsx";
