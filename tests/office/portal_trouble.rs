//! The portal is down, lies, or answers late. Only data becomes figures.

use crate::world::*;
use dossierd::calendar::{Regime, WindowRule};
use dossierd::daemon::Event;
use std::io::Read;

fn fetched(events: &[Event], label: &str) -> usize {
    let of_label = |e: &&Event| matches!(e, Event::Fetched { period, .. } if period.label == label);
    events.iter().filter(of_label).count()
}

fn failed(events: &[Event], label: &str) -> usize {
    let of_label = |e: &&Event| matches!(e, Event::FetchFailed { period, .. } if period.label == label);
    events.iter().filter(of_label).count()
}

/// The weekly window of the sample office around 3 July.
fn week27() -> (chrono::NaiveDate, chrono::NaiveDate) {
    (day("2026-06-26"), day("2026-07-02"))
}

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

/// The words of the attached draft.
pub fn docx_text(letter: &Received) -> String {
    use mail_parser::MimeHeaders;
    let message = mail_parser::MessageParser::default()
        .parse(&letter.bytes)
        .unwrap();
    let file = message
        .attachments()
        .find(|a| a.attachment_name().is_some_and(|n| n.ends_with(".docx")))
        .expect("a draft");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(file.contents().to_vec())).unwrap();
    let mut text = String::new();
    package
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[tokio::test]
async fn a_portal_that_is_down_at_the_cutoff_is_asked_again_until_it_answers() {
    let mut w = only_weekly().await;
    w.at("2026-07-02 15:00").await;
    w.portal.is(Manner::Down);
    let events = w.at("2026-07-02 23:50").await;
    assert_eq!(failed(&events, "2026-W27"), 1, "{events:#?}");
    assert_eq!(w.at("2026-07-02 23:50").await, [], "not at once");
    assert_eq!(failed(&w.at("2026-07-02 23:51").await, "2026-W27"), 1);
    assert_eq!(w.at("2026-07-02 23:52").await, []);
    assert_eq!(failed(&w.at("2026-07-02 23:53").await, "2026-W27"), 1);
    let asked = w.portal.asked();
    for hour in 0..6 {
        for minute in 0..60 {
            w.at(&format!("2026-07-03 {hour:02}:{minute:02}")).await;
        }
    }
    let night = w.portal.asked() - asked;
    assert!((10..=60).contains(&night), "{night} requests in a night");
    w.portal.is(Manner::Serves);
    assert!(fetched(&w.at("2026-07-03 06:59").await, "2026-W27") == 1);
    let failures = w.store().last_fetches(500).unwrap();
    let first = failures.iter().rev().find(|f| f.failure.is_some()).unwrap();
    assert_eq!(first.failure.as_deref(), Some("unreachable"));
    assert!(
        !first.detail.contains("127.0.0.1"),
        "sources are named by id: {}",
        first.detail
    );
    let stored = w.store().snapshots(week27().0, week27().1).unwrap();
    assert_eq!(
        stored.last().unwrap().fetched_at,
        moment("2026-07-03 06:59"),
        "labelled with its real time"
    );
}

#[tokio::test]
async fn a_draft_without_any_figures_says_so_and_goes_out() {
    let mut w = only_weekly().await;
    w.portal.is(Manner::Down);
    for when in ["2026-07-02 23:50", "2026-07-03 07:00", "2026-07-03 07:45"] {
        w.at(when).await;
    }
    w.received();
    w.at("2026-07-03 10:00").await;
    let draft = w.received();
    assert_eq!(draft.len(), 1);
    assert!(
        draft[0]
            .text
            .contains("chưa có số liệu nên chưa kiểm tra tự động được"),
        "{}",
        draft[0].text
    );
    assert!(docx_text(&draft[0]).to_lowercase().contains("chưa có số liệu"));
    w.at("2026-07-03 15:00").await;
    let page = w.received();
    let leader = page
        .iter()
        .find(|l| l.to == LEADER)
        .expect("the page goes out too");
    assert!(
        leader.text.to_lowercase().contains("chưa có số liệu"),
        "{}",
        leader.text
    );
}

#[tokio::test]
async fn a_draft_with_an_older_answer_says_how_old() {
    let mut w = only_weekly().await;
    w.at("2026-07-02 15:00").await;
    w.portal.is(Manner::Down);
    for when in ["2026-07-02 23:50", "2026-07-03 07:00"] {
        w.at(when).await;
    }
    w.received();
    w.at("2026-07-03 10:00").await;
    let draft = w.received();
    let draft = draft.iter().find(|l| l.subject.starts_with("[Dự thảo]")).unwrap();
    assert!(draft.text.contains("15 giờ 00 ngày 02/7/2026"), "{}", draft.text);
}

/// The draft is made of the answer before, and says which source did not answer since, and why.
#[tokio::test]
async fn a_draft_says_that_its_source_was_asked_since_and_gave_no_figures() {
    for (manner, why) in [
        (Manner::Down, "không kết nối được hoặc máy chủ báo lỗi"),
        (Manner::Hangs, "không kết nối được hoặc máy chủ báo lỗi"),
        (
            Manner::Says(500, "application/json", "{\"data\": []}"),
            "không kết nối được hoặc máy chủ báo lỗi",
        ),
        (Manner::Says(403, "text/html", "<html></html>"), "máy chủ từ chối"),
        (
            Manner::Says(200, "text/html", "<html><body>Bảo trì</body></html>"),
            "nội dung trả lời không phải là số liệu",
        ),
    ] {
        let mut w = World::with(|s| {
            s.rules.reports.clear();
            s.rules.regimes.retain(|r| r.id == "weekly");
            s.rules.live_from = Some(day("2026-07-01"));
            for source in &mut s.sources {
                source.timeout = std::time::Duration::from_millis(300);
            }
        })
        .await;
        w.import(&plan(&[DUE_THURSDAY]), "2026-07-01 08:00");
        w.at("2026-07-02 15:00").await;
        w.portal.is(manner);
        for when in ["2026-07-02 23:50", "2026-07-03 07:00"] {
            w.at(when).await;
        }
        w.received();
        w.at("2026-07-03 10:00").await;
        let letters = w.received();
        let draft = letters
            .iter()
            .find(|l| l.subject.starts_with("[Dự thảo]"))
            .unwrap();
        let text = draft.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "lần hỏi lúc",
            "ngày 03/7/2026",
            why,
            "vẫn dùng số liệu lấy trước đó",
            "15 giờ 00 ngày 02/7/2026",
        ] {
            assert!(text.contains(words), "{manner:?} {words}: {}", draft.text);
        }
        assert!(
            !docx_text(draft).contains("lần hỏi lúc"),
            "never in the draft itself"
        );
        w.at("2026-07-03 15:00").await;
        let letters = w.received();
        let page = letters.iter().find(|l| l.to == LEADER).unwrap();
        assert!(page.text.contains("lần hỏi lúc"), "{manner:?}: {}", page.text);
        let flat = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let times = flat.matches("15 giờ 00 ngày 02/7/2026").count();
        assert_eq!(times, 1, "said once: {}", page.text);
        assert!(page.text.lines().count() <= 25, "{}", page.text);
    }
    let mut w = only_weekly().await;
    w.at("2026-07-02 23:50").await;
    w.at("2026-07-03 10:00").await;
    let letters = w.received();
    assert!(
        letters.iter().all(|l| !l.text.contains("lần hỏi lúc")),
        "{letters:?}"
    );
}

#[tokio::test]
async fn a_page_of_html_with_200_never_becomes_figures() {
    let lies = [
        Manner::Says(200, "text/html", "<html><body>Đăng nhập</body></html>"),
        Manner::Says(200, "application/json", "<html></html>"),
        Manner::Says(200, "application/json", "{\"total\": 5, \"data\": \"many\"}"),
        Manner::Says(500, "application/json", "{\"data\": []}"),
        Manner::Says(204, "application/json", ""),
    ];
    for lie in lies {
        let mut w = only_weekly().await;
        w.portal.is(lie);
        let events = w.at("2026-07-02 23:50").await;
        assert_eq!(failed(&events, "2026-W27"), 1, "{lie:?}");
        let (from, to) = week27();
        assert_eq!(w.store().snapshots(from, to).unwrap(), [], "{lie:?}");
        assert!(
            w.store()
                .last_fetches(9)
                .unwrap()
                .iter()
                .all(|f| f.failure.is_some()),
            "{lie:?}"
        );
        w.portal.is(Manner::Serves);
        let mut good = 0;
        for when in ["2026-07-02 23:51", "2026-07-03 07:00"] {
            good += fetched(&w.at(when).await, "2026-W27");
        }
        assert_eq!(good, 1, "{lie:?}");
    }
}

#[tokio::test]
async fn later_answers_leave_the_cutoffs_snapshot_as_it_was() {
    let mut w = only_weekly().await;
    w.at("2026-07-02 23:50").await;
    let (from, to) = week27();
    let before = w.store().snapshots(from, to).unwrap();
    assert_eq!(before.last().unwrap().fetched_at, moment("2026-07-02 23:50"));
    for when in ["2026-07-03 07:00", "2026-07-03 11:00", "2026-07-06 07:00"] {
        w.at(when).await;
    }
    let after = w.store().snapshots(from, to).unwrap();
    assert_eq!(after[..before.len()], before[..]);
}

#[tokio::test]
async fn each_window_is_asked_once_a_moment_however_the_week_is_cut() {
    for first in ["monday", "friday", "sunday", "wednesday"] {
        let weekday: chrono::Weekday = first.parse().unwrap();
        let mut w = World::with(|s| {
            s.rules.reports.clear();
            s.rules.regimes = s
                .rules
                .regimes
                .iter()
                .filter(|r| r.id == "weekly")
                .map(|r| Regime {
                    rule: WindowRule::WeekFrom(weekday),
                    ..r.clone()
                })
                .collect();
        })
        .await;
        w.import(&plan(&[DUE_THURSDAY]), "2026-07-01 08:00");
        let mut cutoffs = 0;
        for date in day("2026-07-01").iter_days().take(14) {
            for time in ["07:00", "10:00", "15:00", "23:49", "23:50"] {
                let when = format!("{date} {time}");
                let events = w.at(&when).await;
                let asked = events
                    .iter()
                    .filter(|e| matches!(e, Event::Fetched { .. }))
                    .count();
                cutoffs += usize::from(time == "23:50" && asked > 0);
                assert!(asked <= 4, "{asked} at {when}, weeks from {first}");
                assert_eq!(w.at(&when).await, [], "{when}, weeks from {first}");
            }
        }
        assert_eq!(cutoffs, 2, "weeks from {first}");
    }
}
