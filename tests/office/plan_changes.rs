//! The plan is imported again while people are being reminded.

use crate::world::*;
use dossierd::plan::MarkKind;

fn due(deadline: &'static str) -> String {
    plan(&[[
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư",
        "",
        deadline,
    ]])
}

#[tokio::test]
async fn a_later_deadline_begins_its_own_stages_and_ends_the_old_ones() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-07-02 07:45").await;
    assert_eq!(w.subjects().len(), 1, "ahead-0 of the old deadline");
    w.import(&due("Chậm nhất ngày 08/7/2026"), "2026-07-02 09:00");
    w.at("2026-07-02 09:01").await;
    let told = w.subjects();
    assert_eq!(
        told,
        [(
            DAUTU.into(),
            "[Xác nhận] Kế hoạch thay đổi nhiệm vụ của đơn vị".into()
        )],
        "the day has moved"
    );
    w.at("2026-07-03 07:45").await;
    let told = w.received();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].subject.ends_with("hạn Thứ Tư 08/7/2026"),
        "{}",
        told[0].subject
    );
    w.at("2026-07-03 13:15").await;
    assert_eq!(w.subjects(), [], "nothing is late any more");
    let mut days = Vec::new();
    for date in day("2026-07-06").iter_days().take(4) {
        for time in ["07:45", "13:15"] {
            w.at(&format!("{date} {time}")).await;
            if w.subjects().iter().any(|(to, _)| to == DAUTU) {
                days.push(format!("{date} {time}"));
            }
        }
    }
    assert_eq!(days, ["2026-07-06 07:45", "2026-07-08 07:45", "2026-07-09 13:15"]);
}

#[tokio::test]
async fn an_earlier_deadline_is_late_at_once() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-06-18 07:45").await;
    w.received();
    w.import(&due("Chậm nhất ngày 19/6/2026"), "2026-06-22 07:00");
    w.at("2026-06-22 13:15").await;
    assert!(
        w.subjects()
            .iter()
            .any(|(to, s)| to == DAUTU && s.contains("19/6/2026"))
    );
}

#[tokio::test]
async fn a_letter_still_waiting_does_not_tell_a_deadline_that_was_moved() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail.is(Health::Down);
    w.at("2026-07-02 07:45").await;
    w.import(&due("Chậm nhất ngày 08/7/2026"), "2026-07-02 09:00");
    w.mail.is(Health::Well);
    w.at("2026-07-02 09:01").await;
    let told = w.received();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].text.contains("hạn Thứ Tư 08/7/2026, thay cho Thứ Năm"),
        "{}",
        told[0].text
    );
    w.at("2026-07-03 07:45").await;
    let told = w.subjects();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].1.ends_with("hạn Thứ Tư 08/7/2026"), "{told:#?}");
}

#[tokio::test]
async fn a_letter_still_waiting_does_not_tell_a_task_that_was_struck_out() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.mail.is(Health::Down);
    w.at("2026-07-02 07:45").await;
    let other = plan(&[[
        "1",
        "Đối thoại với doanh nghiệp",
        "Phòng Quản lý doanh nghiệp và lao động",
        "",
        "Chậm nhất ngày 30/9/2026",
    ]]);
    w.import(&other, "2026-07-02 09:00");
    w.mail.is(Health::Well);
    for when in ["2026-07-02 09:01", "2026-07-03 13:15"] {
        w.at(when).await;
    }
    assert_eq!(w.subjects(), []);
}

#[tokio::test]
async fn the_owners_list_that_waited_does_not_name_what_was_ticked_since() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-07-02 07:45").await;
    w.received();
    w.mail.is(Health::Down);
    w.at("2026-07-03 07:45").await;
    w.done("1", "2026-07-03 08:30");
    w.mail.is(Health::Well);
    w.at("2026-07-03 08:31").await;
    assert_eq!(w.subjects(), []);
}

#[tokio::test]
async fn a_task_that_moves_to_another_unit_is_told_there() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-06-30 07:45").await;
    assert_eq!(w.subjects()[0].0, DAUTU);
    let moved = plan(&[[
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý tài nguyên và môi trường",
        "",
        "Chậm nhất ngày 02/7/2026",
    ]]);
    w.import(&moved, "2026-06-30 10:00");
    w.at("2026-06-30 10:01").await;
    let both = w.subjects();
    let both: Vec<&str> = both.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(
        both,
        [DAUTU, MOITRUONG, MOITRUONG],
        "who leads it no more and who does now, with ahead-2"
    );
    w.at("2026-07-01 07:45").await;
    w.at("2026-07-02 07:45").await;
    let to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, [MOITRUONG], "ahead-0 on its day");
}

#[tokio::test]
async fn a_unit_without_an_address_is_a_question_to_the_owner_and_stops_nobody() {
    let mut w = World::reminders_with(
        &[
            DUE_THURSDAY,
            [
                "2",
                "Kiểm tra hiện trường",
                "Phòng Quản lý quy hoạch và xây dựng",
                "",
                "Chậm nhất ngày 02/7/2026",
            ],
        ],
        |s| {
            let unit = s.rules.office.units.iter_mut().find(|u| u.id == "dautu").unwrap();
            unit.mailbox = None;
        },
    )
    .await;
    w.at("2026-07-02 07:45").await;
    let letters = w.received();
    let to: Vec<&str> = letters.iter().map(|l| l.to.as_str()).collect();
    assert_eq!(to, [OFFICE, XAYDUNG]);
    assert!(
        letters[0]
            .text
            .contains("Chưa có địa chỉ thư của Phòng Quản lý đầu tư")
    );
}

#[tokio::test]
async fn a_letter_by_the_hour_that_waited_is_not_sent_once_the_task_is_ticked() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.done("1", "2026-07-01 08:00");
    let mut by_hand = w.task("1");
    by_hand.id = "tay-1".into();
    by_hand.number = "99".into();
    by_hand.title = "Cung cấp số liệu cho Sở Nội vụ".into();
    by_hand.deadline = dossierd::plan::deadline::read("Trước 15 giờ ngày 03/7/2026", 2026);
    by_hand.origin = dossierd::plan::Origin::Hand;
    by_hand.known_from = day("2026-07-03");
    w.store().add_task(&by_hand, moment("2026-07-03 09:00")).unwrap();
    w.mail.answers(DAUTU, &[Reply::Rcpt("450 4.2.0 later"); 2]);
    w.at("2026-07-03 09:00").await;
    assert_eq!(w.open_letters("2026-07-03 09:00").len(), 1);
    w.done("99", "2026-07-03 09:30");
    for when in ["2026-07-03 09:31", "2026-07-03 13:01", "2026-07-06 13:15"] {
        w.at(when).await;
    }
    assert_eq!(w.subjects(), []);
}

#[tokio::test]
async fn a_task_that_is_done_stays_done_when_its_day_moves_and_can_be_reopened() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    let mut mark = w.done_mark("1", "2026-06-30 09:00");
    mark.due = Some(day("2026-07-02"));
    w.store().mark(&mark).unwrap();
    let mut later = DUE_THURSDAY;
    later[4] = "Chậm nhất ngày 10/7/2026";
    w.import(&plan(&[later]), "2026-07-01 07:00");
    for when in ["2026-07-08 07:45", "2026-07-10 07:45", "2026-07-13 13:15"] {
        w.at(when).await;
        let told = w.subjects();
        assert!(!told.iter().any(|(to, _)| to == DAUTU), "{when}: {told:?}");
    }
    mark.kind = MarkKind::Reopened;
    mark.due = Some(day("2026-07-10"));
    w.store().mark(&mark).unwrap();
    w.at("2026-07-15 13:15").await;
    assert!(w.subjects().iter().any(|(to, _)| to == DAUTU));
}
