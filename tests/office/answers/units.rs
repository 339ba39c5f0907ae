//! Who answers for whom.

use super::*;

#[tokio::test]
async fn in_a_trial_run_the_owner_answers_for_the_units() {
    let trial = |s: &mut Settings| s.rules.going = dossierd::agenda::Going::Shadow;
    let mut post = Post::with(&[DUE_THURSDAY], trial).await;
    post.world.at("2026-07-01 07:45").await;
    let mut letters = post.world.received();
    letters.retain(|l| l.text.contains("lẽ ra gửi: Phòng Quản lý đầu tư"));
    post.reply(OFFICE, &letters[0], DONE);
    let brought = post.brings("2026-07-01 09:06").await;
    assert!(brought.iter().all(|(to, _)| to == OFFICE), "{brought:?}");
    assert_eq!(post.marks(), [finished()]);
}

#[tokio::test]
async fn of_several_leads_each_answers_for_itself() {
    let both = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng";
    let mut post = Post::open(&[["1", "Rà soát", both, "", "Chậm nhất ngày 02/7/2026"]]).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let marks = post.world.store().marks().unwrap();
    assert_eq!((marks.len(), marks[0].unit.as_deref()), (1, Some("dautu")));
    post.world.received();
    let late = post.brings("2026-07-03 13:15").await;
    assert!(
        late.iter().any(|(to, _)| to == XAYDUNG) && late.iter().all(|(to, _)| to != DAUTU),
        "{late:?}"
    );
}

#[tokio::test]
async fn who_only_cooperates_finishes_nothing() {
    let mut post = Post::open(&[[
        "1",
        "Rà soát",
        "Phòng Quản lý đầu tư",
        "Phòng Quản lý quy hoạch và xây dựng",
        "Chậm nhất ngày 02/7/2026",
    ]])
    .await;
    post.world.at("2026-07-02 07:45").await;
    let letter = post.to(XAYDUNG);
    post.reply(XAYDUNG, &letter, DONE);
    post.world.at("2026-07-02 09:06").await;
    let brought = post.world.received();
    assert_eq!(post.marks(), []);
    let owner = brought.iter().find(|l| l.to == OFFICE).unwrap();
    assert!(
        owner.text.contains("Ý kiến của đơn vị phối hợp, không chủ trì"),
        "{}",
        owner.text
    );
}

#[tokio::test]
async fn a_task_that_moved_since_its_letter_is_still_the_same_task() {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    let letter = post.morning().await;
    let task = post.world.task("1");
    let moved = dossierd::plan::Mark {
        kind: MarkKind::Dated {
            phrase: "chậm nhất 20/7/2026".into(),
            year: 2026,
            asked: task.deadline_text,
        },
        ..post.world.done_mark("1", "2026-07-01 08:00")
    };
    post.world.store().mark(&moved).unwrap();
    post.reply(DAUTU, &letter, DONE);
    post.world.at("2026-07-01 09:06").await;
    let mark = post.world.store().marks().unwrap().remove(1);
    assert_eq!((mark.kind, mark.due), (finished(), Some(day("2026-07-20"))));
}
