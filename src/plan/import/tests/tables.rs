//! Tables of any form, row by row.

use super::*;

#[test]
fn the_office_s_own_plan_is_read_whole() {
    let table = read_text(TEXT).unwrap();
    assert_eq!(
        table.title,
        "Kế hoạch Cải cách hành chính nhà nước Ban Quản lý Khu kinh tế Hải Đông năm 2026"
    );
    assert_eq!(table.year, Some(2026));
    let numbers: Vec<String> = (1..=22).map(|n| n.to_string()).collect();
    assert_eq!(
        table.rows.iter().map(|r| r.number.clone()).collect::<Vec<_>>(),
        numbers
    );
    let mut by_section: Vec<(&str, usize)> = Vec::new();
    for row in &table.rows {
        match by_section.last_mut() {
            Some((section, n)) if *section == row.section => *n += 1,
            _ => by_section.push((&row.section, 1)),
        }
    }
    assert_eq!(
        by_section,
        [
            ("I. Công tác chỉ đạo, điều hành", 2),
            ("II. Cải cách thể chế", 3),
            ("III. Cải cách thủ tục hành chính", 8),
            ("IV. Cải cách tổ chức bộ máy", 1),
            ("V. Cải cách chế độ công vụ", 3),
            ("VI. Cải cách tài chính công", 1),
            ("VII. Xây dựng Chính quyền điện tử, Chính quyền số", 4),
        ]
    );
    let count = |deadline: &str| table.rows.iter().filter(|r| r.deadline == deadline).count();
    assert_eq!(
        [count("Cả năm 2026"), count("Cả năm"), count("Thường xuyên")],
        [4, 2, 13]
    );
    assert_eq!(row(&table, "18").deadline, "Tháng 01/2026 đến tháng 5/2026");
    assert_eq!(row(&table, "1").line, 168);
    // The only fault of form: the body goes from section III to V.
    assert_eq!(rules(&table.findings), [("section_sequence", Place::Line(125))]);
}

#[test]
fn a_row_that_tells_the_number_of_tasks_is_none_of_them() {
    let reading = plan(
        "1\tRà soát thủ tục hành chính\tVăn phòng\t\tTrước ngày 15/3/2026\tBáo cáo\n\tTổng cộng: 01 nhiệm vụ\t\t\t\t\n",
    );
    let titles: Vec<&str> = reading.rows.iter().map(|r| r.title.as_str()).collect();
    assert_eq!(titles, ["Rà soát thủ tục hành chính"]);
    assert!(
        reading.findings.iter().any(|f| f.message.contains("tổng số")),
        "{:?}",
        reading.findings
    );
}

#[test]
fn rows_that_pages_split_are_joined_cell_by_cell() {
    let table = read_text(TEXT).unwrap();
    assert!(
        row(&table, "3")
            .title
            .contains("cơ quan, tổ chức khác thuộc Ủy ban nhân dân thành phố; phân cấp")
    );
    assert!(
        row(&table, "9")
            .deliverable
            .contains("Quyết định thông qua phương án")
    );
    assert!(
        row(&table, "12")
            .deliverable
            .ends_with("liên thông được thực hiện.")
    );
    assert!(
        row(&table, "17")
            .support
            .ends_with("Hỗ trợ doanh ng nghiệp Hải Đông")
    );
    assert!(row(&table, "22").support.ends_with(&format!("; {CENTRE}")));
    assert_eq!(
        row(&table, "22").deliverable,
        "Quyết định phê duyệt Đề án của UBND thành phố"
    );
    assert_eq!(row(&table, "17").title.matches("tự chủ").count(), 1);
}

#[test]
fn the_csv_of_the_plan_gives_the_same_rows() {
    let text = read_text(TEXT).unwrap();
    let file = read_csv(CSV).unwrap();
    assert_eq!(without_lines(&file.rows), without_lines(&text.rows));
    assert_eq!(file.year, Some(2026));
    assert_eq!(file.findings, []);
    for delimiter in *b",;\t" {
        let bytes = csv_of(&text.rows, delimiter);
        assert_eq!(
            without_lines(&read_csv(&bytes).unwrap().rows),
            without_lines(&text.rows)
        );
        let marked = [b"\xEF\xBB\xBF", bytes.as_slice()].concat();
        assert_eq!(
            without_lines(&read_file_bytes("a.CSV", &marked).unwrap().rows),
            without_lines(&text.rows)
        );
    }
}

#[test]
fn columns_stand_in_any_order_and_some_may_be_missing() {
    let table = read_text(
        "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nSTT\tThời hạn\tNhiệm vụ\tKết quả\tCơ quan thực hiện\n\
         1\tQuý I\tRà soát\tBáo cáo\tPhòng A\n",
    )
    .unwrap();
    assert_eq!(table.year, Some(2027));
    let want = PlanRow {
        number: "1".into(),
        title: "Rà soát".into(),
        lead: "Phòng A".into(),
        deadline: "Quý I".into(),
        deliverable: "Báo cáo".into(),
        line: 3,
        ..PlanRow::default()
    };
    assert_eq!(table.rows, [want]);

    let bare = read_csv("Nhiệm vụ,Hạn\n1. Rà soát,Quý I\n2. Báo cáo,Quý II\n".as_bytes()).unwrap();
    let read: Vec<_> = bare
        .rows
        .iter()
        .map(|r| (r.number.as_str(), r.title.as_str()))
        .collect();
    assert_eq!(read, [("1", "Rà soát"), ("2", "Báo cáo")]);
    assert!(rules(&bare.findings).contains(&("missing_column", cell("cột Đơn vị chủ trì"))));
    assert!(!bare.findings.iter().any(|f| f.rule == "no_lead"));
}

#[test]
fn headers_of_two_rows_and_numbered_columns_are_no_tasks() {
    let table = read_csv(
        "TT;Nhiệm vụ;Đơn vị thực hiện;;Thời gian\n;;Chủ trì;Phối hợp;\n(1);(2);(3);(4);(5)\n\
         1;Rà soát;Phòng A;Phòng B;Quý I\n"
            .as_bytes(),
    )
    .unwrap();
    let lettered =
        read_csv("TT,Nhiệm vụ,Chủ trì,Hạn\nA,B,1,2\n1,Rà soát,Phòng A,Quý I\n".as_bytes()).unwrap();
    assert_eq!(lettered.rows.len(), 1);
    assert_eq!(table.rows.len(), 1);
    assert_eq!(
        (table.rows[0].lead.as_str(), table.rows[0].support.as_str()),
        ("Phòng A", "Phòng B")
    );
    let shared = read_csv(
        "TT;Nhiệm vụ;Đơn vị chủ trì, phối hợp\n1;X;\"Chủ trì: Phòng A; phối hợp: Phòng B\"\n".as_bytes(),
    )
    .unwrap();
    let assigned = |cell: &str| office_of(&table).0.assign(cell).units;
    assert_eq!(assigned(&shared.rows[0].lead), ["Phòng A"]);
    assert_eq!(assigned(&shared.rows[0].support), ["Phòng B"]);
}

#[test]
fn prose_is_no_table_even_where_it_has_commas() {
    let prose = "- Tham mưu kịp thời các nhiệm vụ, đơn vị chủ trì, phối hợp với các phòng\n- Rà soát, báo cáo, trình\n";
    assert!(matches!(
        read_file_bytes("kh.txt", prose.as_bytes()),
        Err(ImportError::NoTable)
    ));
    assert!(matches!(read_csv(prose.as_bytes()), Err(ImportError::NoTable)));
}

#[test]
fn a_markdown_table_is_read_too() {
    let text = "# KẾ HOẠCH NĂM 2026\n\n| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|----|----|----|----|\n\
                | I | **Thể chế** | | |\n| 1 | Rà soát | Phòng A<br>Phòng B | Quý I |\n\nHết\n";
    let table = read_file_bytes("kh.md", text.as_bytes()).unwrap();
    assert_eq!((table.year, table.rows.len()), (Some(2026), 1));
    assert_eq!(table.rows[0].section, "I. Thể chế");
    assert_eq!(table.rows[0].lead, "Phòng A\nPhòng B");
    assert_eq!(table.findings, []);
}

#[test]
fn headings_have_levels_and_words_after_the_table_are_no_tasks() {
    let table = plan(
        "A\tNhiệm vụ chung\nI. Thể chế\n1\tBan hành\n1.1\tDự thảo\tPhòng A\t\tQuý I\n1.2\tTrình\tPhòng A\t\tQuý II\n\
         \nTrang 2\n\nTT\tNội dung\tĐơn vị chủ trì\tPhối hợp\tThời hạn\tSản phẩm\n\ttiếp\t\t\t\tQuyết định\n\
         II\tBộ máy\tBộ máy\tBộ máy\n2\tRà soát\tPhòng B\t\tQuý I\n\nNơi nhận:\tTRƯỞNG BAN\n- Lưu: VT\tÔng A\n",
    );
    let read: Vec<_> = table
        .rows
        .iter()
        .map(|r| (r.number.as_str(), r.section.as_str(), r.title.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("1.1", "A. Nhiệm vụ chung – I. Thể chế – 1. Ban hành", "Dự thảo"),
            (
                "1.2",
                "A. Nhiệm vụ chung – I. Thể chế – 1. Ban hành",
                "Trình tiếp"
            ),
            ("2", "A. Nhiệm vụ chung – II. Bộ máy", "Rà soát"),
        ]
    );
    assert_eq!(
        table.findings.iter().filter(|f| f.rule != "year_missing").count(),
        0,
        "{:?}",
        table.findings
    );
}

#[test]
fn what_is_wrong_with_the_table_is_said_where_it_is() {
    for (rows, want) in [
        (
            "1\tA\tP\t\tQ\n1\tB\tP\t\tQ\n",
            ("duplicate_number", Place::Line(3)),
        ),
        ("1\tA\tP\t\tQ\n3\tB\tP\t\tQ\n", ("number_gap", Place::Line(3))),
        ("4\tA\tP\t\tQ\n", ("number_gap", Place::Line(2))),
        ("1\tA\t\t\tQ\n", ("no_lead", cell("hàng 1, cột Đơn vị chủ trì"))),
        (
            "1\tA\tP\t\t-\n",
            ("no_deadline", cell("hàng 1, cột Thời gian hoàn thành")),
        ),
        (
            "I\tX\n1\tA\tP\t\tQ\nIII\tY\n2\tB\tP\t\tQ\n",
            ("section_sequence", Place::Line(4)),
        ),
        (
            "1\tA\tP\t\tQ\n2\tB\tnt\t\tQ\n",
            ("ditto", cell("hàng 2, cột Đơn vị chủ trì")),
        ),
        (
            "1\tA\tP\t\tQ\nđoạn bị ngắt\n2\tB\tP\t\tQ\n",
            ("unreadable_row", Place::Line(3)),
        ),
        (
            "1\tA\tP\t\tQ\nTổng cộng\t2 việc\n",
            ("unreadable_row", Place::Line(3)),
        ),
        ("1*\tA\tP\t\tQ\n", ("unreadable_row", Place::Line(2))),
        ("1\tA\tP\t\tQ\n2\t\tP\t\tQ\n", ("unreadable_row", Place::Line(3))),
        ("1\tA\tP\t\tQ\tS\tthừa\n", ("unreadable_row", Place::Line(2))),
        ("1\tA\tP\t\tQ\n\tB\tP\t\tQ\n", ("unreadable_row", Place::Line(3))),
    ] {
        let table = plan(rows);
        let found = rules(&table.findings);
        assert!(found.contains(&want), "{rows:?} gives {found:?}");
        let others = found
            .iter()
            .filter(|(rule, _)| *rule != want.0 && *rule != "year_missing")
            .count();
        assert_eq!(others, 0, "{rows:?} gives {found:?}");
    }
}

#[test]
fn numbering_may_begin_again_in_each_section() {
    let table = plan("I\tX\n1\tA\tP\t\tQ\n2\tB\tP\t\tQ\nII\tY\n1\tC\tP\t\tQ\n2\tD\tP\t\tQ\n");
    assert_eq!(rules(&table.findings), [("year_missing", Place::Line(1))]);
    assert_eq!(table.rows.len(), 4);
}

#[test]
fn a_ditto_mark_takes_the_words_above() {
    let table = plan("1\tA\tPhòng A\t\tQuý I\n2\tB\t-nt-\t\t''\n3\tC\tnhư trên\t\t″\n");
    let read: Vec<_> = table
        .rows
        .iter()
        .map(|r| (r.lead.as_str(), r.deadline.as_str()))
        .collect();
    assert_eq!(read, [("Phòng A", "Quý I"); 3]);
    assert_eq!(table.findings.iter().filter(|f| f.rule == "ditto").count(), 4);
}

#[test]
fn what_gives_no_plan_is_refused_with_the_remedy() {
    let why = |result: Result<PlanTable, ImportError>| result.unwrap_err().to_string();
    assert!(why(read_text("Báo cáo\n1\ta\n")).contains("no task table"));
    assert!(why(read_csv(HEADER.as_bytes())).contains("no row that is a task"));
    assert!(why(read_csv(b"K\xD5 ho\xB9ch,1\n")).contains("UTF-8"));
    let many = "1,Rà soát,Phòng A\n".repeat(100_000);
    assert!(why(read_csv(format!("TT,Nhiệm vụ,Chủ trì\n{many}").as_bytes())).contains("rows"));
    assert!(why(read_text(&format!("{HEADER}{}", "1\ta\n".repeat(100_000)))).contains("rows"));
}

#[test]
fn cells_with_line_breaks_are_read_from_csv_and_excel_text() {
    let csv = "TT;Nhiệm vụ;Chủ trì;Hạn\r\n1;\"Rà\r\nsoát\";\"Văn phòng\nPhòng A\";Quý I\r\n";
    let excel: Vec<u8> = csv
        .replace(';', "\t")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for table in [
        read_csv(csv.as_bytes()).unwrap(),
        read_file_bytes("kh.txt", &[b"\xFF\xFE", excel.as_slice()].concat()).unwrap(),
    ] {
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].title, "Rà soát");
        assert_eq!(table.rows[0].lead, "Văn phòng\nPhòng A");
    }
    let open = read_csv("TT,Nhiệm vụ,Chủ trì\n1,A,P\n2,\"B,P\n3,C,P\n".as_bytes()).unwrap();
    assert!(rules(&open.findings).contains(&("unreadable_row", Place::Line(3))));
}
