//! What is looked at again; every tick of a debug build holds it against the full scan.

use super::*;
use crate::agenda::{Action, decide};
use crate::config;
use crate::plan::{Task, import};

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
fn after_the_morning_most_tasks_need_no_look_until_the_next() {
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
    let waiting = |looks: &Looks, moment| looks.due(moment).map(str::to_owned).collect::<Vec<_>>();
    let looks = Looks::after_whole(now, &told, &rules).unwrap();
    assert!(!looks.is_whole(now) && looks.is_whole(now - chrono::TimeDelta::minutes(1)));
    assert_eq!(waiting(&looks, now), [] as [String; 0]);
    assert!(waiting(&looks, looks.whole_at).len() < told.tasks.len() / 2);
    let next_morning = at(day_of(now) + Days::new(1), rules.hours.morning);
    assert_eq!(looks.whole_at, next_morning);
    assert!(looks.is_whole(next_morning));
}
