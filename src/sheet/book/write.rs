//! The tables as a workbook that people fill in: one sheet a table, with an explaining line, a
//! frozen header, widths and lists to choose from.

use super::columns::{Table, group, unit, wish};
use super::tables::{Tables, with_tables};
use crate::paper::{PaperError, clean, row_height};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

/// Rows below the last one that are ready to be filled.
const SPARE: usize = 40;
/// Rows of the sheet, counted from 0.
const ABOUT: u32 = 0;
const HEADER: u32 = 1;

/// The workbook's bytes; the same tables and day give the same bytes.
///
/// # Errors
/// The tables are too large for a workbook.
pub fn write(tables: &Tables, today: NaiveDate) -> Result<Vec<u8>, PaperError> {
    build(tables, today).map_err(|e| PaperError::broken("writing the address book as XLSX", e))
}

fn build(tables: &Tables, today: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let year = today.year().clamp(1900, 9999) as u16;
    let created = ExcelDateTime::from_ymd(year, today.month() as u8, today.day() as u8)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Danh bạ nhắc việc")
            .set_creation_datetime(&created),
    );
    for (table, lines) in with_tables(tables) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name)?;
        head(sheet, table)?;
        let text = Format::new()
            .set_border(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            // As text: a day stays as it was typed, and no name becomes a number.
            .set_num_format("@");
        let rows = lines.len() + SPARE;
        for row in 0..rows {
            let at = HEADER + 1 + row as u32;
            let cells = lines.get(row).map(|l| l.cells.as_slice()).unwrap_or_default();
            let widths = table.columns.iter().map(|c| c.width);
            sheet.set_row_height(at, row_height(cells.iter().map(String::as_str).zip(widths)))?;
            for column in 0..table.columns.len() {
                let words = lines.get(row).and_then(|l| l.cells.get(column));
                match words.map(|w| clean(w)).filter(|w| !w.is_empty()) {
                    Some(words) => sheet.write_string_with_format(at, column as u16, words, &text)?,
                    None => sheet.write_blank(at, column as u16, &text)?,
                };
            }
        }
        lists(sheet, table, rows)?;
    }
    workbook.save_to_buffer()
}

fn head(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let about = Format::new()
        .set_italic()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter);
    let header = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0xDD_EB_F7));
    let last = table.columns.len() as u16 - 1;
    sheet.merge_range(ABOUT, 0, ABOUT, last, table.about, &about)?;
    sheet.set_row_height(ABOUT, 36.0)?;
    for (i, column) in table.columns.iter().enumerate() {
        sheet.set_column_width(i as u16, column.width)?;
        sheet.write_string_with_format(HEADER, i as u16, column.name, &header)?;
    }
    sheet.set_freeze_panes(HEADER + 1, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(HEADER, HEADER)?;
    Ok(())
}

/// Where there is a list to choose from; other words may be typed too.
fn lists(sheet: &mut Worksheet, table: &Table, rows: usize) -> Result<(), XlsxError> {
    let last = HEADER + rows as u32;
    let mut choose = |column: usize, list: DataValidation| {
        let column = column as u16;
        let list = list.show_error_message(false);
        sheet
            .add_data_validation(HEADER + 1, column, last, column, &list)
            .map(|_| ())
    };
    let ids = || DataValidation::new().allow_list_formula(Formula::new("='Đơn vị'!$A$3:$A$500"));
    let names = || DataValidation::new().allow_list_formula(Formula::new("='Đơn vị'!$B$3:$B$500"));
    match table.name {
        "Đơn vị" => choose(unit::INTO, ids()),
        "Nhóm" => choose(group::MEMBERS, ids()),
        "Vắng mặt" => choose(0, names()),
        _ => {
            choose(wish::UNIT, names())?;
            for column in [wish::START, wish::AHEAD_10, wish::AHEAD_5] {
                choose(
                    column,
                    DataValidation::new().allow_list_strings(&["Có", "Không"])?,
                )?;
            }
            Ok(())
        }
    }
}
