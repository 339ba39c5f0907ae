//! A wish on which nobody has decided: every letter about the task names it, and only HỦY takes it back.

use super::*;

/// The wish of 1 July for task 1.
async fn wished(post: &mut Post) -> Received {
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "1 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    letter
}

#[tokio::test]
async fn reminders_and_late_letters_name_it_until_it_is_decided_on() {
    const NOTE: &str = "đơn vị đã đề nghị lùi thời hạn đến 20/7/2026 (thư ngày 01/7/2026), đang chờ ý kiến";
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    wished(&mut post).await;
    let mut named = 0;
    for at in ["2026-07-02 07:45", "2026-07-03 13:15"] {
        post.world.at(at).await;
        let mut letters = post.world.received();
        letters.retain(|l| l.to == DAUTU && l.subject.starts_with("[Nhắc việc]"));
        for letter in letters {
            named += 1;
            let text = flat(&letter).to_lowercase();
            assert!(text.contains(NOTE), "{at}: {}", letter.text);
        }
    }
    assert!(named > 0, "a letter about it");

    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(OFFICE);
    post.reply(OFFICE, &asked, "KHÔNG");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    post.world.at("2026-07-03 13:15").await;
    let letters = post.world.received();
    let late = letters.iter().find(|l| l.to == DAUTU).expect("the late letter");
    assert!(
        !flat(late).contains("đề nghị lùi thời hạn đến 20/7"),
        "{}",
        late.text
    );
}

#[tokio::test]
async fn no_in_answer_to_a_reminder_is_asked_and_takes_nothing_back() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = wished(&mut post).await;
    post.reply(DAUTU, &letter, "KHÔNG");
    post.world.at("2026-07-01 10:20").await;
    let letters = post.world.received();
    assert!(
        letters.iter().all(|l| l.to != OFFICE),
        "nobody is told that it is taken back: {letters:?}"
    );
    let asked = letters
        .iter()
        .find(|l| l.to == DAUTU)
        .expect("a question")
        .clone();
    let text = flat(&asked);
    assert!(
        text.contains("chưa rõ cần hủy nội dung nào") || text.contains("Chưa rõ cần hủy nội dung nào"),
        "{text}"
    );
    post.reply(DAUTU, &asked, "HỦY");
    post.world.at("2026-07-01 10:30").await;
    let letters = post.world.received();
    assert!(
        letters
            .iter()
            .any(|l| l.to == OFFICE && l.subject.contains("rút 01 nội dung")),
        "{letters:?}"
    );
}

#[tokio::test]
async fn a_wish_of_the_minute_in_which_its_day_is_given_is_not_said_to_wait() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(OFFICE);
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến của Sở");
    post.reply(OFFICE, &asked, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:30").await;
    assert_eq!(post.due("1"), "2026-07-20");
    let letters = post.world.received();
    let receipts = letters
        .iter()
        .filter(|l| l.to == DAUTU && l.subject.starts_with("[Xác nhận]"));
    for receipt in receipts {
        assert!(
            !flat(receipt).contains("thời hạn hiện tại vẫn có hiệu lực"),
            "{}",
            receipt.text
        );
    }
}
