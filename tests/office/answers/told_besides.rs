//! What others recorded or took back is told to whom it concerns, as what it was.

use super::*;

#[tokio::test]
async fn the_unit_hears_next_morning_of_a_result_that_the_owner_recorded_by_mail() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-07 07:45").await;
    let letters = post.world.received();
    let is_list = |l: &&Received| l.to == OFFICE && l.subject.starts_with("[Danh sách quá hạn]");
    let list = letters
        .iter()
        .rfind(is_list)
        .unwrap_or_else(|| panic!("{letters:?}"));
    post.reply(OFFICE, list, DONE);
    post.world.at("2026-07-07 10:00").await;
    assert_eq!(post.marks(), [finished()]);
    post.world.received();
    post.world.at("2026-07-08 07:45").await;
    let told = post.to(DAUTU);
    let text = flat(&told);
    assert!(told.subject.starts_with("[Xác nhận]"), "{}", told.subject);
    assert!(
        text.contains("Đã ghi nhận hoàn thành") && text.contains("330/KH-BQL"),
        "{text}"
    );
    assert!(
        entries(&told).iter().any(|e| e.3),
        "its calendar entry is taken back"
    );
}

#[tokio::test]
async fn a_forecast_that_is_taken_back_is_called_what_it_was_and_needs_nobody() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "DỰ KIẾN 15/7/2026");
    post.world.at("2026-07-01 09:06").await;
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == DAUTU).unwrap();
    post.reply(DAUTU, receipt, "HỦY");
    post.world.at("2026-07-01 10:30").await;
    let letters = post.world.received();
    let of = |to: &str| letters.iter().find(|l| l.to == to).unwrap();
    let text = flat(of(DAUTU));
    assert!(
        text.contains("ngày dự kiến hoàn thành Thứ Tư 15/7/2026"),
        "{text}"
    );
    let notice = of(OFFICE);
    let text = flat(notice);
    assert!(
        notice.subject.contains("rút lại ngày dự kiến hoàn thành"),
        "{}",
        notice.subject
    );
    assert!(text.contains("không cần cho ý kiến"), "{text}");
    assert!(
        !text.contains("cần người xem") && !text.contains("đề nghị cho"),
        "{text}"
    );
}
