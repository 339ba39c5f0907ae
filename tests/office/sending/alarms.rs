//! The operator's alarms and their all-clear.

use super::*;

#[tokio::test]
async fn a_changed_password_is_noticed_early_in_the_morning_and_told_by_journal_and_status() {
    let mut w = three_letters().await;
    w.reload(|s| {
        s.rules.post.servers = vec!["mail".into()];
        s.rules.post.signed_in = vec!["mail".into()];
    });
    let probed = |events: &[Event]| -> Vec<bool> {
        let of = |e: &Event| match e {
            Event::Probed { failure, .. } => Some(failure.is_none()),
            _ => None,
        };
        events.iter().filter_map(of).collect()
    };
    assert_eq!(probed(&w.at("2026-07-01 07:00").await), [true]);
    assert_eq!(
        probed(&w.at("2026-07-01 23:00").await),
        [] as [bool; 0],
        "once a day"
    );
    w.mail.is(Health::WrongPassword);
    assert_eq!(probed(&w.at("2026-07-02 06:59").await), [] as [bool; 0]);
    assert_eq!(probed(&w.at("2026-07-02 07:00").await), [false]);
    assert_eq!(
        probed(&w.at("2026-07-02 07:30").await),
        [] as [bool; 0],
        "not every minute"
    );
    let facts = w.store().post_facts(moment("2026-07-02 07:30")).unwrap();
    let rules = w.settings().rules.clone();
    let failing = dossierd::agenda::sign_in_failures(&facts, &rules, moment("2026-07-02 07:30"));
    assert_eq!(failing.len(), 1);
    let said = failing[0].failure.as_deref().unwrap();
    assert!(said.contains("535") && !said.contains("127.0.0.1"), "{said}");
    w.mail.is(Health::Well);
    w.at(BEGIN).await;
    let facts = w.store().post_facts(moment(BEGIN)).unwrap();
    assert!(
        dossierd::agenda::sign_in_failures(&facts, &rules, moment(BEGIN)).is_empty(),
        "letters left since"
    );
    assert_eq!(
        probed(&w.at("2026-07-02 12:00").await),
        [] as [bool; 0],
        "a letter proves the same"
    );
}

#[tokio::test]
async fn a_mailbox_that_refuses_is_told_to_the_operator_once_and_once_when_it_takes_letters_again() {
    let mut w = three_letters().await;
    w.mail.answers(DAUTU, &[Reply::Rcpt("550 5.1.1 no such user"); 2]);
    w.at(BEGIN).await;
    assert_eq!(alarms(&w), ["[Cảnh báo] Một hộp thư từ chối nhận thư"]);
    w.at("2026-07-03 07:45").await;
    w.at("2026-07-03 13:15").await;
    assert_eq!(alarms(&w), [""; 0], "refused again, told once");
    w.at("2026-07-07 13:15").await;
    w.at("2026-07-07 13:16").await;
    assert_eq!(alarms(&w), ["[Cảnh báo] Một hộp thư đã nhận thư trở lại"]);
    w.at("2026-07-08 07:45").await;
    assert_eq!(alarms(&w), [""; 0]);
}

#[tokio::test]
async fn little_space_is_told_once_with_an_all_clear_and_a_full_disk_begins_nothing() {
    const MB: u64 = 1024 * 1024;
    let mut w = three_letters().await;
    let free = |w: &mut World, mb: u64| w.office().free_space = Some(Box::new(move || Some(mb * MB)));
    free(&mut w, 250);
    w.at(BEGIN).await;
    assert_eq!(
        alarms(&w),
        ["[Cảnh báo] Ổ đĩa của chương trình nhắc việc sắp đầy"]
    );
    free(&mut w, 350);
    w.at("2026-07-02 08:00").await;
    free(&mut w, 250);
    w.at("2026-07-02 09:00").await;
    assert_eq!(alarms(&w), [""; 0], "once");
    free(&mut w, 5);
    let full = w.tick(moment("2026-07-02 10:00")).await.unwrap_err();
    assert!(full.is_full_disk(), "{full}");
    free(&mut w, 5000);
    w.at("2026-07-02 11:00").await;
    assert_eq!(alarms(&w), [WAS_FULL], "with both, and no all-clear beside it");
    w.at("2026-07-02 12:00").await;
    assert_eq!(alarms(&w), [""; 0]);
}

const WAS_FULL: &str = "[Cảnh báo] Ổ đĩa của chương trình nhắc việc đã bị đầy, nay ghi được trở lại";

#[tokio::test]
async fn a_disk_that_is_full_at_once_is_told_by_one_letter_when_there_is_room_again() {
    const MB: u64 = 1024 * 1024;
    for (is_restarted, room) in [(false, 5000), (true, 5000), (false, 350), (false, 120)] {
        let mut w = three_letters().await;
        let free = |w: &mut World, mb: u64| w.office().free_space = Some(Box::new(move || Some(mb * MB)));
        free(&mut w, 0);
        for when in [BEGIN, "2026-07-02 07:50"] {
            let full = w.tick(moment(when)).await.unwrap_err();
            assert!(full.is_full_disk(), "{full}");
        }
        if is_restarted {
            w.restart();
        }
        free(&mut w, room);
        w.at("2026-07-02 09:00").await;
        let got = w.received();
        assert_eq!(units(got.clone()), [DAUTU, LAODONG, XAYDUNG], "they leave now");
        let told: Vec<&Received> = got.iter().filter(|l| l.subject == WAS_FULL).collect();
        assert_eq!(told.len(), 1, "{room} MB");
        let both = "Từ 07 giờ 45 ngày 02/7/2026 đến 09 giờ 00 ngày 02/7/2026";
        assert!(told[0].text.contains(both), "{}", told[0].text);
        let others = got.iter().filter(|l| l.subject.starts_with("[Cảnh báo]")).count() - 1;
        assert_eq!(
            others,
            usize::from(room < 300),
            "that little is left is another matter"
        );
        w.at("2026-07-02 10:00").await;
        w.at("2026-07-03 10:00").await;
        assert!(!alarms(&w).iter().any(|s| s == WAS_FULL), "once");
    }
}

#[tokio::test]
async fn a_year_without_its_days_off_is_told_to_the_operator_once_and_when_they_are_there() {
    let mut w = World::reminders_with(&[DUE_THURSDAY], |s| {
        s.rules.figures.operator = Some(dossierd::plan::Mailbox {
            name: "Quản trị".into(),
            address: TRUNGTAM.into(),
        });
    })
    .await;
    let told = |w: &World| -> Vec<String> {
        let subjects = w.subjects().into_iter();
        subjects
            .filter(|(to, s)| to == TRUNGTAM && s.starts_with("[Cảnh báo]"))
            .map(|(_, s)| s)
            .collect()
    };
    w.at("2026-11-30 08:00").await;
    assert_eq!(told(&w), [""; 0], "not needed yet");
    for when in ["2026-12-01 08:00", "2026-12-02 08:00", "2026-12-31 08:00"] {
        w.at(when).await;
    }
    assert_eq!(told(&w), ["[Cảnh báo] Chưa có lịch nghỉ năm 2027"], "once");
    // The notice comes late: its days replace the forecast.
    let notice = include_str!("../../../config/days-off.tsv").replace("\tforecast\t", "\tholiday\t");
    let (days, problems) = read_days(&notice);
    assert!(problems.is_empty(), "{problems:?}");
    w.reload(|s| s.rules.calendar = WorkingCalendar::new(days));
    for when in ["2027-01-04 08:00", "2027-01-05 08:00"] {
        w.at(when).await;
    }
    assert_eq!(told(&w), ["[Cảnh báo] Đã có lịch nghỉ năm 2027"], "once");
}

#[tokio::test]
async fn a_server_without_encryption_is_told_as_one_and_not_as_a_refused_sign_in() {
    let mut w = three_letters().await;
    w.reload(|s| {
        let dossierd::mail::Transport::Smtp(servers) = &mut s.transport else {
            panic!("over SMTP")
        };
        servers[0].security = dossierd::mail::Security::StartTls;
        s.rules.post.servers = vec!["mail".into()];
        s.rules.post.signed_in = vec!["mail".into()];
    });
    w.at("2026-07-02 07:00").await;
    let now = moment("2026-07-02 07:01");
    let facts = w.store().post_facts(now).unwrap();
    let rules = w.settings().rules.clone();
    let told = dossierd::agenda::standstill(&facts, &rules, now);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("mail server mail offers no encryption since "),
        "{told:?}"
    );
    assert!(!told[0].contains("refuses the sign-in"), "{told:?}");
}
