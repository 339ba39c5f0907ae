//! What was answered is taken back.

use super::*;

#[tokio::test]
async fn an_undo_opens_the_task_again_once_and_only_with_its_own_reference() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HỦY");
    assert_eq!(
        post.brings("2026-07-01 08:00").await.len(),
        1,
        "to the owner: nothing to take back"
    );
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    assert!(
        receipt.text.contains("HỦY") && receipt.text.contains("08/7/2026"),
        "{}",
        receipt.text
    );
    post.reply(DAUTU, &receipt, "Hủy");
    let brought = post.brings("2026-07-01 09:10").await;
    assert_eq!(
        brought,
        [(DAUTU.into(), "[Xác nhận] Đã hủy 01 nội dung đã trả lời".into())]
    );
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
    post.reply(DAUTU, &receipt, "hủy bỏ");
    assert_eq!(post.brings("2026-07-01 09:12").await, []);
    assert_eq!(post.marks().len(), 2);
}

#[tokio::test]
async fn the_receipt_takes_the_calendar_entry_back_and_an_undo_brings_it_again() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let told = entries(&letter);
    assert_eq!(told.len(), 1);
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    let over = entries(&receipt);
    assert_eq!(
        (over.len(), &over[0].0, over[0].3),
        (1, &told[0].0, true),
        "{over:?}"
    );
    assert!(String::from_utf8_lossy(&receipt.bytes).contains("method=CANCEL"));
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 09:10").await;
    let again = entries(&post.to(DAUTU));
    assert_eq!((again.len(), &again[0].0, again[0].3), (1, &told[0].0, false));
    assert!(
        told[0].1 < over[0].1 && over[0].1 < again[0].1,
        "{over:?} {again:?}"
    );
}

#[tokio::test]
async fn an_undo_comes_too_late_after_its_days_and_after_another_word() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.world.done("1", "2026-07-01 10:00");
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 10:05").await;
    assert!(post.to(DAUTU).text.contains("đã có ghi nhận khác"));
    post.reply(DAUTU, &receipt, "hủy bỏ");
    post.world.at("2026-07-09 09:06").await;
    assert_eq!(post.marks().len(), 2);
}
