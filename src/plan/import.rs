//! Reads the task table of a plan, row by row, and says what needs a person.

use super::{Office, Task};
use crate::finding::Finding;
use chrono::NaiveDate;

/// One task row as written, joined where the page split it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanRow {
    pub number: String,
    pub section: String,
    pub title: String,
    pub lead: String,
    pub support: String,
    pub deadline: String,
    pub deliverable: String,
    /// The line of the file on which the row starts, counted from 1.
    pub line: usize,
}

/// A plan file's table with what is wrong in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanTable {
    /// The plan's title, if the file has one.
    pub title: String,
    /// The year that the title or the table names.
    pub year: Option<i32>,
    pub rows: Vec<PlanRow>,
    pub findings: Vec<Finding>,
}

/// What changes if a table is stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Added(Task),
    /// (stored, new): other words or units, same deadline.
    Changed(Task, Task),
    /// (stored, new): the deadline's meaning changed.
    Redated(Task, Task),
    Removed(Task),
}

/// Reads a text with tab-separated rows (as in the seeds).
pub fn read_text(text: &str) -> PlanTable {
    let _ = text;
    PlanTable::default()
}

/// Reads the same table as CSV (comma or semicolon, quoted cells).
pub fn read_csv(bytes: &[u8]) -> PlanTable {
    let _ = bytes;
    PlanTable::default()
}

/// An office made from the plan's own words: one unit for every lead and
/// cooperating unit, one made-up address each; what is no unit is in the findings.
pub fn office_of(table: &PlanTable) -> (Office, Vec<Finding>) {
    let _ = table;
    (Office::default(), Vec::new())
}

/// Rows to tasks: units matched, deadlines read, identities given.
pub fn tasks(
    table: &PlanTable,
    office: &Office,
    year: i32,
    known_from: NaiveDate,
) -> (Vec<Task>, Vec<Finding>) {
    let _ = (table, office, year, known_from);
    (Vec::new(), Vec::new())
}

/// The difference between what is stored and what a table says.
pub fn changes(stored: &[Task], new: &[Task]) -> Vec<Change> {
    let _ = (stored, new);
    Vec::new()
}
