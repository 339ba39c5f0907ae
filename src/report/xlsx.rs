//! Form II.06a as an Excel file: the form, checks beside it, and a sheet of sources.
//!
//! A cell is a formula only where the formula gives the figure as received; a figure is
//! never corrected, an unknown one is blank.

mod checks;
mod heading;
mod sources;

use super::ReportInput;
use super::doubt::Touched;
use super::figures::closes;
use super::form::Sum;
use crate::dossier::{Column, SectorRow};
use crate::paper::{PaperError, clean};
use chrono::{Datelike, Timelike, Utc};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

pub(super) fn write(input: &ReportInput) -> Result<Vec<u8>, PaperError> {
    build(input).map_err(|e| PaperError::broken("writing form II.06a as XLSX", e))
}

fn build(input: &ReportInput) -> Result<Vec<u8>, XlsxError> {
    let now = input.now.with_timezone(&Utc);
    let created = ExcelDateTime::from_ymd(
        now.year().clamp(1900, 9999) as u16,
        now.month() as u8,
        now.day() as u8,
    )?
    .and_hms(now.hour() as u16, now.minute() as u8, now.second() as u8)?;
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(property(&super::outline::subject(input)))
        .set_author(property(&input.issuer.office))
        .set_creation_datetime(&created);
    book.set_properties(&properties);
    let mut sheet = Form {
        sheet: book.add_worksheet(),
        input,
    };
    sheet.write()?;
    sources::write(book.add_worksheet(), input)?;
    book.save_to_buffer()
}

/// Text within Excel's limit of a cell.
fn text(text: &str) -> String {
    clean(text).chars().take(30_000).collect()
}

/// Text within the limit of a document property.
fn property(value: &str) -> String {
    text(value).chars().take(250).collect()
}

/// Rows of the sheet, counted from 0.
const TITLE: u32 = 3;
const HEAD: u32 = 8;
const FIRST: u32 = HEAD + 4;
const LAST_COLUMN: u16 = 12;
/// Checks stand right of the form, outside of what is printed.
const CHECKS: u16 = 14;

/// The sums of the form; a form without any has none.
fn checked(input: &ReportInput) -> Vec<Sum> {
    input.form.sums()
}

/// "(3)-(4)-(5)-(6)".
fn difference((total, parts): &Sum) -> String {
    let minus: String = parts.iter().map(|c| format!("-({})", c.number())).collect();
    format!("({}){minus}", total.number())
}

struct Form<'a> {
    sheet: &'a mut Worksheet,
    input: &'a ReportInput,
}

impl Form<'_> {
    fn write(&mut self) -> Result<(), XlsxError> {
        let figures = &self.input.figures;
        let touched = Touched::by_findings(figures);
        self.page()?;
        self.title()?;
        self.heading()?;
        for (i, row) in figures.rows.iter().enumerate() {
            self.sector(i, row, &touched)?;
        }
        self.total(&touched)?;
        self.below()
    }

    fn sector(&mut self, index: usize, row: &SectorRow, touched: &Touched) -> Result<(), XlsxError> {
        let at = FIRST + index as u32;
        let sums = checked(self.input);
        let centred = boxed().set_align(FormatAlign::Center);
        self.sheet
            .write_number_with_format(at, 0, (index + 1) as f64, &centred)?;
        self.sheet
            .write_string_with_format(at, 1, text(&row.sector), &boxed().set_text_wrap())?;
        for column in Column::ALL {
            let formula = sums
                .iter()
                .find(|(total, _)| *total == column)
                .filter(|(_, parts)| closes(&row.counts, column, parts))
                .map(|(_, parts)| sum_of(at, parts));
            let format = figure_format(touched.has(Some(index), column));
            self.figure((at, column), row.counts.get(column), formula, &format)?;
        }
        self.checks(at, row)
    }

    fn figure(
        &mut self,
        (row, column): (u32, Column),
        value: Option<i64>,
        formula: Option<String>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let at = cell_column(column);
        match (value, formula) {
            (Some(n), Some(formula)) => {
                let formula = Formula::new(formula).set_result(n.to_string());
                self.sheet.write_formula_with_format(row, at, formula, format)?
            }
            (Some(n), None) => self.sheet.write_number_with_format(row, at, n as f64, format)?,
            (None, _) => self.sheet.write_blank(row, at, format)?,
        };
        Ok(())
    }

    fn total_row(&self) -> u32 {
        FIRST + self.input.figures.rows.len() as u32
    }

    fn total(&mut self, touched: &Touched) -> Result<(), XlsxError> {
        let figures = &self.input.figures;
        let at = self.total_row();
        let label = boxed().set_bold().set_align(FormatAlign::Center);
        self.sheet.merge_range(at, 0, at, 1, "Tổng số", &label)?;
        for column in Column::ALL {
            let value = figures.total.counts.get(column);
            let formula = (value.is_some() && !figures.rows.is_empty() && self.sum(column) == value)
                .then(|| format!("=SUM({}:{})", name(FIRST, column), name(at - 1, column)));
            let format = figure_format(touched.has(None, column)).set_bold();
            self.figure((at, column), value, formula, &format)?;
        }
        self.checks(at, &figures.total)
    }
}

fn sum_of(row: u32, parts: &[Column]) -> String {
    let cells: Vec<String> = parts.iter().map(|&c| name(row, c)).collect();
    format!("={}", cells.join("+"))
}

fn cell_column(column: Column) -> u16 {
    column.number() as u16 - 1
}

/// "C13" of a sheet row counted from 0.
fn name(row: u32, column: Column) -> String {
    format!("{}{}", column_letter(cell_column(column)), row + 1)
}

fn column_letter(column: u16) -> char {
    char::from(b'A' + (column % 26) as u8)
}

fn figure_format(doubtful: bool) -> Format {
    let format = boxed().set_num_format("#,##0").set_align(FormatAlign::Right);
    match doubtful {
        true => format.set_background_color("FFFF00"),
        false => format,
    }
}

fn plain() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12)
}

fn boxed() -> Format {
    plain().set_border(FormatBorder::Thin)
}

fn grey() -> Format {
    plain().set_font_size(10).set_font_color("595959")
}

#[cfg(test)]
mod tests;
