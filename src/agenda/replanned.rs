//! A version of the plan that gives a task to another unit, drops it, or takes a day back that was agreed: told
//! once to each unit concerned, with what becomes of its wish and of its result; of a wish that is closed so the
//! plan's owner hears too. So is another day, where the unit knows the old one or would soon.

use super::action::{Agenda, What};
use super::facts::Replan;
use super::round::{Note, Round, name_of_unit};
use super::silence;
use crate::calendar::Moment;
use crate::letter::LetterKind;
use crate::plan::{Mailbox, Unit};
use news::{News, facts, news, turns};

mod closed;
mod hearing;
mod news;
mod renamed;
mod wishes;

/// First part of the key; the unit and the number of the import follow.
const NAME: &str = "replanned";

/// Queues the letters, within sending hours.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for (unit, mailbox, import, news) in untold(round) {
        if let Some(why) = silence::of_unit(&round.rules.silences, &unit.id, round.today) {
            agenda.refuse(format!("changes of the plan to unit {}", unit.id), why);
            continue;
        }
        let reason = format!("the plan has changed {} tasks of the unit", news.len());
        let what = What::Points {
            facts: facts("", import),
            points: news.iter().map(News::point).collect(),
            files: Vec::new(),
        };
        let when = import.import.to_string();
        let name = name_of_unit(NAME, unit);
        let note = Note {
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            ..Note::new(&name, &when, LetterKind::Confirmation, mailbox, what)
        };
        round.write(note, reason, agenda);
    }
    closed::decide(round, agenda);
}

/// Whether somebody has still to be told.
pub fn is_open(round: &Round) -> bool {
    !untold(round).is_empty() || closed::is_open(round)
}

/// Each unit with the newest import and what that and those before it changed since its last such letter.
fn untold<'a>(round: &Round<'a>) -> Vec<(&'a Unit, &'a Mailbox, &'a Replan, Vec<News>)> {
    let replans = &round.facts.replans;
    let Some(newest) = replans.iter().max_by_key(|r| r.import) else {
        return Vec::new();
    };
    let of_unit = |unit: &'a Unit| {
        let mailbox = unit.mailbox.as_ref()?;
        let name = name_of_unit(NAME, unit);
        let is_told = |r: &&Replan| round.has(&name, &r.import.to_string(), mailbox);
        let told = replans.iter().filter(is_told).map(|r| r.import).max();
        let new: Vec<&Replan> = replans.iter().filter(|r| told < Some(r.import)).collect();
        let news = news(&turns(&new, round), unit, mailbox, round);
        (!news.is_empty()).then_some((unit, mailbox, newest, news))
    };
    round.rules.office.units.iter().filter_map(of_unit).collect()
}

/// Whether the unit reads the task's day in a letter about an import of a moment of which that holds.
pub fn tells_day_of(task: &str, unit: &str, round: &Round, is_meant: impl Fn(Moment) -> bool) -> bool {
    let is_of_task = |r: &Replan| match &r.after {
        None => renamed::renamed(&r.before, r.at, round.facts).is_some_and(|now| now.id == task),
        Some(_) => r.before.id == task,
    };
    let of_task = |r: &&Replan| is_meant(r.at) && is_of_task(r);
    let found: Vec<&Replan> = round.facts.replans.iter().filter(of_task).collect();
    let Some(unit) = round.rules.office.unit(unit).filter(|_| !found.is_empty()) else {
        return false;
    };
    let mailbox = unit.mailbox.as_ref();
    mailbox.is_some_and(|to| {
        news(&turns(&found, round), unit, to, round)
            .iter()
            .any(News::tells_day)
    })
}
