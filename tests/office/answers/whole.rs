//! Nothing of a mail disappears: long ones, lines that are not understood, words that only resemble an answer.

use super::*;

#[tokio::test]
async fn an_answer_below_a_long_explanation_counts_and_what_is_not_read_is_said() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let why = "Phòng đã họp nhiều lần về nội dung này.\r\n".repeat(13);
    post.reply(DAUTU, &letter, &format!("{why}\r\n{DONE}"));
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let question = letters.iter().find(|l| l.to == DAUTU).unwrap();
    post.reply(DAUTU, question, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:16").await;
    assert_eq!(post.marks(), [finished()]);

    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let why = "Phòng đã họp nhiều lần về nội dung này.\r\n".repeat(70);
    post.reply(DAUTU, &letter, &format!("{why}\r\n{DONE}"));
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), []);
    let letters = post.world.received();
    let of = |to: &str| flat(letters.iter().find(|l| l.to == to).unwrap());
    assert!(
        of(DAUTU).contains("Từ dòng sau chưa được đọc (thư dài"),
        "{}",
        of(DAUTU)
    );
    let owner = of(OFFICE);
    assert!(
        owner.contains("còn nữa, đề nghị xem trong hộp thư") && owner.contains("chưa đọc từ dòng sau"),
        "{owner}"
    );
}

#[tokio::test]
async fn more_than_ten_answers_of_a_mail_all_count() {
    let rows: Vec<[String; 5]> = (1..=13)
        .map(|n| {
            let title = format!("Báo cáo chuyên đề {n}");
            [
                n.to_string(),
                title,
                "Phòng Quản lý đầu tư".into(),
                String::new(),
                "Chậm nhất ngày 02/7/2026".into(),
            ]
        })
        .collect();
    let rows: Vec<[&str; 5]> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    let mut post = Post::open(&rows).await;
    let letter = post.morning().await;
    let words: String = (1..=13)
        .map(|n| format!("{n} XONG {n}/BC-DT 24/6/2026\r\n"))
        .collect();
    post.reply(DAUTU, &letter, &words);
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks().len(), 13);
    assert_eq!(post.to(DAUTU).subject, "[Xác nhận] Đã ghi nhận kết quả 13 việc");
}

#[tokio::test]
async fn words_that_only_resemble_an_answer_reach_the_owner_as_words() {
    for words in [
        "Hoan nghênh Văn phòng đã nhắc, phòng sẽ gửi đúng hạn.",
        "Sai số liệu ở mục 2, phòng sẽ sửa và gửi lại",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let told = post.to(OFFICE);
        assert!(told.subject.contains("trả lời thư nhắc việc"), "{}", told.subject);
        assert!(flat(&told).contains(words), "{}", told.text);
    }
}

#[tokio::test]
async fn lines_of_phones_and_politeness_are_no_words_to_the_owner() {
    for below in [
        "Đã gửi từ iPhone của tôi",
        "Tải Outlook cho iOS",
        "Gửi từ Yahoo Mail cho iPhone",
        "Em cảm ơn ạ!",
        "Kính chuyển Văn phòng tổng hợp.",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, &format!("{DONE}\r\n\r\n{below}"));
        post.world.at("2026-07-01 09:06").await;
        let receipt = post.to(DAUTU);
        assert_eq!(post.marks(), [finished()], "{below}");
        post.reply(DAUTU, &receipt, "Cảm ơn Văn phòng ạ");
        assert_eq!(post.brings("2026-07-01 10:30").await, [], "{below}");
    }
}

#[tokio::test]
async fn a_letter_of_many_tasks_may_be_answered_task_by_task() {
    let numbers: Vec<String> = (1..=20).map(|n| n.to_string()).collect();
    let titles: Vec<String> = (1..=20).map(|n| format!("Việc thứ {n}")).collect();
    let row = |n: usize| -> [&str; 5] {
        [
            &numbers[n],
            &titles[n],
            "Phòng Quản lý đầu tư",
            "",
            "Chậm nhất ngày 02/7/2026",
        ]
    };
    let rows: Vec<[&str; 5]> = (0..20).map(row).collect();
    let mut post = Post::open(&rows).await;
    let letter = post.morning().await;
    for n in &numbers {
        post.reply(DAUTU, &letter, &format!("{n} XONG {n}/BC-DT 24/6/2026"));
    }
    post.world.at("2026-07-01 09:06").await;
    post.world.at("2026-07-01 09:08").await;
    assert_eq!(post.marks().len(), 20, "each counts");
}
