//! Deadlines that count hours from an event that a person reports.

use crate::program::{Desk, status, stderr, stdout};
use crate::world::*;
use dossierd::calendar::hm;
use dossierd::plan::{Mark, MarkKind};
use serde_json::Value;

const A_DAY: [&str; 5] = [
    "4",
    "Báo cáo sự cố",
    "Phòng Quản lý đầu tư",
    "",
    "Trong 24 giờ kể từ khi xảy ra sự cố",
];

impl World {
    /// The event of task 4, as somebody reports it at `when`.
    fn happened(&mut self, on: &str, time: Option<(u32, u32)>, when: &str) {
        let mark = Mark {
            task: self.task("4").id,
            unit: None,
            due: None,
            kind: MarkKind::Happened {
                date: day(on),
                time: time.map(|(h, m)| hm(h, m)),
            },
            at: moment(when),
            by: "văn thư".into(),
        };
        self.store().mark(&mark).unwrap();
    }

    /// "moment: text" of what the unit hears at these moments.
    async fn heard(&mut self, moments: &[&str]) -> Vec<(String, String)> {
        let mut heard = Vec::new();
        for when in moments {
            self.at(when).await;
            let received = self.received().into_iter().filter(|l| l.to == DAUTU);
            heard.extend(received.map(|l| ((*when).to_owned(), l.text)));
        }
        heard
    }
}

fn moments(heard: &[(String, String)]) -> Vec<&str> {
    heard.iter().map(|(when, _)| when.as_str()).collect()
}

#[tokio::test]
async fn hours_that_end_tomorrow_are_told_at_once_at_eight_and_two_hours_before() {
    let mut w = World::reminders(&[A_DAY]).await;
    let before = w.heard(&["2026-06-30 07:45", "2026-06-30 13:15"]).await;
    assert_eq!(
        moments(&before),
        ["2026-06-30 07:45"],
        "before the event the unit is asked for it"
    );
    assert!(before[0].1.contains("sự kiện chưa được ghi nhận"), "{before:?}");
    w.happened("2026-07-01", Some((14, 30)), "2026-07-01 14:40");
    let heard = w
        .heard(&[
            "2026-07-01 14:40",
            "2026-07-01 14:41",
            "2026-07-02 07:45",
            "2026-07-02 08:00",
            "2026-07-02 08:01",
            "2026-07-02 12:29",
            "2026-07-02 12:30",
            "2026-07-02 14:30",
            "2026-07-03 13:15",
        ])
        .await;
    assert_eq!(
        moments(&heard),
        [
            "2026-07-01 14:40",
            "2026-07-02 08:00",
            "2026-07-02 12:30",
            "2026-07-03 13:15"
        ],
        "no stage ahead beside them, late ones as ever"
    );
    assert!(
        heard[0].1.contains("14 giờ 30 Thứ Năm 02/7/2026"),
        "the limit: {}",
        heard[0].1
    );
}

#[tokio::test]
async fn hours_run_over_days_off_and_nobody_is_written_to_on_them() {
    let mut w = World::reminders(&[A_DAY]).await;
    // A Friday afternoon: 24 hours end on Saturday at 14:30.
    w.happened("2026-07-03", Some((14, 30)), "2026-07-03 14:40");
    let heard = w
        .heard(&[
            "2026-07-03 14:40",
            "2026-07-04 08:00",
            "2026-07-04 12:30",
            "2026-07-06 07:45",
            "2026-07-06 13:15",
        ])
        .await;
    assert_eq!(moments(&heard), ["2026-07-03 14:40", "2026-07-06 13:15"]);
    let (at_once, late) = (&heard[0].1, &heard[1].1);
    assert!(
        at_once.contains("14 giờ 30 Thứ Bảy 04/7/2026")
            && at_once.contains("nên gửi trong ngày Thứ Sáu 03/7/2026"),
        "{at_once}"
    );
    assert!(late.contains("01 ngày làm việc"), "{late}");
}

#[tokio::test]
async fn without_the_hour_whole_days_count_and_a_corrected_hour_is_told_at_once() {
    let mut w = World::reminders(&[A_DAY]).await;
    w.happened("2026-07-01", None, "2026-07-01 09:00");
    let heard = w.heard(&["2026-07-01 09:00", "2026-07-02 07:45"]).await;
    assert_eq!(moments(&heard), ["2026-07-01 09:00", "2026-07-02 07:45"]);
    assert!(
        heard[1].1.contains("Thứ Năm 02/7/2026"),
        "stages by the day: {heard:?}"
    );
    // The hour becomes known, and is mended once more.
    w.happened("2026-07-01", Some((14, 0)), "2026-07-02 09:00");
    let first = w.heard(&["2026-07-02 09:00"]).await;
    w.happened("2026-07-01", Some((15, 0)), "2026-07-02 09:30");
    let mended = w
        .heard(&["2026-07-02 09:30", "2026-07-02 12:00", "2026-07-02 13:00"])
        .await;
    assert!(first[0].1.contains("14 giờ 00 Thứ Năm 02/7/2026"), "{first:?}");
    assert_eq!(moments(&mended), ["2026-07-02 09:30", "2026-07-02 13:00"]);
    assert!(mended[0].1.contains("15 giờ 00 Thứ Năm 02/7/2026"), "{mended:?}");
}

#[tokio::test]
async fn each_event_of_a_task_has_letters_of_its_own() {
    let mut w = World::reminders(&[A_DAY]).await;
    w.happened("2026-07-01", Some((9, 0)), "2026-07-01 09:10");
    assert_eq!(w.heard(&["2026-07-01 09:10"]).await.len(), 1);
    w.happened("2026-07-08", Some((9, 0)), "2026-07-08 09:10");
    let heard = w.heard(&["2026-07-08 09:10"]).await;
    let second = heard
        .iter()
        .find(|(_, text)| text.contains("09 giờ 00 Thứ Năm 09/7/2026"));
    assert!(second.is_some(), "{heard:?}");
}

#[test]
fn the_command_takes_the_hour_and_says_how_the_limit_was_found() {
    let desk = Desk::new(|text| text);
    let said = |args: &[&str]| {
        let output = desk.run(args);
        assert_eq!(status(&output), 0, "{args:?}: {}", stderr(&output));
        stdout(&output)
    };
    let lines = |args: &[&str]| -> Vec<Value> {
        said(args)
            .lines()
            .map(|l| serde_json::from_str(l).unwrap())
            .collect()
    };
    let deadline = "trong 24 giờ kể từ khi nhận được văn bản";
    said(&[
        "task",
        "add",
        "Báo cáo sự cố",
        "--unit",
        "vp",
        "--deadline",
        deadline,
    ]);
    let listed = || {
        let mut all = lines(&["task", "list", "--json"]);
        all.retain(|l| l["title"] == "Báo cáo sự cố");
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    };
    let number = listed()["task"].as_str().unwrap().to_owned();
    assert_eq!(listed()["state"], "waiting_event");

    let event = ["task", "event", &number, "--date", "2026-07-03"];
    let without = said(&event);
    assert!(
        without.contains("due by Thứ Bảy 04/7/2026") && without.contains("24 hours count as whole days"),
        "{without}"
    );
    assert_eq!(listed()["limit"], Value::Null);

    let with = said(&[&event[..], &["--time", "14:30"]].concat());
    assert!(with.contains("due by 14 giờ 30 Thứ Bảy 04/7/2026\n"), "{with}");
    let task = listed();
    assert_eq!(task["limit"], "2026-07-04T14:30:00+07:00");
    assert_eq!(
        (&task["due"], &task["target"], &task["event"]),
        (
            &"2026-07-04".into(),
            &"2026-07-03".into(),
            &"2026-07-03 14:30".into()
        )
    );

    let days = "trong 05 ngày làm việc kể từ ngày nhận được văn bản";
    said(&[
        "task",
        "add",
        "Trả lời kiến nghị",
        "--unit",
        "vp",
        "--deadline",
        days,
    ]);
    let all = lines(&["task", "list", "--json"]);
    let other = all.iter().find(|l| l["title"] == "Trả lời kiến nghị").unwrap();
    let by_days = said(&[
        "task",
        "event",
        other["task"].as_str().unwrap(),
        "--date",
        "2026-07-03",
        "--time",
        "14h30",
    ]);
    assert!(by_days.contains("the hour changes nothing"), "{by_days}");

    let wrong = desk.run(&[&event[..], &["--time", "25:00"]].concat());
    assert_eq!(status(&wrong), 2);
    assert!(stderr(&wrong).contains("write the hour as 14:30"));
}

#[tokio::test]
async fn a_clock_that_went_back_behind_a_mark_does_not_write_without_an_end() {
    let mut w = World::reminders(&[A_DAY]).await;
    w.happened("2026-07-01", Some((8, 0)), "2026-07-01 08:30");
    assert_eq!(w.heard(&["2026-07-01 08:29"]).await.len(), 1);
}
