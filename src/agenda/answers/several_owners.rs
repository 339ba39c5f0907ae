//! Two words of the plan's owner, or of him and who stands in, on one wish: each receipt names the other one, and
//! the unit is told the day that it had, not one that it was never told.

use super::in_force::{moves_day, said_of, taken_back};
use super::words::{WORD, is_written, wished_day};
use crate::agenda::facts::AnswerFact;
use crate::agenda::round::Round;
use crate::answer::{Heard, Line, Outcome};
use crate::calendar::moment;
use chrono::NaiveDate;

/// What another mail of the owner's says of the same wish; empty where there is none. Where it came later, it is
/// the one that counts.
pub(super) fn other_word(heard: &Heard, id: i64, round: &Round) -> String {
    let (Some(line), true) = (&heard.line, is_decision(heard)) else {
        return String::new();
    };
    let mine = |l: &Line| l.unit == line.unit;
    let about = || said_of(&line.task, round.facts).filter(|(_, h)| h.line.as_ref().is_some_and(mine));
    let stands = |fact: &AnswerFact| !taken_back(fact.id, line, round.facts);
    let is_other = |(fact, h): &(&AnswerFact, &Heard)| is_decision(h) && stands(fact);
    let newer = about().filter(is_other).rfind(|(fact, _)| id < fact.id);
    if let Some((fact, h)) = newer {
        let at = moment(fact.at);
        return format!(
            "; lúc {at} đã có ý kiến sau, {}; ý kiến sau có hiệu lực",
            named(h, round)
        );
    }
    // Beyond a newer wish it was about another one.
    let wished = { about() }
        .filter(|(fact, h)| fact.id < id && matches!(h.outcome, Outcome::Wish { .. }))
        .map(|(fact, _)| fact.id)
        .max();
    let older = { about() }
        .filter(is_other)
        .rfind(|(fact, _)| fact.id < id && wished.is_none_or(|wish| wish < fact.id));
    match older {
        Some((fact, h)) if h.outcome == Outcome::Declined => {
            format!("; thay cho ý kiến lúc {}, {}", moment(fact.at), named(h, round))
        }
        _ => String::new(),
    }
}

fn is_decision(heard: &Heard) -> bool {
    matches!(heard.outcome, Outcome::Agreed { .. } | Outcome::Declined)
}

fn named(heard: &Heard, round: &Round) -> String {
    match &heard.outcome {
        Outcome::Agreed { until, .. } => format!("đồng ý đến {}", wished_day(*until, round.rules)),
        _ => "chưa đồng ý".to_owned(),
    }
}

/// The day before that word as the unit knows it: of the owner's days those that it was told.
pub(super) fn known_before(line: &Line, answer: i64, round: &Round) -> NaiveDate {
    let unit = round.rules.office.unit(&line.unit);
    let is_told = |id: i64| {
        let to = unit.and_then(|u| u.mailbox.as_ref());
        to.is_none_or(|to| is_written(round, WORD, &id.to_string(), to))
    };
    let mut due = line.due;
    let earlier = said_of(&line.task, round.facts).rev();
    for (fact, heard) in earlier.filter(|(fact, h)| fact.id < answer && moves_day(h)) {
        let (Outcome::Agreed { until, .. }, Some(before)) = (&heard.outcome, &heard.line) else {
            break;
        };
        if *until != due || is_told(fact.id) {
            break;
        }
        due = before.due;
    }
    due
}
