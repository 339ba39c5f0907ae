//! An office of tests: the sample configuration, a plan in the words of an import, documents of its tasks.

use super::{Facts, Rules};
use crate::calendar::{at, hm};
use crate::config;
use crate::plan::{Mark, MarkKind, import};
use chrono::NaiveDate;

/// The plan of 2026, known from 05/01 on, in an office without reports.
pub fn office_of(plan: &str) -> (Facts, Rules) {
    let mut rules = config::sample("x.db".into(), "mail".into()).unwrap().rules;
    rules.reports.clear();
    rules.standing.clear();
    let known_from = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let table = import::read_text(plan).unwrap();
    let (tasks, _) = import::tasks(&table, &rules.office, 2026, known_from);
    let facts = Facts {
        tasks,
        first_applied: Some(known_from),
        ..Facts::default()
    };
    (facts, rules)
}

/// A document of the task in this place, entered on its day at nine.
pub fn documented(facts: &Facts, task: usize, number: &str, date: NaiveDate) -> Mark {
    let number = number.to_owned();
    Mark {
        task: facts.tasks[task].id.clone(),
        unit: None,
        due: None,
        kind: MarkKind::Done { number, date },
        at: at(date, hm(9, 0)),
        by: "văn thư".into(),
    }
}
