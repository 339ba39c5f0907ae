//! Deadlines that count from an event which nobody has reported: each lead unit is asked whether it
//! has come, on the working morning after the task is first known, then once in each
//! later month, four weeks apart at least, in one letter for all its tasks. Once the event is reported the task has its day and is
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
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeMap;

/// Begins the key; unit and day follow.
const NAME: &str = "event";

/// A unit that was asked is left in peace for so many days: "once a month", also over a month's end.
const MONTH: u64 = 28;

/// Whether the letter of that key asks for the day of an event.
pub fn asks_for_event(key: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    key.strip_prefix(NAME).is_some_and(|rest| rest.starts_with('-'))
}

/// Queues the request to each unit that was not asked of late.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    let when = round.today.to_string();
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

/// Whether a unit has still to be asked of that task now; `None` where it waits for nothing.
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

/// Its lead units that can be written to and were not asked of late. One that is left in peace
/// is asked after it.
fn unasked<'r>(task: &Task, round: &Round<'r>) -> Vec<(&'r Unit, &'r Mailbox)> {
    let rules = round.rules;
    let units = task.leads.units.iter().filter_map(|id| rules.office.unit(id));
    units
        .filter(|unit| silence::of_unit(&rules.silences, &unit.id, round.today).is_none())
        .filter_map(|unit| Some((unit, unit.mailbox.as_ref()?)))
        .filter(|(_, to)| asked_on(to, round).is_none())
        .collect()
}

/// The day on which the unit was asked this month or within four weeks, at whatever address. Letters of older versions
/// bear the month only.
fn asked_on(to: &Mailbox, round: &Round) -> Option<NaiveDate> {
    let is_of = |when: &str| round.has_of_unit(NAME, when, to);
    let days_of_month = u64::from(round.today.day());
    let mut days = (0..MONTH.max(days_of_month)).map(|back| round.today - Days::new(back));
    days.find(|day| is_of(&day.to_string()))
        .or_else(|| is_of(&round.today.format("%Y-%m").to_string()).then_some(round.today))
}

/// The first day on which somebody may be asked of the task again.
pub fn next_asked(task: &Task, round: &Round) -> Option<NaiveDate> {
    let units = { task.leads.units.iter() }.filter_map(|id| round.rules.office.unit(id));
    let asked = units.filter_map(|unit| asked_on(unit.mailbox.as_ref()?, round));
    let next_month = |day: NaiveDate| day.with_day(1).unwrap_or(day) + Months::new(1);
    asked
        .map(|day| (day + Days::new(MONTH)).max(next_month(day)))
        .min()
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
