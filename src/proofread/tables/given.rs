//! Columns whose heading says how they are reckoned.

use super::grid::Grid;
use crate::dossier::{Formula, Ratio, Reckoned};
use crate::finding::{Finding, Severity};

impl Grid<'_> {
    /// The formula of rates that the heading gives a column, "(6)=((3)+(4))/(2)*100".
    pub(super) fn given(&self, column: usize) -> Option<(Formula, String)> {
        let cells = self.table.rows[..self.body]
            .iter()
            .filter_map(|r| r.cells.get(column));
        cells
            .filter_map(|cell| cell.split_once('='))
            .filter_map(|(_, right)| Some((Formula::read(right)?, right.trim().to_owned())))
            .find(|(formula, _)| formula.divides())
    }

    /// Whether a row's rate is another than its formula gives, rounded or cut off, in per cent or not.
    pub(super) fn breaks(&self, row: usize, formula: &Formula, (said, places): (i64, u32)) -> bool {
        let numbers = self.column_numbers();
        let of = |n: usize| {
            let column = numbers.iter().position(|c| c.is_some_and(|c| c as usize == n));
            match column.and_then(|c| self.cell(row, c)) {
                Some(n) => Reckoned::Known(Ratio::whole(n)),
                None => Reckoned::Unknown,
            }
        };
        let Reckoned::Known(ratio) = formula.reckon(&of) else {
            return false;
        };
        let fits = |places: u32| {
            let cut_off = ratio.rounded(places + 3).map(|n| n.div_euclid(1000));
            ratio.rounded(places) == Some(said) || cut_off == Some(said)
        };
        !fits(places) && !fits(places + 2)
    }

    pub(super) fn against_formula(&self, row: usize, column: usize, formula: &str) -> Finding {
        let words = self.table.rows[row]
            .cells
            .get(column)
            .cloned()
            .unwrap_or_default();
        let message = format!(
            "Dòng \"{}\": {words} không khớp với công thức của cột, {formula}.",
            self.name(row)
        );
        let place = self.table.place(row, column);
        Finding::new("identity", Severity::Error, place, words, message)
    }
}
