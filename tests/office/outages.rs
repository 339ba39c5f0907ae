//! The operator hears of a source that does not answer before it hurts, and when it is back.

use crate::world::*;

async fn office() -> World {
    let mut w = World::with(|s| {
        s.rules.reports.clear();
        s.rules.regimes.retain(|r| r.id == "weekly");
        s.rules.live_from = Some(day("2026-07-01"));
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-07-01 08:00");
    w.at("2026-07-01 15:00").await;
    w.received();
    w
}

fn told(w: &World) -> Vec<Received> {
    let mut found = w.received();
    found.retain(|letter| letter.subject.contains("[Nguồn số liệu]"));
    found
}

/// Every quarter of an hour of these days.
async fn live(w: &mut World, days: &[&str]) {
    for day in days {
        for hour in 7..18 {
            for minute in [0, 15, 30, 45] {
                w.at(&format!("{day} {hour:02}:{minute:02}")).await;
            }
        }
    }
}

#[tokio::test]
async fn a_source_that_is_down_at_a_cut_off_is_told_once_and_once_when_it_is_back() {
    let mut w = office().await;
    w.portal.is(Manner::Down);
    // Thursday 2 July: the week's window is closed at 23:50.
    live(&mut w, &["2026-07-02"]).await;
    let letters = told(&w);
    assert_eq!(
        letters.len(),
        1,
        "{:?}",
        letters.iter().map(|l| &l.subject).collect::<Vec<_>>()
    );
    assert!(
        letters[0].subject.contains("sắp đến giờ chốt"),
        "{}",
        letters[0].subject
    );
    for words in [
        "Lần lấy số liệu tốt gần nhất: 15 giờ 00 ngày 01/7/2026",
        "23 giờ 50 ngày 02/7/2026",
        "không kết nối được",
    ] {
        assert!(letters[0].text.contains(words), "{words}\n{}", letters[0].text);
    }
    live(&mut w, &["2026-07-03", "2026-07-04", "2026-07-05"]).await;
    assert_eq!(told(&w).len(), 0, "once");
    w.portal.is(Manner::Serves);
    live(&mut w, &["2026-07-06"]).await;
    let letters = told(&w);
    assert_eq!(letters.len(), 1);
    assert!(
        letters[0].subject.contains("đã trả lời trở lại"),
        "{}",
        letters[0].subject
    );
    live(&mut w, &["2026-07-07"]).await;
    assert_eq!(told(&w).len(), 0);
}

#[tokio::test]
async fn a_hiccup_far_from_a_cut_off_is_nobodys_letter_and_a_long_silence_is() {
    let mut w = office().await;
    w.portal.is(Manner::Down);
    // Friday to Sunday: the next cut-off is on Thursday.
    w.portal.is(Manner::Serves);
    live(&mut w, &["2026-07-03"]).await;
    told(&w);
    w.portal.is(Manner::Down);
    w.at("2026-07-06 07:00").await;
    w.at("2026-07-06 07:45").await;
    w.portal.is(Manner::Serves);
    live(&mut w, &["2026-07-06"]).await;
    assert_eq!(
        told(&w).len(),
        0,
        "a hiccup: the good answer of Friday is followed by one on Monday"
    );
    w.portal.is(Manner::Down);
    live(&mut w, &["2026-07-07"]).await;
    assert_eq!(told(&w).len(), 0, "26 hours have not passed");
    live(&mut w, &["2026-07-08"]).await;
    let letters = told(&w);
    assert_eq!(letters.len(), 1);
    assert!(
        letters[0].subject.contains("chưa trả lời từ"),
        "{}",
        letters[0].subject
    );
}

#[tokio::test]
async fn a_window_that_fails_alone_at_its_cut_off_is_told_and_so_is_its_answer() {
    let mut w = World::with(|s| s.rules.live_from = Some(day("2026-03-01"))).await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-03-10 08:00");
    live(&mut w, &["2026-03-13"]).await;
    // The quarter's window of the reports, asked for at its cut-off.
    w.portal.is(Manner::FailsFor("15/12/2025"));
    w.at("2026-03-14 23:50").await;
    live(&mut w, &["2026-03-16"]).await;
    let letters = told(&w);
    assert_eq!(
        letters.len(),
        1,
        "{:?}",
        letters.iter().map(|l| &l.subject).collect::<Vec<_>>()
    );
    assert!(
        letters[0].subject.contains("đã qua giờ chốt"),
        "{}",
        letters[0].subject
    );
    for words in [
        "cho kỳ số liệu từ ngày 15/12/2025 đến ngày 14/3/2026",
        "Các kỳ khác vẫn được trả lời.",
        "23 giờ 50 ngày 14/3/2026",
    ] {
        assert!(letters[0].text.contains(words), "{words}\n{}", letters[0].text);
    }
    live(&mut w, &["2026-03-17"]).await;
    assert_eq!(told(&w).len(), 0, "once");
    w.portal.is(Manner::Serves);
    live(&mut w, &["2026-03-18"]).await;
    let letters = told(&w);
    assert_eq!(letters.len(), 1);
    assert!(
        letters[0].subject.contains("đã trả lời trở lại"),
        "{}",
        letters[0].subject
    );
}
