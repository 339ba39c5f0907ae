//! What is looked at again; every tick of a debug build holds it against the full scan.

use super::*;
use crate::agenda::{Action, Errand, decide, rehearse};
use crate::calendar::at;
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
fn a_rehearsed_year_is_the_year_of_a_full_scan() {
    let (tasks, rules) = sample();
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let end = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let by_looks: Vec<(Moment, Errand)> = rehearse(tasks.clone(), &rules, first, end)
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
                match decision.action {
                    Action::Queue(errand) => {
                        facts.ledger.note(&errand.key, &errand.told);
                        scanned.push((now, *errand));
                    }
                    Action::KeepCalendar(known) => facts.calendars.push(*known),
                    _ => {}
                }
            }
        }
    }
    assert!(scanned.len() > 200, "{}", scanned.len());
    assert_eq!(by_looks.len(), scanned.len());
    assert!(by_looks == scanned);
}

#[test]
fn after_the_morning_most_tasks_need_no_look_the_next_day() {
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
        match decision.action {
            Action::Queue(errand) => told.ledger.note(&errand.key, &errand.told),
            Action::KeepCalendar(known) => told.calendars.push(*known),
            _ => {}
        }
    }
    let looks = Looks::after_whole(now, &told, &rules, true).unwrap();
    assert!(!looks.is_whole(now) && looks.is_whole(now - chrono::TimeDelta::minutes(1)));
    // What is late is told in the afternoon, and the week's own parts on its last day.
    let tasks = told.tasks.len();
    assert!(looks.due(now).count() < tasks / 4);
    let next_morning = at(day_of(now) + Days::new(1), rules.hours.morning);
    assert!(!looks.is_whole(next_morning));
    let awake: BTreeSet<&str> = looks.due(next_morning).collect();
    assert!(!awake.is_empty() && awake.len() < tasks / 2, "{awake:?}");
    let december = at(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(), rules.hours.morning);
    assert_eq!(looks.whole_at, december, "what the next plan should take over");
}
