//! The operator's weekly letter.

use crate::world::*;
use chrono::{NaiveTime, Weekday};
use dossierd::agenda::HealthRule;

const ROW: [[&str; 5]; 1] = [[
    "1",
    "Báo cáo một",
    "Văn phòng Ban Quản lý",
    "",
    "Chậm nhất ngày 30/9/2026",
]];

async fn office(day: Weekday) -> World {
    let at = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
    World::reminders_with(&ROW, |s| s.rules.figures.health = Some(HealthRule { day, at })).await
}

fn health(w: &World) -> Vec<Received> {
    let letters = w.received().into_iter();
    letters
        .filter(|l| l.subject.starts_with("[Tình trạng]"))
        .collect()
}

#[tokio::test]
async fn it_comes_once_a_week_on_its_day_and_says_how_everything_is() {
    let mut w = office(Weekday::Mon).await;
    w.at("2026-07-06 07:45").await;
    assert!(health(&w).is_empty(), "not before its hour");
    w.at("2026-07-06 08:00").await;
    let letters = health(&w);
    let [letter] = &letters[..] else {
        panic!("{letters:?}")
    };
    assert_eq!(
        letter.subject,
        "[Tình trạng] Tuần 28 năm 2026: hoạt động bình thường"
    );
    for words in [
        "Thư trong 07 ngày: ",
        "Lịch nghỉ chính thức đã có đến hết năm 2026",
        "Cơ sở dữ liệu: ",
        "ổ đĩa còn trống",
        "Phiên bản chương trình: ",
    ] {
        assert!(letter.text.contains(words), "{words}: {}", letter.text);
    }
    assert!(letter.text.lines().count() <= 25, "{}", letter.text);
    for when in ["2026-07-06 08:01", "2026-07-07 08:00", "2026-07-10 14:00"] {
        w.at(when).await;
        assert!(health(&w).is_empty(), "{when}");
    }
    w.at("2026-07-13 08:00").await;
    assert_eq!(health(&w).len(), 1);
}

/// Its Friday, off or slept through, is made up on the next working day; two are one.
#[tokio::test]
async fn a_day_off_or_slept_through_moves_it_to_the_next_working_day() {
    let mut w = office(Weekday::Thu).await;
    // The second of September and the day beside it are off.
    w.at("2026-08-27 08:00").await;
    assert_eq!(health(&w).len(), 1);
    let mut w = office(Weekday::Wed).await;
    w.at("2026-09-02 08:00").await;
    assert!(health(&w).is_empty(), "a day off");
    w.at("2026-09-03 08:00").await;
    let late = health(&w);
    assert_eq!(late.len(), 1, "the first working day after it");
    w.at("2026-09-28 08:00").await;
    assert_eq!(health(&w).len(), 1, "weeks slept through bring one");
}

#[tokio::test]
async fn what_is_wrong_is_counted_in_the_subject_and_marked() {
    let mut w = office(Weekday::Mon).await;
    w.reload(|s| {
        let file = std::path::PathBuf::from("/etc/dossierd/templates/letter/late.txt");
        let (line, key) = (3, String::new());
        let (message, remedy) = ("syntax error".into(), "correct it".into());
        s.templates.broken = vec![dossierd::config::Problem {
            file,
            line,
            key,
            message,
            remedy,
        }];
    });
    w.at("2026-11-16 08:00").await;
    let letters = health(&w);
    let [letter] = &letters[..] else {
        panic!("{letters:?}")
    };
    assert_eq!(letter.subject, "[Tình trạng] Tuần 47 năm 2026: 02 điểm cần xem");
    for words in [
        "Đề nghị xem: Mẫu thư riêng chưa dùng được, thư đang dùng mẫu có sẵn: late.txt",
        "Đề nghị xem: Lịch nghỉ chính thức đã có đến hết năm 2026; lịch năm 2027 mới là dự kiến",
    ] {
        assert!(letter.text.contains(words), "{words}: {}", letter.text);
    }
}

/// Letters of the same minute are no queue, and what came before a letter that was late is in it.
#[tokio::test]
async fn what_leaves_in_that_minute_does_not_wait_and_a_late_letter_leaves_no_days_out() {
    let mut w = office(Weekday::Mon).await;
    // The morning letters of that minute stand in the outbox beside it.
    w.at("2026-09-28 08:00").await;
    let letters = health(&w);
    assert!(letters[0].text.contains(", 0 đang chờ"), "{}", letters[0].text);
    // Off on Monday: the letter of Tuesday counts from the Monday before.
    w.at("2026-09-28 16:00").await;
    w.at("2026-10-06 08:00").await;
    let letters = health(&w);
    assert!(!letters[0].text.contains(" 0 đã gửi"), "{}", letters[0].text);
}
