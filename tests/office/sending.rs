//! What lets letters leave and what holds them: several servers, the kill switch, the brake, the
//! rate, leases, and the operator's alarms.

mod alarms;
mod held;
mod servers;

use crate::world::*;
use dossierd::calendar::{WorkingCalendar, read_days};
use dossierd::daemon::Event;
use dossierd::mail::Transport;
use dossierd::outbox::{Limits, State};
use dossierd::store::{Entry, Posted, Sender, Store};

const BEGIN: &str = "2026-07-02 07:45";
const PLACES: [(&str, &str); 4] = [
    ("Phòng Quản lý đầu tư", DAUTU),
    ("Phòng Quản lý quy hoạch và xây dựng", XAYDUNG),
    ("Phòng Quản lý doanh nghiệp và lao động", LAODONG),
    ("Phòng Quản lý tài nguyên và môi trường", MOITRUONG),
];

/// One task of each of three units, all due on 02/7/2026.
async fn three_letters() -> World {
    let due = "Chậm nhất ngày 02/7/2026";
    let rows: Vec<[&str; 5]> = [("1", 0), ("2", 1), ("3", 2)]
        .map(|(number, unit)| [number, "Rà soát thủ tục", PLACES[unit].0, "", due])
        .to_vec();
    World::reminders(&rows).await
}

/// The same plan with a task by the hour for the first unit, and one for a fourth.
fn with_hour() -> String {
    let due = "trước 17 giờ ngày 02/7/2026";
    let mut rows: Vec<[&str; 5]> = [("1", 0), ("2", 1), ("3", 2)]
        .map(|(number, unit)| {
            [
                number,
                "Rà soát thủ tục",
                PLACES[unit].0,
                "",
                "Chậm nhất ngày 02/7/2026",
            ]
        })
        .to_vec();
    rows.push(["4", "Gửi số liệu gấp", PLACES[0].0, "", due]);
    rows.push(["5", "Gửi số liệu gấp", PLACES[3].0, "", due]);
    plan(&rows)
}

/// A second mail server beside the first.
async fn with_reserve(w: &mut World) -> MailServer {
    let reserve = MailServer::start().await;
    let (first, second) = (w.mail.address.port(), reserve.address.port());
    w.reload(|s| {
        s.transport = Transport::Smtp(vec![server("mail", first), server("reserve", second)]);
        s.rules.post.servers = vec!["mail".into(), "reserve".into()];
    });
    reserve
}

fn to(letters: &[Received]) -> Vec<&str> {
    let mut to: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
    to.sort_unstable();
    to
}

fn units(letters: Vec<Received>) -> Vec<String> {
    let mut to: Vec<String> = letters.into_iter().map(|l| l.to).collect();
    to.retain(|to| to != OFFICE);
    to.sort_unstable();
    to
}

fn alarms(w: &World) -> Vec<String> {
    let told = w.subjects().into_iter();
    told.filter(|(to, subject)| to == OFFICE && subject.starts_with("[Cảnh báo]"))
        .map(|(_, subject)| subject)
        .collect()
}

#[tokio::test]
async fn the_next_server_takes_over_in_the_same_minute_and_the_first_is_preferred_again() {
    for health in [Health::Down, Health::WrongPassword] {
        let mut w = three_letters().await;
        let reserve = with_reserve(&mut w).await;
        w.mail.is(health);
        w.at(BEGIN).await;
        assert_eq!(w.mail.connections(), 1, "asked once, {health:?}");
        assert_eq!(reserve.take().len(), 3, "{health:?}: the one that met it too");
        assert_eq!(w.at("2026-07-02 07:46").await, []);
        w.mail.is(Health::Well);
        w.at("2026-07-03 13:15").await;
        assert!(w.mail.take().len() >= 3, "{health:?}: its rest is over");
        assert_eq!(reserve.take().len(), 0, "{health:?}");
    }
}

#[tokio::test]
async fn what_may_have_arrived_is_handed_to_no_other_server_but_as_the_rule_says() {
    let mut w = World::sample().await;
    let reserve = with_reserve(&mut w).await;
    w.at("2026-07-03 09:59").await;
    w.received();
    w.mail.answers(OFFICE, &[Reply::LeaveAfterDot]);
    w.at("2026-07-03 10:00").await;
    for when in ["2026-07-03 10:01", "2026-07-03 10:10", "2026-07-03 11:30"] {
        w.at(when).await;
    }
    let drafts = |letters: &[Received]| {
        let is_draft = |l: &&Received| l.subject.contains("Dự thảo");
        letters.iter().filter(is_draft).count()
    };
    assert_eq!(
        (drafts(&w.mail.take()), drafts(&reserve.take())),
        (1, 0),
        "a draft waits for a person"
    );

    let mut w = three_letters().await;
    let reserve = with_reserve(&mut w).await;
    w.mail.answers(DAUTU, &[Reply::LeaveAfterDot]);
    for when in [BEGIN, "2026-07-02 07:46", "2026-07-02 07:50", "2026-07-02 09:00"] {
        w.at(when).await;
    }
    let mut got = w.mail.take();
    got.extend(reserve.take());
    let mine: Vec<&Received> = got.iter().filter(|l| l.to == DAUTU).collect();
    assert_eq!(mine.len(), 2, "a reminder goes once more");
    assert_eq!(mine[0].message_id, mine[1].message_id);
}

#[tokio::test]
async fn an_address_that_turns_letters_away_is_tried_once_a_pause_and_not_once_a_letter() {
    let mut w = three_letters().await;
    w.mail
        .answers(DAUTU, &[Reply::Rcpt("452 4.2.2 mailbox full"); 99]);
    w.at(BEGIN).await;
    // A second letter to the same address.
    let first = w.open_letters(BEGIN)[0].key.clone();
    let mut second = w.store().letter(&first).unwrap().unwrap().letter;
    assert_eq!(second.to.address, DAUTU);
    second.key = "second".into();
    second.kind = dossierd::letter::LetterKind::Test;
    let once_more = dossierd::outbox::WhenUncertain::SendOnceMore;
    w.store().queue(&second, &[], once_more, "a test").unwrap();
    let mut tried = Vec::new();
    for minute in 0..20 {
        let turned_away = |w: &World| w.mail.words("RCPT") - w.mail.letters().len();
        let before = turned_away(&w);
        w.at(&format!("2026-07-02 08:{minute:02}")).await;
        match turned_away(&w) - before {
            0 => {}
            1 => tried.push(minute),
            n => panic!("{n} attempts in one minute"),
        }
    }
    assert_eq!(
        w.open_letters("2026-07-02 08:20").len(),
        2,
        "two letters wait for it"
    );
    assert!(tried.len() < 8, "the pauses grow with the address: {tried:?}");
}

#[tokio::test]
async fn several_connections_send_each_letter_once_and_a_wrong_password_is_tried_once() {
    let mut w = three_letters().await;
    w.reload(|s| s.connections = 5);
    w.at(BEGIN).await;
    assert_eq!(units(w.received()), [DAUTU, LAODONG, XAYDUNG]);
    assert!(w.mail.connections() >= 2, "{}", w.mail.connections());
    assert_eq!(w.at(BEGIN).await, []);

    let mut w = three_letters().await;
    w.reload(|s| s.connections = 5);
    w.mail.is(Health::WrongPassword);
    w.at(BEGIN).await;
    assert_eq!(w.mail.connections(), 1);
}

#[tokio::test]
async fn a_letter_that_another_process_holds_is_left_to_it_until_its_lease_is_over() {
    let mut w = three_letters().await;
    w.mail.is(Health::Down);
    w.at(BEGIN).await;
    w.mail.is(Health::Well);
    let key = w.open_letters(BEGIN).last().unwrap().key.clone();
    let elsewhere = Sender {
        machine: "another-machine".into(),
        boot: "b".into(),
        process: 1,
        began: 1,
    };
    let patience = w.settings().rules.patience.clone();
    let mut other = Store::open(&w.database()).unwrap();
    other
        .send_as(&elsewhere, |_| false, moment("2026-07-02 07:50"))
        .unwrap();
    let begin = [Entry::Begin {
        key: &key,
        server: None,
    }];
    let posted = other.post(&begin, &patience, moment("2026-07-02 07:50")).unwrap();
    assert!(matches!(posted[0], Posted::Begun(_)));
    w.at("2026-07-02 08:00").await;
    assert_eq!(w.received().len(), 2, "the third is in other hands");
    assert!(matches!(w.state(&key, "2026-07-02 08:00"), State::Waiting { .. }));
    w.restart();
    w.at("2026-07-02 08:10").await;
    assert_eq!(w.received().len(), 0, "nothing is known of a process elsewhere");
    w.at("2026-07-02 08:20").await;
    assert_eq!(w.received().len(), 1, "its lease is over");

    let mut other = Store::open(&w.database()).unwrap();
    let posted = other.post(&begin, &patience, moment("2026-07-02 08:21")).unwrap();
    assert!(
        matches!(posted[0], Posted::Begun(_)),
        "sent letters are the caller's matter"
    );
}

#[tokio::test]
async fn what_a_process_of_this_machine_held_is_free_as_soon_as_it_is_gone() {
    let mut w = three_letters().await;
    w.mail.is(Health::Down);
    w.at(BEGIN).await;
    w.mail.is(Health::Well);
    let key = w.open_letters(BEGIN).last().unwrap().key.clone();
    let line = |file| std::fs::read_to_string(file).unwrap().trim().to_owned();
    let dead = Sender {
        machine: line("/proc/sys/kernel/hostname"),
        boot: line("/proc/sys/kernel/random/boot_id"),
        process: u32::MAX,
        began: 1,
    };
    let patience = w.settings().rules.patience.clone();
    let mut other = Store::open(&w.database()).unwrap();
    other
        .send_as(&dead, |_| false, moment("2026-07-02 07:50"))
        .unwrap();
    let begin = [Entry::Begin {
        key: &key,
        server: None,
    }];
    other.post(&begin, &patience, moment("2026-07-02 07:50")).unwrap();
    w.restart();
    w.at("2026-07-02 08:00").await;
    assert_eq!(w.received().len(), 3);
}

#[tokio::test]
async fn a_letter_sent_again_for_a_person_is_not_taken_back_for_its_age_and_keeps_its_message_id() {
    let mut w = three_letters().await;
    w.at(BEGIN).await;
    let first = w.received().into_iter().find(|l| l.to == DAUTU).unwrap();
    let key = w.states(BEGIN).into_iter().next().unwrap().0;
    let rows = w.states(BEGIN).len();
    w.store().ask_again(&key).unwrap();
    w.at("2026-07-03 07:45").await;
    let again: Vec<Received> = w
        .received()
        .into_iter()
        .filter(|l| l.message_id == first.message_id)
        .collect();
    let row = w.store().letter(&key).unwrap().unwrap();
    assert!(matches!(w.state(&key, "2026-07-03 08:00"), State::Sent { .. }));
    assert_eq!(row.attempts.len(), 1);
    assert!(again.len() <= 1 && rows == 3);
}
