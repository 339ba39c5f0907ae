//! Answers about a task itself in a mail to a letter about events: a result, a wish, a wrong assignment. A task whose
//! event is on record is answered as to any other letter; one that waits for its event has nothing to finish or to
//! postpone, and the day of a document is none of an event.

use super::judge::{Asked, Heard, heard, judge_said};
use super::line::Line;
use super::outcome::Outcome;
use super::reported::Awaited;
use super::words::{Said, SaidDay, Word, excerpt, happened, said};
use crate::plan::folded;

/// What such answers come to, and the lines that are left for events.
#[derive(Debug)]
pub struct Apart {
    pub heard: Vec<Heard>,
    pub rest: Vec<String>,
}

/// `None` where the mail holds no such answer. `asked.lines` are the occurrences of those tasks whose event is known.
pub fn apart(own: &[String], waiting: &[Awaited], asked: Asked) -> Option<Apart> {
    let said = said(own, asked.today);
    let (answers, others): (Vec<Said>, Vec<Said>) = said.into_iter().partition(is_answer);
    if answers.is_empty() {
        return None;
    }
    let names_day = |s: &&Said| happened(&s.line, asked.today).day != SaidDay::Nothing;
    let rest = others.iter().filter(names_day).map(|s| s.line.clone()).collect();
    let mut lines = asked.lines.to_vec();
    lines.extend(without_occurrence(waiting, asked.lines).map(|a| a.line.clone()));
    let all = Asked {
        lines: &lines,
        ..asked
    };
    let (of_waiting, of_running): (Vec<Said>, Vec<Said>) = answers
        .into_iter()
        .partition(|one| waits_for(one, waiting, all).is_some());
    let mut found = judge_said(&of_running, all);
    for one in &of_waiting {
        let new = waits_for(one, waiting, all).map(|asked| too_early(one, asked));
        found.extend(new.filter(|new| !found.contains(new)));
    }
    Some(Apart { heard: found, rest })
}

/// "8: hoàn thành cuộc kiểm tra ngày 30/6/2026" may tell of the event.
fn is_answer(said: &Said) -> bool {
    let says_done = || {
        folded(&said.line)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "xong")
    };
    match &said.word {
        Word::Done { number, .. } => number.is_some() || says_done(),
        Word::Unfinished { .. } => says_done(),
        Word::Postpone { .. } | Word::Forecast { .. } | Word::Wrong => true,
        Word::Undo { .. } | Word::Confirm | Word::Free | Word::Unclear => false,
    }
}

fn without_occurrence<'a>(waiting: &'a [Awaited], running: &'a [Line]) -> impl Iterator<Item = &'a Awaited> {
    let runs = |a: &Awaited| running.iter().any(|l| l.task == a.line.task);
    waiting.iter().filter(move |a| !runs(a))
}

/// The task without an occurrence that the answer is about.
fn waits_for<'a>(said: &Said, waiting: &'a [Awaited], asked: Asked) -> Option<&'a Awaited> {
    let judged = judge_said(std::slice::from_ref(said), asked);
    let line = judged.into_iter().find_map(|h| h.line)?;
    waiting.iter().find(|a| a.line == line)
}

fn too_early(said: &Said, asked: &Awaited) -> Heard {
    let outcome = match said.word {
        Word::Wrong => Outcome::Wrong,
        // There is no day yet that it could be held against: a person reads it.
        Word::Forecast { .. } => Outcome::Other,
        _ => Outcome::NoEvent {
            event: asked.event.clone(),
        },
    };
    let free = said.besides.iter().filter(|l| **l != said.line).cloned();
    let words: Vec<String> = std::iter::once(said.line.clone()).chain(free).collect();
    heard(Some(&asked.line), outcome, &excerpt(&words))
}
