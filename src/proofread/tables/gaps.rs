//! Cells without a figure: nothing, or not known.

use crate::proofread::text::{Part, Text};

/// Whether the report says that a dash is no zero: 'Dấu "-": chưa có số liệu', which this program's own drafts print
/// under a table that a source left open. Elsewhere a dash is "no such dossier".
pub(super) fn are_unknown(text: &Text) -> bool {
    const SAYS: [&str; 4] = [
        "chưa có số liệu",
        "không có số liệu",
        "chưa thống kê",
        "chưa tổng hợp được",
    ];
    const DASHES: [&str; 6] = ["\"-\"", "“-”", "(-)", "\"–\"", "“–”", "'-'"];
    let says = |words: &str| {
        DASHES.iter().any(|d| words.contains(d)) && {
            let lower = words.to_lowercase();
            SAYS.iter().any(|w| lower.contains(w))
        }
    };
    text.parts.iter().any(|part| match part {
        Part::Paragraph(said) => says(&said.text),
        // A note may stand in the last row, across all columns.
        Part::Table(table) => table
            .rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| says(cell))),
    })
}

/// What some cells of a row or a column come to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Addition {
    pub(super) value: i64,
    /// A part may be anything.
    pub(super) is_open: bool,
    /// Nothing is taken off: it is at least this.
    pub(super) only_adds: bool,
}

impl Addition {
    /// Whether what is said can't be, whatever the open parts are. `slack`: how much less than said is no contradiction.
    pub(super) fn contradicts(&self, said: i64, slack: i64) -> bool {
        match self.is_open {
            true => self.only_adds && self.value > said,
            false => !(0..=slack).contains(&(said - self.value)),
        }
    }
}
