//! How far the reader of a table has come.

use crate::finding::Finding;
use crate::plan::import::columns::Columns;
use crate::plan::import::label::Label;
use crate::plan::import::plan_table::PlanRow;
use crate::plan::import::section::Section;

/// What the rows of a file give.
#[derive(Debug, Default)]
pub struct Reading {
    pub rows: Vec<PlanRow>,
    pub sections: Vec<Section>,
    /// Lines that are no table, for title and headings.
    pub prose: Vec<(usize, String)>,
    /// How many of the prose lines stand before the first table.
    pub before: usize,
    /// The columns of the first table; `None` if there is no table.
    pub columns: Option<Columns>,
    pub findings: Vec<Finding>,
}

/// What the reader may still add to.
#[derive(Default)]
pub(super) enum Open {
    #[default]
    Nothing,
    Task(PlanRow),
    Section,
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) reading: Reading,
    pub(super) columns: Option<Columns>,
    /// The columns of the last header row alone, to know it again.
    pub(super) first_row: Option<Columns>,
    /// Directly after a header row: a second header row may follow.
    pub(super) after_header: bool,
    pub(super) second_header: Vec<String>,
    pub(super) open: Open,
    /// Headings in force: part, section, subsection.
    pub(super) headings: [Option<String>; 3],
    /// Prose ended the table; only a numbered row opens it again.
    pub(super) closed: bool,
    /// The row before was a table row, with no blank line between.
    pub(super) beside_table: bool,
    /// A line that is a heading if a table row follows.
    pub(super) heading: Option<(Label, String, usize)>,
    /// Lines directly below a table row that are no row themselves.
    pub(super) loose: Vec<(usize, String)>,
    pub(super) word: WordTable,
}

/// The table of a Word file that is being read.
#[derive(Default)]
pub(super) struct WordTable {
    pub(super) number: usize,
    /// It has the task table's header, or goes on where that table ended.
    pub(super) is_read: bool,
    /// Rows with words that were passed over, and the line of the first.
    pub(super) passed: usize,
    pub(super) line: usize,
}
