//! What the owner has to decide is told again once his mailbox takes letters.

use super::*;

#[tokio::test]
async fn a_wish_that_the_owners_mailbox_refused_is_told_again_when_it_takes_letters() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.world
        .mail
        .answers(OFFICE, &[Reply::Rcpt("550 5.1.1 no such user")]);
    post.reply(DAUTU, &letter, "1 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    assert!(letters.iter().all(|l| l.to != OFFICE), "refused: {letters:?}");
    for when in [
        "2026-07-01 09:10",
        "2026-07-02 07:45",
        "2026-07-02 07:46",
        "2026-07-03 13:15",
    ] {
        post.world.at(when).await;
    }
    let letters = post.world.received();
    let wishes = letters
        .iter()
        .filter(|l| l.to == OFFICE && l.subject.contains("đề nghị lùi thời hạn"));
    assert_eq!(wishes.count(), 1, "{letters:?}");
}
