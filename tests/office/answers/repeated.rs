//! The same words again: in the same mail, a moment later, and after something has changed.

use super::*;

#[tokio::test]
async fn the_same_words_a_moment_later_change_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    post.reply(DAUTU, &letter, &format!("  {}  ", DONE.to_lowercase()));
    assert_eq!(post.brings("2026-07-01 09:10").await, []);
    assert_eq!(post.marks(), [finished()]);
    post.mailbox.is_rebuilt();
    assert_eq!(
        post.brings("2026-07-01 10:30").await,
        [],
        "both mails are known in the rebuilt mailbox"
    );
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-02 07:30").await;
    let told = post.to(DAUTU);
    assert!(
        flat(&told).contains("Đã ghi nhận hoàn thành từ trước"),
        "on another day it is echoed: {}",
        told.text
    );
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn after_an_undo_or_a_reopening_the_same_line_counts_again() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "huy");
    post.world.at("2026-07-01 09:08").await;
    post.world.received();
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:10").await;
    assert!(post.to(DAUTU).subject.contains("Đã ghi nhận"));
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened, finished()]);
    let reopened = dossierd::plan::Mark {
        kind: MarkKind::Reopened,
        ..post.world.done_mark("1", "2026-07-01 09:11")
    };
    post.world.store().mark(&reopened).unwrap();
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:12").await;
    assert_eq!(post.marks().last(), Some(&finished()));
    assert_eq!(post.marks().len(), 5);
}

#[tokio::test]
async fn the_owners_same_word_counts_again_after_he_took_it_back() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post.to(OFFICE);
    post.reply(OFFICE, &wish, "Đồng ý.");
    post.world.at("2026-07-01 09:08").await;
    let receipt = post.to(OFFICE);
    post.reply(OFFICE, &receipt, "HỦY");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.due("1"), "2026-07-02");
    post.world.received();
    post.reply(OFFICE, &wish, "Đồng ý.");
    post.world.at("2026-07-01 09:12").await;
    assert_eq!(post.due("1"), "2026-07-20");
    let letters = post.world.received();
    for to in [OFFICE, DAUTU] {
        assert!(letters.iter().any(|l| l.to == to), "{to}: {letters:?}");
    }
}

#[tokio::test]
async fn what_was_asked_back_counts_once_it_is_true_and_is_asked_back_again_until_then() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let early = "XONG 330/KH-BQL 02/7/2026";
    for when in ["2026-07-01 09:06", "2026-07-01 09:08"] {
        post.reply(DAUTU, &letter, early);
        post.world.at(when).await;
        assert!(post.to(DAUTU).subject.contains("Chưa ghi nhận"));
    }
    post.reply(DAUTU, &letter, early);
    post.world.at("2026-07-02 07:30").await;
    let done = MarkKind::Done {
        number: "330/KH-BQL".into(),
        date: day("2026-07-02"),
    };
    assert_eq!(post.marks(), [done]);
}
