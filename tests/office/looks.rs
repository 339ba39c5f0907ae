//! Which tasks a tick looks at limits what is read and never decides; every tick of these tests is
//! held against the decisions over all facts too.

use crate::world::*;
use dossierd::plan::{Mark, MarkKind};
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
