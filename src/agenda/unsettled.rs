//! What an import cannot settle reaches the plan's owner as one letter, each with a proposal; what
//! stays open is on the weekly list.

use super::doubts::{Doubt, Open, doubts};
use super::milestones::about;
use super::round::{Note, Round};
use super::{Agenda, What};
use crate::calendar::count;
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Origin, Task};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Queues the letter of each plan year with something open, once for the plan as it stands: an
/// answer does not change what the plan says, another import does.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    let owner = &round.rules.owner;
    // Doubts are found in the words of every task: only where somebody has still to be asked.
    let planned = round.facts.tasks.iter().filter(|t| t.origin == Origin::Plan);
    let years: BTreeSet<i32> = planned.map(|t| t.year).collect();
    let of_year = |year: i32| format!("{year}-{}", state_of_plan(&round.facts.tasks, year));
    let keys = years.into_iter().map(|year| (year, of_year(year)));
    let unasked: BTreeMap<i32, String> = keys
        .filter(|(_, when)| !round.has("proposals", when, owner))
        .collect();
    if unasked.is_empty() {
        return;
    }
    let mut by_year: BTreeMap<i32, Vec<Open>> = BTreeMap::new();
    for mut open in doubts(round.facts, round.rules, round.today) {
        // An address is no matter of the plan; the weekly list and `check` ask for it.
        open.doubts.retain(|d| !matches!(d, Doubt::NoAddress { .. }));
        if open.task.origin == Origin::Plan && !open.doubts.is_empty() {
            by_year.entry(open.task.year).or_default().push(open);
        }
    }
    for (year, all) in by_year {
        let Some(when) = unasked.get(&year) else {
            continue;
        };
        let points: Vec<Point> = all.iter().flat_map(|open| points(open, round)).collect();
        let facts = Named::from([
            ("n".into(), count(i64::try_from(points.len()).unwrap_or(i64::MAX))),
            ("year".into(), year.to_string()),
        ]);
        let reason = format!("the plan of {year} leaves {} questions open", points.len());
        let what = What::Points {
            facts,
            points,
            files: Vec::new(),
        };
        let note = Note::new("proposals", when, LetterKind::Proposals, owner, what);
        round.write(note, reason, agenda);
    }
}

/// Stands for what the stored plan of that year says, whatever was answered: of each task the
/// words that a question can be about.
fn state_of_plan(tasks: &[Task], year: i32) -> String {
    let mut sha = Sha256::new();
    for task in tasks
        .iter()
        .filter(|t| t.origin == Origin::Plan && t.year == year)
    {
        for part in [
            &task.id,
            &task.title,
            &task.leads.words,
            &task.deadline_text,
            &task.deliverable,
        ] {
            sha.update((part.len() as u64).to_be_bytes());
            sha.update(part.as_bytes());
        }
    }
    sha.finalize()
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn points(open: &Open, round: &Round) -> Vec<Point> {
    let point = |doubt: &Doubt| {
        let mut point = Point::new("unsettled", about(&open.task, round.rules));
        let said = [
            ("question", open.ask(doubt, round.rules)),
            ("proposal", open.proposal(doubt, round.rules)),
        ];
        point
            .facts
            .extend(said.map(|(name, fact)| (name.to_owned(), fact)));
        point
    };
    open.doubts.iter().map(point).collect()
}
