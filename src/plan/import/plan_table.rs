//! The table of a plan, as written.

use crate::finding::Finding;
use crate::paper::table::Spot;

/// One task row as written, joined where the page split it. Units and deadline keep
/// the line breaks of their cells; a ditto mark is replaced by the words above it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanRow {
    pub number: String,
    pub section: String,
    pub title: String,
    pub lead: String,
    pub support: String,
    pub deadline: String,
    pub deliverable: String,
    /// The line of the file on which the row starts, counted from 1 (`paper::table::Row`).
    pub line: usize,
    /// Where a person finds it.
    pub spot: Spot,
}

/// A plan file's table with what is wrong in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanTable {
    /// The plan's title, if the file has one.
    pub title: String,
    /// Number and day of the document that issued it, "số 12/KH-BQL ngày 14/01/2026", where they are filled in.
    pub issued: Option<String>,
    /// The year that the title or the table names.
    pub year: Option<i32>,
    /// The year that a plan in TOML states by its key.
    pub stated_year: Option<i32>,
    pub rows: Vec<PlanRow>,
    pub findings: Vec<Finding>,
}
