//! Tables of Word: merged, several, within others.

use super::*;

fn read_word(body: &str) -> PlanTable {
    read_file_bytes("kh.docx", &document(body)).unwrap()
}

#[test]
fn cells_merged_downwards_hold_for_every_row() {
    let table = read_word(&table(&[
        &["TT", "Nhiệm vụ", "Đơn vị thực hiện", ">", "Thời hạn"],
        &["^", "^", "Chủ trì", "Phối hợp", "^"],
        &["(1)", "(2)", "(3)", "(4)", "(5)"],
        &["I", "Thể chế năm 2026", ">", ">", ">"],
        &["1", "Rà soát", "Phòng A", "Phòng X", "Quý I"],
        &["2", "Trình", "^", "", "^"],
        &["3", "Ban hành", "Phòng B", "Phòng C", "Quý II"],
        &["^", "^", "Phòng D", "^", "Tháng 9"],
        &["4", "Công bố", "Phòng E", "", "Quý IV"],
    ]));
    assert_eq!(
        short(&table),
        [
            ["1", "Rà soát", "Phòng A", "Phòng X", "Quý I"],
            ["2", "Trình", "Phòng A", "", "Quý I"],
            ["3", "Ban hành", "Phòng B\nPhòng D", "Phòng C", "Quý II\nTháng 9"],
            ["4", "Công bố", "Phòng E", "", "Quý IV"],
        ]
    );
    assert!(table.rows.iter().all(|r| r.section == "I. Thể chế năm 2026"));
    assert_eq!(
        rules(&table.findings),
        [("year_missing", Place::Cell("bảng 1, hàng 1".into()))]
    );
}

#[test]
fn several_tables_are_one_plan_and_other_tables_are_none() {
    let heading = |text: &str| paragraph(&run(text));
    let budget = table(&[
        &["Nguồn", "Số tiền", "Năm"],
        &["Ngân sách", "10", "2026"],
        &["Khác", "5", "2026"],
    ]);
    let body = [
        heading("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026"),
        heading("I. Thể chế"),
        table(&[HEAD, &["1", "Rà soát", "Phòng A", "", "Quý I"]]),
        heading("II. Bộ máy"),
        "<w:p/>".to_owned(),
        table(&[&["2", "Sắp xếp", "Phòng B", "", "Quý II"]]),
        heading("1. Biểu kinh phí"),
        heading("(Đơn vị: triệu đồng)"),
        budget,
        table(&[HEAD, &["3", "Tổng kết", "Phòng C", "", "Quý IV"]]),
        table(&[&["Nơi nhận:", "TRƯỞNG BAN"], &["- Lưu: VT", "Nguyễn Văn A"]]),
    ];
    let table = read_word(&body.concat());
    let read: Vec<_> = table
        .rows
        .iter()
        .map(|r| (r.number.as_str(), r.section.as_str()))
        .collect();
    assert_eq!(
        read,
        [("1", "I. Thể chế"), ("2", "II. Bộ máy"), ("3", "II. Bộ máy")]
    );
    assert_eq!(
        rules(&table.findings),
        [("unreadable_row", Place::Cell("bảng 3, hàng 1".into()))]
    );
}

#[test]
fn a_table_within_a_layout_table_is_found_and_one_within_a_task_is_not_taken_for_rows() {
    let inner = table(&[HEAD, &["1", "Rà soát", "Phòng A", "", "Quý I"]]);
    let layout = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell(
            "",
            &format!("{}{inner}<w:p/>", paragraph(&run("KẾ HOẠCH CÔNG TÁC NĂM 2026")))
        )
    );
    let read = read_word(&layout);
    assert_eq!(short(&read), [["1", "Rà soát", "Phòng A", "", "Quý I"]]);
    assert_eq!(
        (read.year, read.title.as_str()),
        (Some(2026), "KẾ HOẠCH CÔNG TÁC NĂM 2026")
    );
    let list = table(&[&["7", "x", "y"], &["8", "z", "t"]]);
    let task = format!("<w:tc>{}{list}<w:p/></w:tc>", paragraph(&run("Rà soát")));
    let rows = table(&[
        HEAD,
        &["1", "@", "Phòng A", "", "Quý I"],
        &["2", "Trình", "Phòng B", "", "Quý II"],
    ]);
    let with_list = rows.replace(&cell("<w:gridSpan w:val=\"1\"/>", &paragraph(&run("@"))), &task);
    assert_ne!(rows, with_list);
    let read = read_word(&with_list);
    assert_eq!(read.rows.len(), 2);
    assert_eq!(read.rows[0].title, "Rà soát");
}

#[test]
fn findings_of_a_word_file_point_where_a_person_can_look() {
    let read = read_word(
        &[
            paragraph(&run("I. MỤC ĐÍCH")),
            paragraph(&run("III. KINH PHÍ")),
            table(&[
                HEAD,
                &["1", "Rà soát", "Phòng A", "", "Quý I/2026"],
                &["1", "Trình", "Phòng A", "", "Quý I/2026"],
                &["", "Báo cáo", "", "", "Quý II/2026"],
            ]),
        ]
        .concat(),
    );
    let found = rules(&read.findings);
    for want in [
        ("section_sequence", Place::Paragraph(2)),
        ("duplicate_number", Place::Cell("bảng 1, hàng 3".into())),
    ] {
        assert!(found.contains(&want), "{found:?}");
    }
    let twice = read
        .findings
        .iter()
        .find(|f| f.rule == "duplicate_number")
        .unwrap();
    assert!(
        twice.message.contains("đã dùng ở bảng 1, hàng 2"),
        "{}",
        twice.message
    );
}

#[test]
fn tabs_make_a_table_of_paragraphs() {
    let line = |text: &str| {
        let runs: Vec<String> = text.split('|').map(run).collect();
        paragraph(&runs.join("<w:r><w:tab/></w:r>"))
    };
    let body: String = [
        "KẾ HOẠCH NĂM 2026",
        "TT|Nhiệm vụ|Chủ trì|Thời hạn",
        "I|Thể chế",
        "1|Rà soát|Phòng A|Quý I",
        "Nơi nhận:|TRƯỞNG BAN",
    ]
    .map(line)
    .concat();
    let read = read_word(&body);
    assert_eq!(short(&read), [["1", "Rà soát", "Phòng A", "", "Quý I"]]);
    assert_eq!(read.rows[0].section, "I. Thể chế");
    assert_eq!(read.findings, []);
}
