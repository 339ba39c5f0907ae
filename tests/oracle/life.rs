//! Lives through a world: at every look what the program does on its store (`desk`), and after
//! it its letters held against those that the contract's words ask for.

mod compare;
mod desk;
mod expect;
mod say;
mod settings;

pub use settings::plain_rules;

use crate::days::{Walker, calendar};
use crate::dice::Dice;
use crate::lists::Listing;
use crate::plan::unit_id;
use crate::words::{Hears, STAGES};
use crate::world::{Change, World};
use chrono::NaiveDate;
use dossierd::agenda::{self, Errand, Going, Rules};
use dossierd::calendar::{DayKind, Moment, hm};
use dossierd::letter::{LetterKind, Told};
use dossierd::outbox::{Attempt, Outcome};
use dossierd::plan::{Mark, MarkKind, import};
use dossierd::remind::Role;
use dossierd::store::{PlanFile, Store};
use settings::rules;
use std::cell::RefCell;
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
    listing: Option<Listing>,
    attempts: Vec<Attempt>,
    sent: Option<Moment>,
    cancelled: bool,
}

impl Letter {
    fn is_open(&self) -> bool {
        self.sent.is_none() && !self.cancelled
    }
}

pub struct Life<'w> {
    /// What was and will be, for the looks and changes.
    course: &'w World,
    /// The office as it stands: rows are re-dated.
    world: World,
    store: RefCell<Store>,
    /// Stands for the rules to the index.
    stamp: String,
    dice: Dice,
    /// Of which letters are made.
    pattern: Option<dossierd::letter::Letter>,
    marks: Vec<Mark>,
    first_applied: Option<NaiveDate>,
    rules: Rules,
    days: Walker,
    letters: Vec<Letter>,
    /// Rows known so far.
    known: Vec<usize>,
    done: HashMap<Owed, bool>,
    by_id: HashMap<String, usize>,
    keys: HashSet<String>,
    pub tally: Tally,
}

/// What was seen, so that a world in which nothing happens cannot pass for a proof.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    pub looks: usize,
    pub letters: usize,
    pub stages: [usize; 11],
    pub cancelled: usize,
    pub around: usize,
    pub trial: usize,
    pub lists: usize,
    /// Tasks that were read, and that a full scan would have read.
    pub tasks_read: usize,
    pub tasks_known: usize,
    pub scans: usize,
    pub deaths: usize,
    pub redated: usize,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        self.looks += other.looks;
        self.letters += other.letters;
        self.cancelled += other.cancelled;
        self.around += other.around;
        self.trial += other.trial;
        self.lists += other.lists;
        self.tasks_read += other.tasks_read;
        self.tasks_known += other.tasks_known;
        self.scans += other.scans;
        self.deaths += other.deaths;
        self.redated += other.redated;
        for (mine, theirs) in self.stages.iter_mut().zip(other.stages) {
            *mine += theirs;
        }
    }

    pub fn must_have_seen_everything(&self) {
        for (name, count) in STAGES.iter().zip(self.stages) {
            assert!(count > 4, "{name} was told {count} times only: {self:?}");
        }
        let rest = [
            self.letters,
            self.cancelled,
            self.around,
            self.trial,
            self.lists,
            self.scans,
            self.deaths,
        ];
        assert!(self.redated > 10, "{self:?}");
        assert!(rest.iter().all(|count| *count > 30), "{self:?}");
        assert!(
            self.tasks_read * 3 < self.tasks_known,
            "the index limits what is read: {self:?}"
        );
    }
}

pub struct Failure(pub String);

impl<'w> Life<'w> {
    pub fn new(world: &'w World) -> Life<'w> {
        let rules = rules(world);
        Life {
            course: world,
            world: world.clone(),
            store: RefCell::new(Store::in_memory().unwrap_or_else(|e| panic!("{e}"))),
            stamp: agenda::stamp(&rules),
            dice: Dice::new(world.seed ^ 0xdead),
            pattern: None,
            marks: Vec::new(),
            first_applied: None,
            rules,
            days: Walker::new(&world.days_off),
            letters: Vec::new(),
            known: Vec::new(),
            done: HashMap::new(),
            by_id: world
                .rows
                .iter()
                .enumerate()
                .map(|(n, row)| (row.id.clone(), n))
                .collect(),
            keys: HashSet::new(),
            tally: Tally::default(),
        }
    }

    pub fn live(mut self) -> Result<Tally, Failure> {
        let mut changes = self.course.changes.iter().peekable();
        let mut days_off = self.course.days_off.clone();
        for now in &self.course.looks {
            while let Some((at, change)) = changes.next_if(|(at, _)| at <= now) {
                self.change(*at, change, &mut days_off);
            }
            self.look(*now)?;
        }
        Ok(self.tally)
    }

    fn change(&mut self, at: Moment, change: &Change, days_off: &mut BTreeMap<NaiveDate, DayKind>) {
        let store = self.store.get_mut();
        match change {
            Change::Known(n) => {
                let row = &self.world.rows[*n];
                store.add_task(&row.task(), at).expect("a task is stored");
                self.first_applied.get_or_insert(row.known);
                self.known.push(*n);
            }
            Change::Marked(mark) => {
                store.mark(mark).expect("a mark is stored");
                self.marks.push(mark.clone());
                self.judge(self.by_id[&mark.task]);
            }
            Change::Redated(n, when) if self.known.contains(n) => {
                let row = &mut self.world.rows[*n];
                let before = row.task();
                row.dues = when.dues(row.year);
                row.when = when.clone();
                import(store, import::Change::Redated(before, row.task()), at);
                self.tally.redated += 1;
                self.judge(*n);
            }
            Change::Removed(n) if self.known.contains(n) => {
                import(store, import::Change::Removed(self.world.rows[*n].task()), at);
                self.known.retain(|known| known != n);
            }
            // Not in the plan by then.
            Change::Redated(..) | Change::Removed(_) => {}
            Change::DaysOff(changed) => {
                for (day, kind) in changed {
                    match kind {
                        Some(kind) => days_off.insert(*day, *kind),
                        None => days_off.remove(day),
                    };
                }
                self.days = Walker::new(days_off);
                self.rules.calendar = calendar(days_off);
            }
            Change::Live => self.rules.going = Going::Live,
        }
        if matches!(change, Change::DaysOff(_) | Change::Live) {
            self.stamp = agenda::stamp(&self.rules);
        }
    }

    /// What is finished of a row by what was said of it; the newest word counts. Reading: a word
    /// about the task as a whole holds for its days however they are moved.
    fn judge(&mut self, n: usize) {
        let row = &self.world.rows[n];
        let said: Vec<&Mark> = self.marks.iter().filter(|m| m.task == row.id).collect();
        for unit in &row.leads {
            for due in &row.dues {
                let about = |m: &&&Mark| {
                    m.unit.as_ref().is_none_or(|u| *u == unit_id(*unit))
                        && m.due.is_none_or(|d| d == due.last)
                };
                let newest = said.iter().rev().find(about);
                let is_done = newest.is_some_and(|m| matches!(m.kind, MarkKind::Done { .. }));
                self.done.insert((n, *unit, due.last), is_done);
            }
        }
    }

    fn look(&mut self, now: Moment) -> Result<(), Failure> {
        self.tally.looks += 1;
        let before = self.letters.len();
        let stale = self.stale(now);
        let taken = self.work(now)?;
        if taken != stale {
            return Err(self.failure(
                now,
                "letters taken back",
                &format!("expected {stale:#?}\n     got {taken:#?}"),
            ));
        }
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
        self.store_letter(now, errand);
        let post = match errand.kind {
            LetterKind::Reminder | LetterKind::LookAhead => Some(Post::Morning),
            LetterKind::Late => Some(Post::Late),
            LetterKind::LateList => Some(Post::LateList),
            _ => None,
        };
        self.letters.push(Letter {
            key: errand.key.clone(),
            post,
            shown: self
                .shown(errand)
                .map_err(|why| self.failure(now, "the lines of a letter", &why))?,
            meant: errand.instead_of.as_ref().unwrap_or(&errand.to).address.clone(),
            trial,
            written: now,
            told: errand.told.clone(),
            listing: post.is_none().then(|| self.listing(now, errand)),
            attempts: Vec::new(),
            sent: None,
            cancelled: false,
        });
        Ok(())
    }

    fn note_cancelled(&mut self, key: &str) {
        self.tally.cancelled += 1;
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.cancelled = true;
        }
    }

    fn note_attempt(&mut self, key: &str, attempt: Attempt) {
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.attempts.push(attempt.clone());
        }
    }

    fn send(&mut self, now: Moment, key: &str) -> Result<(), Failure> {
        let time = now.time();
        let tells = self.letters.iter().any(|l| l.key == key && l.post.is_some());
        if tells && (!self.days.works(now.date_naive()) || time < hm(7, 45) || time >= hm(16, 30)) {
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
            ended: Some((now, outcome.clone())),
        };
        self.store_attempt(now, key, &outcome, attempt.data.is_some());
        self.note_attempt(key, attempt);
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.sent = mute.is_none().then_some(now);
        }
        Ok(())
    }
}

/// A plan imported with that change.
fn import(store: &mut Store, change: import::Change, at: Moment) {
    let file = PlanFile {
        name: "ke-hoach.csv",
        bytes: b"",
        year: 2026,
    };
    store
        .apply_plan(file, &[change], &[], at)
        .expect("a plan is stored");
}

fn role_of(role: Role) -> Hears {
    match role {
        Role::Lead => Hears::Lead,
        Role::Head => Hears::Head,
        Role::Owner => Hears::Owner,
        Role::Support => Hears::Support,
    }
}
