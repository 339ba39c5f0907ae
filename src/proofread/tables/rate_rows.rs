//! Rates that stand as a row: "Tỷ lệ trực tuyến (%)" below the figures that it is of.

use super::cells::figure;
use super::grid::Grid;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::rates::rate::{Rate, percent};
use crate::proofread::token::{decimal_of, has_any};

impl Grid<'_> {
    /// The pair of rows that explains most columns of a row of rates has to explain all.
    pub(super) fn rate_rows(&self, found: &mut Vec<Finding>) {
        /// Rows of a table that tells rates as rows, and columns.
        const MOST: usize = 40;
        let rows: Vec<usize> = (self.body..self.table.rows.len()).take(MOST).collect();
        let figures: Vec<usize> = rows.iter().copied().filter(|r| !self.is_rate_row(*r)).collect();
        for row in rows.iter().copied().filter(|r| self.is_rate_row(*r)) {
            let told: Vec<(usize, Rate)> = (1..self.titles.len().min(MOST))
                .filter_map(|c| Some((c, self.rate_at(row, c)?)))
                .collect();
            let fits = |(c, rate): &(usize, Rate), part: usize, whole: usize| {
                self.cell(part, *c)
                    .zip(self.cell(whole, *c))
                    .is_some_and(|(p, w)| rate.is(p, w))
            };
            let pairs = figures
                .iter()
                .flat_map(|part| figures.iter().map(move |whole| (*part, *whole)))
                .filter(|(part, whole)| part != whole);
            let best = pairs.max_by_key(|(p, w)| told.iter().filter(|t| fits(t, *p, *w)).count());
            let Some((part, whole)) = best else { continue };
            let wrong: Vec<&(usize, Rate)> = told.iter().filter(|t| !fits(t, part, whole)).collect();
            let [(column, rate)] = wrong.as_slice() else {
                continue;
            };
            if told.len() < 3 {
                continue;
            }
            let (Some(p), Some(w)) = (self.cell(part, *column), self.cell(whole, *column)) else {
                continue;
            };
            found.push(self.wrong_rate(row, *column, p, w, rate.places));
        }
    }

    fn wrong_rate(&self, row: usize, column: usize, part: i64, whole: i64, places: u32) -> Finding {
        let words = self.table.rows[row]
            .cells
            .get(column)
            .cloned()
            .unwrap_or_default();
        let right = percent(part, whole, places);
        let message = format!(
            "Dòng \"{}\": {words} không khớp với {}/{} = {right}, trong khi các cột khác khớp theo cách tính này.",
            self.name(row),
            count(part),
            count(whole)
        );
        let place = self.table.place(row, column);
        let finding = Finding::new("identity", Severity::Error, place, words.clone(), message);
        finding.with_values(right, words)
    }

    fn is_rate_row(&self, row: usize) -> bool {
        let name = self.name(row).to_lowercase();
        has_any(&name, &["tỷ lệ", "tỉ lệ"]) || name.contains("(%)")
    }

    pub(super) fn rate_at(&self, row: usize, column: usize) -> Option<Rate> {
        let cell = self.table.rows[row].cells.get(column)?;
        let (value, places) = figure(cell.trim().trim_end_matches('%').trim()).and_then(decimal_of)?;
        Some(Rate {
            scan: 0,
            token: 0,
            value,
            places,
        })
    }
}
