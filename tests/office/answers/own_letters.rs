//! The owner's answers to his own letters: understood, or not asked for; never told to him as somebody's words.

use super::*;

const LATE: [[&str; 5]; 2] = [
    [
        "6",
        "Lập biên bản kiểm tra",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 30/6/2026",
    ],
    [
        "4",
        "Duy trì hệ thống quản lý",
        "Phòng Quản lý đầu tư",
        "",
        "Cả năm 2026",
    ],
];

#[tokio::test]
async fn a_result_in_answer_to_the_list_of_what_is_late_is_recorded() {
    let mut post = Post::open(&LATE).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let list = letters
        .iter()
        .find(|l| l.subject.starts_with("[Danh sách quá hạn]"));
    let list = list.unwrap_or_else(|| panic!("{letters:?}"));
    assert!(flat(list).contains("XONG"), "{}", list.text);
    post.reply(OFFICE, list, "6 XONG 3/BB-XD 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks().len(), 1, "recorded");
    let receipt = post.to(OFFICE);
    assert!(
        receipt.subject.contains("Đã ghi nhận kết quả 01 việc"),
        "{}",
        receipt.subject
    );
    assert_eq!(
        post.brings("2026-07-01 13:15").await,
        [],
        "nobody is told of it as late"
    );
}

#[tokio::test]
async fn the_owners_result_of_a_task_with_several_leads_is_of_each() {
    let several = [[
        "12",
        "Phương án ứng trực khi có bão",
        "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng",
        "",
        "Chậm nhất ngày 30/6/2026",
    ]];
    let mut post = Post::open(&several).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let is_list = |l: &&Received| l.subject.starts_with("[Danh sách quá hạn]");
    let list = letters
        .iter()
        .find(is_list)
        .unwrap_or_else(|| panic!("{letters:?}"));
    post.reply(OFFICE, list, "12 XONG 12/PA-BQL 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let marks = post.world.store().marks().unwrap();
    let units: Vec<&str> = marks.iter().filter_map(|m| m.unit.as_deref()).collect();
    assert_eq!(units, ["dautu", "xaydung"], "{marks:?}");
    let receipt = post.to(OFFICE);
    assert!(!flat(&receipt).contains("chưa rõ"), "{}", receipt.text);
    assert_eq!(
        post.brings("2026-07-01 13:15").await,
        [],
        "nobody is told as late"
    );
}

#[tokio::test]
async fn words_that_no_letter_of_the_owners_can_take_are_not_told_back_to_him() {
    let mut post = Post::open(&LATE).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let asks = |l: &&Received| l.subject.starts_with("[Đề nghị xác định mốc]");
    let letter = letters.iter().find(asks).unwrap_or_else(|| panic!("{letters:?}"));
    assert!(
        flat(letter).contains("không đọc mốc ghi trong thư"),
        "{}",
        letter.text
    );
    assert!(!flat(letter).contains("trả lời thư này"), "{}", letter.text);
    let words = "nhiệm vụ số 4, chậm nhất ngày 20/12/2026, báo cáo kết quả";
    post.reply(OFFICE, letter, words);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(OFFICE);
    assert!(receipt.subject.starts_with("[Xác nhận]"), "{}", receipt.subject);
    let text = flat(&receipt);
    assert!(
        text.contains("chưa có gì thay đổi") && text.contains("Mốc, lịch nghỉ"),
        "{text}"
    );
    assert!(!text.contains("Đã chuyển"), "{text}");
    assert_eq!(post.marks(), []);
    // The same again may be a program's; other words have their receipt.
    post.reply(OFFICE, letter, words);
    assert_eq!(post.brings("2026-07-01 09:40").await, []);
    post.reply(OFFICE, letter, "Ý kiến khác nữa của Văn phòng.");
    assert_eq!(post.brings("2026-07-01 09:50").await.len(), 1);
}
