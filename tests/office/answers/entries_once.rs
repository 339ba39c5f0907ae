//! The change of a calendar entry that a letter about an answer has brought travels in no other letter.

use super::*;

#[tokio::test]
async fn what_a_receipt_took_back_is_not_taken_back_again_in_letters_about_other_tasks() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("1 {DONE}"));
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    assert!(
        entries(&receipt).iter().any(|e| e.3),
        "the receipt takes the entry back"
    );
    for when in ["2026-07-02 07:45", "2026-07-03 07:45", "2026-07-06 13:15"] {
        post.world.at(when).await;
        let letters = post.world.received();
        for letter in letters.iter().filter(|l| l.to == DAUTU) {
            let over: Vec<_> = entries(letter).into_iter().filter(|e| e.3).collect();
            assert!(over.is_empty(), "{when} {}: {over:?}", letter.subject);
        }
    }
}

#[tokio::test]
async fn an_agreed_day_that_the_owners_word_brought_is_brought_once() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "1 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post
        .world
        .received()
        .into_iter()
        .find(|l| l.to == OFFICE)
        .unwrap();
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let told = post.world.received().into_iter().find(|l| l.to == DAUTU).unwrap();
    assert_eq!(entries(&told).len(), 1);
    post.world.at("2026-07-02 07:45").await;
    post.world.at("2026-07-03 07:45").await;
    for letter in post.world.received().iter().filter(|l| l.to == DAUTU) {
        let moved: Vec<_> = entries(letter)
            .into_iter()
            .filter(|e| e.2 == "20260720")
            .collect();
        assert!(moved.is_empty(), "{}: {moved:?}", letter.subject);
    }
}
