//! A result in answer to a letter whose row a new version of the plan has renamed or dropped.

use super::*;

/// The morning's letter with two tasks, and a version of the plan with these rows since.
async fn after(rows: &[[&str; 5]]) -> (Post, Received) {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.world.import(&plan(rows), "2026-07-01 09:00");
    post.world.at("2026-07-01 09:01").await;
    post.world.received();
    (post, letter)
}

#[tokio::test]
async fn a_row_with_more_words_is_the_same_task() {
    let title = format!("{} và tập huấn", TWO[1][1]);
    let mut row = TWO[1];
    row[1] = &title;
    let (mut post, letter) = after(&[TWO[0], row]).await;
    post.reply(DAUTU, &letter, "2 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(post.marks(), [finished()]);
    let receipt = flat(&post.to(DAUTU));
    assert!(
        receipt.contains("Nhiệm vụ số 2: Cập nhật trang thông tin và tập huấn"),
        "{receipt}"
    );
    let next = post.brings("2026-07-03 07:45").await;
    assert!(next.iter().all(|(_, s)| !s.contains("tập huấn")), "{next:?}");
}

#[tokio::test]
async fn a_number_that_another_task_has_now_is_told_as_gone() {
    let mut row = TWO[1];
    row[1] = "Đối thoại với doanh nghiệp";
    for rows in [[TWO[0], row].as_slice(), &[TWO[0]]] {
        let (mut post, letter) = after(rows).await;
        post.reply(DAUTU, &letter, "2 XONG 330/KH-BQL 24/6/2026");
        post.world.at("2026-07-01 09:10").await;
        assert_eq!(post.marks(), []);
        let letters = post.world.received();
        let of = |to: &str| flat(letters.iter().find(|l| l.to == to).unwrap());
        let receipt = of(DAUTU);
        assert!(
            receipt.contains("Nhiệm vụ số 2: Cập nhật trang thông tin")
                && receipt.contains("việc không còn do đơn vị chủ trì hoặc không còn phải thực hiện"),
            "{receipt}"
        );
        assert!(!receipt.contains("không có trong thư"), "{receipt}");
        assert!(of(OFFICE).contains("330/KH-BQL"), "{}", of(OFFICE));
    }
}

#[tokio::test]
async fn a_row_with_other_words_is_told_in_one_letter_with_both_titles() {
    let title = format!("{} và tập huấn", TWO[1][1]);
    let mut row = TWO[1];
    row[1] = &title;
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "2 HOÃN đến 20/7 vì chờ ý kiến");
    post.world.at("2026-07-01 08:50").await;
    post.world.received();
    post.world.import(&plan(&[TWO[0], row]), "2026-07-01 09:00");
    post.world.at("2026-07-01 09:01").await;
    let letters = post.world.received();
    let mine: Vec<&Received> = letters.iter().filter(|l| l.to == DAUTU).collect();
    assert_eq!(mine.len(), 1, "no reminder beside it: {mine:?}");
    let text = flat(mine[0]);
    for told in [
        "Kế hoạch ghi lại nội dung, số hoặc sản phẩm của nhiệm vụ",
        "Nhiệm vụ số 2: Cập nhật trang thông tin: nay ghi là “Cập nhật trang thông tin và tập huấn”",
        "hạn Thứ Sáu 03/7/2026",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains("không phải thực hiện"), "{text}");
    // It is the same task: what the unit wishes for it is still to be decided.
    assert!(!letters.iter().any(|l| l.to == OFFICE), "{letters:?}");
    // On its last day it is reminded of under its new words.
    post.world.at("2026-07-02 07:45").await;
    post.world.received();
    post.world.at("2026-07-03 07:45").await;
    let next = post.world.received();
    let next = next.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(flat(next).contains("và tập huấn"), "{}", next.text);

    // Another task under the same number is none of it.
    let mut other = TWO[1];
    other[1] = "Đối thoại với doanh nghiệp";
    let mut post = Post::open(&TWO).await;
    post.morning().await;
    post.world.import(&plan(&[TWO[0], other]), "2026-07-01 09:00");
    post.world.at("2026-07-01 09:01").await;
    let letters = post.world.received();
    let texts: Vec<String> = letters.iter().filter(|l| l.to == DAUTU).map(flat).collect();
    assert!(
        texts.iter().any(|t| t.contains("không phải thực hiện")),
        "{texts:?}"
    );
}
