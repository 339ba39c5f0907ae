//! The owner gives a day, or hands a task over, in answer to whatever letter of his names the task: the list of what the
//! afternoon will tell as late, a receipt. Each of his mails has its receipt, and no letter goes from him to himself.

use super::*;

/// The list of the morning of 6 July, with a wish of the unit for task 1.
async fn listed(post: &mut Post) -> Received {
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "1 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    post.world.at("2026-07-06 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == OFFICE && l.subject.starts_with("[Danh sách quá hạn]"));
    letters.pop().expect("the list of what is late")
}

#[tokio::test]
async fn a_day_and_a_word_on_the_wish_count_in_answer_to_the_list() {
    for (words, one, two) in [
        ("1 ĐỒNG Ý đến 17/7/2026", "2026-07-17", "2026-07-03"),
        ("1 ĐỒNG Ý", "2026-07-20", "2026-07-03"),
        ("2 ĐỒNG Ý đến 17/7/2026\r\n1 ĐỒNG Ý", "2026-07-20", "2026-07-17"),
    ] {
        let mut post = Post::open(&TWO).await;
        let list = listed(&mut post).await;
        assert!(
            flat(&list).contains(
                "đơn vị đã đề nghị lùi thời hạn đến 20/7/2026 (thư ngày 01/7/2026), chưa có ý kiến"
            ),
            "{}",
            list.text
        );
        post.reply(OFFICE, &list, words);
        post.world.at("2026-07-06 09:00").await;
        assert_eq!(
            (post.due("1"), post.due("2")),
            (one.into(), two.into()),
            "{words}"
        );
        let letters = post.world.received();
        assert!(
            letters.iter().any(|l| l.to == DAUTU),
            "the unit hears: {letters:?}"
        );
        let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
        assert!(
            receipt
                .subject
                .starts_with("[Xác nhận] Đã ghi nhận ý kiến về thời hạn"),
            "{}",
            receipt.subject
        );
        post.reply(OFFICE, receipt, "HỦY");
        post.world.at("2026-07-06 09:30").await;
        assert_eq!(
            (post.due("1"), post.due("2")),
            ("2026-07-02".into(), "2026-07-03".into()),
            "{words}"
        );
    }
}

#[tokio::test]
async fn each_mail_of_the_owners_has_its_receipt_and_none_comes_back_to_him() {
    let mut post = Post::open(&TWO).await;
    let list = listed(&mut post).await;
    for (at, words, said) in [
        ("09:00", "1 tạm dừng nhắc", "chưa có gì thay đổi"),
        ("09:10", "2 KHÔNG", "chưa hiểu được ý kiến này"),
        ("09:20", "ĐỒNG Ý", "chưa rõ trả lời cho việc nào"),
        ("09:30", "2 ĐỒNG Ý", "chưa có ngày"),
        ("09:40", "2 SAI", "chưa rõ đơn vị nào chủ trì"),
        (
            "09:50",
            "2 XONG 330/KH-BQL 24/6/2026 (chưa thấy bản ký)",
            "chưa ghi nhận hoàn thành",
        ),
        ("10:00", "1 KHÔNG", "chưa đồng ý"),
        (
            "10:10",
            "1 SAI, chuyển Phòng Quản lý doanh nghiệp và lao động",
            "nay Phòng Quản lý doanh nghiệp và lao động chủ trì",
        ),
    ] {
        post.reply(OFFICE, &list, words);
        post.world.at(&format!("2026-07-06 {at}")).await;
        let mut letters = post.world.received();
        letters.retain(|l| l.to == OFFICE);
        assert_eq!(letters.len(), 1, "{words}: {letters:?}");
        let text = flat(&letters[0]);
        assert!(
            letters[0].subject.starts_with("[Xác nhận]") && text.contains(said),
            "{words}: {text}"
        );
    }
    let later = post.brings("2026-07-06 11:30").await;
    assert!(
        later.iter().all(|(to, _)| to != OFFICE),
        "his words do not come back: {later:?}"
    );
}

#[tokio::test]
async fn a_number_in_answer_to_a_receipt_is_that_of_the_task_that_bears_it() {
    let mut post = Post::open(&TWO).await;
    let list = listed(&mut post).await;
    post.reply(OFFICE, &list, "2 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-06 09:00").await;
    let receipt = post.to(OFFICE);
    post.reply(OFFICE, &receipt, "OK\r\n1 ĐỒNG Ý đến 28/7/2026");
    post.world.at("2026-07-06 09:10").await;
    assert_eq!(post.due("1"), "2026-07-28");
    let letters = post.world.received();
    let said = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(!flat(said).contains("Nội dung khác"), "{}", said.text);
}

#[tokio::test]
async fn a_refusal_below_a_consent_to_a_receipt_is_of_the_task_that_it_names() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 HOÃN đến 21/7 vì chờ ý kiến",
    );
    post.world.at("2026-07-01 09:06").await;
    let wish = post.to(OFFICE);
    post.reply(OFFICE, &wish, "1 ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
    post.reply(OFFICE, receipt, "ĐỒNG Ý\r\n2 KHÔNG");
    post.world.at("2026-07-01 09:20").await;
    let letters = post.world.received();
    let said = letters.iter().find(|l| l.to == OFFICE).unwrap();
    let text = flat(said);
    assert!(
        text.contains("Nhiệm vụ số 2") && text.contains("chưa đồng ý") && !text.contains("HỦY 2"),
        "{text}"
    );
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-20".into(), "2026-07-03".into())
    );
}

#[tokio::test]
async fn an_undo_in_answer_to_the_letter_that_asked_him_is_of_his_word() {
    for words in ["HỦY", "HỦY 1"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let wish = post.to(OFFICE);
        post.reply(OFFICE, &wish, "Duyệt");
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.due("1"), "2026-07-20");
        post.world.received();
        post.reply(OFFICE, &wish, words);
        post.world.at("2026-07-01 09:20").await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        let letters = post.world.received();
        assert!(
            letters.iter().any(|l| l.to == DAUTU),
            "the unit hears of it: {letters:?}"
        );
    }
}

#[tokio::test]
async fn a_natural_refusal_reaches_the_unit_with_its_reason() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post.to(OFFICE);
    post.reply(OFFICE, &wish, "Không đồng ý, lý do: đã lùi một lần");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.due("1"), "2026-07-02");
    let letters = post.world.received();
    let told = letters
        .iter()
        .find(|l| l.to == DAUTU)
        .expect("the unit hears of it");
    assert!(flat(told).contains("đã lùi một lần"), "{}", told.text);
    // He thinks better of it.
    post.reply(OFFICE, &wish, "Thôi, ĐỒNG Ý");
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(post.due("1"), "2026-07-20");
    // A sign may say the contrary.
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post.to(OFFICE);
    for (at, words) in [("09:10", "Đồng ý ❌"), ("09:20", "Đồng ý\r\nHO VAN CHUA DUYET")] {
        post.reply(OFFICE, &wish, words);
        post.world.at(&format!("2026-07-01 {at}")).await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        let asked = post.to(OFFICE);
        assert!(
            asked.subject.starts_with("[Xác nhận] Chưa ghi nhận"),
            "{words}: {}",
            asked.subject
        );
    }
}
