//! What holds letters: the kill switch, the brake, the rate.

use super::*;

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

/// What came of one hour goes on with the next, told once; what fills a day waits for a person.
#[tokio::test]
async fn the_hour_of_one_address_lets_go_when_it_is_over_and_the_day_does_not() {
    let mut w = three_letters().await;
    w.reload(|s| {
        s.rules.post.limits.address_hour = 1;
        s.rules.post.limits.address_day = 3;
    });
    w.at("2026-07-02 07:30").await;
    for (number, hour) in [("4", "11 giờ"), ("5", "11 giờ 30"), ("6", "17 giờ")] {
        let mut by_hand = w.task("1");
        by_hand.id = format!("tay-{number}");
        by_hand.number = number.into();
        by_hand.title = format!("Gửi số liệu gấp {number}");
        by_hand.deadline_text = format!("Trước {hour} ngày 02/7/2026");
        by_hand.deadline = dossierd::plan::deadline::read(&by_hand.deadline_text, 2026);
        by_hand.origin = dossierd::plan::Origin::Hand;
        by_hand.known_from = day("2026-07-02");
        w.store().add_task(&by_hand, moment("2026-07-02 07:31")).unwrap();
    }
    let mut told = Vec::new();
    for (when, of_first) in [
        ("07:45", 1),
        ("08:44", 0),
        ("08:45", 1),
        ("09:44", 0),
        ("09:45", 1),
        ("10:50", 0),
        ("15:00", 0),
    ] {
        w.at(&format!("2026-07-02 {when}")).await;
        let got = w.received();
        assert_eq!(
            got.iter().filter(|l| l.to == DAUTU).count(),
            of_first,
            "{when} {:?}",
            w.states("2026-07-02 17:00")
        );
        let alarms = got.into_iter().filter(|l| l.subject.starts_with("[Cảnh báo]"));
        told.extend(alarms.map(|l| l.text));
    }
    let [hour, day] = &told[..] else {
        panic!("once of the hour, once of the day: {told:?}");
    };
    assert!(hour.contains("gửi tiếp từ 08 giờ 45 ngày 02/7/2026"), "{hour}");
    assert!(
        day.contains("outbox release") && !day.contains("gửi tiếp từ"),
        "{day}"
    );
    w.store().release_brake(moment("2026-07-02 15:01")).unwrap();
    w.at("2026-07-02 15:01").await;
    assert!(w.received().iter().any(|l| l.to == DAUTU));
}

#[tokio::test]
async fn who_reads_that_letters_are_held_reads_that_they_go_on() {
    let mut w = three_letters().await;
    w.reload(|s| s.rules.post.limits.hour = 2);
    w.at(BEGIN).await;
    assert_eq!(alarms(&w), ["[Cảnh báo] Thư được giữ lại vì vượt giới hạn gửi"]);
    w.store().release_brake(moment("2026-07-02 08:10")).unwrap();
    w.at("2026-07-02 08:10").await;
    assert_eq!(alarms(&w), ["[Cảnh báo] Thư được giữ lại nay đã gửi tiếp"]);
    w.restart();
    w.at("2026-07-02 09:10").await;
    assert_eq!(alarms(&w), [""; 0], "once");
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
