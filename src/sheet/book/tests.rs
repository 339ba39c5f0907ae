//! The address book as clerks hand it in.

mod faults;

use super::columns::ALL;
use super::*;
use crate::plan::Mailbox;
use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use unicode_normalization::UnicodeNormalization;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn line(cells: &[&str]) -> Line {
    Line {
        line: 0,
        cells: cells.iter().map(|c| (*c).to_owned()).collect(),
    }
}

fn sample() -> Tables {
    Tables {
        units: vec![
            line(&[
                "vp",
                "Văn phòng",
                "VP; Văn phòng Ban",
                "vp@sb.vn",
                "Chánh Văn phòng",
                "cvp@sb.vn",
                "",
                "",
                "",
                "",
            ]),
            line(&[
                "dt",
                "Phòng Đầu tư",
                "",
                "dt@sb.vn",
                "",
                "",
                "",
                "30/6/2026",
                "",
                "đổi tên",
            ]),
            line(&[
                "dt",
                "Phòng Kinh tế",
                "",
                "kt@sb.vn",
                "Trưởng phòng",
                "tp@sb.vn",
                "01/7/2026",
                "",
                "",
                "",
            ]),
            line(&[
                "xt",
                "Tổ Xúc tiến",
                "",
                "xt@sb.vn",
                "",
                "",
                "",
                "31/8/2026",
                "Phòng Kinh tế",
                "",
            ]),
        ],
        groups: vec![
            line(&["Các phòng", "", "dt, Tổ Xúc tiến", ""]),
            line(&["Các đơn vị", "", "", ""]),
        ],
        absences: vec![
            line(&[
                "Chánh Văn phòng",
                "Phó Chánh Văn phòng",
                "pcvp@sb.vn",
                "06/7/2026",
                "10/7/2026",
                "",
            ]),
            line(&["dt", "Văn phòng", "", "01/6/2026", "02/6/2026", ""]),
        ],
        wishes: vec![line(&["Phòng Kinh tế", "", "Không", "Có", "luu@sb.vn", ""])],
    }
}

fn read_back(tables: &Tables) -> Result<Contents, Vec<Fault>> {
    read(&write(tables, day("2026-11-21")).unwrap(), &[])
}

fn told(tables: &Tables) -> Vec<String> {
    read_back(tables)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn what_is_written_is_read_back() {
    let bytes = write(&sample(), day("2026-11-21")).unwrap();
    assert_eq!(
        bytes,
        write(&sample(), day("2026-11-21")).unwrap(),
        "the same bytes"
    );
    assert!(is_book(&bytes));
    let (mut tables, faults) = super::tables(&bytes).unwrap();
    assert_eq!(faults, []);
    assert_eq!(tables.units[1].line, 4);
    for lines in [
        &mut tables.units,
        &mut tables.groups,
        &mut tables.absences,
        &mut tables.wishes,
    ] {
        lines.iter_mut().for_each(|l| l.line = 0);
    }
    assert_eq!(tables, sample());
}

#[test]
fn the_address_book_says_who_is_who() {
    let contents = read_back(&sample()).unwrap();
    let book = &contents.book;
    assert_eq!(book.spells.len(), 4);
    assert_eq!(book.spells[0].unit.aliases, ["VP", "Văn phòng Ban"]);
    assert_eq!(book.spells[3].into.as_deref(), Some("dt"));
    assert_eq!(contents.unit_lines, [3, 4, 5, 6]);
    assert_eq!(contents.groups[0].members, ["dt", "xt"]);
    assert_eq!(contents.groups[1].members, [""; 0], "to be settled, not wrong");
    assert_eq!(book.absences[0].who.address, "cvp@sb.vn");
    assert_eq!(book.absences[0].by.address, "pcvp@sb.vn");
    assert_eq!(
        book.absences[1].who.address, "dt@sb.vn",
        "the address of those days"
    );
    assert_eq!(book.absences[1].by.address, "vp@sb.vn");
    let wish = &book.wishes[0];
    assert!(wish.no_ahead_10 && !wish.no_ahead_5 && !wish.no_start);
    assert_eq!(wish.copy.as_ref().map(|m| m.address.as_str()), Some("luu@sb.vn"));
}

#[test]
fn a_person_of_the_configuration_may_be_away_too() {
    let owner = Mailbox {
        name: "Nguyễn Văn A".into(),
        address: "a@sb.vn".into(),
    };
    let mut tables = sample();
    tables.absences = vec![line(&[
        "nguyen van a",
        "Văn phòng",
        "",
        "06/7/2026",
        "10/7/2026",
        "",
    ])];
    let bytes = write(&tables, day("2026-11-21")).unwrap();
    let contents = read(&bytes, &[owner]).unwrap();
    assert_eq!(contents.book.absences[0].who.address, "a@sb.vn");
    assert!(read(&bytes, &[]).is_err());
}

/// A workbook as a person rebuilt it by hand.
fn by_hand() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Sheet1").unwrap();
    let nfd = |text: &str| text.nfd().collect::<String>();
    for (i, header) in [
        "Địa chỉ thư điện tử",
        "Tên đơn vị ",
        "Hiệu lực đén",
        "mã",
        "Người đứng đầu",
    ]
    .iter()
    .enumerate()
    {
        sheet.write_string(4, i as u16, nfd(header)).unwrap();
    }
    sheet.write_string(5, 0, " vp@sb.vn ").unwrap();
    sheet.write_string(5, 1, nfd("  Văn   phòng ")).unwrap();
    sheet.write_string(5, 3, "VP").unwrap();
    sheet.write_string(9, 1, "Phòng Đầu tư").unwrap();
    sheet.write_string(9, 3, "dt").unwrap();
    let end = ExcelDateTime::from_ymd(2026, 6, 30).unwrap();
    sheet.write_datetime_with_format(9, 2, &end, &date).unwrap();
    for table in &ALL[1..] {
        let sheet = workbook.add_worksheet();
        for (i, column) in table.columns.iter().rev().enumerate() {
            sheet
                .write_string(0, i as u16, column.name.to_uppercase())
                .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn columns_in_any_order_slips_in_headers_blank_rows_and_other_composition_are_understood() {
    let contents = read(&by_hand(), &[]).unwrap();
    let spells = &contents.book.spells;
    assert_eq!(spells[0].unit.id, "vp");
    assert_eq!(spells[0].unit.name, "Văn phòng");
    assert_eq!(
        spells[0].unit.mailbox.as_ref().map(|m| m.address.as_str()),
        Some("vp@sb.vn")
    );
    assert_eq!(spells[1].to, Some(day("2026-06-30")));
    assert_eq!(contents.unit_lines, [6, 10]);
}

#[test]
fn a_new_address_book_says_what_it_changes() {
    let old = read_back(&sample()).unwrap();
    let mut tables = sample();
    tables.units[0].cells[3] = "moi@sb.vn".into();
    tables.units[3].cells[7] = "30/9/2026".into();
    tables
        .units
        .push(line(&["ld", "Phòng Lao động", "", "", "", "", "", "", "", ""]));
    tables.absences.pop();
    let new = read_back(&tables).unwrap();
    assert_eq!(
        changes(&old, &new),
        [
            "Địa chỉ của Văn phòng: vp@sb.vn thành moi@sb.vn",
            "Tổ Xúc tiến: hiệu lực đến ngày 30/9/2026, sáp nhập vào dt",
            "Thêm đơn vị ld: “Phòng Lao động”",
            "Bỏ: Phòng Đầu tư vắng mặt từ 01/6/2026 đến 02/6/2026, người thay: Văn phòng",
        ]
    );
    assert_eq!(changes(&old, &old), [""; 0]);
}
