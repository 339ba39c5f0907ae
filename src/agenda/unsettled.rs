//! What an import cannot settle reaches the plan's owner as one letter, each with a proposal; what
//! stays open is on the weekly list.

use super::action::{Agenda, What};
use super::doubts::{Doubt, Open, doubts};
use super::milestones::about;
use super::round::{Note, Round};
use crate::calendar::count;
use crate::letter::{LetterKind, Named, Point};
use crate::plan::Origin;
use std::collections::BTreeMap;

/// Queues the letter of each plan year with something open, once for the plan as it stands: an
/// answer does not change what the plan says, another import does.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    // Doubts are found in the words of every task: only where somebody has still to be asked.
    let unasked = unasked(round);
    if unasked.is_empty() {
        return;
    }
    let mut by_year: BTreeMap<i32, Vec<Open>> = BTreeMap::new();
    for mut open in doubts(round.facts, round.rules, round.today) {
        open.doubts.retain(is_of_plan);
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
        let note = Note::new("proposals", when, LetterKind::Proposals, &round.rules.owner, what);
        round.write(note, reason, agenda);
    }
}

/// An address is no matter of the plan; the weekly list and `check` ask for it.
pub fn is_of_plan(doubt: &Doubt) -> bool {
    !matches!(doubt, Doubt::NoAddress { .. })
}

/// The plan years of whose words, as they stand, nobody was asked yet; each with what keys say of
/// it.
pub fn unasked(round: &Round) -> BTreeMap<i32, String> {
    let plans = round.facts.plans();
    let keys = plans
        .states()
        .map(|(year, state)| (year, format!("{year}-{state}")));
    keys.filter(|(_, when)| !round.has("proposals", when, &round.rules.owner))
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
