//! The mail server refuses, fails, falls silent. Nothing is lost, nothing told twice.

mod uncertain;

use crate::world::*;
use dossierd::daemon::Event;
use dossierd::outbox::{Attempt, State};
use dossierd::plan::MarkKind;
use dossierd::store::Store;

const DUE_NEXT_WEEK: [&str; 5] = [
    "2",
    "Khảo sát mức độ hài lòng",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 08/7/2026",
];

/// One task of each of three units, all due on 02/7/2026.
fn three_units() -> [[&'static str; 5]; 3] {
    let due = "Chậm nhất ngày 02/7/2026";
    [
        ["1", "Rà soát thủ tục hành chính", "Phòng Quản lý đầu tư", "", due],
        [
            "2",
            "Kiểm tra hiện trường",
            "Phòng Quản lý quy hoạch và xây dựng",
            "",
            due,
        ],
        [
            "3",
            "Đối thoại với doanh nghiệp",
            "Phòng Quản lý doanh nghiệp và lao động",
            "",
            due,
        ],
    ]
}

/// How often attempts at the letter of that address were made.
fn tries(w: &mut World, when: &str, to: &str) -> usize {
    let patience = w.settings().rules.patience.clone();
    let rows = w.store().letters(&patience, moment(when)).unwrap();
    rows.iter().filter(|r| r.address == to).map(|r| r.tries).sum()
}

#[tokio::test]
async fn a_server_that_is_down_for_two_days_loses_nothing_and_brings_no_old_letters() {
    let mut w = World::reminders(&[DUE_THURSDAY, DUE_NEXT_WEEK]).await;
    w.mail.is(Health::Down);
    for date in ["2026-06-30", "2026-07-01"] {
        for hour in 0..24 {
            for minute in [0, 15, 45] {
                w.at(&format!("{date} {hour:02}:{minute:02}")).await;
            }
        }
    }
    assert_eq!(w.subjects(), []);
    w.mail.is(Health::Well);
    w.at("2026-07-02 07:45").await;
    let letters = w.received();
    assert_eq!(letters.len(), 1, "{letters:#?}");
    assert_eq!(letters[0].to, DAUTU);
    assert_eq!(
        letters[0].subject,
        "[Nhắc việc] 02 việc: 02 đến hạn trước 09/7/2026"
    );
    assert_eq!(w.at("2026-07-02 16:00").await, []);
    w.at("2026-07-03 07:45").await;
    w.at("2026-07-03 13:15").await;
    let late = w.subjects();
    assert!(
        late.iter().any(|(to, _)| to == DAUTU),
        "the next stage comes as usual: {late:?}"
    );
}

#[tokio::test]
async fn a_down_server_is_tried_once_a_pause_and_not_once_a_letter() {
    for health in [Health::Down, Health::WrongPassword] {
        let mut w = World::reminders(&three_units()).await;
        w.mail.is(health);
        let mut tried_at = Vec::new();
        for minute in 45..60 {
            let before = w.mail.connections();
            w.at(&format!("2026-07-02 07:{minute}")).await;
            w.at(&format!("2026-07-02 07:{minute}")).await;
            match w.mail.connections() - before {
                0 => {}
                1 => tried_at.push(minute),
                n => panic!("{n} connections in one minute, {health:?}"),
            }
        }
        assert_eq!(
            tried_at,
            [45, 46, 48, 52],
            "pauses of 1, 2, 4, 8 minutes, {health:?}"
        );
        w.mail.is(Health::Well);
        w.at("2026-07-02 08:05").await;
        let to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
        assert_eq!(to, [DAUTU, LAODONG, XAYDUNG], "{health:?}");
    }
}

#[tokio::test]
async fn a_temporary_refusal_is_tried_again_after_the_pause_under_the_same_message_id() {
    let temporary = [
        Reply::Rcpt("450 4.2.0 greylisted, come back"),
        Reply::RcptAndLeave("421 4.3.2 shutting down"),
        Reply::LeaveBeforeData,
        Reply::Dot("451 4.3.0 queue is full"),
    ];
    for reply in temporary {
        let mut w = World::reminders(&three_units()).await;
        w.mail.answers(XAYDUNG, &[reply]);
        w.at("2026-07-02 07:45").await;
        let first = w.received();
        assert_eq!(first.len(), 2, "the others are not held up by {reply:?}");
        let waiting = w.open_letters("2026-07-02 07:45");
        assert_eq!(waiting.len(), 1, "{reply:?}");
        let State::Waiting { until } = w.state(&waiting[0].key, "2026-07-02 07:45") else {
            panic!("waits, {reply:?}");
        };
        assert!(until > moment("2026-07-02 07:45") && until <= moment("2026-07-02 07:46"));
        let stored = w
            .store()
            .letter(&waiting[0].key)
            .unwrap()
            .unwrap()
            .letter
            .message_id;
        w.at("2026-07-02 07:46").await;
        let again = w.received();
        assert_eq!(again.len(), 1, "{reply:?}");
        assert_eq!(format!("<{}>", again[0].message_id), stored);
        assert_eq!(tries(&mut w, "2026-07-02 07:46", XAYDUNG), 2);
        assert!(w.open_letters("2026-07-02 07:46").is_empty());
    }
}

#[tokio::test]
async fn a_final_refusal_is_shown_and_stops_nobody_else() {
    let mut w = World::reminders(&three_units()).await;
    w.mail.answers(
        DAUTU,
        &[Reply::Rcpt("550 5.1.1 <dautu@saobien.example> no such user")],
    );
    let events = w.at("2026-07-02 07:45").await;
    assert_eq!(sent(&events), 3);
    let to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, [LAODONG, OFFICE, XAYDUNG], "and the operator is told");
    let refused = w
        .states("2026-07-02 07:46")
        .into_iter()
        .find_map(|(key, state)| matches!(state, State::Refused { .. }).then_some((key, state)))
        .expect("shown");
    let State::Refused { answer } = &refused.1 else {
        unreachable!()
    };
    assert!(answer.contains("550 5.1.1") && !answer.contains('@'), "{answer}");
    for time in ["07:50", "09:00", "16:00"] {
        w.at(&format!("2026-07-02 {time}")).await;
    }
    assert_eq!(tries(&mut w, "2026-07-02 16:00", DAUTU), 1, "final");
    w.at("2026-07-03 13:15").await;
    assert!(
        w.subjects().iter().any(|(to, _)| to == DAUTU),
        "the next stage is told"
    );
}

#[tokio::test]
async fn a_hanging_server_is_left_after_its_limit() {
    let mut w = World::reminders_with(&three_units(), |s| {
        if let dossierd::mail::Transport::Smtp(servers) = &mut s.transport {
            servers[0].timeout = std::time::Duration::from_millis(400);
        }
    })
    .await;
    w.mail.answers(LAODONG, &[Reply::Hang]);
    w.at("2026-07-02 07:45").await;
    assert_eq!(w.received().len(), 2);
    w.at("2026-07-02 07:46").await;
    assert_eq!(w.subjects().len(), 1);
}

#[tokio::test]
async fn a_task_finished_between_writing_and_the_next_try_is_taken_out() {
    let mut w = World::reminders(&[DUE_THURSDAY, DUE_NEXT_WEEK]).await;
    w.mail.is(Health::Down);
    w.at("2026-07-02 07:45").await;
    let first = w.open_letters("2026-07-02 07:45")[0].key.clone();
    w.done("1", "2026-07-02 08:30");
    w.mail.is(Health::Well);
    let events = w.at("2026-07-02 08:31").await;
    assert!(
        events
            .iter()
            .any(|e| matches!(e, Event::Cancelled { key, .. } if *key == first))
    );
    let letters = w.received();
    assert_eq!(letters.len(), 1);
    assert!(
        !letters[0].text.contains("Rà soát thủ tục"),
        "{}",
        letters[0].text
    );
    assert!(letters[0].text.contains("Khảo sát mức độ hài lòng"));
    let states = w.states("2026-07-02 09:00");
    assert!(states.contains(&(first.clone(), State::Cancelled)), "{states:?}");
    assert_eq!(queued(&events), [format!("{first}.r2")]);
    w.done("2", "2026-07-02 09:00");
    for date in ["2026-07-02", "2026-07-03", "2026-07-08", "2026-07-09"] {
        w.at(&format!("{date} 15:00")).await;
    }
    let later = w.received();
    let confirmed = "[Xác nhận] Nội dung đã ghi nhận về nhiệm vụ của đơn vị";
    assert!(later.iter().all(|l| l.subject == confirmed), "{later:?}");
    let texts: String = later.iter().map(|l| l.text.as_str()).collect();
    assert!(
        !texts.contains("Rà soát thủ tục"),
        "nobody was told of it: {texts}"
    );
}

#[tokio::test]
async fn what_a_person_ticks_while_letters_go_out_is_seen_before_the_next_letter() {
    let mut w = World::reminders(&three_units()).await;
    let mark = w.done_mark("3", "2026-07-02 07:45");
    assert!(matches!(mark.kind, MarkKind::Done { .. }));
    let database = w.database();
    let mut once = Some(mark);
    w.mail.on_letter(move |_| {
        if let Some(mark) = once.take() {
            Store::open(&database).unwrap().mark(&mark).unwrap();
        }
    });
    w.at("2026-07-02 07:45").await;
    let to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, [DAUTU, XAYDUNG], "the third unit had finished by then");
}

#[tokio::test]
async fn a_letter_that_cannot_be_written_as_mail_is_refused_and_holds_up_nobody() {
    let mut w = World::reminders_with(&three_units(), |s| {
        let unit = s.rules.office.units.iter_mut().find(|u| u.id == "dautu").unwrap();
        unit.mailbox.as_mut().unwrap().address = "khong phai dia chi".into();
    })
    .await;
    w.at("2026-07-02 07:45").await;
    let to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, [LAODONG, OFFICE, XAYDUNG], "the operator is told");
    let refused = w.states("2026-07-02 07:45");
    assert_eq!(
        refused.iter().filter(|(_, s)| s.needs_person()).count(),
        1,
        "{refused:?}"
    );
    assert_eq!(w.at("2026-07-02 07:46").await, []);
}

#[tokio::test]
async fn letters_wait_outside_sending_hours() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail.is(Health::Down);
    w.at("2026-07-03 13:15").await;
    w.mail.is(Health::Well);
    for when in [
        "2026-07-03 16:30",
        "2026-07-03 20:00",
        "2026-07-04 10:00",
        "2026-07-05 10:00",
    ] {
        w.at(when).await;
        assert_eq!(w.subjects(), [], "{when}");
    }
    w.at("2026-07-06 07:45").await;
    assert!(
        w.subjects().iter().all(|(to, _)| to == OFFICE),
        "late stages wait for the afternoon"
    );
    w.at("2026-07-06 13:15").await;
    let told = w.received();
    assert!(told.iter().any(|l| l.to == DAUTU), "told on Monday afternoon");
    let ids: std::collections::BTreeSet<_> = told.iter().map(|l| (&l.to, &l.message_id)).collect();
    assert_eq!(ids.len(), told.len());
}

#[tokio::test]
async fn who_was_refused_all_day_is_told_the_next_day_though_others_were_told() {
    let row = [
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư",
        "Phòng Quản lý quy hoạch và xây dựng",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut w = World::reminders(&[row]).await;
    w.mail
        .answers(DAUTU, &[Reply::Rcpt("450 4.2.2 mailbox full"); 99]);
    for hour in 7..17 {
        for minute in [0, 15, 30, 45] {
            w.at(&format!("2026-06-25 {hour:02}:{minute:02}")).await;
        }
    }
    let told: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(told, [XAYDUNG], "the cooperating unit was told ahead-5");
    w.mail.answers_no_more(DAUTU);
    w.at("2026-06-26 07:45").await;
    let told: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(told, [DAUTU], "and the lead unit is, as soon as it can be");
}
