//! The heading of a form: a group stands above its columns, `under` above those that share it.

use super::{Form, FormColumn};
use crate::paper::Heading;

/// Group, under, title.
pub const ROWS: usize = 3;

impl Form {
    /// The cells over the columns, in `ROWS` rows.
    pub fn heading(&self) -> Vec<Heading> {
        let columns = &self.columns;
        let mut cells = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|i| columns.get(i));
            // The last of the columns from here on that share these words.
            let until = |is_same: &dyn Fn(&FormColumn) -> bool| {
                let shared = columns[at..].iter().take_while(|c| is_same(c)).count();
                at + shared.saturating_sub(1)
            };
            let mut add = |(top, bottom), right, words: &str| {
                cells.push(Heading {
                    top,
                    bottom,
                    left: at,
                    right,
                    words: words.to_owned(),
                });
            };
            if column.group.is_empty() {
                add((0, 2), at, &column.title);
                continue;
            }
            if before.is_none_or(|b| b.group != column.group) {
                add((0, 0), until(&|c| c.group == column.group), &column.group);
            }
            if column.under.is_empty() {
                add((1, 2), at, &column.title);
                continue;
            }
            let own = (&column.group, &column.under);
            if before.is_none_or(|b| (&b.group, &b.under) != own) {
                add((1, 1), until(&|c| (&c.group, &c.under) == own), &column.under);
            }
            add((2, 2), at, &column.title);
        }
        cells
    }

    /// The same without rows in which nothing begins.
    pub fn close_heading(&self) -> Vec<Heading> {
        let grouped = || self.columns.iter().filter(|c| !c.group.is_empty());
        let last = match (grouped().count(), grouped().any(|c| !c.under.is_empty())) {
            (_, true) => 2,
            (0, false) => 0,
            (_, false) => 1,
        };
        let mut cells = self.heading();
        cells.iter_mut().for_each(|c| c.bottom = c.bottom.min(last));
        cells
    }
}
