//! A result that the plan's owner takes back is told to its unit with its document and his words, before or in the letter
//! that tells the task as open again.

use super::files::{BESIDES, asked, with_parts};
use super::*;

/// The unit records a document of another kind; the letter that the owner gets of it.
async fn recorded(post: &mut Post) -> Received {
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "XONG 330/BB-BQL 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks().len(), 1);
    let letters = post.world.received();
    letters.iter().find(|l| l.to == OFFICE).unwrap().clone()
}

#[tokio::test]
async fn the_reminder_of_the_same_minute_and_the_confirmation_name_the_document_and_why() {
    for (reply, why) in [
        (
            "HỦY 1\r\nBiên bản chưa có chữ ký của Sở.",
            "Biên bản chưa có chữ ký của Sở.",
        ),
        ("KHÔNG, báo cáo chưa đạt", "báo cáo chưa đạt"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let notice = recorded(&mut post).await;
        post.reply(OFFICE, &notice, reply);
        post.world.at("2026-07-02 10:00").await;
        assert_eq!(post.marks().last(), Some(&MarkKind::Reopened), "{reply}");
        let letters = post.world.received();
        let reminder = letters
            .iter()
            .find(|l| l.to == DAUTU && l.subject.contains("[Nhắc việc]"));
        let text = flat(reminder.unwrap_or_else(|| panic!("{reply}: {letters:?}")));
        assert!(
            text.contains("(Biên bản số 330/BB-BQL ngày 24/6/2026) được bỏ ra lúc 10 giờ 00 ngày 02/7/2026")
                && text.contains(why),
            "{reply}: {text}"
        );
        post.world.at("2026-07-03 07:45").await;
        let letters = post.world.received();
        let told = letters
            .iter()
            .find(|l| l.to == DAUTU && l.subject.contains("[Xác nhận]"));
        let text = flat(told.unwrap_or_else(|| panic!("{reply}: {letters:?}")));
        assert!(
            text.contains("Biên bản số 330/BB-BQL ngày 24/6/2026")
                && text.contains(why)
                && !text.contains("không phải làm gì"),
            "{reply}: {text}"
        );
        post.world.at("2026-07-03 13:15").await;
        let late = post.world.received();
        let late = late.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(flat(late).contains("được bỏ ra"), "{}", late.text);
    }
}

#[tokio::test]
async fn what_the_unit_takes_back_itself_is_no_news_to_it() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 09:20").await;
    post.world.received();
    post.world.at("2026-07-02 07:45").await;
    let letters = post.world.received();
    let reminder = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(!reminder.text.contains("được bỏ ra"), "{}", reminder.text);
}

#[tokio::test]
async fn a_part_that_the_owner_takes_back_is_told_beside_the_reminder_of_it() {
    let mut post = Post::with(&BESIDES, with_parts).await;
    let letter = asked(&mut post).await;
    post.with_file(DAUTU, &letter, "Phòng gửi tệp kèm theo ạ.", "phan-dau-tu.docx");
    post.world.at("2026-08-28 09:06").await;
    assert_eq!(post.marks().len(), 1);
    let letters = post.world.received();
    let notice = letters.iter().find(|l| l.to == OFFICE).unwrap().clone();
    post.reply(OFFICE, &notice, "HỦY\r\nTệp mở không được.");
    post.world.at("2026-08-28 15:08").await;
    assert_eq!(post.marks().last(), Some(&MarkKind::Reopened));
    post.world.received();
    post.world.at("2026-09-03 07:45").await;
    let letters = post.world.received();
    let told: Vec<String> = letters.iter().filter(|l| l.to == DAUTU).map(flat).collect();
    assert!(
        told.iter()
            .any(|text| text.contains("được bỏ ra") && text.contains("Tệp mở không được.")),
        "{letters:?}"
    );
}
