//! What is not understood beside a result costs the sender one word: the receipt asks whether the task is finished by its
//! document, and ĐỒNG Ý in answer to it records that.

mod natural;

use super::*;

/// Words that nobody has taught the program, and a document that is clear.
const ODD: &str = "XONG 330/KH-BQL 24/6/2026, bìa màu xanh";

impl Post {
    /// The receipt of that answer to the morning's letter.
    async fn asked(&mut self, words: &str) -> Received {
        let letter = self.morning().await;
        self.reply(DAUTU, &letter, words);
        self.world.at("2026-07-01 09:06").await;
        assert_eq!(self.marks(), [], "{words}");
        self.receipt()
    }

    fn receipt(&self) -> Received {
        let letters = self.world.received();
        let mut mine = letters.iter().filter(|l| l.to == DAUTU);
        let last = mine.next_back().unwrap_or_else(|| panic!("{letters:?}"));
        last.clone()
    }

    async fn says(&mut self, to: &Received, words: &str, when: &str) -> Received {
        self.reply(DAUTU, to, words);
        self.world.at(when).await;
        self.receipt()
    }
}

#[tokio::test]
async fn a_doubt_is_asked_with_the_document_filled_in_and_one_word_records_it() {
    for consent in [
        "ĐỒNG Ý",
        "Đúng ạ",
        "Vâng",
        "Có",
        "ok",
        "1 ĐỒNG Ý",
        "Kính gửi Văn phòng,\r\nĐồng ý.\r\nTrân trọng",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        let text = flat(&question);
        assert!(
            text.contains("\"bìa màu xanh\"")
                && text.contains("Nếu nhiệm vụ đã hoàn thành theo Kế hoạch số 330/KH-BQL ngày 24/6/2026, đề nghị trả lời thư này với dòng đầu: ĐỒNG Ý")
                && text.contains("1 XONG 330/KH-BQL 24/6/2026")
                && !text.contains("18 XONG"),
            "{text}"
        );
        let receipt = post.says(&question, consent, "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [finished()], "{consent}");
        assert!(flat(&receipt).contains("HỦY"), "{}", receipt.text);
        let again = post.says(&question, "Đồng ý nhé", "2026-07-01 09:40").await;
        assert!(flat(&again).contains("từ trước"), "{}", again.text);
        assert_eq!(post.marks(), [finished()], "once");
        post.says(&receipt, "HỦY", "2026-07-01 10:00").await;
        assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
        let over = post.says(&question, "đồng ý ạ", "2026-07-01 10:20").await;
        assert!(flat(&over).contains("trả lời khác"), "{}", over.text);
        assert_eq!(post.marks().len(), 2, "an undo is a later word");
    }
}

#[tokio::test]
async fn a_footer_that_the_question_quoted_does_not_hold_the_consent_back() {
    const FOOTER: &str = "Thư này có thể chứa thông tin mật, nếu nhận nhầm xin xóa giúp.";
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post
        .asked(&format!("XONG 330/KH-BQL 24/6/2026\r\n\r\n{FOOTER}"))
        .await;
    assert!(flat(&question).contains(FOOTER), "{}", question.text);
    let other = format!("ĐỒNG Ý\r\n\r\nPhụ lục còn thiếu nhiều lắm.\r\n{FOOTER}");
    post.says(&question, &other, "2026-07-01 09:15").await;
    assert_eq!(post.marks(), [], "another line is asked about");
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post
        .asked(&format!("XONG 330/KH-BQL 24/6/2026\r\n\r\n{FOOTER}"))
        .await;
    let consent = format!("ĐỒNG Ý\r\n\r\n{FOOTER}");
    post.says(&question, &consent, "2026-07-01 09:20").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn of_several_questions_a_bare_consent_is_to_all_and_a_number_to_one() {
    for (consent, count) in [
        ("ĐỒNG Ý", 2),
        ("2 ĐỒNG Ý", 1),
        ("1, 2 đúng ạ", 2),
        ("7 ĐỒNG Ý", 0),
    ] {
        let mut post = Post::open(&TWO).await;
        let words = format!("1 {ODD}\r\n2 {ODD}");
        let question = post.asked(&words).await;
        let text = flat(&question);
        assert!(text.contains("1 ĐỒNG Ý") && text.contains("2 ĐỒNG Ý"), "{text}");
        let receipt = post.says(&question, consent, "2026-07-01 09:20").await;
        assert_eq!(post.marks(), vec![finished(); count], "{consent}");
        if count == 1 {
            assert!(
                flat(&receipt).contains("dòng đầu: ĐỒNG Ý"),
                "the other is still asked: {}",
                receipt.text
            );
            post.says(&receipt, "ĐỒNG Ý", "2026-07-01 09:40").await;
            assert_eq!(post.marks().len(), 2);
        }
    }
}

#[tokio::test]
async fn what_is_no_consent_is_asked_once_more_and_then_goes_to_the_owner() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post.asked(ODD).await;
    let again = post
        .says(&question, "Đồng ý nhưng phụ lục gửi sau", "2026-07-01 09:20")
        .await;
    assert!(flat(&again).contains("dòng đầu: ĐỒNG Ý"), "{}", again.text);
    post.reply(DAUTU, &again, "Bên em vẫn thế ạ");
    post.world.at("2026-07-01 10:40").await;
    let letters = post.world.received();
    let owner = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(flat(owner).contains("Bên em vẫn thế ạ"), "{letters:?}");
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn a_refusal_a_later_answer_and_seven_days_end_the_question() {
    for refusal in ["KHÔNG", "HỦY"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        let told = post.says(&question, refusal, "2026-07-01 09:20").await;
        assert!(flat(&told).contains("không xác nhận"), "{}", told.text);
        let over = post.says(&question, "ĐỒNG Ý", "2026-07-01 09:40").await;
        assert!(flat(&over).contains("trả lời khác"), "{}", over.text);
        assert_eq!(post.marks(), []);
    }
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post.asked(ODD).await;
    post.says(&question, "HOÃN đến 20/7 vì chờ ý kiến", "2026-07-01 09:20")
        .await;
    let over = post.says(&question, "ĐỒNG Ý", "2026-07-01 09:40").await;
    assert!(flat(&over).contains("trả lời khác"), "{}", over.text);
    assert_eq!(post.marks(), []);

    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post.asked(ODD).await;
    post.world.at("2026-07-09 09:00").await;
    let over = post.says(&question, "ĐỒNG Ý", "2026-07-09 09:20").await;
    assert!(flat(&over).contains("quá thời gian"), "{}", over.text);
    assert_eq!(post.marks(), []);
    post.says(&over, "1 XONG 330/KH-BQL 24/6/2026", "2026-07-09 09:40")
        .await;
    assert_eq!(post.marks(), [finished()], "the form that it shows is understood");
}

#[tokio::test]
async fn a_consent_from_another_address_waits_for_the_units_own() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let question = post.asked(ODD).await;
    post.mail("nguoi.la@gmail.example", &reference(&question), "", "ĐỒNG Ý");
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(post.marks(), []);
    let confirm = post.receipt();
    assert!(
        confirm.subject.contains("Đề nghị xác nhận"),
        "{}",
        confirm.subject
    );
    post.says(&confirm, "ĐỒNG Ý", "2026-07-01 09:40").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn a_doubtful_mail_from_another_address_is_asked_of_the_unit() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.mail("nguoi.la@gmail.example", &reference(&letter), "", ODD);
    post.world.at("2026-07-01 09:06").await;
    let confirm = post.receipt();
    assert!(
        confirm.subject.contains("Đề nghị xác nhận"),
        "{}",
        confirm.subject
    );
    post.says(&confirm, "ĐỒNG Ý", "2026-07-01 09:40").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn an_undo_in_answer_to_the_question_takes_back_what_the_consent_recorded() {
    for undo in ["HỦY", "KHÔNG", "1 HỦY"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked(ODD).await;
        post.says(&question, "ĐỒNG Ý", "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [finished()]);
        let told = post.says(&question, undo, "2026-07-02 09:40").await;
        assert_eq!(post.marks(), [finished(), MarkKind::Reopened], "{undo}");
        assert!(flat(&told).contains("Đã hủy"), "{undo}: {}", told.text);
    }
}

#[tokio::test]
async fn a_correction_in_answer_to_the_question_is_asked_with_its_own_document() {
    for words in [
        "Số đúng là 330/KH-BQL ngày 24/6/2026",
        "Đồng ý ghi 330/KH-BQL 24/6/2026",
        "330/KH-BQL 24/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let question = post.asked("XONG 12/BC-BQL 23/6/2026, bìa màu xanh").await;
        let again = post.says(&question, words, "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [], "{words}");
        assert!(
            flat(&again).contains("hoàn thành theo Kế hoạch số 330/KH-BQL ngày 24/6/2026"),
            "{words}: {}",
            again.text
        );
        post.says(&again, "ĐỒNG Ý", "2026-07-01 09:40").await;
        assert_eq!(post.marks(), [finished()], "{words}");
    }
}

#[tokio::test]
async fn a_consent_to_what_asks_for_something_else_is_answered() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let asked = post.asked("XONG").await;
    assert!(flat(&asked).contains("chưa có số"), "{}", asked.text);
    let told = post.says(&asked, "ĐỒNG Ý", "2026-07-01 09:20").await;
    assert!(flat(&told).contains("chưa có gì thay đổi"), "{}", told.text);
    assert_eq!(post.marks(), []);
}
