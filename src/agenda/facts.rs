//! What is known when deciding: tasks, marks, letters, fetches.

use super::post::PostFacts;
use super::{KnownCalendar, Ledger, Plans, SourceChange};
use crate::calendar::Moment;
use crate::dossier::open::OpenList;
use crate::dossier::{Mode, Revision};
use crate::letter::{LetterKind, Told};
use crate::outbox::{Attempt, WhenUncertain};
use crate::plan::{Mark, Task};
use crate::portal::FailureKind;
use crate::sheet::Receipt;
use chrono::NaiveDate;
use std::collections::HashMap;
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
    /// The newest attempts of all letters with each mail server, newest first: whether it needs
    /// rest.
    pub last_attempts: Vec<Attempt>,
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
    pub answers: Vec<super::AnswerFact>,
    /// Reports that were sent, and what their sources say otherwise now.
    pub revisions: Vec<Revision>,
    /// The newest list of dossiers of every source that has one.
    pub dossiers: Vec<Arc<OpenList>>,
    /// What sources say otherwise than what was told, where that is wanted now.
    pub changes: Vec<SourceChange>,
    /// Drafts whose figures are no longer those that their drafters were given.
    pub redrafts: Vec<super::Redraft>,
    /// How the program is; read only for the letter that tells it.
    pub health: Option<super::Health>,
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

/// A list of dossiers that a person exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFact {
    pub source: String,
    pub at: Moment,
    /// The days that it covers; `None` is open.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}
