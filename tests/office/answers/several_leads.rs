//! The owner's result for a task that several units lead and that stands in his list once for each.

use super::*;

const THREE: [&str; 5] = [
    "1",
    "Rà soát thủ tục",
    "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng; Phòng Quản lý tài nguyên và môi trường",
    "",
    "Chậm nhất ngày 02/7/2026",
];

/// The list of what is late that the owner gets on Friday 03/7; one lead has finished before.
async fn list() -> (Post, Received) {
    let mut post = Post::open(&[THREE, TWO[1]]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let letter = letters.iter().find(|l| l.to == MOITRUONG).unwrap();
    post.reply(MOITRUONG, letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    post.world.at("2026-07-03 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == OFFICE && l.subject.starts_with("[Danh sách quá hạn]"));
    assert_eq!(letters.len(), 1, "{letters:?}");
    (post, letters.remove(0))
}

#[tokio::test]
async fn the_owners_result_counts_for_every_lead_in_the_list() {
    for words in [
        "1 XONG 331/KH-BQL 02/7/2026",
        "hạn 02/7 XONG 331/KH-BQL 02/7/2026",
    ] {
        let (mut post, list) = list().await;
        post.reply(OFFICE, &list, words);
        post.world.at("2026-07-03 09:00").await;
        let marks = post.world.store().marks().unwrap();
        let units: Vec<&str> = marks.iter().filter_map(|m| m.unit.as_deref()).collect();
        assert_eq!(units, ["moitruong", "dautu", "xaydung"], "{words}");
        let letters = post.world.received();
        let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
        assert!(
            receipt.subject.contains("Đã ghi nhận kết quả 01 việc"),
            "{}",
            receipt.subject
        );
        assert!(
            flat(receipt)
                .contains("Các đơn vị chủ trì: Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng."),
            "{}",
            receipt.text
        );
        let late = post.brings("2026-07-03 13:15").await;
        assert_eq!(late, [], "nobody is told as late");

        post.reply(OFFICE, receipt, "HỦY");
        post.world.at("2026-07-03 14:00").await;
        let reopened = post.marks();
        let reopened = reopened.iter().filter(|m| **m == MarkKind::Reopened);
        assert_eq!(reopened.count(), 2, "both are open again");
    }
}

#[tokio::test]
async fn what_names_no_task_is_asked_back_with_each_task_once() {
    let mut post = Post::open(&[THREE, TWO[0].map(|w| if w == "1" { "5" } else { w })]).await;
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-03 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == OFFICE && l.subject.starts_with("[Danh sách quá hạn]"));
    post.reply(OFFICE, &letters[0], "XONG 331/KH-BQL 02/7/2026");
    post.world.at("2026-07-03 09:00").await;
    assert_eq!(post.marks(), []);
    let asked = post.to(OFFICE);
    assert_eq!(asked.text.matches("Nhiệm vụ số 1:").count(), 1, "{}", asked.text);
}

#[tokio::test]
async fn the_list_tells_a_task_of_several_leads_once() {
    let (mut post, list) = list().await;
    let text = flat(&list);
    assert_eq!(list.text.matches("nhiệm vụ số 1").count(), 1, "{text}");
    assert!(
        text.contains("Chủ trì: 02 đơn vị (Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng)"),
        "{text}"
    );
    assert!(list.subject.contains(" 01 việc "), "{}", list.subject);
    post.reply(OFFICE, &list, "XONG 331/KH-BQL 02/7/2026");
    post.world.at("2026-07-03 09:00").await;
    let marks = post.world.store().marks().unwrap();
    assert_eq!(
        marks.len(),
        3,
        "the only row of the list needs no number: {marks:?}"
    );
}

/// A lead that no letter has told of the task leads it all the same.
#[tokio::test]
async fn a_lead_that_was_not_reminded_hears_of_the_owners_result() {
    let mut post = Post::open(&[THREE]).await;
    post.world.at("2026-07-03 07:45").await;
    let letters = post.world.received();
    assert!(
        letters.iter().all(|l| l.to == OFFICE),
        "nobody is told before the afternoon"
    );
    let list = letters
        .iter()
        .find(|l| l.subject.starts_with("[Danh sách quá hạn]"));
    post.reply(OFFICE, list.unwrap(), "1 XONG 331/KH-BQL 02/7/2026");
    post.world.at("2026-07-03 09:00").await;
    post.world.received();
    post.world.at("2026-07-06 07:45").await;
    let letters = post.world.received();
    for unit in [DAUTU, XAYDUNG, MOITRUONG] {
        let told: Vec<_> = letters.iter().filter(|l| l.to == unit).collect();
        assert_eq!(told.len(), 1, "{letters:#?}");
        assert!(flat(told[0]).contains("số 331/KH-BQL"), "{}", told[0].text);
        assert!(entries(told[0]).is_empty(), "it has no entry of it");
    }
    for when in ["2026-07-07 07:45", "2026-07-08 07:45"] {
        assert_eq!(post.brings(when).await, [], "once: {when}");
    }
}
