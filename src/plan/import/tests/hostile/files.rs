//! Files that are none, or that unpack without end.

use super::*;

/// An OLE file as far as anybody looks: its head, and a directory with that entry.
fn old_office(stream: &str) -> Vec<u8> {
    let entry = stream.encode_utf16().flat_map(u16::to_le_bytes);
    let head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].into_iter();
    head.chain(std::iter::repeat_n(0, 1024)).chain(entry).collect()
}

#[test]
fn other_kinds_of_files_are_named_with_the_remedy() {
    for (name, bytes, want) in [
        ("kh.docx", old_office("EncryptedPackage"), "password"),
        ("kh.xlsx", old_office("EncryptedPackage"), "password"),
        ("kh.doc", old_office("WordDocument"), "save it as .docx"),
        (
            "kh.docx",
            old_office("WordDocument"),
            "old .doc, whatever its name",
        ),
        ("kh.xls", old_office("Workbook"), "save it as .xlsx"),
        ("kh.xls", old_office("?"), "old Office file"),
        ("kh.pdf", b"%PDF-1.7".to_vec(), ".pdf"),
        ("kh.doc", b"{\\rtf1".to_vec(), "rich text"),
        ("kh.xls", b"<html><table>".to_vec(), "web page"),
        ("kh.xml", b"<?xml version=\"1.0\"?>".to_vec(), "bare XML"),
        ("kh.docx", "TT\tNội dung".into(), "no Word file"),
        ("kh.xlsx", Vec::new(), "no Excel file"),
        ("kh.docx", b"PK\x03\x04...".to_vec(), "damaged or cut off"),
        (
            "kh.zip",
            zipped(&[("thư mục/kh.docx", "x")]),
            "unpack it and give the plan itself",
        ),
        ("kh.docx", zipped(&[("a", "x")]), "no Word or Excel file"),
        (
            "kh.ods",
            zipped(&[("mimetype", "x"), ("content.xml", "x")]),
            "OpenDocument",
        ),
        (
            "kh.docx",
            zipped(&[("[Content_Types].xml", "x"), ("ppt/presentation.xml", "x")]),
            "no Word or Excel file",
        ),
    ] {
        let error = why(name, &bytes);
        assert!(error.contains(want), "{name}: {error}");
    }
}

#[test]
fn a_zip_in_a_zip_is_never_opened() {
    let inner = zipped(&[("word/document.xml", &" ".repeat(30 << 20))]);
    let inner: String = inner.iter().map(|b| char::from(*b)).collect();
    let outer = zipped(&[("kh.docx", &inner), ("b.zip", &inner)]);
    assert!(why("kh.docx", &outer).contains("unpack it"));
}

#[test]
fn what_unpacks_without_end_is_stopped() {
    let blank = " ".repeat(20 << 20);
    let bomb = word(&blank);
    assert!(bomb.len() < 100_000);
    assert!(why("kh.docx", &bomb).contains("unpacks to far more"));
    assert!(why("kh.xlsx", &excel(&blank, "")).contains("unpacks to far more"));
    assert!(why("kh.xlsx", &excel("", &blank)).contains("unpacks to far more"));
    let many: Vec<(String, &str)> = (0..3_000).map(|i| (format!("word/p{i}.xml"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert!(why("kh.docx", &zipped(&many)).contains("more than 2000 files"));
    assert!(why("kh.docx", &vec![b'P'; 9 << 20]).contains("no Word file"));
    let large = [b"PK\x03\x04".to_vec(), vec![0; 33 << 20]].concat();
    assert!(why("kh.docx", &large).contains("larger than 32 MiB"));
}

#[test]
fn a_hundred_thousand_rows_are_refused_in_every_format() {
    let rows = |row: &str| row.repeat(100_000);
    let word = word(&format!(
        "<w:tbl>{}</w:tbl>",
        rows("<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc/><w:tc/></w:tr>")
    ));
    let excel = excel(
        &rows("<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>Rà soát</t></is></c></row>"),
        "",
    );
    for (name, bytes) in [
        ("kh.docx", word),
        ("kh.xlsx", excel),
        ("kh.toml", rows("[[task]]\ntitle = \"a\"\n").into_bytes()),
        (
            "kh.csv",
            format!("TT,Nhiệm vụ,Chủ trì\n{}", rows("1,Rà soát,Phòng A\n")).into_bytes(),
        ),
        ("kh.txt", format!("{HEADER}{}", rows("1\ta\n")).into_bytes()),
    ] {
        let error = why(name, &bytes);
        assert!(
            error.contains(&format!("more than {MAX_ROWS}")),
            "{name}: {error}"
        );
    }
}

#[test]
fn formatted_rows_without_words_are_no_rows() {
    let header = "<c t=\"str\"><v>TT</v></c><c t=\"str\"><v>Nhiệm vụ</v></c><c t=\"str\"><v>Chủ trì</v></c>";
    let task = "<c><v>1</v></c><c t=\"str\"><v>Rà soát</v></c><c t=\"str\"><v>Phòng A</v></c>";
    let blank: String = (3..100_000)
        .map(|n| format!("<row r=\"{n}\" spans=\"1:9\"><c r=\"A{n}\" s=\"1\"/><c r=\"B{n}\" s=\"2\"/></row>"))
        .collect();
    let table = read_file_bytes(
        "kh.xlsx",
        &excel(&format!("<row>{header}</row><row>{task}</row>{blank}"), ""),
    )
    .unwrap();
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn words_are_not_multiplied_without_end() {
    let long = "a".repeat(39_000);
    let string = format!("<si><t>{long}</t></si>");
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(60));
    assert!(why("kh.xlsx", &excel(&row.repeat(5_000), &string)).contains("MiB of text"));
    let first = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row>";
    let below: String = (2..15_000)
        .map(|n| format!("<row r=\"{n}\"><c r=\"B{n}\"><v>1</v></c></row>"))
        .collect();
    let merged = format!(
        "{first}{below}</sheetData><mergeCells><mergeCell ref=\"A1:A15000\"/></mergeCells><sheetData>"
    );
    assert!(why("kh.xlsx", &excel(&merged, &string)).contains("MiB of text"));
    let row = |merge: &str, text: &str| {
        format!(
            "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"{merge}\"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc><w:tc/></w:tr>"
        )
    };
    let body = row("restart", &long) + &row("continue", "").repeat(15_000);
    assert!(why("kh.docx", &word(&format!("<w:tbl>{body}</w:tbl>"))).contains("MiB of text"));
}

#[test]
fn entities_document_types_depth_and_damage_are_refused() {
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w:document>&b;</w:document>";
    let external = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><w:document/>";
    for (document, want) in [
        (laughs, "document type"),
        (external, "document type"),
        ("<w:document>&b;</w:document>", "reading word/document.xml"),
        ("<w:document><w:body>", "ends in the middle"),
        ("<w:document></w:body>", "damaged"),
    ] {
        let error = why("kh.docx", &zipped(&[("word/document.xml", document)]));
        assert!(error.contains(want), "{error}");
    }
    let nested = format!(
        "{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(5_000),
        "</w:tc></w:tr></w:tbl>".repeat(5_000)
    );
    assert!(why("kh.docx", &word(&nested)).contains("nested more than"));
    assert!(why("kh.xlsx", &excel(&"<x>".repeat(5_000), "")).contains("nested more than"));
    let deep = format!("a = {}", "[".repeat(10_000));
    assert!(why("kh.toml", deep.as_bytes()).contains("line 1"));
    let wide = "<w:tc/>".repeat(100);
    assert!(why("kh.docx", &word(&format!("<w:tbl><w:tr>{wide}</w:tr></w:tbl>"))).contains("cells"));
    let far = "<row><c r=\"XFD1\"><v>1</v></c></row>";
    assert!(why("kh.xlsx", &excel(far, "")).contains("64th column"));
}

#[test]
fn a_file_cut_anywhere_gives_an_error_or_a_plan() {
    for name in ["ke-hoach-cchc-2026.docx", "ke-hoach-cchc-2026.xlsx"] {
        let path = format!("{}/tests/data/plan/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).unwrap();
        for end in (0..bytes.len()).step_by(211) {
            assert!(
                read_file_bytes(name, &bytes[..end]).is_err(),
                "{name} cut at {end}"
            );
        }
        for at in (0..bytes.len()).step_by(97) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            let _ = read_file_bytes(name, &damaged);
        }
    }
}
