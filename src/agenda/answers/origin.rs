//! What was taken back: the unit and the owner read what it was, not only of which task.

use super::words::wished_day;
use crate::agenda::facts::Came;
use crate::agenda::round::Round;
use crate::answer::{Answer, Heard, Outcome, Standing};

/// What the answer had said that this one takes back, of the same task.
pub(super) fn taken_back<'f>(heard: &Heard, answer: &Answer, round: &Round<'f>) -> Option<&'f Heard> {
    let line = heard.line.as_ref()?;
    let id = answer.takes_back?;
    let first = round.facts.answers.iter().find(|fact| fact.id == id)?;
    let Came::Answer(first) = &first.came else {
        return None;
    };
    let is_same = |h: &&Heard| {
        let of = h
            .line
            .as_ref()
            .filter(|l| l.task == line.task && l.unit == line.unit);
        of.is_some() && h.outcome != Outcome::Other
    };
    first.heard.iter().find(is_same)
}

/// Whether a result that was on record was taken back: its task is reminded of again.
pub(super) fn opens_again(heard: &Heard, answer: &Answer, round: &Round) -> bool {
    use Outcome::{Doubtful, OtherDocument, Recorded, SaidOpen};
    let first = answer.takes_back.and_then(|id| {
        let fact = round.facts.answers.iter().find(|fact| fact.id == id)?;
        match &fact.came {
            Came::Answer(first) => Some(first),
            Came::Returned(_) => None,
        }
    });
    // What waited to be confirmed was never on record.
    let counted = first.is_some_and(|first| first.standing == Standing::Counts);
    let is_part = heard.line.as_ref().is_some_and(|line| line.is_part);
    let was = taken_back(heard, answer, round).map(|first| &first.outcome);
    heard.outcome == Outcome::Undone
        && counted
        && !is_part
        && matches!(
            was,
            Some(Doubtful { .. } | Recorded { .. } | OtherDocument { .. } | SaidOpen { .. })
        )
}

/// "ngày dự kiến hoàn thành Thứ Sáu 27/11/2026"; empty where the point itself says what it was.
pub(super) fn named(heard: &Heard, answer: &Answer, round: &Round) -> String {
    if !matches!(heard.outcome, Outcome::Withdrawn | Outcome::Undone) {
        return String::new();
    }
    let first = taken_back(heard, answer, round);
    match first.map(|first| &first.outcome) {
        Some(Outcome::Forecast { until }) => {
            format!("ngày dự kiến hoàn thành {}", wished_day(*until, round.rules))
        }
        Some(Outcome::Wish { until: Some(until) }) => {
            format!("đề nghị lùi thời hạn đến {}", wished_day(*until, round.rules))
        }
        Some(Outcome::Wish { until: None }) => "đề nghị lùi thời hạn".to_owned(),
        Some(Outcome::Wrong) => "phản ánh giao việc chưa đúng".to_owned(),
        _ => String::new(),
    }
}

/// Whether a day is taken back by which the unit expected to be done: it asked for nothing.
pub(super) fn is_forecast(heard: &Heard, answer: &Answer, round: &Round) -> bool {
    let first = || taken_back(heard, answer, round);
    heard.outcome == Outcome::Withdrawn
        && first().is_some_and(|h| matches!(h.outcome, Outcome::Forecast { .. }))
}
