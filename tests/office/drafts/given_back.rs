//! A draft that comes back edited is held against the version that it was made from.

use super::*;

#[test]
fn a_draft_that_comes_back_is_held_against_its_version_and_every_edited_figure_is_told() {
    let desk = desk();
    desk.import("q2.csv", QUARTER, WINDOW);
    desk.draft(&[WINDOW, "--report", "cchc-quy"]);
    let file = desk.out("du-thao-cchc-quy-2024-03-08-2024-06-03.docx");
    let same = desk.file(
        "nguyen.docx",
        &edited(&file, &[("kính báo cáo", "trân trọng báo cáo")]),
    );
    let answer = desk.run(&["draft", "compare", &same]);
    assert_eq!(status(&answer), 0, "{}{}", stdout(&answer), stderr(&answer));
    assert!(
        stdout(&answer).contains("đối chiếu với bản 01"),
        "{}",
        stdout(&answer)
    );
    assert!(stdout(&answer).contains("số liệu trong tệp không bị sửa"));

    let changes = [("243 hồ sơ", "342 hồ sơ"), (">305<", ">306<")];
    let other = desk.file("da-sua.docx", &edited(&file, &changes));
    let answer = desk.run(&["draft", "compare", &other]);
    assert_eq!(status(&answer), 1, "{}", stderr(&answer));
    for words in [
        "văn bản, sửa so với bản 01: cột 11 (tổng số đang giải quyết) từ 243 thành 342",
        "bảng, sửa so với bản 01: Tổng số: cột 7 từ 305 thành 306",
        "bảng, khác số liệu đã lưu: Tổng số: cột 7 từ 305 thành 306",
    ] {
        assert!(stdout(&answer).contains(words), "{words}\n{}", stdout(&answer));
    }
    let told = json(&desk.run(&["draft", "compare", &other, "--json"]));
    assert_eq!(
        (&told["version"], told["edits"].as_array().unwrap().len()),
        (&1.into(), 3)
    );
    let (_, told) = desk.draft(&["2026-06", "--report", "cctthc-thang"]);
    let month = told.lines().find(|l| l.ends_with(".docx")).unwrap();
    let answer = desk.run(&["draft", "compare", month]);
    assert_eq!(
        status(&answer),
        0,
        "its window: {}{}",
        stdout(&answer),
        stderr(&answer)
    );
    assert!(
        stdout(&answer).contains("tháng 6 năm 2026"),
        "{}",
        stdout(&answer)
    );
    // Another report of the same window, made later, is not what the file was made from.
    desk.draft(&[WINDOW, "--report", "cctthc-thang"]);
    let answer = desk.run(&["draft", "compare", &same]);
    assert_eq!(status(&answer), 0, "{}{}", stdout(&answer), stderr(&answer));
    let letter = desk.file("thu.txt", "một dòng".as_bytes());
    assert_eq!(status(&desk.run(&["draft", "compare", &letter])), 2);
    assert_eq!(status(&desk.run(&["draft"])), 2, "a draft has a period");
}

/// Two months that close, one after the other, and the draft of the second.
fn draft_of_a_month() -> (Desk, Vec<u8>) {
    let desk = desk();
    let head = "TT;Lĩnh vực;c3;c4;c5;c6;c7;c8;c9;c10;c11;c12;c13\n";
    let september = format!("{head}1;Lĩnh vực Đầu tư;200;150;40;10;190;180;8;2;10;7;3\n");
    let october = format!(
        "{head}1;Lĩnh vực Đầu tư;210;160;40;10;200;190;5;5;10;6;4\n2;Lao động;50;50;0;0;50;50;0;0;0;0;0\n;Tổng số;260;210;40;10;250;240;5;5;10;6;4\n"
    );
    desk.import("thang-9.csv", september.as_bytes(), "2026-09");
    desk.import("thang-10.csv", october.as_bytes(), "2026-10");
    let (_, told) = desk.draft(&["2026-10", "--report", "cctthc-thang"]);
    let file = told.lines().find(|l| l.ends_with(".docx")).unwrap();
    let bytes = std::fs::read(file).unwrap();
    (desk, bytes)
}

/// Without the paragraphs or tables (`tag` "w:p", "w:tbl") that hold the words.
fn without(file: &[u8], tag: &str, words: &str) -> Vec<u8> {
    let body = {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
        let mut xml = String::new();
        zip.by_name("word/document.xml")
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        xml
    };
    let end = format!("</{tag}>");
    let mut gone: Vec<(&str, &str)> = Vec::new();
    for piece in body.split_inclusive(end.as_str()) {
        let start = [format!("<{tag}>"), format!("<{tag} ")]
            .iter()
            .filter_map(|s| piece.rfind(s.as_str()))
            .max();
        if let Some(own) = start.map(|at| &piece[at..]).filter(|own| own.contains(words)) {
            gone.push((own, ""));
        }
    }
    assert!(!gone.is_empty(), "{words}");
    edited(file, &gone)
}

#[test]
fn an_edited_rate_and_an_edited_value_of_the_month_before_are_told() {
    let (desk, file) = draft_of_a_month();
    let compare = |name: &str, bytes: &[u8]| {
        let given = desk.file(name, bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        (status(&answer), stdout(&answer) + &stderr(&answer))
    };
    let (exit, told) = compare("nguyen.docx", &file);
    assert!(
        exit == 0 && told.contains("số liệu trong tệp không bị sửa"),
        "{told}"
    );
    for (old, new) in [("98,0%", "99,0%"), ("250 so với 190", "250 so với 180")] {
        let (exit, told) = compare("sua.docx", &edited(&file, &[(old, new)]));
        assert_eq!(exit, 1, "{told}");
        let line = told
            .lines()
            .find(|l| l.starts_with("văn bản, sửa so với bản 01: từ “- "));
        let line = line.unwrap_or_else(|| panic!("{old}\n{told}"));
        assert!(line.contains(old) && line.contains(new), "{line}");
    }
}

#[test]
fn figures_that_were_deleted_from_a_draft_are_told() {
    let (desk, file) = draft_of_a_month();
    let compare = |bytes: &[u8]| {
        let given = desk.file("cat.docx", bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        assert_eq!(status(&answer), 1, "{}{}", stdout(&answer), stderr(&answer));
        stdout(&answer)
    };
    let cut = without(&without(&file, "w:tbl", ">Lao động<"), "w:p", "uá hạn: ");
    let told = compare(&cut);
    for words in [
        "bảng số liệu của bản 01 không còn trong tệp",
        "văn bản, không còn so với bản 01: “+ Quá hạn: 04 hồ sơ",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let told = compare(&without(&file, "w:p", "So với kỳ trước"));
    assert!(
        told.contains("văn bản, không còn so với bản 01: “- So với kỳ trước"),
        "{told}"
    );
}

#[test]
fn figures_that_were_added_and_figures_of_tasks_are_told() {
    let (desk, file) = draft_of_a_month();
    let compare = |bytes: &[u8]| {
        let given = desk.file("sua.docx", bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        (status(&answer), stdout(&answer) + &stderr(&answer))
    };
    let (exit, told) = compare(&file);
    assert!(
        exit == 0 && told.contains("số liệu nhiệm vụ, câu mới có số liệu"),
        "{told}"
    );
    for (old, new, want) in [
        (
            "bổ sung: ưu điểm trong kỳ]",
            "đã tiếp nhận 5.000 hồ sơ.",
            "văn bản, có thêm so với bản 01: “[",
        ),
        (
            "ngày 12/01/2026 có 13 nhiệm vụ",
            "ngày 12/01/2026 có 31 nhiệm vụ",
            "văn bản, sửa so với bản 01: từ “Kế hoạch số 12/KH-BQL ngày 12/01/2026 có 13 nhiệm vụ",
        ),
        (
            "thời hạn 31/7/2026",
            "thời hạn 31/8/2026",
            "văn bản, sửa so với bản 01: từ “- Nhiệm vụ số 2",
        ),
        (
            "Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên số đã giải quyết: 98,0%",
            "Tỷ lệ giải quyết sớm và đúng hạn đạt 99,9%",
            "văn bản, sửa so với bản 01: từ “- Tỷ lệ hồ sơ giải quyết",
        ),
    ] {
        let (exit, told) = compare(&edited(&file, &[(old, new)]));
        let line = told.lines().find(|line| line.starts_with(want));
        assert!(
            exit == 1 && line.is_some_and(|l| l.contains(new)),
            "{old}\n{told}"
        );
        assert!(!told.contains("không bị sửa"), "{told}");
    }
    let (exit, told) = compare(&without(&file, "w:p", "Nhiệm vụ số 5 ("));
    assert_eq!(exit, 1);
    assert!(
        told.contains("văn bản, không còn so với bản 01: “- Nhiệm vụ số 5 ("),
        "{told}"
    );
    // Words without figures are the person's own matter.
    let filled = edited(
        &file,
        &[("bổ sung: ưu điểm trong kỳ]", "thực hiện Kế hoạch số 5/KH-BQL.")],
    );
    let (exit, told) = compare(&filled);
    assert_eq!(exit, 0, "{told}");
}

#[test]
fn rows_of_the_table_that_were_deleted_or_typed_in_are_no_changes_of_what_is_stored() {
    let (desk, file) = draft_of_a_month();
    let compare = |bytes: &[u8]| {
        let given = desk.file("hang.docx", bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        assert_eq!(status(&answer), 1, "{}", stderr(&answer));
        stdout(&answer)
    };
    for told in [
        compare(&without(&file, "w:tr", ">Lao động<")),
        compare(&edited(&file, &[(">Lao động<", ">Thuế<")])),
    ] {
        assert!(
            told.contains("bảng, không còn so với bản 01: hàng “Lao động”"),
            "{told}"
        );
        for wrong in [
            "trong số liệu",
            "khác số liệu đã lưu: Lao động",
            "khác số liệu đã lưu: Thuế",
        ] {
            assert!(!told.contains(wrong), "{told}");
        }
    }
}

#[test]
fn a_draft_without_figures_is_held_against_its_words() {
    let desk = desk();
    let (_, told) = desk.draft(&["2026-10", "--report", "cctthc-thang"]);
    let file = told.lines().find(|l| l.ends_with(".docx")).unwrap();
    let bytes = std::fs::read(file).unwrap();
    let compare = |name: &str, bytes: &[u8]| {
        let given = desk.file(name, bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        (status(&answer), stdout(&answer) + &stderr(&answer))
    };
    let (exit, told) = compare("nguyen.docx", &bytes);
    assert!(exit == 0 && told.contains("đã đối chiếu với bản 01"), "{told}");
    for (old, new, want) in [
        (
            "ngày 12/01/2026 có 13 nhiệm vụ",
            "ngày 12/01/2026 có 31 nhiệm vụ",
            "sửa so với bản 01: từ “Kế hoạch số 12/KH-BQL ngày 12/01/2026 có 13",
        ),
        (
            "bổ sung: ưu điểm trong kỳ]",
            "đã tiếp nhận 5.000 hồ sơ.",
            "có thêm so với bản 01: “[",
        ),
    ] {
        let (exit, told) = compare("sua.docx", &edited(&bytes, &[(old, new)]));
        assert!(exit == 1 && told.contains(want), "{old}\n{told}");
    }
    // Its workbook has no figure either.
    let book = std::fs::read(file.replace(".docx", ".xlsx")).unwrap();
    let (exit, told) = compare("bieu.xlsx", &book);
    assert!(exit == 0 && told.contains("đối chiếu với bản 01"), "{told}");
    // Of another period no draft was given out.
    let given = desk.file("khac.docx", &bytes);
    let answer = desk.run(&["draft", "compare", &given, "--period", "2026-09"]);
    assert_eq!(status(&answer), 2, "{}", stdout(&answer));
    assert!(
        stderr(&answer).contains("no draft of this period"),
        "{}",
        stderr(&answer)
    );
}

/// The paragraphs of the draft as a person pastes them into a mail or saves them as text.
fn as_text(file: &[u8]) -> String {
    words(file, "word/document.xml").replace("&amp;", "&")
}

#[test]
fn a_whole_draft_as_plain_text_is_told_what_was_added_and_what_is_gone() {
    let (desk, file) = draft_of_a_month();
    let compare = |text: &str| {
        let given = desk.file("du-thao.txt", text.as_bytes());
        let answer = desk.run(&["draft", "compare", &given]);
        (status(&answer), stdout(&answer) + &stderr(&answer))
    };
    let whole = as_text(&file);
    let (exit, told) = compare(&whole);
    assert_eq!(exit, 0, "{told}");
    assert!(
        told.contains("đã đối chiếu với bản 01: các câu có số liệu, số liệu nhiệm vụ, câu mới có số liệu; tệp không có biểu"),
        "{told}"
    );
    let place = whole
        .lines()
        .find(|l| l.contains("bổ sung: ưu điểm trong kỳ]"))
        .unwrap();
    let (exit, told) = compare(&whole.replace(place, "Trong kỳ đã tiếp nhận 5.000 hồ sơ qua bưu chính."));
    assert_eq!(exit, 1, "{told}");
    assert!(
        told.contains("văn bản, có thêm so với bản 01: “Trong kỳ đã tiếp nhận 5.000 hồ sơ qua bưu chính.”"),
        "{told}"
    );
    let task = whole
        .lines()
        .find(|l| l.starts_with("- Nhiệm vụ số 5 ("))
        .unwrap();
    let (exit, told) = compare(&whole.replace(task, ""));
    assert!(
        exit == 1 && told.contains("văn bản, không còn so với bản 01: “- Nhiệm vụ số 5 ("),
        "{told}"
    );
    // Of a passage nobody knows what was left out, nor what else belongs to it.
    let lines: Vec<&str> = whole.lines().collect();
    let at = lines
        .iter()
        .position(|l| l.starts_with("- Số hồ sơ tiếp nhận: "))
        .unwrap();
    let passage = [&lines[at - 1..at + 8], &["Ngoài ra có 12 hồ sơ gửi nhầm."]]
        .concat()
        .join("\n");
    let (exit, told) = compare(&passage);
    assert!(
        exit == 0 && told.contains("câu bị bỏ, câu mới chưa được đối chiếu"),
        "{told}"
    );
    let (exit, told) = compare(&passage.replace("260 hồ sơ", "620 hồ sơ"));
    assert!(exit == 1 && told.contains("từ 260 thành 620"), "{told}");
}

#[test]
fn a_table_in_a_text_with_tabs_is_held_against_the_version() {
    let (desk, file) = draft_of_a_month();
    let table = "1\tLĩnh vực Đầu tư\t210\t160\t40\t10\t200\t190\t5\t5\t10\t6\t4\n\
                 2\tLao động\t50\t50\t0\t0\t51\t50\t0\t0\t0\t0\t0\n\
                 \tTổng số\t260\t210\t40\t10\t250\t240\t5\t5\t10\t6\t4\n";
    let given = desk.file("du-thao.txt", (as_text(&file) + "\n" + table).as_bytes());
    let answer = desk.run(&["draft", "compare", &given]);
    let told = stdout(&answer);
    assert_eq!(status(&answer), 1, "{told}");
    let edits: Vec<&str> = told.lines().filter(|l| l.contains("sửa so với")).collect();
    assert_eq!(
        edits,
        ["bảng, sửa so với bản 01: hàng “Lao động”, cột (7), từ 50 thành 51"]
    );
}

/// The workbook as openpyxl saves it: the cells of formulas hold none of what they gave.
fn unreckoned(book: &[u8], (old, new): (&str, &str)) -> Vec<u8> {
    rewritten(book, |name, bytes| {
        if name != "xl/worksheets/sheet1.xml" {
            return bytes;
        }
        let sheet = text(&bytes);
        assert!(sheet.contains(old), "{old}");
        let sheet = sheet.replacen(old, new, 1);
        let parts = sheet.split("</f>").map(|part| match part.split_once("</v>") {
            Some((value, rest)) if value.starts_with("<v>") => rest,
            _ => part,
        });
        parts.collect::<Vec<_>>().join("</f>").into_bytes()
    })
}

#[test]
fn what_follows_from_an_edited_figure_is_told_of_a_workbook_without_values() {
    let (desk, _) = draft_of_a_month();
    let book = desk.out("du-thao-cctthc-thang-2026-10.xlsx");
    let compare = |bytes: &[u8]| {
        let given = desk.file("tra-lai.xlsx", bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        (status(&answer), stdout(&answer) + &stderr(&answer))
    };
    let (exit, told) = compare(&unreckoned(&book, ("<v>160</v>", "<v>160</v>")));
    assert!(
        exit == 0 && told.contains("đã đối chiếu biểu với bản 01"),
        "{told}"
    );
    let (exit, told) = compare(&unreckoned(&book, ("<v>160</v>", "<v>165</v>")));
    assert_eq!(exit, 1);
    for words in [
        "bảng, sửa so với bản 01: Tổng số: cột 3 từ 260 thành 265; cột 4 từ 210 thành 215",
        "bảng, sửa so với bản 01: Lĩnh vực Đầu tư: cột 3 từ 210 thành 215; cột 4 từ 160 thành 165",
        "bảng, khác số liệu đã lưu: Tổng số: cột 3 từ 260 thành 265",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    // What is typed beside the form is told by the column's letter and title, as officials write numbers.
    let (_, told) = compare(&unreckoned(
        &book,
        ("<c r=\"S13\"", "<c r=\"R13\"><v>2.5</v></c><c r=\"S13\""),
    ));
    for words in [
        "cột R “Chờ bổ sung, đã rút, hủy”, từ ô trống thành 2,5",
        "cột S “(3)-(7)-(11)- chờ bổ sung, hủy”, từ 0 thành -2,5 (theo công thức)",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let (_, told) = compare(&unreckoned(&book, ("SUM(", "VLOOKUP(")));
    assert!(
        told.contains("ô công thức trong tệp chưa có giá trị") && !told.contains("chưa rõ"),
        "{told}"
    );
}
