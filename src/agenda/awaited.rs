//! Deadlines that count from an event which nobody has reported: each lead unit is asked whether it
//! has come, on the working morning after the task is first known, then on the first one of each
//! month, in one letter for all its tasks. Once the event is reported the task has its day and is
//! reminded of like any other (contract section 4, Conditional tasks).

use super::action::{Agenda, What};
use super::duties::tasks_in_force;
use super::ledger::TRIAL;
use super::milestones::about;
use super::round::{Note, Round, name_of_unit};
use super::summary::is_finished_as_a_whole;
use super::{doubts, silence};
use crate::calendar::count;
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Mailbox, Mark, Task, Unit, awaited_event, events, hours_counted, milestones};
use std::collections::BTreeMap;

/// Begins the key; unit and month follow, so that a unit is asked once in it.
const NAME: &str = "event";

/// Whether the letter of that key asks for the day of an event.
pub fn asks_for_event(key: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    key.strip_prefix(NAME).is_some_and(|rest| rest.starts_with('-'))
}

/// Queues the request to each unit that was not asked this month.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    let when = month(round);
    let newest_plan = round.facts.newest_plan();
    let mut by_address: BTreeMap<String, (&Unit, Vec<Point>)> = BTreeMap::new();
    for (task, marks) in tasks_in_force(round.facts, round.rules) {
        if !waits(&task, &marks, newest_plan, round) {
            continue;
        }
        for (unit, to) in unasked(&task, round) {
            if task.known_from >= round.today {
                let what = format!("event of task {}, unit {}", task.number, unit.id);
                agenda.refuse(what, "asked for on the working morning after the task is known");
                continue;
            }
            let point = point(&task, round);
            let (_, points) = by_address
                .entry(to.address.to_lowercase())
                .or_insert((unit, Vec::new()));
            if !points.contains(&point) {
                points.push(point);
            }
        }
    }
    for (unit, points) in by_address.into_values() {
        if let Some(to) = &unit.mailbox {
            let reason = format!(
                "{} tasks wait for an event that nobody has reported",
                points.len()
            );
            let name = name_of_unit(NAME, unit);
            round.write(note(unit, to, (&name, &when), points, round), reason, agenda);
        }
    }
}

/// Whether a unit has still to be asked of that task this month; `None` where it waits for nothing.
pub fn is_open(task: &Task, marks: &[&Mark], newest_plan: Option<i32>, round: &Round) -> Option<bool> {
    waits(task, marks, newest_plan, round).then(|| !unasked(task, round).is_empty())
}

fn waits(task: &Task, marks: &[&Mark], newest_plan: Option<i32>, round: &Round) -> bool {
    awaited_event(&task.deadline).is_some()
        && events(marks).is_empty()
        && milestones(marks).is_empty()
        && !doubts::is_followed(task, newest_plan, round.today)
        && is_finished_as_a_whole(task, round.facts, round.today).is_none()
}

/// Its lead units that can be written to and were not asked this month. One that is left in peace
/// is asked after it.
fn unasked<'r>(task: &Task, round: &Round<'r>) -> Vec<(&'r Unit, &'r Mailbox)> {
    let (rules, when) = (round.rules, month(round));
    let units = task.leads.units.iter().filter_map(|id| rules.office.unit(id));
    units
        .filter(|unit| silence::of_unit(&rules.silences, &unit.id, round.today).is_none())
        .filter_map(|unit| Some((unit, unit.mailbox.as_ref()?)))
        .filter(|(_, to)| !round.has_of_unit(NAME, &when, to))
        .collect()
}

fn month(round: &Round) -> String {
    round.today.format("%Y-%m").to_string()
}

fn note<'n>(
    unit: &Unit,
    to: &'n Mailbox,
    (name, when): (&'n str, &'n str),
    points: Vec<Point>,
    round: &Round,
) -> Note<'n> {
    let facts = Named::from([
        ("n".into(), count(i64::try_from(points.len()).unwrap_or(i64::MAX))),
        ("year".into(), round.today.format("%Y").to_string()),
    ]);
    let what = What::Points {
        facts,
        points,
        files: Vec::new(),
    };
    Note {
        addressee: unit.name.clone(),
        unit: Some(unit.id.clone()),
        ..Note::new(name, when, LetterKind::EventRequest, to, what)
    }
}

fn point(task: &Task, round: &Round) -> Point {
    let mut point = Point::new("awaited", about(task, round.rules));
    let hours = hours_counted(&task.deadline).map(|hours| count(hours.abs()));
    let event = awaited_event(&task.deadline).unwrap_or_default();
    let more = [("event", event.to_owned()), ("hours", hours.unwrap_or_default())];
    point
        .facts
        .extend(more.map(|(name, fact)| (name.to_owned(), fact)));
    point
}
