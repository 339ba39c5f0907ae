//! Days off that wait for their notice, targets that days off move, and the conflicts of the
//! office's own deadlines: who is told, when, and how often.

use crate::world::*;
use dossierd::agenda::open_conflicts;
use dossierd::calendar::{DayEntry, read_days};
use dossierd::config::Settings;

/// T is its own day, a Monday that may be swapped.
const DUE_MONDAY: [&str; 5] = [
    "1",
    "Rà soát thủ tục hành chính",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 23/11/2026",
];

const SWAP: &str = "2026-11-21\tSat\tswap_work\tLàm bù cho 23/11/2026\t\t\tVB 1/VPCP-KGVX ngày 30/10/2026\n\
                    2026-11-23\tMon\tswap_off\tHoán đổi với 21/11/2026\t\t\tVB 1/VPCP-KGVX ngày 30/10/2026\n";

const TET: &str = "2027-02-04\tThu\tholiday\tTết\t\t\tTB 9/TB-BNV\n2027-02-05\tFri\tholiday\tTết\t\t\tTB 9/TB-BNV\n\
                   2027-02-08\tMon\tholiday\tTết\t\t\tTB 9/TB-BNV\n2027-02-09\tTue\tcomp\tTết\t\t\tTB 9/TB-BNV\n\
                   2027-02-10\tWed\tcomp\tTết\t\t\tTB 9/TB-BNV\n";

fn entries(text: &str) -> Vec<DayEntry> {
    let (entries, problems) = read_days(text);
    assert_eq!(problems, []);
    entries
}

/// The calendar with more days in it, as after a reload.
fn with_days(text: &str) -> impl FnOnce(&mut Settings) {
    let more = entries(text);
    move |s| s.rules.calendar = s.rules.calendar.clone().with(more)
}

/// Letters with that mark in their subject since the last look, as address and text.
fn marked(w: &World, mark: &str) -> Vec<(String, String)> {
    w.received()
        .into_iter()
        .filter(|l| l.subject.contains(mark))
        .map(|l| (l.to, l.text))
        .collect()
}

#[tokio::test]
async fn the_owner_is_asked_once_a_week_from_october_on_until_the_texts_are_in() {
    let mut w = World::reminders(&[DUE_MONDAY]).await;
    w.done("1", "2026-09-01 08:00");
    let mut asked = Vec::new();
    for date in day("2026-09-21").iter_days().take(28) {
        w.at(&format!("{date} 07:45")).await;
        for (to, text) in marked(&w, "[Lịch nghỉ]") {
            assert_eq!(to, OFFICE);
            assert!(
                text.contains("Thứ Hai 23/11/2026 đã được hoán đổi chưa"),
                "{text}"
            );
            assert!(
                text.contains("Năm 2027: chưa có ngày nghỉ Tết chính thức"),
                "{text}"
            );
            asked.push(date.to_string());
        }
    }
    assert_eq!(asked, ["2026-10-01", "2026-10-05", "2026-10-12"]);
    w.reload(with_days(TET));
    w.at("2026-10-19 07:45").await;
    let letters = marked(&w, "[Lịch nghỉ]");
    assert_eq!(letters.len(), 1, "the swap is still open");
    assert!(!letters[0].1.contains("Năm 2027"), "{}", letters[0].1);
    w.reload(with_days(SWAP));
    w.at("2026-10-26 07:45").await;
    assert_eq!(marked(&w, "[Lịch nghỉ]"), []);
}

#[tokio::test]
async fn a_swapped_day_moves_the_target_and_the_unit_is_told_what_moved_and_why() {
    let mut w = World::reminders(&[DUE_MONDAY]).await;
    w.at("2026-11-02 07:45").await;
    assert_eq!(
        marked(&w, "[Thay đổi lịch nghỉ]"),
        [],
        "the first calendar moves nothing"
    );
    w.reload(with_days(SWAP));
    w.at("2026-11-02 20:00").await;
    assert_eq!(marked(&w, "[Thay đổi lịch nghỉ]"), [], "outside of hours");
    w.at("2026-11-03 07:45").await;
    let letters = marked(&w, "[Thay đổi lịch nghỉ]");
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].0, DAUTU);
    for part in [
        "hạn Thứ Hai 23/11/2026 không đổi",
        "nên gửi trong ngày Thứ Bảy 21/11/2026, trước đây là Thứ Hai 23/11/2026",
        "Thứ Hai 23/11/2026 là ngày nghỉ: Hoán đổi với 21/11/2026 (theo VB 1/VPCP-KGVX ngày 30/10/2026)",
    ] {
        assert!(
            letters[0].1.replace('\n', " ").contains(part),
            "{part}: {}",
            letters[0].1
        );
    }
    w.restart();
    w.at("2026-11-03 08:45").await;
    w.at("2026-11-04 07:45").await;
    assert_eq!(marked(&w, "[Thay đổi lịch nghỉ]"), [], "once");
    w.at("2026-11-20 07:45").await;
    w.at("2026-11-21 07:45").await;
    let told = w.subjects();
    assert!(
        told.iter().any(|(to, s)| to == DAUTU && s.contains("23/11/2026")),
        "the swapped Saturday is the last working day: {told:?}"
    );
}

#[tokio::test]
async fn a_last_working_day_that_a_new_day_off_moves_is_told_with_both_days() {
    let monthly = [
        "1",
        "Báo cáo tình hình giải quyết hồ sơ",
        "Phòng Quản lý đầu tư",
        "",
        "Ngày làm việc cuối cùng của tháng",
    ];
    let mut w = World::reminders(&[monthly]).await;
    w.at("2026-11-02 07:45").await;
    w.reload(with_days("2026-11-30\tMon\tholiday\tNghỉ lễ\t\t\tTB 9/TB-BNV\n"));
    w.at("2026-11-03 07:45").await;
    let letters = marked(&w, "[Thay đổi lịch nghỉ]");
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(letters[0].0, DAUTU);
    let text = letters[0].1.replace('\n', " ");
    for part in [
        "hạn là Thứ Sáu 27/11/2026, trước đây là Thứ Hai 30/11/2026",
        "nên gửi trong ngày Thứ Sáu 27/11/2026, trước đây là Thứ Hai 30/11/2026",
        "Thứ Hai 30/11/2026 là ngày nghỉ: Nghỉ lễ",
        "Thời hạn tính theo ngày làm việc được tính lại theo lịch mới",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("31/12"), "what did not move is not told: {text}");
}

#[tokio::test]
async fn two_changes_before_the_letter_left_are_told_as_one_true_letter() {
    let mut w = World::reminders(&[DUE_MONDAY]).await;
    w.at("2026-11-02 07:45").await;
    w.received();
    w.reload(with_days("2026-11-23\tMon\tswap_off\tNghỉ\t\t\tVB 1/VPCP-KGVX\n"));
    w.mail.is(Health::Down);
    w.at("2026-11-03 07:45").await;
    w.reload(with_days(SWAP));
    w.mail.is(Health::Well);
    w.at("2026-11-03 09:00").await;
    w.at("2026-11-03 10:00").await;
    let letters = marked(&w, "[Thay đổi lịch nghỉ]");
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(
        letters[0].1.contains("Thứ Bảy 21/11/2026") && !letters[0].1.contains("Thứ Sáu 20/11/2026"),
        "{}",
        letters[0].1
    );
}

#[tokio::test]
async fn a_change_that_is_taken_back_before_it_is_told_tells_nobody() {
    let mut w = World::reminders(&[DUE_MONDAY]).await;
    w.at("2026-11-02 07:45").await;
    w.received();
    let before = w.settings().rules.calendar.clone();
    w.reload(with_days(SWAP));
    w.at("2026-11-02 19:00").await;
    w.reload(|s| s.rules.calendar = before);
    w.at("2026-11-03 07:45").await;
    assert_eq!(marked(&w, "[Thay đổi lịch nghỉ]"), []);
}

#[tokio::test]
async fn what_is_done_or_far_away_is_not_told_as_moved() {
    let far = [
        "2",
        "Đối thoại",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/9/2027",
    ];
    let mut w = World::reminders(&[DUE_MONDAY, far]).await;
    w.at("2026-11-02 07:45").await;
    w.received();
    w.done("1", "2026-11-02 09:00");
    w.reload(with_days(SWAP));
    w.reload(with_days(
        "2027-09-03\tFri\tswap_work\tLàm việc\t\t\tTB 9/TB-BNV\n",
    ));
    w.at("2026-11-03 07:45").await;
    assert_eq!(marked(&w, "[Thay đổi lịch nghỉ]"), []);
}

/// The sample office with its reports and nothing else.
async fn with_reports(change: impl FnOnce(&mut Settings)) -> World {
    let mut w = World::with(|s| {
        s.rules.pulls.clear();
        s.rules.weekly = None;
        change(s);
    })
    .await;
    w.import(&plan(&[DUE_MONDAY]), "2026-01-02 08:00");
    w
}

#[tokio::test]
async fn a_conflict_reaches_the_owner_once_with_a_proposed_day_and_stays_on_the_weekly_list() {
    let mut w = with_reports(|_| {}).await;
    w.at("2026-06-01 07:45").await;
    let letters = marked(&w, "nội dung cần");
    let proposals: Vec<_> = letters.iter().filter(|(_, t)| t.contains("Đề xuất: ")).collect();
    assert!(proposals.iter().all(|(to, _)| to == OFFICE));
    let text = proposals
        .iter()
        .map(|(_, t)| t.replace('\n', " "))
        .find(|t| t.contains("không tự quyết định được"))
        .expect("the proposals");
    assert!(text.contains("đặt thời hạn nội bộ Thứ Sáu 12/6/2026"), "{text}");
    assert!(
        text.contains("cập nhật số liệu chính thức trong ngày Thứ Ba 15/12/2026"),
        "{text}"
    );
    let twice = letters
        .iter()
        .filter(|(_, t)| t.contains("tthc-6-thang.sau-cap-tren"));
    assert_eq!(
        twice.count(),
        1,
        "the weekly list of that week leaves it to its own letter"
    );
    let mut weekly = 0;
    for date in day("2026-06-02").iter_days().take(13) {
        w.at(&format!("{date} 07:45")).await;
        for (_, text) in marked(&w, "nội dung cần") {
            assert!(!text.contains("không tự quyết định được"), "told twice on {date}");
            assert!(text.contains("tthc-6-thang.sau-cap-tren"), "{text}");
            weekly += 1;
        }
    }
    assert_eq!(
        weekly, 1,
        "the list of the second week; that of the first came on its Monday"
    );
}

const ACCEPTED: &str = "tthc-6-thang.sau-cap-tren";

#[tokio::test]
async fn an_answer_ends_the_question_and_another_deadline_is_another_conflict() {
    let mut w = with_reports(|s| s.rules.conflicts = open_conflicts(&s.rules, &[ACCEPTED.into()])).await;
    w.at("2026-06-01 07:45").await;
    let all = |letters: Vec<(String, String)>| letters.into_iter().map(|(_, t)| t).collect::<String>();
    let text = all(marked(&w, "nội dung cần"));
    assert!(
        !text.contains("sau-cap-tren") && text.contains("truoc-chot"),
        "{text}"
    );
    w.reload(|s| {
        let report = s.rules.reports.iter_mut().find(|r| r.id == "tthc-nam").unwrap();
        report.deadline = Some(dossierd::plan::deadline::read("trước ngày 06/12 hằng năm", 2026));
        s.rules.conflicts = open_conflicts(&s.rules, &[ACCEPTED.into()]);
    });
    w.at("2026-06-02 07:45").await;
    let text = all(marked(&w, "cần thống nhất"));
    assert!(text.contains("Thứ Bảy 05/12/2026"), "{text}");
    w.reload(|s| {
        let report = s.rules.reports.iter_mut().find(|r| r.id == "tthc-nam").unwrap();
        report.deadline = Some(dossierd::plan::deadline::read("trước ngày 19/12 hằng năm", 2026));
        s.rules.conflicts = open_conflicts(&s.rules, &[ACCEPTED.into()]);
    });
    w.at("2026-06-03 07:45").await;
    w.at("2026-06-08 07:45").await;
    let text = all(marked(&w, "nội dung cần"));
    assert!(!text.contains("truoc-chot"), "{text}");
}
