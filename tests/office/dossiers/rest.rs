//! Days off, trial runs, units that rest, letters that could not leave.

use super::*;

#[tokio::test]
async fn days_off_are_silent_and_ask_nobody_and_the_next_working_day_loses_nothing() {
    let mut w = watch(answer(&[(
        "H24-1",
        "Đầu tư",
        "13/02/2026 16:00:00",
        "processing",
    )]))
    .await;
    w.reload(|s| s.rules.live_from = Some(day("2026-01-01")));
    w.at("2026-02-13 07:45").await;
    assert_eq!(w.received().len(), 1);
    let asked = w.portal.asked();
    for day in day("2026-02-14").iter_days().take(9) {
        for time in ["07:20", "07:45", "10:00"] {
            w.at(&format!("{day} {time}")).await;
        }
    }
    assert_eq!((w.portal.asked(), w.received().len()), (asked, 0), "Tết");
    w.at("2026-02-23 07:45").await;
    let letters = by_address(w.received());
    assert!(
        letters[DAUTU].text.contains("quá hạn 01 ngày làm việc"),
        "{}",
        letters[DAUTU].text
    );
    assert!(letters.contains_key(MOTCUA));
    // A Saturday that is worked in exchange is a morning like any other, though the schedule knows none.
    w.portal.is(says(answer(&[(
        "H24-2",
        "Đầu tư",
        "22/08/2026 16:00:00",
        "processing",
    )])));
    w.at("2026-08-22 07:45").await;
    assert!(by_address(w.received())[DAUTU].text.contains("H24-2"));
}

#[tokio::test]
async fn a_trial_run_tells_the_owner_only_and_going_live_begins_anew() {
    let mut w = watch(COMPOSED).await;
    w.reload(|s| s.rules.going = Going::Shadow);
    w.at("2026-07-03 07:45").await;
    let letters = w.received();
    assert_eq!(letters.len(), 4);
    for letter in &letters {
        assert_eq!(letter.to, OFFICE);
        assert!(
            letter.text.starts_with("CHẠY THỬ - lẽ ra gửi: "),
            "{}",
            letter.text
        );
    }
    w.reload(|s| s.rules.going = Going::Live);
    w.portal.is(says(COMPOSED));
    w.at("2026-07-06 07:45").await;
    assert!(by_address(w.received())[DAUTU].text.contains("260622-0002"));
}

#[tokio::test]
async fn before_going_live_and_while_a_unit_rests_it_hears_nothing() {
    let mut w = watch(COMPOSED).await;
    w.reload(|s| s.rules.live_from = Some(day("2026-07-06")));
    w.at("2026-07-03 07:45").await;
    assert!(w.received().is_empty());
    w.reload(|s| {
        s.rules.silences.push(dossierd::agenda::Silence {
            unit: Some("dautu".into()),
            from: day("2026-07-06"),
            to: day("2026-07-06"),
            reason: "nghỉ".into(),
        });
    });
    w.at("2026-07-06 07:45").await;
    let letters = by_address(w.received());
    assert!(!letters.contains_key(DAUTU));
    assert!(
        letters[MOTCUA].text.contains("260622-0002"),
        "who watches over procedures hears of it still"
    );
}

#[tokio::test]
async fn while_all_letters_rest_nothing_goes_and_then_what_is_true_is_told_once() {
    let mut w = watch(COMPOSED).await;
    w.reload(|s| {
        s.rules.silences.push(dossierd::agenda::Silence {
            unit: None,
            from: day("2026-07-03"),
            to: day("2026-07-03"),
            reason: "tạm dừng".into(),
        });
    });
    for time in ["07:20", "07:45", "09:00", "13:15"] {
        w.at(&format!("2026-07-03 {time}")).await;
    }
    assert!(w.received().is_empty());
    for time in ["07:20", "07:45", "07:46", "09:00", "13:15"] {
        w.at(&format!("2026-07-06 {time}")).await;
    }
    let letters = by_address(w.received());
    assert!(
        letters[DAUTU].text.contains("02 hồ sơ quá hạn"),
        "{}",
        letters[DAUTU].text
    );
}

#[tokio::test]
async fn a_letter_that_could_not_leave_on_its_morning_is_written_anew_with_what_is_true_then() {
    let mut w = watch(answer(&[(
        "H24-1",
        "Đầu tư",
        "03/07/2026 16:00:00",
        "processing",
    )]))
    .await;
    w.mail.is(Health::Down);
    for time in ["07:45", "10:00", "16:00"] {
        w.at(&format!("2026-07-03 {time}")).await;
    }
    w.mail.is(Health::Well);
    w.at("2026-07-06 07:45").await;
    let letters = by_address(w.received());
    let text = &letters[DAUTU].text;
    assert!(
        text.contains("quá hạn 01 ngày làm việc") && text.contains("Mẫu 04"),
        "{text}"
    );
    assert!(letters.contains_key(MOTCUA));
}
