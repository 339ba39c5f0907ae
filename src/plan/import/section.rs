//! Headings of sections in the table.

use super::label::Label;

/// A section's heading as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub label: Label,
    pub title: String,
    pub line: usize,
}
