//! The owner's word on a unit's wish for another date, told to the unit; and a day that moves with it, told to
//! every other unit that leads the task.

use super::events;
use super::in_force::{is_wished, leads, moves_day, only_day, renewed, said_of};
use super::several_owners::known_before;
use super::words::{WORD, flag, is_written, named, point, points_of, readers, wished_day};
use crate::agenda::action::Agenda;
use crate::agenda::duty::unit_name;
use crate::agenda::facts::AnswerFact;
use crate::agenda::ledger::{TRIAL, base};
use crate::agenda::round::{Note, Round};
use crate::answer::{Answer, Heard, Line, Outcome, Standing, Step};
use crate::calendar::{date_with_weekday, moment};
use crate::letter::{LetterKind, Point};
use crate::plan::{Mailbox, Unit};
use chrono::Duration;

/// A unit that comes to lead the task later reads the day in its own letters.
const NEWS_FOR: Duration = Duration::days(20);

/// The number of the owner's answer that the letter of that key tells a unit of.
pub fn answer_of(key: &str) -> Option<i64> {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(WORD)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

/// Each unit once, whatever of its tasks the answer is about.
pub(super) fn tell_units(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    if answer.standing != Standing::Counts {
        return;
    }
    let hearers = hearers(round, fact, answer);
    let is_read = |(id, _): &(String, Vec<&Heard>)| {
        let unit = round.rules.office.unit(id);
        unit.is_some_and(|u| u.mailbox.is_some())
    };
    // Who has another address since has read it at the one before.
    if hearers.iter().filter(|h| is_read(h)).count() <= readers(round, WORD, &fact.id.to_string()) {
        return;
    }
    for (id, mut heard) in hearers {
        let Some(unit) = round.rules.office.unit(&id) else {
            continue;
        };
        let when = fact.id.to_string();
        heard.retain(|h| !is_settled_unread(h, unit, fact, answer, round));
        let is_new = |to: &&Mailbox| !is_written(round, WORD, &when, to);
        let Some(to) = unit.mailbox.as_ref().filter(is_new) else {
            continue;
        };
        let points: Vec<Point> = heard
            .iter()
            .filter_map(|heard| said(heard, &id, round, fact.id))
            .collect();
        if points.is_empty() {
            continue;
        }
        let is_own = |h: &&Heard| is_of(h, &id) && !is_of_lead(h);
        let is_own_wish = { heard.iter().copied().filter(is_own) }.any(|h| is_wished(h, round));
        let wish = if is_own_wish { "1" } else { "" };
        let facts = named([
            ("wish", wish.into()),
            ("taken", moment(fact.at)),
            ("plan", String::new()),
            ("former", String::new()),
            ("closed", String::new()),
            ("clock", String::new()),
            ("assigned", flag(heard.iter().all(|h| is_of_lead(h)))),
            (
                "event",
                if heard.iter().any(|h| is_event_declined(h)) {
                    "1"
                } else {
                    ""
                }
                .into(),
            ),
        ]);
        let note = Note {
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            ..Note::new(
                WORD,
                &when,
                LetterKind::Confirmation,
                to,
                points_of(facts, points),
            )
        };
        let reason = match is_own_wish {
            true => format!("the owner's word on a wish, answer {}", fact.id),
            false => format!(
                "the day of its task moved with a wish of another unit, answer {}",
                fact.id
            ),
        };
        round.write(note, reason, agenda);
    }
}

/// Who hears what of the answer: each unit what it wished, and where a day moves whoever else leads the task.
fn hearers<'a>(round: &Round, fact: &AnswerFact, answer: &'a Answer) -> Vec<(String, Vec<&'a Heard>)> {
    let mut found: Vec<(String, Vec<&Heard>)> = Vec::new();
    let mut add = |unit: &str, heard: &'a Heard| match found.iter_mut().find(|(id, _)| id == unit) {
        Some((_, all)) => all.push(heard),
        None => found.push((unit.to_owned(), vec![heard])),
    };
    let lines = || answer.heard.iter().filter_map(|h| Some((h, h.line.as_ref()?)));
    for (heard, line) in lines().filter(|(h, _)| is_word(h)) {
        add(&line.unit, heard);
        if let Outcome::Handed { hand } = &heard.outcome {
            let others = hand
                .coming()
                .chain(hand.leaving())
                .filter(|unit| **unit != line.unit);
            others.for_each(|unit| add(unit, heard));
        }
    }
    if fact.at + NEWS_FOR < round.now {
        return found;
    }
    for (heard, line) in lines().filter(|(h, _)| moves_day(h)) {
        for unit in leads(&line.task, round) {
            if unit != line.unit && !hears_it_otherwise(&unit, line, fact, round) {
                add(&unit, heard);
            }
        }
    }
    found
}

fn is_word(heard: &Heard) -> bool {
    moves_day(heard)
        || is_event_declined(heard)
        || matches!(
            heard.outcome,
            Outcome::Declined
                | Outcome::Unsettled { before: None }
                | Outcome::Handed { .. }
                | Outcome::Upheld
        )
}

/// Whether it says who leads the task.
fn is_of_lead(heard: &Heard) -> bool {
    matches!(heard.outcome, Outcome::Handed { .. } | Outcome::Upheld)
}

/// What the unit reads of who leads the task.
fn of_lead(heard: &Heard, line: &Line, unit: &str, round: &Round) -> Option<Point> {
    let words = ("words", heard.words.clone());
    let names = |ids: &mut dyn Iterator<Item = &String>| {
        let names: Vec<String> = ids.map(|id| unit_name(round.rules, id)).collect();
        names.join("; ")
    };
    let Outcome::Handed { hand } = &heard.outcome else {
        return Some(point("upheld", Some(line), [words]));
    };
    if hand.coming().any(|id| id == unit) {
        let before = names(&mut hand.leaving());
        return Some(point("taken_over", Some(line), [words, ("lead", before)]));
    }
    let after = names(&mut hand.after.iter());
    let is_leaving = hand.leaving().any(|id| id == unit);
    is_leaving.then(|| point("handed_over", Some(line), [words, ("lead", after)]))
}

/// Whether the owner does not take the day of an event that the unit told.
fn is_event_declined(heard: &Heard) -> bool {
    matches!(&heard.outcome, Outcome::Event { word } if word.step == Step::Declined)
}

/// Whether the unit needs not read it: another word on the same wish came before it could be told, or it takes back
/// what the unit was never told.
fn is_settled_unread(heard: &Heard, unit: &Unit, fact: &AnswerFact, answer: &Answer, round: &Round) -> bool {
    let Some(line) = heard.line.as_ref() else {
        return false;
    };
    let is_replaced = said_of(&line.task, round.facts)
        .any(|(other, heard)| fact.id < other.id && is_of(heard, &line.unit) && is_word(heard));
    let was_told = |id: i64| {
        let is_to = |to: &Mailbox| is_written(round, WORD, &id.to_string(), to);
        unit.mailbox.as_ref().is_some_and(is_to)
    };
    let is_undo = matches!(heard.outcome, Outcome::Unsettled { .. });
    is_replaced || (is_undo && answer.takes_back.is_some_and(|first| !was_told(first)))
}

fn is_of(heard: &Heard, unit: &str) -> bool {
    heard.line.as_ref().is_some_and(|line| line.unit == unit)
}

/// Whether the unit hears of the task's day by a letter on its own wish that was decided in the same look, or
/// by a later answer that moves the day again: its letter names the day in force then.
fn hears_it_otherwise(unit: &str, line: &Line, fact: &AnswerFact, round: &Round) -> bool {
    said_of(&line.task, round.facts).any(|(other, heard)| {
        let is_own = other.at == fact.at && is_of(heard, unit) && is_word(heard);
        let is_newer = fact.id < other.id && moves_day(heard);
        is_own || is_newer
    })
}

/// What the unit reads of it.
fn said(heard: &Heard, unit: &str, round: &Round, answer: i64) -> Option<Point> {
    let line = heard.line.as_ref()?;
    let words = ("words", heard.words.clone());
    if is_of_lead(heard) {
        return of_lead(heard, line, unit, round);
    }
    if line.unit != unit {
        let (due, is_done) = only_day(&line.task, unit, round)?;
        let theirs = Line {
            unit: unit.to_owned(),
            due,
            ..line.clone()
        };
        // The unit may have been given another day before, and has it in its calendar.
        let replaced = match &heard.outcome {
            Outcome::Agreed { before, .. } if before.phrase != before.asked && line.due != due => {
                date_with_weekday(line.due)
            }
            _ => String::new(),
        };
        return (!is_done).then(|| point("redated", Some(&theirs), [words, ("until", replaced)]));
    }
    let now = renewed(line, round);
    let is_superseded =
        || said_of(&line.task, round.facts).any(|(other, heard)| answer < other.id && moves_day(heard));
    let until = |day| ("until", wished_day(day, round.rules));
    let is_done = only_day(&line.task, unit, round).is_some_and(|(_, is_done)| is_done);
    let told = match &heard.outcome {
        // Nothing moved in the end: it was taken back before anybody was told.
        Outcome::Agreed { .. } if is_superseded() && now.due == line.due => {
            point("unsettled", Some(&now), [words])
        }
        // Nobody wished it: the owner gave the day by himself.
        Outcome::Agreed { .. } if !is_wished(heard, round) => point("redated", Some(&now), [words]),
        Outcome::Agreed { until: given, .. } => {
            let given = if is_superseded() { now.due } else { *given };
            let before = Line {
                due: known_before(line, answer, round),
                ..line.clone()
            };
            point("agreed", Some(&before), [until(given), words])
        }
        Outcome::Event { .. } => {
            let told = point("event_declined", Some(line), [words]);
            events::with(told, events::for_owner(heard).unwrap_or_default())
        }
        Outcome::Declined => point("declined", Some(&now), [words]),
        Outcome::Unsettled { .. } if is_superseded() => point("redated", Some(&now), [words]),
        Outcome::Unsettled { .. } => point("unsettled", Some(&now), [words]),
        _ => return None,
    };
    // What was finished since needs no deadline: the word is told as one that asks for nothing.
    Some(events::with(told, vec![("finished", flag(is_done))]))
}
