//! Subjects and identities.

use super::*;

#[test]
fn the_subject_of_an_occurrence_is_the_same_each_time_and_short() {
    let long = TaskLine {
        title: "Tiếp tục rà soát danh mục văn bản quy phạm pháp luật sửa đổi, bổ sung, thay thế".repeat(3),
        ..half_year(Role::Lead)
    };
    let late = TaskLine {
        working_days_late: Some(3),
        working_days_left: None,
        days_left: Some(-5),
        ..long.clone()
    };
    let letter = |kind, at, line: TaskLine| {
        let lines = vec![line];
        let matter = tasks(lines);
        write(&order(kind, at, matter), &sender())
    };
    let first = letter(LetterKind::Reminder, morning(2026, 6, 29), long);
    let second = letter(LetterKind::Late, morning(2026, 7, 9), late);
    assert_eq!(first.subject, second.subject);
    assert_eq!(first.references, second.references);
    assert_ne!(first.message_id, second.message_id);
    assert!(first.subject.chars().count() <= 110, "{}", first.subject);
    assert!(
        first.subject.ends_with("… - hạn Thứ Bảy 04/7/2026"),
        "{}",
        first.subject
    );
}

#[test]
fn a_short_title_gives_the_subject_of_the_contract() {
    let due = super::super::samples::day(2026, 3, 20);
    let line = TaskLine {
        title: "Báo cáo CCHC quý I".into(),
        due: Some(due),
        target: Some(due),
        ..half_year(Role::Lead)
    };
    let late = |title: &str| TaskLine {
        title: title.into(),
        told: None,
        due: Some(super::super::samples::day(2026, 3, 10)),
        working_days_late: Some(2),
        ..line.clone()
    };
    let earlier = TaskLine {
        title: "B".into(),
        due: due.pred_opt(),
        target: due.pred_opt(),
        told: None,
        ..line.clone()
    };
    let subject = |lines: Vec<TaskLine>| {
        let matter = tasks(lines);
        write(
            &order(LetterKind::Reminder, morning(2026, 3, 12), matter),
            &sender(),
        )
        .subject
    };
    assert_eq!(
        subject(vec![line.clone()]),
        "[Nhắc việc] Báo cáo CCHC quý I - hạn Thứ Sáu 20/3/2026"
    );
    let other = TaskLine {
        told: None,
        title: "C".into(),
        ..earlier.clone()
    };
    assert_eq!(
        subject(vec![earlier, late("A"), other]),
        "[Nhắc việc] 03 việc: 01 quá hạn, 02 đến hạn trước 20/3/2026"
    );
    assert_eq!(
        subject(vec![late("A"), line]),
        "[Nhắc việc] 02 việc: 01 quá hạn, 01 đến hạn trước 21/3/2026"
    );
}

#[test]
fn the_message_id_depends_on_the_key_only() {
    let one = order(LetterKind::Test, morning(2026, 6, 29), Matter::Test);
    let mut other = order(LetterKind::Draft, morning(2026, 7, 29), draft(vec![]));
    other.key = one.key.clone();
    assert_eq!(
        write(&one, &sender()).message_id,
        write(&other, &sender()).message_id
    );
}
