//! One round of deciding: the moment, the facts, the rules, and what follows from them
//! for every letter.

use super::action::{Action, Agenda, Errand, What};
use super::duty::Duty;
use super::facts::Facts;
use super::ledger::TRIAL;
use super::rules::{Going, Rules};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, TaskLine, Told};
use crate::plan::{Mailbox, Unit};
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
    /// To the addressee, whoever stands in: he has just written himself.
    pub is_personal: bool,
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
            is_personal: false,
        }
    }
}

impl<'a> Round<'a> {
    /// What is decided apart from all tasks, whether a plan has been applied or not.
    pub fn without_tasks(now: Moment, facts: &'a Facts, rules: &'a Rules) -> Round<'a> {
        let today = day_of(now);
        Round {
            now,
            today,
            live_from: today,
            facts,
            rules,
            duties: &[],
        }
    }
}

/// Begin the names of letters that only one reads: the plan's owner, the operator, the unit that the name holds. Who has
/// another address since has read them.
const ONE_READER: [&str; 19] = [
    "going-live",
    "carry-over",
    "milestones",
    "days-off",
    "questions",
    "proposals",
    "conflicts",
    "late-list",
    "health",
    "alarm-",
    "clear-",
    "outage-",
    "answers-",
    "correction",
    "wishes-closed",
    "unit-week-",
    "monthly-",
    "event-",
    "replanned-",
];

impl Round<'_> {
    /// Whether letters that are due from this time of the day on may go now.
    pub fn is_open(&self, from: NaiveTime) -> bool {
        self.rules.hours.is_open(self.now, from, &self.rules.calendar)
    }

    /// Who gets the letters to this mailbox today, if another.
    pub fn stand_in(&self, to: &Mailbox) -> Option<&Mailbox> {
        self.rules.book.stand_in(&to.address, self.today)
    }

    /// The highest stage that the duty has reached today.
    pub fn reached(&self, duty: &Duty) -> Option<Stage> {
        let rules = self.rules;
        rules
            .policy
            .reached(&duty.occurrence, self.today, &rules.calendar)
    }

    /// The line of a letter about a duty that is no stage.
    pub fn plain_line(&self, duty: &Duty, note: String) -> TaskLine {
        duty.line(self.today, self.rules, None, note)
    }

    /// Whether the letter of that key was written, to this address, of letters that only one reads to any, or, but for the letters of a
    /// day, to the one that the unit had before.
    pub fn has(&self, name: &str, when: &str, to: &Mailbox) -> bool {
        let is_written = |address: &str| self.facts.ledger.has(&self.key(name, when, address));
        let is_of_a_day = matches!(name, "morning" | "late");
        let book = &self.rules.book;
        let is_of_one = ONE_READER.iter().any(|of_one| name.starts_with(of_one));
        let was_read = || {
            self.facts
                .ledger
                .readers(&format!("{}{name}-{when}", self.trial()))
                > 0
        };
        is_written(&to.address)
            || (is_of_one && was_read())
            || (!is_of_a_day && book.formerly(&to.address, self.today).into_iter().any(is_written))
    }

    /// Whether that letter was written to the unit, at whatever address, or to another that has the same one.
    pub fn has_of_unit(&self, name: &str, when: &str, to: &Mailbox) -> bool {
        let is_there = |u: &&Unit| {
            let mailbox = u.mailbox.as_ref();
            mailbox.is_some_and(|m| m.address.eq_ignore_ascii_case(&to.address))
        };
        let mut units = self.rules.office.units.iter().filter(is_there);
        units.any(|unit| self.has(&name_of_unit(name, unit), when, to))
    }

    /// Whether the letter of that key was taken back and not written anew.
    pub fn was_taken_back(&self, name: &str, when: &str, to: &Mailbox) -> bool {
        self.facts
            .ledger
            .was_taken_back(&self.key(name, when, &to.address))
    }

    /// Queues the letter, unless it was written. While the office tries the product it goes to
    /// the plan's owner instead. Who stands in for the addressee gets it under the addressee's
    /// key: it is written once, whoever is there.
    pub fn write(&self, note: Note, reason: impl Into<String>, agenda: &mut Agenda) {
        if self.has(note.name, note.when, note.to) {
            return;
        }
        let key = self.key(note.name, note.when, &note.to.address);
        let mut reason = reason.into();
        let stand_in = self.stand_in(note.to).filter(|_| !note.is_personal);
        let (meant, addressee) = match stand_in {
            None => (note.to.clone(), note.addressee),
            Some(by) => {
                reason += "; the addressee is away, so to who stands in";
                (by.clone(), instead_of(by, &note.addressee))
            }
        };
        let (to, instead_of) = match self.rules.going {
            Going::Live => (meant, None),
            Going::Shadow => {
                let owner = &self.rules.owner;
                (self.stand_in(owner).unwrap_or(owner).clone(), Some(meant))
            }
        };
        let errand = Errand {
            key: self.facts.ledger.key(&key),
            kind: note.kind,
            to,
            addressee,
            unit: note.unit,
            instead_of,
            told: note.told,
            what: note.what,
        };
        agenda.act(Action::Queue(Box::new(errand)), reason);
    }

    /// What is told in a trial run has keys of its own and does not count once live.
    pub fn key(&self, name: &str, when: &str, address: &str) -> String {
        format!("{}{name}-{when}-{}", self.trial(), mark(address))
    }

    fn trial(&self) -> &'static str {
        match self.rules.going {
            Going::Shadow => TRIAL,
            Going::Live => "",
        }
    }
}

/// "Nguyễn Văn B (thay Trưởng phòng Đầu tư)".
pub fn instead_of(by: &Mailbox, absent: &str) -> String {
    format!("{} (thay {absent})", by.name)
}

/// Whether the letter of that key is written to the address, in a trial run for it.
pub fn is_to(key: &str, to: &Mailbox) -> bool {
    let key = key.rsplit_once(".r").map_or(key, |(key, _)| key);
    key.ends_with(&mark(&to.address))
}

/// Stands for an address in a key, so that keys can be logged and be file names.
pub fn mark(address: &str) -> String {
    let digest = Sha256::digest(address.trim().to_lowercase().as_bytes());
    // Every key that a tick asks for has one.
    let four = digest.iter().take(4);
    format!(
        "{:08x}",
        four.fold(0u32, |bytes, byte| (bytes << 8) | u32::from(*byte))
    )
}

/// The day set in the configuration, or that of the first `--apply`; `None` before it.
pub fn live_from(facts: &Facts, rules: &Rules) -> Option<NaiveDate> {
    rules.live_from.or(facts.first_applied)
}

/// First part of the key of a letter to one unit, whatever its address.
pub fn name_of_unit(name: &str, unit: &Unit) -> String {
    format!("{name}-{}", slug(&unit.id))
}

/// Keys become file names: a unit made from a plan's words is named by a hash.
fn slug(id: &str) -> String {
    match id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        true => id.to_owned(),
        false => mark(id),
    }
}
