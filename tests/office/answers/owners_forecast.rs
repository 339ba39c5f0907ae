//! When a unit will be done only the unit says; and how it says so of one of several tasks.

use super::*;

#[tokio::test]
async fn a_forecast_of_the_owners_is_not_kept_as_the_units_word() {
    let mut post = Post::open(&TWO).await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-06 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == OFFICE && l.subject.starts_with("[Danh sách quá hạn]"));
    let list = letters.pop().expect("the list of what is late");
    post.reply(OFFICE, &list, "2 DỰ KIẾN 15/7/2026");
    post.world.at("2026-07-06 09:00").await;
    let receipt = post.to(OFFICE);
    assert!(
        flat(&receipt).contains("ngày dự kiến do đơn vị chủ trì báo, chưa có gì thay đổi"),
        "{}",
        receipt.text
    );
    assert_eq!(
        post.brings("2026-07-06 10:30").await,
        [],
        "his words do not come back"
    );
    post.world.at("2026-07-06 13:15").await;
    let letters = post.world.received();
    let late = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(!flat(late).contains("đơn vị báo dự kiến"), "{}", late.text);
}

#[tokio::test]
async fn a_late_letter_with_several_tasks_shows_a_form_that_counts_and_the_question_repeats_it() {
    let mut post = Post::open(&TWO).await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-06 13:15").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == DAUTU && l.text.contains("cho biết ngày dự kiến"));
    let late = letters.pop().expect("the late letter");
    assert!(
        flat(&late).contains("ví dụ: 18 DỰ KIẾN 25/7/2026"),
        "{}",
        late.text
    );
    post.reply(DAUTU, &late, "DỰ KIẾN 15/7/2026");
    post.world.at("2026-07-06 14:00").await;
    let asked = post.to(DAUTU);
    let text = flat(&asked);
    assert!(
        text.contains("chưa rõ trả lời cho việc nào") && text.contains("18 DỰ KIẾN 25/7/2026"),
        "{text}"
    );
    post.reply(DAUTU, &asked, "2 DỰ KIẾN 15/7/2026");
    post.world.at("2026-07-06 14:10").await;
    let receipt = flat(&post.to(DAUTU));
    assert!(
        receipt.contains("dự kiến hoàn thành Thứ Tư 15/7/2026"),
        "{receipt}"
    );
}
