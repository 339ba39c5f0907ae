//! Drafts from outside: the office's own figures of 2024 as a file, the files that come of them, and
//! what is said of figures that do not close.

use crate::program::{Desk, json, status, stderr, stdout};
use std::io::Read;

const QUARTER: &[u8] = include_bytes!("../files/drafts/q2-2024.csv");
const MARCH: &[u8] = include_bytes!("../files/drafts/thang-3-2024.csv");
const WINDOW: &str = "2024-03-08..2024-06-03";

/// The sample office with a source that a person exports.
pub fn desk_with(change: impl FnOnce(String) -> String) -> Desk {
    Desk::new(|text| change(with_export(text)))
}

fn desk() -> Desk {
    Desk::new(with_export)
}

fn with_export(text: String) -> String {
    let source = "[[source]]\nkind = \"file\"\nid = \"xuat-tay\"\nunit = \"motcua\"\n\
                  screen = \"Thống kê\"\nfolder = \"so-lieu\"\n\n[[report]]\nid = \"cchc-quy\"";
    text.replacen("[[report]]\nid = \"cchc-quy\"", source, 1)
}

impl Desk {
    pub fn import(&self, name: &str, bytes: &[u8], period: &str) -> String {
        let file = self.file(name, bytes);
        let answer = self.run(&[
            "import", &file, "--source", "xuat-tay", "--period", period, "--apply",
        ]);
        assert!(status(&answer) < 2, "{}", stderr(&answer));
        stdout(&answer)
    }

    pub fn out(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder().join("out").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    pub fn draft(&self, args: &[&str]) -> (i32, String) {
        let out = self.path("out");
        let answer = self.run(&[&["draft"][..], args, &["--out", &out]].concat());
        assert!(status(&answer) < 2, "{}", stderr(&answer));
        (status(&answer), stdout(&answer))
    }
}

/// A line a paragraph or cell of a part of an office file.
pub fn words(file: &[u8], part: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut xml = String::new();
    zip.by_name(part).unwrap().read_to_string(&mut xml).unwrap();
    let paragraphs = xml.split("</w:p>").map(|p| {
        let texts = p.split("<w:t").skip(1);
        texts
            .filter_map(|t| t.split_once('>')?.1.split_once("</w:t>").map(|(text, _)| text))
            .collect::<String>()
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_draft_of_the_second_quarter_of_2024_has_the_reports_own_figures_and_tells_its_gaps() {
    let desk = desk();
    desk.import("q2.csv", QUARTER, WINDOW);
    let label = "quý II năm 2024";
    let (exit, told) = desk.draft(&[WINDOW, "--label", label, "--report", "cchc-quy"]);
    assert_eq!(exit, 1, "figures that do not close need attention");
    let stem = "du-thao-cchc-quy-2024-03-08-2024-06-03";
    let document = desk.out(&format!("{stem}.docx"));
    let body = words(&document, "word/document.xml");
    // Section II.2 of seeds/000, number for number.
    for line in [
        "Kết quả giải quyết hồ sơ từ ngày 08/3/2024 đến ngày 03/6/2024",
        "- Số hồ sơ tiếp nhận: 433 hồ sơ;",
        "+ Tiếp nhận trực tuyến trong kỳ: 155 hồ sơ;",
        "+ Tiếp nhận trực tiếp, qua dịch vụ bưu chính công ích trong kỳ: 278 hồ sơ;",
        "+ Từ kỳ trước chuyển qua: 214 hồ sơ;",
        "- Số hồ sơ đã giải quyết: 305 hồ sơ;",
        "+ Giải quyết trước hạn: chưa có số liệu;",
        "+ Giải quyết đúng hạn: 305 hồ sơ;",
        "+ Giải quyết quá hạn: 0 hồ sơ;",
        "- Số hồ sơ đang giải quyết: 243 hồ sơ;",
        "+ Trong hạn: 243 hồ sơ;",
        "+ Quá hạn: 0 hồ sơ.",
    ] {
        assert!(body.contains(line), "{line}\n{body}");
    }
    assert!(body.contains("quý II năm 2024"), "{body}");
    for concluded in ["Tỷ lệ", "So với", "Trong tổng số"] {
        assert!(!body.contains(concluded), "{concluded}");
    }
    let head = words(&document, "word/header2.xml");
    assert!(
        head.contains("DỰ THẢO") && head.contains("CHƯA KHỚP SỐ LIỆU"),
        "{head}"
    );

    let beside = text(&desk.out(&format!("{stem}-nguon-so-lieu.txt")));
    for place in [&told, &beside] {
        for gap in ["lệch 99", "lệch 56", "lệch 115", "lệch 214", "243 → 342"] {
            assert!(place.contains(gap), "{gap}\n{place}");
        }
    }
    assert!(beside.contains("chỉ gửi người soạn thảo") && beside.contains("nguồn xuat-tay, bản ghi số"));
    // Nothing of it stands in the draft, which goes upstream one day.
    for inside in ["lệch", "bản ghi", "SHA-256", "xuat-tay"] {
        assert!(!body.contains(inside), "{inside}");
    }
    let figures = json(&desk.run(&["figures", WINDOW, "--json"]));
    assert_eq!(figures["total"]["c8"], serde_json::Value::Null);
}

#[test]
fn the_draft_of_march_2024_has_the_reports_own_figures_and_says_what_cannot_be_balanced() {
    let desk = desk();
    desk.import("thang3.csv", MARCH, "2024-03");
    let (_, told) = desk.draft(&["2024-03", "--report", "cctthc-thang"]);
    let stem = "du-thao-cctthc-thang-2024-03";
    let body = words(&desk.out(&format!("{stem}.docx")), "word/document.xml");
    // Sections I.2.2 to I.2.4 of seeds/001, number for number, counted as dossiers.
    for line in [
        "từ ngày 20/02/2024 đến ngày 19/3/2024",
        "- Số hồ sơ tiếp nhận: 177 hồ sơ;",
        "- Số hồ sơ đã giải quyết: 72 hồ sơ;",
        "+ Giải quyết đúng hạn: 72 hồ sơ;",
        "+ Giải quyết quá hạn: 0 hồ sơ;",
        "- Số hồ sơ đang giải quyết: chưa có số liệu;",
        "- Số hồ sơ tiếp nhận trực tuyến trong kỳ: 177 hồ sơ.",
        "tháng 3 năm 2024",
    ] {
        assert!(body.contains(line), "{line}\n{body}");
    }
    assert!(!body.contains("tháng 02"), "the period has one name");
    assert!(!body.contains("hông phát sinh"), "nobody said so: {body}");
    let beside = text(&desk.out(&format!("{stem}-nguon-so-lieu.txt")));
    for place in [&told, &beside] {
        assert!(place.contains("còn ít nhất 105 hồ sơ đang giải quyết"), "{place}");
    }
}

#[test]
fn a_draft_that_is_made_again_after_other_figures_is_a_new_version_and_says_what_changed() {
    let desk = desk();
    desk.import("q2.csv", QUARTER, WINDOW);
    let made = || desk.draft(&[WINDOW, "--report", "cchc-quy"]).1;
    assert!(made().contains("bản 01\n"));
    assert!(
        made().contains("bản 01\n"),
        "the same figures are the same version"
    );
    let other = text(QUARTER).replace("243,243", "342,342");
    desk.import("q2-moi.csv", other.as_bytes(), WINDOW);
    let second = made();
    for words in [
        "bản 02, thay bản 01 lập lúc",
        "thay đổi: Tổng số: cột 11 từ 243 thành 342; cột 12 từ 243 thành 342",
    ] {
        assert!(second.contains(words), "{words}\n{second}");
    }
    let again = desk
        .draft(&[
            WINDOW,
            "--report",
            "cchc-quy",
            "--at",
            "2026-07-03T16:00:00+07:00",
        ])
        .1;
    assert!(again.contains("chưa có số liệu"), "before the import: {again}");
    assert!(
        made().contains("bản 02, thay bản 01"),
        "said again when asked again"
    );
}

/// The Word file as a person gives it back who typed other words over some of its own.
fn edited(file: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        // The line "DỰ THẢO" stands in the head of the page.
        let part = |old: &str| match old.contains("draft_line") {
            true => "word/header2.xml",
            false => "word/document.xml",
        };
        for (old, new) in changes.iter().filter(|(old, _)| part(old) == name) {
            let body = text(&bytes);
            assert!(body.contains(old), "{old}");
            bytes = body.replacen(old, new, 1).into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(name, options).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

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

/// `check` says of a template on a sample report what `draft` says of it, before a draft is made.
#[test]
fn a_template_that_fails_or_leaves_out_is_told_by_check_in_the_words_of_the_draft() {
    let shipped = include_bytes!("../../config/templates/report.docx");
    let desk = Desk::new(|text| with_export(text) + "\n[[issuer]]\ntemplate = \"mau.docx\"\n");
    desk.import("q2.csv", QUARTER, WINDOW);
    let without_figures: Vec<(String, &str)> = (3..14)
        .chain(3..14)
        .map(|c| (format!("{{{{ r.c{c} }}}}"), ""))
        .collect();
    let without_figures: Vec<(&str, &str)> = without_figures.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    for (changes, words) in [
        (
            &[("{{ subject }}", "{{ subjekt }}")][..],
            "Mẫu Word mau.docx không dùng được",
        ),
        (
            &[("{{ draft_line }}", "")],
            "Mẫu Word mau.docx không có dòng “DỰ THẢO” (draft_line)",
        ),
        (
            &[("{{ signer }}", "")],
            "Mẫu Word mau.docx không có tên người ký (signer)",
        ),
        (
            &without_figures,
            "Mẫu Word mau.docx không có số liệu của biểu (r.c3 đến r.c13)",
        ),
    ] {
        desk.file("mau.docx", &edited(shipped, changes));
        let checked = desk.run(&["check"]);
        let checked = stdout(&checked) + &stderr(&checked);
        let line = checked
            .lines()
            .find(|l| l.starts_with("WARN") && l.contains(words));
        let line = line.unwrap_or_else(|| panic!("{words}\n{checked}"));
        assert!(line.contains("đề nghị") || line.contains("Đề nghị"), "{line}");
        let (_, told) = desk.draft(&[WINDOW, "--report", "cchc-quy"]);
        assert!(told.contains(words), "{words}\n{told}");
    }
    desk.file("mau.docx", shipped);
    assert!(!stdout(&desk.run(&["check"])).contains("Mẫu Word"));
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
    for (old, new) in [("98%", "99%"), ("250 so với 190", "250 so với 180")] {
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
fn only_a_weeks_page_waits_for_a_word_and_a_comment_is_short() {
    let desk = Desk::new(|text| text);
    let said = |args: &[&str]| status(&desk.run(&[&["draft"], args].concat()));
    assert_eq!(said(&["hold", "2026-W28"]), 0);
    assert_eq!(said(&["release", "2026-W28"]), 0);
    assert_eq!(
        said(&["comment", "2026-W28", "--text", "Đã rà soát với các phòng."]),
        0
    );
    // The page of the week before has gone.
    let late = desk.run(&["draft", "hold", "2026-W27"]);
    assert!(
        stdout(&late).contains("trang tổng hợp đã gửi"),
        "{}",
        stdout(&late)
    );
    assert_eq!(status(&late), 1);
    assert_eq!(said(&["hold", "2026-06"]), 2);
    let long = "từ ".repeat(31);
    assert_eq!(said(&["comment", "2026-W27", "--text", &long]), 2);
    assert_eq!(said(&["comment", "2026-W27", "--text", " "]), 2);
}

#[test]
fn who_issues_and_to_whom_is_a_setting_per_report_with_its_days() {
    let issuers = "\n[[issuer]]\nreports = [\"cchc-quy\"]\nsigner = \"Phạm Thị Mẫu\"\n\
                   authority = [\"TL. TRƯỞNG BAN\", \"CHÁNH VĂN PHÒNG\"]\nsend_to = [\"Sở Nội vụ\"]\n\
                   recipients = [\"Như trên\", \"Lưu: VT\"]\n\n\
                   [[issuer]]\nreports = [\"cchc-quy\"]\nvalid_from = 2090-01-01\nsigner = \"Người Sau\"\n\
                   \n[forms]\nconfirmed = [\"II.06a/VPCP/KSTT\"]\n";
    let desk = Desk::new(|text| with_export(text) + issuers);
    desk.import("q2.csv", QUARTER, WINDOW);
    let (_, told) = desk.draft(&[WINDOW, "--report", "cchc-quy"]);
    assert!(
        !told.contains("5/2025/TT-VPCP"),
        "somebody confirmed the form: {told}"
    );
    let body = words(
        &desk.out("du-thao-cchc-quy-2024-03-08-2024-06-03.docx"),
        "word/document.xml",
    );
    for line in [
        "Kính gửi: Sở Nội vụ",
        "TL. TRƯỞNG BAN\nCHÁNH VĂN PHÒNG",
        "Phạm Thị Mẫu",
        "- Như trên;\n- Lưu: VT.",
    ] {
        assert!(body.contains(line), "{line}\n{body}");
    }
    let (_, told) = desk.draft(&["2026-06", "--report", "cctthc-thang"]);
    let body = words(
        &desk.out("du-thao-cctthc-thang-2026-06.docx"),
        "word/document.xml",
    );
    assert!(
        body.contains("KT. TRƯỞNG BAN") && !body.contains("Kính gửi"),
        "{told}\n{body}"
    );
}

#[test]
fn a_template_of_the_office_is_used_and_a_bad_one_is_refused_or_falls_back() {
    let shipped = include_bytes!("../../config/templates/report.docx");
    let own = edited(shipped, &[("BÁO CÁO", "BÁO CÁO THEO MẪU RIÊNG")]);
    let broken = edited(shipped, &[("{{ subject }}", "{{ subjekt }}")]);
    let unclosed = edited(shipped, &[("{{ subject }}", "{{ subject")]);
    let outside = "<Relationship Id=\"rId77\" TargetMode=\"External\" Target=\"http://a.vn\" Type=\"x\"/></Relationships>";
    let active = {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&shipped[..])).unwrap();
        let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for i in 0..zip.len() {
            let mut entry = zip.by_index(i).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            if name.ends_with("document.xml.rels") {
                bytes = text(&bytes).replace("</Relationships>", outside).into_bytes();
            }
            use std::io::Write;
            out.start_file(name, zip::write::SimpleFileOptions::default())
                .unwrap();
            out.write_all(&bytes).unwrap();
        }
        out.finish().unwrap().into_inner()
    };
    let desk = Desk::new(|text| with_export(text) + "\n[[issuer]]\ntemplate = \"mau.docx\"\n");
    let document = || {
        let (_, told) = desk.draft(&["2026-06", "--report", "cctthc-thang"]);
        let path = told.lines().find(|l| l.ends_with(".docx")).unwrap().to_owned();
        (words(&std::fs::read(path).unwrap(), "word/document.xml"), told)
    };
    desk.file("mau.docx", &own);
    assert!(document().0.contains("BÁO CÁO THEO MẪU RIÊNG"));
    desk.file("mau.docx", &broken);
    let (body, told) = document();
    assert!(!body.contains("RIÊNG") && body.contains("BÁO CÁO"), "{body}");
    assert!(told.contains("Mẫu Word mau.docx không dùng được"), "{told}");
    desk.file("mau.docx", &unclosed);
    assert!(document().0.contains("BÁO CÁO"), "it falls back");
    assert!(
        document().1.contains("Mẫu Word mau.docx không dùng được"),
        "one that cannot be read is told, too"
    );
    let checked = desk.run(&["check"]);
    assert!(
        stdout(&checked).contains("the template cannot be used"),
        "{}{}",
        stdout(&checked),
        stderr(&checked)
    );
    desk.file("mau.docx", &active);
    let checked = desk.run(&["check"]);
    assert_eq!(status(&checked), 2);
    let said = stdout(&checked) + &stderr(&checked);
    assert!(said.contains("points outside of the file"), "{said}");
}

#[test]
fn the_review_of_tasks_counts_each_once_and_its_totals_close() {
    let desk = Desk::new(|text| text);
    let at = ["--at", "2026-07-03T16:00:00+07:00"];
    let told = json(&desk.run(&[&["tasks-review", "2026-H1", "--json"], &at[..]].concat()));
    assert_eq!(told["as_of"], "2026-06-14", "the period's last day");
    let (total, tasks) = (&told["total"], told["tasks"].as_array().unwrap());
    let n = |key: &str| total[key].as_i64().unwrap();
    assert_eq!(
        n("given"),
        n("done_on_time") + n("done_late") + n("in_time") + n("overdue")
    );
    for (state, key) in [
        ("done_on_time", "done_on_time"),
        ("done_late", "done_late"),
        ("in_time", "in_time"),
        ("overdue", "overdue"),
    ] {
        let listed = tasks.iter().filter(|t| t["standing"] == state).count() as i64;
        assert_eq!(listed, n(key), "{state}");
    }
    let done = desk.run(&[
        "task",
        "done",
        "1",
        "--number",
        "330/KH-BQL",
        "--date",
        "12/01/2026",
    ]);
    assert_eq!(status(&done), 0, "{}", stderr(&done));
    let now = json(&desk.run(&["tasks-review", "--json"]));
    let first = now["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["number"] == "1")
        .unwrap();
    assert_eq!(first["evidence"][0], "330/KH-BQL ngày 12/01/2026");
    let sheet = desk.path("ra-soat.xlsx");
    assert_eq!(
        status(&desk.run(&[&["tasks-review", "--xlsx", &sheet], &at[..]].concat())),
        0
    );
    assert!(std::fs::metadata(&sheet).unwrap().len() > 3000);
}

#[test]
fn missing_evidence_comes_first_in_the_list_for_the_self_assessment() {
    let desk = Desk::new(|text| text);
    let done = desk.run(&[
        "task",
        "done",
        "1",
        "--number",
        "330/KH-BQL",
        "--date",
        "12/01/2026",
    ]);
    assert_eq!(status(&done), 0, "{}", stderr(&done));
    let told = json(&desk.run(&["par-evidence", "2026", "--json"]));
    let rows = told["evidence"].as_array().unwrap();
    let order = ["result", "item", "document", "late", "complete"];
    let rank = |row: &serde_json::Value| order.iter().position(|o| row["missing"] == *o).unwrap();
    assert!(rows.len() > 3, "{rows:?}");
    let weekly: Vec<_> = rows.iter().filter(|r| r["number"] == "7").collect();
    assert_eq!(weekly.len(), 3, "a line a unit, not a line a week");
    assert!(weekly[0]["occurrences"].as_i64().unwrap() > 20);
    assert!(rows.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])));
    let last = rows.iter().find(|r| r["number"] == "1").unwrap();
    assert_eq!(
        (&last["missing"], &last["kind"]),
        (&"complete".into(), &"Kế hoạch".into())
    );
    let text = stdout(&desk.run(&["par-evidence", "2026"]));
    assert!(text.contains(" kỳ)"), "{text}");
    assert!(
        text.lines().nth(2).unwrap().starts_with("Chưa có kết quả"),
        "{text}"
    );
    let plan = &told["rates"][0];
    assert_eq!(plan["name"], "Nhiệm vụ của kế hoạch đã hoàn thành");
    assert_eq!(plan["part"], 1, "{plan}");
    let whole = plan["whole"].as_i64().unwrap();
    assert!((3..=13).contains(&whole), "each task once: {plan}");
    let dossiers = told["rates"].as_array().unwrap().last().unwrap();
    assert_eq!(
        dossiers["rate"], "93,9%",
        "of the figures that are stored: {dossiers}"
    );
    assert!(
        dossiers["formula"].as_str().unwrap().contains("số liệu lấy lúc"),
        "of a year that is not over, too: {dossiers}"
    );
    assert!(
        text.contains("TỶ LỆ PHỤC VỤ TỰ ĐÁNH GIÁ"),
        "after the evidence: {text}"
    );
    let sheet = desk.path("minh-chung.xlsx");
    assert_eq!(status(&desk.run(&["par-evidence", "2026", "--xlsx", &sheet])), 0);
    let wrong = desk.run(&["par-evidence", "26"]);
    assert_eq!(status(&wrong), 2);
}

#[tokio::test]
async fn a_draft_made_again_by_the_daemon_says_which_version_it_replaces_and_what_changed() {
    use crate::world::*;
    use dossierd::calendar::Period;
    use dossierd::dossier::Reckoning;
    use dossierd::report::HandedOut;
    let mut w = World::with(|s| {
        s.rules.live_from = Some(day("2026-03-01"));
        s.rules.weekly = None;
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-03-13 08:00");
    w.at("2026-03-14 23:50").await;
    let period = Period::read("2026-Q1", &w.settings().rules.regimes.clone(), None).unwrap();
    let now = w
        .store()
        .figures(&period, &Reckoning::default(), moment("2026-03-15 00:00"))
        .unwrap();
    let mut total = now.total.clone();
    total.counts.c7 = total.counts.c7.map(|n| n - 3);
    // An estimate went before the cut-off, with three fewer.
    let estimate = HandedOut {
        report: "cchc-quy".into(),
        period: period.label.clone(),
        from: period.from,
        to: period.to,
        number: 1,
        at: moment("2026-03-13 08:00"),
        by: "draft-cchc-quy-estimate".into(),
        rows: now.rows.clone(),
        total,
        rests_on: vec![],
    };
    w.store().keep_draft(&estimate).unwrap();
    w.received();
    w.at("2026-03-16 08:00").await;
    let drafts: Vec<Received> = w
        .received()
        .into_iter()
        .filter(|l| l.subject.starts_with("[Dự thảo]") && l.subject.contains("cải cách hành chính"))
        .collect();
    assert_eq!(drafts.len(), 1, "to its drafter only");
    let letter = &drafts[0];
    assert_eq!(letter.to, OFFICE);
    for words in [
        "Bản 02 của dự thảo, thay bản 01 lập lúc 08 giờ 00 ngày 13/3/2026: 01 dòng số liệu thay đổi.",
        "Tổng số: cột 7 từ",
        "Thông tư số 5/2025/TT-VPCP",
        "du-thao-cchc-quy-2026-q1-nguon-so-lieu.txt",
    ] {
        assert!(letter.text.contains(words), "{words}\n{}", letter.text);
    }
    let facts = w.store().facts(moment("2026-03-16 09:00")).unwrap();
    let kept: Vec<u32> = facts
        .drafts
        .iter()
        .filter(|d| d.report == "cchc-quy")
        .map(|d| d.number)
        .collect();
    assert_eq!(kept, [1, 2]);
}

#[test]
fn a_form_is_a_file_of_data_with_its_days() {
    let shipped = include_str!("../../config/forms/ii-06a.toml");
    let own = shipped
        .replace("II.06a/VPCP/KSTT", "II.99z/VPCP/KSTT")
        .replace("title = \"Từ kỳ trước\"", "title = \"Kỳ trước chuyển sang\"")
        .replace("# valid_from = \"2020-12-05\"", "valid_from = \"2026-06-01\"");
    let desk = Desk::new(|text| text + "\n[forms]\nfiles = [\"bieu-moi.toml\"]\n");
    desk.file("bieu-moi.toml", own.as_bytes());
    let at = ["--at", "2026-07-03T16:00:00+07:00"];
    let made = |period: &str, report: &str| {
        desk.draft(&[&[period, "--report", report], &at[..]].concat());
        let stem = format!("du-thao-{report}-{}", period.to_lowercase());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(desk.out(&format!("{stem}.xlsx")))).unwrap();
        let mut sheet = String::new();
        zip.by_name("xl/sharedStrings.xml")
            .unwrap()
            .read_to_string(&mut sheet)
            .unwrap();
        (
            sheet,
            words(&desk.out(&format!("{stem}.docx")), "word/document.xml"),
        )
    };
    let (sheet, body) = made("2026-06", "cctthc-thang");
    for words in ["Biểu số II.99z/VPCP/KSTT", "Kỳ trước chuyển sang", "(4)+(5)+(6)"] {
        assert!(sheet.contains(words), "{words}");
    }
    assert!(body.contains("Biểu số II.99z/VPCP/KSTT"), "{body}");
    // A period that ended before it was in force keeps the one of then.
    let (sheet, _) = made("2026-05", "cctthc-thang");
    assert!(sheet.contains("Biểu số II.06a/VPCP/KSTT"), "{sheet}");
    desk.file("bieu-moi.toml", own.replace("(4)+(5)+(6)", "4 và 5").as_bytes());
    let checked = desk.run(&["check"]);
    assert_eq!(status(&checked), 2);
    let said = stdout(&checked) + &stderr(&checked);
    assert!(
        said.contains("[[column]] number = 3, formula: \"4 và 5\" is no formula"),
        "{said}"
    );
}
