//! Totals of columns, in whichever row they stand.

use super::cells::is_column_numbers;
use super::gaps::Addition;
use super::grid::Grid;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::hint;
use crate::proofread::token::has_any;

/// What is there at a time, of which no days make up a week and no months a quarter.
const STOCKS: &[&str] = &[
    "tồn",
    "đầu",
    "cuối",
    "kỳ trước",
    "tuần trước",
    "tháng trước",
    "quý trước",
    "năm trước",
    "còn",
    "đang",
    "lũy kế",
    "luỹ kế",
    "chuyển sang",
    "bình quân",
];

impl Grid<'_> {
    /// Each column's total against the rows it is the total of.
    pub(super) fn totals(&self, found: &mut Vec<Finding>) {
        let Some(total) = (self.body..self.table.rows.len()).find(|r| self.is_total(*r)) else {
            return;
        };
        let others: Vec<usize> = (self.body..self.table.rows.len())
            .filter(|r| *r != total && !self.is_total(*r) && !is_column_numbers(&self.table.rows[*r].cells))
            .collect();
        // Below a total at the foot stand notes, above one at the head its titles.
        let others: Vec<usize> = match total > self.body {
            true => others.into_iter().filter(|r| *r < total).collect(),
            false => others,
        };
        let groups: Vec<usize> = others.iter().copied().filter(|r| self.is_group(*r)).collect();
        let plain: Vec<usize> = others.iter().copied().filter(|r| !self.is_group(*r)).collect();
        let mut readings = vec![others.clone(), groups, plain];
        // Below a total at the head its parts, and what it is divided into once more.
        if total == self.body {
            readings.extend((2..others.len()).map(|parts| others[..parts].to_vec()));
        }
        let columns: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c) && self.cell(total, *c).is_some())
            .collect();
        let sum = |rows: &[usize], c: usize| -> Option<Addition> {
            let sum = || self.addition(rows.iter().map(|row| (*row, c, 1)));
            (rows.len() >= 2).then(sum).flatten()
        };
        let holds = |rows: &Vec<usize>| {
            columns
                .iter()
                .filter(|c| sum(rows, **c).is_some_and(|s| Some(s.value) == self.cell(total, **c)))
                .count()
        };
        // Of those that hold as often, the first.
        let best = { readings.iter().rev() }
            .filter(|r| r.len() >= 2)
            .max_by_key(|r| holds(r));
        let Some(best) = best else {
            return;
        };
        self.measured_totals(total, best, found);
        // "Cả tuần" is a total where days stand above it; what there is at the end of each does not add up.
        let is_whole = self.name(total).to_lowercase().trim().starts_with("cả ");
        if is_whole && holds(best) == 0 {
            return;
        }
        let is_of_periods = is_whole || self.has_rows_of_periods();
        // "Kỳ trước chuyển sang" and what came in, together, are no flow either.
        let holds_stock = columns.iter().any(|c| has_any(&self.titles[*c], STOCKS));
        let is_stock = |title: &str| {
            has_any(title, STOCKS)
                || holds_stock
                    && has_any(
                        title,
                        &["tổng", "tổng số", "cộng", "phải giải quyết", "phải xử lý"],
                    )
        };
        let adds_up = |c: &usize| !is_of_periods || !is_stock(&self.titles[*c]);
        for column in columns.iter().copied().filter(adds_up) {
            let (Some(said), Some(sum)) = (self.cell(total, column), sum(best, column)) else {
                continue;
            };
            if sum.contradicts(said, 0) {
                let sum = sum.value;
                let parts: Vec<i64> = best.iter().filter_map(|r| self.cell(*r, column)).collect();
                let slip =
                    hint::of_sum(said, &parts).map_or(String::new(), |s| format!(" Có thể đảo chữ số: {s}"));
                let message = format!(
                    "Cột \"{}\": dòng tổng ghi {}, các dòng cộng lại bằng {}, lệch {}.{slip}",
                    self.titles[column].trim(),
                    count(said),
                    count(sum),
                    count((said - sum).abs())
                );
                let finding = Finding::new(
                    "sum_of_parts",
                    Severity::Error,
                    self.table.place(total, column),
                    said.to_string(),
                    message,
                );
                found.push(finding.with_values(sum.to_string(), said.to_string()));
            }
        }
    }
}
