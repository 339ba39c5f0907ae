//! Answers to letters that name a task without a stage (in the unit's week, before a break, by the
//! hour) and to a unit's copy: these letters say how to answer, so it counts.

use super::*;
use dossierd::plan::{Assigned, Mailbox as Address, Origin, Task, Wish, deadline};

const WEEKLY: [&str; 5] = [
    "3",
    "Gửi số liệu tuần",
    "Phòng Quản lý đầu tư",
    "",
    "Thứ Sáu hằng tuần",
];

impl Post {
    /// The one letter to the unit since the last look whose text has these words.
    fn with_words(&self, words: &str) -> Received {
        let all = self.world.received();
        let mut letters = all.clone();
        letters.retain(|l| l.to == DAUTU && l.text.contains(words));
        assert_eq!(letters.len(), 1, "{words}: {all:?}");
        letters.remove(0)
    }
}

#[tokio::test]
async fn the_units_week_is_answered_by_the_tasks_number() {
    let mut post = Post::with(&TWO, |s| {
        let sample = dossierd::config::sample("a".into(), "b".into()).unwrap();
        s.rules.weekly = sample.rules.weekly;
    })
    .await;
    post.world.at("2026-07-03 15:00").await;
    let week = post.with_words("Phần việc của đơn vị theo kế hoạch");
    assert!(
        week.text.contains("XONG 330/KH-BQL"),
        "it says how: {}",
        week.text
    );
    post.reply(DAUTU, &week, "2 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-03 15:06").await;
    assert_eq!(post.marks(), [finished()]);
    post.world.received();
    post.reply(DAUTU, &week, DONE);
    post.world.at("2026-07-03 15:10").await;
    post.with_words("chưa rõ trả lời cho việc nào");
    assert_eq!(post.marks().len(), 1);
}

#[tokio::test]
async fn what_is_listed_before_a_break_is_answered_and_its_entry_taken_back() {
    let mut post = Post::open(&[WEEKLY]).await;
    post.world.at("2026-08-26 07:45").await;
    post.world.received();
    post.world.at("2026-08-27 07:45").await;
    let list = post.with_words("Trước đợt nghỉ");
    let announced = entries(&list).into_iter().find(|e| e.2 == "20260904");
    let (uid, _, _, is_over) = announced.expect("due right after the break and in no letter before it");
    assert!(!is_over);
    post.reply(DAUTU, &list, "3 hạn 04/9 XONG 330/KH-BQL 26/8/2026");
    post.world.at("2026-08-27 09:00").await;
    let receipt = post.with_words("330/KH-BQL");
    let taken_back = entries(&receipt).into_iter().find(|e| e.0 == uid);
    assert_eq!(taken_back.map(|e| (e.2, e.3)), Some(("20260904".into(), true)));
}

#[tokio::test]
async fn a_letter_by_the_hour_brings_the_entry_and_is_answered() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let units = Assigned {
        words: "Phòng Quản lý đầu tư".into(),
        units: vec!["dautu".into()],
        unknown: vec![],
    };
    let task = Task {
        id: "hand-2026-9".into(),
        number: "DX9".into(),
        title: "Báo cáo giờ".into(),
        leads: units,
        deadline: deadline::read("trước 16 giờ ngày 02/7/2026", 2026),
        origin: Origin::Hand,
        known_from: day("2026-07-01"),
        ..post.world.task("1")
    };
    post.world
        .store()
        .add_task(&task, moment("2026-07-01 14:00"))
        .unwrap();
    post.world.at("2026-07-01 14:01").await;
    let letter = post.with_words("Báo cáo giờ");
    let text = String::from_utf8_lossy(&letter.bytes);
    assert!(text.contains("text/calendar"), "{text}");
    assert_eq!(entries(&letter).len(), 1);
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 14:06").await;
    assert_eq!(post.marks(), [finished()]);
    let receipt = post.with_words("330/KH-BQL");
    assert!(entries(&receipt)[0].3, "the entry goes");
}

#[tokio::test]
async fn a_copy_is_answered_as_the_letter_itself() {
    const COPY: &str = "luu@saobien.example";
    let mut post = Post::with(&TWO, |s| {
        s.rules.book.wishes = vec![Wish {
            unit: "dautu".into(),
            copy: Some(Address {
                name: "Lưu".into(),
                address: COPY.into(),
            }),
            ..Wish::default()
        }];
    })
    .await;
    post.world.at("2026-07-01 07:45").await;
    let copy = post.to(COPY);
    post.reply(COPY, &copy, "1 XONG 330/KH-BQL 24/6/2026");
    post.world.at("2026-07-01 09:01").await;
    assert_eq!(post.marks(), [finished()]);
    let echoed = post.world.received();
    assert_eq!(echoed.len(), 1, "{echoed:?}");
    assert_eq!(
        echoed[0].to, DAUTU,
        "the unit itself reads what was recorded for it"
    );
    let marks = post.world.store().marks().unwrap();
    assert_eq!(marks[0].by, "thư trả lời của Phòng Quản lý đầu tư");
}
