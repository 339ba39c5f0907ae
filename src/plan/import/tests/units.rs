//! Units, and what a person must decide.

use super::*;

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
