//! A draft as a value.

use super::input::ReportInput;
use crate::paper::{Chart, Span};

/// A draft report, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub input: ReportInput,
    pub blocks: Vec<Block>,
}

/// Body elements in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Level 1 "I.", 2 "1.", 3 "a)", with the number.
    Heading { level: u8, text: String },
    /// Figures that a finding touches are marked.
    Paragraph(Vec<Span>),
    /// A place that a unit has to fill, highlighted.
    ToFill { text: String, unit: String },
    /// Form II.06a of the input's figures.
    FiguresTable,
    /// The last periods in a row.
    Chart(Chart),
    /// The last sentence; the signature does not stand on a page without it.
    Closing(String),
}
