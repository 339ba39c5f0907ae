//! Sums that nearly all rows of a table keep, whatever their columns are called: the row that does
//! not keep one contradicts the others.

use super::cells::PLACES;
use super::grid::{Grid, Seen};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::token::has_any;

/// Rows and columns of which sums are learned; larger tables are no forms.
const MOST_ROWS: usize = 300;
const MOST_COLUMNS: usize = 14;
/// Rows with figures in every column from which a sum is learned.
const FEWEST: usize = 3;

impl Grid<'_> {
    pub(super) fn learned(&self, seen: &mut Seen, found: &mut Vec<Finding>) {
        let columns: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c))
            .take(MOST_COLUMNS)
            .collect();
        if self.table.rows.len() > MOST_ROWS {
            return;
        }
        self.blocks(&columns, seen, found);
        for left in &columns {
            let others: Vec<usize> = columns.iter().copied().filter(|c| c != left).collect();
            for (i, a) in others.iter().enumerate() {
                for (j, b) in others.iter().enumerate().skip(i + 1) {
                    self.learn(*left, &[*a, *b], seen, found);
                    for c in others.iter().skip(j + 1) {
                        self.learn(*left, &[*a, *b, *c], seen, found);
                    }
                }
            }
        }
    }

    /// "Quý I | Quý II | Quý III | Quý IV | Cả năm": more columns than are tried in every choice, side by
    /// side and before or behind their total.
    fn blocks(&self, columns: &[usize], seen: &mut Seen, found: &mut Vec<Finding>) {
        /// Columns of a block.
        const SHORTEST: usize = 4;
        for (at, left) in columns.iter().enumerate() {
            for length in SHORTEST..columns.len() {
                if let Some(from) = at.checked_sub(length) {
                    self.learn(*left, &columns[from..at], seen, found);
                }
                if let Some(parts) = columns.get(at + 1..=at + length) {
                    self.learn(*left, parts, seen, found);
                }
            }
        }
    }

    /// "Tổng số | Đúng hạn | Quá hạn | Đang thực hiện": the titles say that these are all its parts, and
    /// no other column of figures is left.
    fn is_divided(&self, left: usize, parts: &[usize]) -> bool {
        const STATES: [&str; 7] = [
            "đúng hạn",
            "trước hạn",
            "quá hạn",
            "trễ hạn",
            "đang",
            "chưa",
            "hoàn thành",
        ];
        let is_figures = |c: &usize| !self.is_label(*c) && !self.is_rate(*c);
        let has_figures = |c: &usize| (self.body..self.table.rows.len()).any(|r| self.cell(r, *c).is_some());
        let columns = (0..self.titles.len()).filter(is_figures).filter(has_figures);
        has_any(&self.titles[left], &["tổng số", "tổng", "được giao"])
            && parts.iter().all(|c| has_any(&self.titles[*c], &STATES))
            && columns.count() == parts.len() + 1
    }

    /// All rows but one keep the sum, and enough of them with figures in all its columns.
    fn learn(&self, left: usize, parts: &[usize], seen: &mut Seen, found: &mut Vec<Finding>) {
        let (mut told, mut places) = (0, 0);
        let mut wrong = None;
        let is_divided = self.is_divided(left, parts);
        // A row that breaks the sum breaks it in the total, too.
        let is_left_out = |row: usize| is_divided && self.is_total(row);
        for row in self.body..self.table.rows.len() {
            let Some(sum) = self.sum(row, left, parts) else {
                continue;
            };
            if sum.said == sum.real {
                told += usize::from(sum.is_whole);
                places = places.max(sum.places);
            } else if sum.is_broken()
                && !is_left_out(row)
                && !(sum.places > 0 && self.is_mean(row))
                && wrong.replace((row, sum)).is_some()
            {
                return;
            }
        }
        let fewest = if is_divided { 1 } else { FEWEST };
        let Some((row, sum)) = wrong.filter(|_| told >= fewest) else {
            return;
        };
        // A row of decimals among counts, or one far off, is no sum.
        let is_alike = sum.places == 0 || places > 0 && sum.is_near();
        if !is_alike || seen.iter().any(|(r, ..)| *r == row) {
            return;
        }
        let names: Vec<&str> = parts.iter().map(|c| self.titles[*c].trim()).collect();
        let formula = names.join(" + ");
        if sum.places > 0 {
            seen.insert((row, left, sum.real));
            found.push(self.no_sum(row, left, &formula, &sum));
            return;
        }
        let signed: Vec<(usize, i64)> = parts.iter().map(|c| (*c, 1)).collect();
        self.hold(left, &signed, &formula, 0, seen, found);
    }

    fn is_mean(&self, row: usize) -> bool {
        let name = self.name(row).to_lowercase();
        let means = ["tỷ lệ", "tỉ lệ", "bình quân", "trung bình", "tỷ trọng", "cơ cấu"];
        name.contains('%') || has_any(&name, &means)
    }

    /// What a row says and what its parts make; `None` where one of them is no number.
    fn sum(&self, row: usize, left: usize, parts: &[usize]) -> Option<Sum> {
        let (said, mut places) = self.measure(row, left)?;
        let (mut real, mut is_whole) = (0_i64, true);
        for column in parts {
            let (part, own) = self.measure(row, *column)?;
            real = real.checked_add(part)?;
            places = places.max(own);
            is_whole &= part > 0;
        }
        Some(Sum {
            said,
            real,
            places,
            parts: parts.len(),
            is_whole,
        })
    }

    fn no_sum(&self, row: usize, left: usize, formula: &str, sum: &Sum) -> Finding {
        let (said, real) = (sum.written(sum.said), sum.written(sum.real));
        let message = format!(
            "Dòng \"{}\": ghi {said}, theo {formula} bằng {real}, lệch {}.",
            self.name(row),
            sum.written((sum.said - sum.real).abs())
        );
        let place = self.table.place(row, left);
        Finding::new("identity", Severity::Error, place, said.clone(), message).with_values(real, said)
    }
}

/// Of one row, in ten-thousandths.
struct Sum {
    said: i64,
    real: i64,
    /// The most that one of the numbers has behind its comma.
    places: u32,
    parts: usize,
    /// No part is nothing.
    is_whole: bool,
}

impl Sum {
    /// Off by more than what the numbers lost when they were rounded; counts lose nothing.
    fn is_broken(&self) -> bool {
        let unit = 10_i64.pow(PLACES - self.places);
        let lost = match (self.places, i64::try_from(self.parts)) {
            (0, _) => 0,
            (_, parts) => unit * (parts.unwrap_or(i64::MAX / unit - 1) + 1) / 2,
        };
        (self.said - self.real).abs() > lost
    }

    fn is_near(&self) -> bool {
        (self.said - self.real).abs() <= self.said.max(self.real) / 4
    }

    fn written(&self, value: i64) -> String {
        let (width, scale) = (self.places as usize, 10_i64.pow(PLACES));
        let rest = value % scale / 10_i64.pow(PLACES - self.places);
        match self.places {
            0 => count(value / scale),
            // A leading zero is for whole numbers only.
            _ if value < 10 * scale => format!("{},{rest:0width$}", value / scale),
            _ => format!("{},{rest:0width$}", count(value / scale)),
        }
    }
}
