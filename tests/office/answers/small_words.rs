//! Small words to reminders and questions: what needs no letter brings none, and what is answered has whole sentences.

use super::*;

const LATER: [&str; 5] = [
    "12",
    "Báo cáo sơ kết công tác",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 30/9/2026",
];
const ODD: &str = "XONG 330/KH-BQL 24/6/2026, bìa màu xanh";

#[tokio::test]
async fn who_has_only_read_the_reminder_is_answered_by_nobody() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    for (n, words) in ["OK ạ", "Vâng ạ", "Đã rõ", "Đã nhận, sẽ thực hiện", "👍"]
        .iter()
        .enumerate()
    {
        post.reply(DAUTU, &letter, words);
        let at = format!("2026-07-01 09:{:02}", 5 * n + 1);
        assert_eq!(post.brings(&at).await, [], "{words}");
    }
    assert_eq!(post.brings("2026-07-01 11:00").await, [], "nor later");
    post.reply(DAUTU, &letter, &format!("Vâng ạ\r\n{DONE}"));
    post.world.at("2026-07-01 11:10").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn what_the_mail_program_adds_is_no_file() {
    for name in ["smime.p7s", "winmail.dat"] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.with_file(DAUTU, &letter, DONE, name);
        let brought = post.brings("2026-07-01 09:06").await;
        assert_eq!(brought.len(), 1, "{name}: {brought:?}");
        assert_eq!(
            (brought[0].0.as_str(), post.marks()),
            (DAUTU, vec![finished()]),
            "{name}"
        );
    }
}

#[tokio::test]
async fn whole_results_on_one_line_are_as_many_results() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(
        DAUTU,
        &letter,
        "1 XONG 330/KH-BQL 24/6/2026; 2 XONG 31/KH-BQL 25/6/2026",
    );
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks().len(), 2);
}

#[tokio::test]
async fn a_question_that_is_asked_again_quotes_what_was_not_understood() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, ODD);
    post.world.at("2026-07-01 09:06").await;
    let question = post.to(DAUTU);
    post.reply(DAUTU, &question, "à?");
    post.world.at("2026-07-01 09:16").await;
    let letters = post.world.received();
    let again = letters.iter().find(|l| l.to == DAUTU).expect("asked again");
    assert!(
        !flat(again).contains("vì à?") && !flat(again).contains("vì bìa màu xanh"),
        "{}",
        again.text
    );
    post.reply(DAUTU, again, "✔");
    post.world.at("2026-07-01 09:26").await;
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn no_and_the_right_document_is_asked_about_that_one() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, ODD);
    post.world.at("2026-07-01 09:06").await;
    let question = post.to(DAUTU);
    post.reply(DAUTU, &question, "Chưa, văn bản đúng là 31/KH-BQL ngày 25/6/2026");
    post.world.at("2026-07-01 09:16").await;
    assert_eq!(post.marks(), []);
    let letters = post.world.received();
    let asked = letters.iter().find(|l| l.to == DAUTU).expect("asked");
    let text = flat(asked);
    assert!(
        text.contains("31/KH-BQL") && !text.contains("XONG 330/KH-BQL"),
        "{text}"
    );
}

#[tokio::test]
async fn who_recorded_it_at_the_terminal_is_named_in_vietnamese() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, ODD);
    post.world.at("2026-07-01 09:06").await;
    let question = post.to(DAUTU);
    let mark = dossierd::plan::Mark {
        by: "command line".into(),
        ..post.world.done_mark("1", "2026-07-01 09:10")
    };
    post.world.store().mark(&mark).unwrap();
    post.reply(DAUTU, &question, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:16").await;
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == DAUTU).expect("a receipt");
    let text = flat(receipt);
    assert!(
        text.contains("nguồn: người phụ trách ghi vào chương trình"),
        "{text}"
    );
    assert!(!text.contains("command line"), "{text}");
}

#[tokio::test]
async fn who_undoes_at_the_question_what_it_has_consented_to_reads_how_to_report_anew() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, ODD);
    post.world.at("2026-07-01 09:06").await;
    let question = post.to(DAUTU);
    post.reply(DAUTU, &question, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:16").await;
    assert_eq!(post.marks(), [finished()]);
    let letters = post.world.received();
    let told = letters
        .iter()
        .find(|l| l.to == OFFICE)
        .expect("the owner reads the words");
    assert!(
        flat(told).contains("đơn vị đã được hỏi lại và xác nhận"),
        "{}",
        told.text
    );
    post.reply(DAUTU, &question, "HỦY");
    post.world.at("2026-07-01 09:26").await;
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened]);
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == DAUTU).expect("a receipt");
    assert!(
        flat(receipt).contains("dòng đầu: 1 XONG, số, ký hiệu và ngày văn bản"),
        "{}",
        receipt.text
    );
}

#[tokio::test]
async fn words_that_begin_with_the_number_of_another_task_are_not_told_as_of_the_letters() {
    let mut post = Post::open(&[DUE_THURSDAY, LATER]).await;
    let letter = post.morning().await;
    for (at, words, is_told) in [
        ("09:06", "12 Phòng hỏi thêm, báo cáo theo mẫu nào ạ?", false),
        ("11:06", "Phòng hỏi thêm, báo cáo theo mẫu nào ạ?", true),
    ] {
        post.reply(DAUTU, &letter, words);
        post.world.at(&format!("2026-07-01 {at}")).await;
        let letters = post.world.received();
        let told = letters
            .iter()
            .find(|l| l.to == OFFICE)
            .expect("the owner reads it");
        assert_eq!(
            flat(told).contains("Nhiệm vụ số 1: Rà soát"),
            is_told,
            "{}",
            told.text
        );
    }
}
