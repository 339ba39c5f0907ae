//! A list as an Excel sheet: title lines, a heading row that stays in sight and filters, rows of
//! text. Every cell is text, so nothing in it is ever computed.

use super::clean::clean;
use super::error::PaperError;
use super::height::row_height;
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A sheet of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Name of the sheet, 31 characters at most.
    pub name: String,
    /// Stands above the title of a list that is printed and handed out, and centres it; empty on others.
    pub office: String,
    /// Lines above the table.
    pub title: Vec<String>,
    /// Heading and width (in characters) of each column.
    pub columns: Vec<(String, u16)>,
    pub rows: Vec<Vec<String>>,
}

/// Characters of a cell; Excel takes 32,767.
const LONGEST: usize = 30_000;

/// The file, a sheet a listing; the same listings of the same day give the same bytes.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn xlsx(listings: &[Listing], day: NaiveDate) -> Result<Vec<u8>, PaperError> {
    build(listings, day).map_err(|e| PaperError::broken("writing a list as XLSX", e))
}

fn build(listings: &[Listing], day: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let year = u16::try_from(day.year().clamp(1900, 9999)).unwrap_or(1900);
    let (month, day) = (day.month() as u8, day.day() as u8);
    let created = ExcelDateTime::from_ymd(year, month, day)?;
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for listing in listings {
        write(book.add_worksheet(), listing)?;
    }
    book.save_to_buffer()
}

/// A listing as a sheet of a workbook that has others.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn write(sheet: &mut Worksheet, listing: &Listing) -> Result<(), XlsxError> {
    sheet.set_name(&listing.name)?;
    let (plain, head) = (cell(), cell().set_bold().set_align(FormatAlign::Center));
    let bold = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(13)
        .set_bold();
    let top = match listing.office.is_empty() {
        true => {
            for (row, line) in (0u32..).zip(&listing.title) {
                sheet.write_string_with_format(row, 0, text(line), &bold)?;
            }
            u32::try_from(listing.title.len()).unwrap_or(u32::MAX)
        }
        false => {
            sheet.write_string_with_format(0, 0, text(&listing.office), &bold)?;
            centred(sheet, listing, &bold)?
        }
    };
    for (column, (name, width)) in (0u16..).zip(&listing.columns) {
        sheet.set_column_width(column, f64::from(*width))?;
        sheet.write_string_with_format(top, column, text(name), &head)?;
    }
    for (row, cells) in (top + 1..).zip(&listing.rows) {
        for (column, words) in (0u16..).zip(cells) {
            sheet.write_string_with_format(row, column, text(words), &plain)?;
        }
        let widths = listing.columns.iter().map(|(_, width)| f64::from(*width));
        sheet.set_row_height(row, row_height(cells.iter().map(String::as_str).zip(widths)))?;
    }
    sheet.set_freeze_panes(top + 1, 0)?;
    let last_row = top + u32::try_from(listing.rows.len()).unwrap_or(0);
    if let Some(last) = u16::try_from(listing.columns.len())
        .ok()
        .and_then(|n| n.checked_sub(1))
    {
        sheet.autofilter(top, 0, last_row, last)?;
    }
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(top, top)?;
    Ok(())
}

/// The title across all columns, its first line in bold; the row below it.
fn centred(sheet: &mut Worksheet, listing: &Listing, bold: &Format) -> Result<u32, XlsxError> {
    let last = u16::try_from(listing.columns.len())
        .unwrap_or(u16::MAX)
        .saturating_sub(1);
    let wide: f64 = listing.columns.iter().map(|(_, width)| f64::from(*width)).sum();
    let mut row = 1;
    for (at, line) in listing.title.iter().enumerate() {
        let format = match at {
            0 => bold.clone(),
            _ => Format::new().set_font_name("Times New Roman").set_font_size(12),
        };
        let format = format
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let words = text(line);
        match last {
            0 => sheet.write_string_with_format(row, 0, &words, &format)?,
            last => sheet.merge_range(row, 0, row, last, &words, &format)?,
        };
        sheet.set_row_height(row, row_height([(words.as_str(), wide)]) + 4.0)?;
        row += 1;
    }
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_footer("&C&\"Times New Roman\"&P/&N");
    Ok(row)
}

fn text(words: &str) -> String {
    clean(words).chars().take(LONGEST).collect()
}

fn cell() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(12)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_is_the_same_bytes_again_and_reads_back_as_text() {
        let listing = Listing {
            office: String::new(),
            name: "Danh sách".into(),
            title: vec!["Đề xuất".into()],
            columns: vec![("TT".into(), 6), ("Nội dung".into(), 60)],
            rows: vec![vec!["1".into(), "=HYPERLINK(\"http://x\")".into()]],
        };
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let listing = [listing];
        let bytes = xlsx(&listing, day).unwrap();
        assert_eq!(bytes, xlsx(&listing, day).unwrap());
        let mut book = crate::paper::excel::Workbook::open(&bytes).unwrap();
        let sheet = book.sheets()[0].clone();
        let rows = book.rows(&sheet).unwrap();
        let cells: Vec<String> = rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|c| c.trim().to_owned()))
            .filter(|c| !c.is_empty())
            .collect();
        assert_eq!(
            cells,
            ["Đề xuất", "TT", "Nội dung", "1", "=HYPERLINK(\"http://x\")"]
        );
    }
}
