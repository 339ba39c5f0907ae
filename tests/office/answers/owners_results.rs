//! The owner acts on results that a letter puts before him: he records what was not, and takes back what was.

use super::*;

/// A unit says that; the letter that the owner gets of it.
async fn put_before_him(post: &mut Post, words: &str) -> Received {
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let of = letters.iter().find(|l| l.to == OFFICE);
    of.unwrap_or_else(|| panic!("{words}: {letters:?}")).clone()
}

/// The plan names a Kế hoạch.
const OTHER_KIND: &str = "XONG 330/BB-BQL 24/6/2026";
const WORDS: &str = "330/KH-BQL 24/6/2026, đề nghị Văn phòng xem giúp";

#[tokio::test]
async fn he_records_a_result_that_was_only_passed_on_by_its_order() {
    for (reply, is_told) in [
        ("1 XONG 330/KH-BQL 24/6/2026", true),
        ("XONG 330/KH-BQL 24/6/2026", true),
        ("Đã xem", false),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let notice = put_before_him(&mut post, WORDS).await;
        let text = flat(&notice);
        assert!(
            text.contains("ghi nhận văn bản này: 1 XONG 330/KH-BQL 24/6/2026"),
            "the letter says how: {text}"
        );
        post.reply(OFFICE, &notice, reply);
        post.world.at("2026-07-01 10:30").await;
        let receipt = post.to(OFFICE);
        if !is_told {
            assert_eq!(post.marks(), [], "{reply}");
            let text = flat(&receipt);
            assert!(
                text.contains("chữ XONG") && !text.contains("không có đề nghị lùi"),
                "{text}"
            );
            post.reply(OFFICE, &receipt, "1 XONG 330/KH-BQL 24/6/2026");
            post.world.at("2026-07-01 10:40").await;
            assert_eq!(
                post.marks(),
                [finished()],
                "the receipt is answered like the letter"
            );
            continue;
        }
        assert_eq!(post.marks(), [finished()], "{reply}");
        assert_eq!(
            receipt.subject, "[Xác nhận] Đã ghi nhận kết quả 01 việc",
            "{reply}"
        );
        post.world.at("2026-07-02 07:45").await;
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(
            flat(told).contains("330/KH-BQL") && told.subject.starts_with("[Xác nhận]"),
            "the unit hears of it: {}",
            told.text
        );
    }
}

#[tokio::test]
async fn he_takes_back_a_result_that_he_does_not_accept_and_the_unit_hears_of_it() {
    for reply in ["HỦY", "HỦY 1", "1 HỦY", "KHÔNG", "1 KHÔNG"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let notice = put_before_him(&mut post, OTHER_KIND).await;
        let text = flat(&notice);
        assert!(
            text.contains("Biên bản số 330/BB-BQL ngày 24/6/2026") && text.contains("bỏ kết quả này: HỦY 1"),
            "{text}"
        );
        assert_eq!(post.marks().len(), 1);
        post.reply(OFFICE, &notice, reply);
        post.world.at("2026-07-01 10:30").await;
        let receipt = post.to(OFFICE);
        assert_eq!(
            post.marks().last(),
            Some(&MarkKind::Reopened),
            "{reply}: {}",
            receipt.text
        );
        assert!(receipt.subject.contains("hủy 01 nội dung"), "{}", receipt.subject);
        post.world.at("2026-07-02 07:45").await;
        let letters = post.world.received();
        let told: Vec<_> = letters.iter().filter(|l| l.to == DAUTU).collect();
        assert!(
            told.iter()
                .any(|l| flat(l).contains("Rà soát thủ tục hành chính")),
            "{letters:?}"
        );
    }
}

#[tokio::test]
async fn of_several_results_the_one_that_is_meant_is_named_and_wishes_stay_wishes() {
    let mut post = Post::open(&TWO).await;
    let notice = put_before_him(&mut post, &format!("1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 {WORDS}")).await;
    post.reply(OFFICE, &notice, "1 ĐỒNG Ý\r\n2 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 10:30").await;
    assert_eq!(post.due("1"), "2026-07-20");
    assert!(post.marks().contains(&finished()), "{:?}", post.marks());

    let mut post = Post::open(&TWO).await;
    let notice = put_before_him(&mut post, &format!("1 {OTHER_KIND}\r\n2 {OTHER_KIND}")).await;
    post.reply(OFFICE, &notice, "HỦY");
    post.world.at("2026-07-01 10:30").await;
    assert_eq!(post.marks().len(), 2, "asked which");
    let receipt = post.to(OFFICE);
    assert!(receipt.text.contains("HỦY 18"), "{}", receipt.text);
    post.reply(OFFICE, &notice, "2 HỦY");
    post.world.at("2026-07-01 10:40").await;
    let reopened: Vec<_> = post
        .marks()
        .into_iter()
        .filter(|m| *m == MarkKind::Reopened)
        .collect();
    assert_eq!(reopened.len(), 1);
}

#[tokio::test]
async fn words_of_a_mail_that_finished_another_task_are_not_told_as_if_it_had_changed_nothing() {
    let mut post = Post::open(&TWO).await;
    let notice = put_before_him(&mut post, &format!("1 {DONE}\r\n2 chưa xong, đang xin ý kiến Sở")).await;
    let text = flat(&notice);
    assert!(
        text.contains("Kế hoạch số 330/KH-BQL ngày 24/6/2026")
            && !text.contains("dưới đây chưa làm thay đổi gì và"),
        "{text}"
    );
}

/// To agree with what a unit says is the owner's most natural word, and no result.
#[tokio::test]
async fn a_bare_consent_to_free_words_finishes_nothing_and_shows_the_order_that_does() {
    for reply in ["ĐỒNG Ý", "1 ĐỒNG Ý", "Đồng ý ạ", "OK"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let notice = put_before_him(&mut post, WORDS).await;
        assert!(
            flat(&notice).contains("chỉ ghi ĐỒNG Ý thì việc chưa được ghi nhận"),
            "{}",
            notice.text
        );
        post.reply(OFFICE, &notice, reply);
        post.world.at("2026-07-01 10:30").await;
        assert_eq!(post.marks(), [], "{reply}");
        let receipt = post.to(OFFICE);
        assert!(
            flat(&receipt).contains("dòng đầu: 1 XONG 330/KH-BQL 24/6/2026"),
            "{reply}: {}",
            receipt.text
        );
        post.reply(OFFICE, &receipt, "1 XONG 330/KH-BQL 24/6/2026");
        post.world.at("2026-07-01 10:40").await;
        assert_eq!(post.marks(), [finished()], "{reply}");
    }
}

#[tokio::test]
async fn words_that_doubt_their_document_are_offered_as_no_result() {
    for words in [
        "Phòng đang trình Kế hoạch số 330/KH-BQL ngày 24/6/2026",
        "Thực hiện Công văn số 55/SNV-CCHC ngày 02/6/2026, phòng đã rà soát",
        "Báo cáo số 12/BC-V08 ngày 10/6/2026 của Phòng khác",
        "Đề nghị dừng nhiệm vụ này theo Quyết định số 12/QĐ-UBND ngày 01/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let notice = put_before_him(&mut post, words).await;
        let text = flat(&notice);
        assert!(!text.contains("ghi nhận văn bản này"), "{words}: {text}");
        post.reply(OFFICE, &notice, "ĐỒNG Ý");
        post.world.at("2026-07-01 10:30").await;
        assert_eq!(post.marks(), [], "{words}");
        assert!(post.to(OFFICE).subject.contains("Chưa ghi nhận"), "{words}");
    }
}

#[tokio::test]
async fn a_consent_with_a_day_dates_the_task_that_the_words_are_about() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let words = "Phòng không thể hoàn thành đúng hạn do thiếu người";
    let notice = put_before_him(&mut post, words).await;
    post.reply(OFFICE, &notice, "ĐỒNG Ý đến 20/7/2026");
    post.world.at("2026-07-01 10:30").await;
    assert_eq!(post.due("1"), "2026-07-20");
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(flat(told).contains("20/7/2026"), "{}", told.text);
}
