//! Units that contribute to a report: asked once, reminded like of any task, named while missing.

use crate::world::*;
use dossierd::agenda::{self, is_part, parts_of};
use dossierd::calendar::{Period, day_of};
use dossierd::plan::{Mark, MarkKind};
use dossierd::report::{self, Contribution};

/// The report for quarter III: T is Friday 18/9/2026, so the parts are due on Tuesday 15/9.
const DUE: &str = "2026-09-15";

async fn office() -> World {
    let mut w = World::with(|s| {
        s.rules.pulls.clear();
        s.rules.weekly = None;
        s.rules.reports.retain(|r| r.id == "cchc-quy");
        s.rules.live_from = Some(day("2026-08-01"));
    })
    .await;
    w.import(
        &plan(&[["1", "Việc khác", "Bộ phận Một cửa", "", "Thường xuyên"]]),
        "2026-08-01 08:00",
    );
    w
}

fn given(unit: &str, period: &str, when: &str, text: &str) -> Contribution {
    Contribution {
        report: "cchc-quy".into(),
        period: period.into(),
        unit: unit.into(),
        at: moment(when),
        by: "văn thư".into(),
        file: "phan.docx".into(),
        text: text.into(),
    }
}

fn mark(unit: &str, due: &str, when: &str, kind: MarkKind) -> Mark {
    Mark {
        task: "report-cchc-quy-part".into(),
        unit: Some(unit.into()),
        due: Some(day(due)),
        kind,
        at: moment(when),
        by: "văn thư".into(),
    }
}

fn came(when: &str) -> MarkKind {
    MarkKind::Done {
        number: String::new(),
        date: day_of(moment(when)),
    }
}

impl World {
    /// What `report part` stores.
    fn take_in(&mut self, unit: &str, when: &str, text: &str) {
        let given = given(unit, "2026-Q3", when, text);
        let mark = mark(unit, DUE, when, came(when));
        self.store()
            .keep_contribution(&given, b"file", Some(&mark))
            .unwrap();
    }

    /// Every beat of the working hours of these days; what came, by address.
    async fn live(&mut self, from: &str, to: &str) -> Vec<(String, String)> {
        for date in day(from).iter_days().take_while(|d| *d <= day(to)) {
            for time in ["07:45", "08:00", "13:15"] {
                self.at(&format!("{date} {time}")).await;
            }
        }
        self.subjects()
    }
}

fn asking(subjects: &[(String, String)]) -> Vec<&str> {
    let is_asking = |subject: &str| subject.starts_with("[Đề nghị gửi nội dung]");
    subjects
        .iter()
        .filter(|(_, s)| is_asking(s))
        .map(|(to, _)| to.as_str())
        .collect()
}

#[tokio::test]
async fn each_unit_is_asked_once_and_reminded_until_its_part_has_come() {
    let mut w = office().await;
    let before = w.live("2026-08-01", "2026-08-26").await;
    assert_eq!(asking(&before), [""; 0], "eleven working days are left");
    let first = w.live("2026-08-27", "2026-08-27").await;
    assert_eq!(asking(&first), [DAUTU, LAODONG, MOITRUONG, TRUNGTAM, XAYDUNG]);
    assert!(
        first
            .iter()
            .any(|(to, s)| to == DAUTU && s.starts_with("[Nhắc việc] Gửi phần nội dung")),
        "{first:?}"
    );
    w.take_in("dautu", "2026-08-28 09:00", "Trong kỳ không phát sinh.");
    w.restart();
    let later = w.live("2026-08-29", "2026-09-15").await;
    assert_eq!(asking(&later), [""; 0], "never twice");
    let to_it: Vec<&str> = { later.iter() }
        .filter(|(to, _)| to == DAUTU)
        .map(|(_, s)| s.as_str())
        .collect();
    let confirmed = "[Xác nhận] Nội dung đã ghi nhận về nhiệm vụ của đơn vị";
    assert_eq!(to_it, [confirmed], "that it came, and nothing more");
    let of = |to: &str| {
        later
            .iter()
            .filter(|(t, s)| t == to && s.contains("Gửi phần nội dung"))
            .count()
    };
    assert_eq!(of(LAODONG), 3, "five, two days before, and on the day: {later:?}");
    let late = w.live("2026-09-16", "2026-09-16").await;
    assert!(late.iter().any(|(to, _)| to == LAODONG), "{late:?}");
}

#[tokio::test]
async fn the_owner_sees_how_many_have_come_and_a_missing_unit_is_named_in_the_draft() {
    let mut w = office().await;
    w.live("2026-08-27", "2026-08-27").await;
    w.take_in("trungtam", "2026-08-28 09:00", "Đã tuyên truyền 05 buổi.");
    let draft = w.live("2026-09-15", "2026-09-15").await;
    assert!(
        draft
            .iter()
            .any(|(to, s)| to == OFFICE && s.starts_with("[Dự thảo]")),
        "{draft:?}"
    );
    w.at("2026-09-16 07:45").await;
    let owner: Vec<Received> = w.received().into_iter().filter(|l| l.to == OFFICE).collect();
    let list = owner
        .iter()
        .find(|l| l.subject.starts_with("[Danh sách quá hạn]"))
        .unwrap();
    assert_eq!(list.text.matches("đã nhận 01/05").count(), 1, "{}", list.text);
    assert!(
        !list.text.contains("tệp Word"),
        "how a part is sent is for its unit: {}",
        list.text
    );

    let rules = w.settings().rules.clone();
    let now = moment("2026-09-15 08:00");
    let facts = w.store().facts(now).unwrap();
    let period = Period::read("2026-Q3", &rules.regimes, None).unwrap();
    let input = agenda::report_input(Some("cchc-quy"), &period, false, vec![], &facts, &rules, now);
    let body = format!("{:?}", report::draft(&input).blocks);
    for words in [
        "Đã tuyên truyền 05 buổi.",
        "[Chưa nhận phần của Phòng Quản lý đầu tư: kết quả cải cách thể chế]",
    ] {
        assert!(body.contains(words), "{words} in {body}");
    }
    assert!(input.notes[0].contains("đã nhận 01/05"), "{:?}", input.notes);
    let beside = String::from_utf8(report::trace(&report::draft(&input))).unwrap();
    let whose = "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Sao Biển (I.3. Công tác tuyên truyền): nhận ngày 28/8/2026";
    assert!(beside.contains(whose), "{beside}");
    let told = [&input.tasks.overdue, &input.tasks.due_soon];
    assert!(
        told.iter()
            .all(|list| list.iter().all(|t| !t.title.contains("Gửi phần nội dung"))),
        "a report to the outside does not tell what units owe the office"
    );
}

#[tokio::test]
async fn the_letter_shows_what_the_unit_wrote_the_period_before() {
    let mut w = office().await;
    let text = "3. Công tác tuyên truyền\nĐã đăng 12 tin, bài.";
    let before = given("trungtam", "2026-Q1", "2026-03-16 09:00", text);
    w.store().keep_contribution(&before, b"file", None).unwrap();
    w.at("2026-08-27 07:45").await;
    let letters = w.received();
    let asked = |to: &str| {
        let letter = letters
            .iter()
            .find(|l| l.to == to && l.subject.starts_with("[Đề nghị gửi nội dung]"));
        letter.unwrap().text.clone()
    };
    let text = asked(TRUNGTAM);
    for words in [
        "Mục I.3. Công tác tuyên truyền",
        "kỳ trước (quý I năm 2026)",
        "Đã đăng 12 tin, bài.",
        "chậm nhất Thứ Ba 15/9/2026",
        "chậm nhất ngày 20/9/2026",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(
        asked(DAUTU).contains("Chưa có nội dung kỳ trước"),
        "{}",
        asked(DAUTU)
    );
}

#[tokio::test]
async fn a_part_that_is_reopened_is_owed_again_and_a_moved_day_does_not_lose_it() {
    let mut w = office().await;
    let is_owed = |w: &mut World, unit: &str| {
        let rules = w.settings().rules.clone();
        let now = moment("2026-09-14 08:00");
        let facts = w.store().facts(now).unwrap();
        let duties = agenda::duties(&facts, &rules, day_of(now));
        let of_quarter = |d: &&agenda::Duty| is_part(&d.task) && d.task.title.contains("quý III năm 2026");
        let mine: Vec<bool> = duties
            .iter()
            .filter(of_quarter)
            .filter(|d| d.unit == unit)
            .map(|d| !d.is_done())
            .collect();
        assert_eq!(mine.len(), 1);
        mine[0]
    };
    assert!(is_owed(&mut w, "dautu"));
    w.take_in("dautu", "2026-09-10 09:00", "Bản đầu.");
    assert!(!is_owed(&mut w, "dautu"));
    // The day of the parts moves, as it does with a new day off.
    w.reload(|s| {
        let words = "chậm nhất ngày 11 của tháng cuối kỳ báo cáo";
        s.rules.reports[0].parts.due = Some(dossierd::plan::deadline::read(words, 2026));
    });
    assert!(!is_owed(&mut w, "dautu"), "what has come has come");
    w.store()
        .mark(&mark(
            "dautu",
            "2026-09-14",
            "2026-09-11 09:00",
            MarkKind::Reopened,
        ))
        .unwrap();
    assert!(is_owed(&mut w, "dautu"));
    let facts = w.store().facts(moment("2026-09-14 08:00")).unwrap();
    let rules = w.settings().rules.clone();
    let period = Period::read("2026-Q3", &rules.regimes, None).unwrap();
    let parts = parts_of("cchc-quy", &period, &facts, &rules);
    assert!(report::received(&parts).unwrap().contains("đã nhận 00/05"));
}

#[tokio::test]
async fn nobody_waits_for_a_part_of_a_report_that_was_handed_in() {
    let mut w = office().await;
    w.live("2026-08-27", "2026-09-14").await;
    let sent = Mark {
        task: "report-cchc-quy".into(),
        unit: None,
        due: Some(day("2026-09-20")),
        kind: MarkKind::Done {
            number: "201/BC-BQL".into(),
            date: day("2026-09-15"),
        },
        at: moment("2026-09-15 07:00"),
        by: "văn thư".into(),
    };
    w.store().mark(&sent).unwrap();
    let after = w.live("2026-09-15", "2026-10-20").await;
    assert!(
        !after.iter().any(|(_, s)| s.contains("Gửi phần nội dung")),
        "{after:?}"
    );
    let units = [DAUTU, LAODONG, MOITRUONG, XAYDUNG, TRUNGTAM];
    assert!(
        !after.iter().any(|(to, _)| units.contains(&to.as_str())),
        "{after:?}"
    );
}

#[tokio::test]
async fn a_letter_that_still_waits_is_taken_back_when_the_part_has_come() {
    let mut w = office().await;
    w.mail.is(Health::Down);
    w.at("2026-08-27 07:45").await;
    w.take_in("dautu", "2026-08-27 08:30", "Trong kỳ không phát sinh.");
    w.mail.is(Health::Well);
    let later = w.live("2026-08-27", "2026-08-28").await;
    let asked = asking(&later);
    assert!(!asked.contains(&DAUTU), "{later:?}");
    assert_eq!(asked, [LAODONG, MOITRUONG, TRUNGTAM, XAYDUNG]);
}

#[tokio::test]
async fn a_long_text_of_the_period_before_comes_whole_as_a_file() {
    let mut w = office().await;
    let text: Vec<String> = (1..=60)
        .map(|n| format!("Nội dung thứ {n} của kỳ trước."))
        .collect();
    let before = given("trungtam", "2026-Q1", "2026-03-16 09:00", &text.join("\n"));
    w.store().keep_contribution(&before, b"file", None).unwrap();
    w.at("2026-08-27 07:45").await;
    let letters = w.received();
    let letter = letters
        .iter()
        .find(|l| l.to == TRUNGTAM && l.subject.starts_with("[Đề nghị gửi nội dung]"))
        .unwrap();
    assert!(
        letter.text.contains("Nội dung thứ 40 của kỳ trước."),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("Nội dung thứ 41"), "{}", letter.text);
    assert!(
        letter.text.contains("xem toàn văn trong tệp kèm theo"),
        "{}",
        letter.text
    );
    let facts = w.states("2026-08-27 07:45");
    let key = facts
        .iter()
        .find(|(key, _)| key.starts_with("part-cchc-quy-trungtam"))
        .unwrap();
    let stored = w.store().letter(&key.0).unwrap().unwrap().letter;
    let file = stored
        .attachments
        .iter()
        .find(|a| a.name == "phan-ky-truoc.txt")
        .unwrap();
    assert!(
        String::from_utf8(file.bytes.clone())
            .unwrap()
            .ends_with("Nội dung thứ 60 của kỳ trước.")
    );
}

/// A request that did not leave on its day goes with the counts of the day on which it leaves.
#[tokio::test]
async fn a_request_that_waited_over_its_day_is_written_anew_and_says_that_it_is_late() {
    let mut w = office().await;
    w.live("2026-08-01", "2026-08-26").await;
    w.mail.answers(DAUTU, &[Reply::Rcpt("450 4.2.0 later")]);
    w.at("2026-08-27 07:45").await;
    w.received();
    w.at("2026-09-21 07:45").await;
    let mut letters = w.received();
    letters.retain(|l| l.to == DAUTU && l.subject.starts_with("[Đề nghị gửi nội dung]"));
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].text.contains("đã quá hạn"), "{}", letters[0].text);
    assert!(letters[0].text.contains("gửi sớm nhất"), "{}", letters[0].text);
}
