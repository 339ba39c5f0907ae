//! A Friday in July, from the night's cut-off to the leaders' page; and what people tick in between.

use crate::world::*;
use dossierd::daemon::Event;
use std::collections::BTreeSet;

fn addresses(letters: &[(String, String)]) -> BTreeSet<&str> {
    letters.iter().map(|(to, _)| to.as_str()).collect()
}

#[tokio::test]
async fn a_friday_in_july() {
    let mut w = World::sample().await;
    w.at("2026-07-02 16:29").await;
    let thursday = w.received();
    assert!(!thursday.is_empty());

    let cutoff = w.at("2026-07-02 23:50").await;
    let is_weeks = |e: &&Event| matches!(e, Event::Fetched { period, .. } if period.label == "2026-W27");
    assert_eq!(cutoff.iter().filter(is_weeks).count(), 1, "{cutoff:#?}");
    assert_eq!(w.subjects(), [], "nobody is written to at night");

    assert_eq!(queued(&w.at("2026-07-03 07:44").await), [""; 0], "a minute early");
    w.at("2026-07-03 07:45").await;
    let morning = w.subjects();
    let kinds: Vec<&str> = morning
        .iter()
        .map(|(_, s)| s.split(']').next().unwrap())
        .collect();
    assert!(
        kinds
            .iter()
            .all(|k| ["[Nhắc việc", "[Danh sách quá hạn"].contains(k)),
        "{morning:#?}"
    );
    let due_today = [DAUTU, XAYDUNG, MOITRUONG, LAODONG, TRUNGTAM, MOTCUA, OFFICE];
    assert_eq!(addresses(&morning), BTreeSet::from(due_today));
    let list = morning.iter().find(|(_, s)| s.starts_with("[Danh sách")).unwrap();
    assert_eq!(list.0, OFFICE);
    assert_eq!(
        morning.len(),
        due_today.len() + 1,
        "one morning letter an address, and the owner's list"
    );

    w.at("2026-07-03 10:00").await;
    let draft = w.received();
    assert_eq!(draft.len(), 1);
    assert!(draft[0].subject.starts_with("[Dự thảo] "), "{}", draft[0].subject);
    assert_eq!(draft[0].to, OFFICE);
    let files = attachments(&draft[0]);
    assert_eq!(
        files,
        [
            "du-thao-2026-w27.docx",
            "du-thao-2026-w27.xlsx",
            "du-thao-2026-w27-nguon-so-lieu.txt"
        ]
    );

    assert_eq!(queued(&w.at("2026-07-03 13:14").await), [""; 0], "a minute early");
    w.at("2026-07-03 13:15").await;
    let late = w.subjects();
    assert!(addresses(&late).contains(MOTCUA), "{late:#?}");
    assert!(late.iter().all(|(_, s)| s.starts_with("[Nhắc việc] ")));

    w.at("2026-07-03 15:00").await;
    let page = w.received();
    let leaders: Vec<_> = page
        .iter()
        .filter(|l| l.subject.starts_with("[Báo cáo tuần]"))
        .collect();
    assert_eq!(leaders.len(), 2, "both leaders");
    assert!(leaders.iter().all(|l| l.subject.contains("chưa rà soát")));
    let units = page.iter().filter(|l| l.subject.starts_with("[Việc trong tuần]"));
    assert_eq!(units.count() + leaders.len(), page.len());

    assert_eq!(w.at("2026-07-03 15:01").await, []);
    assert_eq!(queued(&w.at("2026-07-04 09:00").await), [""; 0], "Saturday");
}

fn attachments(letter: &Received) -> Vec<String> {
    use mail_parser::MimeHeaders;
    let message = mail_parser::MessageParser::default()
        .parse(&letter.bytes)
        .unwrap();
    message
        .attachments()
        .map(|a| a.attachment_name().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn letters_are_what_contract_section_6_promises() {
    let mut w = World::sample().await;
    w.at("2026-07-03 15:00").await;
    let letters = w.received();
    assert!(letters.len() > 20);
    let ids: BTreeSet<_> = letters.iter().map(|l| &l.message_id).collect();
    assert_eq!(ids.len(), letters.len(), "each letter has its own Message-ID");
    for letter in &letters {
        let head = String::from_utf8(letter.bytes.clone()).unwrap();
        let head = head.split("\r\n\r\n").next().unwrap();
        assert!(head.is_ascii(), "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated\r\n"), "{head}");
        assert!(
            head.contains("X-Auto-Response-Suppress: OOF, AutoReply"),
            "{head}"
        );
        assert!(
            head.contains(&format!("<{OFFICE}>")),
            "replies reach a person: {head}"
        );
        assert_eq!(head.matches("\r\nTo: ").count(), 1);
        assert_eq!(letter.envelope_from, "thu-tra-lai@saobien.example");
    }
}

#[tokio::test]
async fn the_same_moment_twice_does_nothing_twice() {
    let mut w = World::sample().await;
    for time in ["07:00", "07:45", "10:00", "13:15", "15:00"] {
        let when = format!("2026-07-03 {time}");
        assert_ne!(w.at(&when).await, [], "{time}");
        assert_eq!(w.at(&when).await, [], "{time}");
    }
}

#[tokio::test]
async fn what_is_handed_in_before_the_afternoon_is_not_told_as_late() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-07-02 07:45").await;
    w.received();
    w.at("2026-07-03 07:45").await;
    let list = w.received();
    assert_eq!(list.len(), 1, "the owner's list only");
    assert_eq!(list[0].to, OFFICE);
    assert!(list[0].text.contains("Rà soát thủ tục hành chính"));
    w.done("1", "2026-07-03 09:00");
    assert_eq!(w.at("2026-07-03 13:15").await, []);
    assert_eq!(w.subjects(), []);
    w.at("2026-07-07 13:15").await;
    let told: Vec<String> = w.subjects().into_iter().map(|(_, s)| s).collect();
    let confirmed = "[Xác nhận] Nội dung đã ghi nhận về nhiệm vụ của đơn vị";
    assert_eq!(told, [confirmed], "with the change of the calendar entry");
}

#[tokio::test]
async fn stages_come_on_their_days_to_their_roles() {
    let row = [
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư",
        "Phòng Quản lý quy hoạch và xây dựng",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut w = World::reminders(&[row]).await;
    let mut told = Vec::new();
    for date in day("2026-06-01").iter_days().take(80) {
        for time in ["07:45", "13:15", "16:29"] {
            w.at(&format!("{date} {time}")).await;
            let to: Vec<String> = w
                .received()
                .into_iter()
                .filter(|l| !l.subject.starts_with("[Danh sách"))
                .map(|l| l.to.split('@').next().unwrap().to_owned())
                .collect();
            if !to.is_empty() {
                told.push(format!("{date} {time} {}", to.join(" ")));
            }
        }
    }
    assert_eq!(
        told,
        [
            "2026-06-18 07:45 dautu",
            "2026-06-25 07:45 dautu xaydung",
            "2026-06-30 07:45 dautu",
            "2026-07-02 07:45 dautu xaydung",
            "2026-07-03 13:15 dautu tp.dautu",
            "2026-07-07 13:15 dautu tp.dautu vanphong",
            "2026-07-09 13:15 dautu tp.dautu vanphong",
            "2026-07-16 13:15 dautu tp.dautu vanphong",
            "2026-07-30 13:15 dautu tp.dautu vanphong",
        ]
    );
}

#[tokio::test]
async fn a_program_that_was_off_tells_the_highest_stage_once() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-06-18 07:45").await;
    assert_eq!(w.subjects().len(), 1);
    w.restart();
    w.at("2026-06-30 11:20").await;
    assert_eq!(w.subjects().len(), 1, "one letter for the two stages missed");
    w.at("2026-06-30 16:00").await;
    w.at("2026-07-01 07:45").await;
    assert_eq!(w.subjects(), []);
}

#[tokio::test]
async fn a_page_that_its_drafter_released_or_commented_goes_without_the_mark_and_a_held_one_stays() {
    use dossierd::report::{Review, Verdict};
    let say = |w: &mut World, verdict: Verdict, at: &str| {
        let review = Review {
            period: "2026-W27".into(),
            verdict,
            at: moment(at),
            by: "test".into(),
        };
        w.store().keep_review(&review).unwrap();
    };
    let pages = |w: &World| -> Vec<Received> {
        let all = w.received().into_iter();
        all.filter(|l| l.subject.starts_with("[Báo cáo tuần]")).collect()
    };
    let mut w = World::sample().await;
    w.at("2026-07-03 10:00").await;
    let draft = w
        .received()
        .into_iter()
        .find(|l| l.subject.contains("tuần 27"))
        .unwrap();
    assert!(
        draft.text.contains("Trang tóm tắt gửi Lãnh đạo lúc 15 giờ 00"),
        "{}",
        draft.text
    );
    say(&mut w, Verdict::Hold, "2026-07-03 11:00");
    w.at("2026-07-03 15:00").await;
    assert_eq!(pages(&w).len(), 0, "held");
    say(
        &mut w,
        Verdict::Comment("Đã rà soát với các phòng.".into()),
        "2026-07-03 15:30",
    );
    w.at("2026-07-03 15:31").await;
    let told = pages(&w);
    assert_eq!(told.len(), 2, "both leaders, once it is let go");
    for page in &told {
        assert!(!page.subject.contains("chưa rà soát"), "{}", page.subject);
        assert!(
            page.text
                .contains("Ý kiến của người soạn thảo: Đã rà soát với các phòng."),
            "{}",
            page.text
        );
        assert!(page.text.lines().count() <= 25 && page.text.split_whitespace().count() <= 250);
    }
    assert_eq!(w.at("2026-07-03 15:32").await, []);

    let mut w = World::sample().await;
    w.at("2026-07-03 10:00").await;
    say(&mut w, Verdict::Release, "2026-07-03 11:00");
    w.at("2026-07-03 15:00").await;
    let told = pages(&w);
    assert_eq!(told.len(), 2);
    assert!(
        told.iter()
            .all(|l| !l.text.to_lowercase().contains("rà soát xong") && !l.subject.contains("chưa rà soát"))
    );
}

/// The unit's part counts days: where it did not leave on its day, Monday's says what is so on Monday.
#[tokio::test]
async fn a_units_part_that_did_not_leave_is_written_anew_or_gives_way_to_the_next_weeks() {
    let mut w = World::sample().await;
    w.at("2026-07-03 14:59").await;
    w.received();
    w.mail.answers(
        DAUTU,
        &[Reply::Rcpt("450 4.2.0 later"), Reply::Rcpt("450 4.2.0 later")],
    );
    w.at("2026-07-03 15:00").await;
    let of_week = |letters: Vec<Received>| -> Vec<Received> {
        let mine = letters.into_iter();
        mine.filter(|l| l.to == DAUTU && l.subject.starts_with("[Việc trong tuần]"))
            .collect()
    };
    assert!(of_week(w.received()).is_empty(), "refused for the time being");
    w.mail.answers_no_more(DAUTU);
    w.at("2026-07-06 07:45").await;
    let monday = of_week(w.received());
    assert_eq!(monday.len(), 1, "{monday:?}");
    assert!(
        monday[0]
            .text
            .contains("Kết quả ghi nhận đến 07 giờ 45 ngày 06/7/2026"),
        "{}",
        monday[0].text
    );

    let mut w = World::sample().await;
    w.at("2026-07-03 14:59").await;
    w.mail.answers(DAUTU, &[Reply::Rcpt("450 4.2.0 later")]);
    w.at("2026-07-03 15:00").await;
    w.received();
    w.mail.answers_no_more(DAUTU);
    w.at("2026-07-10 15:00").await;
    let next = of_week(w.received());
    assert_eq!(next.len(), 1, "not two weeks side by side: {next:?}");
    assert!(next[0].subject.contains("Tuần 28"), "{}", next[0].subject);
}
