//! Sheets that people fill in Excel: rows of a workbook to values, and back. Pure: bytes in,
//! bytes out; every row that cannot be taken is named with its reason.

pub mod days;
