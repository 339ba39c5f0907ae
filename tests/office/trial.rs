//! The first weeks: a trial run that only the owner sees, and the day from which people are told.

use crate::world::*;
use dossierd::agenda::Going;

#[tokio::test]
async fn a_trial_run_writes_to_the_owner_only_and_says_to_whom_it_would_have_gone() {
    let mut w = World::sample().await;
    w.reload(|s| s.rules.going = Going::Shadow);
    for time in ["07:45", "10:00", "13:15", "15:00"] {
        w.at(&format!("2026-07-03 {time}")).await;
    }
    let letters = w.received();
    assert!(letters.len() > 20, "{}", letters.len());
    for letter in &letters {
        assert_eq!(letter.to, OFFICE, "{}", letter.subject);
    }
    let marked = letters
        .iter()
        .filter(|l| l.text.contains("CHẠY THỬ - lẽ ra gửi:"));
    let own = letters.iter().filter(|l| !l.text.contains("CHẠY THỬ"));
    assert!(marked.count() > 15);
    for letter in own {
        assert!(
            [
                "[Danh sách",
                "[Dự thảo]",
                "[Đề nghị",
                "[Nhắc việc]",
                "[Việc trong tuần]"
            ]
            .iter()
            .any(|s| letter.subject.starts_with(s)),
            "{}",
            letter.subject
        );
    }
}

#[tokio::test]
async fn what_the_trial_told_is_told_again_when_the_office_goes_live() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.reload(|s| s.rules.going = Going::Shadow);
    w.at("2026-06-30 07:45").await;
    let trial = w.received();
    assert_eq!(trial.len(), 1);
    assert!(trial[0].text.contains("Phòng Quản lý đầu tư"));
    w.reload(|s| s.rules.going = Going::Live);
    w.at("2026-07-01 07:45").await;
    let live = w.received();
    assert_eq!(live.len(), 1);
    assert_eq!(live[0].to, DAUTU);
    assert_ne!(live[0].message_id, trial[0].message_id);
    assert!(!live[0].text.contains("CHẠY THỬ"));
}

#[tokio::test]
async fn a_trial_letter_that_waits_still_goes_to_the_owner_after_going_live() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.reload(|s| s.rules.going = Going::Shadow);
    w.mail.answers(OFFICE, &[Reply::Rcpt("450 4.2.0 later")]);
    w.at("2026-06-30 07:45").await;
    w.reload(|s| s.rules.going = Going::Live);
    w.at("2026-06-30 07:47").await;
    let mut to: Vec<String> = w.subjects().into_iter().map(|(to, _)| to).collect();
    to.sort();
    assert_eq!(to, [DAUTU, OFFICE]);
}

#[tokio::test]
async fn what_was_due_before_going_live_is_listed_once_to_the_owner_and_told_to_nobody() {
    let rows = [
        DUE_THURSDAY,
        [
            "2",
            "Khảo sát mức độ hài lòng",
            "Phòng Quản lý đầu tư",
            "",
            "Chậm nhất ngày 10/7/2026",
        ],
    ];
    let mut w = World::reminders_with(&rows, |s| s.rules.live_from = Some(day("2026-07-06"))).await;
    let mut to_unit = Vec::new();
    let mut to_owner = Vec::new();
    for date in day("2026-07-06").iter_days().take(10) {
        for time in ["07:45", "13:15"] {
            w.at(&format!("{date} {time}")).await;
            for letter in w.received() {
                match letter.to.as_str() {
                    OFFICE => to_owner.push(letter),
                    _ => to_unit.push(letter),
                }
            }
        }
    }
    assert!(
        to_unit
            .iter()
            .all(|l| !l.text.contains("Rà soát thủ tục hành chính"))
    );
    assert!(
        to_unit
            .iter()
            .any(|l| l.text.contains("Khảo sát mức độ hài lòng"))
    );
    let lists: Vec<_> = to_owner
        .iter()
        .filter(|l| l.text.contains("Rà soát thủ tục hành chính"))
        .collect();
    assert_eq!(lists.len(), 1, "{lists:#?}");
    assert!(lists[0].subject.contains("trước ngày bắt đầu nhắc"));
}

#[tokio::test]
async fn without_a_day_in_the_settings_people_are_told_from_the_first_import_on() {
    let mut w = World::with(|s| {
        s.rules.pulls.clear();
        s.rules.reports.clear();
        s.rules.weekly = None;
        s.rules.live_from = None;
    })
    .await;
    assert_eq!(w.at("2026-07-03 07:45").await, [], "no plan, no letter");
    w.import(&plan(&[DUE_THURSDAY]), "2026-07-03 08:00");
    w.at("2026-07-03 13:15").await;
    let subjects = w.subjects();
    assert_eq!(subjects.len(), 1, "{subjects:?}");
    assert!(subjects[0].1.contains("trước ngày bắt đầu nhắc"));
}

#[tokio::test]
async fn settings_that_cannot_be_used_leave_the_old_ones_in_force() {
    let mut w = World::sample().await;
    let mut broken = w.settings().clone();
    broken.rules.leaders.clear();
    for source in &mut broken.sources {
        source.extra_ca = Some(b"no certificate".to_vec());
    }
    assert!(w.office().reload(broken).is_err());
    w.at("2026-07-03 15:00").await;
    assert!(
        w.received().iter().any(|l| l.to == LEADER),
        "the leaders of the old settings"
    );
}
