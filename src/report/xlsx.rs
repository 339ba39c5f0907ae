//! Form II.06a as an Excel file: the form, checks beside it, and a sheet of sources.
//!
//! A cell is a formula only where the formula gives the figure as received; a figure is
//! never corrected, an unknown one is blank.

mod sources;

use super::doubt::{self, Touched};
use super::figures::closes;
use super::{ReportInput, figures};
use crate::dossier::{Column, Extras, SectorRow};
use crate::paper::{PaperError, clean};
use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};
use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

pub(super) fn write(input: &ReportInput) -> Result<Vec<u8>, PaperError> {
    build(input).map_err(|e| PaperError::broken("writing form II.06a as XLSX", e))
}

fn build(input: &ReportInput) -> Result<Vec<u8>, XlsxError> {
    let now = input.now;
    let created = ExcelDateTime::from_ymd(
        now.year().clamp(1900, 9999) as u16,
        now.month() as u8,
        now.day() as u8,
    )?
    .and_hms(now.hour() as u16, now.minute() as u8, now.second() as u8)?;
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(text(&super::outline::subject(input)))
        .set_author(text(&input.issuer.office))
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

/// Rows of the sheet, counted from 0.
const TITLE: u32 = 3;
const HEAD: u32 = 8;
const FIRST: u32 = HEAD + 4;
const LAST_COLUMN: u16 = 12;
/// Checks stand right of the form, outside of what is printed.
const CHECKS: u16 = 14;

const CHECKED: [(Column, &[Column], &str); 3] = [
    (C3, &[C4, C5, C6], "(3)-(4)-(5)-(6)"),
    (C7, &[C8, C9, C10], "(7)-(8)-(9)-(10)"),
    (C11, &[C12, C13], "(11)-(12)-(13)"),
];

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
            let at = FIRST + i as u32;
            self.sheet.write_number_with_format(
                at,
                0,
                (i + 1) as f64,
                &boxed().set_align(FormatAlign::Center),
            )?;
            self.sheet
                .write_string_with_format(at, 1, text(&row.sector), &boxed().set_text_wrap())?;
            for column in Column::ALL {
                let formula = parts_of(column)
                    .filter(|parts| closes(&row.counts, column, parts))
                    .map(|parts| sum_of(at, parts));
                self.figure(
                    at,
                    column,
                    row.counts.get(column),
                    formula,
                    touched.has(Some(i), column),
                    false,
                )?;
            }
            self.checks(at, row)?;
        }
        self.total(&touched)?;
        self.below()
    }

    fn page(&mut self) -> Result<(), XlsxError> {
        let last = self.total_row() + 1 + figures::notes(self.input).len() as u32;
        self.sheet
            .set_name("II.06a")?
            .set_landscape()
            .set_paper_size(9)
            .set_margins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer("&C&\"Times New Roman\"&P/&N")
            .set_repeat_rows(HEAD, HEAD + 3)?
            .set_print_area(0, 0, last, LAST_COLUMN)?
            .set_freeze_panes(FIRST, 2)?;
        self.sheet.set_column_width(0, 5)?.set_column_width(1, 28)?;
        for column in 2..=LAST_COLUMN {
            self.sheet.set_column_width(column, 10.5)?;
        }
        self.sheet.set_column_width(LAST_COLUMN + 1, 3)?;
        for column in CHECKS..CHECKS + 5 {
            self.sheet.set_column_width(column, 15)?;
        }
        Ok(())
    }

    fn title(&mut self) -> Result<(), XlsxError> {
        let input = self.input;
        let period = &input.period;
        let centre = plain().set_align(FormatAlign::Center).set_text_wrap();
        let mut state = format!("DỰ THẢO - {}", doubt::as_of(input));
        if input.figures.has_error() {
            state.push_str(" - CHƯA KHỚP SỐ LIỆU");
        }
        let lines = [
            (
                TITLE,
                "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT",
                centre.clone().set_bold().set_font_size(14),
            ),
            (
                TITLE + 1,
                &format!("Kỳ báo cáo: {} ({})", period.name(), period.window_words()),
                centre.clone(),
            ),
            (TITLE + 2, &state, centre.set_italic()),
            (
                TITLE + 4,
                "Đơn vị tính: Số hồ sơ TTHC",
                plain().set_italic().set_align(FormatAlign::Right),
            ),
        ];
        for (row, words, format) in lines {
            self.sheet
                .merge_range(row, 0, row, LAST_COLUMN, &text(words), &format)?;
        }
        let right = plain().set_text_wrap();
        let left = plain()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let reporter = format!("Đơn vị báo cáo: {}", input.issuer.office);
        self.sheet
            .merge_range(0, 0, 1, 4, "Biểu số II.06a/VPCP/KSTT", &left)?;
        self.sheet
            .merge_range(0, 7, 0, LAST_COLUMN, &text(&reporter), &right)?;
        self.sheet
            .merge_range(1, 7, 1, LAST_COLUMN, "Đơn vị nhận báo cáo:", &right)?;
        self.sheet.set_row_height(0, 32)?.set_row_height(TITLE, 24)?;
        Ok(())
    }

    fn heading(&mut self) -> Result<(), XlsxError> {
        let head = boxed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        for (top, left, bottom, right, words) in HEADING {
            let (top, bottom) = (HEAD + top, HEAD + bottom);
            if (top, left) == (bottom, right) {
                self.sheet.write_string_with_format(top, left, words, &head)?;
            } else {
                self.sheet.merge_range(top, left, bottom, right, words, &head)?;
            }
        }
        let number = boxed()
            .set_italic()
            .set_font_size(10)
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        for (column, words) in NUMBERS.iter().enumerate() {
            self.sheet
                .write_string_with_format(HEAD + 3, column as u16, *words, &number)?;
        }
        self.sheet
            .set_row_height(HEAD + 2, 62)?
            .set_row_height(HEAD + 3, 30)?;
        let aside = grey().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        self.sheet
            .merge_range(HEAD, CHECKS, HEAD, CHECKS + 4, "Kiểm tra (0 là khớp)", &aside)?;
        for (i, (_, _, words)) in CHECKED.iter().enumerate() {
            self.sheet
                .write_string_with_format(HEAD + 3, CHECKS + i as u16, *words, &aside)?;
        }
        self.sheet
            .write_string_with_format(HEAD + 3, CHECKS + 3, "Chờ bổ sung, đã hủy", &aside)?;
        self.sheet.write_string_with_format(
            HEAD + 3,
            CHECKS + 4,
            "(3)-(7)-(11)- chờ bổ sung, hủy",
            &aside,
        )?;
        Ok(())
    }

    fn figure(
        &mut self,
        row: u32,
        column: Column,
        value: Option<i64>,
        formula: Option<String>,
        doubtful: bool,
        bold: bool,
    ) -> Result<(), XlsxError> {
        let mut format = boxed().set_num_format("#,##0").set_align(FormatAlign::Right);
        if doubtful {
            format = format.set_background_color("FFFF00");
        }
        if bold {
            format = format.set_bold();
        }
        let at = cell_column(column);
        match (value, formula) {
            (Some(n), Some(formula)) => {
                let formula = Formula::new(formula).set_result(n.to_string());
                self.sheet.write_formula_with_format(row, at, formula, &format)?;
            }
            (Some(n), None) => {
                self.sheet.write_number_with_format(row, at, n as f64, &format)?;
            }
            (None, _) => {
                self.sheet.write_blank(row, at, &format)?;
            }
        }
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
            self.figure(at, column, value, formula, touched.has(None, column), true)?;
        }
        self.checks(at, &figures.total)
    }

    /// Of the sectors; `None` where one of them is unknown.
    fn sum(&self, column: Column) -> Option<i64> {
        let rows = &self.input.figures.rows;
        rows.iter()
            .try_fold(0i64, |sum, row| sum.checked_add(row.counts.get(column)?))
    }

    /// F1 to F4 of one row as differences.
    fn checks(&mut self, row: u32, counts: &SectorRow) -> Result<(), XlsxError> {
        let get = |c: Column| counts.counts.get(c);
        for (i, (total, parts, _)) in CHECKED.iter().enumerate() {
            let minus: String = parts.iter().map(|&c| format!("-{}", name(row, c))).collect();
            let all: Vec<String> = [*total].iter().chain(*parts).map(|&c| name(row, c)).collect();
            let result = parts
                .iter()
                .try_fold(get(*total), |rest, &c| Some(rest.zip(get(c)).map(|(a, b)| a - b)));
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
        let result = (|| Some(get(C3)? - get(C7)? - get(C11)? - beside?))();
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
    fn below(&mut self) -> Result<(), XlsxError> {
        let total = self.total_row();
        let notes = figures::notes(self.input);
        for (i, note) in notes.iter().enumerate() {
            let row = total + 1 + i as u32;
            let format = plain().set_italic().set_font_size(11).set_text_wrap();
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
                .map(|(a, b)| a - b);
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

/// Top, left, bottom, right from the first row of the heading.
const HEADING: [(u32, u16, u32, u16, &str); 17] = [
    (0, 0, 2, 0, "TT"),
    (0, 1, 2, 1, "Lĩnh vực, công việc giải quyết theo cấp"),
    (0, 2, 0, 5, "Số lượng hồ sơ tiếp nhận"),
    (0, 6, 0, 9, "Số lượng hồ sơ đã giải quyết"),
    (0, 10, 0, 12, "Số lượng hồ sơ đang giải quyết"),
    (1, 2, 2, 2, "Tổng số"),
    (1, 3, 1, 4, "Trong kỳ"),
    (2, 3, 2, 3, "Trực tuyến"),
    (2, 4, 2, 4, "Trực tiếp, dịch vụ bưu chính"),
    (1, 5, 2, 5, "Từ kỳ trước"),
    (1, 6, 2, 6, "Tổng số"),
    (1, 7, 2, 7, "Trước hạn"),
    (1, 8, 2, 8, "Đúng hạn"),
    (1, 9, 2, 9, "Quá hạn"),
    (1, 10, 2, 10, "Tổng số"),
    (1, 11, 2, 11, "Trong hạn"),
    (1, 12, 2, 12, "Quá hạn"),
];

const NUMBERS: [&str; 13] = [
    "(1)",
    "(2)",
    "(3)=\n(4)+(5)+(6)",
    "(4)",
    "(5)",
    "(6)",
    "(7)=\n(8)+(9)+(10)",
    "(8)",
    "(9)",
    "(10)",
    "(11)=\n(12)+(13)",
    "(12)",
    "(13)",
];

fn parts_of(column: Column) -> Option<&'static [Column]> {
    CHECKED
        .iter()
        .find(|(total, ..)| *total == column)
        .map(|&(_, parts, _)| parts)
}

fn sum_of(row: u32, parts: &[Column]) -> String {
    let cells: Vec<String> = parts.iter().map(|&c| name(row, c)).collect();
    format!("={}", cells.join("+"))
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
