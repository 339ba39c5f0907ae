//! Which tasks a tick looks at limits what is read and never decides; every tick of these tests is
//! held against the decisions over all facts too.

use crate::world::*;
use chrono::NaiveDate;
use dossierd::agenda::Silence;
use dossierd::calendar::{DayEntry, DayKind, at, hm};
use dossierd::daemon::Stop;
use dossierd::plan::{Absence, Mark, MarkKind, Origin, Task};
use dossierd::store::Store;

/// Ten working days before 02/7/2026.
const TOLD_FIRST: &str = "2026-06-18 07:45";

#[tokio::test]
async fn a_quiet_tick_writes_nothing() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2026-06-17 09:00").await;
    let beside = Store::open(&w.database()).unwrap();
    let before = beside.changes_by_others().unwrap();
    for quiet in [
        "2026-06-17 09:01",
        "2026-06-17 13:15",
        "2026-06-17 23:50",
        "2026-06-18 07:44",
    ] {
        assert_eq!(w.at(quiet).await, []);
    }
    assert_eq!(beside.changes_by_others().unwrap(), before);
    assert_eq!(queued(&w.at(TOLD_FIRST).await).len(), 1);
    assert_ne!(beside.changes_by_others().unwrap(), before);
}

#[tokio::test]
async fn a_clock_that_was_a_year_ahead_puts_nothing_off() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    w.at("2027-06-17 09:00").await;
    assert_eq!(queued(&w.at(TOLD_FIRST).await).len(), 1);
}

#[tokio::test]
async fn what_another_program_says_of_a_task_is_looked_at_in_the_next_tick() {
    let mut w = World::reminders(&[DUE_THURSDAY]).await;
    let task = w.store().tasks().unwrap().remove(0).id;
    let mut beside = Store::open(&w.database()).unwrap();
    let mut say = |kind, at| {
        let mark = Mark {
            task: task.clone(),
            unit: None,
            due: None,
            kind,
            at: moment(at),
            by: "văn thư".into(),
        };
        beside.mark(&mark).unwrap();
    };
    let done = MarkKind::Done {
        number: "12/BC-BQL".into(),
        date: day("2026-06-17"),
    };
    say(done, "2026-06-17 08:00");
    assert_eq!(queued(&w.at("2026-06-17 09:00").await), [] as [&str; 0]);
    assert_eq!(w.at(TOLD_FIRST).await, [], "done");
    say(MarkKind::Reopened, "2026-06-18 09:00");
    assert_eq!(queued(&w.at("2026-06-18 09:01").await).len(), 1);
}

#[tokio::test]
async fn a_program_that_starts_anew_at_any_hour_does_nothing_twice_and_misses_nothing() {
    let mut w = World::sample().await;
    for beat in [
        "2026-07-02 07:45",
        "2026-07-02 13:15",
        "2026-07-03 10:00",
        "2026-07-03 15:00",
    ] {
        w.at(beat).await;
        w.restart();
        assert_eq!(w.at(beat).await, [], "{beat}");
    }
}

/// So many tasks due in December, beside the rows.
const FAR: usize = 20;

fn with_far(rows: &[[&str; 5]]) -> Vec<[String; 5]> {
    let owned = |row: &[&str; 5]| row.map(str::to_owned);
    let far = (0..FAR).map(|n| {
        let row = [
            "",
            "",
            "Phòng Quản lý đầu tư",
            "Văn phòng",
            "Trước ngày 20/12/2026",
        ];
        let mut row = row.map(str::to_owned);
        (row[0], row[1]) = ((100 + n).to_string(), format!("Kiểm tra cơ sở số {n}"));
        row
    });
    rows.iter().map(owned).chain(far).collect()
}

async fn far_and_near(rows: &[[&str; 5]], change: impl FnOnce(&mut dossierd::config::Settings)) -> World {
    let rows = with_far(rows);
    let rows: Vec<[&str; 5]> = rows
        .iter()
        .map(|row| std::array::from_fn(|n| row[n].as_str()))
        .collect();
    let live = |s: &mut dossierd::config::Settings| {
        s.rules.live_from = Some(day("2026-06-01"));
        change(s);
    };
    World::reminders_with(&rows, live).await
}

/// One beat: how many tasks were read, and the letters written.
async fn beat(w: &mut World, when: &str) -> (usize, usize) {
    let ticked = w.office().tick(moment(when), &Stop::default()).await.unwrap();
    (ticked.tasks_read, queued(&ticked.events).len())
}

/// The beats of each day, and the most tasks that one of them read.
async fn live(w: &mut World, from: &str, to: &str) -> usize {
    let mut most = 0;
    let last = day(to);
    for date in day(from).iter_days().take_while(|d| *d <= last) {
        for (hour, minute) in [(7, 45), (13, 15)] {
            let (read, _) = beat(
                w,
                &at(date, hm(hour, minute)).format("%Y-%m-%d %H:%M").to_string(),
            )
            .await;
            most = most.max(read);
        }
    }
    most
}

fn mark(task: &Task, kind: MarkKind, when: &str) -> Mark {
    Mark {
        task: task.id.clone(),
        unit: None,
        due: None,
        kind,
        at: moment(when),
        by: "văn thư".into(),
    }
}

#[tokio::test]
async fn a_morning_reads_what_is_near_and_not_what_is_far() {
    let mut w = far_and_near(&[DUE_THURSDAY], |_| {}).await;
    let (first, _) = beat(&mut w, "2026-06-01 07:45").await;
    assert!(first > FAR, "a start looks at everything");
    assert_eq!(
        live(&mut w, "2026-06-02", "2026-06-17").await,
        0,
        "nothing is near"
    );
    let (read, letters) = beat(&mut w, TOLD_FIRST).await;
    assert_eq!(letters, 1);
    assert!(0 < read && read <= 3, "one task, once a round: {read}");
    assert!(
        live(&mut w, "2026-06-19", "2026-08-20").await <= 6,
        "late by now, told in several rounds"
    );
    assert_eq!(
        live(&mut w, "2026-08-21", "2026-11-30").await,
        0,
        "too late to be told"
    );
    let (read, _) = beat(&mut w, "2026-12-01 07:45").await;
    assert!(read > FAR, "what next year should take over is asked of all");
    assert!(
        live(&mut w, "2026-12-01", "2026-12-18").await > FAR,
        "all are near"
    );
}

#[tokio::test]
async fn a_mark_wakes_its_task_alone() {
    let mut w = far_and_near(&[DUE_THURSDAY], |_| {}).await;
    beat(&mut w, "2026-06-01 07:45").await;
    let far = w.task("107");
    let beside = |w: &mut World, kind, when| {
        let mut store = Store::open(&w.database()).unwrap();
        store.mark(&mark(&far, kind, when)).unwrap();
    };
    let nearer = MarkKind::Dated {
        phrase: "chậm nhất ngày 26/6/2026".into(),
        year: 2026,
        asked: far.deadline_text.clone(),
    };
    beside(&mut w, nearer, "2026-06-03 10:00");
    assert_eq!(beat(&mut w, "2026-06-03 10:01").await, (1, 0), "23 days ahead");
    assert_eq!(beat(&mut w, "2026-06-03 10:02").await, (0, 0));
    assert_eq!(live(&mut w, "2026-06-04", "2026-06-11").await, 0);
    let (read, letters) = beat(&mut w, "2026-06-12 07:45").await;
    assert!(
        read <= 3 && letters == 1,
        "ten working days before: {read}, {letters}"
    );
    let hold = MarkKind::Held {
        until: day("2026-06-23"),
        reason: "chờ ý kiến".into(),
    };
    beside(&mut w, hold, "2026-06-15 09:00");
    w.received();
    live(&mut w, "2026-06-15", "2026-06-23").await;
    let about_it = |w: &World| {
        w.received()
            .iter()
            .filter(|l| l.text.contains("cơ sở số 7"))
            .count()
    };
    assert_eq!(about_it(&w), 0, "held");
    beat(&mut w, "2026-06-24 07:45").await;
    assert!(about_it(&w) > 0, "the hold has ended");
}

#[tokio::test]
async fn a_task_by_hand_wakes_itself_and_a_plan_everything() {
    let mut w = far_and_near(&[DUE_THURSDAY], |_| {}).await;
    beat(&mut w, "2026-06-01 07:45").await;
    let by_hand = Task {
        id: "by-hand".into(),
        origin: Origin::Hand,
        known_from: day("2026-06-03"),
        ..w.task("1")
    };
    let mut beside = Store::open(&w.database()).unwrap();
    beside.add_task(&by_hand, moment("2026-06-03 09:00")).unwrap();
    assert_eq!(beat(&mut w, "2026-06-03 09:01").await.0, 1);
    w.import(&plan(&[DUE_THURSDAY]), "2026-06-04 09:00");
    assert_eq!(beat(&mut w, "2026-06-04 09:01").await, (2, 0), "all that is left");
    w.restart();
    assert_eq!(beat(&mut w, "2026-06-04 09:02").await.0, 2);
}

#[tokio::test]
async fn what_begins_or_ends_with_a_day_is_looked_at_on_that_day() {
    let silent = Silence {
        from: day("2026-06-10"),
        to: day("2026-06-16"),
        reason: "x".into(),
        unit: Some("dautu".into()),
    };
    let mut w = far_and_near(&[DUE_THURSDAY], |s| {
        let mailbox = |id: &str| s.rules.office.unit(id).unwrap().mailbox.clone().unwrap();
        s.rules.book.absences.push(Absence {
            who: mailbox("dautu"),
            by: mailbox("vp"),
            from: day("2026-06-22"),
            to: day("2026-06-24"),
        });
        s.rules.silences.push(silent);
    })
    .await;
    beat(&mut w, "2026-06-01 07:45").await;
    for whole in ["2026-06-10", "2026-06-17", "2026-06-22", "2026-06-25"] {
        let (read, _) = beat(&mut w, &format!("{whole} 07:45")).await;
        assert!(read > FAR, "{whole}: {read}");
        let (read, _) = beat(&mut w, &format!("{whole} 08:00")).await;
        assert!(read < 3, "{whole}: {read}");
    }
    w.reload(|s| {
        let official = DayEntry {
            day: day("2026-07-02"),
            kind: DayKind::SwapOff,
            name: "Hoán đổi".into(),
            source: String::new(),
            text: "VB 1/VPCP-KGVX".into(),
        };
        let calendar = std::mem::take(&mut s.rules.calendar);
        s.rules.calendar = calendar.with([official]);
    });
    assert!(beat(&mut w, "2026-06-25 19:00").await.0 > FAR, "other settings");
    let (read, letters) = beat(&mut w, "2026-06-26 07:45").await;
    assert!(
        read > FAR && letters > 0,
        "who owes what moved is told: {read}, {letters}"
    );
}

/// Rows of every sort: what they ask for is told on the same days whether the program rests or
/// looks at everything, in which it is held against the full scan at every beat.
#[tokio::test]
async fn a_year_of_every_sort_of_task_with_marks_and_starts() {
    let rows = [
        [
            "1",
            "Rà soát quy trình",
            "Văn phòng",
            "",
            "Chậm nhất ngày 02/7/2026",
        ],
        [
            "2",
            "Công khai thủ tục",
            "Phòng Quản lý đầu tư",
            "",
            "Thường xuyên",
        ],
        ["3", "Báo cáo tháng", "Văn phòng", "", "Trước ngày 25 hằng tháng"],
        [
            "4",
            "Báo cáo quý",
            "Phòng Quản lý đầu tư",
            "Văn phòng",
            "Ngày 20 của tháng cuối quý",
        ],
        [
            "5",
            "Kiểm kê",
            "Văn phòng",
            "",
            "Từ ngày 01/6/2026 đến ngày 15/11/2026",
        ],
        ["6", "Theo chỉ đạo", "Văn phòng", "", "Theo quy định"],
        ["7", "Việc cũ", "Văn phòng", "", "Chậm nhất ngày 31/3/2026"],
        ["8", "Tập huấn", "Ban nào đó", "", "Quý III/2026"],
        [
            "9",
            "Sơ kết",
            "Văn phòng",
            "",
            "Trong 10 ngày làm việc kể từ ngày nhận được văn bản",
        ],
    ];
    let mut w = far_and_near(&rows, |_| {}).await;
    let mut most = 0;
    let days = |from: &str, to: &str| {
        let to = day(to);
        day(from)
            .iter_days()
            .take_while(move |d| *d <= to)
            .collect::<Vec<NaiveDate>>()
    };
    for date in days("2026-06-01", "2026-12-31") {
        let morning = format!("{date} 07:45");
        let (read, _) = beat(&mut w, &morning).await;
        if date < day("2026-11-20") && date > day("2026-06-02") {
            most = most.max(read);
        }
        match date.to_string().as_str() {
            "2026-07-01" | "2026-09-03" => w.done("3", &morning),
            "2026-07-03" => w.done("1", &morning),
            "2026-07-06" => say(&mut w, "1", MarkKind::Reopened, &morning),
            "2026-08-04" => say(&mut w, "9", MarkKind::Happened { date, time: None }, &morning),
            "2026-08-05" => say(
                &mut w,
                "2",
                MarkKind::Milestone {
                    phrase: "chậm nhất ngày 15/9/2026".into(),
                    year: 2026,
                    title: "dự thảo".into(),
                },
                &morning,
            ),
            "2026-10-06" => say(&mut w, "6", MarkKind::Settled { no_task: true }, &morning),
            _ => {}
        }
        for time in ["09:10", "13:15"] {
            beat(&mut w, &format!("{date} {time}")).await;
        }
    }
    assert!(
        most < FAR,
        "never everything before the far ones are near: {most}"
    );
    let kinds: Vec<String> = w
        .states("2026-12-31 20:00")
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    for kind in [
        "morning-",
        "late-",
        "late-list-",
        "monthly-",
        "milestones-",
        "questions-",
        "going-live-",
        "proposals-",
        "carry-over-",
    ] {
        assert!(kinds.iter().any(|key| key.starts_with(kind)), "{kind}");
    }
}

fn say(w: &mut World, number: &str, kind: MarkKind, when: &str) {
    let mark = mark(&w.task(number), kind, when);
    w.store().mark(&mark).unwrap();
}
