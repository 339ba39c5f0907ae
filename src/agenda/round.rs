//! One round of deciding: the moment, the facts, the rules, and what follows from them
//! for every letter.

use super::ledger::TRIAL;
use super::{Action, Agenda, Duty, Errand, Facts, Going, Rules, What};
use crate::calendar::Moment;
use crate::letter::{LetterKind, TaskLine, Told};
use crate::plan::{Mailbox, Occurrence};
use crate::remind::Stage;
use chrono::{NaiveDate, NaiveTime};
use sha2::{Digest, Sha256};

/// What every decision of a round looks at.
#[derive(Clone, Copy)]
pub struct Round<'a> {
    pub now: Moment,
    pub today: NaiveDate,
    /// Occurrences with L before this day are told to nobody (contract section 4, Going live).
    pub live_from: NaiveDate,
    pub facts: &'a Facts,
    pub rules: &'a Rules,
    pub duties: &'a [Duty<'a>],
}

/// A letter before it has a key and before it is routed.
pub struct Note<'n> {
    /// First part of the key: "morning", "late", "draft-cchc".
    pub name: &'n str,
    /// Second part: the day, week or period that it is written once for.
    pub when: &'n str,
    pub kind: LetterKind,
    pub to: &'n Mailbox,
    pub addressee: String,
    pub unit: Option<String>,
    pub told: Vec<Told>,
    pub what: What,
}

impl<'n> Note<'n> {
    /// A letter to a person, addressed by the mailbox's name.
    pub fn new(name: &'n str, when: &'n str, kind: LetterKind, to: &'n Mailbox, what: What) -> Note<'n> {
        Note {
            name,
            when,
            kind,
            to,
            addressee: to.name.clone(),
            unit: None,
            told: Vec::new(),
            what,
        }
    }
}

impl Round<'_> {
    /// Whether letters that are due from this time of the day on may go now.
    pub fn is_open(&self, from: NaiveTime) -> bool {
        self.rules.hours.is_open(self.now, from, &self.rules.calendar)
    }

    /// The highest stage that the occurrence has reached today.
    pub fn reached(&self, occurrence: &Occurrence) -> Option<Stage> {
        let rules = self.rules;
        rules.policy.reached(occurrence, self.today, &rules.calendar)
    }

    /// The line of a letter about a duty that is no stage.
    pub fn plain_line(&self, duty: &Duty, note: String) -> TaskLine {
        duty.line(self.today, self.rules, None, note)
    }

    /// Whether the letter of that key was written.
    pub fn has(&self, name: &str, when: &str, to: &Mailbox) -> bool {
        self.facts.ledger.has(&self.key(name, when, to))
    }

    /// Queues the letter, unless it was written. While the office tries the product it goes to
    /// the plan's owner instead.
    pub fn write(&self, note: Note, reason: impl Into<String>, agenda: &mut Agenda) {
        let key = self.key(note.name, note.when, note.to);
        if self.facts.ledger.has(&key) {
            return;
        }
        let (to, instead_of) = match self.rules.going {
            Going::Live => (note.to.clone(), None),
            Going::Shadow => (self.rules.owner.clone(), Some(note.to.clone())),
        };
        let errand = Errand {
            key: self.facts.ledger.key(&key),
            kind: note.kind,
            to,
            addressee: note.addressee,
            unit: note.unit,
            instead_of,
            told: note.told,
            what: note.what,
        };
        agenda.act(Action::Queue(Box::new(errand)), reason);
    }

    /// What is told in a trial run has keys of its own and does not count once live.
    fn key(&self, name: &str, when: &str, to: &Mailbox) -> String {
        let trial = if self.rules.going == Going::Shadow {
            TRIAL
        } else {
            ""
        };
        format!("{trial}{name}-{when}-{}", mark(&to.address))
    }
}

/// Stands for an address in a key, so that keys can be logged and be file names.
pub fn mark(address: &str) -> String {
    let digest = Sha256::digest(address.trim().to_lowercase().as_bytes());
    digest.iter().take(4).map(|b| format!("{b:02x}")).collect()
}
