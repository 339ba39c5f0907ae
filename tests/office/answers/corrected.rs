//! Another document for what is done, what contradicts itself, and answers to the letter that tells the owner's word.

use super::*;

/// The unit has finished the task; its letter of the morning and the receipt.
async fn done() -> (Post, Received, Received) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let receipt = post.to(DAUTU);
    (post, letter, receipt)
}

fn by(number: &str, date: &str) -> MarkKind {
    MarkKind::Done {
        number: number.into(),
        date: day(date),
    }
}

#[tokio::test]
async fn another_document_is_not_taken_and_whoever_names_it_reads_which_is_on_record_and_how_to_replace_it() {
    let (mut post, letter, _) = done().await;
    post.reply(
        DAUTU,
        &letter,
        "XONG 331/KH-BQL 25/6/2026\r\nPhòng ghi nhầm số văn bản lần trước.",
    );
    post.world.at("2026-07-01 09:30").await;
    assert_eq!(post.marks(), [finished()]);
    let letters = post.world.received();
    let asked = letters.iter().find(|l| l.to == DAUTU).unwrap();
    let text = flat(asked);
    for said in [
        "hoàn thành theo Kế hoạch số 330/KH-BQL ngày 24/6/2026",
        "ghi nhận lúc 09 giờ 06 ngày 01/7/2026",
        "thư trả lời của Phòng Quản lý đầu tư",
        "văn bản trong thư này chưa được ghi nhận",
        "331/KH-BQL",
        "HỦY 1; 1 XONG, số, ký hiệu",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let owner = flat(letters.iter().find(|l| l.to == OFFICE).unwrap());
    assert!(
        owner.contains("ghi nhầm số văn bản") && !owner.contains("đã được ghi nhận"),
        "{owner}"
    );
    post.reply(DAUTU, asked, "HỦY 1\r\n1 XONG 331/KH-BQL 25/6/2026");
    post.world.at("2026-07-01 09:40").await;
    let right = by("331/KH-BQL", "2026-06-25");
    assert_eq!(post.marks(), [finished(), MarkKind::Reopened, right]);
    assert!(post.to(DAUTU).subject.contains("[Xác nhận] Đã"));
}

#[tokio::test]
async fn the_same_document_again_is_no_other_however_it_is_typed() {
    let (mut post, letter, _) = done().await;
    post.reply(
        DAUTU,
        &letter,
        "xong kế hoạch số 330/kh–bql ngày 24 tháng 6 năm 2026",
    );
    post.world.at("2026-07-01 09:30").await;
    let told = post.to(DAUTU);
    let text = flat(&told);
    for said in [
        "Đã ghi nhận hoàn thành từ trước, không thay đổi",
        "Kế hoạch số 330/KH-BQL ngày 24/6/2026",
        "ghi nhận lúc 09 giờ 06 ngày 01/7/2026",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

/// What others recorded the unit cannot take back: the owner reads of it.
#[tokio::test]
async fn another_document_for_what_was_recorded_by_hand_reaches_the_owner() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.world.done("1", "2026-07-01 08:30");
    let marks = post.marks();
    post.reply(DAUTU, &letter, "XONG 331/KH-BQL 25/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
    assert!(
        flat(of(DAUTU)).contains("đề nghị báo đơn vị theo dõi kế hoạch"),
        "{}",
        of(DAUTU).text
    );
    let told = flat(of(OFFICE));
    assert!(
        told.contains("331/KH-BQL") && told.contains("chưa được ghi nhận"),
        "{told}"
    );
    post.reply(DAUTU, of(DAUTU), "HỦY");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), marks);
}

#[tokio::test]
async fn what_contradicts_itself_is_asked_back_whole() {
    for words in [
        "XONG 331/KH-BQL 25/6/2026\r\nHOÃN đến 20/7 vì chờ ý kiến",
        "XONG 331/KH-BQL 25/6/2026\r\nXONG 332/KH-BQL 26/6/2026",
        "HOÃN đến 20/7 vì chờ ý kiến\r\nHOÃN đến 24/7 vì thiếu số liệu",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let asked = post.to(DAUTU);
        let text = flat(&asked);
        assert!(
            text.contains("những nội dung khác nhau cho cùng một việc")
                && text.contains(&words.replace("\r\n", " / ")),
            "{text}"
        );
        post.reply(DAUTU, &asked, "XONG 331/KH-BQL 25/6/2026");
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), [by("331/KH-BQL", "2026-06-25")], "{words}");
    }
}

#[tokio::test]
async fn the_owners_yes_and_no_to_one_wish_move_nothing() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = { post.world.received().into_iter() }
        .find(|l| l.to == OFFICE)
        .unwrap();
    for (words, when) in [
        ("1 ĐỒNG Ý\r\n1 KHÔNG", "2026-07-01 09:10"),
        ("ĐỒNG Ý đến 10/7\r\nĐỒNG Ý đến 14/7", "2026-07-01 09:14"),
    ] {
        post.reply(OFFICE, &wish, words);
        post.world.at(when).await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        let asked = post.to(OFFICE);
        assert!(flat(&asked).contains("cho cùng một việc"), "{}", asked.text);
    }
}

#[tokio::test]
async fn the_letter_that_tells_the_owners_word_is_answered_like_any_other() {
    for (said, words) in [
        ("ĐỒNG Ý", DONE),
        ("KHÔNG", DONE),
        ("ĐỒNG Ý", "1 XONG 330/KH-BQL 24/6/2026"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
        post.world.at("2026-07-01 09:06").await;
        let wish = { post.world.received().into_iter() }
            .find(|l| l.to == OFFICE)
            .unwrap();
        post.reply(OFFICE, &wish, said);
        post.world.at("2026-07-01 09:10").await;
        let word = { post.world.received().into_iter() }
            .find(|l| l.to == DAUTU)
            .unwrap();
        assert!(
            word.subject.starts_with("[Ý kiến] Về đề nghị"),
            "{}",
            word.subject
        );
        post.reply(DAUTU, &word, words);
        post.world.at("2026-07-01 09:20").await;
        assert_eq!(post.marks().last(), Some(&finished()), "{said} {words}");
        assert!(post.to(DAUTU).subject.contains("Đã ghi nhận kết quả 01 việc"));
    }
}

#[tokio::test]
async fn a_day_that_the_task_does_not_have_is_told_as_that() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "2 hạn 25/6 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), []);
    let asked = flat(&post.to(DAUTU));
    assert!(
        asked.contains("không có việc này với hạn 25/6/2026") && !asked.contains("số nhiệm vụ này không có"),
        "{asked}"
    );
    assert!(
        asked.contains("Cập nhật trang thông tin (hạn Thứ Sáu 03/7/2026)"),
        "{asked}"
    );
}
