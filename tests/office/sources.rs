//! Sources in the life of the office: what is unchanged, what is held back, who is left alone,
//! what is only compared.

use crate::world::*;
use dossierd::calendar::Period;
use dossierd::daemon::Event;
use dossierd::dossier::{Figures, Mode, Reckoning, figures};
use dossierd::portal::{Login, Profile, Question, Source, built_in};

/// Two answers of the sample's system for the sample's office, asked for a range.
const FEW: &str = r#"{"total":1,"data":[{"govAgencyCode":"BQLKKT-MAU","domainCode":"","processCount":60,"onlineCount":40,"onegateCount":10,"remainingCount":10,"releaseCount":40,"betimesCount":30,"ontimeCount":10,"overtimeCount":0,"processingCount":20,"undueCount":20,"overdueCount":0,"waitingCount":0,"cancelledCount":0}]}"#;
const MORE: &str = r#"{"total":1,"data":[{"govAgencyCode":"BQLKKT-MAU","domainCode":"","processCount":61,"onlineCount":41,"onegateCount":10,"remainingCount":10,"releaseCount":40,"betimesCount":30,"ontimeCount":10,"overtimeCount":0,"processingCount":21,"undueCount":21,"overdueCount":0,"waitingCount":0,"cancelledCount":0}]}"#;
const FALLEN: &str = r#"{"total":1,"data":[{"govAgencyCode":"BQLKKT-MAU","domainCode":"","processCount":13,"onlineCount":2,"onegateCount":1,"remainingCount":10,"releaseCount":2,"betimesCount":1,"ontimeCount":1,"overtimeCount":0,"processingCount":11,"undueCount":11,"overdueCount":0,"waitingCount":0,"cancelledCount":0}]}"#;
const PROGRESS: &str = include_str!("../data/portal/dvcqg-v1-progress-tree-month.json");

async fn only_weekly() -> World {
    let mut w = World::with(|s| {
        s.rules.reports.clear();
        s.rules.regimes.retain(|r| r.id == "weekly");
        s.rules.live_from = Some(day("2026-07-01"));
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-07-01 08:00");
    w
}

fn week27(w: &World) -> Period {
    let regimes = &w.settings().rules.regimes;
    Period::read("2026-W27", regimes, None).unwrap()
}

/// The week's figures as a draft would have them.
fn figures_of_week(w: &mut World) -> Figures {
    let period = week27(w);
    let cutoff = w.settings().rules.regimes[0].cutoff_of(&period).opens;
    let snapshots = w.store().snapshots(period.from, period.to).unwrap();
    figures(
        period,
        &snapshots,
        &Reckoning {
            cutoff: Some(cutoff),
            ..Reckoning::default()
        },
    )
}

fn says(body: &'static str) -> Manner {
    Manner::Says(200, "application/json", body)
}

#[tokio::test]
async fn row_history_rewritten_leaves_every_snapshot_as_it_was() {
    let mut w = only_weekly().await;
    w.portal.is(says(FEW));
    w.at("2026-07-02 23:50").await;
    let period = week27(&w);
    let before = w.store().snapshots(period.from, period.to).unwrap();
    w.portal.is(says(MORE));
    let question = Question {
        mode: Mode::Range,
        from: period.from,
        to: period.to,
    };
    let later = moment("2026-07-08 09:00");
    w.office()
        .fetch("motcua", &question, period.clone(), later)
        .await
        .unwrap();
    let after = w.store().snapshots(period.from, period.to).unwrap();
    assert_eq!(after[..before.len()], before[..]);
    let newest = after.last().unwrap();
    assert_ne!(newest.hash, before[0].hash);
    let figures = figures_of_week(&mut w);
    assert_eq!(
        figures.total.counts.c3,
        Some(60),
        "the report keeps to the cut-off"
    );
    assert!(
        figures
            .findings
            .iter()
            .any(|f| { f.rule == "cross_report" && f.message.contains("cột 3 từ 60 thành 61") })
    );
}

#[tokio::test]
async fn an_unchanged_answer_at_the_cutoff_is_the_cutoffs_answer() {
    let mut w = only_weekly().await;
    w.portal.is(Manner::Adds(200, ("ETag", "\"tuan-27\""), FEW));
    w.at("2026-07-02 15:00").await;
    w.portal.is(Manner::Adds(304, ("ETag", "\"tuan-27\""), ""));
    let events = w.at("2026-07-02 23:50").await;
    let good = events
        .iter()
        .filter(|e| matches!(e, Event::Fetched { .. }))
        .count();
    assert!(good >= 1, "{events:#?}");
    let figures = figures_of_week(&mut w);
    let from = figures.provenance.unwrap();
    assert!(from.is_cutoff);
    assert_eq!(from.fetched_at, moment("2026-07-02 23:50"));
    assert_eq!(figures.total.counts.c3, Some(60));
    let fetches = w.store().last_fetches(9).unwrap();
    assert_eq!(
        (fetches[0].detail.as_str(), &fetches[0].failure),
        ("unchanged", &None)
    );
    let period = week27(&w);
    let snapshots = w.store().snapshots(period.from, period.to).unwrap();
    let hashes: std::collections::BTreeSet<&str> = snapshots.iter().map(|s| s.hash.as_str()).collect();
    assert_eq!(hashes.len(), 1, "one body");
    assert!(snapshots.iter().all(|s| s.proof.is_some()));
}

#[tokio::test]
async fn the_same_words_again_are_unchanged_too() {
    let mut w = only_weekly().await;
    w.portal.is(says(FEW));
    for (when, want) in [("2026-07-02 11:00", "data"), ("2026-07-02 15:00", "unchanged")] {
        w.at(when).await;
        let period = week27(&w);
        let fetches = w.store().last_fetches(9).unwrap();
        let mine = fetches.iter().find(|f| f.from == period.from).unwrap();
        assert_eq!(mine.detail, want, "{when}");
    }
}

#[tokio::test]
async fn a_fall_is_held_back_until_a_person_has_looked() {
    let mut w = only_weekly().await;
    w.portal.is(says(FEW));
    w.at("2026-07-02 15:00").await;
    w.portal.is(says(FALLEN));
    w.at("2026-07-02 23:50").await;
    let fetches = w.store().last_fetches(9).unwrap();
    assert_eq!(fetches[0].failure.as_deref(), Some("implausible"));
    assert_eq!(figures_of_week(&mut w).total.counts.c3, Some(60));
    let period = week27(&w);
    let question = Question {
        mode: Mode::Range,
        from: period.from,
        to: period.to,
    };
    let now = moment("2026-07-03 08:00");
    let event = w.office().fetch_as("motcua", &question, period, now, true).await;
    assert!(matches!(event, Ok(Event::Fetched { .. })), "{event:?}");
    assert_eq!(figures_of_week(&mut w).total.counts.c3, Some(13));
}

#[tokio::test]
async fn row_403_repeatedly_ends_the_run() {
    let mut w = only_weekly().await;
    w.at("2026-07-02 15:00").await;
    w.portal
        .is(Manner::Says(403, "text/html", "<html>Forbidden</html>"));
    let before = w.portal.asked();
    for minute in 50..=59 {
        w.at(&format!("2026-07-02 23:{minute}")).await;
    }
    for minute in 0..=50 {
        w.at(&format!("2026-07-03 00:{minute:02}")).await;
    }
    assert_eq!(
        w.portal.asked() - before,
        2,
        "asked twice in an hour, for whatever window"
    );
    w.portal.is(Manner::Serves);
    let events = w.at("2026-07-03 00:51").await;
    assert!(
        events.iter().any(|e| matches!(e, Event::Fetched { .. })),
        "{events:#?}"
    );
}

#[tokio::test]
async fn row_429_with_retry_after_is_waited_for_by_every_window() {
    let mut w = only_weekly().await;
    w.at("2026-07-02 15:00").await;
    for (header, back) in [
        (("Retry-After", "7200"), "2026-07-03 01:50"),
        (
            ("Retry-After", "Thu, 02 Jul 2026 20:00:00 GMT"),
            "2026-07-03 03:00",
        ),
    ] {
        w.portal.is(Manner::Adds(429, header, "{}"));
        let before = w.portal.asked();
        let mut now = if back.ends_with("01:50") {
            moment("2026-07-02 23:50")
        } else {
            moment("2026-07-03 01:50")
        };
        while now < moment(back) {
            w.at(&now.format("%Y-%m-%d %H:%M").to_string()).await;
            now += chrono::Duration::minutes(5);
        }
        assert_eq!(w.portal.asked() - before, 1, "{header:?}");
    }
    w.portal.is(Manner::Serves);
    let events = w.at("2026-07-03 03:00").await;
    assert!(events.iter().any(|e| matches!(e, Event::Fetched { .. })));
}

#[tokio::test]
async fn a_scheduled_pull_keeps_to_its_delay_and_the_cutoff_to_its_moment() {
    let mut w = World::with(|s| {
        s.rules.reports.clear();
        s.rules.regimes.retain(|r| r.id == "weekly");
        s.rules.pulls[0].jitter_minutes = 40;
    })
    .await;
    let mut delays = std::collections::BTreeSet::new();
    for date in ["2026-07-06", "2026-07-07", "2026-07-08"] {
        for time in ["11", "15"] {
            // Whatever was due before is done.
            w.at(&format!("{date} {time}:00")).await;
            let minute = async |w: &mut World| {
                for minute in 0..=40 {
                    let events = w.at(&format!("{date} {time}:{minute:02}")).await;
                    if events.iter().any(|e| matches!(e, Event::Fetched { .. })) {
                        return Some(minute);
                    }
                }
                None
            };
            let found = minute(&mut w).await;
            delays.insert((date, found));
        }
    }
    assert_eq!(delays.len(), 3, "one delay a day: {delays:?}");
    let cutoff = w.at("2026-07-09 23:50").await;
    assert!(cutoff.iter().any(|e| matches!(e, Event::Fetched { .. })));
}

#[tokio::test]
async fn a_source_that_is_only_compared_never_becomes_figures() {
    let national = Portal::start().await;
    national.is(Manner::Says(201, "application/json", PROGRESS));
    let base_url = national.base_url.clone();
    let mut w = World::with(|s| {
        s.rules.reports.clear();
        s.rules.regimes.retain(|r| r.id == "weekly");
        let own = s.sources[0].clone();
        s.sources.push(Source {
            id: "dvcqg".into(),
            profile: Profile::read(built_in("dvcqg-v1").unwrap()).unwrap(),
            base_url,
            values: [("root", "x"), ("department", "H24.99")]
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .into(),
            mode: Mode::Month,
            login: Login::None,
            ..own
        });
        let mut pull = s.rules.pulls[0].clone();
        (pull.source, pull.mode) = ("dvcqg".into(), Mode::Month);
        s.rules.pulls.push(pull);
    })
    .await;
    let events = w.at("2026-07-03 15:00").await;
    let months: Vec<&str> = events
        .iter()
        .filter_map(|e| match e {
            Event::Fetched { source, period, .. } if source == "dvcqg" => Some(period.label.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(months, ["cal:2026-07", "cal:2026-06"], "{events:#?}");
    let june = Period::read("cal:2026-06", &[], None).unwrap();
    let alone = w.store().snapshots(june.from, june.to).unwrap();
    assert_eq!(
        figures(june.clone(), &alone, &Reckoning::default()),
        Figures::unknown(june.clone())
    );
    let question = Question {
        mode: Mode::Range,
        from: june.from,
        to: june.to,
    };
    w.portal.is(says(MORE));
    let now = moment("2026-07-03 15:05");
    w.office()
        .fetch("motcua", &question, june.clone(), now)
        .await
        .unwrap();
    let both = w.store().snapshots(june.from, june.to).unwrap();
    let figures = figures(june, &both, &Reckoning::default());
    assert_eq!(figures.provenance.unwrap().source, "motcua");
    let told: Vec<&str> = figures
        .findings
        .iter()
        .filter(|f| f.rule == "cross_report")
        .map(|f| f.message.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "Đối chiếu với nguồn dvcqg lúc 15 giờ 00 ngày 03/7/2026: tổng hồ sơ là 352, còn cột 3 của biểu là 61, lệch 291 hồ sơ (477,0%), quá mức 5%; đề nghị kiểm tra.",
            "Đối chiếu với nguồn dvcqg lúc 15 giờ 00 ngày 03/7/2026: hồ sơ quá hạn (đã giải quyết và đang giải quyết) là 07, còn cột 10 + cột 13 của biểu là 0, lệch 07 hồ sơ, quá mức 5%; đề nghị kiểm tra.",
        ]
    );
}
