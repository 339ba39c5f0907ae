//! Figures and previews.

use super::*;

#[test]
fn figures_have_the_shape_of_the_contract() {
    let desk = Desk::new(|text| text);
    let output = desk.run(&[
        "figures",
        "2026-W27",
        "--json",
        "--at",
        "2026-07-03T15:00:00+07:00",
    ]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let answer = json(&output);
    assert_eq!(
        (&answer["period"], &answer["from"], &answer["to"]),
        (&"2026-W27".into(), &"2026-06-26".into(), &"2026-07-02".into(),)
    );
    assert!(answer["as_of"].as_str().unwrap().ends_with("+07:00"));
    let rows = answer["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    let columns = [
        "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13",
    ];
    for row in rows {
        assert!(!row["sector"].as_str().unwrap().is_empty());
        assert!(columns.iter().all(|c| row.get(*c).is_some()), "{row}");
    }
    for column in columns {
        let sum: i64 = rows.iter().filter_map(|r| r[column].as_i64()).sum();
        assert_eq!(answer["total"][column].as_i64(), Some(sum), "{column}");
    }
    assert!(answer["extras"].is_object());
    assert!(answer["findings"].is_array());

    let before = desk.run(&[
        "figures",
        "2026-W27",
        "--json",
        "--at",
        "2026-07-03T14:59:00+07:00",
    ]);
    let before = json(&before);
    assert_eq!(before["as_of"], Value::Null, "fetched a minute later");
    assert!(
        columns.iter().all(|c| before["total"][c].is_null()),
        "unknown is null, never 0"
    );
    assert_eq!(status(&desk.run(&["figures", "2026-W99"])), 2);
}

#[test]
fn a_preview_reaches_neither_the_network_nor_the_database() {
    let desk = Desk::new(|text| text);
    let before = std::fs::read(desk.database()).unwrap();
    let written = letters(desk.dir.path());
    assert!(written > 3);
    let output = desk.run(&["agenda", "--at", "2026-07-06T13:15:00+07:00", "--json"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let answer = json(&output);
    let actions = answer["do"].as_array().unwrap();
    assert!(actions.iter().any(|a| a["action"] == "fetch"));
    assert!(actions.iter().any(|a| a["action"] == "queue"));
    assert!(actions.iter().all(|a| !a["reason"].as_str().unwrap().is_empty()));
    assert!(
        !answer["not"].as_array().unwrap().is_empty(),
        "and what it would not do"
    );
    for args in [
        &["status"][..],
        &["task", "list"],
        &["plan", "show"],
        &["outbox", "list"],
    ] {
        let mut args = args.to_vec();
        args.extend(["--json"]);
        assert!(
            status(&desk.run(&args)) < 2,
            "{args:?}: {}",
            stderr(&desk.run(&args))
        );
    }
    assert!(
        std::fs::read(desk.database()).unwrap() == before,
        "the database is as it was"
    );
    assert_eq!(letters(desk.dir.path()), written, "no letter beside the demo's");
}

fn letters(dir: &Path) -> usize {
    let is_letter = |(path, _): &(PathBuf, Vec<u8>)| path.extension().is_some_and(|e| e == "eml");
    files(dir).iter().filter(|f| is_letter(f)).count()
}
