//! The forms that a receipt shows: of what it passes on beside what it records, and of what it opens again.

use super::*;

const THREE: [[&str; 5]; 3] = [
    TWO[0],
    TWO[1],
    [
        "3",
        "Tổng hợp danh mục",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ],
];

#[tokio::test]
async fn words_passed_on_beside_a_result_get_the_form_of_one() {
    for words in [
        "2: như trên\r\n3: chưa",
        "2 gửi anh Hải rồi ạ",
        "2 - đã gửi bản giấy, 3 - tuần sau",
    ] {
        let mut post = Post::open(&THREE).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, &format!("1: {DONE}\r\n{words}"));
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
        let text = flat(receipt);
        assert!(
            text.contains("Đã ghi nhận hoàn thành - Nhiệm vụ số 1"),
            "{words}: {text}"
        );
        assert!(
            text.contains("chưa được ghi nhận") && text.contains("Nếu là kết quả") && text.contains("HỦY"),
            "{words}: {text}"
        );
        post.reply(DAUTU, receipt, "2 XONG 12/BC-DT 25/6/2026");
        post.world.at("2026-07-01 09:16").await;
        assert_eq!(post.marks().len(), 2, "{words}: the form is understood");
    }
    let mut post = Post::open(&THREE).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("1: {DONE}"));
    post.world.at("2026-07-01 09:06").await;
    assert!(!post.to(DAUTU).text.contains("Nếu là kết quả"));
}

#[tokio::test]
async fn who_corrects_a_number_by_an_undo_reads_that_the_task_is_open_again() {
    for words in [
        "Hủy giúp em, em ghi nhầm số; số đúng 99/BC-R81 ngày 24/6/2026",
        "HỦY vì ghi nhầm, đúng là 99/BC-R81 24/6/2026",
        "HỦY",
    ] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, &format!("1 {DONE}"));
        post.world.at("2026-07-01 09:06").await;
        let receipt = post.to(DAUTU);
        post.reply(DAUTU, &receipt, words);
        post.world.at("2026-07-01 10:16").await;
        let letters = post.world.received();
        let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(
            flat(told).contains("theo dõi lại như việc chưa hoàn thành")
                && flat(told).contains("với dòng đầu: 1 XONG, số, ký hiệu và ngày văn bản"),
            "{words}: {}",
            told.text
        );
        post.reply(DAUTU, told, "1 XONG 99/BC-R81 24/6/2026");
        post.world.at("2026-07-01 10:26").await;
        assert_eq!(post.marks().len(), 3, "{words}");
    }
}

#[tokio::test]
async fn what_is_given_anew_or_was_never_on_record_is_not_said_to_be_open() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, &format!("1 {DONE}"));
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    post.reply(DAUTU, &receipt, "HỦY 1\r\n1 XONG 99/BC-R81 24/6/2026");
    post.world.at("2026-07-01 10:16").await;
    let told = post.to(DAUTU);
    assert!(!flat(&told).contains("theo dõi lại"), "{}", told.text);
    post.mail(
        "nguoi.la@gmail.example",
        &reference(&letter),
        "",
        "2 XONG 12/BC-DT 24/6/2026",
    );
    post.world.at("2026-07-01 10:26").await;
    let asked = post.to(DAUTU);
    post.reply(DAUTU, &asked, "HỦY");
    post.world.at("2026-07-01 10:36").await;
    let told = post.to(DAUTU);
    assert!(!flat(&told).contains("theo dõi lại"), "{}", told.text);
}
