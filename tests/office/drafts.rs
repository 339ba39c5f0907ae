//! Drafts from outside: the office's own figures of 2024 as a file, the files that come of them, and
//! what is said of figures that do not close.

mod beside;
mod given_back;
mod lists;
mod templates;
mod versions;

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

/// An office file with each of its parts as it is after `change`, by its name.
fn rewritten(file: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let bytes = change(&name, bytes);
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(name, options).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The Word file as a person gives it back who typed other words over some of its own.
fn edited(file: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    rewritten(file, |name, mut bytes| {
        // The line "DỰ THẢO" stands in the head of the page.
        let part = |old: &str| match ["draft_line", "not_closing"].iter().any(|n| old.contains(n)) {
            true => "word/header2.xml",
            false => "word/document.xml",
        };
        for (old, new) in changes.iter().filter(|(old, _)| part(old) == name) {
            let body = text(&bytes);
            assert!(body.contains(old), "{old}");
            bytes = body.replacen(old, new, 1).into_bytes();
        }
        bytes
    })
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
fn only_a_weeks_page_waits_for_a_word_and_a_comment_is_short() {
    let desk = Desk::new(|text| text);
    let said = |args: &[&str]| status(&desk.run(&[&["draft"], args].concat()));
    let week = |days: u64| {
        let day = dossierd::daemon::clock::now().date_naive() + chrono::Days::new(days);
        day.format("%G-W%V").to_string()
    };
    let next = week(7);
    assert_eq!(said(&["hold", &next]), 0);
    assert_eq!(said(&["release", &next]), 0);
    assert_eq!(
        said(&["comment", &next, "--text", "Đã rà soát với các phòng."]),
        0
    );
    // Nobody will get the page of a week that is over.
    for word in ["hold", "release"] {
        let late = desk.run(&["draft", word, "2026-W10"]);
        assert!(stdout(&late).contains("tuần đã qua"), "{}", stdout(&late));
        assert_eq!(status(&late), 1);
    }
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
