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

/// Sectors that are called as headings are, with their figures in eleven columns.
const LIKE_HEADINGS: [(&str, [i64; 11]); 4] = [
    ("Lĩnh vực Đầu tư", [2, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0]),
    ("Tiếp nhận và trả kết quả", [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]),
    ("Nội dung khác", [4, 2, 1, 1, 3, 1, 1, 1, 1, 0, 1]),
    ("Công Thương", [1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0]),
];

const THEIR_SUM: [i64; 11] = [8, 4, 2, 2, 5, 2, 2, 1, 3, 2, 1];

fn holds_them_all(name: &str, bytes: &[u8]) {
    let export = read(name, bytes, now()).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    let Content::Form { rows, total, .. } = export.content else {
        panic!("{name}")
    };
    let got: Vec<(&str, Vec<Option<i64>>)> = rows.iter().map(|r| (r.sector.as_str(), counts(r))).collect();
    let want: Vec<(&str, Vec<Option<i64>>)> = LIKE_HEADINGS.iter().map(|(n, c)| (*n, some(c))).collect();
    assert_eq!(got, want, "{name}");
    assert_eq!(counts(&total.unwrap()), some(&THEIR_SUM), "{name}");
}

#[test]
fn a_row_with_a_name_and_figures_is_a_row_whatever_its_name_begins_with() {
    let cells = |counts: &[i64]| counts.iter().map(i64::to_string).collect::<Vec<_>>().join(";");
    for has_numbers in [true, false] {
        let number = |i: usize| match has_numbers {
            true => (i + 1).to_string(),
            false => String::new(),
        };
        let mut text = HEADER.to_owned();
        for (i, (name, counts)) in LIKE_HEADINGS.iter().enumerate() {
            text += &format!("{};{name};{}\n", number(i), cells(counts));
            if i == 1 {
                // The header again, as on a second page.
                text += HEADER;
            }
        }
        text += &format!(";Tổng số;{}\n", cells(&THEIR_SUM));
        holds_them_all("a.csv", text.as_bytes());
    }
}

#[test]
fn the_same_rows_are_kept_of_a_workbook() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (r, line) in HEADER.lines().enumerate() {
        for (c, words) in line.split(';').enumerate().filter(|(_, w)| !w.is_empty()) {
            sheet.write(r as u32, c as u16, words).unwrap();
        }
    }
    let rows = LIKE_HEADINGS.into_iter().chain([("Tổng số", THEIR_SUM)]);
    for (r, (name, counts)) in rows.enumerate() {
        let r = r as u32 + 3;
        sheet.write(r, 1, name).unwrap();
        for (c, n) in counts.into_iter().enumerate() {
            sheet.write(r, c as u16 + 2, n).unwrap();
        }
    }
    holds_them_all("a.xlsx", &book.save_to_buffer().unwrap());
}

#[test]
fn a_sector_is_kept_that_has_no_figures_or_few_of_them() {
    let rows = "1;Lĩnh vực Đầu tư;;;;;;;;;;;\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\n";
    let (sectors, ..) = form_of(&format!("{HEADER}9;Lao động;1;1;0;0;1;1;0;0;0;0;0\n{rows}"));
    assert_eq!(sectors.len(), 3);
    assert_eq!(counts(&sectors[1]), [None; 11]);
    // The first row below the header, with too few figures to be told from it by itself.
    let (sectors, ..) = form_of(&format!("{HEADER}1;Lĩnh vực Lao động;2;;;;;;;;;;\n{rows}"));
    let names: Vec<&str> = sectors.iter().map(|r| r.sector.as_str()).collect();
    assert_eq!(names, ["Lĩnh vực Lao động", "Lĩnh vực Đầu tư", "Môi trường"]);
    assert_eq!(sectors[0].counts.c3, Some(2));
}

#[test]
fn a_cell_that_is_no_count_gives_the_file_back_with_its_place() {
    let refused = troubles(&format!(
        "{HEADER}1;Đầu tư;10;6;1,5;3;7;4;2;1;3;2;1\n2;Nguyễn Văn A;10;x;1;3;7;4;2;-1;3;2;1\n;;1;1;0;0;0;0;0;0;1;1;0\n"
    ));
    let told: Vec<(&str, &str)> = refused
        .troubles
        .iter()
        .map(|t| (t.place.as_str(), t.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "ô E4 (cột 5)",
                "“1,5” không phải số hồ sơ; đề nghị ghi số nguyên, như 1234 hoặc 1.234"
            ),
            (
                "ô D5 (cột 4)",
                "không phải số hồ sơ; đề nghị ghi số nguyên, như 1234 hoặc 1.234"
            ),
            (
                "ô J5 (cột 10)",
                "“-1” không phải số hồ sơ; đề nghị ghi số nguyên, như 1234 hoặc 1.234"
            ),
            (
                "hàng 6",
                "có số liệu nhưng không có tên lĩnh vực; đề nghị ghi tên lĩnh vực"
            ),
        ]
    );
    assert_eq!(
        refused.why,
        "Biểu II.06a có 04 chỗ không đọc được; chưa ghi nhận số liệu nào."
    );
}

#[test]
fn what_is_no_form_and_an_empty_form_are_refused() {
    for (text, why) in [
        (format!("{HEADER}1;Đầu tư;;;;;;;;;;;\n"), "không có"),
        (HEADER.to_owned(), "không có"),
        ("a;b\n1;2\n".to_owned(), "Không nhận ra"),
        (String::new(), "Không nhận ra"),
        (
            "<html><body>Phiên làm việc đã hết hạn</body></html>".to_owned(),
            "Không đọc được tệp",
        ),
    ] {
        let refused = troubles(&text);
        assert!(refused.why.contains(why), "{text}: {}", refused.why);
    }
    assert!(
        read("a.xls", b"\xD0\xCF\x11\xE0 broken", now())
            .unwrap_err()
            .why
            .contains("hỏng")
    );
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
fn the_window_of_the_title_must_be_the_one_that_was_asked_for() {
    let regimes = regimes();
    let read_titled = |title: &str| {
        let text = format!("{title}\n{HEADER}1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n");
        read("a.csv", text.as_bytes(), now()).unwrap()
    };
    let period = |name: &str| Period::read(name, &regimes, None).unwrap();
    let june = period("2026-06");
    let dated = read_titled("Từ ngày 20/5/2026 đến ngày 19/6/2026");
    // Whatever its name, the title says it; a regime's period has its label.
    assert_eq!(
        settle(&dated, wish(None, "2026-W20.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    assert_eq!(
        settle(&dated, wish(Some(&june), "a.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    let may = period("2026-05");
    let refused = settle(&dated, wish(Some(&may), "a.csv", &regimes)).unwrap_err();
    assert_eq!(
        refused.why,
        "Tiêu đề của tệp ghi kỳ từ ngày 20/5/2026 đến ngày 19/6/2026, khác kỳ cần nhập (từ ngày 20/4/2026 đến ngày 19/5/2026); chưa ghi nhận số liệu nào."
    );
    let forced = Wish {
        is_forced: true,
        ..wish(Some(&may), "a.csv", &regimes)
    };
    assert_eq!(settle(&dated, forced).unwrap().period, may);
    // A window of no regime is one of its own.
    let own = read_titled("Từ ngày 01/6/2026 đến ngày 10/6/2026");
    assert_eq!(
        settle(&own, wish(None, "a.csv", &regimes)).unwrap().period.label,
        "2026-06-01..2026-06-10"
    );
    // A label is what the regime makes of it.
    let labelled = read_titled("Tháng 6 năm 2026");
    assert_eq!(
        settle(&labelled, wish(Some(&june), "a.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    assert!(settle(&labelled, wish(Some(&may), "a.csv", &regimes)).is_err());
    // Nobody says it: the name, the person, or nobody.
    let silent = read_titled("Thống kê");
    assert!(
        settle(&silent, wish(None, "a.csv", &regimes))
            .unwrap_err()
            .why
            .contains("không ghi kỳ")
    );
    let named = settle(&silent, wish(None, "06a 2026-05-20 2026-06-19.csv", &regimes)).unwrap();
    assert_eq!(named.period, june);
    assert!(named.remarks[0].contains("theo tên tệp"));
    assert_eq!(
        settle(&silent, wish(Some(&june), "a.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    // Days that have not come.
    let ahead = read_titled("Từ ngày 20/7/2026 đến ngày 19/8/2026");
    assert!(
        settle(&ahead, wish(None, "a.csv", &regimes))
            .unwrap_err()
            .why
            .contains("chưa bắt đầu")
    );
}

#[test]
fn what_is_stored_says_where_it_stands_and_checks_what_it_says() {
    let regimes = regimes();
    let export = read("bieu.xls", XLS, now()).unwrap();
    let settled = settle(&export, wish(None, "bieu.xls", &regimes)).unwrap();
    let received = answer(
        export,
        &settled,
        &source(),
        ("bieu.xls", XLS, "thư mục nhận"),
        now(),
    )
    .unwrap();
    let s = &received.snapshot;
    assert!(
        s.request
            .starts_with("tệp “bieu.xls” (biểu II.06a, bảng “Bieu 06a”, hàng 12 đến 17; SHA-256 "),
        "{}",
        s.request
    );
    assert_eq!(
        (s.from.to_string(), s.to.to_string()),
        ("2026-05-20".into(), "2026-06-19".into())
    );
    assert_eq!(received.findings, []);
    let body = String::from_utf8(received.body).unwrap();
    assert!(
        body.contains("\"1234\"") && !body.contains("Nguyễn Văn Mẫu"),
        "{body}"
    );

    let wrong = format!(
        "Từ ngày 20/5/2026 đến ngày 19/6/2026\n{HEADER}1;Đầu tư;11;6;1;3;7;4;2;1;3;2;1\n;Tổng số;11;6;1;3;7;4;2;1;3;2;1\n"
    );
    let export = read("a.csv", wrong.as_bytes(), now()).unwrap();
    let settled = settle(&export, wish(None, "a.csv", &regimes)).unwrap();
    let received = answer(
        export,
        &settled,
        &source(),
        ("a.csv", wrong.as_bytes(), "x"),
        now(),
    )
    .unwrap();
    assert!(
        received.findings.iter().any(|f| f.is_error()),
        "told, never corrected"
    );
    assert_eq!(received.snapshot.rows[0].counts.c3, Some(11));
}

#[test]
fn a_sector_that_the_configuration_does_not_know_is_never_dropped() {
    let regimes = regimes();
    let mut source = source();
    source.sectors = BTreeMap::from([("Đầu tư tại Việt Nam".to_owned(), "Đầu tư".to_owned())]);
    let text = format!(
        "Từ ngày 20/5/2026 đến ngày 19/6/2026\n{HEADER}1;ĐẦU TƯ TẠI VIỆT NAM;10;6;1;3;7;4;2;1;3;2;1\n"
    );
    let taken = |text: &str| {
        let export = read("a.csv", text.as_bytes(), now()).unwrap();
        let settled = settle(&export, wish(None, "a.csv", &regimes)).unwrap();
        answer(export, &settled, &source, ("a.csv", text.as_bytes(), "x"), now())
    };
    assert_eq!(taken(&text).unwrap().snapshot.rows[0].sector, "Đầu tư");
    let refused = taken(&format!("{text}2;Thủy sản;0;0;0;0;0;0;0;0;0;0;0\n")).unwrap_err();
    assert_eq!(refused.troubles[0].place, "lĩnh vực “Thủy sản”");
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

#[test]
fn a_list_is_stored_without_anything_of_a_person() {
    let text = "Danh sách hồ sơ từ ngày 20/5/2026 đến ngày 19/6/2026\n\
        STT;Mã hồ sơ;Lĩnh vực;Tên thủ tục;Họ tên người nộp;Số điện thoại;CCCD;Địa chỉ;Email;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Hình thức nộp;Trạng thái;Người xử lý\n\
        1;000.00.18.H24-260601-0001;Đầu tư;Cấp GCN;Nguyễn Thị Bí Mật;0912345678;031099001234;Số 5 phố Kín;bimat@example.vn;01/06/2026 08:30;15/06/2026;12/06/2026;Trực tuyến;Đã trả kết quả;Trần Cán Bộ\n\
        2;0912345678;Đầu tư;Cấp GCN;Lê Kín;0912345678;031099001234;Số 5 phố Kín;bimat@example.vn;28/05/2026;25/06/2026;;Trực tiếp;Đang xử lý;Trần Cán Bộ\n\
        3;H24-3 Phạm Riêng Tư;Lao động;Cấp GP;Lê Kín;;;;;02/05/2026;25/06/2026;;Bưu chính;Chờ bổ sung: Lê Kín;Trần Cán Bộ\n\
        Tổng số: 3 hồ sơ;;;;;;;;;;;;;;\n";
    let regimes = regimes();
    let export = read("ds.csv", text.as_bytes(), now()).unwrap();
    assert!(
        export.remarks.iter().any(|r| r.contains("07 cột khác")),
        "{:?}",
        export.remarks
    );
    let settled = settle(&export, wish(None, "ds.csv", &regimes)).unwrap();
    assert_eq!(settled.period.label, "2026-06");
    assert_eq!(settled.coverage.map(|c| c.only_received), Some(false));
    let received = answer(
        export.clone(),
        &settled,
        &source(),
        ("ds.csv", text.as_bytes(), "x"),
        now(),
    )
    .unwrap();
    let list: DossierList = serde_json::from_slice(&received.body).unwrap();
    assert_eq!(list.rows.len(), 3);
    assert_eq!(list.rows[0].code, "000.00.18.H24-260601-0001");
    assert!(list.rows[1].code.starts_with('#') && list.rows[2].code.starts_with('#'));
    let everything = format!(
        "{:?} {:?} {:?} {}",
        received.snapshot,
        received.findings,
        export,
        String::from_utf8_lossy(&received.body)
    );
    for secret in [
        "Bí Mật",
        "0912345678",
        "031099001234",
        "phố Kín",
        "bimat",
        "Cán Bộ",
        "Riêng Tư",
        "Lê Kín",
    ] {
        assert!(!everything.contains(secret), "{secret}");
    }
    let total = received.snapshot.total.unwrap();
    assert_eq!(counts(&total), some(&[3, 1, 1, 1, 1, 1, 0, 0, 2, 2, 0]));
}

#[test]
fn two_rows_of_one_name_are_given_back_and_no_row_is_lost() {
    let refused = troubles(&format!(
        "{HEADER}1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\n3;ĐẦU  TƯ;5;5;0;0;5;5;0;0;0;0;0\n"
    ));
    let told: Vec<&str> = refused.troubles.iter().map(|t| t.place.as_str()).collect();
    assert_eq!(told, ["lĩnh vực “ĐẦU TƯ”"]);
    assert!(refused.troubles[0].text.contains("nhiều hơn một hàng"));
}

#[test]
fn a_window_is_read_in_the_ways_that_titles_write_it() {
    let of = |text: &str| stated(text);
    let window = Some(Stated::Days(
        chrono::NaiveDate::from_ymd_opt(2026, 3, 15).unwrap(),
        chrono::NaiveDate::from_ymd_opt(2026, 4, 14).unwrap(),
    ));
    for title in [
        "(Từ ngày 15/3/2026 đến ngày 14/4/2026)",
        "(Từ 15/03/2026 - 14/04/2026)",
        "Thống kê từ 15/3/2026–14/4/2026, lập ngày 20/4/2026",
        "từ 15/3 đến hết ngày 14/4/2026",
    ] {
        assert_eq!(of(title), window, "{title}");
    }
    for title in ["Từ 14/04/2026 - 15/03/2026", "từ 30/02/2026 - 14/4/2026"] {
        assert_eq!(of(title), None, "{title}");
    }
}

#[test]
fn two_sheets_with_one_table_for_two_windows_are_two_forms() {
    let sheet = |window: &str| {
        format!(
            "<p>{window}</p><table><tr><td colspan=13>{window}<tr><td>(1)<td>(2)<td>(3)<td>(4)<td>(5)<td>(6)<td>(7)<td>(8)<td>(9)<td>(10)<td>(11)<td>(12)<td>(13)<tr><td>1<td>Đầu tư<td>10<td>6<td>1<td>3<td>7<td>4<td>2<td>1<td>3<td>2<td>1</table>"
        )
    };
    let (may, june) = (
        "Từ ngày 20/4/2026 đến ngày 19/5/2026",
        "Từ ngày 20/5/2026 đến ngày 19/6/2026",
    );
    let page = |a, b| format!("<html>{}{}</html>", sheet(a), sheet(b));
    assert!(read("a.xls", page(june, june).as_bytes(), now()).is_ok());
    let refused = read("a.xls", page(may, june).as_bytes(), now()).unwrap_err();
    assert!(refused.why.contains("02 bảng số liệu"), "{}", refused.why);
}
