//! What a unit has told and not confirmed is named by the letters that follow, to the unit and to the plan's owner, until
//! it is recorded or denied.

use super::*;

const ODD: &str = "XONG 330/KH-BQL 24/6/2026, bìa màu xanh";
const TOLD: &str = "đơn vị đã báo Kế hoạch số 330/KH-BQL ngày 24/6/2026";

/// The unit tells that on the day before the last one; its receipt asks.
async fn told(rows: &[[&str; 5]], words: &str) -> Post {
    let mut post = Post::open(rows).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    assert!(flat(&receipt).contains("ĐỒNG Ý"), "{}", receipt.text);
    assert_eq!(post.marks(), []);
    post
}

/// The newest letter to that address with these words in its subject.
fn newest(post: &Post, to: &str, subject: &str) -> Received {
    let letters = post.world.received();
    let is_it = |l: &&Received| l.to == to && l.subject.contains(subject);
    let found = letters.iter().rfind(is_it);
    found.unwrap_or_else(|| panic!("{subject}: {letters:?}")).clone()
}

#[tokio::test]
async fn a_question_that_nobody_answered_stands_in_the_next_letters_with_its_document() {
    let mut post = told(&[DUE_THURSDAY], ODD).await;
    post.world.at("2026-07-02 07:45").await;
    let reminder = newest(&post, DAUTU, "[Nhắc việc]");
    assert!(
        flat(&reminder).contains(TOLD) && flat(&reminder).contains("dòng đầu: 1 ĐỒNG Ý"),
        "{}",
        reminder.text
    );
    post.world.at("2026-07-03 07:45").await;
    let list = newest(&post, OFFICE, "[Danh sách quá hạn]");
    assert!(
        flat(&list).contains("đơn vị chủ trì đã báo Kế hoạch số 330/KH-BQL ngày 24/6/2026")
            && !flat(&list).contains("1 ĐỒNG Ý"),
        "{}",
        list.text
    );
    post.world.at("2026-07-03 13:15").await;
    let late = newest(&post, DAUTU, "[Nhắc việc]");
    assert!(flat(&late).contains(TOLD), "{}", late.text);
    post.reply(DAUTU, &late, "1 ĐỒNG Ý");
    post.world.at("2026-07-03 14:00").await;
    assert_eq!(
        post.marks(),
        [finished()],
        "the word that the letter shows is understood"
    );
}

#[tokio::test]
async fn of_two_questions_one_that_stands_in_the_letter_is_answered_by_its_number() {
    let rows = [
        DUE_THURSDAY,
        [
            "2",
            "Cập nhật trang thông tin",
            "Phòng Quản lý đầu tư",
            "",
            "Chậm nhất ngày 08/7/2026",
        ],
    ];
    let mut post = Post::open(&rows).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("1 {ODD}\r\n2 {ODD}"));
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    post.world.at("2026-07-02 07:45").await;
    let reminder = newest(&post, DAUTU, "[Nhắc việc]");
    assert!(!reminder.text.contains("Cập nhật trang"), "{}", reminder.text);
    post.reply(DAUTU, &reminder, "1 ĐỒNG Ý");
    post.world.at("2026-07-02 09:06").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn a_later_denial_ends_it_and_a_lapsed_one_shows_the_result_anew() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, ODD);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "Chưa ạ, mai mới ký");
    post.world.at("2026-07-01 09:20").await;
    post.world.received();
    post.world.at("2026-07-02 07:45").await;
    let reminder = newest(&post, DAUTU, "[Nhắc việc]");
    assert!(!reminder.text.contains("330/KH-BQL ngày"), "{}", reminder.text);

    let mut post = told(&[DUE_THURSDAY], ODD).await;
    post.world.at("2026-07-08 13:15").await;
    post.world.received();
    post.world.at("2026-07-09 13:15").await;
    post.world.at("2026-07-10 13:15").await;
    let late = newest(&post, DAUTU, "[Nhắc việc]");
    assert!(
        flat(&late).contains("dòng đầu: 1 XONG 330/KH-BQL 24/6/2026"),
        "{}",
        late.text
    );
}

#[tokio::test]
async fn the_owner_reads_once_that_a_question_is_over_and_records_it_by_its_order() {
    let mut post = told(&[DUE_THURSDAY], ODD).await;
    post.world.at("2026-07-08 16:00").await;
    let before = post.world.received();
    assert!(
        !before.iter().any(|l| l.subject.contains("chưa xác nhận")),
        "{before:?}"
    );
    post.world.at("2026-07-09 07:45").await;
    let over = newest(&post, OFFICE, "01 văn bản đã báo, đơn vị chưa xác nhận");
    let text = flat(&over);
    assert!(
        text.contains("bìa màu xanh") && text.contains("ghi nhận văn bản này: 1 XONG 330/KH-BQL 24/6/2026"),
        "{}",
        over.text
    );
    post.world.at("2026-07-10 07:45").await;
    let again = post.world.received();
    assert!(!again.iter().any(|l| l.subject.contains("chưa xác nhận")), "once");
    post.reply(OFFICE, &over, "ĐỒNG Ý");
    post.world.at("2026-07-10 09:00").await;
    assert_eq!(post.marks(), [], "to agree finishes nothing");
    post.reply(OFFICE, &over, "1 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-10 09:20").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn of_what_was_recorded_meanwhile_nobody_hears_that_it_is_over() {
    let mut post = told(&[DUE_THURSDAY], ODD).await;
    post.world.at("2026-07-02 07:45").await;
    let reminder = newest(&post, DAUTU, "[Nhắc việc]");
    post.reply(DAUTU, &reminder, "1 ĐỒNG Ý");
    post.world.at("2026-07-02 09:00").await;
    assert_eq!(post.marks(), [finished()]);
    post.world.received();
    post.world.at("2026-07-09 07:45").await;
    let letters = post.world.received();
    assert!(
        !letters.iter().any(|l| l.subject.contains("chưa xác nhận")),
        "{letters:?}"
    );
}
