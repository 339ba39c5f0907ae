//! The office's own wording: templates beside the configuration, tried before they are used.

use crate::program::{Desk, json, status, stderr, stdout};
use crate::world::*;
use chrono::{NaiveTime, Weekday};
use dossierd::agenda::HealthRule;
use dossierd::letter::Wording;
use std::path::Path;

fn built_in(name: &str) -> String {
    let found = Wording::built_in().iter().find(|(n, _)| *n == name);
    found.unwrap().1.to_owned()
}

/// A desk with templates of its own beside its configuration.
fn desk(templates: &[(&str, &str)]) -> Desk {
    let desk = Desk::new(|text| text);
    std::fs::create_dir_all(desk.folder().join("templates/letter")).unwrap();
    for (name, text) in templates {
        desk.file(&format!("templates/letter/{name}"), text.as_bytes());
    }
    desk
}

#[test]
fn what_is_exported_may_be_changed_and_used_and_nothing_is_overwritten() {
    let desk = Desk::new(|text| text);
    let folder = desk.path("templates/letter");
    let exported = desk.run(&["templates", "export", &folder]);
    assert_eq!(status(&exported), 0, "{}", stderr(&exported));
    for (name, text) in Wording::built_in() {
        assert_eq!(
            std::fs::read_to_string(Path::new(&folder).join(name)).unwrap(),
            *text
        );
    }
    let again = desk.run(&["templates", "export", &folder]);
    assert_eq!(status(&again), 2);
    assert!(stderr(&again).contains("not empty"), "{}", stderr(&again));
}

/// Named in `check`, in `status` and in `templates check`, with file, line and remedy; exit status 1.
#[test]
fn which_templates_are_the_offices_and_which_are_broken_is_told() {
    let own = built_in("late.txt").replace("Đề nghị theo dõi, đôn đốc", "Kính đề nghị theo dõi, đôn đốc");
    let broken = format!("{}\n{{% if %}}\n", built_in("reminder.txt").trim_end());
    let line = broken.lines().count();
    let desk = desk(&[
        ("late.txt", &own),
        ("reminder.txt", &broken),
        ("late.txt~", "x"),
        ("remindr.txt", "x"),
    ]);
    let told = format!("templates/letter/reminder.txt:{line}: syntax error");
    let misnamed = "templates/letter/remindr.txt: is the name of no template";
    for command in [&["check"][..], &["status"], &["templates", "check"]] {
        let answer = desk.run(command);
        let said = stdout(&answer);
        assert_eq!(status(&answer), 1, "{command:?}: {said}{}", stderr(&answer));
        for words in [
            told.as_str(),
            misnamed,
            "letters are written with the built-in text",
            "templates export DIR",
        ] {
            assert!(said.contains(words), "{command:?}: {words}: {said}");
        }
        let lists = [
            ": late.txt in the place of built-in ones; 2 not used",
            "late.txt: the office's own",
        ];
        assert!(
            lists.iter().any(|words| said.contains(words)),
            "{command:?}: {said}"
        );
        assert!(
            !said.contains("late.txt~"),
            "what an editor put aside is no template: {said}"
        );
    }
    let told = &json(&desk.run(&["status", "--json"]))["templates"];
    assert_eq!(told["own"], serde_json::json!(["late.txt"]));
    assert_eq!(told["broken"].as_array().unwrap().len(), 2);
    let elsewhere = desk.run(&["templates", "check", &desk.path("templates/letter")]);
    assert_eq!(status(&elsewhere), 1);
    assert!(
        stdout(&elsewhere).contains("late.txt: the office's own"),
        "{}",
        stdout(&elsewhere)
    );
}

#[test]
fn a_folder_that_is_named_and_not_there_is_told() {
    let desk = Desk::new(|text| format!("{text}\n[letters]\ntemplates = \"loi-van\"\n"));
    let said = stdout(&desk.run(&["check"]));
    assert!(
        said.contains("letters.templates: there is no folder") && said.contains("loi-van"),
        "{said}"
    );
    let silent = stdout(&Desk::new(|text| text).run(&["check"]));
    assert!(!silent.contains("templates"), "{silent}");
}

/// The daemon watches every file that may stand there, those that are not there yet too; after a
/// change the next letter is in the new words.
#[tokio::test]
async fn the_next_letter_after_a_change_is_in_the_new_words() {
    let desk = desk(&[]);
    let settings = dossierd::config::load_offline(&desk.folder().join("dossierd.toml")).unwrap();
    let place = desk.folder().join("templates/letter/reminder.txt");
    assert!(settings.files.contains(&place), "{:?}", settings.files);

    let row = |title, due| ["1", title, "Văn phòng", "", due];
    let rows = [
        row("Báo cáo một", "Chậm nhất ngày 06/7/2026"),
        row("Báo cáo hai", "Chậm nhất ngày 17/7/2026"),
    ];
    let mut w = World::reminders(&rows).await;
    let greeting = "Văn phòng kính đề nghị quan tâm";
    w.at("2026-07-03 07:45").await;
    let usual = w.received();
    assert!(
        !usual.is_empty() && usual.iter().all(|l| !l.text.contains(greeting)),
        "{usual:?}"
    );
    let own = built_in("reminder.txt").replace("Đề nghị quan tâm", greeting);
    std::fs::write(&place, own).unwrap();
    let changed = dossierd::config::load_offline(&desk.folder().join("dossierd.toml")).unwrap();
    w.reload(|s| s.rules.sender.wording = changed.rules.sender.wording.clone());
    w.at("2026-07-15 07:45").await;
    let now = w.received();
    assert!(now.iter().any(|l| l.text.contains(greeting)), "{now:?}");
}

/// A reminder of the office's own that passes every sample and fails on a letter to `VP`; the line
/// it fails in.
fn failing() -> (Wording, usize) {
    let endless = "{% if about.addressee == \"Văn phòng Ban Quản lý\" %}{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}{% endif %}\n";
    let usual = built_in("reminder.txt");
    let opening = "{% macro opening(about) %}\n";
    let line = usual[..usual.find(opening).unwrap()].lines().count() + 2;
    let own = usual.replacen(opening, &format!("{opening}{endless}"), 1);
    let (wording, unfit) = Wording::read(&[("reminder.txt".to_owned(), own.into_bytes())]);
    assert_eq!(unfit, [], "no sample meets it");
    (wording, line)
}

/// The office that reminds in such words on Friday 03/7 and, of the day itself, on Monday 06/7.
async fn reminded_by(wording: Wording) -> World {
    let row = ["1", "Báo cáo một", "Văn phòng", "", "Chậm nhất ngày 06/7/2026"];
    let (day, at) = (Weekday::Mon, NaiveTime::from_hms_opt(8, 0, 0).unwrap());
    let mut w = World::reminders_with(&[row], |s| {
        s.rules.sender.wording = wording;
        s.rules.figures.health = Some(HealthRule { day, at });
    })
    .await;
    w.at("2026-07-03 07:45").await;
    w
}

#[tokio::test]
async fn a_template_that_fails_on_a_real_letter_is_told_with_its_line() {
    let (wording, line) = failing();
    let mut w = reminded_by(wording).await;
    let letters = w.received();
    assert!(
        letters
            .iter()
            .any(|l| l.text.contains("Đề nghị quan tâm thực hiện")),
        "{letters:?}"
    );
    let since = moment("2026-07-01 00:00");
    let failed = w.store().fallen_back(since).unwrap();
    assert_eq!(failed.len(), 1, "{failed:?}");
    let (key, failed) = &failed[0];
    assert!(key.starts_with("morning-2026-07-03-"), "{key}");
    assert_eq!(
        (failed.template.as_str(), failed.line),
        ("reminder.txt", line),
        "{}",
        failed.why
    );
    assert!(
        w.store()
            .fallen_back(moment("2026-07-04 00:00"))
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn the_operators_weekly_letter_counts_them_for_seven_days() {
    let (wording, line) = failing();
    let mut w = reminded_by(wording).await;
    w.at("2026-07-06 07:45").await;
    w.received();
    w.at("2026-07-06 08:00").await;
    let letters = w.received();
    let health = letters.iter().find(|l| l.subject.starts_with("[Tình trạng]"));
    let health = health.unwrap_or_else(|| panic!("{letters:?}"));
    assert_eq!(health.subject, "[Tình trạng] Tuần 28 năm 2026: 01 điểm cần xem");
    let told = format!(
        "Đề nghị xem: Thư trong 07 ngày phải dùng mẫu có sẵn vì mẫu riêng không viết được: 02 (gần nhất: reminder.txt:{line})"
    );
    assert!(health.text.contains(&told), "{told}: {}", health.text);
    w.at("2026-07-13 08:00").await;
    let letters = w.received();
    let next = letters.iter().find(|l| l.subject.starts_with("[Tình trạng]"));
    assert_eq!(
        next.map(|l| l.subject.as_str()),
        Some("[Tình trạng] Tuần 29 năm 2026: hoạt động bình thường")
    );
}

/// With the newest letter, the template's line and the remedy; exit status 1 for seven days.
#[tokio::test]
async fn status_counts_them_and_asks_for_a_look() {
    let (wording, line) = failing();
    let mut w = reminded_by(wording).await;
    let database = w.database().display().to_string();
    let desk = Desk::new(|text| text.replace("demo/dossierd.db", &database));
    let key = w
        .store()
        .fallen_back(moment("2026-07-01 00:00"))
        .unwrap()
        .remove(0)
        .0;
    let told = format!(
        "WARN 1 letters in seven days are in the built-in words because the office's own template failed: last {key}, reminder.txt:{line}: "
    );
    let command = |when: &str, more: &[&str]| desk.run(&[&["status", "--at", when], more].concat());
    let now = "2026-07-03T08:00:00+07:00";
    let said = stdout(&command(now, &[]));
    assert!(
        said.contains(&told) && said.contains("dossierd templates export DIR"),
        "{told}: {said}"
    );
    let counted = json(&command(now, &["--json"]));
    assert_eq!(
        (&counted["templates"]["fell_back"], &counted["ok"]),
        (&1.into(), &false.into())
    );
    assert_eq!(status(&command(now, &[])), 1);

    let later = "2026-07-10T08:00:00+07:00";
    let said = command(later, &[]);
    assert!(
        !stdout(&said).contains("own template failed"),
        "{}",
        stdout(&said)
    );
    let counted = json(&command(later, &["--json"]));
    assert_eq!(counted["templates"]["fell_back"], 0);
    assert_eq!(status(&said), 0, "{}", stdout(&said));
}

/// "yêu cầu" and English words are a warning: the template is used all the same.
#[test]
fn words_that_an_office_does_not_write_are_warned_of() {
    let own = built_in("late.txt").replace("Đề nghị theo dõi, đôn đốc", "Yêu cầu theo dõi, đôn đốc");
    let receipt = format!(
        "{}\n{{% macro more(about) %}}\nPlease fix the file\n{{% endmacro %}}\n",
        built_in("receipt.txt")
    );
    let desk = desk(&[("late.txt", &own), ("receipt.txt", &receipt)]);
    let said = stdout(&desk.run(&["templates", "check"]));
    assert!(said.contains("late.txt: the office's own"), "{said}");
    let place = |name: &str| {
        said.lines()
            .find(|l| l.starts_with("WARN") && l.contains(name))
            .map(str::to_owned)
    };
    let late = place("late.txt:").unwrap_or_default();
    assert!(late.contains("yêu cầu") && late.contains("đề nghị"), "{said}");
    let line = receipt.lines().position(|l| l.starts_with("Please")).unwrap() + 1;
    assert!(place(&format!("receipt.txt:{line}:")).is_some(), "{said}");
    let said = stdout(&desk.run(&["check"]));
    assert!(said.contains("yêu cầu") && said.contains("English"), "{said}");
    let told = json(&desk.run(&["status", "--json"]));
    assert_eq!(
        told["templates"]["doubtful"].as_array().map(Vec::len),
        Some(2),
        "{told}"
    );
}

/// Whoever answers with another word than the program reads is not understood.
#[test]
fn a_template_without_a_word_that_people_answer_with_is_not_used() {
    for (name, from, to, word) in [
        ("answer_receipt.txt", "HỦY", "RÚT", "HỦY"),
        ("answer_notice.txt", "ĐỒNG Ý", "CHẤP THUẬN", "ĐỒNG Ý"),
        ("task.txt", "XONG", "ĐÃ LÀM", "XONG"),
        ("task.txt", "HOÃN", "XIN THÊM", "HOÃN"),
        ("late.txt", "DỰ KIẾN", "dự kiến", "DỰ KIẾN"),
        ("task.txt", "SAI", "NHẦM", "SAI"),
    ] {
        let own = built_in(name);
        assert!(own.contains(from), "{name}: {from}");
        let desk = desk(&[(name, &own.replace(from, to))]);
        for command in [&["check"][..], &["templates", "check"]] {
            let answer = desk.run(command);
            let said = stdout(&answer);
            assert_eq!(status(&answer), 1, "{name} {from}: {said}");
            for words in [
                format!("templates/letter/{name}"),
                format!("the letter does not say \"{word}\""),
                "print this word in capitals".to_owned(),
            ] {
                assert!(said.contains(&words), "{command:?} {name} {words}: {said}");
            }
        }
        let settings = dossierd::config::load_offline(&desk.folder().join("dossierd.toml")).unwrap();
        assert_eq!(
            settings.rules.sender.wording.names(),
            Vec::<&str>::new(),
            "{name}"
        );
    }
}
