//! Behind a figure: its answers, what was reported, and what may go.

use crate::program::{Desk, json, status, stderr, stdout};

const THEN: [&str; 2] = ["--at", "2026-07-03T16:00:00+07:00"];

fn demo_file(desk: &Desk, name: &str) -> String {
    desk.folder().join("demo").join(name).display().to_string()
}

#[test]
fn why_leads_from_a_figure_to_the_answer_it_came_from() {
    let desk = Desk::new(|text| text);
    let figures = json(&desk.run(&[&["figures", "2026-W27", "--json"], &THEN[..]].concat()));
    let chain = json(&desk.run(&[&["why", "2026-W27", "c7", "--json"], &THEN[..]].concat()));
    assert_eq!(chain["value"], figures["total"]["c7"]);
    let link = &chain["chain"][0];
    assert_eq!((&link["value"], &link["sign"]), (&chain["value"], &"=".into()));
    assert_eq!(link["hash"].as_str().unwrap().len(), 64);
    assert!(
        link["request"]
            .as_str()
            .unwrap()
            .starts_with("/o/rest/statistics?")
    );
    let sector = figures["rows"][1]["sector"].as_str().unwrap();
    let of_sector = [&["why", "2026-W27", "3", "--sector", sector], &THEN[..]].concat();
    let told = stdout(&desk.run(&of_sector));
    let first = told.lines().next().unwrap();
    assert!(first.starts_with(sector) && first.contains("cột 3"), "{first}");
    for wrong in [
        vec!["why", "2026-W27", "14"],
        vec!["why", "2026-W27", "3", "--sector", "Không có"],
    ] {
        let answer = desk.run(&[&wrong[..], &THEN[..]].concat());
        assert_eq!(status(&answer), 2, "{wrong:?}");
    }
}

#[test]
fn a_week_by_name_is_that_of_its_page() {
    let desk = Desk::new(|text| text);
    for (week, from, to) in [
        ("2026-W07", "2026-02-06", "2026-02-12"),
        ("2026-W08", "2026-02-13", "2026-02-19"),
        ("2026-W09", "2026-02-13", "2026-02-26"),
        ("2026-W10", "2026-02-27", "2026-03-05"),
    ] {
        let chain = json(&desk.run(&[&["why", week, "3", "--json"], &THEN[..]].concat()));
        assert_eq!(
            (&chain["from"], &chain["to"]),
            (&from.into(), &to.into()),
            "{week}"
        );
    }
}

#[test]
fn why_shows_of_a_sum_only_the_terms_that_are_added() {
    let desk = Desk::new(|text| text);
    for column in ["3", "4", "6", "7", "11"] {
        let of = ["why", "2026-06-19..2026-07-02", column, "--json"];
        let chain = json(&desk.run(&[&of[..], &THEN[..]].concat()));
        let links = chain["chain"].as_array().unwrap();
        let terms = links.iter().map(|link| link["value"].as_i64().unwrap());
        assert_eq!(Some(terms.sum()), chain["value"].as_i64(), "{column}: {chain}");
        let wanted = match column {
            "3" => 5,
            "4" | "7" => 2,
            _ => 1,
        };
        assert_eq!(links.len(), wanted, "{column}: {chain}");
    }
}

#[test]
fn what_was_sent_is_read_back_from_the_word_file_and_from_the_workbook() {
    let desk = Desk::new(|text| text);
    let known = json(&desk.run(&["figures", "2026-06", "--json"]));
    for (name, number) in [
        ("du-thao-cctthc-thang-2026-06.docx", "331/BC-BQL"),
        ("du-thao-cctthc-thang-2026-06.xlsx", "332/BC-BQL"),
    ] {
        let file = demo_file(&desk, name);
        let sent = desk.run(&[
            "report", "sent", "2026-06", "--number", number, "--date", "3/7/2026", &file,
        ]);
        assert_eq!(status(&sent), 0, "{name}: {}{}", stdout(&sent), stderr(&sent));
        let told = "tệp chưa phải là văn bản đã ký: còn dòng “DỰ THẢO”";
        assert!(stdout(&sent).contains(told), "{name}: {}", stdout(&sent));
        let chain = json(&desk.run(&["why", "2026-06", "7", "--json"]));
        let reported = &chain["reported"][0];
        assert_eq!(
            (&reported["number"], &reported["value"], &reported["file"]),
            (&number.into(), &known["total"]["c7"], &name.into()),
            "the newest version counts"
        );
        let drafted = stdout(&desk.run(&["draft", "2026-06", "--out", &desk.path("lai")]));
        let told =
            format!("đã ghi nhận gửi Báo cáo số {number} ngày 03/7/2026: từ đó nguồn chưa có số liệu khác");
        assert!(drafted.contains(&told), "{drafted}");
    }
}

#[test]
fn what_was_sent_otherwise_than_known_is_told_and_no_report_is_no_report() {
    let desk = Desk::new(|text| text);
    // The half-year's form, sent as the month's.
    let other = demo_file(&desk, "du-thao-tthc-6-thang-2026-h1.docx");
    let sent = |more: &[&str]| {
        let args = [
            "report", "sent", "2026-06", "--number", "1/BC-BQL", "--date", "3/7/2026",
        ];
        desk.run(&[&args[..], more].concat())
    };
    let answer = sent(&[&other]);
    assert_eq!(status(&answer), 1, "{}", stderr(&answer));
    assert!(
        stdout(&answer).contains("khác số liệu đã lưu: cột 3"),
        "{}",
        stdout(&answer)
    );
    let letter = desk.file("thu.csv", "một dòng\n".as_bytes());
    for (more, words) in [
        (vec![letter.as_str()], "II.06a"),
        (vec!["/dev/zero"], "no regular file"),
    ] {
        let answer = sent(&more);
        assert_eq!(status(&answer), 2, "{more:?}");
        assert!(stderr(&answer).contains(words), "{}", stderr(&answer));
    }
    let early = desk.run(&["report", "sent", "2026-06", "--number", "1", "--date", "3/7/2025"]);
    assert_eq!(status(&early), 2);
}

#[test]
fn a_form_of_another_window_is_not_taken_for_the_one_that_was_sent() {
    let desk = Desk::new(|text| text);
    let june = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/files/exports/bieu-06a.xlsx"
    ))
    .unwrap();
    let file = desk.file("06a.xlsx", &june);
    let sent = |period: &str| {
        let args = [
            "report", "sent", period, "--number", "1/BC-BQL", "--date", "3/7/2026", &file,
        ];
        desk.run(&args)
    };
    let refused = sent("2026-05");
    assert_eq!(status(&refused), 2, "{}", stdout(&refused));
    assert!(
        stderr(&refused).contains("20/5/2026") && stderr(&refused).contains("19/6/2026"),
        "{}",
        stderr(&refused)
    );
    let reported = |period| json(&desk.run(&["why", period, "7", "--json"]))["reported"].clone();
    assert_eq!(reported("2026-05"), serde_json::json!([]));
    assert!(status(&sent("2026-06")) <= 1);
    assert_eq!(reported("2026-06")[0]["number"], "1/BC-BQL");
    let database = rusqlite::Connection::open(desk.path("demo/dossierd.db")).unwrap();
    let marks = "SELECT body FROM mark WHERE task = 'report-cctthc-thang'";
    let mark: String = database.query_row(marks, [], |row| row.get(0)).unwrap();
    let mark: serde_json::Value = serde_json::from_str(&mark).unwrap();
    assert_eq!(
        (&mark["due"], &mark["kind"]["done"]["number"]),
        (&"2026-06-23".into(), &"1/BC-BQL".into()),
        "the report is done"
    );
}

#[test]
fn nothing_is_removed_without_a_policy_and_a_dry_run_removes_nothing() {
    let desk = Desk::new(|text| text);
    let none = desk.run(&["retention"]);
    assert_eq!(status(&none), 2);
    assert!(stderr(&none).contains("thin_after_days"), "{}", stderr(&none));
    let desk = Desk::new(|text| format!("{text}\n[figures]\nthin_after_days = 450\n"));
    let dry = desk.run(&["retention"]);
    assert_eq!(status(&dry), 0, "{}", stderr(&dry));
    assert!(stdout(&dry).starts_with("0 of "), "{}", stdout(&dry));
    assert_eq!(status(&desk.run(&["retention", "--apply"])), 0);
    assert_eq!(
        status(&desk.run(&[&["figures", "2026-W27"], &THEN[..]].concat())),
        0
    );
}
