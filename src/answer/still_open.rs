//! What a unit says of a task that is on record as finished, where it says that it is not: what is recorded wrongly is
//! never reminded of again, so whoever says so reads what is on record and how to take it back, and the owner reads of it.

use super::line::Line;
use super::outcome::Outcome;
use super::words::denies_result;
use chrono::NaiveDate;

/// What the words come to where the task stands as finished and they say that it is not; `None` for all other words.
pub(super) fn said_open(line: &Line, words: &str, today: NaiveDate) -> Option<Outcome> {
    let is_meant = line.is_done && line.may_finish && denies_result(words);
    is_meant.then(|| of_record(line, today))
}

/// The same where the answer's own word says it: "SAI", "XONG một phần".
pub(super) fn of_record(line: &Line, today: NaiveDate) -> Outcome {
    let until = line.record.as_ref().and_then(|record| record.undo_until);
    Outcome::SaidOpen {
        until: until.filter(|until| today <= *until),
    }
}
