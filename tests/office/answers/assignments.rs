//! A unit says that a task is not its own, and the plan's owner decides whose it is by answering that letter.

use super::*;

/// The unit says SAI; the letter that the owner gets.
async fn disputed(post: &mut Post, words: &str) -> Received {
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    post.to(OFFICE)
}

#[tokio::test]
async fn the_letter_names_the_answers_and_no_leaves_the_task_where_it_is() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let asked = disputed(&mut post, "SAI").await;
    assert!(
        flat(&asked).contains("KHÔNG (việc vẫn do đơn vị này chủ trì), hoặc tên đơn vị chủ trì mới"),
        "{}",
        asked.text
    );
    post.world.received();
    post.reply(OFFICE, &asked, "KHÔNG\r\nViệc này theo quyết định phân công.");
    post.world.at("2026-07-01 10:30").await;
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == OFFICE).expect("a receipt");
    assert!(
        flat(receipt).contains("vẫn do Phòng Quản lý đầu tư chủ trì"),
        "{}",
        receipt.text
    );
    let told = letters
        .iter()
        .find(|l| l.to == DAUTU)
        .expect("the unit hears of it");
    assert_eq!(told.subject, "[Ý kiến] Về đơn vị chủ trì nhiệm vụ");
    let text = flat(told);
    assert!(
        text.contains("đơn vị vẫn chủ trì") && text.contains("theo quyết định phân công"),
        "{text}"
    );
    assert_eq!(post.marks(), []);
}

#[tokio::test]
async fn a_units_name_hands_the_task_over_and_is_taken_back_like_any_word() {
    for words in [
        "Phòng Quản lý doanh nghiệp và lao động",
        "1 chuyển Phòng Quản lý doanh nghiệp và lao động chủ trì",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let asked = disputed(&mut post, "SAI, việc của phòng khác").await;
        post.reply(OFFICE, &asked, words);
        post.world.at("2026-07-01 10:30").await;
        let letters = post.world.received();
        let receipt = letters
            .iter()
            .find(|l| l.to == OFFICE)
            .expect("a receipt")
            .clone();
        assert_eq!(
            receipt.subject, "[Xác nhận] Đã ghi nhận đơn vị chủ trì 01 việc",
            "{words}"
        );
        let of = |to: &str| {
            letters
                .iter()
                .find(|l| l.to == to && l.subject.starts_with("[Ý kiến]"))
                .unwrap_or_else(|| panic!("{to}: {letters:?}"))
        };
        let former = flat(of(DAUTU));
        assert!(
            former.contains("nay Phòng Quản lý doanh nghiệp và lao động chủ trì"),
            "{former}"
        );
        let new = flat(of(LAODONG));
        assert!(new.contains("trước đây Phòng Quản lý đầu tư chủ trì"), "{new}");
        assert_eq!(
            entries(of(LAODONG)).len(),
            1,
            "it stands in the new unit's calendar"
        );
        assert!(matches!(&post.marks()[..], [MarkKind::Led { units, .. }] if units == &["laodong"]));
        let late = post.brings("2026-07-03 13:15").await;
        assert!(late.iter().all(|(to, _)| to != DAUTU), "{late:?}");
        assert!(late.iter().any(|(to, _)| to == LAODONG), "{late:?}");

        post.reply(OFFICE, &receipt, "HỦY");
        post.world.at("2026-07-03 14:00").await;
        assert!(matches!(&post.marks()[..], [_, MarkKind::Led { units, .. }] if units == &["dautu"]));
        let letters = post.world.received();
        let back = letters
            .iter()
            .find(|l| l.to == DAUTU && l.subject.starts_with("[Ý kiến]"))
            .unwrap();
        assert!(
            flat(back).contains("đơn vị được nhắc và trả lời về nhiệm vụ này"),
            "{}",
            back.text
        );
        assert!(
            letters
                .iter()
                .any(|l| l.to == LAODONG && l.subject.starts_with("[Ý kiến]"))
        );
    }
}

#[tokio::test]
async fn a_consent_alone_is_asked_whose_task_it_is() {
    let mut post = Post::open(&TWO).await;
    let asked = disputed(&mut post, "1 SAI").await;
    post.reply(OFFICE, &asked, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:30").await;
    let receipt = post.to(OFFICE);
    assert!(
        flat(&receipt).contains("chưa rõ đơn vị nào chủ trì"),
        "{}",
        receipt.text
    );
    assert_eq!(post.marks(), []);
    post.reply(OFFICE, &receipt, "1 Phòng Quản lý doanh nghiệp và lao động");
    post.world.at("2026-07-01 10:40").await;
    assert!(
        matches!(&post.marks()[..], [MarkKind::Led { .. }]),
        "{:?}",
        post.marks()
    );
}
