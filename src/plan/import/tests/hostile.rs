//! A plan file is hostile until parsed: a clear error soon, whatever it is.

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

/// Quadratic work would take minutes here.
#[test]
fn thousands_of_different_units_are_read() {
    let rows: String = (1..6_000)
        .map(|n| {
            let unit = |n: u32| format!("Phòng Quản lý và phát triển {}", u64::from(n) * 7_919);
            format!(
                "{n}\tViệc {n}\t{}\t{}\tQuý I\tBáo cáo\n",
                unit(n),
                unit(n + 6_000)
            )
        })
        .collect();
    let table = plan(&rows);
    let (office, _) = office_of(&table);
    let (tasks, _) = tasks(&table, &office, 2026, day(2026, 1, 5));
    assert_eq!((office.units.len(), tasks.len()), (11_998, 5_999));
    assert_eq!(changes(&tasks, &tasks), []);
    let addresses: std::collections::HashSet<&str> = office
        .units
        .iter()
        .flat_map(|u| &u.mailbox)
        .map(|m| m.address.as_str())
        .collect();
    assert_eq!(addresses.len(), 11_998);
}

#[test]
fn old_alphabets_are_told() {
    let old = "KÕ ho¹ch c¶i c¸ch hµnh chÝnh nhµ n\u{AD}íc n¨m 2026 cña Ban Qu¶n lý Khu kinh tÕ\n".repeat(5);
    for (name, bytes) in [
        ("kh.txt", old.clone().into_bytes()),
        (
            "kh.docx",
            word(&format!("<w:p><w:r><w:t>{old}</w:t></w:r></w:p>")),
        ),
        (
            "kh.xlsx",
            excel(&format!("<row><c t=\"str\"><v>{old}</v></c></row>"), ""),
        ),
    ] {
        let error = why(name, &bytes);
        assert!(
            error.contains("old alphabet") && error.contains("Unicode"),
            "{name}: {error}"
        );
    }
}

#[test]
fn every_problem_of_a_toml_plan_is_told_with_its_line() {
    let text = "[plan]\nyear = \"2026\"\ntitel = \"x\"\n[[task]]\ntitle = \"A\"\nlead = 5\n[[task]]\nlead = \"B\"\n\
                [[task]]\ntitle = \" \"\nx = 1\n[task2]\n";
    let error = why("kh.toml", text.as_bytes());
    for want in [
        "line 2: \"year\" must be a year",
        "line 3: the key \"titel\" is unknown",
        "line 6: \"lead\" must be a text",
        "line 7: the task has no \"title\"",
        "line 9: the task's \"title\" is empty",
        "line 11: the key \"x\" is unknown",
        "line 12: the key \"task2\" is unknown",
    ] {
        assert!(error.contains(want), "{want}: {error}");
    }
    assert!(why("kh.toml", b"a = = 1\n[plan\n").contains("line 2"));
    assert!(why("kh.toml", b"[plan]\nyear = 2026\n").contains("no [[task]]"));
    assert!(why("kh.toml", &vec![b'\n'; 3 << 20]).contains("larger than 2 MiB"));
}

#[test]
fn a_toml_plan_may_name_dates_and_lists() {
    let text = "[[task]]\nnumber = 1\ntitle = \"Rà soát\"\nlead = [\"Phòng A\", \"Phòng B\"]\ndeadline = 2026-03-05\n\
                [[task]]\nnumber = \"3\"\ntitle = \"\"\"Báo cáo\nquý\"\"\"\n";
    let table = read_file_bytes("kh.toml", text.as_bytes()).unwrap();
    assert_eq!(table.rows[0].deadline, "05/03/2026");
    assert_eq!(table.rows[0].lead, "Phòng A; Phòng B");
    assert_eq!(table.rows[1].title, "Báo cáo quý");
    assert_eq!(table.year, Some(2026));
    assert_eq!(
        rules(&table.findings),
        [
            ("number_gap", Place::Line(6)),
            ("no_lead", cell("hàng 3, cột Đơn vị chủ trì")),
            ("no_deadline", cell("hàng 3, cột Thời gian hoàn thành")),
        ]
    );
}

proptest! {
    #[test]
    fn no_bytes_of_any_format_make_the_reader_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        head in 0_usize..4,
        ending in 0_usize..8,
    ) {
        let head: &[u8] = [b"".as_slice(), b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"[[task]]\n"][head];
        let ending = ["docx", "xlsx", "toml", "csv", "txt", "doc", "xls", "md"][ending];
        let _ = read_file_bytes(&format!("kh.{ending}"), &[head, &bytes].concat());
    }

    #[test]
    fn no_soup_of_elements_makes_the_readers_panic(soup in soup()) {
        let _ = read_file_bytes("kh.docx", &word(&soup));
        let _ = read_file_bytes("kh.xlsx", &excel(&soup, &soup));
        let _ = read_file_bytes("kh.toml", soup.as_bytes());
    }

    #[test]
    fn no_soup_of_toml_makes_the_reader_panic(text in "(\\[\\[task\\]\\]|\\[plan\\]|\n|title|year|lead|number| = |\"|1|\\[|\\]|ơ){0,60}") {
        let _ = read_file_bytes("kh.toml", text.as_bytes());
    }
}

/// Well-formed XML of the elements that the readers know, in any order and depth.
fn soup() -> impl Strategy<Value = String> {
    let names = proptest::sample::select(vec![
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "p",
        "pPr",
        "numPr",
        "r",
        "t",
        "sdt",
        "sdtPr",
        "sdtContent",
        "ins",
        "del",
        "txbxContent",
        "tblGrid",
        "row",
        "c",
        "v",
        "is",
        "mergeCells",
        "trPr",
        "rPr",
    ]);
    let bare = proptest::sample::select(vec![
        "<gridSpan val=\"3\"/>",
        "<gridSpan val=\"99999999999\"/>",
        "<vMerge/>",
        "<vMerge val=\"restart\"/>",
        "<gridBefore val=\"2\"/>",
        "<gridCol w=\"-5\"/>",
        "<gridCol w=\"4000000000\"/>",
        "<numId val=\"1\"/>",
        "<ilvl val=\"12\"/>",
        "<c r=\"ZZZ9\" t=\"s\"><v>7</v></c>",
        "<c r=\"9\" s=\"-1\"><v>1e308</v></c>",
        "<row r=\"0\"><c r=\"B0\"><v>1</v></c></row>",
        "<mergeCell ref=\"A1:B3\"/>",
        "<mergeCell ref=\"B9:A1\"/>",
        "<mergeCell ref=\"A0:A99999999999\"/>",
        "<br/>",
        "<tab/>",
        "TT",
        "Nội dung",
        "Đơn vị chủ trì",
        "1",
        "II",
    ]);
    let leaf = bare.prop_map(str::to_owned);
    leaf.prop_recursive(8, 120, 8, move |inner| {
        (names.clone(), proptest::collection::vec(inner, 0..8))
            .prop_map(|(name, inside)| format!("<{name}>{}</{name}>", inside.concat()))
    })
}
