//! The office's own sheets: tables that people fill in Excel, read back with what is wrong in
//! them, each fault with its sheet, row, column and remedy, in the words of the office.

pub mod book;
