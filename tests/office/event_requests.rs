//! The request for the day of an event comes again after four weeks, whatever the calendar's months.

use crate::world::*;

const WAITING: [&str; 5] = [
    "8",
    "Gửi kết luận kiểm tra",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
];

#[tokio::test]
async fn a_unit_is_asked_for_an_event_four_weeks_apart_over_the_months_end_too() {
    let mut w = World::reminders_with(&[WAITING], |s| s.rules.live_from = Some(day("2026-06-01"))).await;
    w.at("2026-06-29 07:45").await;
    let is_request = |(to, s): &(String, String)| to == DAUTU && s.contains("việc chờ sự kiện");
    assert!(w.subjects().iter().any(is_request));
    for morning in ["2026-07-01", "2026-07-02", "2026-07-20", "2026-07-24"] {
        w.at(&format!("{morning} 07:45")).await;
        assert!(!w.subjects().iter().any(is_request), "{morning}");
    }
    w.restart();
    w.at("2026-07-27 07:45").await;
    assert!(w.subjects().iter().any(is_request), "28 days later");
    for morning in ["2026-07-28", "2026-08-03", "2026-08-21"] {
        w.at(&format!("{morning} 07:45")).await;
        assert!(!w.subjects().iter().any(is_request), "{morning}");
    }
    w.at("2026-08-24 07:45").await;
    assert!(w.subjects().iter().any(is_request));
}
