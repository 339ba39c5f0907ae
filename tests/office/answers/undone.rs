//! What was answered is taken back.

use super::*;

#[tokio::test]
async fn an_undo_opens_the_task_again_once_and_only_with_its_own_reference() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HỦY");
    let brought = post.brings("2026-07-01 08:00").await;
    assert!(
        brought.iter().any(|(to, _)| to == OFFICE),
        "to the owner, nothing to take back: {brought:?}"
    );
    assert_eq!(post.marks(), []);
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
    post.world.at("2026-07-01 09:12").await;
    assert!(
        flat(&post.to(DAUTU)).contains("Không có nội dung nào đang ghi nhận"),
        "nobody is left in doubt"
    );
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

/// Three answers to a letter of three tasks; its receipt.
async fn receipt_of_three() -> (Post, Received) {
    let three = [
        DUE_THURSDAY,
        TWO[1],
        [
            "3",
            "Báo cáo rà soát",
            "Phòng Quản lý đầu tư",
            "",
            "Chậm nhất ngày 03/7/2026",
        ],
    ];
    let mut post = Post::open(&three).await;
    let letter = post.morning().await;
    let words = "1 XONG 330/KH-BQL 24/6/2026\r\n2 XONG 331/KH-BQL 25/6/2026\r\n3 HOÃN đến 20/7 vì chờ ý kiến";
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.world.received().into_iter().find(|l| l.to == DAUTU).unwrap();
    (post, receipt)
}

#[tokio::test]
async fn an_undo_that_names_a_task_takes_back_that_task_only() {
    for words in ["HỦY 2", "2 HỦY", "HỦY nhiệm vụ 2 vì ghi nhầm số văn bản"] {
        let (mut post, receipt) = receipt_of_three().await;
        post.reply(DAUTU, &receipt, words);
        post.world.at("2026-07-01 09:10").await;
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert_eq!(
            told.subject, "[Xác nhận] Đã hủy 01 nội dung đã trả lời",
            "{words}"
        );
        let marks = post.world.store().marks().unwrap();
        let reopened: Vec<_> = marks.iter().filter(|m| m.kind == MarkKind::Reopened).collect();
        let second = post.world.task("2").id;
        assert_eq!((reopened.len(), &reopened[0].task), (1, &second), "{words}");
        post.reply(DAUTU, &receipt, "HỦY");
        post.world.at("2026-07-01 09:14").await;
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert_eq!(
            told.subject, "[Xác nhận] Đã hủy 02 nội dung đã trả lời",
            "the rest: {words}"
        );
    }
}

#[tokio::test]
async fn an_undo_of_what_the_receipt_does_not_hold_is_asked_back() {
    for words in ["HỦY 7", "HỦY đề nghị lùi hạn", "Không đúng, mới xong một phần"] {
        let (mut post, receipt) = receipt_of_three().await;
        let marks = post.marks();
        post.reply(DAUTU, &receipt, words);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), marks, "{words}");
        let told = post.to(DAUTU);
        assert!(
            told.subject.contains("Chưa ghi nhận"),
            "{words}: {}",
            told.subject
        );
        let text = flat(&told);
        assert!(
            text.contains("ví dụ: HỦY 18") && !text.contains("chữ XONG"),
            "the form of an undo: {text}"
        );
        post.reply(DAUTU, &told, "HỦY 2");
        post.world.at("2026-07-01 09:14").await;
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert_eq!(
            told.subject, "[Xác nhận] Đã hủy 01 nội dung đã trả lời",
            "{words}"
        );
        assert_eq!(post.marks().last(), Some(&MarkKind::Reopened), "{words}");
    }
}

#[tokio::test]
async fn an_undo_and_the_right_answer_in_one_mail_both_count() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "Hủy\r\n\r\nXONG 331/KH-BQL 25/6/2026");
    post.world.at("2026-07-01 09:10").await;
    let right = MarkKind::Done {
        number: "331/KH-BQL".into(),
        date: day("2026-06-25"),
    };
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened, right]);
    let told = flat(&post.to(DAUTU));
    assert!(
        told.contains("331/KH-BQL") && told.contains("Đã hủy theo đề nghị"),
        "{told}"
    );
    assert_eq!(post.brings("2026-07-02 13:15").await, [], "it is finished");
}

#[tokio::test]
async fn a_reason_behind_the_undo_reaches_the_owner() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "HỦY vì ghi nhầm số văn bản");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(told.text.contains("ghi nhầm số văn bản"), "{}", told.text);
}
