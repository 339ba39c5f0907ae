//! Means in the text of what a table tells for each unit: "Điểm bình quân của 06 đơn vị là 85,8 điểm" beside a table of
//! six rows.

use super::cells::PLACES;
use super::grid::Grid;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, decimal_of, has_any, stands};

/// With them it is the mean of another time, of some of the rows, or what is aimed at.
const OTHERS: &[&str] = &[
    "cùng kỳ",
    "so với",
    "năm trước",
    "quý trước",
    "tăng",
    "giảm",
    "chỉ tiêu",
    "mục tiêu",
    "kế hoạch",
    "toàn tỉnh",
    "toàn thành phố",
    "cả nước",
    "khối",
    "nhóm",
    "riêng",
    "tiêu chí",
    "trên",
    "dưới",
    "khoảng",
    "gần",
    "hơn",
];

/// Rows of a table of which means are told.
const MOST_ROWS: usize = 200;

impl Grid<'_> {
    /// Nothing where some column has that mean, or where the text names another number of units.
    pub(super) fn against_mean(&self, scan: &Scan) -> Option<Finding> {
        let at = (0..scan.tokens.len()).find(|at| {
            let says = |words| stands(&scan.tokens, *at, words);
            says(&["bình", "quân"]) || says(&["trung", "bình"])
        })?;
        let mean = number_behind(scan, at)?;
        let (digits, places) = decimal_of(scan.tokens[mean].text)?;
        let (from, _) = scan.sentence(at);
        let units = (from..mean)
            .filter(|i| scan.tokens[*i].is_number() && !scan.taken[*i])
            .find_map(|i| count_of(scan.tokens[i].text))?;
        let rows: Vec<usize> = (self.body..self.table.rows.len())
            .filter(|r| !self.is_total(*r))
            .take(MOST_ROWS)
            .collect();
        let is_all = i64::try_from(rows.len()).is_ok_and(|n| n == units && n > 2);
        let lead = scan.words(from, mean).to_lowercase();
        if !is_all || places == 0 || places > PLACES || has_any(&lead, OTHERS) {
            return None;
        }
        let said = digits.checked_mul(10_i64.pow(PLACES - places))?;
        let unit = 10_i64.pow(PLACES - places);
        let figures = (0..self.titles.len()).filter(|c| !self.is_label(*c));
        let means: Vec<(usize, i64)> = figures.filter_map(|c| Some((c, self.mean(&rows, c)?))).collect();
        // Rounded, or decimals cut off.
        let is_it = |real: i64| (real - said).abs() * 2 <= unit || (0..unit).contains(&(real - said));
        if means.iter().any(|(_, real)| is_it(*real)) {
            return None;
        }
        let noun = scan.tokens.get(mean + 1).filter(|t| t.is_word())?;
        let is_near = |real: i64| (real - said).abs() * 20 <= real;
        let is_of =
            |c: usize| has_any(&self.titles[c], &[&noun.lower]) && has_any(&self.titles[c], &["tổng"]);
        let mut named = means.iter().filter(|(c, real)| is_of(*c) && is_near(*real));
        let ((column, real), None) = (named.next()?, named.next()) else {
            return None;
        };
        let right = written((real + unit / 2) / unit, places);
        let message = format!(
            "Bình quân không khớp với cột \"{}\" của bảng: {units:02} dòng bình quân {right}, câu ghi {}.",
            self.titles[*column].trim(),
            scan.tokens[mean].text
        );
        let words = scan.words(at, mean + 1);
        let finding = Finding::new("identity", Severity::Error, scan.place(mean), words, message);
        Some(finding.with_values(right, words))
    }

    /// Of a column with a number in each of these rows.
    fn mean(&self, rows: &[usize], column: usize) -> Option<i64> {
        let values: Option<Vec<i64>> = rows.iter().map(|r| Some(self.measure(*r, column)?.0)).collect();
        let values = values?;
        let sum = values.iter().try_fold(0_i64, |sum, n| sum.checked_add(*n))?;
        Some(sum / i64::try_from(values.len()).ok()?.max(1))
    }
}

/// "bình quân của 06 đơn vị là 85,8 điểm": the first number with decimals behind it.
fn number_behind(scan: &Scan, at: usize) -> Option<usize> {
    /// In tokens.
    const FARTHEST: usize = 20;
    let to = scan.sentence(at).1.min(at + FARTHEST);
    let is_it = |i: &usize| scan.tokens[*i].is_number() && scan.tokens[*i].text.contains(',');
    let mean = (at + 2..to).find(is_it)?;
    let is_direct = (at + 2..mean).all(|i| !matches!(scan.tokens[i].text, "," | ";" | "(" | ":"));
    let is_rate = scan
        .tokens
        .get(mean + 1)
        .is_some_and(|t| t.is_mark('%') || t.is_mark('/'));
    (is_direct && !is_rate).then_some(mean)
}

fn written(digits: i64, places: u32) -> String {
    let (scale, width) = (10_i64.pow(places), places as usize);
    format!("{},{:0width$}", digits / scale, digits % scale)
}
