//! Days off: silence, and nothing lost by it.

use crate::world::*;

async fn around_tet() -> World {
    World::reminders_with(
        &[
            [
                "1",
                "Rà soát thủ tục hành chính",
                "Phòng Quản lý đầu tư",
                "",
                "Chậm nhất ngày 18/02/2026",
            ],
            [
                "2",
                "Kiểm tra hiện trường",
                "Phòng Quản lý quy hoạch và xây dựng",
                "",
                "Chậm nhất ngày 23/02/2026",
            ],
        ],
        |s| s.rules.live_from = Some(day("2026-01-05")),
    )
    .await
}

#[tokio::test]
async fn tet_is_silent_and_the_first_working_day_tells_what_is_due() {
    let mut w = around_tet().await;
    for date in day("2026-02-02")
        .iter_days()
        .take_while(|d| *d < day("2026-02-14"))
    {
        w.at(&format!("{date} 07:45")).await;
    }
    w.received();
    let connections = w.mail.connections();
    for date in day("2026-02-14")
        .iter_days()
        .take_while(|d| *d < day("2026-02-23"))
    {
        for time in ["00:00", "07:45", "10:00", "13:15", "15:00", "23:50"] {
            assert_eq!(w.at(&format!("{date} {time}")).await, [], "{date} {time}");
        }
    }
    assert_eq!(w.mail.connections(), connections, "not even a connection");
    w.at("2026-02-23 07:45").await;
    let morning: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert!(morning.contains(&XAYDUNG.to_owned()), "{morning:?}");
    assert!(
        !morning.contains(&DAUTU.to_owned()),
        "late is told in the afternoon"
    );
    w.at("2026-02-23 13:15").await;
    assert!(w.subjects().iter().any(|(to, _)| to == DAUTU));
}

#[tokio::test]
async fn the_second_last_working_day_before_a_break_lists_what_is_due_around_it() {
    let mut w = around_tet().await;
    w.at("2026-02-11 07:45").await;
    w.received();
    w.at("2026-02-12 07:45").await;
    let letters = w.received();
    let to: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
    assert_eq!(to, [DAUTU, XAYDUNG]);
    assert!(
        letters[0].text.contains("18/02/2026") || letters[0].text.contains("18/2/2026"),
        "{}",
        letters[0].text
    );
    assert!(
        letters[1].text.contains("23/02/2026") || letters[1].text.contains("23/2/2026"),
        "{}",
        letters[1].text
    );
}

#[tokio::test]
async fn a_swapped_saturday_is_a_working_day() {
    let mut w = World::reminders_with(
        &[[
            "1",
            "Rà soát thủ tục hành chính",
            "Phòng Quản lý đầu tư",
            "",
            "Chậm nhất ngày 10/01/2026",
        ]],
        |s| s.rules.live_from = Some(day("2026-01-05")),
    )
    .await;
    w.at("2026-01-09 07:45").await;
    w.received();
    w.at("2026-01-10 07:45").await;
    assert_eq!(w.subjects().len(), 1, "ahead-0 on the Saturday");
}

#[tokio::test]
async fn cutoffs_are_kept_on_days_off_too() {
    let mut w = World::with(|s| s.rules.reports.clear()).await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-02-10 08:00");
    // Sunday of Tết; the month 20 to 19 ended on Thursday the 19th.
    for when in ["2026-02-19 23:49", "2026-02-19 23:50"] {
        w.at(when).await;
    }
    let stored = w.store().snapshots(day("2026-01-20"), day("2026-02-19")).unwrap();
    assert!(
        stored.iter().any(|s| s.fetched_at == moment("2026-02-19 23:50")),
        "{stored:#?}"
    );
    assert_eq!(w.subjects(), []);
}

#[tokio::test]
async fn a_week_without_a_working_day_has_no_page_and_the_next_covers_both() {
    let mut w = World::with(|s| {
        s.rules.reports.clear();
        s.rules.regimes.retain(|r| r.id == "weekly");
        s.rules.live_from = Some(day("2026-02-02"));
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-02-02 08:00");
    for date in day("2026-02-09")
        .iter_days()
        .take_while(|d| *d < day("2026-02-28"))
    {
        for time in ["07:45", "10:00", "15:00", "23:50"] {
            w.at(&format!("{date} {time}")).await;
        }
    }
    let pages: Vec<Received> = w.mail.take().into_iter().filter(|l| l.to == LEADER).collect();
    let subjects: Vec<&str> = pages.iter().map(|l| l.subject.as_str()).collect();
    // The first is the page of the Friday before, made up for.
    assert_eq!(subjects.len(), 3, "{subjects:?}");
    let week = &pages[2];
    assert!(week.subject.contains("Tuần 09"), "{}", week.subject);
    assert!(
        week.text.contains("13/02/2026") || week.text.contains("13/2/2026"),
        "{}",
        week.text
    );
    assert!(
        !week.text.to_lowercase().contains("chưa có số liệu"),
        "{}",
        week.text
    );
    let text = week.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("Trong 02 tuần (13/02/2026-26/02/2026) tiếp nhận"),
        "{text}"
    );
    assert!(!text.contains("tuần trước"), "two weeks against one: {text}");
}
