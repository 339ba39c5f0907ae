//! Who stands in has an address that takes no letters: somebody else hears of what was meant for who is away.

use super::*;

const BINH: &str = "binh@saobien.example";
const GONE: Reply = Reply::Rcpt("550 5.1.1 no such user");

async fn office_with_a_dead_stand_in() -> World {
    let w = World::reminders_with(&[DUE_THURSDAY], |s| {
        by_book(s, |b| {
            b.absences = vec![
                away(OFFICE, BINH, "2026-07-01", "2026-07-10"),
                away(DAUTU, BINH, "2026-07-01", "2026-07-10"),
            ]
        });
    })
    .await;
    w.mail.answers(BINH, &[GONE; 99]);
    w
}

fn of(w: &World, to: &str) -> Vec<String> {
    let letters = w.subjects().into_iter().filter(|(address, _)| address == to);
    letters.map(|(_, subject)| subject).collect()
}

#[tokio::test]
async fn letters_to_a_dead_stand_in_reach_who_is_away_and_the_alarm_reaches_somebody() {
    let mut w = office_with_a_dead_stand_in().await;
    w.at("2026-07-01 07:45").await;
    w.at("2026-07-01 07:46").await;
    let subjects = w.subjects();
    let is_to = |address: &str, begin: &str| {
        let is_it = |(to, subject): &(String, String)| to == address && subject.starts_with(begin);
        subjects.iter().any(is_it)
    };
    assert!(
        is_to(OFFICE, "[Cảnh báo] Một hộp thư từ chối nhận thư"),
        "{subjects:?}"
    );
    assert!(is_to(DAUTU, "[Nhắc việc]"), "{subjects:?}");
    assert!(subjects.iter().all(|(to, _)| to != BINH));
    for time in ["09:00", "13:15", "15:00"] {
        w.at(&format!("2026-07-01 {time}")).await;
    }
    assert_eq!(w.subjects(), [], "nothing twice");
    // It takes letters again: the next day it is tried, and stands in.
    w.mail.answers_no_more(BINH);
    w.at("2026-07-02 07:45").await;
    w.at("2026-07-02 07:46").await;
    assert!(!of(&w, BINH).is_empty(), "tried anew the next day");
}

#[tokio::test]
async fn an_alarm_about_the_operators_own_mailbox_goes_to_the_next_who_is_there() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| {
        s.rules.figures.operator = Some(mailbox("Quản trị", TRUNGTAM));
    })
    .await;
    w.mail.answers(TRUNGTAM, &[GONE; 99]);
    w.mail.answers(DAUTU, &[GONE; 99]);
    w.at("2026-07-01 07:45").await;
    for time in ["07:46", "07:47", "07:48"] {
        w.at(&format!("2026-07-01 {time}")).await;
    }
    let told = of(&w, OFFICE);
    let alarms = told
        .iter()
        .filter(|s| s.as_str() == "[Cảnh báo] Một hộp thư từ chối nhận thư");
    assert_eq!(alarms.count(), 2, "of both mailboxes: {told:?}");
}
