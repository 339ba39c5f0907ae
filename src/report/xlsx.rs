//! The form as an Excel file: as its data has it, checks beside it, and a sheet of sources.
//!
//! A cell is a formula only where the formula gives the figure as received; a figure is
//! never corrected, an unknown one is blank.

mod checks;
mod heading;
mod sources;

use super::annex;
use super::doubt::Touched;
use super::form::Holds;
use super::form::filled::Cell;
use super::form::heading::ROWS;
use super::input::ReportInput;
use crate::dossier::{Reckoned, SectorRow};
use crate::paper::{PaperError, clean, listing, row_height};
use chrono::{Datelike, Timelike, Utc};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
    column_number_to_name,
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
    let mut sheet = Sheet {
        sheet: book.add_worksheet(),
        input,
        holds: input.form.holds(),
    };
    sheet.write()?;
    if let Some(annex) = annex::sheet(input) {
        listing::write(book.add_worksheet(), &annex)?;
    }
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
/// The row that numbers the columns.
const NUMBERS: u32 = HEAD + ROWS as u32;
const FIRST: u32 = NUMBERS + 1;

/// Of the column with the names of sectors, in characters.
const SECTOR_WIDTH: f64 = 28.0;

struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    input: &'a ReportInput,
    /// What the form's columns hold, from the left.
    holds: Vec<Holds>,
}

impl Sheet<'_> {
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

    /// The form's last column, counted from 0.
    fn last_column(&self) -> u16 {
        self.holds.len().clamp(3, 100) as u16 - 1
    }

    /// Where the checks begin: right of the form, outside of what is printed.
    fn checks_from(&self) -> u16 {
        self.last_column() + 2
    }

    fn sector(&mut self, index: usize, row: &SectorRow, touched: &Touched) -> Result<(), XlsxError> {
        let at = FIRST + index as u32;
        let cells = self.input.form.cells(row, &(index + 1).to_string(), &row.sector);
        // Programs other than Excel do not make room for a long name.
        let height = row_height([(row.sector.as_str(), SECTOR_WIDTH)]);
        self.sheet.set_row_height(at, height)?;
        for (column, cell) in cells.into_iter().enumerate() {
            let marked = self.is_touched(touched, Some(index), column);
            let formula = self.own_formula(at, column, row);
            self.cell((at, column), cell, formula, &self.format(column, marked))?;
        }
        self.checks(at, row)
    }

    /// One cell of the form. Words and blanks have no formula.
    fn cell(
        &mut self,
        (row, column): (u32, usize),
        cell: Cell,
        formula: Option<String>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let at = column as u16;
        let is_counted = self.holds.get(column) == Some(&Holds::Number);
        let shown = match &cell {
            Cell::Count(Some(n)) => Some(n.to_string()),
            Cell::Reckoned(Reckoned::Known(ratio), places) => {
                ratio.rounded(*places).map(|n| plain_decimal(n, *places))
            }
            Cell::Reckoned(..) => Some(String::new()),
            _ => None,
        };
        match (cell, shown, formula) {
            (_, Some(shown), Some(formula)) => {
                let formula = Formula::new(formula).set_result(shown);
                self.sheet.write_formula_with_format(row, at, formula, format)?
            }
            (Cell::Count(Some(n)), ..) => self.sheet.write_number_with_format(row, at, n as f64, format)?,
            (Cell::Words(words), ..) if is_counted && let Ok(n) = words.parse::<u32>() => {
                self.sheet.write_number_with_format(row, at, n, format)?
            }
            (Cell::Words(words), ..) => self
                .sheet
                .write_string_with_format(row, at, text(&words), format)?,
            _ => self.sheet.write_blank(row, at, format)?,
        };
        Ok(())
    }

    /// The formula of a cell: what is reckoned always has it, a figure only where it gives the figure
    /// as received.
    fn own_formula(&self, row: u32, column: usize, counts: &SectorRow) -> Option<String> {
        let form = &self.input.form;
        let own = form.columns.get(column)?;
        let name = |n: usize| self.name_of(row, n);
        match self.holds.get(column)? {
            Holds::Reckoned(formula) => {
                let cells: Vec<String> = formula.columns().into_iter().map(name).collect();
                let value = format!("ROUND({},{})", formula.with_cells(&name), own.decimals);
                // A share of nothing stays empty, as what is unknown does.
                let value = match formula.divides() {
                    true => format!("IFERROR({value},\"\")"),
                    false => value,
                };
                Some(format!(
                    "=IF(COUNT({})<{},\"\",{value})",
                    cells.join(","),
                    cells.len()
                ))
            }
            holds => {
                let formula = own.check(holds)?;
                (form.difference(column, counts) == Some(0))
                    .then(|| format!("={}", formula.with_cells(&name)))
            }
        }
    }

    fn total_row(&self) -> u32 {
        FIRST + self.input.figures.rows.len() as u32
    }

    fn total(&mut self, touched: &Touched) -> Result<(), XlsxError> {
        let figures = &self.input.figures;
        let at = self.total_row();
        for (column, cell) in self
            .input
            .form
            .cells(&figures.total, "", "Tổng số")
            .into_iter()
            .enumerate()
        {
            let format = self
                .format(column, self.is_touched(touched, None, column))
                .set_bold();
            let formula = match self.holds.get(column) {
                Some(Holds::Reckoned(_)) => self.own_formula(at, column, &figures.total),
                _ => self.sum_formula(column),
            };
            let format = match cell {
                Cell::Words(_) => format.set_align(FormatAlign::Center),
                _ => format,
            };
            self.cell((at, column), cell, formula, &format)?;
        }
        if self.holds.starts_with(&[Holds::Number, Holds::Sector]) {
            let label = boxed().set_bold().set_align(FormatAlign::Center);
            self.sheet.merge_range(at, 0, at, 1, "Tổng số", &label)?;
        }
        self.checks(at, &figures.total)
    }

    /// The sum over the sectors, where it is the total as received.
    fn sum_formula(&self, column: usize) -> Option<String> {
        let figures = &self.input.figures;
        let value = self.count(column, &figures.total)?;
        let is_sum = !figures.rows.is_empty() && self.sum(column) == Some(value);
        let at = self.total_row();
        is_sum.then(|| format!("=SUM({}:{})", cell_name(FIRST, column), cell_name(at - 1, column)))
    }

    /// The count that a column shows of a row; `None` also where it shows no count.
    fn count(&self, column: usize, row: &SectorRow) -> Option<i64> {
        match self.holds.get(column)? {
            Holds::Figure(figure) => row.counts.get(*figure),
            Holds::Beside(key) => row.extras.get(key).copied().flatten(),
            _ => None,
        }
    }

    fn is_touched(&self, touched: &Touched, row: Option<usize>, column: usize) -> bool {
        self.input
            .form
            .rests_on(column)
            .iter()
            .any(|c| touched.has(row, *c))
    }

    fn format(&self, column: usize, doubtful: bool) -> Format {
        let places = match self.holds.get(column) {
            Some(Holds::Number) => return boxed().set_align(FormatAlign::Center),
            Some(Holds::Sector | Holds::Blank) => return boxed().set_text_wrap(),
            Some(Holds::Reckoned(_)) => self.input.form.columns.get(column).map_or(0, |c| c.decimals),
            _ => 0,
        };
        figure_format(doubtful, places)
    }

    /// "C13" of the column that the form numbers so.
    fn name_of(&self, row: u32, number: usize) -> String {
        let at = self.input.form.columns.iter().position(|c| c.number == number);
        cell_name(row, at.unwrap_or_default())
    }
}

/// "C13" of a sheet row and column counted from 0.
fn cell_name(row: u32, column: usize) -> String {
    format!("{}{}", column_number_to_name(column as u16), row + 1)
}

/// 358 with one place is "35.8", as a sheet keeps it.
fn plain_decimal(units: i64, places: u32) -> String {
    let ten = 10u64.saturating_pow(places);
    let (whole, rest) = (units.unsigned_abs() / ten, units.unsigned_abs() % ten);
    let sign = if units < 0 { "-" } else { "" };
    match places {
        0 => units.to_string(),
        places => format!("{sign}{whole}.{rest:0width$}", width = places as usize),
    }
}

fn figure_format(doubtful: bool, places: u32) -> Format {
    // A count keeps its full stops where Windows is English.
    let shown = match places {
        0 => "[>=1000000]0\\.000\\.000;[>=1000]0\\.000;0".to_owned(),
        places => format!("#,##0.{}", "0".repeat(places as usize)),
    };
    let format = boxed().set_num_format(shown).set_align(FormatAlign::Right);
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
