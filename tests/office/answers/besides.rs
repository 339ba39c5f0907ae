//! What is said besides an answer that a program understands: a person reads it, with the answer.

use super::*;

impl Post {
    /// The owner's letters after that answer to the morning's letter; the marks are left to look at.
    async fn owner_reads(&mut self, words: &str) -> Vec<Received> {
        let letter = self.morning().await;
        self.reply(DAUTU, &letter, words);
        self.world.at("2026-07-01 09:06").await;
        let mut letters = self.world.received();
        letters.retain(|l| l.to == OFFICE);
        letters
    }
}

#[tokio::test]
async fn an_explanation_below_a_wish_or_a_wrong_assignment_reaches_the_owner_with_it() {
    for (words, wanted) in [
        (
            "SAI\r\nViệc này do Văn phòng chủ trì theo Quyết định 12/QĐ-BQL.\r\n\r\nTrân trọng\r\nNguyễn Văn An",
            "\"SAI / Việc này do Văn phòng chủ trì theo Quyết định 12/QĐ-BQL.\"",
        ),
        (
            "HOÃN đến 8/7\r\nlý do: chờ số liệu một cửa",
            "\"HOÃN đến 8/7 / lý do: chờ số liệu một cửa\"",
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letters = post.owner_reads(words).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        let text = letters[0].text.replace("\r\n", "\n");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(wanted), "{text}");
        assert!(!text.contains("Nguyễn Văn An"), "{text}");
        assert_eq!(post.marks(), []);
    }
}

#[tokio::test]
async fn what_is_still_missing_behind_a_result_reaches_the_owner_once_the_unit_confirms_the_result() {
    for words in [
        "XONG 330/KH-BQL 24/6/2026\r\nCòn thiếu phụ lục 2, xin ý kiến Văn phòng.",
        "XONG 330/KH-BQL 24/6/2026\r\n\r\nCòn thiếu phụ lục 2, sẽ gửi bổ sung.",
        "Còn thiếu phụ lục 2.\r\nXONG 330/KH-BQL 24/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let letters = post.world.received();
        let question = letters.iter().find(|l| l.to == DAUTU).unwrap();
        post.reply(DAUTU, question, "ĐỒNG Ý");
        post.world.at("2026-07-01 10:10").await;
        assert_eq!(post.marks(), [finished()], "{words}");
        let mut letters = post.world.received();
        letters.retain(|l| l.to == OFFICE);
        assert_eq!(letters.len(), 1, "{words}: {letters:?}");
        assert_eq!(
            letters[0].subject,
            "[Ý kiến] Phòng Quản lý đầu tư: ý kiến kèm theo kết quả 01 việc"
        );
        let text = letters[0].text.to_lowercase();
        assert!(
            text.contains("thiếu phụ lục 2") && text.contains("đã được ghi nhận"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_greeting_thanks_or_a_signature_alone_is_no_reason_for_a_letter() {
    for words in [
        "Kính gửi: Văn phòng Ban Quản lý\r\nPhòng xin báo cáo kết quả như sau:\r\nXONG 330/KH-BQL 24/6/2026\r\nTrân trọng./.",
        "XONG 330/KH-BQL 24/6/2026\r\n\r\nTrân trọng cảm ơn!\r\nNguyễn Văn An\r\nPhòng Quản lý đầu tư\r\nĐT: 0912 345 678",
        "XONG số 330/KH-BQL ngày 24/6/2026 của Ban Quản lý về rà soát thủ tục hành chính",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letters = post.owner_reads(words).await;
        assert_eq!(post.marks(), [finished()], "{words}");
        assert!(letters.is_empty(), "{words}: {letters:?}");
    }
}

#[tokio::test]
async fn what_a_stranger_says_besides_is_read_once_the_unit_confirms() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let words = "XONG 330/KH-BQL 24/6/2026\r\nCòn thiếu phụ lục 2.";
    post.mail("nguoi.la@gmail.example", &reference(&letter), "", words);
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(DAUTU);
    post.reply(DAUTU, &asked, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [finished()]);
    let letters = post.world.received();
    let owner: Vec<&Received> = letters.iter().filter(|l| l.to == OFFICE).collect();
    assert_eq!(owner.len(), 1, "{letters:?}");
    assert!(
        owner[0].text.contains("Còn thiếu phụ lục 2."),
        "{}",
        owner[0].text
    );
}

#[tokio::test]
async fn beside_an_answer_that_is_asked_back_the_owner_reads_the_words_alone() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "XONG\r\nVăn bản chờ lãnh đạo ký.");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
    assert!(of(DAUTU).subject.contains("Chưa ghi nhận"), "{letters:?}");
    assert!(
        of(OFFICE).text.contains("\"Văn bản chờ lãnh đạo ký.\""),
        "{letters:?}"
    );
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn the_example_of_our_own_letters_finishes_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    assert!(
        letter.text.contains("XONG 330/KH-BQL 24/01/2026"),
        "{}",
        letter.text
    );
    post.reply(DAUTU, &letter, "XONG 330/KH-BQL 24/01/2026); cần lùi thời hạn");
    post.world.at("2026-07-01 09:06").await;
    let asked = post.to(DAUTU);
    assert!(asked.text.contains("là ví dụ trong thư"), "{}", asked.text);
    post.reply(
        DAUTU,
        &letter,
        &format!("Phòng đã nhận thư, xin hỏi thêm về mẫu.\r\n\r\n{}", letter.text),
    );
    post.world.at("2026-07-01 09:12").await;
    let brought = post.world.received();
    assert_eq!(post.marks(), []);
    let owner = brought.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(
        owner.text.contains("\"Phòng đã nhận thư, xin hỏi thêm về mẫu."),
        "{}",
        owner.text
    );
    assert!(!owner.text.contains("XONG 330"), "{}", owner.text);
}
