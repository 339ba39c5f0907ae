//! What is known when deciding: tasks, marks, letters, fetches.

mod post;

pub use post::FIRST;
pub(super) use post::signed_in;
pub use post::{PostFacts, ProbeFact, Trouble, TroubleFact};

use super::ledger::Ledger;
use super::plans::Plans;
use crate::answer::{Answer, Returned};
use crate::calendar::{DayEntry, Moment, Period, WorkingCalendar};
use crate::dossier::open::OpenList;
use crate::dossier::{Mode, Reported, Revision, Snapshot};
use crate::letter::{LetterKind, Told};
use crate::outbox::{Attempt, Tried, WhenUncertain};
use crate::plan::{Mark, Origin, Task};
use crate::portal::FailureKind;
use crate::sheet::Receipt;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One read of the world, in one transaction.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub tasks: Vec<Task>,
    pub marks: Vec<Mark>,
    /// How often imports changed a task after it was first known, where they did.
    pub replanned: HashMap<String, usize>,
    pub ledger: Ledger,
    /// Letters that are not settled.
    pub open_letters: Vec<LetterFact>,
    /// Letters of the last days that were refused and that nobody took back or asked to be sent again.
    pub turned_away: Vec<LetterFact>,
    /// The newest attempts of all letters with each mail server, newest first: whether it needs
    /// rest.
    pub last_attempts: Vec<Tried>,
    /// What is known of sending as a whole.
    pub post: PostFacts,
    /// Recent fetches, newest last.
    pub fetches: Vec<FetchFact>,
    /// Lists of dossiers of late: each answers for every window that it covers.
    pub lists: Vec<ListFact>,
    /// What units handed in as their parts of reports, the newest last.
    pub contributions: Vec<crate::report::Contribution>,
    /// The drafts that people have been given; only where everything is read.
    pub drafts: Vec<crate::report::HandedOut>,
    /// What drafters said of the pages of recent weeks, oldest first.
    pub reviews: Vec<crate::report::Review>,
    /// The day of the first `plan import --apply`.
    pub first_applied: Option<NaiveDate>,
    /// Calendars that people know of, newest last.
    pub calendars: Vec<KnownCalendar>,
    /// Files of the watched folder that were dealt with and not answered yet, oldest first.
    pub intakes: Vec<IntakeFact>,
    /// Answers by mail and letters that came back, of late, oldest first.
    pub answers: Vec<AnswerFact>,
    /// Reports of the last two years that were signed and sent; of each report and period the newest version.
    pub reported: Vec<Reported>,
    /// Reports that were sent, and what their sources say otherwise now.
    pub revisions: Vec<Revision>,
    /// The newest list of dossiers of every source that has one.
    pub dossiers: Vec<Arc<OpenList>>,
    /// What sources say otherwise than what was told, where that is wanted now.
    pub changes: Vec<SourceChange>,
    /// Drafts whose figures are no longer those that their drafters were given.
    pub redrafts: Vec<Redraft>,
    /// How the program is; read only for the letter that tells it.
    pub health: Option<Health>,
    /// What imports of late did to tasks that were known, oldest first; only where everything is read.
    pub replans: Vec<Replan>,
    /// Of each year the document that issued its plan, "số 12/KH-BQL ngày 14/01/2026"; none where its file says none.
    pub issued: BTreeMap<i32, String>,
    /// What the stored plans say as a whole, where only the tasks that are due to be looked at are
    /// in it (`agenda/look.rs`); `None` where everything is.
    pub unread: Option<Plans>,
}

/// A file that was taken, or given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeFact {
    pub id: i64,
    /// As it lay in the folder.
    pub file_name: String,
    pub at: Moment,
    pub receipt: Receipt,
    /// It has left the folder.
    pub is_moved: bool,
}

/// A letter on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterFact {
    pub key: String,
    pub kind: LetterKind,
    /// The address that it goes to.
    pub to: String,
    pub written_at: Moment,
    pub when_uncertain: WhenUncertain,
    pub attempts: Vec<Attempt>,
    pub told: Vec<Told>,
    /// A person asked for it to be sent again, knowing what it says.
    pub is_asked_again: bool,
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

/// What one import did to a task that was known.
#[derive(Debug, Clone, PartialEq)]
pub struct Replan {
    pub import: i64,
    /// Name of the plan's file.
    pub file: String,
    pub at: Moment,
    pub before: Task,
    /// `None`: the plan has it no more.
    pub after: Option<Task>,
}

/// A list of dossiers that a person exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFact {
    pub source: String,
    pub at: Moment,
    /// The days that it covers; `None` is open.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Something that came by mail.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerFact {
    pub id: i64,
    pub at: Moment,
    pub came: Came,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Came {
    Answer(Box<Answer>),
    Returned(Returned),
}

impl AnswerFact {
    /// When it came, as letters tell it; `at` is when it was read.
    pub fn came_at(&self) -> Moment {
        match &self.came {
            Came::Answer(answer) => answer.arrived.unwrap_or(self.at),
            Came::Returned(_) => self.at,
        }
    }
}

impl Facts {
    /// Answers are stored with the numbers that their tasks had; letters of today tell those of today.
    pub fn with_todays_numbers(mut self) -> Facts {
        if self.answers.is_empty() {
            return self;
        }
        let tasks = self.tasks.iter();
        let numbers: HashMap<&str, &str> = tasks.map(|t| (t.id.as_str(), t.number.as_str())).collect();
        for fact in &mut self.answers {
            if let Came::Answer(answer) = &mut fact.came {
                answer.renumber(|task| numbers.get(task).copied());
            }
        }
        self
    }
}

impl Came {
    /// The tasks that an answer speaks of.
    pub fn tasks(&self) -> impl Iterator<Item = &str> {
        let heard = match self {
            Came::Answer(answer) => answer.heard.as_slice(),
            Came::Returned(_) => &[],
        };
        let lines = heard.iter().filter_map(|h| h.line.as_ref());
        lines.map(|line| line.task.as_str())
    }
}

impl AnswerFact {
    /// Whether its receipt asks its unit whether a task is finished by a document.
    pub fn asks(&self) -> bool {
        match &self.came {
            Came::Answer(answer) => answer.heard.iter().any(|h| h.outcome.asked_document().is_some()),
            Came::Returned(_) => false,
        }
    }
}

/// A window for which a source says otherwise than what people know.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceChange {
    pub before: Snapshot,
    pub after: Snapshot,
}

/// A version that the drafter does not have yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Redraft {
    /// Id of the report, `None` for the week's.
    pub rule: Option<String>,
    pub period: Period,
    pub number: u32,
}

/// A calendar that people know of.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownCalendar {
    /// Counted from 1.
    pub number: i64,
    /// Stands for its days ([`WorkingCalendar::mark`]).
    pub hash: String,
    pub at: Moment,
    pub entries: Vec<DayEntry>,
}

impl KnownCalendar {
    pub(super) fn calendar(&self) -> WorkingCalendar {
        WorkingCalendar::new(self.entries.iter().cloned())
    }
}

/// How the program is, as far as it is not known from other facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// Letters of the last seven days by what became of them.
    pub sent: usize,
    pub waiting: usize,
    pub refused: usize,
    pub uncertain: usize,
    pub dead: usize,
    /// Letters of the last seven days that lie unread in the mailbox for answers; `None` where no program
    /// reads one.
    pub left_to_person: Option<usize>,
    /// How many of these were read and answered, and lie there for their files.
    pub left_with_files: usize,
    /// Sizes in bytes; `None` is unknown.
    pub database: Option<u64>,
    pub free: Option<u64>,
    pub version: String,
    /// Templates of the office that are not used.
    pub broken_templates: Vec<String>,
    /// Letters of the last seven days that the office's own templates could not say.
    pub fallen_back: usize,
    /// The newest of these templates, "reminder.txt:12".
    pub failing_template: String,
}

impl Facts {
    /// Whether every task is in it.
    pub fn is_whole(&self) -> bool {
        self.unread.is_none()
    }

    /// What is known of these tasks.
    pub(super) fn about(&self, tasks: &BTreeSet<&str>) -> Facts {
        let is_of = |id: &str| tasks.contains(id);
        Facts {
            tasks: self.tasks.iter().filter(|t| is_of(&t.id)).cloned().collect(),
            marks: self.marks.iter().filter(|m| is_of(&m.task)).cloned().collect(),
            replanned: self.replanned.clone(),
            contributions: self.contributions.clone(),
            calendars: self.calendars.clone(),
            first_applied: self.first_applied,
            ..Facts::default()
        }
    }

    /// What all plans say.
    pub(super) fn plans(&self) -> Cow<'_, Plans> {
        match &self.unread {
            Some(plans) => Cow::Borrowed(plans),
            None => Cow::Owned(Plans::of(&self.tasks)),
        }
    }

    /// The year of the newest plan.
    pub(super) fn newest_plan(&self) -> Option<i32> {
        if let Some(plans) = &self.unread {
            return plans.newest();
        }
        let planned = self.tasks.iter().filter(|t| t.origin == Origin::Plan);
        planned.map(|t| t.year).max()
    }
}
