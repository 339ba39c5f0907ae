//! Entries that only a list before a break or a letter by the hour has brought: the ledger holds no
//! stage of them, the letter keeps what it named.

use super::*;
use dossierd::plan::{Origin, Task, deadline};

/// A weekly task comes in no reminder before its last day is over, and the next one is due right
/// after the break: the list before the break announces it, the next letter takes it back when done.
#[tokio::test]
async fn the_list_before_a_break_announces_what_is_due_around_it_and_the_next_letter_takes_it_back() {
    let mut w = World::reminders(&[FRIDAYS]).await;
    w.at("2026-08-26 07:45").await;
    assert_eq!(of_days(&w.received(), &["20260904"]), []);
    w.at("2026-08-27 07:45").await;
    let letters = w.received();
    let first = of_days(&letters, &["20260904"]);
    assert_eq!(first.len(), 1, "{letters:?}");
    let done = Mark {
        due: Some(day("2026-09-04")),
        ..w.done_mark("3", "2026-08-27 10:00")
    };
    w.store().mark(&done).unwrap();
    w.at("2026-08-28 07:45").await;
    let taken_back = of_days(&w.received(), &["20260904"]);
    assert_eq!(taken_back.len(), 1, "with the reminder of 28/8");
    assert_eq!((&taken_back[0].0, taken_back[0].3), (&first[0].0, true));
    assert!(taken_back[0].1 > first[0].1);
}

/// Its reminders are the letters that carry the changes.
const CARRIER: [&str; 5] = ["4", "Báo cáo bốn", VP, "", "Chậm nhất ngày 11/9/2026"];
const MONDAYS: [&str; 5] = ["3", "Gửi số liệu tuần", VP, "", "Thứ Hai hằng tuần"];

fn dated(phrase: &str, asked: &str) -> MarkKind {
    MarkKind::Dated {
        phrase: phrase.into(),
        year: 2026,
        asked: asked.into(),
    }
}

/// The letters of the mornings after the list of 27/8, until the day that it named.
async fn after_the_list(w: &mut World) -> Vec<Received> {
    let mut letters = Vec::new();
    for when in ["2026-08-28 07:45", "2026-09-03 07:45", "2026-09-04 07:45"] {
        w.at(when).await;
        letters.extend(w.received());
    }
    letters
}

#[tokio::test]
async fn a_weekly_day_that_only_a_list_before_a_break_named_is_taken_back_when_it_moves() {
    for by_import in [false, true] {
        let mut w = World::reminders(&[FRIDAYS, CARRIER]).await;
        w.at("2026-08-27 07:45").await;
        let first = of_days(&w.received(), &["20260904"]);
        assert_eq!(first.len(), 1, "named by the list before the break");
        match by_import {
            true => w.import(&plan(&[MONDAYS, CARRIER]), "2026-08-27 09:00"),
            false => said(&mut w, "3", dated(MONDAYS[4], FRIDAYS[4]), "2026-08-27 09:00"),
        }
        let letters = after_the_list(&mut w).await;
        let old = of_days(&letters, &["20260904"]);
        assert!(!old.is_empty(), "by import: {by_import}, {letters:?}");
        for entry in old {
            assert_eq!(
                (&entry.0, entry.3),
                (&first[0].0, true),
                "the same entry, taken back"
            );
            assert!(entry.1 > first[0].1, "in a newer version: {entry:?}");
        }
    }
}

#[tokio::test]
async fn the_only_day_that_a_list_before_a_break_named_moves_in_the_calendar_and_goes_when_it_is_done() {
    let held = ["5", "Báo cáo năm", VP, "", "Chậm nhất ngày 04/9/2026"];
    let mut w = World::reminders(&[held, CARRIER]).await;
    let hold = MarkKind::Held {
        until: day("2026-08-31"),
        reason: "chờ số liệu".into(),
    };
    said(&mut w, "5", hold, "2026-07-01 09:00");
    w.at("2026-08-26 07:45").await;
    assert_eq!(of_days(&w.received(), &["20260904"]), [], "held");
    w.at("2026-08-27 07:45").await;
    let first = of_days(&w.received(), &["20260904"]);
    assert_eq!(first.len(), 1, "named by the list before the break");

    said(
        &mut w,
        "5",
        dated("Chậm nhất ngày 30/10/2026", held[4]),
        "2026-08-27 09:00",
    );
    let letters = after_the_list(&mut w).await;
    let moved = of_days(&letters, &["20261030"]);
    assert!(!moved.is_empty(), "{letters:?}");
    for entry in &moved {
        assert_eq!(
            (&entry.0, entry.3),
            (&first[0].0, false),
            "the same entry, on the new day"
        );
        assert!(entry.1 > first[0].1, "in a newer version: {entry:?}");
    }
    assert_eq!(of_days(&letters, &["20260904"]), []);

    w.done("5", "2026-09-04 09:00");
    let mut taken_back = Vec::new();
    for when in ["2026-09-07 07:45", "2026-09-09 07:45"] {
        w.at(when).await;
        taken_back.extend(of_days(&w.received(), &["20261030"]));
    }
    let last = taken_back.last().expect("with the next letter");
    assert_eq!((&last.0, last.3), (&first[0].0, true));
    assert!(last.1 > moved[0].1);
}

const BY_THE_HOUR: &str = "trước 16 giờ ngày 02/7/2026";

#[tokio::test]
async fn a_day_that_only_a_letter_by_the_hour_named_moves_in_the_calendar() {
    let mut w = World::reminders(&rows()[1..]).await;
    w.at("2026-07-01 07:45").await;
    let task = Task {
        id: "hand-2026-9".into(),
        number: "DX9".into(),
        title: "Báo cáo giờ".into(),
        deadline_text: BY_THE_HOUR.into(),
        deadline: deadline::read(BY_THE_HOUR, 2026),
        origin: Origin::Hand,
        known_from: day("2026-07-01"),
        ..w.task("2")
    };
    w.store().add_task(&task, moment("2026-07-01 14:00")).unwrap();
    w.received();
    w.at("2026-07-01 14:01").await;
    let letters = w.received();
    let first: Vec<_> = letters.iter().flat_map(entries).collect();
    assert_eq!(first.len(), 1, "{letters:?}");

    let asked = dated("Chậm nhất ngày 30/10/2026", BY_THE_HOUR);
    said(&mut w, "DX9", asked, "2026-07-01 15:00");
    // The other task, ten working days ahead.
    w.at("2026-07-10 07:45").await;
    let letters = w.received();
    let moved = of_days(&letters, &["20261030"]);
    assert_eq!(moved.len(), 1, "{letters:?}");
    assert_eq!((&moved[0].0, moved[0].3), (&first[0].0, false));
    assert!(moved[0].1 > first[0].1);
}
