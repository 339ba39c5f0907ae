//! Totals of columns that hold decimals: "Cộng | 27 | 1.126,4".

use super::cells::{PLACES, is_blank, is_column_numbers};
use super::grid::Grid;
use crate::finding::{Finding, Severity};
use crate::proofread::token::has_any;

/// Titles of columns whose numbers do not add up.
const NO_SUMS: &[&str] = &[
    "bình quân",
    "trung bình",
    "tỷ lệ",
    "tỉ lệ",
    "tỷ trọng",
    "cơ cấu",
    "tốc độ",
    "chỉ số",
    "xếp hạng",
    "lũy kế",
    "luỹ kế",
    "điểm",
    "hệ số",
    "so với",
    "tăng",
    "giảm",
    "đơn giá",
    "định mức",
];

/// One column's total and what its rows come to, in ten-thousandths.
struct Column {
    at: usize,
    said: i64,
    sum: i64,
    /// What rounding may have taken off all of them.
    slack: i64,
    places: u32,
    values: Vec<i64>,
}

impl Grid<'_> {
    /// The columns with decimals below the same rows as those of whole numbers; `rows` are the rows that the total is of.
    pub(super) fn measured_totals(&self, total: usize, rows: &[usize], found: &mut Vec<Finding>) {
        let columns: Vec<Column> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c) && !has_any(&self.titles[*c], NO_SUMS))
            .filter_map(|c| self.measured_column(total, rows, c))
            .collect();
        let holds = |column: &&Column| (column.said - column.sum).abs() <= column.slack;
        let held = columns.iter().filter(holds).count();
        for column in columns.iter().filter(|c| c.places > 0 && !holds(c)) {
            let gap = (column.said - column.sum).abs();
            // Another column has to show that the total is of these rows, or the sum has to come near.
            let is_near = gap <= column.said / if held > 0 { 4 } else { 10 };
            if is_near && self.is_all_measured(column, rows) {
                found.push(self.no_total(total, column));
            }
        }
    }

    fn measured_column(&self, total: usize, rows: &[usize], at: usize) -> Option<Column> {
        let (said, mut places) = self.measure(total, at)?;
        let mut values = Vec::new();
        for row in rows
            .iter()
            .filter(|r| !is_column_numbers(&self.table.rows[**r].cells))
        {
            let cell = self.table.rows[*row].cells.get(at).map_or("", |s| s.as_str());
            if is_blank(cell) && self.are_gaps_unknown {
                return None;
            }
            if is_blank(cell) {
                continue;
            }
            let (value, own) = self.measure(*row, at)?;
            places = places.max(own);
            values.push(value);
        }
        let sum = values.iter().try_fold(0_i64, |sum, n| sum.checked_add(*n))?;
        let step = 10_i64.pow(PLACES.checked_sub(places)?);
        let lost = i64::try_from(values.len() + 1).ok()?.checked_mul(step)? / 2;
        (values.len() >= 2).then_some(Column {
            at,
            said,
            sum,
            slack: if places > 0 { lost } else { 0 },
            places,
            values,
        })
    }

    /// No number of the column is as large as its total: it is a sum, and no mean of them.
    fn is_all_measured(&self, column: &Column, rows: &[usize]) -> bool {
        let largest = column.values.iter().max().copied().unwrap_or(0);
        let is_mean = column.said <= largest;
        !is_mean && rows.len() >= 2
    }

    fn no_total(&self, total: usize, column: &Column) -> Finding {
        let written = |n: i64| {
            let (scale, width) = (10_i64.pow(PLACES), column.places as usize);
            let whole = n / scale;
            let head = match whole < 10 {
                true => whole.to_string(),
                false => crate::calendar::count(whole),
            };
            format!(
                "{head},{:0width$}",
                n % scale / 10_i64.pow(PLACES - column.places)
            )
        };
        let (said, sum) = (written(column.said), written(column.sum));
        let message = format!(
            "Cột \"{}\": dòng tổng ghi {said}, các dòng cộng lại bằng {sum}, lệch {}.",
            self.titles[column.at].trim(),
            written((column.said - column.sum).abs())
        );
        let place = self.table.place(total, column.at);
        Finding::new("sum_of_parts", Severity::Error, place, said.clone(), message).with_values(sum, said)
    }
}
