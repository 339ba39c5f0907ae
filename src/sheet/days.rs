//! Additions to the calendar as a sheet: day, kind, name, number and date of the official text.

use crate::calendar::{DayEntry, DayKind, date};
use crate::paper::excel::Workbook;
use crate::paper::table::{MAX_ROWS, Row, cleaned, decode, rows_of_csv};
use crate::paper::{Kind, PaperError, clean, kind_of};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Workbook as Book, XlsxError};

/// The headings, in the order in which an empty sheet has them.
const HEADINGS: [&str; 5] = ["Ngày", "Loại", "Tên", "Số văn bản", "Ngày văn bản"];

const KINDS: [(DayKind, &[&str]); 5] = [
    (DayKind::Holiday, &["nghỉ lễ", "nghỉ", "holiday"]),
    (DayKind::Comp, &["nghỉ bù", "comp"]),
    (DayKind::SwapOff, &["hoán đổi nghỉ", "nghỉ hoán đổi", "swap_off"]),
    (DayKind::SwapWork, &["làm bù", "làm việc", "swap_work"]),
    (DayKind::Forecast, &["dự kiến", "forecast"]),
];

/// What a sheet says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DaySheet {
    /// In the order of their days; of two rows of one day the later one.
    pub entries: Vec<DayEntry>,
    /// Rows that could not be taken.
    pub problems: Vec<RowProblem>,
}

/// A row that could not be taken; in Vietnamese, for the person who filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row in the sheet, counted from 1.
    pub row: usize,
    pub message: String,
}

/// Where each column stands.
#[derive(Debug, Clone, Copy)]
struct Columns([Option<usize>; 5]);

impl Columns {
    fn of(row: &Row) -> Option<Columns> {
        let folded: Vec<String> = row.cells.iter().map(|c| cleaned(c).to_lowercase()).collect();
        let find = |heading: &str| folded.iter().position(|c| *c == heading.to_lowercase());
        let found = Columns(HEADINGS.map(find));
        let is_known = matches!(found.0, [Some(_), Some(_), Some(_), Some(_), _]);
        is_known.then_some(found)
    }

    fn cell(self, column: usize, row: &Row) -> String {
        let at = self.0.get(column).copied().flatten();
        let cell = at.and_then(|i| row.cells.get(i));
        cell.map(|c| cleaned(c).replace('\n', " ")).unwrap_or_default()
    }
}

/// Whether rows are such a sheet: one of the first has its headings.
pub fn is_days(rows: &[Row]) -> bool {
    rows.iter().take(20).any(|row| Columns::of(row).is_some())
}

/// Whether a file is such a sheet; one that cannot be read is none.
pub fn is_day_sheet(name: &str, bytes: &[u8]) -> bool {
    rows_of(name, bytes).is_ok_and(|rows| is_days(&rows))
}

/// Reads a filled-in sheet, `.xlsx` or `.csv`.
///
/// # Errors
/// It is no office file, damaged or hostile, or has none of the headings.
pub fn read(name: &str, bytes: &[u8]) -> Result<DaySheet, PaperError> {
    let rows = rows_of(name, bytes)?;
    let header = rows.iter().enumerate().take(20);
    let found = header
        .filter_map(|(at, row)| Some((at, Columns::of(row)?)))
        .next();
    let Some((at, columns)) = found else {
        return Err(PaperError::Broken {
            what: "reading the sheet of days off".into(),
            why: format!("no row has the headings {}", HEADINGS[..4].join(", ")),
        });
    };
    let mut sheet = DaySheet::default();
    for row in &rows[at + 1..] {
        if row.cells.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        match entry(columns, row) {
            Ok(entry) => {
                sheet.entries.retain(|e| e.day != entry.day);
                sheet.entries.push(entry);
            }
            Err(message) => sheet.problems.push(RowProblem {
                row: row.line,
                message,
            }),
        }
    }
    sheet.entries.sort_by_key(|e| e.day);
    Ok(sheet)
}

fn rows_of(name: &str, bytes: &[u8]) -> Result<Vec<Row>, PaperError> {
    match kind_of(name, bytes)? {
        Kind::Excel => {
            let mut book = Workbook::open(bytes)?;
            let sheets = book.sheets().to_vec();
            for sheet in &sheets {
                let rows = book.rows(sheet)?;
                if is_days(&rows) {
                    return Ok(rows);
                }
            }
            Ok(Vec::new())
        }
        Kind::Text => rows_of_csv(&decode(bytes)?, b','),
        Kind::Word => Ok(Vec::new()),
    }
}

fn entry(columns: Columns, row: &Row) -> Result<DayEntry, String> {
    let cell = |column| columns.cell(column, row);
    let (written, kind, name) = (cell(0), cell(1), cell(2));
    let day = read_day(&written)
        .ok_or_else(|| format!("“{}” không phải là ngày; ghi dạng 23/11/2026", short(&written)))?;
    let word = kind.to_lowercase();
    let kind = KINDS.iter().find(|(_, words)| words.contains(&word.as_str()));
    let Some((kind, _)) = kind else {
        return Err(format!(
            "“{}” không phải là loại ngày; chọn một trong: {}",
            short(&word),
            KINDS.map(|(kind, _)| kind.name()).join(", ")
        ));
    };
    if name.is_empty() {
        return Err(format!("ngày {} chưa có tên", date(day)));
    }
    let text = text(&cell(3), &cell(4))?;
    if text.is_empty() && *kind != DayKind::Forecast {
        return Err(format!(
            "ngày {} chưa có số văn bản; ngày chưa có văn bản ghi loại “dự kiến”",
            date(day)
        ));
    }
    Ok(DayEntry {
        day,
        kind: *kind,
        name: short(&name),
        source: "ngay-nghi.xlsx".into(),
        text,
    })
}

/// "VB 12729/VPCP-KGVX ngày 25/12/2025".
fn text(number: &str, dated: &str) -> Result<String, String> {
    match (number.is_empty(), dated.is_empty()) {
        (true, true) => Ok(String::new()),
        (true, false) => Err("có ngày văn bản nhưng chưa có số văn bản".into()),
        (false, true) => Ok(short(number)),
        (false, false) => match read_day(dated) {
            Some(day) => Ok(format!("{} ngày {}", short(number), date(day))),
            None => Err(format!(
                "“{}” không phải là ngày văn bản; ghi dạng 25/12/2025",
                short(dated)
            )),
        },
    }
}

fn read_day(written: &str) -> Option<NaiveDate> {
    let written = written.split_whitespace().next()?;
    ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(written, format).ok())
        .filter(|day| (1995..=2200).contains(&day.year()))
}

/// Names and numbers of people are not books.
fn short(text: &str) -> String {
    clean(text).trim().chars().take(200).collect()
}

/// A sheet to be filled in, with these entries as its first rows.
///
/// # Errors
/// Excel's limits, which a calendar does not reach.
pub fn write(entries: &[DayEntry]) -> Result<Vec<u8>, PaperError> {
    build(entries).map_err(|e| PaperError::Broken {
        what: "writing the sheet of days off".into(),
        why: e.to_string(),
    })
}

fn build(entries: &[DayEntry]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new();
    // The same entries give the same bytes: the moment of making says nothing here.
    let properties =
        rust_xlsxwriter::DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name("Ngày nghỉ")?;
    let head = Format::new().set_bold().set_text_wrap();
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    for (column, (heading, width)) in (0u16..).zip(HEADINGS.iter().zip([14.0, 18.0, 46.0, 30.0, 16.0])) {
        sheet.write_string_with_format(0, column, *heading, &head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_format(0, &dated)?;
    sheet.set_column_format(4, &dated)?;
    let kinds = DataValidation::new().allow_list_strings(&KINDS.map(|(kind, _)| kind.name()))?;
    sheet.add_data_validation(1, 1, 400, 1, &kinds)?;
    sheet.set_freeze_panes(1, 0)?;
    for (row, entry) in (1u32..).zip(entries.iter().take(MAX_ROWS - 1)) {
        sheet.write_datetime_with_format(row, 0, excel(entry.day)?, &dated)?;
        sheet.write_string(row, 1, entry.kind.name())?;
        sheet.write_string(row, 2, short(&entry.name))?;
        let (number, signed) = split(&entry.text);
        sheet.write_string(row, 3, short(number))?;
        if let Some(day) = signed {
            sheet.write_datetime_with_format(row, 4, excel(day)?, &dated)?;
        }
    }
    book.save_to_buffer()
}

fn excel(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let (month, day) = (day.month0() as u8 + 1, day.day0() as u8 + 1);
    ExcelDateTime::from_ymd(year, month, day)
}

/// Number and date of a text.
fn split(text: &str) -> (&str, Option<NaiveDate>) {
    match text.rsplit_once(" ngày ") {
        Some((number, day)) if read_day(day).is_some() => (number, read_day(day)),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn entry(day: NaiveDate, kind: DayKind, name: &str, text: &str) -> DayEntry {
        DayEntry {
            day,
            kind,
            name: name.into(),
            source: "ngay-nghi.xlsx".into(),
            text: text.into(),
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let entries = vec![
            entry(
                day(2026, 11, 21),
                DayKind::SwapWork,
                "Làm bù cho 23/11/2026",
                "VB 1/VPCP-KGVX ngày 05/10/2026",
            ),
            entry(
                day(2026, 11, 23),
                DayKind::SwapOff,
                "Hoán đổi với 21/11/2026",
                "VB 1/VPCP-KGVX ngày 05/10/2026",
            ),
            entry(day(2027, 2, 5), DayKind::Holiday, "Tết Nguyên đán", "TB 9/TB-BNV"),
            entry(day(2027, 9, 3), DayKind::Forecast, "Quốc khánh, ngày liền kề", ""),
        ];
        let bytes = write(&entries).unwrap();
        assert!(is_day_sheet("ngay-nghi.xlsx", &bytes));
        let read = read("ngay-nghi.xlsx", &bytes).unwrap();
        assert_eq!((read.entries, read.problems), (entries, vec![]));
        assert_eq!(write(&[]).unwrap(), write(&[]).unwrap());
    }

    #[test]
    fn every_row_that_cannot_be_taken_is_named_and_the_rest_is_kept() {
        let csv = "Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n\
                   32/11/2026,nghỉ lễ,x,VB 1,\n\
                   23/11/2026,nghỉ phép,x,VB 1,\n\
                   23/11/2026,hoán đổi nghỉ,,VB 1,\n\
                   23/11/2026,hoán đổi nghỉ,Hoán đổi,,\n\
                   23/11/2026,hoán đổi nghỉ,Hoán đổi,VB 1,hôm qua\n\
                   ,,,,\n\
                   2026-11-23,Hoán đổi nghỉ,Hoán đổi,VB 1/VPCP,5/10/2026\n";
        let read = read("a.csv", csv.as_bytes()).unwrap();
        assert_eq!(
            read.problems.iter().map(|p| p.row).collect::<Vec<_>>(),
            [2, 3, 4, 5, 6]
        );
        assert_eq!(read.entries.len(), 1);
        assert_eq!(read.entries[0].text, "VB 1/VPCP ngày 05/10/2026");
    }

    #[test]
    fn another_file_is_no_sheet_of_days() {
        for (name, bytes) in [
            ("a.csv", "TT,Nội dung,Đơn vị\n1,x,y\n".as_bytes()),
            ("a.xlsx", b"PK\x03\x04broken"),
            ("a.txt", b""),
            ("a.bin", &[0u8, 1, 2]),
        ] {
            assert!(!is_day_sheet(name, bytes), "{name}");
            assert!(read(name, bytes).is_err(), "{name}");
        }
    }
}
