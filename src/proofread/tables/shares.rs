//! Columns of rates.

use super::Grid;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::token::decimal_of;

impl Grid<'_> {
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
            let fits = |r: usize, part: usize, whole: usize| -> Option<bool> {
                // A decrease has its sign in both columns, or in one.
                let ((value, places), part) = (said(r)?, self.cell(r, part)?.abs());
                let whole = self.cell(r, whole)?;
                let scale = 10_i64.checked_pow(places)?;
                (whole > 0).then(|| {
                    ((part * 100 * scale - value * whole).abs() * 2 <= whole)
                        || (0..whole).contains(&(part * 100 * scale - value * whole))
                })
            };
            let mut pairs = Vec::new();
            for part in counts.iter().take(14) {
                for whole in counts.iter().take(14).filter(|w| *w != part) {
                    let good = told
                        .iter()
                        .filter(|r| fits(**r, *part, *whole) == Some(true))
                        .count();
                    pairs.push((good, *part, *whole));
                }
            }
            let Some((good, part, whole)) = pairs.into_iter().max_by_key(|(good, ..)| *good) else {
                continue;
            };
            if good < 2 || good * 2 <= told.len() {
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
                    self.cell(row, part).unwrap_or(0),
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
