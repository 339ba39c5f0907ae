use super::*;
use crate::plan::deadline::{Bound, Meaning};
use crate::plan::{Group, Origin, Unit};
use proptest::prelude::*;

mod formats;
mod habits;
mod hostile;

const TEXT: &str = include_str!("../../../tests/data/plan/ke-hoach-cchc-2026.txt");
const CSV: &[u8] = include_bytes!("../../../tests/data/plan/ke-hoach-cchc-2026.csv");
const CENTRE: &str = "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Đông";
const HEADER: &str = "TT\tNội dung\tĐơn vị chủ trì\tPhối hợp\tThời hạn\tSản phẩm\n";

fn plan(rows: &str) -> PlanTable {
    read_text(&format!("{HEADER}{rows}")).unwrap()
}

fn rules(findings: &[Finding]) -> Vec<(&str, Place)> {
    findings
        .iter()
        .map(|f| (f.rule.as_str(), f.place.clone()))
        .collect()
}

fn cell(words: &str) -> Place {
    Place::Cell(words.to_owned())
}

fn row<'t>(table: &'t PlanTable, number: &str) -> &'t PlanRow {
    table.rows.iter().find(|r| r.number == number).unwrap()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn without_lines(rows: &[PlanRow]) -> Vec<PlanRow> {
    rows.iter()
        .cloned()
        .map(|row| PlanRow {
            line: 0,
            spot: Spot::Line,
            ..row
        })
        .collect()
}

/// The rows as a CSV file, with the section rows that they had.
fn csv_of(rows: &[PlanRow], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer
        .write_record([
            "TT",
            "Nội dung công việc",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời gian hoàn thành",
            "Sản phẩm",
        ])
        .unwrap();
    let mut section = "";
    for row in rows {
        if row.section != section {
            section = &row.section;
            let (number, title) = section.split_once(". ").unwrap();
            writer.write_record([number, title, "", "", "", ""]).unwrap();
        }
        let cells = [
            &row.number,
            &row.title,
            &row.lead,
            &row.support,
            &row.deadline,
            &row.deliverable,
        ];
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}

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

#[test]
fn an_office_is_made_from_the_plan_s_own_words() {
    let table = read_text(TEXT).unwrap();
    let (office, findings) = office_of(&table);
    let names: Vec<&str> = office.units.iter().map(|u| u.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Văn phòng Ban Quản lý",
            "Các phòng chuyên môn",
            CENTRE,
            "Các phòng chuyên môn có TTHC"
        ]
    );
    let address = |u: &Unit| u.mailbox.as_ref().map(|m| m.address.clone()).unwrap();
    assert_eq!(address(&office.units[0]), "van-phong-ban-quan-ly@example.invalid");
    assert_eq!(
        office.units[0].head.as_ref().map(|m| m.address.as_str()),
        Some("truong.van-phong-ban-quan-ly@example.invalid")
    );
    assert_eq!(
        rules(&findings),
        [
            ("group_lead", cell("hàng 3, cột Đơn vị chủ trì")),
            ("group_lead", cell("hàng 5, cột Đơn vị chủ trì")),
            ("group_lead", cell("hàng 10, cột Đơn vị chủ trì")),
            ("no_unit", cell("hàng 20, cột Đơn vị chủ trì")),
        ]
    );
    let (tasks, all) = tasks(&table, &office, 2026, day(2026, 1, 5));
    assert!(
        findings.iter().all(|f| all.contains(f)),
        "the tasks' findings hold them word for word"
    );
    assert_eq!(tasks[16].support.units, ["Các phòng chuyên môn", CENTRE]);
    assert_eq!(
        tasks[19].leads.unknown,
        ["Cán bộ, công chức, viên chức thuộc Ban Quản lý"]
    );
    assert!(
        tasks
            .iter()
            .all(|t| t.number == "20" || !t.leads.units.is_empty())
    );
}

#[test]
fn own_words_that_are_two_units_stay_two() {
    let (office, _) = office_of(&plan(
        "1\tA\tPhòng Quản lý 1\tVăn phòng\tQ\n2\tB\tPhòng Quản lý 2\tPhòng Quản lý 1\tQ\n\
         3\tC\tVăn phòng và Phòng Quản lý 2\tSở Nội vụ, Sở Tài chính\tQ\n\
         4\tD\tPhường An Hưng\tPhường An Hùng\tQ\n5\tE\tVĂN PHÒNG\t\tQ\n",
    ));
    let names: Vec<&str> = office.units.iter().map(|u| u.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Phòng Quản lý 1",
            "Văn phòng",
            "Phòng Quản lý 2",
            "Sở Nội vụ",
            "Sở Tài chính",
            "Phường An Hưng",
            "Phường An Hùng",
        ]
    );
    let mut addresses: Vec<String> = office
        .units
        .iter()
        .flat_map(|u| [&u.mailbox, &u.head])
        .map(|m| m.as_ref().unwrap().address.clone())
        .collect();
    assert!(addresses.contains(&"phuong-an-hung-2@example.invalid".to_owned()));
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), 14);
}

fn configured() -> Office {
    let unit = |id: &str, name: &str| Unit {
        id: id.into(),
        name: name.into(),
        aliases: Vec::new(),
        mailbox: None,
        head: None,
    };
    let group = |name: &str, members: &[&str]| Group {
        name: name.into(),
        aliases: Vec::new(),
        members: members.iter().map(|m| (*m).to_owned()).collect(),
    };
    Office {
        units: vec![
            unit("vp", "Văn phòng Ban Quản lý"),
            unit("dt", "Phòng Quản lý đầu tư"),
            unit("ld", "Phòng Quản lý lao động"),
            unit("tt", CENTRE),
        ],
        groups: vec![
            group("Các phòng chuyên môn", &["dt", "ld"]),
            group("Các phòng chuyên môn có TTHC", &["dt"]),
        ],
        ..Office::default()
    }
}

#[test]
fn what_needs_a_person_is_said_task_by_task() {
    let table = read_text(TEXT).unwrap();
    let (tasks, findings) = tasks(&table, &configured(), 2026, day(2026, 1, 5));
    assert_eq!(tasks.len(), 22);
    assert_eq!(tasks[1].support.units, ["dt", "ld", "tt"]);
    assert_eq!(tasks[9].leads.units, ["dt"]);
    assert_eq!(tasks[16].support.units, ["dt", "ld", "tt"]);
    let lead = |n: u32| cell(&format!("hàng {n}, cột Đơn vị chủ trì"));
    let support = |n: u32| cell(&format!("hàng {n}, cột Đơn vị phối hợp"));
    let others: Vec<_> = rules(&findings)
        .into_iter()
        .filter(|(rule, _)| *rule != "deadline_unknown")
        .collect();
    assert_eq!(
        others,
        [
            ("group_lead", lead(3)),
            ("fan_out", lead(3)),
            ("group_lead", lead(5)),
            ("fan_out", lead(5)),
            ("group_lead", lead(10)),
            ("hidden_recurrence", cell("hàng 10, cột Sản phẩm")),
            ("indicator", cell("hàng 13, cột Nội dung công việc")),
            ("unit_spelling", support(17)),
            ("unit_spelling", support(18)),
            ("unit_spelling", support(19)),
            ("no_unit", lead(20)),
            ("unit_spelling", support(21)),
        ]
    );
    let errors: Vec<_> = findings
        .iter()
        .filter(|f| f.is_error())
        .map(|f| f.rule.as_str())
        .collect();
    assert_eq!(errors, ["no_unit"]);
}

#[test]
fn a_task_keeps_the_plan_s_words_and_its_identity() {
    let table = read_text(TEXT).unwrap();
    let (first, _) = tasks(&table, &configured(), 2026, day(2026, 1, 5));
    for (task, row) in first.iter().zip(&table.rows) {
        assert_eq!(
            (&task.deadline_text, &task.deadline.phrase),
            (&row.deadline, &row.deadline)
        );
        assert_eq!(
            (task.year, task.origin, task.known_from),
            (2026, Origin::Plan, day(2026, 1, 5))
        );
    }
    let mut moved = table.clone();
    moved.rows.reverse();
    for (n, row) in moved.rows.iter_mut().enumerate() {
        row.number = (n + 1).to_string();
    }
    let (mut again, _) = tasks(&moved, &configured(), 2026, day(2026, 6, 1));
    again.reverse();
    let ids = |tasks: &[Task]| tasks.iter().map(|t| t.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&again), ids(&first));
    let unique: std::collections::HashSet<String> = ids(&first).into_iter().collect();
    assert_eq!(unique.len(), 22);
}

fn seed_tasks() -> Vec<Task> {
    let table = read_text(TEXT).unwrap();
    tasks(&table, &configured(), 2026, day(2026, 1, 5)).0
}

#[test]
fn the_same_table_changes_nothing() {
    let stored = seed_tasks();
    let mut later = seed_tasks();
    later.iter_mut().for_each(|t| t.known_from = day(2026, 6, 1));
    assert_eq!(changes(&stored, &later), []);
}

#[test]
fn each_kind_of_change_is_told_apart() {
    let stored = seed_tasks();
    let mut new = seed_tasks();
    new[0].deadline.meaning = Meaning::Once {
        bound: Bound::Before,
        day: day(2026, 1, 20),
        time: None,
    };
    new[1].leads.units = vec!["dt".into()];
    new[2].number = "33".into();
    let gone = new.remove(21);
    let added = Task {
        id: "added".into(),
        title: "Một việc hoàn toàn khác".into(),
        ..gone.clone()
    };
    new.push(added.clone());
    assert_eq!(
        changes(&stored, &new),
        [
            Change::Redated(stored[0].clone(), new[0].clone()),
            Change::Changed(stored[1].clone(), new[1].clone()),
            Change::Changed(stored[2].clone(), new[2].clone()),
            Change::Added(added),
            Change::Removed(gone),
        ]
    );
}

#[test]
fn an_edited_title_keeps_the_stored_identity_and_is_idempotent() {
    let mut table = read_text(TEXT).unwrap();
    let stored = seed_tasks();
    table.rows[0].title.push_str(" năm 2026");
    table.rows[3].title = table.rows[3].title.replace("Tiếp tục rà soát", "Rà soát");
    let (new, _) = tasks(&table, &configured(), 2026, day(2026, 6, 1));
    assert_ne!(new[0].id, stored[0].id);
    let told = changes(&stored, &new);
    let [Change::Changed(old, kept), Change::Changed(_, other)] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(
        (old, &kept.id, &kept.title),
        (&stored[0], &stored[0].id, &new[0].title)
    );
    assert_eq!(
        (kept.known_from, &other.id),
        (stored[0].known_from, &stored[3].id)
    );
    let mut then = stored.clone();
    then[0] = kept.clone();
    then[3] = other.clone();
    assert_eq!(changes(&then, &new), []);
    // The old words come back beside the new ones: another task, another identity.
    let mut both = new.clone();
    both.push(stored[0].clone());
    let [Change::Added(task)] = &changes(&then, &both)[..] else {
        panic!("only one is added");
    };
    assert_eq!(task.id, format!("{}-2", stored[0].id));
}

#[test]
fn titles_that_are_alike_but_not_the_same_task_are_not_mixed_up() {
    let of = |rows: &str| tasks(&plan(rows), &Office::default(), 2026, day(2026, 1, 5)).0;
    let stored = of("1\tBáo cáo cải cách hành chính quý I\tP\t\tQ\n");
    let new = of("1\tBáo cáo cải cách hành chính quý II\tP\t\tQ\n");
    assert!(matches!(
        &changes(&stored, &new)[..],
        [Change::Added(_), Change::Removed(_)]
    ));
    let stored = of("1\tKiểm tra công tác văn thư tại phòng\tP\t\tQ\n");
    let rivals = of(
        "1\tKiểm tra công tác văn thư tại các phòng\tP\t\tQ\n2\tKiểm tra công tác văn thư ở phòng\tP\t\tQ\n",
    );
    assert_eq!(changes(&stored, &rivals).len(), 3, "never guessed between two");
}

#[test]
fn only_tasks_of_a_plan_of_that_year_can_be_gone() {
    let mut stored = seed_tasks();
    stored[0].origin = Origin::Hand;
    stored[1].origin = Origin::Report;
    stored[2].year = 2025;
    let new: Vec<Task> = seed_tasks().split_off(3);
    assert_eq!(changes(&stored, &new), []);
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}", rows in table_like()) {
        let _ = read_text(&text);
        let _ = read_csv(text.as_bytes());
        let _ = read_file_bytes("x", text.as_bytes());
        if let Ok(table) = read_text(&format!("{HEADER}{rows}")) {
            let (office, _) = office_of(&table);
            let (read, _) = tasks(&table, &office, 2026, NaiveDate::default());
            prop_assert_eq!(read.len(), table.rows.len());
            prop_assert_eq!(changes(&read, &read), Vec::new());
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_csv(&bytes);
        let _ = read_file_bytes("x.csv", &bytes);
        let _ = configured().assign(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn rows_written_as_csv_are_read_back(cells in proptest::collection::vec(title(), 1..12), delimiter in 0_usize..3) {
        let rows: Vec<PlanRow> = cells.iter().enumerate().map(|(n, words)| PlanRow {
            number: (n + 1).to_string(),
            section: "I. Mục".to_owned(),
            title: format!("Việc {words}"),
            lead: format!("Phòng {words}"),
            support: format!("Sở {words}"),
            deadline: format!("Hạn {words}"),
            deliverable: format!("Báo {words}"),
            ..PlanRow::default()
        }).collect();
        let table = read_csv(&csv_of(&rows, b",;\t"[delimiter])).unwrap();
        prop_assert_eq!(without_lines(&table.rows), rows);
    }
}

/// Words with everything that a delimiter or a quotation mark can break.
fn title() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-zđêơư,;\"'|]{1,6}[a-z]", 1..6).prop_map(|words| words.join(" "))
}

/// Rows of a table as a careless scanner leaves them.
fn table_like() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just(String::new()),
        Just("nt".to_owned()),
        "[0-9IVXAa.)]{1,4}",
        "[A-Za-zđĐêơ;, –\u{301}]{0,30}",
    ];
    let row = proptest::collection::vec(cell, 0..8).prop_map(|cells| cells.join("\t"));
    proptest::collection::vec(row, 0..20).prop_map(|rows| rows.join("\n"))
}
