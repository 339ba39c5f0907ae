//! A task that counts from an event and runs twice: a result without its day closes neither.

use super::*;

const EVENT: [&str; 5] = [
    "12",
    "Phương án ứng trực khi có bão",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 02 ngày làm việc kể từ khi có công điện",
];

/// The unit's letter that names one of two days of the task: due 02/7 and 03/7.
async fn running() -> (Post, Received) {
    let mut post = Post::open(&[EVENT]).await;
    for date in ["2026-06-30", "2026-07-01"] {
        let happened = dossierd::plan::Mark {
            kind: MarkKind::Happened {
                date: day(date),
                time: None,
            },
            unit: None,
            due: None,
            ..post.world.done_mark("12", "2026-07-01 07:30")
        };
        post.world.store().mark(&happened).unwrap();
    }
    post.world.at("2026-07-01 07:45").await;
    post.world.at("2026-07-02 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.to == DAUTU && l.subject.contains("[Nhắc việc]"));
    let last = letters.pop().unwrap();
    (post, last)
}

#[tokio::test]
async fn a_result_for_a_task_with_two_open_days_is_asked_for_its_day() {
    for words in [
        "12 XONG 13/PA-U04 01/7/2026",
        "XONG 13/PA-U04 01/7/2026",
        "Nhiệm vụ số 12 đã hoàn thành, văn bản số 13/PA-U04 ngày 01/7/2026",
    ] {
        let (mut post, letter) = running().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-02 09:06").await;
        let asked = post.to(DAUTU);
        let text = flat(&asked);
        let kinds = post.marks();
        assert!(
            !kinds.iter().any(|k| matches!(k, MarkKind::Done { .. })),
            "{words}: {text}"
        );
        assert!(
            text.contains("nhiều hạn chưa có kết quả") && text.contains("12 hạn 02/7/2026 XONG"),
            "{words}: {text}"
        );
        assert!(
            text.contains("(hạn Thứ Năm 02/7/2026)") && text.contains("(hạn Thứ Sáu 03/7/2026)"),
            "{words}: {text}"
        );
        post.reply(
            DAUTU,
            &asked,
            "12 hạn 02/7/2026 XONG 13/PA-U04 01/7/2026\r\n12 hạn 03/7/2026 XONG 13/PA-U04 01/7/2026",
        );
        post.world.at("2026-07-02 09:16").await;
        let done = post
            .marks()
            .into_iter()
            .filter(|k| matches!(k, MarkKind::Done { .. }));
        assert_eq!(done.count(), 2, "{words}");
    }
}

#[tokio::test]
async fn with_its_day_it_closes_that_day_and_then_the_other_needs_none() {
    let (mut post, letter) = running().await;
    post.reply(DAUTU, &letter, "12 hạn 03/7 XONG 13/PA-U04 01/7/2026");
    post.world.at("2026-07-02 09:06").await;
    assert!(flat(&post.to(DAUTU)).contains("(hạn Thứ Sáu 03/7/2026)"));
    post.world.at("2026-07-03 07:45").await;
    post.world.at("2026-07-03 13:15").await;
    let letters = post.world.received();
    let late = letters
        .iter()
        .find(|l| l.to == DAUTU && l.subject.contains("[Nhắc việc]"))
        .unwrap();
    post.reply(DAUTU, late, "12 XONG 14/PA-U04 02/7/2026");
    post.world.at("2026-07-03 14:06").await;
    let done = post
        .marks()
        .into_iter()
        .filter(|k| matches!(k, MarkKind::Done { .. }));
    assert_eq!(done.count(), 2);
}
