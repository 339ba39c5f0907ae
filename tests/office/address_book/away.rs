//! People who are away, and who stands in for them.

use super::*;

#[tokio::test]
async fn who_stands_in_gets_the_letters_of_these_days_and_no_other() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| {
        by_book(s, |b| {
            b.absences = vec![away(DAUTU, "binh@saobien.example", "2026-06-24", "2026-06-30")]
        });
    })
    .await;
    let told = days(&mut w, "2026-06-18", "2026-06-24").await;
    assert_eq!(
        as_text(&told),
        ["06-18 dautu"],
        "what was told is not told again on the first day"
    );
    w.at("2026-06-25 07:45").await;
    let letters = w.received();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "binh@saobien.example");
    let words = format!("Nguyễn Văn Bình (thay {OLD})");
    assert!(letters[0].text.contains(&words), "{}", letters[0].text);
    let told = days(&mut w, "2026-06-29", "2026-07-03").await;
    assert_eq!(
        as_text(&told),
        ["06-30 binh", "07-02 dautu", "07-03 dautu", "07-03 tp.dautu"]
    );
}

#[tokio::test]
async fn a_cooperating_unit_back_from_absence_is_not_told_again() {
    let shared = [
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý tài nguyên và môi trường",
        "Phòng Quản lý đầu tư",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut w = World::reminders_with(&[shared], |s| {
        by_book(s, |b| {
            b.absences = vec![away(DAUTU, "binh@saobien.example", "2026-06-25", "2026-06-25")]
        });
    })
    .await;
    let told = days(&mut w, "2026-06-24", "2026-06-29").await;
    assert_eq!(
        as_text(&told),
        ["06-24 moitruong", "06-25 binh", "06-25 moitruong"]
    );
}

#[tokio::test]
async fn one_letter_for_who_stands_in_and_has_tasks_of_his_own() {
    let other = [
        "2",
        "Kiểm tra hiện trường",
        "Phòng Quản lý quy hoạch và xây dựng",
        "",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut w = World::reminders_with(&[DUE_THURSDAY, other], |s| {
        by_book(s, |b| {
            b.absences = vec![away(DAUTU, XAYDUNG, "2026-07-02", "2026-07-02")]
        });
    })
    .await;
    w.at("2026-07-02 07:45").await;
    let letters = w.received();
    assert_eq!(letters.len(), 1, "one morning letter an address");
    assert_eq!(letters[0].to, XAYDUNG);
    assert!(
        letters[0].text.contains(&format!(
            "Kính gửi: Phòng Quản lý quy hoạch và xây dựng (đồng thời thay {OLD})"
        )),
        "{}",
        letters[0].text
    );
    assert!(letters[0].text.contains("Rà soát thủ tục"));
    assert!(letters[0].text.contains("Kiểm tra hiện trường"));
}

#[tokio::test]
async fn a_leaders_page_of_last_week_is_not_sent_again_to_who_stands_in_from_monday() {
    let mut w = World::with(|s| {
        s.rules.pulls.clear();
        s.rules.reports.clear();
        by_book(s, |b| {
            b.absences = vec![away(LEADER, "binh@saobien.example", "2026-07-06", "2026-07-10")]
        });
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-06-29 08:00");
    w.at("2026-07-03 15:00").await;
    assert!(w.subjects().iter().any(|(to, _)| to == LEADER));
    for when in ["2026-07-06 07:45", "2026-07-06 15:00", "2026-07-07 15:00"] {
        w.at(when).await;
        assert!(
            !w.subjects().iter().any(|(to, _)| to.starts_with("binh")),
            "{when}"
        );
    }
    w.at("2026-07-10 15:00").await;
    let page: Vec<Received> = w
        .received()
        .into_iter()
        .filter(|l| l.to.starts_with("binh"))
        .collect();
    assert_eq!(page.len(), 1);
    assert!(page[0].text.contains("Nguyễn Văn Bình (thay"), "{}", page[0].text);
    w.at("2026-07-13 07:45").await;
    assert!(
        !w.subjects().iter().any(|(to, _)| to == LEADER),
        "back, and not told again"
    );
}

#[tokio::test]
async fn the_agenda_says_who_is_away_and_what_a_unit_does_without() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| {
        by_book(s, |b| {
            b.absences = vec![away(DAUTU, "binh@saobien.example", "2026-06-18", "2026-06-18")];
            b.wishes = vec![Wish {
                unit: "dautu".into(),
                no_ahead_10: true,
                ..Wish::default()
            }];
        });
    })
    .await;
    let now = moment("2026-06-18 07:45");
    let facts = w.store().facts(now).unwrap();
    let agenda = dossierd::agenda::decide(now, &facts, &w.settings().rules);
    let said: Vec<String> = agenda
        .not
        .iter()
        .map(|r| format!("{}: {}", r.what, r.reason))
        .collect();
    for words in [
        "away from 18/6/2026 to 18/6/2026: they go to Nguyễn Văn Bình",
        "does not wish to hear of it",
    ] {
        assert!(said.iter().any(|s| s.contains(words)), "{words} in {said:#?}");
    }
    assert!(!said.iter().any(|s| s.contains('@')), "no address: {said:#?}");
}
