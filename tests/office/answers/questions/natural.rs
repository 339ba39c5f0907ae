//! Consents and refusals to the question as people write them, beside other answers, and to another letter than the receipt.

use super::*;

#[tokio::test]
async fn what_people_say_for_yes_records_the_document_that_was_asked_about() {
    for consent in [
        "OK đồng ý",
        "Đúng, đã hoàn thành",
        "Chuẩn ạ",
        "Đồng ý, đề nghị Văn phòng ghi nhận giúp",
        "Kính gửi Văn phòng,\r\nPhòng Quản lý đầu tư đồng ý.\r\nTrân trọng",
        "Đã xong",
        "XONG",
        "1 XONG",
        "330/KH-BQL ngày 24/6/2026",
        "Đúng, Kế hoạch số 330/KH-BQL ngày 24/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        let receipt = post.says(&question, consent, "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [finished()], "{consent}: {}", receipt.text);
    }
}

#[tokio::test]
async fn a_task_that_is_said_to_be_open_stays_so_and_the_owner_reads_why() {
    for refusal in ["Chưa", "Chưa ạ, mai mới ký", "Để em hỏi lại Trưởng phòng"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        post.reply(DAUTU, &question, refusal);
        post.world.at("2026-07-01 10:20").await;
        assert_eq!(post.marks(), [], "{refusal}");
        let letters = post.world.received();
        let of = |to: &str| flat(letters.iter().rfind(|l| l.to == to).unwrap());
        assert!(
            of(DAUTU).contains("đơn vị báo chưa hoàn thành; nhiệm vụ tiếp tục được theo dõi"),
            "{refusal}: {letters:?}"
        );
        assert!(of(OFFICE).contains(refusal), "{refusal}: {letters:?}");
        let over = post.says(&question, "ĐỒNG Ý", "2026-07-01 10:40").await;
        assert!(flat(&over).contains("trả lời khác"), "{}", over.text);
    }
}

#[tokio::test]
async fn a_refusal_without_words_is_quoted_as_none() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post.asked(ODD).await;
    let told = post.says(&question, "KHÔNG", "2026-07-01 09:20").await;
    assert!(!told.text.contains("(\"\")"), "{}", told.text);
}

#[tokio::test]
async fn what_stands_beside_a_consent_is_of_its_own_task() {
    let mut post = Post::open(&TWO).await;
    let question = post.asked(&format!("1 {ODD}\r\n2 {ODD}")).await;
    let told = post
        .says(&question, "1 ĐỒNG Ý\r\n2 HỦY", "2026-07-01 09:20")
        .await;
    assert_eq!(post.marks(), [finished()], "{}", told.text);
    assert!(flat(&told).contains("đơn vị không xác nhận"), "{}", told.text);

    let mut post = Post::open(&TWO).await;
    let question = post.asked(&format!("1 {ODD}")).await;
    let words = "ĐỒNG Ý\r\n2 XONG 331/KH-BQL 25/6/2026";
    let told = post.says(&question, words, "2026-07-01 09:20").await;
    assert_eq!(post.marks().len(), 2, "{}", told.text);

    let mut post = Post::open(&TWO).await;
    let question = post.asked(&format!("1 {ODD}")).await;
    post.reply(DAUTU, &question, "ĐỒNG Ý\r\n2 HOÃN đến 24/7/2026 vì chờ Sở");
    post.world.at("2026-07-01 10:20").await;
    assert_eq!(post.marks(), [finished()]);
    let letters = post.world.received();
    let wish = letters
        .iter()
        .find(|l| l.to == OFFICE && l.subject.contains("lùi thời hạn"));
    assert!(wish.is_some(), "{letters:?}");
}

#[tokio::test]
async fn a_consent_to_the_reminder_is_to_the_one_open_question_of_its_task() {
    for consent in ["ĐỒNG Ý", "Vâng, đúng rồi ạ", "1 ĐỒNG Ý"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.says(&letter, ODD, "2026-07-01 09:06").await;
        post.says(&letter, consent, "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [finished()], "{consent}");
    }
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.says(&letter, &format!("1 {ODD}"), "2026-07-01 09:06").await;
    post.says(&letter, "ĐỒNG Ý", "2026-07-01 09:20").await;
    assert_eq!(
        post.marks(),
        [],
        "a letter of several tasks: which one is not said"
    );
    post.says(&letter, "1 ĐỒNG Ý", "2026-07-01 09:40").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn the_document_alone_answers_the_question_for_it() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let asked = post.asked("XONG").await;
    assert!(flat(&asked).contains("chưa có số"), "{}", asked.text);
    post.says(&asked, "330/KH-BQL ngày 24/6/2026", "2026-07-01 09:20")
        .await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn pieces_of_one_line_are_each_of_their_own_task() {
    for line in ["1 ĐỒNG Ý, 2 KHÔNG", "Việc 1 đồng ý, việc 2 chưa"] {
        let mut post = Post::open(&TWO).await;
        let question = post.asked(&format!("1 {ODD}\r\n2 {ODD}")).await;
        post.says(&question, line, "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [finished()], "{line}");
    }
}

#[tokio::test]
async fn a_refusal_with_a_new_result_below_it_is_that_result_alone() {
    for words in [
        "KHÔNG\r\nXONG 330/KH-BQL 25/6/2026",
        "HỦY\r\n1 XONG 330/KH-BQL 25/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        let receipt = post.says(&question, words, "2026-07-01 09:20").await;
        let new = MarkKind::Done {
            number: "330/KH-BQL".into(),
            date: day("2026-06-25"),
        };
        assert_eq!(post.marks(), [new], "{words}");
        let text = flat(&receipt);
        assert!(
            text.contains("Đã ghi nhận hoàn thành") && !text.contains("chưa ghi nhận"),
            "{words}: {text}"
        );
    }
}

/// Officials answer point by point: what stands among the quoted lines of the question belongs to the consent.
#[tokio::test]
async fn a_consent_with_a_remark_in_the_quoted_question_is_asked_about_again() {
    for (remark, is_done) in [("", true), ("> bản này chưa ký", false)] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        let mut quoted: Vec<String> = question.text.lines().map(|l| format!("> {l}")).collect();
        quoted.insert(4, remark.to_owned());
        let words = format!("ĐỒNG Ý\r\n\r\n{}", quoted.join("\r\n"));
        post.says(&question, &words, "2026-07-01 09:20").await;
        assert_eq!(post.marks().len(), usize::from(is_done), "{remark}");
    }
}
