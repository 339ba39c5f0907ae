//! What the owner is asked, what people answer, and what they hold back.

use crate::program::{Desk, status, stderr, stdout};
use crate::world::*;
use dossierd::agenda::untold;
use dossierd::plan::{Mark, MarkKind};
use serde_json::Value;

impl World {
    fn says(&mut self, number: &str, kind: MarkKind, when: &str) {
        let mark = Mark {
            task: self.task(number).id,
            unit: None,
            due: None,
            kind,
            at: moment(when),
            by: "văn thư".into(),
        };
        self.store().mark(&mark).unwrap();
    }
}

const ALL_YEAR: [&str; 5] = [
    "2",
    "Duy trì hệ thống quản lý chất lượng",
    "Phòng Quản lý đầu tư",
    "",
    "Cả năm 2026",
];

const NO_DATE: [&str; 5] = [
    "3",
    "Xây dựng Đề án hạ tầng số",
    "Phòng Quản lý đầu tư",
    "",
    "Theo quy định",
];

fn subjects_to_owner(w: &World) -> Vec<String> {
    let of_owner = w.subjects().into_iter().filter(|(to, _)| to == OFFICE);
    of_owner.map(|(_, subject)| subject).collect()
}

#[tokio::test]
async fn an_import_brings_one_request_for_milestones_and_one_letter_of_what_is_open() {
    let mut w = World::reminders_with(&[DUE_THURSDAY, ALL_YEAR, NO_DATE], |s| {
        s.rules.live_from = Some(day("2026-01-05"));
    })
    .await;
    w.at("2026-01-05 07:45").await;
    let first = subjects_to_owner(&w);
    assert!(
        first.contains(
            &"[Đề nghị xác định mốc] 01 nhiệm vụ thực hiện cả năm của kế hoạch năm 2026".to_owned()
        ),
        "{first:#?}"
    );
    assert!(
        first.contains(&"[Đề nghị cho ý kiến] 01 nội dung của kế hoạch năm 2026 cần làm rõ".to_owned()),
        "{first:#?}"
    );
    w.restart();
    w.at("2026-01-06 07:45").await;
    assert_eq!(subjects_to_owner(&w), [""; 0], "once");
    w.at("2026-01-12 07:45").await;
    let weekly = subjects_to_owner(&w);
    assert_eq!(
        weekly,
        ["[Đề nghị làm rõ] 01 nhiệm vụ của kế hoạch còn nội dung chưa xác định"],
        "what is open stays on the weekly list"
    );
    let dated = MarkKind::Dated {
        phrase: "chậm nhất 30/6/2026".into(),
        year: 2026,
        asked: "Theo quy định".into(),
    };
    w.says("3", dated, "2026-01-13 09:00");
    w.at("2026-01-19 07:45").await;
    assert_eq!(subjects_to_owner(&w), [""; 0], "answered");
}

#[tokio::test]
async fn answers_outlive_an_import_of_the_same_words_and_end_with_other_words() {
    let mut w = World::reminders(&[DUE_THURSDAY, ALL_YEAR, NO_DATE]).await;
    let dated = MarkKind::Dated {
        phrase: "chậm nhất 08/7/2026".into(),
        year: 2026,
        asked: "Theo quy định".into(),
    };
    w.says("3", dated, "2026-06-01 09:00");
    let milestone = MarkKind::Milestone {
        phrase: "chậm nhất 08/7/2026".into(),
        year: 2026,
        title: "báo cáo kiểm tra".into(),
    };
    w.says("2", milestone, "2026-06-01 09:00");
    // The first row is gone, the others have moved up.
    let moved = plan(&[
        ["1", ALL_YEAR[1], ALL_YEAR[2], "", ALL_YEAR[4]],
        ["2", NO_DATE[1], NO_DATE[2], "", NO_DATE[4]],
    ]);
    w.import(&moved, "2026-06-02 09:00");
    w.at("2026-07-06 07:45").await;
    let told: Vec<String> = w
        .received()
        .into_iter()
        .filter(|l| l.to == DAUTU)
        .map(|l| l.text)
        .collect();
    let told = told.join("\n");
    assert!(
        told.contains("Duy trì hệ thống quản lý chất lượng - báo cáo kiểm tra"),
        "{told}"
    );
    assert!(told.contains("Xây dựng Đề án hạ tầng số"), "{told}");
    let renewed = plan(&[["2", NO_DATE[1], NO_DATE[2], "", "Trước ngày 30/9/2026"]]);
    w.import(&renewed, "2026-07-06 09:00");
    for when in ["2026-07-07 07:45", "2026-07-08 07:45", "2026-07-09 13:15"] {
        w.at(when).await;
    }
    let subjects: Vec<String> = { w.subjects().into_iter() }
        .filter(|(to, _)| to == DAUTU)
        .map(|(_, subject)| subject)
        .collect();
    assert_eq!(
        subjects,
        ["[Xác nhận] Kế hoạch thay đổi nhiệm vụ của đơn vị"],
        "the plan's new words count, and are told once"
    );
}

#[tokio::test]
async fn a_hold_takes_back_a_letter_that_waits_and_ends_by_itself() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-07-02 07:45").await;
    w.received();
    w.at("2026-07-03 07:45").await;
    let morning = subjects_to_owner(&w);
    assert_eq!(
        morning.len(),
        1,
        "the list of what will be told as late: {morning:?}"
    );
    let held = MarkKind::Held {
        until: day("2026-07-07"),
        reason: "chờ ý kiến cấp trên".into(),
    };
    w.says("1", held, "2026-07-03 10:00");
    for when in ["2026-07-03 13:15", "2026-07-06 07:45", "2026-07-07 13:15"] {
        w.at(when).await;
        assert_eq!(w.subjects(), [], "{when}");
    }
    w.at("2026-07-08 13:15").await;
    let told = w.received();
    assert!(
        told.iter()
            .any(|l| l.to == DAUTU && l.text.contains("04 ngày làm việc")),
        "{told:#?}"
    );
    w.at("2026-07-08 14:00").await;
    assert_eq!(w.subjects(), [], "once");
}

#[tokio::test]
async fn what_a_morning_letter_lists_around_a_break_is_looked_at_again_before_it_is_sent() {
    let due = |number, title, deadline| [number, title, "Phòng Quản lý đầu tư", "", deadline];
    let mut w = World::reminders_with(
        &[
            due("1", "Rà soát thủ tục hành chính", "Chậm nhất ngày 12/02/2026"),
            due("2", "Đối thoại với doanh nghiệp", "Chậm nhất ngày 24/02/2026"),
        ],
        |s| s.rules.live_from = Some(day("2026-01-05")),
    )
    .await;
    w.at("2026-02-11 07:45").await;
    w.received();
    w.mail.is(Health::Down);
    w.at("2026-02-12 07:45").await;
    w.done("2", "2026-02-12 09:00");
    w.mail.is(Health::Well);
    w.at("2026-02-12 09:01").await;
    let told = w.received();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].text.contains("Rà soát thủ tục hành chính"));
    assert!(
        !told[0].text.contains("Đối thoại với doanh nghiệp"),
        "{}",
        told[0].text
    );
}

#[tokio::test]
async fn the_past_is_answered_for_from_what_is_stored() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-06-30 07:45").await;
    w.done("1", "2026-07-01 09:00");
    w.at("2026-07-02 07:45").await;
    let rules = w.settings().rules.clone();
    let history = w.store().history().unwrap();
    let now = moment("2026-07-03 17:00");
    let reasons: Vec<String> = untold(&history, &rules, day("2026-06-29"), day("2026-07-03"), now)
        .into_iter()
        .map(|u| format!("{} {} {}", u.first, u.last, u.reason))
        .collect();
    assert_eq!(
        reasons,
        [
            "2026-06-29 2026-06-29 ahead-5 to the lead was due and not written by the end of the day: the program \
             was not running then",
            "2026-06-30 2026-06-30 ahead-2 was told",
            "2026-07-01 2026-07-03 done",
        ]
    );
    let letters = w.store().told_letters().unwrap();
    let told: Vec<usize> = letters.iter().map(|(_, told)| told.len()).collect();
    assert_eq!(
        told,
        [1, 0],
        "the reminder, and the confirmation that tells no stage"
    );
}

#[tokio::test]
async fn the_proposal_for_next_years_plan_is_a_file_that_import_reads() {
    use mail_parser::MimeHeaders;
    let multi = [
        "22",
        "Xây dựng Đề án hạ tầng số",
        "Văn phòng Ban Quản lý",
        "",
        "2026-2027",
    ];
    let mut w = World::reminders(&[DUE_THURSDAY, multi, ALL_YEAR]).await;
    w.at("2026-12-02 07:45").await;
    let letters = w.received();
    let letter = letters
        .iter()
        .find(|l| l.subject.contains("chuyển tiếp"))
        .expect("01/12 was missed, 02/12 is as good");
    let message = mail_parser::MessageParser::default()
        .parse(&letter.bytes)
        .unwrap();
    let file = message
        .attachments()
        .find(|a| a.attachment_name() == Some("chuyen-tiep-2027.xlsx"))
        .unwrap();
    let table = dossierd::plan::import::read_file_bytes("chuyen-tiep-2027.xlsx", file.contents()).unwrap();
    let rows: Vec<(&str, &str)> = table
        .rows
        .iter()
        .map(|r| (r.title.as_str(), r.deadline.as_str()))
        .collect();
    assert_eq!(
        rows,
        [
            ("Rà soát thủ tục hành chính", "Chậm nhất ngày 31/3/2027"),
            ("Xây dựng Đề án hạ tầng số", "2026-2027")
        ]
    );
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn the_audit_names_recipients_answers_and_reasons_but_no_bodies() {
    let desk = Desk::new(|text| text);
    let at = "2026-07-03T16:00:00+07:00";
    let all = desk.run(&[
        "audit",
        "--from",
        "2026-07-01",
        "--to",
        "2026-07-03",
        "--at",
        at,
        "--json",
    ]);
    assert_eq!(status(&all), 0, "{}", stderr(&all));
    let all = lines(&stdout(&all));
    let letter = all
        .iter()
        .find(|l| l["kind"] == "letter" && !l["told"].as_array().unwrap().is_empty())
        .expect("a letter that tells");
    for key in ["at", "letter", "to", "subject", "message_id", "reason", "state"] {
        assert!(!letter[key].is_null(), "{key}: {letter}");
    }
    assert_eq!(letter["text_sha256"].as_str().unwrap().len(), 64);
    assert_eq!(letter["attempts"][0]["outcome"], "accepted");
    assert!(letter.get("text").is_none() && letter.get("html").is_none());
    assert!(all.iter().any(|l| l["kind"] == "not-told"));
    let six = desk.run(&[
        "audit",
        "--task",
        "6",
        "--from",
        "2026-07-01",
        "--to",
        "2026-07-03",
        "--at",
        at,
        "--json",
    ]);
    let six = lines(&stdout(&six));
    assert!(!six.is_empty());
    for line in &six {
        let told = line["told"].as_array().into_iter().flatten();
        let tasks: Vec<&Value> = told.map(|t| &t["task"]).chain(line.get("task")).collect();
        assert!(tasks.iter().all(|t| **t == "6"), "{line}");
    }
    let unit = desk.run(&["audit", "--unit", "nobody", "--at", at]);
    assert_eq!(status(&unit), 2);
}

#[test]
fn a_snooze_needs_an_end_that_is_near() {
    let desk = Desk::new(|text| text);
    let far = desk.run(&["task", "snooze", "11", "--until", "2199-01-01"]);
    assert_eq!(status(&far), 2);
    assert!(stderr(&far).contains("60 days"), "{}", stderr(&far));
    assert_eq!(status(&desk.run(&["task", "snooze", "11"])), 2, "no end");
}

#[test]
fn what_was_proposed_is_taken_with_one_word_and_a_question_without_a_proposal_is_not() {
    let desk = Desk::new(|text| text);
    let taken = desk.run(&["task", "accept", "9"]);
    assert_eq!(status(&taken), 0, "{}", stderr(&taken));
    assert!(stdout(&taken).contains("led by vp"), "{}", stdout(&taken));
    let open = desk.run(&["task", "accept", "13"]);
    assert_eq!(status(&open), 2);
    let vague = desk.run(&["task", "milestone", "12", "thường xuyên"]);
    assert_eq!(status(&vague), 2, "a milestone is a day");
}
