//! The owner's word on a unit's wish for another date, told to the unit.

use super::words::{is_written, named, point, points_of};
use crate::agenda::action::Agenda;
use crate::agenda::facts::{AnswerFact, Came};
use crate::agenda::ledger::{TRIAL, base};
use crate::agenda::round::{Note, Round};
use crate::answer::{Answer, Heard, Outcome, Standing};
use crate::calendar::{date_with_weekday, moment};
use crate::letter::{LetterKind, Point};
use chrono::NaiveDate;

/// Begins the key of a letter to a unit; the number of the owner's answer follows.
const WORD: &str = "decided";

/// The number of the owner's answer that the letter of that key tells a unit of.
pub(super) fn answer_of(key: &str) -> Option<i64> {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(WORD)?.strip_prefix('-')?;
    rest.split('-').next()?.parse().ok()
}

/// Each unit once, whatever of its tasks the answer is about.
pub(super) fn tell_units(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    if answer.standing != Standing::Counts {
        return;
    }
    let said: Vec<(&str, Point)> = { answer.heard.iter() }
        .filter_map(|heard| said(heard, round, fact.id))
        .collect();
    let mut units: Vec<&str> = Vec::new();
    for (unit, _) in &said {
        if !units.contains(unit) {
            units.push(unit);
        }
    }
    for id in units {
        let Some(unit) = round.rules.office.unit(id) else {
            continue;
        };
        let when = fact.id.to_string();
        let Some(to) = unit
            .mailbox
            .as_ref()
            .filter(|to| !is_written(round, WORD, &when, to))
        else {
            continue;
        };
        let points: Vec<Point> = { said.iter() }
            .filter(|(of, _)| *of == id)
            .map(|(_, point)| point.clone())
            .collect();
        let facts = named([("wish", "1".into()), ("taken", moment(fact.at))]);
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
        round.write(
            note,
            format!("the owner's word on a wish, answer {}", fact.id),
            agenda,
        );
    }
}

/// What the unit reads, and whose wish it was.
fn said<'h>(heard: &'h Heard, round: &Round, answer: i64) -> Option<(&'h str, Point)> {
    let line = heard.line.as_ref()?;
    let (group, until) = match &heard.outcome {
        Outcome::Agreed { until, .. } => {
            let until = agreed_since(round, &line.task, answer).unwrap_or(*until);
            ("agreed", date_with_weekday(until))
        }
        Outcome::Declined => ("declined", String::new()),
        Outcome::Unsettled { .. } => ("unsettled", String::new()),
        _ => return None,
    };
    Some((&line.unit, point(group, Some(line), [("until", until)])))
}

/// The day that a later answer gave the same task, for whichever unit: it holds for all of them, and the
/// calendar entry beside the words has it too.
fn agreed_since(round: &Round, task: &str, answer: i64) -> Option<NaiveDate> {
    let later = round.facts.answers.iter().filter(|fact| fact.id > answer);
    let counts = later.filter_map(|fact| match &fact.came {
        Came::Answer(answer) if answer.standing == Standing::Counts => Some(answer),
        _ => None,
    });
    let of_task = |heard: &&Heard| heard.line.as_ref().is_some_and(|line| line.task == task);
    let mut heard = counts
        .flat_map(|answer| answer.heard.iter().filter(of_task))
        .rev();
    heard.find_map(|heard| match &heard.outcome {
        Outcome::Agreed { until, .. } => Some(*until),
        _ => None,
    })
}
