//! What the head of a unit writes is the unit's word: the unit's mailbox hears what came of it.

use super::*;

const HEAD: &str = "truongphong.dautu@saobien.example";

/// The unit was reminded; on the afternoon after the last day its head was, too.
async fn late() -> (Post, Received, Received) {
    let mut post = Post::with(&[DUE_THURSDAY], |s| {
        let mut units = s.rules.office.units.iter_mut();
        let unit = units.find(|u| u.id == "dautu").unwrap();
        unit.head = Some(dossierd::plan::Mailbox {
            name: "Trưởng phòng Quản lý đầu tư".into(),
            address: HEAD.into(),
        });
    })
    .await;
    post.morning().await;
    post.world.at("2026-07-03 13:15").await;
    let letters = post.world.received();
    let to = |address: &str| letters.iter().find(|l| l.to == address).unwrap().clone();
    let (unit, head) = (to(DAUTU), to(HEAD));
    (post, unit, head)
}

#[tokio::test]
async fn the_units_mailbox_hears_of_a_result_that_its_head_answered() {
    let (mut post, _, head) = late().await;
    post.reply(HEAD, &head, DONE);
    post.world.at("2026-07-03 14:00").await;
    post.to(HEAD);
    assert_eq!(post.marks(), [finished()]);
    post.world.at("2026-07-06 07:45").await;
    let told = post.to(DAUTU);
    assert!(told.subject.starts_with("[Xác nhận]"), "{}", told.subject);
    assert!(flat(&told).contains("số 330/KH-BQL"), "{}", told.text);
    assert!(
        entries(&told).iter().any(|e| e.3),
        "its entry is taken back: {}",
        told.text
    );
    post.world.at("2026-07-07 07:45").await;
    assert_eq!(post.world.subjects(), []);
}

#[tokio::test]
async fn of_a_wish_and_a_result_in_one_minute_nobody_has_to_decide_on_the_day() {
    for is_result_first in [false, true] {
        let (mut post, unit, head) = late().await;
        let wish = |post: &Post| post.reply(HEAD, &head, "HOÃN đến 20/7/2026 vì chờ ý kiến");
        if !is_result_first {
            wish(&post);
        }
        post.reply(DAUTU, &unit, DONE);
        if is_result_first {
            wish(&post);
        }
        post.world.at("2026-07-03 14:00").await;
        let letters = post.world.received();
        let mine = letters.iter().filter(|l| l.to == OFFICE);
        assert!(
            mine.clone().all(|l| !l.text.contains("lùi thời hạn")),
            "{letters:#?}"
        );
        let his = letters.iter().find(|l| l.to == HEAD).unwrap();
        assert!(flat(his).contains("số 330/KH-BQL"), "{}", his.text);
        assert!(
            !flat(his).contains("vẫn có hiệu lực đến khi có ý kiến"),
            "{}",
            his.text
        );
        // What is open again is wished for again.
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap().clone();
        post.reply(DAUTU, &receipt, "HỦY");
        post.world.at("2026-07-03 15:01").await;
        post.world.at("2026-07-03 15:10").await;
        let again: String = post
            .world
            .received()
            .iter()
            .filter(|l| l.to == OFFICE)
            .map(|l| l.text.clone())
            .collect();
        assert_eq!(again.contains("20/7/2026"), !is_result_first, "{again}");
    }
}
