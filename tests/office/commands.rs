//! What commands answer to slips: a wrong file, a word given twice, nothing to do.

mod wrong_file;

use crate::program::{Desk, json, status, stderr, stdout};
use crate::sheets::Filled;
use crate::world::{moment, plan};
use dossierd::plan::{Assigned, Mark, MarkKind, Origin, Task, deadline};
use dossierd::sheet::{book, days};
use dossierd::store::Store;
use serde_json::Value;
use std::path::Path;

const ROW: [&str; 5] = [
    "1",
    "Kiểm tra công vụ đột xuất",
    "Văn phòng",
    "",
    "Trước ngày 15/12",
];

fn stored(desk: &Desk) -> usize {
    let shown = json(&desk.run(&["plan", "show", "--json"]));
    shown["tasks"].as_array().unwrap().len()
}

#[test]
fn a_part_says_what_it_replaces_and_where_a_text_without_headings_will_stand() {
    let desk = Desk::new(|text| text);
    let take = |name: &str, text: &str| {
        let file = desk.file(name, text.as_bytes());
        desk.run(&["report", "part", "2026-Q3", &file, "--unit", "trungtam"])
    };
    let heading = "3. Công tác tuyên truyền";
    let first = take("dau.txt", &format!("{heading}\nĐã tuyên truyền 05 buổi.\n"));
    assert_eq!(status(&first), 0, "{}", stderr(&first));
    let said = stdout(&first);
    assert!(!said.contains("replaces") && !said.contains("heading"), "{said}");
    let again = stdout(&take("sau.txt", "Đã tuyên truyền 06 buổi.\n"));
    assert!(
        again.contains("replaces the part of") && again.contains("(dau.txt)"),
        "{again}"
    );
    let where_it_stands = "all of it stands under \"I.3. Công tác tuyên truyền\"";
    assert!(again.contains(where_it_stands), "{again}");
    for name in ["phan", "phan.bin"] {
        let refused = take(name, "Đã tuyên truyền 07 buổi.\n");
        assert_eq!(status(&refused), 2, "{}", stdout(&refused));
        assert!(
            stderr(&refused).contains("save it as .docx"),
            "{}",
            stderr(&refused)
        );
    }
}

#[test]
fn figures_of_an_impossible_period_are_refused() {
    let desk = Desk::new(|text| text);
    for (period, why) in [
        ("0000-01", "no figures are of that year"),
        ("2026-Q5", "no such period"),
        ("2026-W54", "no such period"),
        ("9999-01-01..9999-12-31", "no figures are of that year"),
    ] {
        let answer = desk.run(&["figures", period]);
        assert_eq!(status(&answer), 2, "{period}");
        assert!(stderr(&answer).contains(why), "{}", stderr(&answer));
    }
}

/// A snooze that has not ended on whatever day this test is run.
fn hold(desk: &Desk, number: &str) {
    let mut store = Store::open(Path::new(&desk.path("demo/dossierd.db"))).unwrap();
    let tasks = store.tasks().unwrap();
    let task = tasks.iter().find(|t| t.number == number).unwrap();
    let kind = MarkKind::Held {
        until: "2199-12-31".parse().unwrap(),
        reason: String::new(),
    };
    let mark = Mark {
        task: task.id.clone(),
        unit: None,
        due: None,
        kind,
        at: moment("2026-07-03 15:00"),
        by: "văn thư".into(),
    };
    store.mark(&mark).unwrap();
}

#[test]
fn what_takes_nothing_back_says_that_nothing_changed() {
    let desk = Desk::new(|text| text);
    let words = |args: &[&str]| {
        let answer = desk.run(&[&["task"], args].concat());
        assert_eq!(status(&answer), 0, "{args:?}: {}", stderr(&answer));
        stdout(&answer)
    };
    let nothing = "nothing changed";
    assert!(words(&["reopen", "6"]).contains(nothing));
    assert!(words(&["wake", "6"]).contains(nothing));
    words(&["done", "6", "--number", "1/BC", "--date", "2024-12-31"]);
    assert!(!words(&["reopen", "6"]).contains(nothing));
    assert!(words(&["reopen", "6"]).contains(nothing));
    hold(&desk, "6");
    assert!(!words(&["wake", "6"]).contains(nothing));
    assert!(words(&["wake", "6"]).contains(nothing));
    words(&["cancel", "6", "--number", "2/TB", "--date", "2024-12-31"]);
    assert!(!words(&["reopen", "6"]).contains(nothing), "it was ended");
    assert!(words(&["reopen", "6"]).contains(nothing));
}

#[test]
fn a_milestone_that_there_is_not_cannot_be_dropped() {
    let desk = Desk::new(|text| text);
    let milestone = |more: &[&str]| desk.run(&[&["task", "milestone", "6"], more].concat());
    let missing = milestone(&["chậm nhất 20/8/2199", "--drop"]);
    assert_eq!(status(&missing), 2, "{}", stdout(&missing));
    assert!(
        stderr(&missing).contains("there is no milestone"),
        "{}",
        stderr(&missing)
    );
    assert_eq!(status(&milestone(&["chậm nhất 20/8/2199"])), 0);
    assert_eq!(status(&milestone(&["chậm nhất 20/8/2199", "--drop"])), 0);
    assert_eq!(
        status(&milestone(&["chậm nhất 20/8/2199", "--drop"])),
        2,
        "it is gone"
    );
}

#[test]
fn a_backup_brings_back_what_was_and_puts_the_newer_database_aside() {
    let desk = Desk::new(|text| text);
    let state = || {
        let list = stdout(&desk.run(&["task", "list", "--json"]));
        let mut lines = list
            .lines()
            .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
        lines.find(|v| v["task"] == "6").unwrap()["state"].clone()
    };
    let (copy, before) = (desk.path("ban-sao.db"), state());
    assert_eq!(status(&desk.run(&["backup", &copy])), 0);
    assert_eq!(
        status(&desk.run(&["backup", &copy])),
        2,
        "nothing is written over"
    );
    let done = ["task", "done", "6", "--number", "21/TB", "--date", "2024-12-31"];
    assert_eq!(status(&desk.run(&done)), 0);
    assert_eq!(state(), "done_on_time");
    let refused = desk.run(&["restore", &copy]);
    assert_eq!(status(&refused), 2);
    assert!(stderr(&refused).contains("--replace"), "{}", stderr(&refused));
    assert_eq!(state(), "done_on_time");
    let restored = desk.run(&["restore", &copy, "--replace"]);
    assert_eq!(status(&restored), 0, "{}", stderr(&restored));
    assert_eq!(state(), before);
    assert!(Path::new(&desk.path("demo/dossierd.db.before-restore-1")).exists());
    assert!(status(&desk.run(&["check"])) < 2, "it is sound");
}

#[test]
fn a_rehearsal_tells_a_task_by_the_hour_line_by_line() {
    let desk = Desk::new(|text| text);
    let mut store = Store::open(Path::new(&desk.path("demo/dossierd.db"))).unwrap();
    let units = |id: &str| Assigned {
        words: id.into(),
        units: vec![id.into()],
        unknown: vec![],
    };
    let task = Task {
        id: "hand-2026-9".into(),
        number: "DX9".into(),
        year: 2026,
        section: "Nhiệm vụ đột xuất".into(),
        title: "Báo cáo giờ".into(),
        leads: units("dautu"),
        support: Assigned::default(),
        deadline_text: "trước 16 giờ ngày mai".into(),
        deadline: deadline::read("trước 16 giờ ngày 03/7/2026", 2026),
        deliverable: "Báo cáo".into(),
        origin: Origin::Hand,
        known_from: "2026-07-02".parse().unwrap(),
    };
    store.add_task(&task, moment("2026-07-02 15:00")).unwrap();
    drop(store);
    let rehearse = |more: &[&str]| {
        let args = ["rehearse", "--from", "2026-07-02", "--to", "2026-07-03"];
        stdout(&desk.run(&[&args, more].concat()))
    };
    let told = rehearse(&["--json"]);
    let lines = told.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
    let mine: Vec<Value> = lines.filter(|l| l["task"] == "DX9").collect();
    let at: Vec<&str> = mine.iter().map(|l| l["at"].as_str().unwrap()).collect();
    assert_eq!(
        at,
        [
            "2026-07-02T07:45:00+07:00",
            "2026-07-03T08:00:00+07:00",
            "2026-07-03T14:00:00+07:00"
        ]
    );
    let mut last = mine[2].clone();
    let key = last["letter"].take();
    assert!(key.as_str().unwrap().starts_with("hour-two-hours-hand-2026-9-"));
    assert_eq!(
        last,
        serde_json::json!({
            "at": "2026-07-03T14:00:00+07:00", "kind": "reminder", "task": "DX9", "unit": "dautu",
            "role": "lead", "due": "2026-07-03", "target": "2026-07-03", "stage": null,
            "limit": "2026-07-03T16:00:00+07:00", "letter": null,
        })
    );
    assert_eq!(rehearse(&[]).matches(" DX9  hour ").count(), 3);
}

#[test]
fn the_pages_of_a_rehearsal_are_live_from_its_first_day_as_its_letters_are() {
    let desk = Desk::new(|text| text);
    let letters = desk.path("thu");
    let days = ["--from", "2026-07-03", "--to", "2026-07-03"];
    let answer = desk.run(&[&["rehearse", "--mail-dir", &letters][..], &days].concat());
    assert_eq!(status(&answer), 0, "{}", stderr(&answer));
    let files = std::fs::read_dir(&letters).unwrap().map(|f| f.unwrap().path());
    let is_page = |f: &std::path::PathBuf| f.file_name().unwrap().to_string_lossy().starts_with("week-");
    let pages: Vec<_> = files.filter(is_page).collect();
    assert!(!pages.is_empty());
    for page in pages {
        let bytes = std::fs::read(page).unwrap();
        let message = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        let text = message.body_text(0).unwrap();
        assert!(text.contains("có hạn trước khi bắt đầu nhắc việc"), "{text}");
        assert!(!text.contains("việc quá hạn của"), "{text}");
    }
}

#[test]
fn a_phrase_may_begin_with_the_dash_of_its_cell() {
    let desk = Desk::new(|text| text);
    let phrase = "- Đợt 1: trước 30/4/2199";
    let read = json(&desk.run(&["deadline", phrase, "--year", "2199", "--json"]));
    assert_eq!(
        (&read["phrase"], &read["last_on_time_day"]),
        (&phrase.into(), &"2199-04-29".into())
    );
    for args in [
        &["add", "Báo cáo", "--unit", "dautu", "--deadline", phrase][..],
        &["date", "6", phrase],
        &["milestone", "6", phrase],
    ] {
        let answer = desk.run(&[&["task"], args].concat());
        assert_eq!(status(&answer), 0, "{args:?}: {}", stderr(&answer));
    }
    let slip = desk.run(&["deadline", phrase, "--yeer", "2199"]);
    assert_eq!(status(&slip), 2, "a flag that there is not is no phrase");
}

#[test]
fn of_two_tasks_of_one_number_the_identity_says_which() {
    let desk = Desk::new(|text| text);
    let rows = [
        ROW,
        [
            "1",
            "Rà soát thủ tục hành chính",
            "Văn phòng",
            "",
            "Trước ngày 20/12",
        ],
    ];
    let file = desk.file("trung-so.txt", plan(&rows).as_bytes());
    let import = [
        "plan",
        "import",
        &file,
        "--year",
        "2026",
        "--apply",
        "--remove-most",
    ];
    desk.run(&import);
    let list = || -> Vec<Value> {
        let text = stdout(&desk.run(&["task", "list", "--json"]));
        let all = text.lines().map(|l| serde_json::from_str(l).unwrap());
        all.filter(|l: &Value| l["task"] == "1" && l["origin"] == "plan")
            .collect()
    };
    let both = list();
    assert_eq!(both.len(), 2);
    let done = |name: &str, more: &[&str]| {
        let args = ["task", "done", name, "--number", "1/BC", "--date", "2024-12-31"];
        desk.run(&[&args, more].concat())
    };
    for more in [&[][..], &["--year", "2026"]] {
        let asked = done("1", more);
        assert_eq!(status(&asked), 2);
        let why = stderr(&asked);
        for task in &both {
            let (id, title) = (task["id"].as_str().unwrap(), task["title"].as_str().unwrap());
            assert!(why.contains(id) && why.contains(title), "{why}");
        }
        assert!(!why.contains("--year"), "it would not help: {why}");
    }
    let answer = done(both[1]["id"].as_str().unwrap(), &[]);
    assert_eq!(status(&answer), 0, "{}", stderr(&answer));
    let states: Vec<Value> = list().iter().map(|l| l["state"].clone()).collect();
    assert_ne!(states[0], states[1]);
}

/// A unit beside the sample's that bears another name from 2099 on.
fn with_renamed_unit() -> Desk {
    let desk =
        Desk::new(|text| text.replace("[mail]", "[people]\naddress_book = \"danh-ba.xlsx\"\n\n[mail]"));
    let row = |name: &str, from: &str, to: &str| book::Line {
        line: 0,
        cells: ["chuyendoiso", name, "", "cds@saobien.vn", "", "", from, to]
            .map(str::to_owned)
            .into(),
    };
    let tables = book::Tables {
        units: vec![
            row("Phòng Công nghệ thông tin", "", "30/11/2099"),
            row("Phòng Chuyển đổi số", "01/12/2099", ""),
        ],
        ..book::Tables::default()
    };
    let day = "2026-11-21".parse().unwrap();
    desk.file("danh-ba.xlsx", &book::write(&tables, day).unwrap());
    desk
}

#[test]
fn a_plan_is_shown_with_the_names_of_that_day() {
    let desk = with_renamed_unit();
    let row = [
        "1",
        "Vận hành hệ thống",
        "Phòng Công nghệ thông tin",
        "",
        "Trước ngày 15/12",
    ];
    let file = desk.file("ke-hoach.txt", plan(&[row]).as_bytes());
    let import = ["plan", "import", &file, "--apply", "--remove-most"];
    let (old, new) = (
        "chủ trì: Phòng Công nghệ thông tin",
        "chủ trì: Phòng Chuyển đổi số",
    );
    let answer = desk.run(&import);
    let imported = stdout(&answer);
    assert!(imported.contains(old), "{imported}{}", stderr(&answer));
    for (at, name, other) in [
        (&[][..], old, new),
        (&["--at", "2099-12-01T08:00:00+07:00"], new, old),
    ] {
        let answer = desk.run(&[&["plan", "show"], at].concat());
        let said = stdout(&answer);
        assert!(
            said.contains(name) && !said.contains(other),
            "{at:?} {said}{}",
            stderr(&answer)
        );
    }
}
