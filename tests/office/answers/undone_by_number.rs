//! "HỦY" and a number in answer to another letter than the receipt.

use super::*;

/// The letter of the morning, and the receipts of task 1 and task 2.
async fn recorded() -> (Post, Received) {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("1 {DONE}"));
    post.world.at("2026-07-01 09:06").await;
    post.reply(DAUTU, &letter, "2 HOÃN đến 20/7 vì chờ Sở");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    (post, letter)
}

#[tokio::test]
async fn what_it_names_of_the_units_own_word_is_taken_back_as_by_the_receipt() {
    for words in ["HỦY 1", "1 HỦY", "Hủy kết quả nhiệm vụ số 1 vì ghi nhầm", "huy 1"] {
        let (mut post, letter) = recorded().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-03 10:06").await;
        assert_eq!(post.marks(), [finished(), MarkKind::Reopened], "{words}");
        let told = { post.world.received() }
            .into_iter()
            .find(|l| l.to == DAUTU && l.subject.contains("Đã hủy 01 nội dung"));
        let told = told.unwrap_or_else(|| panic!("{words}"));
        assert!(flat(&told).contains("Nhiệm vụ số 1: "), "{}", told.text);
    }
}

#[tokio::test]
async fn a_wish_is_withdrawn_and_in_answer_to_the_receipt_of_another_task_too() {
    let (mut post, letter) = recorded().await;
    post.reply(DAUTU, &letter, "HỦY 2");
    post.world.at("2026-07-01 10:20").await;
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(
        flat(receipt).contains("Nhiệm vụ số 2: Cập nhật trang thông tin (hạn Thứ Sáu 03/7/2026): đề nghị lùi thời hạn đến Thứ Hai 20/7/2026"),
        "{}",
        receipt.text
    );
    let owner = letters.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(
        owner.subject.contains("rút 01 nội dung đã đề nghị"),
        "{}",
        owner.subject
    );
    post.reply(DAUTU, receipt, "HỦY 1");
    post.world.at("2026-07-01 10:30").await;
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
}

#[tokio::test]
async fn what_cannot_be_taken_back_so_is_asked_back_or_read() {
    // Of two answers: each by itself. Behind the seven days, by a stranger, beside a result of the same task: nothing.
    for (at, from, words) in [
        ("2026-07-01 10:06", DAUTU, "HỦY 1, 2"),
        ("2026-07-01 10:06", DAUTU, "HỦY"),
        ("2026-07-09 10:06", DAUTU, "HỦY 1"),
        ("2026-07-01 10:06", "nguoi.la@gmail.example", "HỦY 1"),
        ("2026-07-01 10:06", DAUTU, "1 XONG 12/BC-DT 24/6/2026\r\nHỦY 1"),
    ] {
        let (mut post, letter) = recorded().await;
        post.mail(from, &reference(&letter), "", words);
        post.world.at(at).await;
        assert_eq!(post.marks(), [finished()], "{words}");
        let letters = post.world.received();
        let told = letters.iter().any(|l| {
            (l.to == DAUTU || l.to == OFFICE) && flat(l).contains(words.split("\r\n").next().unwrap())
        });
        assert!(told, "{from}: {words}");
    }
}

#[tokio::test]
async fn the_question_names_the_record_and_its_answer_takes_it_back() {
    let (mut post, letter) = recorded().await;
    post.mail("nguoi.la@gmail.example", &reference(&letter), "", "HỦY 1");
    post.world.at("2026-07-01 10:06").await;
    let asked = post.to(DAUTU);
    assert!(
        flat(&asked).contains("đang được ghi nhận hoàn thành theo Kế hoạch số 330/KH-BQL ngày 24/6/2026"),
        "{}",
        asked.text
    );
    post.reply(DAUTU, &asked, "HỦY 1");
    post.world.at("2026-07-01 10:16").await;
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
}
