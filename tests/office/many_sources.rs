//! Two hundred addresses that changed: pulled, stored, checked, and told in one letter.

use crate::world::*;
use dossierd::agenda::{ChangesRule, PullRule};
use dossierd::calendar::{Period, hm};
use dossierd::config::Settings;
use dossierd::daemon::{Enough, Event, Manner as Pulling, Pull, Pulled, Stop};
use dossierd::dossier::Mode;
use dossierd::plan::Mailbox;
use dossierd::portal::{Login, Profile, Question, Source};
use dossierd::store::Store;
use std::collections::BTreeMap;
use std::time::Duration;

const PROFILE: &str = include_str!("../data/sources/units.toml");
const COUNT: usize = 200;
const READER: &str = "solieu@saobien.example";

fn source(number: usize, base_url: &str, profile: &Profile) -> Source {
    Source {
        id: format!("lv-{number:03}"),
        profile: profile.clone(),
        base_url: base_url.into(),
        values: BTreeMap::from([("sector".into(), number.to_string())]),
        mode: Mode::Range,
        schedule: "0 0 7 * * *".into(),
        timeout: Duration::from_secs(20),
        extra_ca: None,
        login: Login::None,
        proxy: None,
        jitter_minutes: None,
    }
}

/// An office with so many sources and nothing else to do.
fn asking(s: &mut Settings, addresses: &Addresses, count: usize) {
    let profile = Profile::read(PROFILE).unwrap();
    s.sources = (1..=count)
        .map(|k| source(k, &addresses.base_url, &profile))
        .collect();
    let rule = |s: &Source| PullRule {
        source: s.id.clone(),
        mode: s.mode,
        jitter_minutes: 0,
        schedule: s.schedule.clone(),
    };
    s.rules.pulls = s.sources.iter().map(rule).collect();
    s.rules.figures.sources = s.sources.iter().map(|s| s.id.clone()).collect();
    s.rules.reports.clear();
    s.rules.conflicts.clear();
    s.rules.standing.clear();
    s.rules.weekly = None;
    s.rules.regimes.retain(|r| r.id == "weekly");
}

fn reader(is_asked_for: bool) -> ChangesRule {
    ChangesRule {
        to: Mailbox {
            name: "Tổ số liệu".into(),
            address: READER.into(),
        },
        from: hm(7, 45),
        is_asked_for,
    }
}

async fn office(addresses: &Addresses, count: usize, rule: Option<ChangesRule>) -> World {
    World::with(|s| {
        asking(s, addresses, count);
        s.rules.figures.changes = rule;
    })
    .await
}

/// The week's window of every source.
fn pulls(w: &World) -> Vec<Pull> {
    let period = Period::read("2026-W27", &w.settings().rules.regimes, None).unwrap();
    let pull = |s: &Source| Pull {
        source: s.id.clone(),
        question: Question {
            mode: Mode::Range,
            from: period.from,
            to: period.to,
        },
        period: period.clone(),
    };
    w.settings().sources.iter().map(pull).collect()
}

fn by_hand(stop: &Stop) -> Pulling {
    Pulling {
        is_looked_at: false,
        enough: Enough::Refusals(2),
        until: None,
        stop: stop.clone(),
    }
}

async fn pull(w: &mut World, when: &str) -> Vec<Option<Pulled>> {
    let pulls = pulls(w);
    let manner = by_hand(&Stop::default());
    w.office().fetch_all(&pulls, &manner, moment(when)).await.unwrap()
}

/// Writes and sends the letter that a person asked for; how many there were.
async fn tell(w: &mut World, when: &str) -> usize {
    let keys = w.office().write_changes(moment(when)).await.unwrap();
    let count = keys.len();
    for key in keys {
        let event = w.office().send(key, moment(when)).await.unwrap();
        assert!(matches!(event, Event::Sent { .. }), "{event:?}");
    }
    count
}

fn count(store: &Store, what: &str) -> usize {
    let fetches = store.last_fetches(10_000).unwrap();
    fetches.iter().filter(|f| f.detail == what).count()
}

#[tokio::test]
async fn two_hundred_addresses_that_changed_are_told_in_one_letter() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, COUNT, Some(reader(true))).await;
    pull(&mut w, "2026-07-02 20:00").await;
    assert_eq!(
        tell(&mut w, "2026-07-02 20:00").await,
        0,
        "first answers are no move"
    );
    addresses.change();
    let pulled = pull(&mut w, "2026-07-04 20:00").await;
    assert!(
        pulled
            .iter()
            .flatten()
            .all(|p| matches!(p.event, Event::Fetched { .. }))
    );
    assert_eq!(count(w.store(), "data"), 2 * COUNT, "all are stored");
    assert_eq!(tell(&mut w, "2026-07-04 20:00").await, 1);
    let letters = w.received();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, READER);
    assert!(
        letters[0].subject.contains("200 dòng số liệu thay đổi"),
        "{}",
        letters[0].subject
    );
    let lines: Vec<&str> = letters[0].text.lines().collect();
    let text = lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    for k in 1..=COUNT {
        let (old, new) = (1000 + 7 * k + k % 37, 1013 + 7 * k + k % 37);
        let told = format!(
            "Lĩnh vực số {k} (nguồn lv-{k:03}): (3) tăng từ {}.{:03} lên {}.{:03}",
            old / 1000,
            old % 1000,
            new / 1000,
            new % 1000
        );
        assert!(text.contains(&told), "{told}\n{text}");
    }
    assert_eq!(tell(&mut w, "2026-07-04 20:01").await, 0, "never twice");
    pull(&mut w, "2026-07-04 20:02").await;
    assert_eq!(tell(&mut w, "2026-07-04 20:02").await, 0, "nothing moved");
}

#[tokio::test]
async fn what_is_told_is_the_whole_way_since_the_last_letter() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, 2, Some(reader(true))).await;
    pull(&mut w, "2026-07-02 08:00").await;
    addresses.change();
    pull(&mut w, "2026-07-02 09:00").await;
    assert_eq!(tell(&mut w, "2026-07-02 09:00").await, 1);
    for hour in ["10", "11"] {
        addresses.change();
        pull(&mut w, &format!("2026-07-02 {hour}:00")).await;
    }
    w.received();
    assert_eq!(tell(&mut w, "2026-07-02 11:00").await, 1);
    let letters = w.received();
    let text = letters[0].text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("(3) tăng từ 1.021 lên 1.047"), "{text}");
    assert!(
        text.contains("Từ 09 giờ 00 ngày 02/7/2026 đến 11 giờ 00 ngày 02/7/2026"),
        "{text}"
    );
}

#[tokio::test]
async fn what_cannot_be_is_held_back_and_not_told() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, 5, Some(reader(true))).await;
    pull(&mut w, "2026-07-02 08:00").await;
    addresses.change();
    addresses.falls(3, 20);
    let pulled = pull(&mut w, "2026-07-02 09:00").await;
    let failed: Vec<usize> = (0..5)
        .filter(|n| matches!(pulled[*n].as_ref().unwrap().event, Event::FetchFailed { .. }))
        .collect();
    assert_eq!(failed, [2]);
    assert_eq!(tell(&mut w, "2026-07-02 09:00").await, 1);
    let text = &w.received()[0].text;
    assert!(text.contains("lv-002") && !text.contains("lv-003"), "{text}");
}

#[tokio::test]
async fn few_requests_run_at_once_against_one_host() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, COUNT, None).await;
    pull(&mut w, "2026-07-02 08:00").await;
    assert_eq!(addresses.take_asked().len(), COUNT);
    assert!(
        (2..=4).contains(&addresses.most_open()),
        "{}",
        addresses.most_open()
    );
}

#[tokio::test]
async fn the_order_in_which_servers_answer_leaves_no_trace() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, COUNT, None).await;
    let pulled = pull(&mut w, "2026-07-02 08:00").await;
    let ids: Vec<i64> = pulled
        .iter()
        .map(|p| match p.as_ref().unwrap().event {
            Event::Fetched { snapshot, .. } => snapshot,
            _ => panic!("{p:?}"),
        })
        .collect();
    assert_eq!(ids, (1..=i64::try_from(COUNT).unwrap()).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_source_that_refuses_twice_is_asked_no_more_and_the_others_are() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, 3, None).await;
    addresses.answers(2, 403);
    // Four windows of each source, source after source.
    let four: Vec<Pull> = pulls(&w)
        .into_iter()
        .flat_map(|pull| {
            (0..4).map(move |n| {
                let mut pull = pull.clone();
                pull.question.from = pull.question.from - chrono::Days::new(n);
                pull
            })
        })
        .collect();
    let manner = by_hand(&Stop::default());
    let pulled = w
        .office()
        .fetch_all(&four, &manner, moment("2026-07-02 08:00"))
        .await
        .unwrap();
    let asked = addresses.take_asked();
    let of = |address: usize| asked.iter().filter(|a| **a == address).count();
    assert_eq!((of(1), of(2), of(3)), (4, 2, 4));
    let silent: Vec<usize> = (0..12).filter(|n| pulled[*n].is_none()).collect();
    assert_eq!(silent, [6, 7]);
    assert_eq!(
        w.store().last_fetches(100).unwrap().len(),
        10,
        "what was not asked leaves no mark"
    );
}

#[tokio::test]
async fn on_the_way_out_nothing_more_is_asked_and_nothing_counts_as_failed() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, 20, None).await;
    let stop = Stop::default();
    stop.ask();
    let (pulls, manner) = (pulls(&w), by_hand(&stop));
    let pulled = w
        .office()
        .fetch_all(&pulls, &manner, moment("2026-07-02 08:00"))
        .await
        .unwrap();
    assert!(pulled.iter().all(Option::is_none));
    assert_eq!(addresses.take_asked(), [0; 0]);
    assert_eq!(w.store().last_fetches(100).unwrap(), []);
}

#[tokio::test]
async fn an_answer_that_was_marked_and_never_came_counts_as_failed() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, 20, None).await;
    let (pulls, manner) = (pulls(&w), by_hand(&Stop::default()));
    {
        let office = w.office();
        let work = office.fetch_all(&pulls, &manner, moment("2026-07-02 08:00"));
        tokio::select! {
            biased;
            _ = work => panic!("it came to its end"),
            () = async { while addresses.most_open() == 0 { tokio::task::yield_now().await } } => {}
        }
    }
    w.restart();
    let begun = "begun, and the program ended before an answer";
    assert_eq!(
        count(w.store(), begun),
        20,
        "the power was gone before any commit"
    );
}

#[tokio::test]
async fn the_daemon_tells_what_moved_once_a_day_and_only_where_it_is_wanted() {
    let addresses = Addresses::start().await;
    for (rule, want) in [(None, 0), (Some(reader(false)), 1)] {
        let mut w = office(&addresses, 3, rule).await;
        let told = |w: &World| w.received().iter().filter(|l| l.to == READER).count();
        // Wednesday: first answers.
        w.at("2026-07-01 07:46").await;
        assert_eq!(told(&w), 0);
        addresses.change();
        w.at("2026-07-02 07:10").await;
        assert_eq!(told(&w), 0, "not before its hour");
        w.at("2026-07-02 07:46").await;
        assert_eq!(told(&w), want);
        w.at("2026-07-02 10:00").await;
        assert_eq!(told(&w), 0);
        w.at("2026-07-03 07:46").await;
        assert_eq!(told(&w), 0, "nothing moved");
    }
}

#[tokio::test]
async fn a_letter_that_did_not_leave_is_sent_with_the_next_asking() {
    let addresses = Addresses::start().await;
    let mut w = office(&addresses, 2, Some(reader(true))).await;
    pull(&mut w, "2026-07-02 08:00").await;
    addresses.change();
    pull(&mut w, "2026-07-02 09:00").await;
    let first = w
        .office()
        .write_changes(moment("2026-07-02 09:00"))
        .await
        .unwrap();
    assert_eq!(first.len(), 1);
    // The program ended before it was sent.
    w.restart();
    let again = w
        .office()
        .write_changes(moment("2026-07-02 09:05"))
        .await
        .unwrap();
    assert_eq!(again, first);
}
