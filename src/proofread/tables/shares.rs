//! Columns of rates.

use super::grid::Grid;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::token::decimal_of;

/// So many columns of figures are tried.
const MOST: usize = 14;

/// A column, and another that is added to it: "đúng hạn" with "trễ hạn" is what was done.
type Part = (usize, Option<usize>);

fn parts_of(counts: &[usize]) -> Vec<Part> {
    let counts = &counts[..counts.len().min(MOST)];
    let alone = counts.iter().map(|c| (*c, None));
    let beside = counts.windows(2).map(|pair| (pair[0], Some(pair[1])));
    alone.chain(beside).collect()
}

impl Grid<'_> {
    fn part(&self, row: usize, (first, second): Part) -> Option<i64> {
        let second = second.map_or(Some(0), |c| self.cell(row, c));
        Some(self.cell(row, first)? + second?)
    }

    /// A column of rates: the pair of columns that explains most rows has to explain all.
    pub(super) fn rates(&self, found: &mut Vec<Finding>) {
        let rows: Vec<usize> = (self.body..self.table.rows.len()).collect();
        let counts: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c))
            .collect();
        for column in (0..self.titles.len()).filter(|c| self.is_rate(*c)) {
            let said = |r: usize| {
                decimal_of(
                    self.table.rows[r]
                        .cells
                        .get(column)?
                        .trim()
                        .trim_end_matches('%')
                        .trim_start_matches(['-', '−', '+'])
                        .trim(),
                )
            };
            if let Some((formula, words)) = self.given(column) {
                let wrong = |r: &usize| said(*r).is_some_and(|s| self.breaks(*r, &formula, s));
                for row in rows.iter().copied().filter(wrong) {
                    found.push(self.against_formula(row, column, &words));
                }
                continue;
            }
            let told: Vec<usize> = rows.iter().copied().filter(|r| said(*r).is_some()).collect();
            let fits = |r: usize, (first, second): Part, whole: usize| -> Option<bool> {
                // A decrease has its sign in both columns, or in one.
                let (value, places) = said(r)?;
                let part = self.part(r, (first, second))?.abs();
                let whole = self.cell(r, whole)?;
                let scale = 10_i64.checked_pow(places)?;
                (whole > 0).then(|| {
                    ((part * 100 * scale - value * whole).abs() * 2 <= whole)
                        || (0..whole).contains(&(part * 100 * scale - value * whole))
                })
            };
            let mut pairs = Vec::new();
            for part in parts_of(&counts) {
                for whole in counts
                    .iter()
                    .take(MOST)
                    .filter(|w| **w != part.0 && Some(**w) != part.1)
                {
                    let good = told
                        .iter()
                        .filter(|r| fits(**r, part, *whole) == Some(true))
                        .count();
                    pairs.push((good, part, *whole));
                }
            }
            // Of those that explain as many rows the one column before two.
            let by_rows = |(good, part, _): &(usize, Part, usize)| (*good, part.1.is_none());
            let Some((good, part, whole)) = pairs.into_iter().max_by_key(by_rows) else {
                continue;
            };
            // Some two columns of many fit some rows by chance: two must explain all rows but one.
            let needed = match part.1 {
                None => (told.len() / 2 + 1).max(2),
                Some(_) => told.len().saturating_sub(1).max(3),
            };
            if good < needed {
                continue;
            }
            for row in told
                .iter()
                .copied()
                .filter(|r| fits(*r, part, whole) == Some(false))
            {
                let words = self.table.rows[row]
                    .cells
                    .get(column)
                    .cloned()
                    .unwrap_or_default();
                let (p, w) = (
                    self.part(row, part).unwrap_or(0),
                    self.cell(row, whole).unwrap_or(0),
                );
                let message = format!(
                    "Dòng \"{}\": tỷ lệ {words} không khớp với {}/{}, trong khi các dòng khác khớp theo cách tính này.",
                    self.name(row),
                    count(p),
                    count(w)
                );
                found.push(Finding::new(
                    "identity",
                    Severity::Error,
                    self.table.place(row, column),
                    words,
                    message,
                ));
            }
        }
    }
}
