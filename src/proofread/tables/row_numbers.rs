//! The numbers of a table's rows: 1, 2, 4 has lost a row.

use super::grid::Grid;
use crate::finding::{Finding, Severity};

impl Grid<'_> {
    /// Told once a table; groups may begin anew.
    pub(super) fn row_numbers(&self, found: &mut Vec<Finding>) {
        let title = self.titles.first().map_or("", |t| t.trim());
        if !(title.starts_with("tt") || title.starts_with("stt") || title.starts_with("số tt")) {
            return;
        }
        let mut last: Option<u32> = None;
        for row in self.body..self.table.rows.len() {
            let cell = self.table.rows[row].cells.first().map_or("", |c| c.trim());
            let Ok(number) = cell.trim_end_matches('.').parse::<u32>() else {
                continue;
            };
            let expected = last.map_or(number, |n| n + 1);
            if number != expected && number != 1 {
                let message = format!("Số thứ tự trong bảng sai: sau {} là {number}.", expected - 1);
                let finding = Finding::new(
                    "section_sequence",
                    Severity::Warning,
                    self.table.place(row, 0),
                    cell,
                    message,
                );
                found.push(finding.with_values(expected.to_string(), cell));
                return;
            }
            last = Some(number);
        }
    }
}
