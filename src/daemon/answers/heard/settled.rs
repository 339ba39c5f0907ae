//! An answer to a letter about an answer: taken back, confirmed, or said anew.

use super::{Verdict, Voice, decided, fresh, renew, verdict};
use crate::agenda::{Duty, Facts, Rules, duties};
use crate::answer::judge::{self, Order};
use crate::answer::words::excerpt;
use crate::answer::{Answer, Heard, Line, Mail, Outcome, Standing};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::{Mark, MarkKind};

/// The answer that a receipt or a request to confirm is about.
pub(super) struct First {
    pub id: i64,
    pub answer: Answer,
    pub at: Moment,
    pub is_settled: bool,
}

pub(super) fn of_answer(
    mail: &Mail,
    first: &First,
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let mut lines = first.answer.lines.clone();
    lines.iter_mut().for_each(|line| renew(line, &all, facts));
    let is_proposal = first.answer.standing == Standing::Proposed;
    // The reference of a request to confirm was sent to the unit's own address and nowhere else.
    let may_order = voice.is_of_unit && (voice.is_authentic || is_proposal);
    let (order, besides) = judge::order(&mail.lines, today).unzip();
    let besides = besides.unwrap_or_default();
    if !is_proposal && order != Some(Order::Undo) && first.answer.decides {
        let lines = lines.clone();
        let known = (facts, all.as_slice(), answers);
        if let Some(verdict) = decided::again(mail, (lines, first.at), voice, known, now) {
            return Some(verdict);
        }
    }
    let (heard, settles) = match order {
        None => return Some(fresh(mail, lines, voice, answers, now)),
        Some(_) if !may_order => return Some(fresh(mail, Vec::new(), voice, answers, now)),
        // Settled once, whatever comes later.
        Some(_) if first.is_settled => return None,
        Some(Order::Confirm) if !is_proposal => return None,
        Some(Order::Confirm) => (confirmed(&first.answer, &lines, &besides), Some(first.id)),
        Some(Order::Undo) => {
            let is_late = first.answer.undo_until.is_some_and(|until| until < today);
            let heard = undone(first, &Now { all: &all, facts }, is_late, &besides);
            let is_undone = heard.iter().any(|h| h.outcome != Outcome::TooLate);
            (heard, is_undone.then_some(first.id))
        }
    };
    if heard.is_empty() {
        return None;
    }
    let mut verdict = verdict(heard, lines, Standing::Counts, voice, (answers, now));
    let reopened = verdict
        .answer
        .heard
        .iter()
        .filter(|h| h.outcome == Outcome::Undone && !is_proposal);
    let reopened: Vec<Mark> = reopened
        .filter_map(|h| Some(reopen(h.line.as_ref()?, voice, now)))
        .collect();
    verdict.marks.extend(reopened);
    verdict.settles = settles;
    Some(verdict)
}

/// What was proposed, as it stands now, with what whoever confirms it says besides.
fn confirmed(first: &Answer, lines: &[Line], besides: &str) -> Vec<Heard> {
    let renewed = |heard: &Heard| {
        let line = heard.line.as_ref().and_then(|l| {
            lines
                .iter()
                .find(|n| n.task == l.task && n.unit == l.unit && n.row == l.row)
        });
        let outcome = match (&heard.outcome, line) {
            (Outcome::Recorded { .. } | Outcome::Agreed { .. }, Some(line)) if line.is_done => {
                Outcome::DoneBefore
            }
            (Outcome::Recorded { .. } | Outcome::Agreed { .. }, Some(line)) if line.is_gone => Outcome::Gone,
            (outcome, _) => outcome.clone(),
        };
        Heard {
            outcome,
            line: line.or(heard.line.as_ref()).cloned(),
            words: excerpt(&[heard.words.clone(), besides.to_owned()]),
        }
    };
    // Free words were passed on when they came.
    let to_confirm = first.heard.iter().filter(|h| h.outcome != Outcome::Other);
    to_confirm.map(renewed).collect()
}

/// How tasks stand when an answer is taken back.
struct Now<'f> {
    all: &'f [Duty<'f>],
    facts: &'f Facts,
}

impl Now<'_> {
    /// Whether what finished the occurrence is still that answer.
    fn is_finished_by(&self, first: &First, line: &Line) -> bool {
        let mut mine = { self.all.iter() }.filter(|d| d.task.id == line.task && d.unit == line.unit);
        mine.any(|d| {
            d.done
                .is_some_and(|m| m.at == first.at && m.due == Some(line.due))
        })
    }

    /// Whether the newest word on the task's day is still that answer.
    fn is_dated_by(&self, first: &First, line: &Line) -> bool {
        let is_day = |m: &&Mark| m.task == line.task && matches!(m.kind, MarkKind::Dated { .. });
        let newest = self.facts.marks.iter().rev().find(is_day);
        newest.is_some_and(|m| m.at == first.at)
    }
}

/// What of an answer is taken back: a mark only where it is still the one in force. What is said besides goes
/// to whoever is told of it; who is told that a wish is withdrawn reads the wish again.
fn undone(first: &First, now: &Now, is_late: bool, besides: &str) -> Vec<Heard> {
    let is_proposal = first.answer.standing == Standing::Proposed;
    let only_if = |holds: bool, outcome: Outcome| if holds { outcome } else { Outcome::TooLate };
    let outcome = |heard: &Heard| {
        let line = heard.line.as_ref();
        Some(match &heard.outcome {
            Outcome::Other => return None,
            _ if is_late => Outcome::TooLate,
            Outcome::Recorded { .. }
            | Outcome::Wish { .. }
            | Outcome::Wrong
            | Outcome::Agreed { .. }
            | Outcome::Declined
                if is_proposal =>
            {
                Outcome::Undone
            }
            Outcome::Recorded { .. } => only_if(now.is_finished_by(first, line?), Outcome::Undone),
            Outcome::Wish { .. } | Outcome::Wrong => Outcome::Withdrawn,
            Outcome::Agreed { before, .. } => {
                let before = Some(before.clone());
                only_if(now.is_dated_by(first, line?), Outcome::Unsettled { before })
            }
            Outcome::Declined => Outcome::Unsettled { before: None },
            _ => return None,
        })
    };
    let heard = first.answer.heard.iter();
    heard
        .filter_map(|h| {
            let outcome = outcome(h)?;
            let before = match outcome {
                Outcome::Withdrawn => h.words.clone(),
                _ => String::new(),
            };
            Some(Heard {
                outcome,
                line: h.line.clone(),
                words: excerpt(&[before, besides.to_owned()]),
            })
        })
        .collect()
}

fn reopen(line: &Line, voice: &Voice, now: Moment) -> Mark {
    Mark {
        task: line.task.clone(),
        unit: Some(line.unit.clone()),
        due: Some(line.due),
        kind: MarkKind::Reopened,
        at: now,
        by: voice.by.clone(),
    }
}
