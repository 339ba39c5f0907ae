//! Why a letter that a person sends again would say something that is no longer so.

use super::duties::owed;
use super::duty::Duty;
use super::facts::{Facts, LetterFact};
use super::ledger::{TRIAL, base};
use super::rules::Rules;
use super::sending::{counts_days, is_at, is_owed};
use crate::calendar::{Moment, day_of, moment};
use crate::letter::{LetterKind, Owed};

/// Keys of letters on a trouble begin so, and those of their all-clears.
const TROUBLES: [(&str, &str); 2] = [("alarm-", "clear-"), ("outage-", "answers-")];

/// Why it is outdated; `None` where it still holds, as far as the program knows. `listed` is what the letter
/// names without a stage.
pub fn obsolete(
    letter: &LetterFact,
    listed: &[Owed],
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> Option<String> {
    let today = day_of(now);
    let of_today = rules.on(today);
    let rules = of_today.as_ref();
    if is_all_clear_told(letter, facts) {
        return Some("what it warns of is over, and its all-clear was written".to_owned());
    }
    let (duties, _) = owed(facts, rules, today);
    for told in &letter.told {
        let duty = duties.iter().find(|d| is_owed(told, d));
        let Some(duty) = duty else {
            return Some(gone(told.due));
        };
        if !is_at(told, duty, now, rules) {
            return Some(format!("the task due {} is at another stage today", told.due));
        }
    }
    let is_open = |of: &&Owed| duties.iter().any(|d| is_listed(of, d) && !d.is_done());
    // What a confirmation names may well be finished.
    let asked = listed.iter().filter(|_| letter.kind != LetterKind::Confirmation);
    if let Some(over) = { asked }.find(|of| !is_open(of)) {
        return Some(gone(over.due));
    }
    if !counts_days(letter.kind) {
        return None;
    }
    if day_of(letter.written_at) != today {
        let written = moment(letter.written_at);
        return Some(format!("it counts its days from {written}"));
    }
    // A list to the owner keeps nothing of what is in it.
    let is_since = |at: Moment| letter.written_at < at && at <= now;
    let is_silent_list = letter.kind == LetterKind::LateList && letter.told.is_empty();
    let is_doubtful = is_silent_list && facts.marks.iter().any(|m| is_since(m.at));
    is_doubtful.then(|| "somebody has spoken of tasks since it was written".to_owned())
}

fn gone(due: chrono::NaiveDate) -> String {
    format!("the task due {due} is finished, moved or struck out")
}

fn is_listed(of: &Owed, duty: &Duty) -> bool {
    (duty.task.id.as_str(), duty.unit.as_str(), duty.occurrence.due) == (&of.task, &of.unit, of.due)
}

/// Whether the letter is of a trouble whose end was told since.
fn is_all_clear_told(letter: &LetterFact, facts: &Facts) -> bool {
    let key = base(&letter.key);
    let (trial, live) = match key.strip_prefix(TRIAL) {
        Some(live) => (TRIAL, live),
        None => ("", key),
    };
    TROUBLES.iter().any(|(begin, end)| {
        live.strip_prefix(begin)
            .is_some_and(|rest| facts.ledger.has(&format!("{trial}{end}{rest}")))
    })
}
