//! A table as numbers.

use super::cells::{formula, is_blank, is_column_numbers, is_named, measure, value};
use super::gaps::Addition;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::text::Table;
use crate::proofread::token::has_any;
use crate::proofread::{hint, marker};
use std::collections::HashSet;

/// Row, column and right number of what is told: by a formula in the heading and by the form alike.
pub(super) type Seen = HashSet<(usize, usize, i64)>;

/// A table as numbers.
pub(super) struct Grid<'t> {
    pub(super) table: &'t Table,
    /// First row of figures.
    pub(super) body: usize,
    /// Titles of the columns, lower case, from all heading rows.
    pub(super) titles: Vec<String>,
    /// A dash is no zero.
    pub(super) are_gaps_unknown: bool,
}

impl<'t> Grid<'t> {
    pub(super) fn new(table: &'t Table) -> Option<Grid<'t>> {
        let width = table.rows.iter().map(|r| r.cells.len()).max()?;
        if width < 2 || table.rows.len() < 3 {
            return None;
        }
        let is_numbers = |cells: &[String]| cells.iter().filter(|c| measure(c).is_some()).count();
        // A row of the columns' own numbers belongs to the heading.
        let body = table.rows.iter().position(|r| {
            is_numbers(&r.cells) >= 1
                && !is_column_numbers(&r.cells)
                && is_named(&r.cells)
                && is_numbers(&r.cells) * 3 >= r.cells.len().saturating_sub(1)
        })?;
        let mut titles = vec![String::new(); width];
        for row in &table.rows[..body] {
            for (c, cell) in row.cells.iter().enumerate() {
                let lower = cell.to_lowercase();
                if !titles[c].contains(&lower) {
                    titles[c].push_str(&format!(" {lower}"));
                }
            }
        }
        (body > 0).then_some(Grid {
            table,
            body,
            titles,
            are_gaps_unknown: false,
        })
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Option<i64> {
        value(self.table.rows.get(row)?.cells.get(column)?)
    }

    /// Measured ones too, in ten-thousandths.
    pub(super) fn measure(&self, row: usize, column: usize) -> Option<(i64, u32)> {
        measure(self.table.rows.get(row)?.cells.get(column)?)
    }

    pub(super) fn is_label(&self, column: usize) -> bool {
        let title = self.titles[column].trim();
        // "Số TTHC" counts procedures.
        let opens = |word: &str| {
            let rest = title.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        ["tt", "stt", "số tt"].into_iter().any(opens) || title == "năm" || column == 0
    }

    pub(super) fn is_rate(&self, column: usize) -> bool {
        let has_percent = (self.body..self.table.rows.len()).any(|r| {
            self.table.rows[r]
                .cells
                .get(column)
                .is_some_and(|c| c.contains('%'))
        });
        has_percent
            || has_any(&self.titles[column], &["tỷ lệ", "tỉ lệ", "ghi chú"])
            || self.titles[column].contains('%')
    }

    pub(super) fn name(&self, row: usize) -> String {
        let cells = &self.table.rows[row].cells;
        let named = cells
            .iter()
            .find(|c| c.chars().filter(|c| c.is_alphabetic()).count() >= 2);
        named.cloned().unwrap_or_default()
    }

    pub(super) fn is_total(&self, row: usize) -> bool {
        let name = self.name(row).to_lowercase();
        let name = name.trim();
        [
            "tổng cộng",
            "tổng số",
            "tổng",
            "cộng",
            "toàn cơ quan",
            "tổng toàn",
            "cả tuần",
            "cả tháng",
            "cả quý",
        ]
        .iter()
        .any(|t| {
            name == *t
                || name
                    .strip_prefix(t)
                    .is_some_and(|rest| rest.starts_with([' ', ':', '(']) && rest.len() < 40)
        })
    }

    /// Roman numbers head groups of rows.
    pub(super) fn is_group(&self, row: usize) -> bool {
        let first = self.table.rows[row].cells.first().map_or("", |c| c.trim());
        marker::roman(first.trim_end_matches('.')).is_some()
            || first.len() == 1 && first.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// "(3)=(4)+(5)+(6)" in the heading holds in every row.
    pub(super) fn formulas(&self, seen: &mut Seen, found: &mut Vec<Finding>) {
        let numbers = self.column_numbers();
        for row in &self.table.rows[..self.body] {
            for cell in &row.cells {
                let Some((left, parts)) = formula(cell) else {
                    continue;
                };
                let column = |n: u32| numbers.iter().position(|c| *c == Some(n));
                let (Some(left), Some(parts)) = (
                    column(left),
                    parts
                        .iter()
                        .map(|(n, sign)| column(*n).map(|c| (c, *sign)))
                        .collect::<Option<Vec<_>>>(),
                ) else {
                    continue;
                };
                self.hold(left, &parts, cell.trim(), 0, seen, found);
            }
        }
    }

    /// The numbers that the heading gives its columns, "(3)", "3", "(3)=(4)+(5)".
    pub(super) fn column_numbers(&self) -> Vec<Option<u32>> {
        let row = self.table.rows[..self.body]
            .iter()
            .rev()
            .find(|r| is_column_numbers(&r.cells));
        let number = |cell: &String| {
            let head: String = cell
                .trim()
                .trim_start_matches('(')
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            head.parse().ok()
        };
        row.map_or_else(Vec::new, |r| r.cells.iter().map(number).collect())
    }

    pub(super) fn hold(
        &self,
        left: usize,
        parts: &[(usize, i64)],
        formula: &str,
        slack: i64,
        seen: &mut Seen,
        found: &mut Vec<Finding>,
    ) {
        let told = |row: usize| {
            let said = self.cell(row, left)?;
            let sum = self.addition(parts.iter().map(|(c, sign)| (row, *c, *sign)))?;
            Some((row, said, sum))
        };
        let mut rows: Vec<_> = (self.body..self.table.rows.len()).filter_map(told).collect();
        // A column that no row has and that makes most rows wrong was left open, it is not zero.
        let wrong = rows
            .iter()
            .filter(|(_, said, sum)| sum.contradicts(*said, slack))
            .count();
        if wrong * 2 > rows.len() && parts.iter().any(|(c, _)| self.is_empty_column(*c)) {
            rows.iter_mut().for_each(|(_, _, sum)| sum.is_open = true);
        }
        rows.retain(|(_, said, sum)| sum.contradicts(*said, slack));
        for (row, said, Addition { value: sum, .. }) in rows {
            if !seen.insert((row, left, sum)) {
                continue;
            }
            let values: Vec<i64> = parts.iter().filter_map(|(c, _)| self.cell(row, *c)).collect();
            let slip =
                hint::of_sum(said, &values).map_or(String::new(), |s| format!(" Có thể đảo chữ số: {s}"));
            let message = format!(
                "Dòng \"{}\": ghi {}, theo {formula} bằng {}, lệch {}.{slip}",
                self.name(row),
                count(said),
                count(sum),
                count((said - sum).abs())
            );
            let finding = Finding::new(
                "identity",
                Severity::Error,
                self.table.place(row, left),
                said.to_string(),
                message,
            );
            found.push(finding.with_values(sum.to_string(), said.to_string()));
        }
    }

    /// (row, column, sign) of each part; `None` where a cell holds words.
    pub(super) fn addition(&self, parts: impl Iterator<Item = (usize, usize, i64)>) -> Option<Addition> {
        let none = Addition {
            value: 0,
            is_open: false,
            only_adds: true,
        };
        parts.into_iter().try_fold(none, |sum, (row, column, sign)| {
            let cell = self
                .table
                .rows
                .get(row)?
                .cells
                .get(column)
                .map_or("", |s| s.as_str());
            let is_blank = is_blank(cell);
            let n = if is_blank { 0 } else { value(cell)? };
            Some(Addition {
                value: sum.value.checked_add(sign.checked_mul(n)?)?,
                is_open: sum.is_open || is_blank && self.are_gaps_unknown,
                only_adds: sum.only_adds && sign > 0,
            })
        })
    }

    /// Whether no row has a figure there.
    pub(super) fn is_empty_column(&self, column: usize) -> bool {
        (self.body..self.table.rows.len()).all(|row| {
            let cell = self.table.rows[row].cells.get(column);
            cell.is_none_or(|cell| is_blank(cell))
        })
    }
}
