//! A unit says that what is on record as finished is not: it reads what is on record and how to take it back.

use super::*;

/// The letter of the morning, answered with the result of task 1.
async fn recorded(rows: &[[&str; 5]]) -> (Post, Received) {
    let mut post = Post::open(rows).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("1 {DONE}"));
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    assert_eq!(post.marks(), [finished()]);
    (post, letter)
}

#[tokio::test]
async fn who_says_that_a_recorded_task_is_not_done_reads_the_record_and_how_to_open_it() {
    for words in [
        "1 CHƯA XONG, đề nghị bỏ kết quả đã báo",
        "1 chưa xong",
        "1 SAI",
        "Nhiệm vụ 1: văn bản bị Sở trả lại, phòng đang làm lại",
        "1 em báo nhầm việc khác ạ",
        "1 XONG một phần, 12/BC-DT 24/6/2026",
    ] {
        let (mut post, letter) = recorded(&TWO).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 11:06").await;
        assert_eq!(post.marks(), [finished()], "{words}");
        let letters = post.world.received();
        let to = |address: &str| {
            letters
                .iter()
                .find(|l| l.to == address)
                .unwrap_or_else(|| panic!("{words}"))
        };
        let told = flat(to(DAUTU));
        assert!(
            told.contains("đang được ghi nhận hoàn thành theo Kế hoạch số 330/KH-BQL ngày 24/6/2026")
                && told.contains("với dòng đầu: HỦY 1")
                && !told.contains("Nếu là kết quả"),
            "{words}: {told}"
        );
        let owner = flat(to(OFFICE));
        assert!(
            owner.contains("việc vẫn đang được ghi nhận hoàn thành") && owner.contains(words),
            "{words}: {owner}"
        );
        assert!(owner.contains("Nhiệm vụ số 1: "), "{owner}");
        post.reply(DAUTU, to(DAUTU), "HỦY 1");
        post.world.at("2026-07-01 11:20").await;
        assert_eq!(post.marks(), [finished(), MarkKind::Reopened], "{words}");
    }
}

#[tokio::test]
async fn the_one_task_of_a_letter_needs_no_number() {
    let (mut post, letter) = recorded(&[DUE_THURSDAY]).await;
    post.reply(DAUTU, &letter, "Dạ chưa xong đâu ạ, phòng báo nhầm");
    post.world.at("2026-07-01 11:06").await;
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(flat(told).contains("với dòng đầu: HỦY 1"), "{}", told.text);
    post.reply(DAUTU, told, "HỦY");
    post.world.at("2026-07-01 11:20").await;
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
}

#[tokio::test]
async fn what_others_recorded_is_for_who_keeps_the_plan() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    let done = post.world.done_mark("1", "2026-07-01 08:30");
    post.world.store().mark(&done).unwrap();
    post.reply(DAUTU, &letter, "1 chưa xong");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    let text = flat(told);
    assert!(
        text.contains("đang được ghi nhận hoàn thành") && text.contains("báo đơn vị theo dõi kế hoạch"),
        "{text}"
    );
    assert!(!text.contains("HỦY"), "{text}");
    assert!(letters.iter().any(|l| l.to == OFFICE), "the owner reads it");
}
