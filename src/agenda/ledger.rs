//! What is known when deciding: tasks, marks, letters, fetches; and the memory of
//! what was told, which is derived from the letters themselves.

use crate::calendar::Moment;
use crate::dossier::Mode;
use crate::letter::{LetterKind, Told};
use crate::outbox::{Attempt, WhenUncertain};
use crate::plan::{Mark, Task};
use crate::portal::FailureKind;
use crate::remind::Stage;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// One read of the world, in one transaction.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub tasks: Vec<Task>,
    pub marks: Vec<Mark>,
    pub ledger: Ledger,
    /// Letters that are not settled.
    pub open_letters: Vec<LetterFact>,
    /// The newest attempts of all letters, newest first: whether the mail server needs rest.
    pub last_attempts: Vec<Attempt>,
    /// Recent fetches, newest last.
    pub fetches: Vec<FetchFact>,
    /// The day of the first `plan import --apply`.
    pub first_applied: Option<NaiveDate>,
}

/// A letter on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterFact {
    pub key: String,
    pub kind: LetterKind,
    pub written_at: Moment,
    pub when_uncertain: WhenUncertain,
    pub attempts: Vec<Attempt>,
    pub told: Vec<Told>,
}

/// One request to a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchFact {
    pub source: String,
    pub mode: Mode,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub at: Moment,
    /// `None` is a good answer.
    pub failure: Option<FailureKind>,
    pub retry_after: Option<Moment>,
}

/// The occurrence of a lead unit, and who was told of it: task, unit, L, mark of the address.
///
/// By address, because a stage is told by several letters and one of them may be lost to a power
/// cut or taken back after a day of refusals: it must not count as told by the others.
type TellingKey = (String, String, NaiveDate, String);

/// What was told, and under which keys. Cancelled letters were not told.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    written: HashSet<String>,
    cancelled: HashMap<String, usize>,
    highest: HashMap<TellingKey, Stage>,
    /// The same for letters of a trial run, which told the owner only.
    highest_in_trial: HashMap<TellingKey, Stage>,
}

/// Begins the key of every letter of a trial run.
pub const TRIAL: &str = "trial-";

impl Ledger {
    /// Remembers a letter that was queued, whatever became of it but cancelled.
    pub fn note(&mut self, key: &str, told: &[Told]) {
        self.written.insert(base(key).to_owned());
        let highest = if key.starts_with(TRIAL) {
            &mut self.highest_in_trial
        } else {
            &mut self.highest
        };
        let mark = mark_of(base(key));
        for line in told {
            let stage = highest
                .entry((line.task.clone(), line.unit.clone(), line.due, mark.to_owned()))
                .or_insert(line.stage);
            *stage = (*stage).max(line.stage);
        }
    }

    /// Remembers that a letter was cancelled before it went out.
    pub fn note_cancelled(&mut self, key: &str) {
        *self.cancelled.entry(base(key).to_owned()).or_default() += 1;
    }

    /// Whether a letter of that key was written and not cancelled.
    pub fn has(&self, key: &str) -> bool {
        self.written.contains(key)
    }

    /// The key under which the letter is written now: after a cancelled one, the next revision,
    /// so that its Message-ID is another.
    pub fn key(&self, key: &str) -> String {
        match self.cancelled.get(key) {
            None => key.to_owned(),
            Some(n) => format!("{key}.r{}", n + 1),
        }
    }

    /// The highest stage of that occurrence told to the address with that mark, in a trial run or live.
    pub fn highest(
        &self,
        task: &str,
        unit: &str,
        due: NaiveDate,
        mark: &str,
        in_trial: bool,
    ) -> Option<Stage> {
        let highest = if in_trial {
            &self.highest_in_trial
        } else {
            &self.highest
        };
        // Owned keys keep the map simple; a year of an office is some thousand look-ups.
        highest
            .get(&(task.to_owned(), unit.to_owned(), due, mark.to_owned()))
            .copied()
    }
}

/// The key without its revision.
fn base(key: &str) -> &str {
    match key.rsplit_once(".r") {
        Some((base, n)) if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) => base,
        _ => key,
    }
}

/// The mark of the address, with which the keys of letters about tasks end.
fn mark_of(key: &str) -> &str {
    key.rsplit_once('-').map_or(key, |(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::Role;

    #[test]
    fn a_cancelled_letter_frees_its_place_under_a_new_key() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.key("late-2026-07-03-ab"), "late-2026-07-03-ab");
        ledger.note_cancelled("late-2026-07-03-ab");
        assert!(!ledger.has("late-2026-07-03-ab"));
        assert_eq!(ledger.key("late-2026-07-03-ab"), "late-2026-07-03-ab.r2");
        ledger.note("late-2026-07-03-ab.r2", &[]);
        assert!(ledger.has("late-2026-07-03-ab"));
    }

    #[test]
    fn the_highest_stage_told_to_an_address_is_kept() {
        let due = NaiveDate::from_ymd_opt(2026, 7, 4).unwrap();
        let told = |stage| Told {
            task: "t".into(),
            unit: "u".into(),
            due,
            stage,
            role: Role::Lead,
        };
        let mut ledger = Ledger::default();
        ledger.note("morning-2026-07-02-ab.r2", &[told(Stage::Ahead2)]);
        ledger.note("morning-2026-06-29-ab", &[told(Stage::Ahead5)]);
        assert_eq!(ledger.highest("t", "u", due, "ab", false), Some(Stage::Ahead2));
        assert_eq!(ledger.highest("t", "v", due, "ab", false), None);
        assert_eq!(
            ledger.highest("t", "u", due, "cd", false),
            None,
            "another address"
        );
    }
}
