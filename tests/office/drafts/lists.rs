//! Lists on demand: the review of tasks, the evidence for the self-assessment.

use super::*;

fn finish_the_first(desk: &Desk) {
    let done = desk.run(&[
        "task",
        "done",
        "1",
        "--number",
        "330/KH-BQL",
        "--date",
        "12/01/2026",
    ]);
    assert_eq!(status(&done), 0, "{}", stderr(&done));
}

#[test]
fn the_review_of_tasks_counts_each_once_and_its_totals_close() {
    let desk = Desk::new(|text| text);
    let at = ["--at", "2026-07-03T16:00:00+07:00"];
    let told = json(&desk.run(&[&["tasks-review", "2026-H1", "--json"], &at[..]].concat()));
    assert_eq!(
        told["as_of"], "2026-06-30",
        "the last day of the half-year, not of its figures"
    );
    let (total, tasks) = (&told["total"], told["tasks"].as_array().unwrap());
    let n = |key: &str| total[key].as_i64().unwrap();
    assert_eq!(
        n("given"),
        n("done_on_time") + n("done_late") + n("in_time") + n("overdue")
    );
    for (state, key) in [
        ("done_on_time", "done_on_time"),
        ("done_late", "done_late"),
        ("in_time", "in_time"),
        ("overdue", "overdue"),
    ] {
        let listed = tasks.iter().filter(|t| t["standing"] == state).count() as i64;
        assert_eq!(listed, n(key), "{state}");
    }
    finish_the_first(&desk);
    let now = json(&desk.run(&["tasks-review", "--json"]));
    let first = now["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["number"] == "1")
        .unwrap();
    assert_eq!(first["evidence"][0], "330/KH-BQL ngày 12/01/2026");
    let sheet = desk.path("ra-soat.xlsx");
    assert_eq!(
        status(&desk.run(&[&["tasks-review", "--xlsx", &sheet], &at[..]].concat())),
        0
    );
    assert!(std::fs::metadata(&sheet).unwrap().len() > 3000);
}

#[test]
fn missing_evidence_comes_first_in_the_list_for_the_self_assessment() {
    let desk = Desk::new(|text| text);
    finish_the_first(&desk);
    let told = json(&desk.run(&["par-evidence", "2026", "--json"]));
    let rows = told["evidence"].as_array().unwrap();
    let order = ["result", "running", "item", "document", "late", "complete"];
    let rank = |row: &serde_json::Value| order.iter().position(|o| row["missing"] == *o).unwrap();
    assert!(rows.len() > 3, "{rows:?}");
    let weekly: Vec<_> = rows.iter().filter(|r| r["number"] == "7").collect();
    assert_eq!(weekly.len(), 3, "a line a unit, not a line a week");
    assert!(weekly[0]["occurrences"].as_i64().unwrap() > 20);
    assert!(rows.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])));
    let last = rows.iter().find(|r| r["number"] == "1").unwrap();
    assert_eq!(
        (&last["missing"], &last["kind"]),
        (&"complete".into(), &"Kế hoạch".into())
    );
    let text = stdout(&desk.run(&["par-evidence", "2026"]));
    assert!(text.contains(" kỳ)"), "{text}");
    assert!(
        text.lines().nth(3).unwrap().starts_with("1 | Chưa có kết quả"),
        "{text}"
    );
    let plan = &told["rates"][0];
    assert_eq!(plan["name"], "Nhiệm vụ của kế hoạch đã hoàn thành");
    assert_eq!(plan["part"], 1, "{plan}");
    let whole = plan["whole"].as_i64().unwrap();
    assert!((3..=13).contains(&whole), "each task once: {plan}");
    let dossiers = told["rates"].as_array().unwrap().last().unwrap();
    assert_eq!(
        dossiers["rate"], "93,9%",
        "of the figures that are stored: {dossiers}"
    );
    assert!(
        dossiers["formula"].as_str().unwrap().contains("số liệu lấy lúc"),
        "of a year that is not over, too: {dossiers}"
    );
    assert!(
        text.contains("TỶ LỆ PHỤC VỤ TỰ ĐÁNH GIÁ"),
        "after the evidence: {text}"
    );
    let sheet = desk.path("minh-chung.xlsx");
    assert_eq!(status(&desk.run(&["par-evidence", "2026", "--xlsx", &sheet])), 0);
    let wrong = desk.run(&["par-evidence", "26"]);
    assert_eq!(status(&wrong), 2);
}

/// What the settings made due before anybody was told of anything is no missing evidence.
#[test]
fn reports_of_the_time_before_going_live_are_not_counted_as_missing() {
    let desk = Desk::new(|text| text);
    let told = json(&desk.run(&[
        "par-evidence",
        "2026",
        "--json",
        "--at",
        "2026-12-31T09:00:00+07:00",
    ]));
    let live = json(&desk.run(&["status", "--json"]))["live_from"].clone();
    let live = live.as_str().unwrap().to_owned();
    let rows = told["evidence"].as_array().unwrap();
    let reports: Vec<_> = rows.iter().filter(|r| r["is_report"] == true).collect();
    assert!(!reports.is_empty(), "{rows:?}");
    for row in reports {
        assert!(row["due"].as_str().unwrap() >= live.as_str(), "{live}: {row}");
    }
}
