//! Ways in which other offices lay out their tables.

use super::*;

#[test]
fn a_cell_may_say_itself_who_leads_and_who_cooperates() {
    let head = "TT\tNội dung\tĐơn vị thực hiện\tThời hạn\tSản phẩm\n";
    for cell in [
        "Chủ trì: Văn phòng Ban Quản lý; Phối hợp: Phòng Quản lý đầu tư",
        "- Chủ trì: Văn phòng Ban Quản lý; - Đơn vị phối hợp: Phòng Quản lý đầu tư",
        "Văn phòng Ban Quản lý; Cơ quan phối hợp: Phòng Quản lý đầu tư",
        "Văn phòng Ban Quản lý chủ trì, Phòng Quản lý đầu tư phối hợp",
        "Văn phòng Ban Quản lý chủ trì; Phòng Quản lý đầu tư phối hợp.",
    ] {
        let table = read_text(&format!("{head}1\tRà soát\t{cell}\tThường xuyên\tBáo cáo\n")).unwrap();
        let (tasks, _) = tasks(&table, &configured(), 2026, day(2026, 1, 5));
        assert_eq!(tasks[0].leads.units, ["vp"], "{cell}");
        assert_eq!(tasks[0].support.units, ["dt"], "{cell}");
        assert!(
            tasks[0].leads.unknown.is_empty() && tasks[0].support.unknown.is_empty(),
            "{cell}"
        );
    }
    // Words about cooperation in a column of its own stay there.
    let both = "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\n\
                1\tRà soát\tVăn phòng Ban Quản lý\tPhòng Quản lý đầu tư\tThường xuyên\n";
    let (tasks, _) = tasks(&read_text(both).unwrap(), &configured(), 2026, day(2026, 1, 5));
    assert_eq!(
        (&tasks[0].leads.units, &tasks[0].support.units),
        (&vec!["vp".into()], &vec!["dt".into()])
    );
}

#[test]
fn lettered_rows_head_those_below_only_where_they_divide_a_section() {
    let table = plan(
        "I\tCải cách thể chế\t\t\t\t\n\
         a)\tNhóm thứ nhất\t\t\t\t\n\
         1\tRà soát A\tVăn phòng\t\tThường xuyên\tx\n\
         2\tRà soát B\tVăn phòng\t\tThường xuyên\tx\n\
         b)\tNhóm thứ hai\t\t\t\t\n\
         3\tRà soát C\tVăn phòng\t\tThường xuyên\tx\n\
         II\tThủ tục hành chính\t\t\t\t\n\
         4\tRà soát D\tVăn phòng\t\tThường xuyên\tx\n\
         a)\tMột phần của nhiệm vụ\t\t\t\t\n\
         5\tRà soát E\tVăn phòng\t\tThường xuyên\tx\n",
    );
    let sections: Vec<(&str, &str)> = table
        .rows
        .iter()
        .map(|r| (r.number.as_str(), r.section.as_str()))
        .collect();
    assert_eq!(
        sections,
        [
            ("1", "I. Cải cách thể chế – a. Nhóm thứ nhất"),
            ("2", "I. Cải cách thể chế – a. Nhóm thứ nhất"),
            ("3", "I. Cải cách thể chế – b. Nhóm thứ hai"),
            ("4", "II. Thủ tục hành chính"),
            ("a", "II. Thủ tục hành chính"),
            ("5", "II. Thủ tục hành chính"),
        ]
    );
}

#[test]
fn a_section_may_stand_in_the_column_of_the_titles() {
    let table = plan(
        "\tI. Cải cách thể chế\t\t\t\t\n\
         1\tRà soát A\tVăn phòng\t\tThường xuyên\tx\n\
         \tII. Thủ tục hành chính\t\t\t\t\n\
         2\tThực hiện trong quý\tVăn phòng\t\tThường xuyên\tx\n\
         \tIV. và các quý sau\t\t\t\t\n",
    );
    let read: Vec<(&str, &str)> = table
        .rows
        .iter()
        .map(|r| (r.section.as_str(), r.title.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("I. Cải cách thể chế", "Rà soát A"),
            ("II. Thủ tục hành chính", "Thực hiện trong quý IV. và các quý sau"),
        ]
    );
}

#[test]
fn every_cell_of_a_row_may_be_cut_by_the_end_of_a_page() {
    let table = plan(
        "1\tTổ chức tự kiểm tra tại\tVăn phòng\tCác phòng\tCả\tKế hoạch,\n\
         \tBan Quản lý và đơn vị sự nghiệp\tBan Quản lý\tchuyên môn\tnăm 2026\tBáo cáo\n",
    );
    let [row] = table.rows.as_slice() else {
        panic!("{:?}", table.rows)
    };
    assert_eq!(
        [
            &row.title,
            &row.lead,
            &row.support,
            &row.deadline,
            &row.deliverable
        ],
        [
            "Tổ chức tự kiểm tra tại Ban Quản lý và đơn vị sự nghiệp",
            "Văn phòng Ban Quản lý",
            "Các phòng chuyên môn",
            "Cả năm 2026",
            "Kế hoạch, Báo cáo",
        ]
    );
}

#[test]
fn a_title_ends_where_the_first_heading_begins() {
    let text = "KẾ HOẠCH\nCải cách hành chính năm 2026\nI. Công tác chỉ đạo, điều hành\n\
                TT\tNội dung\tĐơn vị chủ trì\tThời hạn\n1\tRà soát\tVăn phòng\tThường xuyên\n";
    assert_eq!(
        read_text(text).unwrap().title,
        "Kế hoạch Cải cách hành chính năm 2026"
    );
}

#[test]
fn the_words_of_a_deadline_that_made_no_sense_are_shown() {
    let table = plan("1\tRà soát\tVăn phòng\t\tTrước ngày 30/11, riêng phần xyz sẽ tính sau\tx\n");
    let (_, findings) = tasks(&table, &configured(), 2026, day(2026, 1, 5));
    let finding = findings.iter().find(|f| f.rule == "deadline_unknown").unwrap();
    assert!(finding.excerpt.contains("30/11"), "{finding:?}");
    let left = finding.found.as_deref().unwrap();
    assert!(
        left.contains("riêng phần xyz") && !left.contains("30/11"),
        "{left}"
    );
    assert!(
        finding
            .message
            .contains(&format!("phần chữ chưa hiểu được: {left}")),
        "{}",
        finding.message
    );
}

#[test]
fn units_on_lines_or_behind_semicolons_are_no_change() {
    let with = |units: &str| {
        let table = plan(&format!("1\tRà soát\t{units}\t\tThường xuyên\tx\n"));
        tasks(&table, &configured(), 2026, day(2026, 1, 5)).0
    };
    let mut lines = with("Văn phòng Ban Quản lý; Phòng Quản lý đầu tư");
    lines[0].leads.words = "Văn phòng Ban Quản lý\nPhòng Quản lý đầu tư".into();
    assert_eq!(
        changes(&lines, &with("Văn phòng Ban Quản lý; Phòng Quản lý đầu tư")),
        []
    );
    let other = changes(&lines, &with("Văn phòng Ban Quản lý; Phòng Quản lý lao động"));
    assert!(matches!(other.as_slice(), [Change::Changed(..)]), "{other:?}");
}
