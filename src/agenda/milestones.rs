//! Once after an import the owner is asked for dates of the tasks that run all year; later ones
//! only ask for what has come since (contract section 4, Continuous tasks).

use super::action::{Agenda, What};
use super::duties::tasks_in_force;
use super::duty::unit_name;
use super::lists::runs;
use super::round::{Note, Round};
use super::rules::Rules;
use crate::calendar::count;
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Task, milestones};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Queues the request from the working morning after the import on: one for all tasks first
/// known on the same day.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    let mut by_day: BTreeMap<NaiveDate, Vec<Cow<Task>>> = BTreeMap::new();
    for (task, marks) in tasks_in_force(round.facts, round.rules) {
        if runs(&task, round.today) && milestones(&marks).is_empty() {
            by_day.entry(task.known_from).or_default().push(task);
        }
    }
    for (known_from, tasks) in by_day {
        let (when, owner) = (known_from.to_string(), &round.rules.owner);
        if round.has("milestones", &when, owner) {
            continue;
        }
        if known_from >= round.today {
            let what = format!("milestones of {} tasks", tasks.len());
            agenda.refuse(what, "asked for on the working morning after the import");
            continue;
        }
        let points: Vec<Point> = tasks.iter().map(|task| point(task, round.rules)).collect();
        let facts = Named::from([
            ("n".into(), count(i64::try_from(points.len()).unwrap_or(i64::MAX))),
            ("year".into(), tasks.first().map_or(0, |t| t.year).to_string()),
        ]);
        let what = What::Points {
            facts,
            points,
            files: Vec::new(),
        };
        let note = Note::new("milestones", &when, LetterKind::Milestones, owner, what);
        let reason = format!("{} tasks known since {known_from} run without a day", tasks.len());
        round.write(note, reason, agenda);
    }
}

fn point(task: &Task, rules: &Rules) -> Point {
    Point::new("continuous", about(task, rules))
}

/// What a letter of points says about any task of the plan.
pub fn about(task: &Task, rules: &Rules) -> [(&'static str, String); 5] {
    let units = task.leads.units.iter().map(|u| unit_name(rules, u));
    let lead = match task.leads.units.is_empty() {
        true => task.leads.words.clone(),
        false => units.collect::<Vec<_>>().join("; "),
    };
    [
        ("number", task.number.clone()),
        // Stands inside a sentence.
        (
            "title",
            task.title.trim_end_matches(['.', ';', ',', ' ']).to_owned(),
        ),
        ("lead", lead),
        ("deadline", task.deadline_text.clone()),
        (
            "deliverable",
            task.deliverable.trim_end_matches(['.', ';', ',', ' ']).to_owned(),
        ),
    ]
}
