//! What an undo takes back of an answer, as tasks stand when it comes.

use super::settled::{First, asked_back};
use super::{Voice, decided, events, renew};
use crate::agenda::{Came, Duty, Facts, taken_back};
use crate::answer::order::Named;
use crate::answer::words::excerpt;
use crate::answer::{Answer, EventWord, Heard, Lapse, Line, Outcome, Standing, Step, is_same_row};
use crate::calendar::{Moment, date};
use crate::plan::{Mark, MarkKind};
use chrono::NaiveDate;

pub(super) fn takes_back(heard: &Heard) -> bool {
    matches!(
        heard.outcome,
        Outcome::Undone | Outcome::Withdrawn | Outcome::Unsettled { .. }
    ) || matches!(&heard.outcome, Outcome::Event { word } if word.step.takes_back())
        || matches!(&heard.outcome, Outcome::Handed { hand } if hand.is_undo)
}

/// Whether the answer took something back and says nothing else that could be taken back.
pub(super) fn is_of_undo(answer: &Answer) -> bool {
    let is_of_undo = |h: &Heard| takes_back(h) || matches!(h.outcome, Outcome::Other | Outcome::UndoOfUndo);
    answer.heard.iter().all(is_of_undo) && answer.heard.iter().any(|h| h.outcome != Outcome::Other)
}

/// What an undo names of all that could be taken back; all where it names nothing. What it names and is not there
/// is asked back.
pub(super) fn chosen(heard: Vec<Heard>, named: &[Named]) -> Vec<Heard> {
    if named.is_empty() {
        return match heard.is_empty() {
            true => vec![asked_back(Outcome::TooLate, &[])],
            false => heard,
        };
    }
    let mut found: Vec<Heard> = Vec::new();
    for name in named {
        let is_meant = |h: &&Heard| {
            h.line.as_ref().is_some_and(|line| match name {
                Named::Row(row) => is_same_row(&line.row, row),
                Named::Due(due) => line.due == *due,
            })
        };
        let meant: Vec<Heard> = heard.iter().filter(is_meant).cloned().collect();
        match (meant.is_empty(), name) {
            (false, _) => found.extend(
                meant
                    .into_iter()
                    .filter(|h| !found.contains(h))
                    .collect::<Vec<_>>(),
            ),
            (true, Named::Row(row)) => {
                found.push(asked_back(Outcome::UndoWhat, &[format!("HỦY {row}")]));
            }
            (true, Named::Due(due)) => {
                let words = format!("HỦY hạn {}", date(*due));
                found.push(asked_back(Outcome::UndoWhat, &[words]));
            }
        }
    }
    found
}

/// How tasks stand when an answer is taken back.
pub(super) struct Now<'f> {
    pub all: &'f [Duty<'f>],
    pub facts: &'f Facts,
    pub today: NaiveDate,
}

impl Now<'_> {
    /// Whether what finished the occurrence is still the answer of that moment.
    fn is_finished_by(&self, at: Moment, line: &Line) -> bool {
        let mut mine = { self.all.iter() }.filter(|d| d.task.id == line.task && d.unit == line.unit);
        mine.any(|d| d.done.is_some_and(|m| m.at == at && m.due == Some(line.due)))
    }

    /// Whether the unit's own answer finished the occurrence by that document, and may still be taken back.
    fn is_consented(&self, line: &Line, number: &str) -> bool {
        let mine = { self.all.iter() }
            .filter(|d| (&d.task.id, &d.unit, d.occurrence.due) == (&line.task, &line.unit, line.due));
        let mut marks = mine.filter_map(|d| d.done);
        let is_its = |mark: &Mark| matches!(&mark.kind, MarkKind::Done { number: by, .. } if by == number);
        let is_open = |at: Moment| {
            self.facts.answers.iter().any(|fact| match &fact.came {
                Came::Answer(a) => {
                    let is_late = a.undo_until.is_none_or(|until| until < self.today);
                    fact.at == at && a.unit == line.unit && !is_late
                }
                Came::Returned(_) => false,
            })
        };
        marks.any(|mark| is_its(mark) && is_open(mark.at))
    }

    /// Whether the unit does not owe it any more.
    fn is_gone(&self, line: &Line) -> bool {
        { self.all.iter() }.all(|d| d.task.id != line.task || d.unit != line.unit)
    }

    /// Whether the newest word on the task's day is still that answer.
    fn is_dated_by(&self, first: &First, line: &Line) -> bool {
        let is_day = |m: &&Mark| m.task == line.task && matches!(m.kind, MarkKind::Dated { .. });
        let newest = self.facts.marks.iter().rev().find(is_day);
        newest.is_some_and(|m| m.at == first.at)
    }

    /// Whether the newest word on who leads the task is still that answer.
    fn is_led_by(&self, first: &First, line: &Line) -> bool {
        let is_lead = |m: &&Mark| m.task == line.task && matches!(m.kind, MarkKind::Led { .. });
        let newest = self.facts.marks.iter().rev().find(is_lead);
        newest.is_some_and(|m| m.at == first.at)
    }
}

/// What of an answer is taken back: a mark only where it is still the one in force. What is said besides goes
/// to whoever is told of it; who is told that a wish is withdrawn reads the wish again.
pub(super) fn undone(first: &First, now: &Now, is_late: bool, besides: &str) -> Vec<Heard> {
    let is_proposal = first.answer.standing == Standing::Proposed;
    let only_if = |holds: bool, outcome: Outcome| if holds { outcome } else { Outcome::TooLate };
    let outcome = |heard: &Heard| {
        let line = heard.line.as_ref();
        Some(match &heard.outcome {
            Outcome::Other => return None,
            Outcome::Doubtful { .. } if is_proposal => Outcome::Undone,
            // The unit has consented since: what its consent recorded is taken back.
            Outcome::Doubtful { number, .. } if now.is_consented(line?, number) => Outcome::Undone,
            Outcome::Doubtful { number, date, .. } => Outcome::Lapsed {
                number: number.clone(),
                date: *date,
                why: Lapse::Refused,
            },
            Outcome::Event { word } => {
                let found = match (is_late, is_proposal) {
                    (true, _) => Some(Step::Fixed),
                    (false, true) => Some(Step::Dropped),
                    (false, false) => events::taken_back(word, &line?.task, first.at, &now.facts.marks),
                };
                let word = Box::new(EventWord {
                    step: found?,
                    ..(**word).clone()
                });
                Outcome::Event { word }
            }
            _ if is_late => Outcome::TooLate,
            Outcome::Recorded { .. }
            | Outcome::Wish { .. }
            | Outcome::Forecast { .. }
            | Outcome::Wrong
            | Outcome::Agreed { .. }
            | Outcome::Declined
                if is_proposal =>
            {
                Outcome::Undone
            }
            // The task went on to another unit with its result, or is in the plan no more.
            Outcome::Recorded { .. } if now.is_gone(line?) => Outcome::Gone,
            Outcome::Recorded { .. } => only_if(now.is_finished_by(first.at, line?), Outcome::Undone),
            // Taken back is the document that stands in the way of this one.
            Outcome::OtherDocument { until: Some(_), .. } | Outcome::SaidOpen { until: Some(_) }
                if is_proposal =>
            {
                return None;
            }
            Outcome::OtherDocument {
                until: Some(until), ..
            }
            | Outcome::SaidOpen { until: Some(until) } => {
                let record = line?.record.as_ref()?;
                let is_open = now.today <= *until && now.is_finished_by(record.at, line?);
                only_if(is_open, Outcome::Undone)
            }
            Outcome::Wish { .. } if decided::is_agreed(line?, first.at, now.facts) => Outcome::Kept,
            Outcome::Wish { .. } | Outcome::Forecast { .. } | Outcome::Wrong => Outcome::Withdrawn,
            Outcome::Agreed { before, .. } => {
                let before = Some(before.clone());
                only_if(now.is_dated_by(first, line?), Outcome::Unsettled { before })
            }
            Outcome::Handed { hand } => {
                let hand = Box::new(hand.undone());
                only_if(now.is_led_by(first, line?), Outcome::Handed { hand })
            }
            Outcome::Declined => Outcome::Unsettled { before: None },
            _ => return None,
        })
    };
    // Of what was taken back before only the rest is left.
    let is_open = |h: &&Heard| {
        !h.line
            .as_ref()
            .is_some_and(|l| taken_back(first.id, l, now.facts))
    };
    let heard = first.answer.heard.iter().filter(is_open);
    heard
        .filter_map(|h| {
            let outcome = outcome(h)?;
            let mut line = h.line.clone();
            let before = match outcome {
                Outcome::Withdrawn | Outcome::Kept => {
                    line.iter_mut().for_each(|l| renew(l, now.all, now.facts));
                    h.words.clone()
                }
                // A person reads what was asked for.
                Outcome::Gone => "HỦY".to_owned(),
                _ => String::new(),
            };
            Some(Heard {
                outcome,
                line,
                words: excerpt(&[before, besides.to_owned()]),
            })
        })
        .collect()
}

pub(super) fn reopen(line: &Line, voice: &Voice, now: Moment) -> Mark {
    Mark {
        task: line.task.clone(),
        unit: Some(line.unit.clone()),
        due: Some(line.due),
        kind: MarkKind::Reopened,
        at: now,
        by: voice.by.clone(),
    }
}
