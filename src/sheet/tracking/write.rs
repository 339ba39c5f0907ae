//! Writes the sheet: rows, choices, dates as dates, and a page that says how to fill it in.

use super::columns::{COLUMNS, Column};
use super::row::{Seen, State, Tracked};
use crate::calendar::{Moment, moment};
use crate::paper::{PaperError, clean, row_height};
use crate::plan::Happening;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

/// The header's row, counted from 0.
const HEAD: u32 = 3;
/// What a clerk fills in is tinted.
const FILLED_IN: &str = "FFF9E5";

/// The file. `marks` is how many marks are stored; it tells later which are newer.
///
/// # Errors
/// More rows or longer words than Excel holds.
pub fn write(rows: &[Tracked], marks: usize, now: Moment, office: &str) -> Result<Vec<u8>, PaperError> {
    build(rows, marks, now, office).map_err(|e| PaperError::broken("writing the tracking sheet", e))
}

fn build(rows: &[Tracked], marks: usize, now: Moment, office: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = "Sổ theo dõi nhiệm vụ";
    let properties = DocProperties::new()
        .set_title(title)
        .set_author(text(office, 250))
        .set_creation_datetime(&created(now)?);
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    page(sheet, rows.len(), title)?;
    heading(sheet, now, office)?;
    for (index, row) in rows.iter().enumerate() {
        let line = HEAD + 1 + u32::try_from(index).unwrap_or(u32::MAX - HEAD - 1);
        let seen = Seen {
            marks,
            at: now,
            cells: row.now.clone(),
        };
        write_row(sheet, line, row, &seen)?;
    }
    choices(sheet, rows.len())?;
    guide(book.add_worksheet())?;
    book.save_to_buffer()
}

fn created(now: Moment) -> Result<ExcelDateTime, XlsxError> {
    let now = now.with_timezone(&Utc);
    let two = |n: u32| u8::try_from(n).unwrap_or(0);
    let day = excel_day(now.date_naive())?;
    let hour = u16::try_from(now.hour()).unwrap_or(0);
    day.and_hms(hour, two(now.minute()), f64::from(now.second()))
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year().clamp(1900, 9999)).unwrap_or(1900);
    let two = |n: u32| u8::try_from(n).unwrap_or(1);
    ExcelDateTime::from_ymd(year, two(day.month()), two(day.day()))
}

fn last_line(rows: usize) -> u32 {
    HEAD + u32::try_from(rows.max(1)).unwrap_or(u32::MAX - HEAD)
}

fn page(sheet: &mut Worksheet, rows: usize, title: &str) -> Result<(), XlsxError> {
    let last_column = COLUMNS.len() as u16 - 1;
    sheet
        .set_name("Theo dõi")?
        .set_landscape()
        .set_paper_size(9)
        .set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(HEAD, HEAD)?
        .set_print_area(0, 0, last_line(rows), last_column)?
        .set_header(format!("&C&\"Times New Roman\"{title}"))
        .set_footer("&C&\"Times New Roman\"&P/&N")
        .set_freeze_panes(HEAD + 1, 3)?;
    sheet.autofilter(HEAD, 0, last_line(rows), last_column)?;
    for (at, (column, _, width)) in COLUMNS.iter().enumerate() {
        sheet.set_column_width(at as u16, *width)?;
        if matches!(column, Column::Key | Column::Seen) {
            sheet.set_column_hidden(at as u16)?;
        }
    }
    Ok(())
}

fn heading(sheet: &mut Worksheet, now: Moment, office: &str) -> Result<(), XlsxError> {
    let title = plain().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 1, "SỔ THEO DÕI NHIỆM VỤ", &title)?;
    sheet.write_string_with_format(
        1,
        1,
        text(&format!("{office} - xuất lúc {}", moment(now)), 500),
        &plain(),
    )?;
    let how =
        "Chỉ điền các ô nền vàng; có thể sắp xếp, lọc, xóa bớt hàng. Cách điền xem trang tính “Hướng dẫn”.";
    sheet.write_string_with_format(2, 1, how, &plain().set_italic())?;
    let head = boxed()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color("DDEBF7");
    for (at, (_, name, _)) in COLUMNS.iter().enumerate() {
        sheet.write_string_with_format(HEAD, at as u16, *name, &head)?;
    }
    sheet.set_row_height(HEAD, 48)?;
    Ok(())
}

fn write_row(sheet: &mut Worksheet, line: u32, row: &Tracked, seen: &Seen) -> Result<(), XlsxError> {
    let now = &row.now;
    for (at, (column, ..)) in COLUMNS.iter().enumerate() {
        let at = at as u16;
        let words = match column {
            Column::Due => {
                match row.limit {
                    Some(limit) => hour(sheet, (line, at), limit.naive_local(), &boxed())?,
                    None => day(sheet, (line, at), row.key.due, &boxed())?,
                }
                continue;
            }
            Column::Date => {
                day(sheet, (line, at), now.date.parse().ok(), &filled_in())?;
                continue;
            }
            Column::Event => {
                event(sheet, (line, at), &now.event)?;
                continue;
            }
            Column::Key => row.key.to_string(),
            Column::Number => row.task.number.clone(),
            Column::Title => row.task.title.clone(),
            Column::Unit => row.unit_name.clone(),
            Column::Words => row.task.deadline_text.clone(),
            Column::State => now.state.words().to_owned(),
            Column::Document => now.number.clone(),
            Column::Deadline => now.deadline.clone(),
            Column::Note => now.note.clone(),
            Column::Seen => serde_json::to_string(seen).unwrap_or_default(),
        };
        let is_filled_in = matches!(
            column,
            Column::State | Column::Document | Column::Deadline | Column::Note
        );
        let format = match is_filled_in {
            // As text, so that "05/3" stays a symbol and does not become a date.
            true => filled_in().set_num_format("@"),
            false => boxed(),
        };
        match words.is_empty() {
            true => sheet.write_blank(line, at, &format)?,
            false => sheet.write_string_with_format(line, at, text(&words, 30_000), &format)?,
        };
    }
    sheet.set_row_height(line, height(row))?;
    Ok(())
}

fn height(row: &Tracked) -> f64 {
    let now = &row.now;
    row_height(COLUMNS.iter().map(|(column, _, width)| {
        let words = match column {
            Column::Title => row.task.title.as_str(),
            Column::Unit => &row.unit_name,
            Column::Words => &row.task.deadline_text,
            Column::Document => &now.number,
            Column::Deadline => &now.deadline,
            Column::Note => &now.note,
            _ => "",
        };
        (words, *width)
    }))
}

fn day(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    day: Option<NaiveDate>,
    format: &Format,
) -> Result<(), XlsxError> {
    let format = format
        .clone()
        .set_num_format("dd/mm/yyyy")
        .set_align(FormatAlign::Center);
    match day {
        Some(day) => sheet.write_datetime_with_format(line, at, excel_day(day)?, &format)?,
        None => sheet.write_blank(line, at, &format)?,
    };
    Ok(())
}

fn hour(
    sheet: &mut Worksheet,
    (line, at): (u32, u16),
    moment: NaiveDateTime,
    format: &Format,
) -> Result<(), XlsxError> {
    let format = format
        .clone()
        .set_num_format("dd/mm/yyyy hh:mm")
        .set_align(FormatAlign::Center);
    let two = |n: u32| u16::try_from(n).unwrap_or(0);
    let (hour, minute) = (two(moment.hour()), u8::try_from(moment.minute()).unwrap_or(0));
    let moment = excel_day(moment.date())?.and_hms(hour, minute, 0)?;
    sheet.write_datetime_with_format(line, at, moment, &format)?;
    Ok(())
}

/// The cell of an event. A blank one has no format of a day: with one, Excel would hide the hour that
/// a clerk types, and so would our reader, who sees what Excel shows.
fn event(sheet: &mut Worksheet, place: (u32, u16), iso: &str) -> Result<(), XlsxError> {
    match Happening::read(iso) {
        Some(Happening {
            day,
            time: Some(time),
        }) => hour(sheet, place, day.and_time(time), &filled_in()),
        Some(Happening { day: d, time: None }) => day(sheet, place, Some(d), &filled_in()),
        None => {
            let format = filled_in().set_align(FormatAlign::Center);
            sheet.write_blank(place.0, place.1, &format)?;
            Ok(())
        }
    }
}

/// The choices of the state, and a word to who changes a key.
fn choices(sheet: &mut Worksheet, rows: usize) -> Result<(), XlsxError> {
    let states = State::ALL.map(State::words);
    let state = DataValidation::new()
        .allow_list_strings(&states)?
        .set_error_title("Trạng thái")?
        .set_error_message("Đề nghị chọn một trong các trạng thái có sẵn.")?;
    let earliest = ExcelDateTime::from_ymd(1990, 1, 1)?;
    let a_day = DataValidation::new()
        .allow_date(DataValidationRule::GreaterThan(earliest))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Ngày")?
        .set_error_message("Đề nghị ghi ngày, ví dụ 20/3/2026.")?;
    let fixed = DataValidation::new()
        .allow_custom(Formula::new("=FALSE"))
        .set_error_title("Không sửa cột này")?
        .set_error_message("Cột này dùng để nhận lại sổ theo dõi.")?;
    for (at, (column, ..)) in COLUMNS.iter().enumerate() {
        let rule = match column {
            Column::State => &state,
            Column::Date | Column::Event => &a_day,
            Column::Key | Column::Seen => &fixed,
            _ => continue,
        };
        sheet.add_data_validation(HEAD + 1, at as u16, last_line(rows), at as u16, rule)?;
    }
    Ok(())
}

const GUIDE: [&str; 9] = [
    "1. Chỉ điền các ô nền vàng. Các cột khác không có tác dụng khi nhận lại; không sửa hai cột ẩn “Mã” và “Khi xuất sổ”.",
    "2. Việc đã có kết quả: chọn trạng thái “Đã hoàn thành”, ghi số, ký hiệu và ngày của văn bản (ví dụ 330/KH-BQL, 20/3/2026). Đúng hạn hay quá hạn được tính theo ngày văn bản.",
    "3. Việc được chấm dứt: chọn trạng thái “Chấm dứt”, ghi số, ký hiệu và ngày của văn bản chấm dứt; cả nhiệm vụ được chấm dứt với mọi đơn vị, mọi kỳ.",
    "4. Ghi nhận nhầm: chọn lại trạng thái “Chưa ghi nhận”.",
    "5. Nhiệm vụ có thời hạn tính từ một sự kiện (ví dụ “sau khi có hướng dẫn”): ghi ngày vào cột “Ngày xảy ra sự kiện”; thời hạn tính bằng giờ thì ghi cả giờ (ví dụ 20/3/2026 14:30).",
    "6. Nhiệm vụ chưa có thời hạn hoặc thay đổi thời hạn: ghi thời hạn bằng lời như trong kế hoạch vào cột “Thời hạn mới” (ví dụ “chậm nhất 20/8/2026”, “ngày 25 hằng tháng”).",
    "7. Cột “Ghi chú” được lưu lại, không làm thay đổi việc nhắc.",
    "8. Lưu tệp (dạng .xlsx) rồi chép vào thư mục nhận; thư xác nhận cho biết đã ghi nhận những gì và những gì cần sửa.",
    "9. Chỉ những ô đã sửa so với khi xuất sổ mới được ghi nhận; có thể nộp lại cùng một sổ nhiều lần. Khi sổ đã cũ, đề nghị xuất sổ mới.",
];

fn guide(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Hướng dẫn")?.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0).set_column_width(0, 110)?;
    sheet.write_string_with_format(0, 0, "CÁCH ĐIỀN SỔ THEO DÕI", &plain().set_bold())?;
    let wrapped = plain().set_text_wrap().set_align(FormatAlign::Top);
    for (index, words) in GUIDE.iter().enumerate() {
        let line = index as u32 + 2;
        sheet.write_string_with_format(line, 0, *words, &wrapped)?;
        sheet.set_row_height(line, row_height([(*words, 110.0)]))?;
    }
    Ok(())
}

/// Text within the limit of a cell.
fn text(words: &str, most: usize) -> String {
    clean(words).chars().take(most).collect()
}

fn plain() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(12)
}

fn boxed() -> Format {
    plain()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn filled_in() -> Format {
    boxed().set_background_color(FILLED_IN)
}
