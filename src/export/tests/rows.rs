//! Which rows of a file are sectors, and which cells counts.

use super::*;

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
fn a_count_too_large_says_that_it_is_too_large() {
    let refused = troubles(&format!("{HEADER}1;Đầu tư;4000000000;6;1;3;7;4;2;1;3;2;1\n"));
    let told = &refused.troubles[0];
    assert_eq!(told.place, "ô C4 (cột 3)");
    assert_eq!(
        told.text,
        "“4000000000” quá lớn đối với số hồ sơ (nhiều nhất 100.000.000); đề nghị kiểm tra lại ô này trong tệp"
    );
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

#[test]
fn two_rows_of_one_name_are_given_back_and_no_row_is_lost() {
    let refused = troubles(&format!(
        "{HEADER}1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n2;Môi trường;1;1;0;0;1;1;0;0;0;0;0\n3;ĐẦU  TƯ;5;5;0;0;5;5;0;0;0;0;0\n"
    ));
    let told: Vec<&str> = refused.troubles.iter().map(|t| t.place.as_str()).collect();
    assert_eq!(told, ["lĩnh vực “ĐẦU TƯ”"]);
    assert!(refused.troubles[0].text.contains("nhiều hơn một hàng"));
}
