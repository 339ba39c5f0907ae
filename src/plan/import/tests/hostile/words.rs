//! Words without end, and any bytes.

use super::*;

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
