//! Answers of other kinds to letters about events, and the owner's corrections of a day.

use super::*;

/// Each row is of the unit that reads the letter; days are few, so that the deadline is near.
const ONE: [[&str; 5]; 1] = [[
    "8",
    "Gửi kết luận kiểm tra",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
]];

async fn asked(post: &mut Post) -> Received {
    post.world.at("2026-07-01 07:45").await;
    let letter = post.to(DAUTU);
    assert!(letter.subject.contains("việc chờ sự kiện"), "{}", letter.subject);
    letter
}

fn of(letters: &[Received], to: &str) -> Received {
    let found = letters.iter().find(|l| l.to == to);
    found.unwrap_or_else(|| panic!("{letters:?}")).clone()
}

fn on(date: &str) -> MarkKind {
    MarkKind::Happened {
        date: day(date),
        time: None,
    }
}

/// The unit's day, confirmed by the owner: receipts of both.
async fn confirmed(post: &mut Post) -> (Received, Received) {
    let letter = asked(post).await;
    post.reply(DAUTU, &letter, "nhiệm vụ số 8, ngày 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    post.reply(OFFICE, &of(&letters, OFFICE), "ĐỒNG Ý");
    post.world.at("2026-07-01 09:12").await;
    let told = of(&post.world.received(), OFFICE);
    (of(&letters, DAUTU), told)
}

#[tokio::test]
async fn a_result_is_no_day_of_an_event() {
    for words in [
        "XONG 12/CV-D14 30/6/2026",
        "nhiệm vụ số 8 XONG 12/CV-D14 ngày 30/6/2026",
        "Nhiệm vụ số 8: đã gửi công văn số 12/CV-D14 ngày 30/6/2026",
        "8 HOÃN đến 20/7/2026 vì chờ",
    ] {
        let mut post = Post::open(&ONE).await;
        let letter = asked(&mut post).await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let letters = post.world.received();
        let text = flat(&of(&letters, DAUTU));
        assert!(
            text.contains("Chưa ghi nhận") && text.contains("ngày của sự kiện"),
            "{words}: {text}"
        );
        assert!(!text.contains("xảy ra ngày"), "{words}: {text}");
        assert!(
            letters.iter().all(|l| l.to != OFFICE),
            "{words}: nothing to confirm"
        );
    }
    let mut post = Post::open(&ONE).await;
    let letter = asked(&mut post).await;
    post.reply(DAUTU, &letter, "XONG 12/CV-D14 30/6/2026");
    post.world.at("2026-07-01 09:06").await;
    let text = flat(&post.to(DAUTU));
    assert!(
        text.contains("việc chưa có ngày của sự kiện “kết thúc cuộc kiểm tra”"),
        "{text}"
    );
}

#[tokio::test]
async fn once_the_event_is_confirmed_the_receipt_takes_a_result() {
    let mut post = Post::open(&ONE).await;
    let (receipt, _) = confirmed(&mut post).await;
    post.reply(DAUTU, &receipt, "8 XONG 12/KL-D02 01/7/2026");
    post.world.at("2026-07-01 09:20").await;
    let done = post.marks();
    assert!(
        matches!(done.last(), Some(MarkKind::Done { number, .. }) if number == "12/KL-D02"),
        "{done:?}"
    );
    let letters = post.world.received();
    let told = letters
        .iter()
        .rfind(|l| l.to == DAUTU && l.subject.starts_with("[Xác nhận]"));
    let text = flat(told.unwrap());
    assert!(
        text.contains("Đã ghi nhận hoàn thành") && text.contains("07/7/2026"),
        "{text}"
    );
    assert_eq!(post.brings("2026-07-08 13:15").await, []);
}

#[tokio::test]
async fn the_owner_corrects_his_day_in_answer_to_his_receipt() {
    let mut post = Post::open(&ONE).await;
    let (_, told) = confirmed(&mut post).await;
    assert_eq!(post.marks(), [on("2026-06-30")]);
    post.reply(OFFICE, &told, "nhiệm vụ số 8, ngày 29/6/2026");
    post.world.at("2026-07-01 11:00").await;
    let gone = |date: &str| MarkKind::Unhappened { date: day(date) };
    assert_eq!(
        post.marks(),
        [on("2026-06-30"), gone("2026-06-30"), on("2026-06-29")],
        "the day of his first answer has not happened"
    );
    let again = of(&post.world.received(), OFFICE);
    assert!(flat(&again).contains("xảy ra ngày 29/6/2026"), "{}", again.text);
    // Taken back, his first word counts again.
    post.reply(OFFICE, &again, "HỦY");
    post.world.at("2026-07-01 11:10").await;
    assert_eq!(post.marks()[3..], [gone("2026-06-29"), on("2026-06-30")]);
}
