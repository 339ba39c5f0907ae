//! The index against the full scan; the oracle and every tick of a debug build do the same.

use super::*;
use crate::agenda::{Action, Errand, decide, rehearse};
use crate::config;
use crate::plan::import;

/// The plan of 2026, its words' own units, the sample's reports and weekly page.
fn sample() -> (Vec<Task>, Rules) {
    let plan = include_str!("../../../tests/data/plan/ke-hoach-cchc-2026.txt");
    let table = import::read_file_bytes("plan.txt", plan.as_bytes()).unwrap();
    let rules = Rules {
        office: import::office_of(&table).0,
        ..config::sample("x".into(), "x".into()).unwrap().rules
    };
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let (tasks, _) = import::tasks(&table, &rules.office, 2026, first);
    assert!(tasks.len() > 20);
    (tasks, rules)
}

#[test]
fn a_rehearsed_year_is_the_year_of_a_full_scan() {
    let (tasks, rules) = sample();
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let end = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let by_index: Vec<(Moment, Errand)> = rehearse(tasks.clone(), &rules, first, end)
        .into_iter()
        .map(|r| (r.at, r.errand))
        .collect();
    let rules = Rules {
        live_from: Some(first),
        going: crate::agenda::Going::Live,
        pulls: Vec::new(),
        ..rules
    };
    let mut facts = Facts {
        tasks,
        ..Facts::default()
    };
    let mut scanned = Vec::new();
    for day in first.iter_days().take_while(|d| *d <= end) {
        for (hour, minute) in [(7, 45), (8, 0), (10, 0), (13, 15), (15, 0)] {
            let now = at(day, crate::calendar::hm(hour, minute));
            for decision in decide(now, &facts, &rules).actions {
                let Action::Queue(errand) = decision.action else {
                    continue;
                };
                facts.ledger.note(&errand.key, &errand.told);
                scanned.push((now, *errand));
            }
        }
    }
    assert!(scanned.len() > 200, "{}", scanned.len());
    assert_eq!(by_index.len(), scanned.len());
    assert!(by_index == scanned);
}

#[test]
fn on_most_mornings_most_tasks_need_no_look() {
    let (tasks, rules) = sample();
    let now = at(
        NaiveDate::from_ymd_opt(2026, 8, 11).unwrap(),
        crate::calendar::hm(9, 0),
    );
    let facts = Facts {
        first_applied: Some(day_of(now)),
        tasks,
        ..Facts::default()
    };
    let mut told = facts.clone();
    for decision in decide(now, &facts, &rules).actions {
        if let Action::Queue(errand) = decision.action {
            told.ledger.note(&errand.key, &errand.told);
        }
    }
    let again = look_again(now, &told, &rules);
    assert_eq!(again.len(), told.tasks.len());
    let now_due = again.values().filter(|at| at.is_some_and(|at| at <= now)).count();
    let soon = |at: &&Option<Moment>| at.is_some_and(|at| at < now + chrono::TimeDelta::hours(24));
    assert_eq!(now_due, 0, "{again:#?}");
    assert!(
        again.values().filter(soon).count() < told.tasks.len() / 2,
        "{again:#?}"
    );
}
