//! A week's letter to a unit after that week: made up for where nothing could be written, never of what arose since.

use crate::world::*;
use dossierd::config::Settings;
use dossierd::plan::{Mark, MarkKind};
use std::collections::BTreeSet;

fn addresses(letters: &[(String, String)]) -> BTreeSet<&str> {
    letters.iter().map(|(to, _)| to.as_str()).collect()
}

const AFTER_AN_EVENT: [&str; 5] = [
    "4",
    "Báo cáo giải trình kiến nghị",
    "Phòng Quản lý quy hoạch và xây dựng",
    "",
    "Trong 05 ngày làm việc kể từ khi nhận được kiến nghị",
];

/// Reminders and the week's letters.
async fn with_week(rows: &[[&str; 5]], change: impl FnOnce(&mut Settings)) -> World {
    let mut w = World::with(|s| {
        s.rules.pulls.clear();
        s.rules.reports.clear();
        s.rules.conflicts.clear();
        s.rules.standing.clear();
        change(s);
    })
    .await;
    w.import(&plan(rows), "2026-01-02 08:00");
    w
}

/// The event of task 4, which `task event` enters at that moment.
fn tell_event(w: &mut World, on: &str, when: &str) {
    let mark = Mark {
        task: w.task("4").id,
        unit: None,
        due: None,
        kind: MarkKind::Happened {
            date: day(on),
            time: None,
        },
        at: moment(when),
        by: "văn thư".into(),
    };
    w.store().mark(&mark).unwrap();
}

#[tokio::test]
async fn what_arises_after_a_week_is_told_by_no_letter_of_that_week() {
    let weekly = |w: &World| -> Vec<(String, String)> {
        let mut found = w.subjects();
        found.retain(|(_, s)| s.starts_with("[Việc trong tuần]"));
        found
    };
    let rows = [DUE_THURSDAY, AFTER_AN_EVENT];
    // The others read their parts on Friday, this unit had nothing.
    let mut w = with_week(&rows, |_| {}).await;
    w.at("2026-07-03 15:00").await;
    let friday = weekly(&w);
    assert_eq!(addresses(&friday), BTreeSet::from([DAUTU]));
    tell_event(&mut w, "2026-07-03", "2026-07-04 09:00");
    for when in ["2026-07-06 07:45", "2026-07-07 07:45", "2026-07-09 15:00"] {
        w.at(when).await;
        assert_eq!(weekly(&w), [], "{when}");
    }
    w.at("2026-07-10 15:00").await;
    assert!(addresses(&weekly(&w)).contains(XAYDUNG), "its own week");

    // Off on Friday: Monday's letter makes up for it, with what there was to tell on Friday.
    let mut w = with_week(&rows, |_| {}).await;
    w.at("2026-07-03 14:00").await;
    w.received();
    tell_event(&mut w, "2026-07-03", "2026-07-04 09:00");
    w.at("2026-07-06 07:45").await;
    assert_eq!(addresses(&weekly(&w)), BTreeSet::from([DAUTU]));

    // Nobody had anything to read on Friday.
    let mut w = with_week(&[AFTER_AN_EVENT], |s| s.rules.leaders.clear()).await;
    w.at("2026-07-03 15:00").await;
    tell_event(&mut w, "2026-07-03", "2026-07-08 10:00");
    w.at("2026-07-08 10:00").await;
    assert_eq!(weekly(&w), []);
}
