//! Lives through a world: `decide` at every look, its actions done on facts in memory, and
//! after each look its letters held against those that the contract's words ask for.

mod compare;
mod confirmed;
mod days_off;
mod desk;
mod expect;
mod hours;
mod say;
mod settings;
mod tally;

use hours::ByTheHour;
pub use settings::plain_rules;
pub use tally::Tally;

use crate::days::{Walker, calendar};
use crate::lists::Listing;
use crate::plan::Due;
use crate::words::Hears;
use crate::world::{Change, World};
use chrono::NaiveDate;
use dossierd::agenda::{Action, Errand, Facts, Going, LetterFact, Looks, Rules};
use dossierd::calendar::{Moment, hm};
use dossierd::letter::{LetterKind, Told};
use dossierd::outbox::{Attempt, Outcome, Tried, WhenUncertain};
use dossierd::plan::Mark;
use dossierd::remind::Role;
use settings::rules;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Lead unit's occurrence: row, unit, L.
type Owed = (usize, usize, NaiveDate);

/// What the ledger keeps of a line (unit, stage, role), and the role that it shows.
type Line = (BTreeSet<(usize, usize, Hears)>, Option<Hears>);

/// What one address must read in one letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// By row and L: what the ledger keeps (unit, stage, role), and the role of the one line.
    ///
    /// "Per address, task and day one line": a cell with two days gives a task two due days.
    /// Reading: the day is the due day, so each has its line. One line for both would hide one
    /// of the days; as the contract's "day" may as well be today, this stays a reading.
    pub told: BTreeMap<(usize, NaiveDate), Line>,
    /// Occurrences that are only listed: around a break, or as what will be told as late.
    pub listed: BTreeSet<Owed>,
}

/// Kinds of letters as the contract names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    Morning,
    Late,
    LateList,
    /// Of a task by the hour.
    Hour,
}

struct Letter {
    key: String,
    post: Option<Post>,
    /// Whom it is meant for, in a trial too.
    meant: String,
    trial: bool,
    written: Moment,
    told: Vec<Told>,
    shown: Lines,
    /// What a letter of a task by the hour is about.
    hour: Option<ByTheHour>,
    listing: Option<Listing>,
    is_confirmation: bool,
    attempts: Vec<Attempt>,
    sent: Option<Moment>,
    cancelled: bool,
}

impl Letter {
    fn is_open(&self) -> bool {
        self.sent.is_none() && !self.cancelled
    }

    fn is_own_part(&self) -> bool {
        self.listing
            .as_ref()
            .is_some_and(|l| l.kind == LetterKind::UnitWeek)
    }
}

/// Counted where the oracle only looks: see [`Tally`].
#[derive(Default)]
struct Seen {
    held: Cell<usize>,
    silenced: Cell<usize>,
}

fn count(seen: &Cell<usize>) {
    seen.set(seen.get() + 1);
}

pub struct Life<'w> {
    world: &'w World,
    facts: Facts,
    /// What is looked at again; `None` where something new was said.
    looks: Option<Looks>,
    rules: Rules,
    days: Walker,
    letters: Vec<Letter>,
    /// Rows known so far.
    known: Vec<usize>,
    /// What people said, by row, oldest first.
    said: Vec<Vec<Mark>>,
    /// The due days in force, by row.
    dues: Vec<Vec<Due>>,
    by_id: HashMap<String, usize>,
    keys: HashSet<String>,
    seen: Seen,
    pub tally: Tally,
}

pub struct Failure(pub String);

impl<'w> Life<'w> {
    pub fn new(world: &'w World) -> Life<'w> {
        Life {
            world,
            facts: Facts::default(),
            looks: None,
            rules: rules(world),
            days: Walker::new(&world.days_off),
            letters: Vec::new(),
            known: Vec::new(),
            said: vec![Vec::new(); world.rows.len()],
            dues: world.rows.iter().map(|row| row.dues.clone()).collect(),
            by_id: world
                .rows
                .iter()
                .enumerate()
                .map(|(n, row)| (row.id.clone(), n))
                .collect(),
            keys: HashSet::new(),
            seen: Seen::default(),
            tally: Tally::default(),
        }
    }

    pub fn live(mut self) -> Result<Tally, Failure> {
        let mut changes = self.world.changes.iter().peekable();
        let mut days_off = self.world.days_off.clone();
        for now in &self.world.looks {
            while let Some((_, change)) = changes.next_if(|(at, _)| at <= now) {
                self.change(change, &mut days_off);
            }
            self.look(*now)?;
        }
        (self.tally.held, self.tally.silenced) = (self.seen.held.get(), self.seen.silenced.get());
        Ok(self.tally)
    }

    fn change(&mut self, change: &Change, days_off: &mut BTreeMap<NaiveDate, dossierd::calendar::DayKind>) {
        match (change, &mut self.looks) {
            (Change::Marked(mark), Some(looks)) if !looks.is_uneasy() => looks.wake([mark.task.clone()]),
            _ => self.looks = None,
        }
        match change {
            Change::Known(n) => {
                let row = &self.world.rows[*n];
                match row.is_duty() {
                    true => self.rules.standing.push(row.rule()),
                    false => {
                        self.facts.tasks.push(row.task(&self.world.office));
                        self.facts.first_applied.get_or_insert(row.known);
                    }
                }
                self.known.push(*n);
            }
            Change::Marked(mark) => {
                let n = self.by_id[&mark.task];
                self.said[n].push(mark.clone());
                self.facts.marks.push(mark.clone());
                self.count_dues(n);
            }
            Change::DaysOff(changed) => {
                for (day, kind) in changed {
                    match kind {
                        Some(kind) => days_off.insert(*day, *kind),
                        None => days_off.remove(day),
                    };
                }
                self.days = Walker::new(days_off);
                self.rules.calendar = calendar(days_off);
                (0..self.dues.len()).for_each(|n| self.count_dues(n));
            }
            Change::Live => self.rules.going = Going::Live,
        }
    }

    fn live_from(&self) -> Option<NaiveDate> {
        self.rules.live_from.or(self.facts.first_applied)
    }

    /// "Working days only, 07:45 to 16:30", and not while everybody is left in peace.
    fn is_open(&self, now: Moment) -> bool {
        let (today, time) = (now.date_naive(), now.time());
        self.days.works(today) && hm(7, 45) <= time && time < hm(16, 30) && !self.is_silent(None, today)
    }

    fn is_silent(&self, unit: Option<usize>, today: NaiveDate) -> bool {
        let silences = self.world.silences.iter();
        silences
            .filter(|(whom, ..)| *whom == unit)
            .any(|(_, from, to)| *from <= today && today <= *to)
    }

    fn count_dues(&mut self, row: usize) {
        self.dues[row] = self.world.rows[row].dues(&self.said[row], &self.days);
    }

    fn look(&mut self, now: Moment) -> Result<(), Failure> {
        self.tally.looks += 1;
        let before = self.letters.len();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let stale = self.stale(now);
        for round in 0.. {
            if round > 20 {
                return Err(self.failure(now, "a look that does not end", ""));
            }
            let agenda = self.decide(now)?;
            if agenda.actions.is_empty() {
                break;
            }
            for decision in agenda.actions {
                match decision.action {
                    Action::Queue(errand) => self.queue(now, &errand)?,
                    Action::Cancel { key } => {
                        // When letters about moved targets are taken back is no word of the contract.
                        if !self.is_about_days(&key) {
                            taken.insert(key.clone());
                        }
                        self.cancel(&key);
                    }
                    Action::KeepCalendar(known) => {
                        self.looks = None;
                        self.facts.calendars.push(*known);
                    }
                    Action::Send { key, .. } => self.send(now, &key)?,
                    // The brake and the sign-in are no words of the contract's section 4.
                    Action::PullBrake { .. } | Action::Probe { .. } => {
                        return Err(self.failure(
                            now,
                            "a brake or a sign-in in an office of a few letters",
                            "",
                        ));
                    }
                    Action::Fetch { .. } => return Err(self.failure(now, "a pull without a source", "")),
                }
            }
        }
        if taken != stale {
            return Err(self.failure(
                now,
                "letters taken back",
                &format!("expected {stale:#?}\n     got {taken:#?}"),
            ));
        }
        self.hold_unconfirmed(now)?;
        self.hold_against(now, before)
    }

    fn queue(&mut self, now: Moment, errand: &Errand) -> Result<(), Failure> {
        if !self.keys.insert(errand.key.clone()) {
            return Err(self.failure(now, "a key twice", &errand.key));
        }
        let trial = self.rules.going == Going::Shadow;
        if trial && errand.to.address != self.world.owner.address {
            return Err(self.failure(now, "a trial letter to another than the owner", &errand.key));
        }
        if trial != errand.instead_of.is_some() {
            return Err(self.failure(
                now,
                "a trial letter without its mark, or a mark in earnest",
                &errand.key,
            ));
        }
        self.facts.ledger.note(&errand.key, &errand.told);
        match errand.kind {
            LetterKind::Confirmation => self.hold_confirmation(now, errand)?,
            _ => self.hold_about_days(now, errand)?,
        }
        let post = match errand.kind {
            LetterKind::Reminder if errand.told.is_empty() => Some(Post::Hour),
            LetterKind::Reminder | LetterKind::LookAhead => Some(Post::Morning),
            LetterKind::Late => Some(Post::Late),
            LetterKind::LateList => Some(Post::LateList),
            _ => None,
        };
        let shown = self
            .shown(now, errand)
            .map_err(|why| self.failure(now, "the lines of a letter", &why))?;
        let meant = &errand.instead_of.as_ref().unwrap_or(&errand.to).address;
        let by_the_hour = shown.listed.first().filter(|_| post == Some(Post::Hour));
        let hour = by_the_hour.and_then(|(row, _, last)| self.told_by_the_hour(now, meant, *row, *last));
        let is_confirmation = errand.kind == LetterKind::Confirmation;
        self.letters.push(Letter {
            key: errand.key.clone(),
            post,
            shown,
            hour,
            meant: errand.instead_of.as_ref().unwrap_or(&errand.to).address.clone(),
            trial,
            written: now,
            told: errand.told.clone(),
            listing: (post.is_none() && !is_about_days(errand.kind) && !is_confirmation)
                .then(|| self.listing(now, errand)),
            is_confirmation,
            attempts: Vec::new(),
            sent: None,
            cancelled: false,
        });
        self.facts.open_letters.push(LetterFact {
            key: errand.key.clone(),
            kind: errand.kind,
            to: errand.to.address.clone(),
            written_at: now,
            when_uncertain: WhenUncertain::SendOnceMore,
            attempts: Vec::new(),
            told: errand.told.clone(),
            is_asked_again: false,
        });
        Ok(())
    }

    fn cancel(&mut self, key: &str) {
        self.tally.cancelled += 1;
        self.looks = None;
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.cancelled = true;
        }
        self.facts.open_letters.retain(|l| l.key != key);
        self.facts.ledger = Default::default();
        for letter in &self.letters {
            match letter.cancelled {
                true => self.facts.ledger.note_cancelled(&letter.key),
                false => self.facts.ledger.note(&letter.key, &letter.told),
            }
        }
    }

    fn send(&mut self, now: Moment, key: &str) -> Result<(), Failure> {
        let tells = self.letters.iter().any(|l| l.key == key && l.post.is_some());
        if tells && !self.is_open(now) {
            return Err(self.failure(now, "a letter outside hours", key));
        }
        let mute = self.world.mute.iter().position(|(a, b)| *a <= now && now < *b);
        let outcome = match mute {
            None => Outcome::Accepted { answer: "250".into() },
            // Every fifth failure leaves it open whether the letter arrived.
            Some(n) if n % 5 == 4 => Outcome::Unknown { reason: "cut".into() },
            Some(n) => Outcome::Later {
                reason: "450".into(),
                whole_server: n % 2 == 0,
            },
        };
        let attempt = Attempt {
            started: now,
            data: matches!(outcome, Outcome::Unknown { .. } | Outcome::Accepted { .. }).then_some(now),
            ended: Some((now, outcome)),
            server: None,
            leased_until: None,
        };
        let tried = Tried {
            to: key.to_owned(),
            attempt: attempt.clone(),
        };
        self.facts.last_attempts.insert(0, tried);
        self.facts.last_attempts.truncate(20);
        let accepted = mute.is_none();
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.attempts.push(attempt.clone());
            letter.sent = accepted.then_some(now);
        }
        for open in self.facts.open_letters.iter_mut().filter(|l| l.key == key) {
            open.attempts.push(attempt.clone());
        }
        if accepted {
            self.facts.open_letters.retain(|l| l.key != key);
        }
        Ok(())
    }
}

/// Letters that the issues ask for beside the contract's: about days off, what they moved, and the
/// alarm that a year's list of them is missing.
fn is_about_days(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::DaysOff | LetterKind::Moved | LetterKind::Alarm)
}

fn role_of(role: Role) -> Hears {
    match role {
        Role::Lead => Hears::Lead,
        Role::Head => Hears::Head,
        Role::Owner => Hears::Owner,
        Role::Support => Hears::Support,
    }
}
