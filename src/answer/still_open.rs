//! What a unit says of a task that is on record as finished, where it says that it is not: what is recorded wrongly is
//! never reminded of again, so whoever says so reads what is on record and how to take it back, and the owner reads of it.

use super::judge::{Asked, Heard, heard};
use super::line::{Line, is_same_row};
use super::order::{Named, named};
use super::outcome::Outcome;
use super::words::{Said, Word, denies_result};
use crate::plan::folded;
use chrono::NaiveDate;

/// What an undo comes to in answer to a letter that tells tasks and no answer: of what is on record whoever sent it
/// reads how to take it back; `None` where it names nothing of the letter.
pub(super) fn undone(said: &Said, asked: Asked) -> Option<Vec<Heard>> {
    if !matches!(said.word, Word::Undo { .. }) {
        return None;
    }
    let names = named(said);
    let is_named = |line: &&Line| {
        names.iter().any(|name| match name {
            Named::Row(row) => is_same_row(&line.row, row),
            Named::Due(due) => line.due == *due,
        })
    };
    let lines: Vec<&Line> = match (names.is_empty(), asked.lines) {
        (true, [only]) => vec![only],
        _ => asked.lines.iter().filter(is_named).collect(),
    };
    let is_order = folded(&said.line).starts_with("huy");
    if names.is_empty() && is_order && lines.is_empty() && asked.lines.iter().any(is_on_record) {
        return Some(vec![heard(None, Outcome::UndoWhat, &said.line)]);
    }
    let of = |line: &&Line| {
        let outcome = match is_on_record(line) {
            true => of_record(line, asked.today),
            false => Outcome::Other,
        };
        heard(Some(line), outcome, &said.line)
    };
    (!lines.is_empty()).then(|| lines.iter().map(of).collect())
}

fn is_on_record(line: &Line) -> bool {
    line.is_done && line.may_finish
}

/// What the words come to where the task stands as finished and they say that it is not; `None` for all other words.
pub(super) fn said_open(line: &Line, words: &str, today: NaiveDate) -> Option<Outcome> {
    let is_meant = is_on_record(line) && denies_result(words);
    is_meant.then(|| of_record(line, today))
}

/// The same where the answer's own word says it: "SAI", "XONG một phần".
pub(super) fn of_record(line: &Line, today: NaiveDate) -> Outcome {
    let until = line.record.as_ref().and_then(|record| record.undo_until);
    Outcome::SaidOpen {
        until: until.filter(|until| today <= *until),
    }
}
