//! A plan file is hostile until parsed: a clear error soon, whatever it is.

mod files;
mod words;

use super::formats::zipped;
use super::*;
use crate::paper::table::MAX_ROWS;

#[track_caller]
fn why(name: &str, bytes: &[u8]) -> String {
    read_file_bytes(name, bytes).unwrap_err().to_string()
}

fn word(body: &str) -> Vec<u8> {
    zipped(&[(
        "word/document.xml",
        &format!("<w:document><w:body>{body}</w:body></w:document>"),
    )])
}

fn excel(sheet: &str, strings: &str) -> Vec<u8> {
    let related = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    };
    zipped(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships>{}{}</Relationships>",
                related("r1", "worksheet", "worksheets/sheet1.xml"),
                related("r2", "sharedStrings", "sharedStrings.xml")
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>"),
        ),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
    ])
}
