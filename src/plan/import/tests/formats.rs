//! The same plan in every format, as LibreOffice writes it and as Word can at its worst.

mod nasty;
mod sheets;
mod tables;

use super::*;
use crate::paper::table::Spot;
use std::fmt::Write as _;
use std::io::Write as _;
use unicode_normalization::UnicodeNormalization;

const DOCX: &[u8] = include_bytes!("../../../../tests/data/plan/ke-hoach-cchc-2026.docx");
const XLSX: &[u8] = include_bytes!("../../../../tests/data/plan/ke-hoach-cchc-2026.xlsx");
const TOML: &[u8] = include_bytes!("../../../../tests/data/plan/ke-hoach-cchc-2026.toml");

/// What makes a task, without how its units are written.
fn meant(table: &PlanTable) -> Vec<String> {
    let (tasks, _) = tasks(table, &configured(), 2026, day(2026, 1, 5));
    let all = tasks.iter().map(|t| {
        format!(
            "{}|{}|{}|{:?}+{:?}|{:?}|{}|{}",
            t.number,
            t.section,
            t.title,
            t.leads.units,
            t.leads.unknown,
            t.support.units,
            t.deadline_text,
            t.deliverable
        )
    });
    all.collect()
}

#[track_caller]
fn same_plan(name: &str, bytes: &[u8], rules_besides: &[&str]) -> PlanTable {
    let table = read_file_bytes(name, bytes).unwrap();
    let text = read_text(TEXT).unwrap();
    for (got, want) in meant(&table).iter().zip(meant(&text)) {
        assert_eq!(*got, want, "{name}");
    }
    assert_eq!(table.rows.len(), 22, "{name}");
    assert_eq!(table.year, Some(2026));
    let found: Vec<&str> = table.findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(found, rules_besides, "{name}: {:?}", table.findings);
    table
}

pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_plan_is_the_same_in_every_format() {
    let docx = same_plan("kh.docx", DOCX, &[]);
    assert_eq!(
        docx.title,
        "Kế hoạch Cải cách hành chính nhà nước Ban Quản lý Khu kinh tế Hải Đông năm 2026"
    );
    assert_eq!(docx.rows[0].spot, Spot::Table { table: 2, row: 3 });
    let xlsx = same_plan("kh.xlsx", XLSX, &[]);
    assert_eq!(xlsx.title, "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC NĂM 2026");
    assert_eq!((xlsx.rows[0].line, xlsx.rows[0].spot), (6, Spot::Line));
    let toml = same_plan("kh.toml", TOML, &[]);
    assert_eq!(toml.title, docx.title);
    assert_eq!((toml.rows[0].line, toml.rows[1].line), (6, 14));
    same_plan("kh.csv", CSV, &[]);
}

#[test]
fn a_wrong_ending_does_not_matter_where_the_bytes_say_what_it_is() {
    for name in ["kh.xlsx", "kh.doc", "kh.txt", "kh"] {
        same_plan(name, DOCX, &[]);
    }
    same_plan("kh.docx", XLSX, &[]);
}

// ---- Word at its worst ------------------------------------------------------------------

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn cell(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
}

fn document(body: &str) -> Vec<u8> {
    let relationship = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                "<Relationships>{}</Relationships>",
                relationship("rId1", "officeDocument", "/word/document2.xml")
            ),
        ),
        (
            "word/_rels/document2.xml.rels",
            &format!(
                "<Relationships>{}{}</Relationships>",
                relationship("rId1", "numbering", "numbering.xml"),
                relationship("rId2", "styles", "../word/styles.xml")
            ),
        ),
        (
            "word/numbering.xml",
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        ),
        (
            "word/styles.xml",
            "<w:styles><w:style w:styleId=\"TT\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>",
        ),
        (
            "word/document2.xml",
            &format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document><w:body>{body}<w:sectPr/></w:body></w:document>"
            ),
        ),
    ])
}

// ---- Tables as offices merge and divide them --------------------------------------------

/// Rows of cells: `^` goes on from the cell above, `>` belongs to the one before it.
fn table(rows: &[&[&str]]) -> String {
    let is_merged =
        |row: usize, at: usize| rows.get(row + 1).is_some_and(|below| below.get(at) == Some(&"^"));
    let mut out = String::new();
    for (n, row) in rows.iter().enumerate() {
        out += "<w:tr>";
        for (at, text) in row.iter().enumerate().filter(|(_, text)| **text != ">") {
            let span = 1 + row[at + 1..].iter().take_while(|next| **next == ">").count();
            let merge = match *text {
                "^" => "<w:vMerge/>",
                _ if is_merged(n, at) => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            let text = if *text == "^" { "" } else { text };
            out += &cell(
                &format!("<w:gridSpan w:val=\"{span}\"/>{merge}"),
                &paragraph(&run(text)),
            );
        }
        out += "</w:tr>";
    }
    format!("<w:tbl>{out}</w:tbl>")
}

fn short(table: &PlanTable) -> Vec<[&str; 5]> {
    table
        .rows
        .iter()
        .map(|r| [r.number.as_str(), &r.title, &r.lead, &r.support, &r.deadline])
        .collect()
}

const HEAD: &[&str] = &["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"];
