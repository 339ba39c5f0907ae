//! Outside of sending hours: whoever wrote has a receipt at once, what tells others waits and says what counts when
//! it goes.

use super::*;

const DUE_LATER: [&str; 5] = [
    "1",
    "Rà soát thủ tục hành chính",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 10/7/2026",
];

/// The wish of a Friday and the owner's letter about it.
async fn wished() -> (Post, Received) {
    let mut post = Post::open(&[DUE_LATER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-03 10:06").await;
    let wish = post.to(OFFICE);
    (post, wish)
}

#[tokio::test]
async fn a_decision_of_the_week_end_reaches_the_unit_on_monday_with_what_counts_then() {
    let (mut post, wish) = wished().await;
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-04 22:30").await;
    let receipt = post.to(OFFICE);
    assert_eq!(post.due("1"), "2026-07-20");
    post.reply(OFFICE, &receipt, "HỦY");
    assert_eq!(post.brings("2026-07-05 08:00").await.len(), 1, "a receipt");
    post.reply(OFFICE, &wish, "ĐỒNG Ý đến 17/7");
    assert_eq!(post.brings("2026-07-05 09:00").await.len(), 1, "a receipt");
    post.world.at("2026-07-06 07:45").await;
    let letters = post.world.received();
    let told: Vec<&Received> = { letters.iter() }
        .filter(|l| l.subject.starts_with("[Ý kiến]") || l.subject.starts_with("[Xác nhận]"))
        .collect();
    assert_eq!(told.len(), 1, "{letters:?}");
    assert_eq!(told[0].to, DAUTU);
    assert!(told[0].text.contains("Thứ Sáu 17/7/2026"), "{}", told[0].text);
    let date = String::from_utf8_lossy(&told[0].bytes).into_owned();
    assert!(date.contains("Date: Mon, 6 Jul 2026 07:45"), "{date}");
}

#[tokio::test]
async fn a_decision_that_was_taken_back_before_anybody_read_it_is_told_to_nobody() {
    let (mut post, wish) = wished().await;
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-04 22:30").await;
    let receipt = post.to(OFFICE);
    post.reply(OFFICE, &receipt, "HỦY");
    post.world.at("2026-07-04 22:40").await;
    assert_eq!(post.due("1"), "2026-07-10");
    post.world.received();
    let brought = post.brings("2026-07-06 07:45").await;
    assert!(
        brought.iter().all(|(_, s)| s.starts_with("[Nhắc việc]")),
        "{brought:?}"
    );
}

#[tokio::test]
async fn what_a_person_has_to_read_waits_for_the_morning() {
    let mut post = Post::open(&[DUE_LATER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "SAI, việc của Văn phòng");
    let brought = post.brings("2026-07-01 23:58").await;
    assert_eq!(brought.len(), 1, "{brought:?}");
    assert_eq!(brought[0].0, DAUTU, "the receipt");
    let brought = post.brings("2026-07-02 07:45").await;
    assert!(
        brought
            .iter()
            .any(|(to, s)| to == OFFICE && s.starts_with("[Ý kiến]")),
        "{brought:?}"
    );
}
