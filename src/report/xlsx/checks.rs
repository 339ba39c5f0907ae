//! Beside the form: its formulas and the balance of every row as differences, and under it the sums
//! of the sectors against the totals row. Nothing of it is printed.

use super::{FIRST, Sheet, cell_name, grey, plain, text};
use crate::dossier::{Column, Extras, Formula as Sums, SectorRow};
use crate::report::figures;
use crate::report::form::Holds;
use Column::{C3, C7, C11};
use rust_xlsxwriter::{Formula, XlsxError, column_number_to_name};

impl Sheet<'_> {
    /// The columns whose figures the form itself checks, with their formulas.
    pub(super) fn checked(&self) -> Vec<(usize, Sums)> {
        let columns = self.input.form.columns.iter().zip(&self.holds).enumerate();
        columns
            .filter_map(|(at, (column, holds))| Some((at, column.check(holds)?)))
            .collect()
    }

    /// Where the form shows what the balance is made of: received, resolved, pending.
    pub(super) fn balanced(&self) -> Option<[usize; 3]> {
        let at = |c: Column| self.holds.iter().position(|h| *h == Holds::Figure(c));
        Some([at(C3)?, at(C7)?, at(C11)?])
    }

    /// Columns beside the form.
    pub(super) fn checks_wide(&self) -> u16 {
        self.checked().len() as u16 + if self.balanced().is_some() { 2 } else { 0 }
    }

    /// Of the sectors; `None` where one of them is unknown.
    pub(super) fn sum(&self, column: usize) -> Option<i64> {
        let rows = &self.input.figures.rows;
        rows.iter()
            .try_fold(0i64, |sum, row| sum.checked_add(self.count(column, row)?))
    }

    /// The form's own formulas and the balance of one row as differences.
    pub(super) fn checks(&mut self, row: u32, counts: &SectorRow) -> Result<(), XlsxError> {
        let checked = self.checked();
        let from = self.checks_from();
        for (i, (column, formula)) in checked.iter().enumerate() {
            let name = |n: usize| self.name_of(row, n);
            let own = cell_name(row, *column);
            let mut all = vec![own.clone()];
            all.extend(formula.columns().into_iter().map(name));
            let difference = minus(&own, formula, &name);
            let result = self.input.form.difference(*column, counts);
            self.check((row, from + i as u16), &all, &difference, result)?;
        }
        let Some(balanced) = self.balanced() else {
            return Ok(());
        };
        let aside = from + checked.len() as u16;
        let beside = Aside::of(&counts.extras);
        let mut all: Vec<String> = balanced.iter().map(|&at| cell_name(row, at)).collect();
        if let Aside::Known(n) = beside {
            self.sheet
                .write_number_with_format(row, aside, n as f64, &grey())?;
        }
        let own = format!("{}{}", column_number_to_name(aside), row + 1);
        let difference = format!("{}-{own}", all.join("-"));
        // Where the source does not count them, an empty cell takes nothing off and a person may fill it.
        if beside != Aside::NotCounted {
            all.push(own);
        }
        let get = |c: Column| counts.counts.get(c);
        let result = (|| {
            let rest = get(C3)?.checked_sub(get(C7)?)?.checked_sub(get(C11)?)?;
            match beside {
                Aside::Known(n) => rest.checked_sub(n),
                Aside::NotCounted => Some(rest),
                Aside::Unknown => None,
            }
        })();
        self.check((row, aside + 1), &all, &difference, result)
    }

    fn check(
        &mut self,
        (row, column): (u32, u16),
        cells: &[String],
        difference: &str,
        result: Option<i64>,
    ) -> Result<(), XlsxError> {
        let formula = format!(
            "=IF(COUNT({})<{},\"chưa đủ số liệu\",{difference})",
            cells.join(","),
            cells.len()
        );
        let shown = result.map_or_else(|| "chưa đủ số liệu".to_owned(), |n| n.to_string());
        let format = match result {
            Some(0) | None => grey(),
            Some(_) => grey().set_background_color("FFFF00"),
        };
        let formula = Formula::new(formula).set_result(shown);
        self.sheet
            .write_formula_with_format(row, column, formula, &format)?;
        Ok(())
    }

    /// The notes, and under what is printed the sums of the sectors against the totals row.
    pub(super) fn below(&mut self) -> Result<(), XlsxError> {
        let total = self.total_row();
        // Cells of a workbook are left empty, so that its formulas see that nothing is known.
        let notes = figures::notes(self.input, "Ô trống");
        let last = self.last_column();
        for (i, note) in notes.iter().enumerate() {
            let row = total + 1 + i as u32;
            let format = plain().set_italic().set_font_size(11).set_text_wrap();
            // Excel does not grow a row for merged cells.
            let lines = 1 + note.chars().count() / (12 * usize::from(last) + 6);
            self.sheet.set_row_height(row, 15.0 * lines.min(25) as f64)?;
            self.sheet.merge_range(row, 0, row, last, &text(note), &format)?;
        }
        if self.input.figures.rows.is_empty() {
            return Ok(());
        }
        let row = total + 3 + notes.len() as u32;
        let label = self.holds.iter().position(|h| *h == Holds::Sector).unwrap_or(0);
        self.sheet.write_string_with_format(
            row,
            label as u16,
            "Tổng các lĩnh vực trừ dòng tổng số",
            &grey().set_text_wrap(),
        )?;
        for column in 0..self.holds.len() {
            self.sum_against_total(row, column)?;
        }
        Ok(())
    }

    fn sum_against_total(&mut self, row: u32, column: usize) -> Result<(), XlsxError> {
        if !matches!(self.holds.get(column), Some(Holds::Figure(_) | Holds::Beside(_))) {
            return Ok(());
        }
        let at = self.total_row();
        let total = cell_name(at, column);
        let sectors = format!("{}:{}", cell_name(FIRST, column), cell_name(at - 1, column));
        let wanted = self.input.figures.rows.len() + 1;
        let result = self
            .sum(column)
            .zip(self.count(column, &self.input.figures.total))
            .and_then(|(a, b)| a.checked_sub(b));
        let formula = format!("=IF(COUNT({sectors},{total})<{wanted},\"-\",SUM({sectors})-{total})");
        let shown = result.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let formula = Formula::new(formula).set_result(shown);
        self.sheet
            .write_formula_with_format(row, column as u16, formula, &grey())?;
        Ok(())
    }
}

/// "C13-D13-E13-F13": a sum is taken off part by part, any other formula in brackets.
pub(super) fn minus(own: &str, formula: &Sums, name: &impl Fn(usize) -> String) -> String {
    match formula.parts() {
        Some(parts) => {
            let taken: String = parts.into_iter().map(|n| format!("-{}", name(n))).collect();
            format!("{own}{taken}")
        }
        None => format!("ROUND({own}-({}),0)", formula.with_cells(name)),
    }
}

/// What the source counts beside the form; a source that has no such counts does not say that there
/// are none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    Known(i64),
    Unknown,
    NotCounted,
}

impl Aside {
    fn of(extras: &Extras) -> Aside {
        let counts: Vec<Option<i64>> = ["waiting", "cancelled"]
            .iter()
            .filter_map(|key| extras.get(*key).copied())
            .collect();
        if counts.is_empty() {
            return Aside::NotCounted;
        }
        let sum = counts.into_iter().try_fold(0i64, |sum, n| sum.checked_add(n?));
        sum.map_or(Aside::Unknown, Aside::Known)
    }
}
