//! Sheets of Excel.

use super::*;

// ---- Excel ------------------------------------------------------------------------------

#[test]
fn excel_shows_dates_merges_hidden_rows_and_the_right_sheet() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Bìa")
        .unwrap()
        .write(0, 0, "Danh mục đơn vị")
        .unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("Nhiệm vụ").unwrap();
    sheet
        .merge_range(0, 0, 0, 4, "KẾ HOẠCH CÔNG TÁC NĂM 2026", &plain)
        .unwrap();
    for (at, name) in HEAD.iter().enumerate() {
        sheet.write(2, at as u16, *name).unwrap();
    }
    for (n, title) in ["Rà soát", "Trình", "Báo cáo"].iter().enumerate() {
        let row = 3 + n as u32;
        sheet.write(row, 0, n as f64 + 1.0).unwrap();
        sheet.write(row, 1, *title).unwrap();
    }
    sheet.merge_range(3, 2, 4, 2, "Phòng A", &plain).unwrap();
    sheet.write(5, 2, "Phòng B").unwrap();
    let moment = ExcelDateTime::from_ymd(2026, 3, 5).unwrap();
    sheet.write_with_format(3, 4, &moment, &date).unwrap();
    sheet.write(4, 4, "Quý II").unwrap();
    sheet.write(5, 4, "Quý III").unwrap();
    sheet.set_row_hidden(4).unwrap();
    let old = book.add_worksheet().set_name("Năm trước").unwrap();
    for (at, name) in HEAD.iter().take(3).enumerate() {
        old.write(0, at as u16, *name).unwrap();
    }
    let hidden = book.add_worksheet().set_name("Nháp").unwrap();
    hidden.set_hidden(true);
    for (at, name) in HEAD.iter().enumerate() {
        hidden.write(0, at as u16, *name).unwrap();
    }
    let read = read_file_bytes("kh.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        short(&read),
        [
            ["1", "Rà soát", "Phòng A", "", "05/03/2026"],
            ["2", "Trình", "Phòng A", "", "Quý II"],
            ["3", "Báo cáo", "Phòng B", "", "Quý III"],
        ]
    );
    assert_eq!((read.year, read.rows[0].line), (Some(2026), 4));
    assert_eq!(
        rules(&read.findings),
        [("sheet_not_read", Place::Cell("trang tính Nhiệm vụ".into()))]
    );
    assert!(read.findings[0].message.contains("“Năm trước”"));
    assert!(!read.findings[0].message.contains("Nháp"));
}
