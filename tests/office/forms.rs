//! A form that nobody wrote code for: from its file to the workbook, the Word table, the proofreader.

use crate::drafts::{desk_with, words};
use crate::program::{Desk, json, status, stderr, stdout};

const FORM: &str = include_str!("../files/drafts/bieu-rieng.toml");
const FIGURES: &str = "(từ ngày 20/9/2026 đến ngày 19/10/2026)\n\
    TT;Lĩnh vực;Tiếp nhận;;;;Đã giải quyết;;;;Đang giải quyết;;\n\
    ;;Tổng số;Trực tuyến;Trực tiếp;Từ kỳ trước;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Tổng số;Trong hạn;Quá hạn\n\
    1;Đầu tư tại Việt Nam;165;135;5;25;145;127;15;3;20;20;0\n\
    2;Lao động - tiền lương;36;31;2;3;25;18;6;1;11;8;3\n\
    3;Môi trường;4;4;0;0;0;0;0;0;4;4;0\n\
    ;Tổng số;205;170;7;28;170;145;21;4;35;32;3\n";

fn desk(form: &str) -> Desk {
    let desk = desk_with(|text| text + "\n[forms]\nfiles = [\"bieu-rieng.toml\"]\n");
    desk.file("bieu-rieng.toml", form.as_bytes());
    desk
}

fn made(desk: &Desk) -> (String, String) {
    desk.import("thang-10.csv", FIGURES.as_bytes(), "2026-10");
    desk.draft(&["2026-10", "--report", "cctthc-thang"]);
    let stem = "du-thao-cctthc-thang-2026-10";
    let sheet = words_of(&desk.out(&format!("{stem}.xlsx")), "xl/worksheets/sheet1.xml");
    (
        sheet,
        words(&desk.out(&format!("{stem}.docx")), "word/document.xml"),
    )
}

fn words_of(file: &[u8], part: &str) -> String {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut text = String::new();
    zip.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_form_of_any_shape_is_filled_from_its_file_alone() {
    let desk = desk(FORM);
    let (sheet, body) = made(&desk);
    // Rows begin below the heading; what divides by nothing stays empty.
    for formula in [
        "<f>D13+E13+F13</f><v>145</v>",
        "IFERROR(ROUND((D13+E13)/C13*100,1),&quot;&quot;))</f><v>97.9</v>",
        "<f>SUM(C13:C15)</f><v>170</v>",
        "C13-D13-E13-F13)</f><v>0</v>",
        "H13-C13-I13-M13)</f><v>0</v>",
    ] {
        assert!(
            sheet.contains(&formula.replace("&quot;", "\"")) || sheet.contains(formula),
            "{formula}\n{sheet}"
        );
    }
    for there in [
        "Biểu số II.07z/VPCP/KSTT",
        "Đơn vị tính: Hồ sơ",
        "Tỷ lệ trước hạn và đúng hạn (%)",
        "(7)=((4)+(5))/(3)*100",
        "97,9",
        "Ghi chú",
        // Sentences cite the numbers that the reader sees.
        "(công thức ((4) + (5))/(3) = 166/170)",
    ] {
        assert!(body.contains(there), "{there}\n{body}");
    }
    assert!(!body.contains("Trực tiếp, bưu chính"), "no table but the form's");
}

#[test]
fn a_draft_on_another_form_passes_the_proofreader_and_is_compared_like_any_other() {
    let desk = desk(FORM);
    made(&desk);
    let draft = desk.path("out/du-thao-cctthc-thang-2026-10.docx");
    let proof = desk.run(&["proofread", &draft]);
    let said = stdout(&proof);
    assert!(
        said.contains("00 lỗi, 00 cảnh báo") || said.contains("không phát hiện lỗi"),
        "{said}"
    );
    let compared = desk.run(&["draft", "compare", &draft, "--json"]);
    assert_eq!(
        json(&compared)["edits"].as_array().unwrap().len(),
        0,
        "{}",
        stdout(&compared)
    );
}

#[test]
fn what_is_wrong_in_a_form_is_told_with_file_key_and_remedy() {
    for (from, to, key, what) in [
        (
            "(4)+(5)+(6)",
            "(4)+(5)+(66)",
            "[[column]] number = 3, formula",
            "column (66)",
        ),
        (
            "figure = \"c9\"",
            "figure = \"c99\"",
            "[[column]] number = 5, figure",
            "\"c99\" is no figure",
        ),
        (
            "figure = \"sector\"",
            "figure = \"blank\"",
            "[[column]]",
            "0 columns hold \"sector\"",
        ),
        ("decimals = 1", "decimal = 1", "line 48", "unknown field"),
        (
            "number = 9",
            "number = 8",
            "[[column]] number = 8, number",
            "stands for two columns",
        ),
    ] {
        let desk = desk(&FORM.replacen(from, to, 1));
        let checked = desk.run(&["check"]);
        assert_eq!(status(&checked), 2);
        let said = stdout(&checked) + &stderr(&checked);
        for there in ["bieu-rieng.toml", key, what, " — "] {
            assert!(said.contains(there), "{there}\n{said}");
        }
    }
}

#[test]
fn an_older_version_that_comes_back_is_known_and_edited_drafts_are_proofread() {
    let desk = desk(FORM);
    made(&desk);
    let first = desk.out("du-thao-cctthc-thang-2026-10.docx");
    let first = desk.file("ban-01.docx", &first);
    let other = FIGURES
        .replace("165;135;5;25", "166;136;5;25")
        .replace("20;20;0", "21;21;0");
    let other = other
        .replace("205;170;7;28", "206;171;7;28")
        .replace("35;32;3", "36;33;3");
    desk.import("thang-10-sua.csv", other.as_bytes(), "2026-10");
    desk.draft(&["2026-10", "--report", "cctthc-thang"]);
    let compared = stdout(&desk.run(&["draft", "compare", &first]));
    for there in [
        "đối chiếu với bản 01",
        "đã có bản 02",
        "số liệu trong tệp không bị sửa",
    ] {
        assert!(compared.contains(there), "{there}\n{compared}");
    }
}

/// The file with other words in one of its parts.
fn with_other(file: &[u8], part: &str, (from, to): (&str, &str)) -> Vec<u8> {
    use std::io::{Read, Write};
    let mut from_zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for i in 0..from_zip.len() {
        let mut item = from_zip.by_index(i).unwrap();
        let (name, mut bytes) = (item.name().unwrap().into_owned(), Vec::new());
        item.read_to_end(&mut bytes).unwrap();
        if name == part {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{from}");
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_rate_that_was_edited_in_the_workbook_is_told() {
    let desk = desk(FORM);
    made(&desk);
    let book = desk.out("du-thao-cctthc-thang-2026-10.xlsx");
    let compared = |bytes: &[u8]| {
        let file = desk.file("tra-lai.xlsx", bytes);
        json(&desk.run(&["draft", "compare", &file, "--period", "2026-10", "--json"]))["edits"]
            .as_array()
            .unwrap()
            .clone()
    };
    assert_eq!(
        compared(&book),
        Vec::<serde_json::Value>::new(),
        "as it was given out"
    );
    let edited = with_other(&book, "xl/worksheets/sheet1.xml", ("<v>97.9</v>", "<v>99.9</v>"));
    let edits = compared(&edited);
    assert_eq!(edits.len(), 1, "{edits:?}");
    let told = edits[0].as_str().unwrap();
    assert!(told.contains("97,9") && told.contains("99,9"), "{told}");

    // A row that was deleted, in a file whose program left the cells of formulas empty.
    let sheet = words_of(&book, "xl/worksheets/sheet1.xml");
    let row = |number: u32| {
        let from = sheet.find(&format!("<row r=\"{number}\"")).unwrap();
        let end = from + sheet[from..].find("</row>").unwrap();
        sheet[from..end + "</row>".len()].to_owned()
    };
    let deleted = with_other(&book, "xl/worksheets/sheet1.xml", (&row(14), ""));
    let edits = compared(&deleted);
    assert_eq!(
        edits,
        ["bảng, không còn so với bản 01: hàng “Lao động - tiền lương”"],
        "the row alone"
    );
    // The same with a figure that was typed over: openpyxl saves so.
    let values = sheet.split("</f>").map(|part| match part.split_once("</v>") {
        Some((value, rest)) if value.starts_with("<v>") => rest,
        _ => part,
    });
    let unreckoned = values.collect::<Vec<_>>().join("</f>");
    let of = |sheet: &str| {
        compared(&with_other(
            &book,
            "xl/worksheets/sheet1.xml",
            (&words_of(&book, "xl/worksheets/sheet1.xml"), sheet),
        ))
    };
    assert_eq!(of(&unreckoned).len(), 0, "a formula without its value is no edit");
    let typed = unreckoned.replacen("<v>127</v>", "<v>128</v>", 1);
    let told = of(&typed);
    let told: Vec<&str> = told.iter().filter_map(|line| line.as_str()).collect();
    assert!(
        told[0].starts_with("bảng, sửa so với bản 01: hàng “Đầu tư tại Việt Nam”, cột (")
            && told[0].ends_with("), từ 127 thành 128"),
        "{told:#?}"
    );
    // What follows from it is told as in a file whose program reckons.
    let total = told
        .iter()
        .find(|line| line.contains("hàng “Tổng số”") && line.ends_with("từ 170 thành 171 (theo công thức)"));
    assert!(total.is_some(), "{told:#?}");
    // A figure in the place of a formula is named as such, whatever it is.
    let (cell, rest) = sheet.split_once("</f><v>").unwrap();
    let (cell, formula) = cell.rsplit_once("<f>").unwrap();
    let told = of(&format!("{cell}<v>{rest}"));
    assert_eq!(told.len(), 1, "{formula}: {told:?}");
    assert!(
        told[0].as_str().unwrap().contains("công thức bị thay bằng số "),
        "{told:?}"
    );
}
