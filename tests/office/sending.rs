//! What lets letters leave and what holds them: several servers, the kill switch, the brake, the
//! rate, leases, and the operator's alarms.

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
async fn the_kill_switch_holds_every_letter_until_a_person_lets_them_go() {
    let mut w = three_letters().await;
    w.store().pause_sending("thử", moment(BEGIN)).unwrap();
    w.at(BEGIN).await;
    assert_eq!(w.mail.connections(), 0);
    assert_eq!(w.open_letters(BEGIN).len(), 3, "written and held");
    w.store().resume_sending(moment("2026-07-02 08:00")).unwrap();
    w.at("2026-07-02 08:00").await;
    assert_eq!(w.received().len(), 3);

    let mut w = three_letters().await;
    w.reload(|s| s.rules.post.paused = true);
    w.at(BEGIN).await;
    assert_eq!(
        (w.mail.connections(), w.open_letters(BEGIN).len()),
        (0, 3),
        "in the configuration"
    );
}

#[tokio::test]
async fn the_kill_switch_holds_even_before_the_final_dot() {
    let mut w = three_letters().await;
    let database = w.database();
    w.mail.before_data(move || {
        let mut store = Store::open(&database).unwrap();
        store.pause_sending("dừng ngay", moment(BEGIN)).unwrap();
    });
    w.at(BEGIN).await;
    assert_eq!(w.received().len(), 0, "the content had not left");
    let held = w.open_letters(BEGIN);
    assert_eq!(held.len(), 3);
    assert!(
        held.iter().all(|l| l.attempts.is_empty()),
        "what we held back was no attempt"
    );
    w.store().resume_sending(moment("2026-07-02 07:46")).unwrap();
    w.at("2026-07-02 07:46").await;
    assert_eq!(w.received().len(), 3, "and no server needs rest for it");
}

#[tokio::test]
async fn a_letter_that_a_person_takes_back_is_held_even_before_the_final_dot() {
    let mut w = three_letters().await;
    w.mail.is(Health::Down);
    w.at(BEGIN).await;
    let first = w.open_letters(BEGIN)[0].key.clone();
    w.mail.is(Health::Well);
    let (database, key) = (w.database(), first.clone());
    w.mail.before_data(move || {
        let mut store = Store::open(&database).unwrap();
        store.give_up(&key, moment("2026-07-02 07:46")).unwrap();
    });
    w.at("2026-07-02 07:46").await;
    w.at("2026-07-02 07:47").await;
    assert_eq!(w.received().len(), 2);
    assert_eq!(w.state(&first, "2026-07-02 08:00"), State::Cancelled);
}

#[tokio::test]
async fn the_brake_stops_a_runaway_shows_what_it_holds_tells_once_and_a_person_releases_it() {
    let mut w = three_letters().await;
    w.reload(|s| s.rules.post.limits.hour = 2);
    let events = w.at(BEGIN).await;
    let pulled = |events: &[Event]| {
        events
            .iter()
            .filter(|e| matches!(e, Event::BrakePulled { .. }))
            .count()
    };
    assert_eq!(pulled(&events), 1);
    let got = w.mail.letters();
    assert_eq!(
        got.len(),
        3,
        "two letters, and the operator's alarm over the limit: {:?}",
        to(&got)
    );
    assert_eq!(alarms(&w), ["[Cảnh báo] Thư được giữ lại vì vượt giới hạn gửi"]);
    assert_eq!(w.open_letters(BEGIN).len(), 1, "shown as waiting");
    // Hours later it still holds: it is a person's word that lets it go.
    for when in ["2026-07-02 08:30", "2026-07-02 10:00", "2026-07-02 16:00"] {
        let events = w.at(when).await;
        assert_eq!((pulled(&events), w.received().len()), (0, 0), "{when}");
    }
    w.store().release_brake(moment("2026-07-02 16:01")).unwrap();
    w.at("2026-07-02 16:01").await;
    assert_eq!(units(w.received()).len(), 1);
}

/// What a person sends by hand passes no preview: the last step alone holds it.
#[tokio::test]
async fn the_brake_holds_even_before_the_final_dot() {
    let mut w = three_letters().await;
    w.mail.is(Health::Down);
    w.at(BEGIN).await;
    w.mail.is(Health::Well);
    w.reload(|s| s.rules.post.limits.hour = 1);
    let later = "2026-07-02 07:50";
    let keys: Vec<String> = w.open_letters(later).into_iter().map(|l| l.key).collect();
    let first = w.office().send(keys[0].clone(), moment(later)).await;
    assert!(matches!(first, Ok(Event::Sent { .. })), "{first:?}");
    let second = w.office().send(keys[1].clone(), moment(later)).await;
    assert!(second.is_err(), "{second:?}");
    assert_eq!(w.received().len(), 1, "the content of the second had not left");
    let held = w.open_letters(later);
    let second = held.iter().find(|l| l.key == keys[1]).unwrap();
    assert!(second.attempts.iter().all(|a| a.data.is_none()), "{second:?}");
}

/// From the second letter of a connection on the mark is made while the server is asked.
#[tokio::test]
async fn a_letter_that_is_turned_away_bears_no_mark_whichever_of_a_connection_it_is() {
    for refused in [DAUTU, XAYDUNG, LAODONG] {
        let mut w = three_letters().await;
        w.mail.answers(refused, &[Reply::Rcpt("450 4.2.0 busy")]);
        w.at(BEGIN).await;
        assert_eq!((w.received().len(), w.mail.connections()), (2, 1));
        let [waiting] = &w.open_letters(BEGIN)[..] else {
            panic!("one waits: {:?}", w.open_letters(BEGIN));
        };
        assert_eq!(waiting.to, refused);
        let [attempt] = &waiting.attempts[..] else {
            panic!("{:?}", waiting.attempts);
        };
        assert_eq!((attempt.data, attempt.is_uncertain()), (None, false), "{refused}");
    }
}

#[tokio::test]
async fn the_brake_on_one_address_holds_nobody_else() {
    let mut w = three_letters().await;
    w.reload(|s| s.rules.post.limits.address_hour = 1);
    w.at(BEGIN).await;
    assert_eq!(units(w.received()), [DAUTU, LAODONG, XAYDUNG]);
    // The same day's task by the hour is a second letter to the first unit within the hour.
    w.import(&with_hour(), "2026-07-02 07:50");
    w.at("2026-07-02 08:00").await;
    let told = w.received();
    assert!(!told.iter().any(|l| l.to == DAUTU), "{:?}", to(&told));
    assert!(told.iter().any(|l| l.to == MOITRUONG), "{:?}", to(&told));
}

#[tokio::test]
async fn a_rate_lets_so_many_letters_leave_in_a_minute_and_the_rest_in_the_next() {
    let mut w = three_letters().await;
    w.reload(|s| {
        s.rules.post.limits = Limits {
            minute: Some(1),
            ..Limits::default()
        };
    });
    for minute in [45, 46, 47] {
        w.at(&format!("2026-07-02 07:{minute}")).await;
        assert_eq!(w.received().len(), 1, "{minute}");
    }
    assert!(w.open_letters("2026-07-02 07:48").is_empty());
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
async fn a_changed_password_is_noticed_early_in_the_morning_and_told_by_journal_and_status() {
    let mut w = three_letters().await;
    w.reload(|s| {
        s.rules.post.servers = vec!["mail".into()];
        s.rules.post.signed_in = vec!["mail".into()];
    });
    let probed = |events: &[Event]| -> Vec<bool> {
        let of = |e: &Event| match e {
            Event::Probed { failure, .. } => Some(failure.is_none()),
            _ => None,
        };
        events.iter().filter_map(of).collect()
    };
    assert_eq!(probed(&w.at("2026-07-01 07:00").await), [true]);
    assert_eq!(
        probed(&w.at("2026-07-01 23:00").await),
        [] as [bool; 0],
        "once a day"
    );
    w.mail.is(Health::WrongPassword);
    assert_eq!(probed(&w.at("2026-07-02 06:59").await), [] as [bool; 0]);
    assert_eq!(probed(&w.at("2026-07-02 07:00").await), [false]);
    assert_eq!(
        probed(&w.at("2026-07-02 07:30").await),
        [] as [bool; 0],
        "not every minute"
    );
    let facts = w.store().post_facts(moment("2026-07-02 07:30")).unwrap();
    let rules = w.settings().rules.clone();
    let failing = dossierd::agenda::sign_in_failures(&facts, &rules, moment("2026-07-02 07:30"));
    assert_eq!(failing.len(), 1);
    let said = failing[0].failure.as_deref().unwrap();
    assert!(said.contains("535") && !said.contains("127.0.0.1"), "{said}");
    w.mail.is(Health::Well);
    w.at(BEGIN).await;
    let facts = w.store().post_facts(moment(BEGIN)).unwrap();
    assert!(
        dossierd::agenda::sign_in_failures(&facts, &rules, moment(BEGIN)).is_empty(),
        "letters left since"
    );
    assert_eq!(
        probed(&w.at("2026-07-02 12:00").await),
        [] as [bool; 0],
        "a letter proves the same"
    );
}

#[tokio::test]
async fn a_mailbox_that_refuses_is_told_to_the_operator_once_and_once_when_it_takes_letters_again() {
    let mut w = three_letters().await;
    w.mail.answers(DAUTU, &[Reply::Rcpt("550 5.1.1 no such user"); 2]);
    w.at(BEGIN).await;
    assert_eq!(alarms(&w), ["[Cảnh báo] Một hộp thư từ chối nhận thư"]);
    w.at("2026-07-03 07:45").await;
    w.at("2026-07-03 13:15").await;
    assert_eq!(alarms(&w), [""; 0], "refused again, told once");
    w.at("2026-07-07 13:15").await;
    w.at("2026-07-07 13:16").await;
    assert_eq!(alarms(&w), ["[Cảnh báo] Một hộp thư đã nhận thư trở lại"]);
    w.at("2026-07-08 07:45").await;
    assert_eq!(alarms(&w), [""; 0]);
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

#[tokio::test]
async fn little_space_is_told_once_with_an_all_clear_and_a_full_disk_begins_nothing() {
    const MB: u64 = 1024 * 1024;
    let mut w = three_letters().await;
    let free = |w: &mut World, mb: u64| w.office().free_space = Some(Box::new(move || Some(mb * MB)));
    free(&mut w, 250);
    w.at(BEGIN).await;
    assert_eq!(
        alarms(&w),
        ["[Cảnh báo] Ổ đĩa của chương trình nhắc việc sắp đầy"]
    );
    free(&mut w, 350);
    w.at("2026-07-02 08:00").await;
    free(&mut w, 250);
    w.at("2026-07-02 09:00").await;
    assert_eq!(alarms(&w), [""; 0], "once");
    free(&mut w, 5);
    let full = w.tick(moment("2026-07-02 10:00")).await.unwrap_err();
    assert!(full.is_full_disk(), "{full}");
    free(&mut w, 5000);
    w.at("2026-07-02 11:00").await;
    assert_eq!(
        alarms(&w),
        ["[Cảnh báo] Ổ đĩa của chương trình nhắc việc đã đủ dung lượng"]
    );
    w.at("2026-07-02 12:00").await;
    assert_eq!(alarms(&w), [""; 0]);
}

#[tokio::test]
async fn a_year_without_its_days_off_is_told_to_the_operator_once_and_when_they_are_there() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| {
        s.rules.figures.operator = Some(dossierd::plan::Mailbox {
            name: "Quản trị".into(),
            address: TRUNGTAM.into(),
        });
    })
    .await;
    let told = |w: &World| -> Vec<String> {
        let subjects = w.subjects().into_iter();
        subjects
            .filter(|(to, s)| to == TRUNGTAM && s.starts_with("[Cảnh báo]"))
            .map(|(_, s)| s)
            .collect()
    };
    w.at("2026-11-30 08:00").await;
    assert_eq!(told(&w), [""; 0], "not needed yet");
    for when in ["2026-12-01 08:00", "2026-12-02 08:00", "2026-12-31 08:00"] {
        w.at(when).await;
    }
    assert_eq!(told(&w), ["[Cảnh báo] Chưa có lịch nghỉ năm 2027"], "once");
    // The notice comes late: its days replace the forecast.
    let notice = include_str!("../../config/days-off.tsv").replace("\tforecast\t", "\tholiday\t");
    let (days, problems) = read_days(&notice);
    assert!(problems.is_empty(), "{problems:?}");
    w.reload(|s| s.rules.calendar = WorkingCalendar::new(days));
    for when in ["2027-01-04 08:00", "2027-01-05 08:00"] {
        w.at(when).await;
    }
    assert_eq!(told(&w), ["[Cảnh báo] Đã có lịch nghỉ năm 2027"], "once");
}
