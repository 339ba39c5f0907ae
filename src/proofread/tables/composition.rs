//! Columns that tell what share of the total each row is: "Cơ cấu (%)", "Tỷ trọng".

use super::grid::Grid;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::rates::rate::{Rate, percent};
use crate::proofread::token::has_any;

impl Grid<'_> {
    /// The column of figures whose shares most rows tell has to explain all of them.
    pub(super) fn composition(&self, found: &mut Vec<Finding>) {
        /// Rows that have to fit.
        const FEWEST: usize = 2;
        let Some(total) = (self.body..self.table.rows.len()).find(|r| self.is_total(*r)) else {
            return;
        };
        let names = ["cơ cấu", "tỷ trọng", "tỉ trọng", "chiếm"];
        // "Tỷ lệ (%)" is of the total too, where the total's own is 100.
        let is_share = |c: &usize| {
            has_any(&self.titles[*c], &names)
                || self.is_rate(*c) && self.rate_at(total, *c).is_some_and(is_all)
        };
        for column in (1..self.titles.len()).filter(is_share) {
            let told: Vec<(usize, Rate)> = (self.body..self.table.rows.len())
                .filter(|r| *r != total)
                .filter_map(|r| Some((r, self.rate_at(r, column)?)))
                .collect();
            let fits = |(row, rate): &(usize, Rate), figures: usize| {
                self.cell(*row, figures)
                    .zip(self.cell(total, figures))
                    .is_some_and(|(part, whole)| rate.is(part, whole))
            };
            let columns = (1..self.titles.len()).filter(|c| *c != column && !self.is_label(*c));
            let best = columns.max_by_key(|c| told.iter().filter(|t| fits(t, *c)).count());
            let Some(figures) = best else { continue };
            let wrong: Vec<&(usize, Rate)> = told.iter().filter(|t| !fits(t, figures)).collect();
            let [(row, rate)] = wrong.as_slice() else { continue };
            let (Some(part), Some(whole)) = (self.cell(*row, figures), self.cell(total, figures)) else {
                continue;
            };
            if told.len() > FEWEST && whole > 0 {
                let right = percent(part, whole, rate.places);
                let words = self.table.rows[*row]
                    .cells
                    .get(column)
                    .cloned()
                    .unwrap_or_default();
                let message = format!(
                    "Dòng \"{}\": {words} không khớp với {}/{} = {right}, trong khi các dòng khác khớp theo cách tính này.",
                    self.name(*row),
                    count(part),
                    count(whole)
                );
                let place = self.table.place(*row, column);
                let finding = Finding::new("identity", Severity::Error, place, words.clone(), message);
                found.push(finding.with_values(right, words));
            }
        }
    }
}

/// 100, or what is left of it when its parts were rounded.
fn is_all(rate: Rate) -> bool {
    let all = 100 * 10_i64.pow(rate.places.min(4));
    (rate.value - all).abs() <= 3
}
