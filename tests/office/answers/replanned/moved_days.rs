//! A version of the plan that moves only the day of a task.

use super::*;

fn due_on(deadline: &'static str) -> String {
    let mut row = DUE_THURSDAY;
    row[4] = deadline;
    plan(&[row, OTHER])
}

#[tokio::test]
async fn a_day_that_a_new_plan_moves_is_told_once_with_its_entry() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.world
        .import(&due_on("Chậm nhất ngày 31/12/2026"), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    let moved = told(&letters, DAUTU);
    for words in [
        "hạn Thứ Năm 31/12/2026, thay cho Thứ Năm 02/7/2026",
        "“ke-hoach.txt”",
        "01/7/2026",
    ] {
        assert!(flat(&moved).contains(words), "{words}: {}", moved.text);
    }
    assert!(!moved.text.contains("đồng ý trước đây"), "{}", moved.text);
    let (before, after) = (&entries(&letter)[0], &entries(&moved)[0]);
    assert_eq!(
        (&before.0, after.2.as_str(), after.3),
        (&after.0, "20261231", false)
    );
    assert!(before.1 < after.1, "a newer version: {before:?} {after:?}");
    for when in ["2026-07-01 13:15", "2026-07-02 07:45", "2026-07-03 13:15"] {
        let brought = post.brings(when).await;
        assert!(brought.iter().all(|(to, _)| to != DAUTU), "{when} {brought:?}");
    }
}

#[tokio::test]
async fn a_day_that_moves_to_the_near_is_told_today_and_reminded_of_from_the_next_morning_on() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    post.morning().await;
    post.world.received();
    post.world
        .import(&due_on("Chậm nhất ngày 08/7/2026"), "2026-07-01 10:00");
    let brought = post.brings("2026-07-01 10:01").await;
    assert_eq!(
        brought,
        [(DAUTU.to_owned(), SUBJECT.to_owned())],
        "one letter, not two"
    );
    let brought = post.brings("2026-07-02 07:45").await;
    assert_eq!(brought.len(), 1, "{brought:?}");
    assert!(brought[0].1.ends_with("hạn Thứ Tư 08/7/2026"), "{brought:?}");
}

#[tokio::test]
async fn a_wish_that_a_new_day_makes_moot_is_closed_with_a_word_to_both() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.world
        .import(&due_on("Chậm nhất ngày 31/12/2026"), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    assert!(
        flat(&told(&letters, DAUTU))
            .contains("Đề nghị lùi thời hạn của đơn vị (đến Thứ Hai 20/7/2026) không còn phải xem xét"),
        "{}",
        told(&letters, DAUTU).text
    );
    let owner: Vec<&Received> = letters.iter().filter(|l| l.to == OFFICE).collect();
    assert_eq!(owner.len(), 1, "{letters:#?}");
    assert_eq!(
        owner[0].subject,
        "[Ý kiến] 01 đề nghị lùi thời hạn không còn phải trả lời"
    );
    for words in [
        "Phòng Quản lý đầu tư",
        "đề nghị đến Thứ Hai 20/7/2026",
        "hạn Thứ Năm 31/12/2026",
        "không phải trả lời",
    ] {
        assert!(flat(owner[0]).contains(words), "{words}: {}", owner[0].text);
    }
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:10").await;
    assert_eq!(
        post.due("1"),
        "2026-12-31",
        "consent to what is moot shortens nothing"
    );
    let receipt = post.to(OFFICE);
    assert!(
        flat(&receipt).contains("không muộn hơn thời hạn hiện tại"),
        "{}",
        receipt.text
    );
    let later = post.brings("2026-07-02 07:45").await;
    assert_eq!(later, [], "told once");
}

#[tokio::test]
async fn a_wish_beyond_the_new_day_stays_open() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    post.world
        .import(&due_on("Chậm nhất ngày 10/7/2026"), "2026-07-01 10:00");
    post.world.at("2026-07-01 10:01").await;
    let letters = post.world.received();
    assert!(
        flat(&told(&letters, DAUTU)).contains("(đến Thứ Hai 20/7/2026) đang chờ ý kiến"),
        "{}",
        told(&letters, DAUTU).text
    );
    assert!(letters.iter().all(|l| l.to != OFFICE), "{letters:#?}");
    post.reply(OFFICE, &notice, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:10").await;
    assert_eq!(post.due("1"), "2026-07-20");
}

#[tokio::test]
async fn a_day_moved_while_a_task_is_late_brings_the_entry_too_and_one_of_a_task_that_is_done_is_not_told() {
    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.world.at("2026-07-06 13:15").await;
    post.world.received();
    post.world
        .import(&due_on("Chậm nhất ngày 31/12/2026"), "2026-07-07 10:00");
    post.world.at("2026-07-07 10:01").await;
    let letters = post.world.received();
    let moved = told(&letters, DAUTU);
    let (before, after) = (&entries(&letter)[0], &entries(&moved)[0]);
    assert_eq!(
        (&before.0, after.2.as_str(), after.3),
        (&after.0, "20261231", false)
    );

    let mut post = Post::open(&[DUE_THURSDAY, OTHER]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    post.world
        .import(&due_on("Chậm nhất ngày 31/12/2026"), "2026-07-01 10:00");
    assert_eq!(post.brings("2026-07-01 10:01").await, []);
}
