//! Wishes that are taken back, wishes of who only cooperates, and the owner's word where it is not understood.

use super::*;

const WISH: &str = "HOÃN đến 20/7 vì chờ ý kiến";

/// The receipt of the unit's wish and the owner's letter about it.
async fn wished(rows: &[[&str; 5]], words: &str) -> (Post, Received, Received) {
    let mut post = Post::open(rows).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap().clone();
    (post, of(DAUTU), of(OFFICE))
}

#[tokio::test]
async fn a_wish_that_was_taken_back_is_told_at_once_and_cannot_be_granted() {
    let (mut post, receipt, wish) = wished(&[DUE_THURSDAY], WISH).await;
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == OFFICE).expect("within the hour");
    assert_eq!(
        told.subject,
        "[Ý kiến] Phòng Quản lý đầu tư: rút 01 nội dung đã đề nghị"
    );
    for (words, when) in [
        ("ĐỒNG Ý", "2026-07-01 09:20"),
        ("ĐỒNG Ý đến 17/7", "2026-07-01 09:24"),
    ] {
        post.reply(OFFICE, &wish, words);
        post.world.at(when).await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        let told = post.to(OFFICE);
        assert!(told.text.contains("đơn vị đã rút đề nghị"), "{}", told.text);
    }
}

#[tokio::test]
async fn a_wish_that_was_granted_is_not_taken_back_with_a_day_that_is_not_in_force() {
    let (mut post, receipt, wish) = wished(&[DUE_THURSDAY], WISH).await;
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    post.world.received();
    post.reply(DAUTU, &receipt, "HỦY");
    post.world.at("2026-07-01 10:20").await;
    assert_eq!(post.due("1"), "2026-07-20");
    for letter in post.world.received() {
        let text = flat(&letter);
        assert!(
            text.contains("20/7/2026") && !text.contains("02/7/2026"),
            "{text}"
        );
        assert!(text.contains("vẫn có hiệu lực"), "{text}");
    }
}

#[tokio::test]
async fn the_wish_of_who_only_cooperates_moves_no_day() {
    for words in [WISH, "SAI, việc của Văn phòng"] {
        let mut post = Post::open(&[[
            "1",
            "Rà soát thủ tục",
            "Phòng Quản lý đầu tư",
            "Phòng Quản lý quy hoạch và xây dựng",
            "Chậm nhất ngày 02/7/2026",
        ]])
        .await;
        post.world.at("2026-07-02 07:45").await;
        let letters = post.world.received();
        let letter = letters.into_iter().find(|l| l.to == XAYDUNG).unwrap();
        post.reply(XAYDUNG, &letter, words);
        post.world.at("2026-07-02 09:06").await;
        let letters = post.world.received();
        let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
        assert!(
            flat(of(OFFICE)).contains("đơn vị phối hợp, không chủ trì"),
            "{letters:?}"
        );
        assert!(flat(of(XAYDUNG)).contains("do đơn vị chủ trì báo"), "{letters:?}");
        post.reply(OFFICE, of(OFFICE), "1 ĐỒNG Ý");
        post.world.at("2026-07-02 09:10").await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        assert!(post.to(OFFICE).text.contains("không có đề nghị lùi thời hạn"));
    }
}

#[tokio::test]
async fn a_refusal_with_its_reason_counts_for_its_own_task() {
    let words = "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 HOÃN đến 21/7 vì thiếu số liệu";
    let (mut post, _, wish) = wished(&TWO, words).await;
    let said = "1 ĐỒNG Ý\r\n2 KHÔNG, việc này gấp, Trưởng ban đã yêu cầu";
    post.reply(OFFICE, &wish, said);
    post.world.at("2026-07-01 09:10").await;
    let letters = post.world.received();
    let told = flat(letters.iter().find(|l| l.to == DAUTU).unwrap());
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-20".into(), "2026-07-03".into())
    );
    let (agreed, declined) = told.split_once("Chưa đồng ý lùi thời hạn").expect("both");
    assert!(
        !agreed.contains("việc này gấp") && declined.contains("việc này gấp"),
        "{told}"
    );
}

#[tokio::test]
async fn the_owners_word_that_is_not_understood_is_asked_back_at_once() {
    for words in [
        "Đồng ý nhưng phải xong trước 15/7/2026",
        "ĐỒNG Ý đến thứ Sáu tuần sau",
        "Đề nghị ghi nhận giúp kết quả này",
    ] {
        let (mut post, _, wish) = wished(&[DUE_THURSDAY], WISH).await;
        post.reply(OFFICE, &wish, words);
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.due("1"), "2026-07-02", "{words}");
        let asked = post.to(OFFICE);
        let text = flat(&asked);
        for said in [words, "Chưa hiểu được ý kiến này", "ĐỒNG Ý đến 25/7/2026"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        post.reply(OFFICE, &asked, "1 ĐỒNG Ý đến 14/7/2026");
        post.world.at("2026-07-01 09:14").await;
        assert_eq!(post.due("1"), "2026-07-14", "{words}");
    }
}

#[tokio::test]
async fn of_two_wishes_for_one_task_the_owner_says_which_day() {
    let (mut post, receipt, wish) = wished(&[DUE_THURSDAY], WISH).await;
    post.reply(DAUTU, &receipt, "HOÃN đến 25/7 vì thiếu số liệu");
    post.world.at("2026-07-01 09:08").await;
    let told = post.to(DAUTU);
    assert!(
        flat(&told).contains("Thứ Bảy 25/7/2026, là ngày nghỉ, nên gửi trong ngày Thứ Sáu 24/7/2026"),
        "{}",
        told.text
    );
    post.reply(OFFICE, &wish, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.due("1"), "2026-07-02", "he has not read of the newer");
    assert!(post.to(OFFICE).text.contains("nhiều ngày khác nhau"));
    post.world.at("2026-07-01 10:10").await;
    let newer = post.to(OFFICE);
    assert_eq!(
        newer.subject,
        "[Ý kiến] Phòng Quản lý đầu tư: đề nghị lùi thời hạn 01 việc"
    );
    assert!(
        flat(&newer).contains("(thay đề nghị trước đến Thứ Hai 20/7/2026)"),
        "{}",
        newer.text
    );
    post.reply(OFFICE, &newer, "ĐỒNG Ý");
    post.world.at("2026-07-01 10:14").await;
    assert_eq!(post.due("1"), "2026-07-25");
}

/// Both wait for the same letter: it tells what counts and what does not.
#[tokio::test]
async fn two_wishes_for_one_task_in_one_letter_to_the_owner_are_one_task() {
    let (mut post, receipt, _) = wished(&TWO, "2 HOÃN đến 21/7 vì chờ ý kiến").await;
    for (until, at) in [("10/7", "09:10"), ("14/7", "09:14")] {
        post.reply(DAUTU, &receipt, &format!("1 HOÃN đến {until} vì thiếu số liệu"));
        post.world.at(&format!("2026-07-01 {at}")).await;
    }
    post.world.received();
    post.world.at("2026-07-01 10:20").await;
    let told = post.to(OFFICE);
    assert!(
        told.subject.ends_with("đề nghị lùi thời hạn 01 việc"),
        "{}",
        told.subject
    );
    let text = flat(&told);
    assert!(
        text.contains("đã được thay bằng đề nghị mới hơn") && text.contains("đề nghị đến Thứ Ba 14/7/2026"),
        "{text}"
    );
    post.reply(OFFICE, &told, "1 ĐỒNG Ý");
    post.world.at("2026-07-01 10:24").await;
    assert_eq!(post.due("1"), "2026-07-14");
}
