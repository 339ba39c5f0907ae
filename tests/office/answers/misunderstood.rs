//! What only looks like an answer, and answers that are asked back with their reason.

use super::*;

#[tokio::test]
async fn the_tail_of_a_sentence_finishes_nothing_and_the_owner_reads_it() {
    for words in [
        "Chưa thể\r\nXONG 330/KH-BQL 24/6/2026 như đề nghị được, xin lùi",
        "Phòng chưa,\r\nxong 330/KH-BQL 24/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let told = post.to(OFFICE);
        assert!(told.text.contains(&words.replace("\r\n", " / ")), "{}", told.text);
    }
}

#[tokio::test]
async fn below_a_greeting_or_a_full_stop_an_answer_counts() {
    for words in [
        "Kính gửi Văn phòng Ban Quản lý\r\nXONG 330/KH-BQL 24/6/2026",
        "Kính gửi Văn phòng,\r\nPhòng xin báo cáo\r\nXONG 330/KH-BQL 24/6/2026",
        "Phòng xin báo cáo như sau.\r\nXONG 330/KH-BQL 24/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [finished()], "{words}");
    }
}

#[tokio::test]
async fn a_wish_for_a_day_that_moves_nothing_is_asked_back_and_the_owner_is_not_told() {
    for (words, why) in [
        (
            "HOÃN đến 01/6/2026 vì bận",
            "ngày đã ghi, Thứ Hai 01/6/2026, đã qua",
        ),
        (
            "HOÃN đến 02/7 vì bận",
            "ngày đề nghị, Thứ Năm 02/7/2026, không muộn hơn thời hạn hiện tại, Thứ Năm 02/7/2026",
        ),
        ("HOÃN đến 31/9 vì bận", "ngày đã ghi không có trong lịch"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        assert_eq!(letters.len(), 1, "{words}: {letters:?}");
        let asked = &letters[0];
        assert_eq!(
            (asked.to.as_str(), asked.subject.as_str()),
            (DAUTU, "[Xác nhận] Chưa ghi nhận, 01 nội dung cần bổ sung")
        );
        assert!(
            asked.text.contains(why) && asked.text.contains(words),
            "{}",
            asked.text
        );
        assert!(
            asked.text.contains("chữ HOÃN") && !asked.text.contains("XONG"),
            "how: {}",
            asked.text
        );
        post.reply(DAUTU, asked, "HOÃN đến 20/7 vì bận");
        post.world.at("2026-07-01 09:10").await;
        let letters = post.world.received();
        assert!(
            letters
                .iter()
                .any(|l| l.to == OFFICE && l.text.contains("đề nghị đến Thứ Hai 20/7/2026")),
            "{letters:?}"
        );
    }
}

#[tokio::test]
async fn a_letter_with_nothing_to_confirm_does_not_ask_for_it() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.mail("nguoi.la@gmail.example", &reference(&letter), "", "Xong rồi nhé");
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(DAUTU);
    assert!(asked.text.contains("chưa có số, ký hiệu"), "{}", asked.text);
    assert!(!asked.text.contains("ĐỒNG Ý"), "{}", asked.text);
    post.mail("nguoi.la@gmail.example", &reference(&letter), "", DONE);
    post.world.at("2026-07-01 09:08").await;
    assert!(post.to(DAUTU).text.contains("dòng đầu: ĐỒNG Ý"));
}
