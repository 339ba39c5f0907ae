//! Beside the form: F1 to F4 of every row as differences, and under it the sums of the
//! sectors against the totals row. Nothing of it is printed.

use super::{CHECKS, FIRST, Form, LAST_COLUMN, cell_column, checked, column_letter, grey, name, plain, text};
use crate::dossier::{Column, Extras, SectorRow};
use crate::report::figures;
use Column::{C3, C7, C11};
use rust_xlsxwriter::{Formula, XlsxError};

impl Form<'_> {
    /// Of the sectors; `None` where one of them is unknown.
    pub(super) fn sum(&self, column: Column) -> Option<i64> {
        let rows = &self.input.figures.rows;
        rows.iter()
            .try_fold(0i64, |sum, row| sum.checked_add(row.counts.get(column)?))
    }

    /// F1 to F4 of one row as differences.
    pub(super) fn checks(&mut self, row: u32, counts: &SectorRow) -> Result<(), XlsxError> {
        let get = |c: Column| counts.counts.get(c);
        for (i, (total, parts)) in checked(self.input).iter().enumerate() {
            let minus: String = parts.iter().map(|&c| format!("-{}", name(row, c))).collect();
            let all: Vec<String> = [*total].iter().chain(parts).map(|&c| name(row, c)).collect();
            let result = parts.iter().try_fold(get(*total), |rest, &c| {
                Some(rest.zip(get(c)).and_then(|(a, b)| a.checked_sub(b)))
            });
            self.check(
                row,
                CHECKS + i as u16,
                &all,
                &format!("{}{minus}", name(row, *total)),
                result.flatten(),
            )?;
        }
        let beside = beside(&counts.extras);
        if let Some(n) = beside {
            self.sheet
                .write_number_with_format(row, CHECKS + 3, n as f64, &grey())?;
        }
        let aside = format!("{}{}", column_letter(CHECKS + 3), row + 1);
        let all = [name(row, C3), name(row, C7), name(row, C11), aside];
        let difference = all.join("-");
        let result = (|| {
            get(C3)?
                .checked_sub(get(C7)?)?
                .checked_sub(get(C11)?)?
                .checked_sub(beside?)
        })();
        self.check(row, CHECKS + 4, &all, &difference, result)
    }

    fn check(
        &mut self,
        row: u32,
        column: u16,
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
        self.sheet.write_formula_with_format(
            row,
            column,
            Formula::new(formula).set_result(shown),
            &format,
        )?;
        Ok(())
    }

    /// The notes, and under what is printed the sums of the sectors against the totals row.
    pub(super) fn below(&mut self) -> Result<(), XlsxError> {
        let total = self.total_row();
        let notes = figures::notes(self.input);
        for (i, note) in notes.iter().enumerate() {
            let row = total + 1 + i as u32;
            let format = plain().set_italic().set_font_size(11).set_text_wrap();
            // Excel does not grow a row for merged cells.
            let lines = 1 + note.chars().count() / 150;
            self.sheet.set_row_height(row, 15.0 * lines.min(25) as f64)?;
            self.sheet
                .merge_range(row, 0, row, LAST_COLUMN, &text(note), &format)?;
        }
        if self.input.figures.rows.is_empty() {
            return Ok(());
        }
        let row = total + 3 + notes.len() as u32;
        self.sheet.write_string_with_format(
            row,
            1,
            "Tổng các lĩnh vực trừ dòng tổng số",
            &grey().set_text_wrap(),
        )?;
        for column in Column::ALL {
            let sectors = format!("{}:{}", name(FIRST, column), name(total - 1, column));
            let all = [sectors.clone(), name(total, column)];
            let wanted = self.input.figures.rows.len() + 1;
            let result = self
                .sum(column)
                .zip(self.input.figures.total.counts.get(column))
                .and_then(|(a, b)| a.checked_sub(b));
            let formula = format!(
                "=IF(COUNT({})<{wanted},\"-\",SUM({sectors})-{})",
                all.join(","),
                name(total, column)
            );
            let shown = result.map_or_else(|| "-".to_owned(), |n| n.to_string());
            let formula = Formula::new(formula).set_result(shown);
            self.sheet
                .write_formula_with_format(row, cell_column(column), formula, &grey())?;
        }
        Ok(())
    }
}

/// What the source counts beside the form; 0 where it has no such counts, `None` where unknown.
fn beside(extras: &Extras) -> Option<i64> {
    ["waiting", "cancelled"]
        .iter()
        .try_fold(0i64, |sum, key| match extras.get(*key) {
            None => Some(sum),
            Some(n) => sum.checked_add((*n)?),
        })
}
