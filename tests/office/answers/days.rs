//! Days as people write them: one that is doubtful is asked back, one that is broken over lines is read.

use super::*;

/// What the unit reads of its answer to the letter of 01/7.
async fn echo(words: &str) -> (Post, String) {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, words);
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let text = letters.iter().find(|l| l.to == DAUTU).map(flat);
    (post, text.unwrap_or_default())
}

#[tokio::test]
async fn a_doubtful_day_is_asked_back() {
    for (words, why) in [
        ("HOÃN đến thứ Ba 20/7/2026 vì bận", "thứ và ngày không khớp"),
        (
            "HOÃN đến 20/7/2026 hoặc 24/7/2026 tùy Sở",
            "chưa rõ là đến ngày nào",
        ),
        (
            "hạn 05/7 XONG 330/KH-BQL 24/6/2026",
            "Trong thư không có việc này với hạn 05/7/2026",
        ),
        ("XONG 330/KH-BQL hôm nay", "đề nghị ghi ngày/tháng/năm"),
        ("XONG 330/KH-BQL 24-Jun-2026", "đề nghị ghi ngày/tháng/năm"),
    ] {
        let (mut post, text) = echo(words).await;
        assert!(text.contains(why), "{words}: {text}");
        assert_eq!(post.marks(), [], "{words}");
    }
}

#[tokio::test]
async fn a_day_on_lines_of_its_own_is_read_and_nothing_of_it_goes_to_the_owner() {
    for words in [
        "XONG 330/KH-BQL\r\n\r\nngày 24 tháng 6\r\nnăm 2026",
        "Xong.\r\nSố văn bản: 330/KH-BQL\r\nNgày ban hành: 24/6/2026",
        "XONG 330/KH-BQL 2026-06-24",
    ] {
        let (mut post, text) = echo(words).await;
        assert_eq!(post.marks(), [finished()], "{words}: {text}");
        assert!(!text.contains("Ý kiến kèm theo"), "{words}: {text}");
    }
}

#[tokio::test]
async fn the_owners_day_that_is_not_later_than_the_one_in_force_is_asked_back() {
    let mut post = Post::open(&[[
        "1",
        "Rà soát thủ tục hành chính",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 10/7/2026",
    ]])
    .await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 09:06").await;
    let wish = post.to(OFFICE);
    post.reply(OFFICE, &wish, "ĐỒNG Ý đến 02/7");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.due("1"), "2026-07-10");
    let asked = post.to(OFFICE);
    let text = flat(&asked);
    assert!(
        text.contains("không muộn hơn thời hạn hiện tại") && text.contains("ĐỒNG Ý đến 25/7/2026"),
        "{text}"
    );
    post.reply(OFFICE, &asked, "1 ĐỒNG Ý đến 20/7");
    post.world.at("2026-07-01 09:14").await;
    assert_eq!(post.due("1"), "2026-07-20");
}
