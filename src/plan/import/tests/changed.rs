//! The plan imported again.

use super::*;

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
        "2\tKiểm tra công tác văn thư tại các phòng\tP\t\tQ\n3\tKiểm tra công tác văn thư ở phòng\tP\t\tQ\n",
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

#[test]
fn a_row_that_keeps_its_place_lead_and_day_is_the_task_that_it_was() {
    let of = |title: &str| {
        let row = format!("49\t{title}\tPhòng A\t\tChậm nhất ngày 21/12/2026\n");
        tasks(&plan(&row), &Office::default(), 2026, day(2026, 1, 5)).0
    };
    let stored = of("Rà soát quy trình giải quyết hồ sơ nhóm 49");
    for title in [
        "Rà soát quy trình giải quyết hồ sơ nhóm 49 (bao gồm cả hồ sơ liên thông)",
        "Rà soát, đơn giản hóa quy trình giải quyết hồ sơ nhóm 49",
        "Rà soát, cập nhật quy trình nội bộ nhóm 49",
    ] {
        let told = changes(&stored, &of(title));
        assert!(
            matches!(&told[..], [Change::Changed(old, new)] if old.id == new.id && new.title == title),
            "{told:?}"
        );
    }
    for title in [
        "Rà soát quy trình giải quyết hồ sơ nhóm 50",
        "Công khai danh mục thủ tục hành chính",
    ] {
        let told = changes(&stored, &of(title));
        assert!(
            matches!(&told[..], [Change::Added(_), Change::Removed(_)]),
            "{told:?}"
        );
    }
}

/// Where each unit owes a task of the same words, a row keeps its own task whatever becomes of the others' rows.
#[test]
fn rows_of_one_title_are_told_apart_by_who_leads_them_and_when() {
    let like = seed_tasks().remove(0);
    let row = |number: &str, lead: &str, due: &str, id: &str| Task {
        number: number.into(),
        title: "Báo cáo cải cách hành chính của đơn vị".into(),
        leads: crate::plan::Assigned {
            units: vec![lead.into()],
            words: lead.into(),
            ..like.leads.clone()
        },
        deadline_text: due.into(),
        deadline: crate::plan::deadline::read(due, 2026),
        id: id.into(),
        ..like.clone()
    };
    let (early, late) = ("Trước ngày 30/6/2026", "Trước ngày 30/11/2026");
    let stored = [
        row("1", "vp", early, "a"),
        row("2", "dt", early, "a-2"),
        row("3", "dt", late, "a-3"),
    ];
    let lead_of = |told: &[Change]| -> Vec<(String, String, String)> {
        let of = |change: &Change| match change {
            Change::Changed(old, new) | Change::Redated(old, new) => {
                assert_eq!(old.id, new.id);
                (old.leads.units[0].clone(), old.number.clone(), new.number.clone())
            }
            other => panic!("{other:?}"),
        };
        told.iter().map(of).collect()
    };
    let said = |texts: [(&str, &str, &str); 2]| texts.map(|(a, b, c)| (a.into(), b.into(), c.into()));
    // One gets a longer title, another a new number: the identities are those of the new table.
    let mut new = [
        row("1", "vp", early, "b"),
        row("22", "dt", early, "a"),
        row("3", "dt", late, "a-2"),
    ];
    new[0].title.push_str(" năm 2026");
    let told = lead_of(&changes(&stored, &new));
    assert_eq!(told, said([("vp", "1", "1"), ("dt", "2", "22")]));
    // A row before them moves all numbers; who led what keeps it.
    let moved = [
        row("2", "vp", early, "a"),
        row("3", "dt", early, "a-2"),
        row("4", "dt", late, "a-3"),
    ];
    let told = changes(&stored, &moved);
    let days: Vec<(&str, &str)> = told
        .iter()
        .map(|change| match change {
            Change::Changed(old, new) => (old.deadline_text.as_str(), new.deadline_text.as_str()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(days, [(early, early), (early, early), (late, late)]);
    // A new row of another unit takes nobody's place.
    let mut new = stored.to_vec();
    new[0].title = "Tham mưu ban hành Quy chế phối hợp".into();
    new[0].id = "c".into();
    new.push(row("9", "qh", early, "a"));
    let told = changes(&stored, &new);
    let is_added = |c: &&Change| matches!(c, Change::Added(_));
    assert_eq!(told.iter().filter(is_added).count(), 2, "{told:?}");
    assert!(
        matches!(told.last(), Some(Change::Removed(task)) if task.leads.units == ["vp"]),
        "{told:?}"
    );
}

/// "Báo cáo cải cách hành chính của đơn vị" stands in a plan once for each unit.
#[test]
fn units_with_a_task_of_the_same_words_keep_each_its_own() {
    let plan_of = |rows: &[(&str, &str, &str)]| -> Vec<Task> {
        let rows: String = { rows.iter() }
            .map(|(number, title, lead)| format!("{number}\t{title}\t{lead}\t\tChậm nhất ngày 21/12/2026\n"))
            .collect();
        tasks(&plan(&rows), &Office::default(), 2026, day(2026, 1, 5)).0
    };
    const TITLE: &str = "Rà soát thủ tục trong lĩnh vực lâm nghiệp";
    let longer = format!("{TITLE} và nông nghiệp, thủy sản, chăn nuôi, trồng trọt");
    let stored = plan_of(&[
        ("45", TITLE, "Phòng A"),
        ("46", TITLE, "Phòng B"),
        ("56", TITLE, "Phòng C"),
    ]);
    let leads_of = |told: &[Change]| -> Vec<(String, String)> {
        let both = told.iter().map(|change| match change {
            Change::Changed(old, new) | Change::Redated(old, new) => {
                assert_eq!(old.id, new.id);
                (old.leads.words.clone(), new.leads.words.clone())
            }
            Change::Added(new) => (String::new(), new.leads.words.clone()),
            Change::Removed(old) => (old.leads.words.clone(), String::new()),
        });
        both.collect()
    };
    let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
    // One title is longer, another row has another number.
    let new = plan_of(&[
        ("45", &longer, "Phòng A"),
        ("46", TITLE, "Phòng B"),
        ("256", TITLE, "Phòng C"),
    ]);
    assert_eq!(
        leads_of(&changes(&stored, &new)),
        [pair("Phòng A", "Phòng A"), pair("Phòng C", "Phòng C")]
    );
    // A row goes and the numbers move up; none becomes another unit's.
    let new = plan_of(&[("45", TITLE, "Phòng B"), ("46", TITLE, "Phòng C")]);
    assert_eq!(
        leads_of(&changes(&stored, &new)),
        [
            pair("Phòng B", "Phòng B"),
            pair("Phòng C", "Phòng C"),
            pair("Phòng A", "")
        ]
    );
    // Another unit's row in the place of one: nothing recorded goes with it.
    let new = plan_of(&[
        ("45", TITLE, "Phòng D"),
        ("46", TITLE, "Phòng B"),
        ("56", TITLE, "Phòng C"),
    ]);
    assert_eq!(
        leads_of(&changes(&stored, &new)),
        [pair("", "Phòng D"), pair("Phòng A", "")]
    );
    // The one task of its words goes to another unit with all that is recorded of it.
    let new = plan_of(&[("45", TITLE, "Phòng D")]);
    assert_eq!(
        leads_of(&changes(&stored[..1], &new)),
        [pair("Phòng A", "Phòng D")]
    );
}
