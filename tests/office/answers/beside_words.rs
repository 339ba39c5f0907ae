//! What beside an answer is not known to be harmless costs one word, all the way: mail, question, ĐỒNG Ý, recorded.

use super::*;

impl Post {
    async fn answers(&mut self, to: &Received, words: &str, when: &str) -> Received {
        self.reply(DAUTU, to, words);
        self.world.at(when).await;
        let letters = self.world.received();
        let mine = letters.iter().rfind(|l| l.to == DAUTU);
        mine.unwrap_or_else(|| panic!("{words}: {letters:?}")).clone()
    }

    /// The owner's receipt and the unit's letter, if any.
    async fn owner_says(&mut self, to: &Received, words: &str, when: &str) -> (Received, Vec<Received>) {
        self.reply(OFFICE, to, words);
        self.world.at(when).await;
        let letters = self.world.received();
        let receipt = letters.iter().rfind(|l| l.to == OFFICE).unwrap().clone();
        let unit = letters.into_iter().filter(|l| l.to == DAUTU).collect();
        (receipt, unit)
    }
}

#[tokio::test]
async fn own_lines_below_a_mark_are_quoted_in_the_question() {
    for (below, quoted) in [
        ("-----\r\nLưu ý: văn bản chưa ký", "văn bản chưa ký"),
        ("--\r\nP/S chưa ký", "P/S chưa ký"),
        ("Gửi từ iPhone của tôi\r\nbản này nháp thôi", "bản này nháp thôi"),
        ("Vào 8:30 mai em viết:\r\nchưa xong", "chưa xong"),
        ("HỒ SƠ CHỜ DUYỆT", "HỒ SƠ CHỜ DUYỆT"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        let question = post
            .answers(&letter, &format!("{DONE}\r\n{below}"), "2026-07-01 09:06")
            .await;
        assert_eq!(post.marks(), [], "{below}");
        assert!(flat(&question).contains(quoted), "{}", question.text);
        post.answers(&question, "ĐỒNG Ý", "2026-07-01 09:20").await;
        assert_eq!(post.marks(), [finished()], "{below}");
    }
}

#[tokio::test]
async fn words_beside_the_owners_consent_are_asked_and_one_word_grants_the_day() {
    for (words, quoted) in [
        ("Nếu kịp thì\r\n\r\nĐỒNG Ý", "Nếu kịp thì"),
        ("ĐỒNG Ý\r\nVăn phòng xem lại đã", "Văn phòng xem lại đã"),
        ("Câu trả lời nháp.\r\n\r\n1 ĐỒNG Ý", "Câu trả lời nháp."),
        ("ĐỒNG Ý, Trưởng ban ký sau", "Trưởng ban ký sau"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let wish = post.to(OFFICE);
        let (question, unit) = post.owner_says(&wish, words, "2026-07-01 09:20").await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        assert!(unit.is_empty(), "{unit:?}");
        let text = flat(&question);
        assert!(
            text.contains(quoted) && text.contains("Nếu đồng ý lùi thời hạn đến Thứ Hai 20/7/2026"),
            "{text}"
        );
        let (receipt, unit) = post.owner_says(&question, "ĐỒNG Ý", "2026-07-01 09:40").await;
        assert_eq!(post.due("1"), "2026-07-20", "{words}: {}", receipt.text);
        assert_eq!(unit.len(), 1);
        assert!(flat(&unit[0]).contains(quoted), "{}", unit[0].text);
        let (_, unit) = post.owner_says(&receipt, "HỦY", "2026-07-01 10:00").await;
        assert_eq!((post.due("1"), unit.len()), ("2026-07-02".into(), 1));
    }
    for words in ["Không ý kiến", "KHÔNG\r\nphải sửa gì, đồng ý"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let wish = post.to(OFFICE);
        let (question, unit) = post.owner_says(&wish, words, "2026-07-01 09:20").await;
        assert!(unit.is_empty(), "no refusal: {unit:?}");
        assert!(
            flat(&question).contains("chưa có gì thay đổi"),
            "{}",
            question.text
        );
    }
}

#[tokio::test]
async fn each_of_several_lines_that_are_asked_back_stands_in_the_receipt() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    let lines = [
        "XONG 62/KH-BQL 24/6/2026",
        "XONG 63/KH-BQL 24/6/2026",
        "8 XONG 64/KH-BQL 24/6/2026",
        "9 XONG 65/KH-BQL 24/6/2026",
    ];
    let receipt = post
        .answers(&letter, &lines.join("\r\n"), "2026-07-01 09:06")
        .await;
    let text = flat(&receipt);
    for line in lines {
        assert!(text.contains(&format!("\"{line}\"")), "{line}: {text}");
    }
    assert!(receipt.subject.contains("04 nội dung"), "{}", receipt.subject);
}

#[tokio::test]
async fn a_result_in_answer_to_another_of_the_units_letters_counts() {
    let later = [
        DUE_THURSDAY,
        [
            "2",
            "Cập nhật trang thông tin",
            "Phòng Quản lý đầu tư",
            "",
            "Chậm nhất ngày 24/7/2026",
        ],
    ];
    let mut post = Post::open(&later).await;
    let first = post.morning().await;
    assert!(!first.text.contains("Cập nhật trang thông tin"), "{}", first.text);
    let told = |post: &Post| {
        let letters = post.world.received();
        letters
            .iter()
            .any(|l| l.to == DAUTU && l.text.contains("Cập nhật trang thông tin"))
    };
    let mut is_told = false;
    for day in 10..=22 {
        post.world.at(&format!("2026-07-{day} 07:45")).await;
        is_told |= told(&post);
    }
    assert!(is_told, "by a letter of its own");
    post.answers(&first, "2 XONG 330/KH-BQL 24/6/2026", "2026-07-22 09:06")
        .await;
    assert_eq!(post.marks(), [finished()]);
    let task = post.world.task("2").id;
    let mark = post.world.store().marks().unwrap().remove(0);
    assert_eq!(mark.task, task);
    let unknown = post
        .answers(&first, "7 XONG 330/KH-BQL 24/6/2026", "2026-07-22 09:20")
        .await;
    assert!(flat(&unknown).contains("không có trong thư"), "{}", unknown.text);
}

#[tokio::test]
async fn two_documents_are_one_result_and_of_one_the_receipt_names_the_other() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let words = "XONG 12/BC-BQL 23/6/2026 và 330/KH-BQL 24/6/2026";
    let receipt = post.answers(&letter, words, "2026-07-01 09:06").await;
    let marks = post.marks();
    let both = MarkKind::Done {
        number: "12/BC-BQL ngày 23/06/2026 và 330/KH-BQL".into(),
        date: day("2026-06-24"),
    };
    assert_eq!(marks, [both]);
    let text = flat(&receipt);
    assert!(
        text.contains("Báo cáo số 12/BC-BQL ngày 23/06/2026 và 330/KH-BQL ngày 24/6/2026"),
        "{text}"
    );
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let receipt = post.answers(&letter, DONE, "2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
    assert!(
        flat(&receipt).contains("Kế hoạch còn nêu sản phẩm: Báo cáo"),
        "{}",
        receipt.text
    );
}

#[tokio::test]
async fn a_document_of_more_than_a_year_ago_is_asked_about() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let question = post
        .answers(&letter, "XONG 330/KH-BQL 24/6/2025", "2026-07-01 09:06")
        .await;
    assert_eq!(post.marks(), []);
    let text = flat(&question);
    assert!(
        text.contains("đã quá một năm") && !text.contains("có chữ \"ngày"),
        "{text}"
    );
    post.answers(&question, "ĐỒNG Ý", "2026-07-01 09:20").await;
    assert_eq!(post.marks().len(), 1);
}

#[tokio::test]
async fn what_is_written_between_the_lines_of_our_letter_is_not_lost() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    let own = "=> Phòng đang vướng giải phóng mặt bằng";
    let quoted: Vec<String> = letter.text.lines().map(str::to_owned).collect();
    let at = quoted.iter().position(|l| l.contains("Cập nhật trang")).unwrap();
    let mut between = quoted.clone();
    between.insert(at, own.to_owned());
    let words = format!(
        "Em trả lời từng việc ở bên dưới ạ\r\n\r\n{}",
        between.join("\r\n")
    );
    post.reply(DAUTU, &letter, &words);
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let owner = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(flat(owner).contains("giải phóng mặt bằng"), "{}", owner.text);
    let last = post.mailbox.letters().pop().unwrap();
    assert!(!last.is_seen, "a person finds it");
    let plain = format!("1 {DONE}\r\n\r\n{}", quoted.join("\r\n"));
    let receipt = post.answers(&letter, &plain, "2026-07-01 10:06").await;
    assert!(receipt.subject.contains("Đã ghi nhận"), "{}", receipt.text);
    assert_eq!(post.marks(), [finished()]);
    let denied = format!("2 {DONE}\r\n\r\n{}", between.join("\r\n"));
    post.answers(&letter, &denied, "2026-07-01 11:06").await;
    assert_eq!(post.marks().len(), 1, "asked about what stands between the lines");
}
