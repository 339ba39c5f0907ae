//! What a Word file knows of its rows: which table they stand in, and what is prose.

use super::reader::{Reader, WordTable};
use crate::finding::{Finding, Severity};
use crate::paper::table::Row;
use crate::plan::import::excerpt::unreadable;
use crate::plan::import::heading::in_one_cell;
use crate::plan::import::label::Label;

impl Reader {
    /// A table of a Word file goes on with the one before if it is as wide.
    pub(super) fn enter_table(&mut self, table: usize, row: &Row) {
        if table == self.word.number {
            return;
        }
        self.report_passed();
        // A title ends where a table begins.
        self.reading.prose.push((row.line, String::new()));
        let is_as_wide = self
            .columns
            .as_ref()
            .is_some_and(|c| c.width() == row.cells.len());
        self.word = WordTable {
            number: table,
            is_read: self.word.is_read && is_as_wide,
            ..WordTable::default()
        };
    }

    pub(super) fn passed_over(&mut self, row: &Row) {
        if row.cells.len() > 2 && row.cells.iter().filter(|c| !c.is_empty()).count() > 1 {
            self.word.passed += 1;
            self.word.line = if self.word.passed == 1 {
                row.line
            } else {
                self.word.line
            };
        }
        self.prose(row);
    }

    /// Says which other table was not read; tables for signatures have two columns.
    pub(super) fn report_passed(&mut self) {
        if self.word.passed < 2 {
            return;
        }
        let message = "Bảng này không có tiêu đề của bảng nhiệm vụ nên không được đọc; đề nghị kiểm tra.";
        let finding = Finding {
            severity: Severity::Hint,
            ..unreadable(self.word.line, "", message)
        };
        self.reading.findings.push(finding);
    }

    /// Prose of a Word file: never a row, but a heading if a table row follows. Above the
    /// first table it is more likely one of the text, unless it is a first one.
    pub(super) fn paragraph(&mut self, row: &Row) {
        self.prose(row);
        let text = row.cells.join(" ");
        if !text.trim().is_empty() {
            let is_first =
                |label: &Label| matches!(label, Label::Roman(_, 1)) || *label == Label::Part("A".into());
            let heading = in_one_cell(&text).filter(|(label, _)| self.columns.is_some() || is_first(label));
            self.heading = heading.map(|(label, title)| (label, title.to_owned(), row.line));
        }
    }
}
