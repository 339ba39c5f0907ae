//! A consent of the owner's moves no day back.

use super::*;

const BOTH: [&str; 5] = [
    "1",
    "Rà soát thủ tục",
    "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng",
    "",
    "Chậm nhất ngày 02/7/2026",
];

fn of<'l>(letters: &'l [Received], to: &str) -> &'l Received {
    letters
        .iter()
        .find(|l| l.to == to)
        .unwrap_or_else(|| panic!("{to} in {letters:?}"))
}

#[tokio::test]
async fn a_wish_for_a_day_before_the_one_that_another_lead_was_given_is_asked_back() {
    let mut post = Post::open(&[BOTH]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    post.reply(DAUTU, of(&letters, DAUTU), "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let later = post.to(OFFICE);
    post.reply(XAYDUNG, of(&letters, XAYDUNG), "HOÃN đến 10/7 vì chờ số liệu");
    post.world.at("2026-07-01 10:20").await;
    let earlier = of(&post.world.received(), OFFICE).clone();
    post.reply(OFFICE, &later, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:30").await;
    post.world.received();
    post.reply(OFFICE, &earlier, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:40").await;
    assert_eq!(post.due("1"), "2026-07-20", "the later day stays");
    let letters = post.world.received();
    assert!(letters.iter().all(|l| l.to == OFFICE), "{letters:?}");
    let receipt = flat(of(&letters, OFFICE));
    assert!(
        receipt
            .contains("ngày đề nghị, Thứ Sáu 10/7/2026, không muộn hơn thời hạn hiện tại, Thứ Hai 20/7/2026"),
        "{receipt}"
    );
}

#[tokio::test]
async fn a_second_consent_after_a_plan_that_gives_more_time_shortens_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let mut row = DUE_THURSDAY;
    row[4] = "Chậm nhất ngày 31/12/2026";
    post.world.import(&plan(&[row]), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    post.world.received();
    post.reply(OFFICE, &notice, "Đồng ý nhé");
    post.world.at("2026-07-01 10:30").await;
    assert_eq!(post.due("1"), "2026-12-31");
    let receipt = flat(&post.to(OFFICE));
    assert!(
        receipt.contains("không muộn hơn thời hạn hiện tại, Thứ Năm 31/12/2026"),
        "{receipt}"
    );
}
