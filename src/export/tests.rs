mod rows;
mod stored;
mod window;

use super::*;
use crate::calendar::{Period, Regime, at, hm};
use crate::config;
use crate::dossier::Column;
use crate::dossier::list::DossierList;
use std::collections::BTreeMap;
use std::path::PathBuf;

const XLSX: &[u8] = include_bytes!("../../tests/files/exports/bieu-06a.xlsx");
const XLS: &[u8] = include_bytes!("../../tests/files/exports/bieu-06a.xls");
const PAGE: &[u8] = include_bytes!("../../tests/files/exports/bieu-06a.html");
const CSV: &[u8] = include_bytes!("../../tests/files/exports/bieu-06a.csv");

fn now() -> Moment {
    at("2026-06-22".parse().unwrap(), hm(9, 30))
}

fn regimes() -> Vec<Regime> {
    config::sample("x".into(), "x".into()).unwrap().rules.regimes
}

pub(super) fn source() -> ExportSource {
    ExportSource {
        id: "motcua".into(),
        person: DataPerson::Unit("motcua".into()),
        screen: "Thống kê".into(),
        folder: PathBuf::from("vao"),
        put: "thư mục số liệu".into(),
        ask_at: hm(9, 0),
        remind_at: hm(13, 30),
        sectors: BTreeMap::new(),
    }
}

fn counts(row: &SectorRow) -> Vec<Option<i64>> {
    Column::ALL.map(|c| row.counts.get(c)).to_vec()
}

fn some(numbers: &[i64]) -> Vec<Option<i64>> {
    numbers.iter().copied().map(Some).collect()
}

/// A form in text, without a title: header, rows.
const HEADER: &str = "TT;Lĩnh vực;Tiếp nhận;;;;Đã giải quyết;;;;Đang giải quyết;;\n\
    ;;Tổng số;Trong kỳ;;Từ kỳ trước;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Tổng số;Trong hạn;Quá hạn\n\
    ;;;Trực tuyến;Trực tiếp, BCCI;;;;;;;;\n";

fn form_of(text: &str) -> (Vec<SectorRow>, Option<SectorRow>, Vec<String>) {
    match read("a.csv", text.as_bytes(), now()).unwrap() {
        Export {
            content: Content::Form { rows, total, .. },
            remarks,
            ..
        } => (rows, total.map(|t| *t), remarks),
        other => panic!("{other:?}"),
    }
}

fn troubles(text: &str) -> Refused {
    read("a.csv", text.as_bytes(), now()).unwrap_err()
}

#[test]
fn one_form_is_the_same_in_every_kind_of_file() {
    for (name, bytes) in [
        ("a.xlsx", XLSX),
        ("a.xls", XLS),
        // A web page of that name.
        ("b.xls", PAGE),
        ("a.csv", CSV),
    ] {
        let export = read(name, bytes, now()).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        let days = |a: &str, b: &str| Stated::Days(a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(export.stated, Some(days("2026-05-20", "2026-06-19")), "{name}");
        assert_eq!(export.remarks, [""; 0], "{name}");
        let Content::Form { rows, total, words } = export.content else {
            panic!("{name}")
        };
        let names: Vec<&str> = rows.iter().map(|r| r.sector.as_str()).collect();
        assert_eq!(
            names,
            [
                "Đầu tư tại Việt Nam",
                "Lao động, việc làm",
                "Xây dựng",
                "Môi trường",
                "Xuất nhập khẩu"
            ]
        );
        assert_eq!(
            counts(&rows[0]),
            some(&[1234, 1100, 20, 114, 1210, 600, 600, 10, 24, 20, 4]),
            "{name}"
        );
        let total = total.unwrap();
        assert_eq!(
            counts(&total),
            some(&[1646, 1483, 32, 131, 1600, 628, 960, 12, 46, 42, 4]),
            "{name}"
        );
        assert_eq!(words.len(), 6, "signatures are not kept");
    }
}

#[test]
fn columns_are_known_by_their_words_wherever_they_stand() {
    let want = some(&[10, 6, 1, 3, 7, 4, 2, 1, 3, 2, 1]);
    for text in [
        format!("{HEADER}1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n"),
        // The numbers of the columns below, as the form prints them.
        format!("{HEADER}1;2;3=4+5+6;4;5;6;7=8+9+10;8;9;10;11=12+13;12;13\n1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n"),
        // One header row; another order; no numbers of rows.
        "Lĩnh vực,Đang giải quyết - Tổng số,Đang giải quyết - Trong hạn,Đang giải quyết - Quá hạn,Tiếp nhận: Tổng số,Tiếp nhận: Trực tuyến,Tiếp nhận: Trực tiếp,Tiếp nhận: Từ kỳ trước,Đã giải quyết: Tổng số,Đã giải quyết: Trước hạn,Đã giải quyết: Đúng hạn,Đã giải quyết: Quá hạn\nĐầu tư,3,2,1,10,6,1,3,7,4,2,1\n".to_owned(),
        // Only numbers.
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\t(9)\t(10)\t(11)\t(12)\t(13)\n1\tĐầu tư\t10\t6\t1\t3\t7\t4\t2\t1\t3\t2\t1\n".to_owned(),
        "Lĩnh vực,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13\nĐầu tư,10,6,1,3,7,4,2,1,3,2,1\n".to_owned(),
        // The counter and the post apart: added.
        "TT;Lĩnh vực;Tiếp nhận;;;;;Đã giải quyết;;;;Đang giải quyết;;\n;;Tổng số;Trực tuyến;Trực tiếp;Bưu chính;Kỳ trước chuyển qua;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Tổng số;Chưa đến hạn;Quá hạn\n1;Đầu tư;10;6;1;0;3;7;4;2;1;3;2;1\n".to_owned(),
    ] {
        let (rows, total, _) = form_of(&text);
        assert_eq!(counts(&rows[0]), want, "{text}");
        assert_eq!((rows.len(), total), (1, None), "{text}");
        assert_eq!(rows[0].sector, "Đầu tư");
    }
}

#[test]
fn columns_numbered_in_another_way_are_not_taken_for_the_forms() {
    // A table that splits nothing by channel: its columns 4 and 5 are other things.
    let text = "TT;Lĩnh vực;Tiếp nhận;;;Đã giải quyết;;;;Đang giải quyết;;\n\
        ;;Tổng số;Trong kỳ;Kỳ trước;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Tổng số;Trong hạn;Quá hạn\n\
        1;2;3=4+5;4;5;6=7+8+9;7;8;9;10=11+12;11;12\n\
        1;Đầu tư;10;7;3;7;4;2;1;3;2;1\n";
    let (rows, _, remarks) = form_of(text);
    let mut want = some(&[10, 0, 0, 3, 7, 4, 2, 1, 3, 2, 1]);
    (want[1], want[2]) = (None, None);
    assert_eq!(counts(&rows[0]), want);
    assert_eq!(
        remarks[0],
        "Bảng không có cột 4, 5 của biểu II.06a; số liệu các cột đó chưa rõ."
    );
}

#[test]
fn a_form_shown_twice_is_one_and_two_forms_are_told_apart_by_a_person() {
    let table = |online: i64| {
        let numbers: String = (3..=13).map(|n| format!("<td>({n})")).collect();
        format!(
            "<table><tr><td>(1)<td>(2){numbers}<tr><td>1<td>Đầu tư<td>10<td>{online}<td>1<td>3<td>7<td>4<td>2<td>1<td>3<td>2<td>1</table>"
        )
    };
    let page = |a, b| format!("<html>{}{}</html>", table(a), table(b));
    assert!(read("a.xls", page(6, 6).as_bytes(), now()).is_ok());
    let refused = read("a.xls", page(6, 7).as_bytes(), now()).unwrap_err();
    assert!(
        refused.why.contains("02 bảng số liệu (“bảng 1”, “bảng 2”)"),
        "{}",
        refused.why
    );
}

#[test]
fn empty_is_not_zero_and_a_dash_neither() {
    let (rows, _, remarks) = form_of(&format!(
        "{HEADER}1;Đầu tư;1.010;1,006;1;3;7;4;-;1;3;2;\n2;Môi trường;;;;;;;;;;;\n3;Đất đai;không phát sinh;0;0;0;0;0;0;0;0;0;0\n"
    ));
    assert_eq!(rows.len(), 3, "a sector without figures is kept");
    assert_eq!(rows[0].counts.c3, Some(1010));
    assert_eq!(rows[0].counts.c4, Some(1006));
    assert_eq!((rows[0].counts.c9, rows[0].counts.c13), (None, None));
    assert_eq!(counts(&rows[1]), vec![None; 11]);
    assert_eq!(counts(&rows[2]), some(&[0; 11]));
    assert!(remarks[0].starts_with("13 ô để trống hoặc ghi “-” được giữ là chưa rõ, không tính là 0"));
}

#[test]
fn totals_groups_notes_and_signatures_are_no_sectors() {
    for rows in [
        // The total above, in the column of numbers.
        "Tổng số;;3;2;0;1;2;1;1;0;1;1;0\n1;Đầu tư;2;1;0;1;1;0;1;0;1;1;0\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\n",
        // Below; behind it a note and who signs, in the columns of counts too.
        "1;Đầu tư;2;1;0;1;1;0;1;0;1;1;0\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\n;TỔNG CỘNG;3;2;0;1;2;1;1;0;1;1;0\n;;;;;;;;;;;;\n;Ghi chú: số liệu từ Cổng;;;;;;;;;;;\n;Người lập biểu;;;;;;;Ngày 20/6/2026;;;;\n",
        // Levels that sum up what stands below them.
        "I;Cấp tỉnh;3;2;0;1;2;1;1;0;1;1;0\n1;Đầu tư;2;1;0;1;1;0;1;0;1;1;0\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\nII;Cấp xã;;;;;;;;;;;\n;Tổng số;3;2;0;1;2;1;1;0;1;1;0\n",
        // The header repeated on the next page.
        "1;Đầu tư;2;1;0;1;1;0;1;0;1;1;0\nTT;Lĩnh vực;Tiếp nhận;;;;Đã giải quyết;;;;Đang giải quyết;;\n1;2;3;4;5;6;7;8;9;10;11;12;13\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\n;Tổng số;3;2;0;1;2;1;1;0;1;1;0\n",
    ] {
        let (sectors, total, _) = form_of(&format!("{HEADER}{rows}"));
        let names: Vec<&str> = sectors.iter().map(|r| r.sector.as_str()).collect();
        assert_eq!(names, ["Đầu tư", "Môi trường"], "{rows}");
        assert_eq!(
            counts(&total.unwrap()),
            some(&[3, 2, 0, 1, 2, 1, 1, 0, 1, 1, 0]),
            "{rows}"
        );
    }
}

fn wish<'a>(asked: Option<&'a Period>, name: &'a str, regimes: &'a [Regime]) -> Wish<'a> {
    Wish {
        asked,
        is_forced: false,
        name,
        regimes,
        now: now(),
    }
}

#[test]
fn whatever_comes_in_no_file_stops_the_reading() {
    for bytes in [XLSX, XLS, PAGE, CSV] {
        for length in (0..bytes.len()).step_by(bytes.len() / 15 + 1) {
            let _ = read("a.xls", &bytes[..length], now());
        }
    }
    let wide = ";".repeat(60);
    for text in [
        "(1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11);(12);(13)\n".repeat(300),
        format!("{wide}\n{wide}\n"),
        format!("{HEADER}{HEADER}{HEADER}"),
        "Ngày tiếp nhận;Ngày trả\n".repeat(50),
    ] {
        let _ = read("a.csv", text.as_bytes(), now());
    }
}
