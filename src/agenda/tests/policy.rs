//! Milestones, proposals, holds, silence, standing duties, carry-over, and what a morning without
//! the program must not lose.

mod holds;
mod made_up;
mod milestones;
mod next_year;
mod told;

use super::*;
use crate::agenda::{carried, plan_file};
use crate::calendar::Period;
use crate::plan::deadline::{MonthAnchor, YearAnchor};

fn mark(task: &str, due: Option<NaiveDate>, kind: MarkKind, at: Moment) -> Mark {
    Mark {
        task: task.into(),
        unit: None,
        due,
        kind,
        at,
        by: "văn thư".into(),
    }
}

fn done(task: &str, due: NaiveDate, at: Moment) -> Mark {
    let kind = MarkKind::Done {
        number: "1/BC".into(),
        date: due,
    };
    mark(task, Some(due), kind, at)
}

fn all_year(number: &str) -> Task {
    task(
        number,
        &["vp"],
        &[],
        Meaning::Continuous {
            from: day(1, 1),
            to: Some(day(12, 31)),
        },
    )
}

/// Notes every letter that would be written as written.
fn live(now: Moment, facts: &mut Facts, rules: &Rules) -> Vec<String> {
    let rules = Rules {
        pulls: vec![],
        ..rules.clone()
    };
    let agenda = decide(now, facts, &rules);
    let found = letters(&agenda).into_iter().map(words).collect();
    for errand in letters(&agenda) {
        facts.ledger.note(&errand.key, &errand.told);
    }
    found
}

fn reasons(now: Moment, facts: &Facts, rules: &Rules) -> Vec<String> {
    let agenda = decide(now, facts, rules);
    agenda
        .not
        .iter()
        .map(|r| format!("{}: {}", r.what, r.reason))
        .collect()
}
