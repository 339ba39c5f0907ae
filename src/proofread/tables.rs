//! Tables: totals of columns, formulas of columns, form II.06a by its numbers and titles.

mod changes;
mod composition;
mod form;
mod given;
mod learned;
mod means;
mod measured;
mod measured_rates;
mod periods;
mod rate_rows;
mod row_numbers;
mod said;
mod series;
mod shares;
mod stages;
mod told;
mod totals;

pub use said::check as check_said;
use stages::Stages;
pub use told::Told;

use super::text::{Part, Table, Text};
use super::token::{count_of, decimal_of, has_any};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use std::collections::HashSet;

/// Row, column and right number of what is told: by a formula in the heading and by the form alike.
type Seen = HashSet<(usize, usize, i64)>;

/// A table as numbers.
struct Grid<'t> {
    table: &'t Table,
    /// First row of figures.
    body: usize,
    /// Titles of the columns, lower case, from all heading rows.
    titles: Vec<String>,
}

/// `beside` are the suspended and withdrawn dossiers that the text tells of: they may stand between
/// what was received and what the other columns hold.
pub fn check(text: &Text, beside: i64, found: &mut Vec<Finding>) {
    for part in &text.parts {
        let Part::Table(table) = part else { continue };
        let stages = Stages::of(table);
        if let Some(stages) = &stages {
            stages.check(found);
        }
        if let Some(grid) = Grid::new(table) {
            let mut seen = Seen::new();
            if stages.is_none() {
                grid.totals(found);
            }
            grid.formulas(&mut seen, found);
            grid.roles(beside, &mut seen, found);
            grid.learned(&mut seen, found);
            grid.periods(&mut seen, found);
            grid.changes(&mut seen, found);
            grid.row_numbers(found);
            grid.rates(found);
            grid.measured_rates(found);
            grid.rate_rows(found);
            grid.composition(found);
        }
    }
}

/// The figures of dossiers that the tables of a text tell.
pub fn told(text: &Text) -> Vec<Told> {
    let tables = text.parts.iter().filter_map(|part| match part {
        Part::Table(table) => match Stages::of(table) {
            Some(stages) => stages.told(),
            None => Grid::new(table)?.told(),
        },
        Part::Paragraph(_) => None,
    });
    tables.collect()
}

/// What is written in digits: "Năm" heads a column of years.
fn figure(cell: &str) -> Option<&str> {
    cell.starts_with(|c: char| c.is_ascii_digit()).then_some(cell)
}

/// A number in a cell; a dash or nothing is none.
fn value(cell: &str) -> Option<i64> {
    let bare = cell.trim().trim_matches(['*', '(', ')']);
    figure(bare).and_then(count_of)
}

/// Places of what is measured that are reckoned with.
const PLACES: u32 = 4;

/// A number in a cell, measured ones too: ten-thousandths, and its places.
fn measure(cell: &str) -> Option<(i64, u32)> {
    let (digits, places) = figure(cell.trim().trim_matches(['*', '(', ')'])).and_then(decimal_of)?;
    let scale = 10_i64.checked_pow(PLACES.checked_sub(places)?)?;
    Some((digits.checked_mul(scale)?, places))
}

fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—")
}

/// Whether a row says what its figures are of: in words or by days, "15/7 - 14/8".
fn is_named(cells: &[String]) -> bool {
    let has_days = cells.first().is_some_and(|c| c.matches('/').count() >= 2);
    has_days || cells.iter().any(|c| c.chars().any(char::is_alphabetic))
}

impl<'t> Grid<'t> {
    fn new(table: &'t Table) -> Option<Grid<'t>> {
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
        (body > 0).then_some(Grid { table, body, titles })
    }

    fn cell(&self, row: usize, column: usize) -> Option<i64> {
        value(self.table.rows.get(row)?.cells.get(column)?)
    }

    /// Measured ones too, in ten-thousandths.
    fn measure(&self, row: usize, column: usize) -> Option<(i64, u32)> {
        measure(self.table.rows.get(row)?.cells.get(column)?)
    }

    fn is_label(&self, column: usize) -> bool {
        let title = self.titles[column].trim();
        // "Số TTHC" counts procedures.
        let opens = |word: &str| {
            let rest = title.strip_prefix(word);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        ["tt", "stt", "số tt"].into_iter().any(opens) || title == "năm" || column == 0
    }

    fn is_rate(&self, column: usize) -> bool {
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

    fn name(&self, row: usize) -> String {
        let cells = &self.table.rows[row].cells;
        let named = cells
            .iter()
            .find(|c| c.chars().filter(|c| c.is_alphabetic()).count() >= 2);
        named.cloned().unwrap_or_default()
    }

    fn is_total(&self, row: usize) -> bool {
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
    fn is_group(&self, row: usize) -> bool {
        let first = self.table.rows[row].cells.first().map_or("", |c| c.trim());
        super::marker::roman(first.trim_end_matches('.')).is_some()
            || first.len() == 1 && first.starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// "(3)=(4)+(5)+(6)" in the heading holds in every row.
    fn formulas(&self, seen: &mut Seen, found: &mut Vec<Finding>) {
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
    fn column_numbers(&self) -> Vec<Option<u32>> {
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

    fn hold(
        &self,
        left: usize,
        parts: &[(usize, i64)],
        formula: &str,
        slack: i64,
        seen: &mut Seen,
        found: &mut Vec<Finding>,
    ) {
        for row in self.body..self.table.rows.len() {
            let Some(said) = self.cell(row, left) else {
                continue;
            };
            let sum = parts.iter().try_fold(0_i64, |sum, (c, sign)| {
                let cell = self.table.rows[row].cells.get(*c).map_or("", |s| s.as_str());
                let n = if is_blank(cell) { Some(0) } else { value(cell) };
                n.map(|n| sum + sign * n)
            });
            let Some(sum) = sum.filter(|s| !(0..=slack).contains(&(said - s))) else {
                continue;
            };
            if !seen.insert((row, left, sum)) {
                continue;
            }
            let values: Vec<i64> = parts.iter().filter_map(|(c, _)| self.cell(row, *c)).collect();
            let slip = super::hint::of_sum(said, &values)
                .map_or(String::new(), |s| format!(" Có thể đảo chữ số: {s}"));
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
}

/// A row that numbers the columns: "(1)", "2", "(3)=(4)+(5)".
fn is_column_numbers(cells: &[String]) -> bool {
    let numbers: Vec<u32> = cells
        .iter()
        .filter_map(|c| {
            c.trim()
                .trim_start_matches('(')
                .chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .ok()
        })
        .collect();
    let letters = cells
        .iter()
        .filter(|c| c.chars().filter(|c| c.is_alphabetic()).count() > 2)
        .count();
    numbers.len() >= 3
        && letters == 0
        && numbers.len() + 2 >= cells.len()
        && numbers.windows(2).all(|w| w[1] == w[0] + 1)
        && numbers[0] <= 3
}

/// "(3)=(4)+(5)+(6)", "7 = 8+9+10" as the left column and the right ones with their signs.
fn formula(cell: &str) -> Option<(u32, Vec<(u32, i64)>)> {
    let bare: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')'))
        .collect();
    let (left, right) = bare.split_once('=')?;
    let left = left.parse().ok()?;
    let mut parts = Vec::new();
    for (i, piece) in right.replace('-', "+-").split('+').enumerate() {
        if piece.is_empty() && i == 0 {
            continue;
        }
        let sign = if piece.starts_with('-') { -1 } else { 1 };
        parts.push((piece.trim_start_matches('-').parse().ok()?, sign));
    }
    (parts.len() >= 2).then_some((left, parts))
}
