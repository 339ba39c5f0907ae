//! What follows from the facts: actions and refusals, each with its reason.

use super::duty::Duty;
use super::facts::KnownCalendar;
use crate::calendar::Period;
use crate::dossier::Revision;
use crate::letter::{Attachment, Break, DossierPart, LetterKind, Named, Point, TaskLine, Told};
use crate::outbox::Scope;
use crate::plan::Mailbox;
use crate::portal::Question;
use chrono::NaiveDate;

/// One thing to do. Each may be done twice without harm: its key backs it.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Ask a source for a window.
    Fetch {
        source: String,
        question: Question,
        period: Period,
    },
    /// Write a letter into the outbox.
    Queue(Box<Errand>),
    /// Try to send a letter, with that mail server where several are configured.
    Send { key: String, through: Option<String> },
    /// Stop sending: more would leave than the settings allow.
    PullBrake { scope: Scope },
    /// Sign in to a mail server without a letter.
    Probe { server: String },
    /// Take a letter back that says something no longer true.
    Cancel { key: String },
    /// Remember the calendar in force as the one that people know of.
    KeepCalendar(Box<KnownCalendar>),
}

/// An action with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub action: Action,
    /// English, for logs and `agenda`; no addresses.
    pub reason: String,
}

/// Something that was considered and is not done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// "task 18, unit vp, due 2026-05-31".
    pub what: String,
    pub reason: String,
    /// The occurrence that it is about: task, lead unit, L.
    pub about: Option<(String, String, NaiveDate)>,
}

/// A letter to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Errand {
    pub key: String,
    pub kind: LetterKind,
    pub to: Mailbox,
    /// The unit or person addressed.
    pub addressee: String,
    /// Id of the addressed unit, where it is one.
    pub unit: Option<String>,
    /// Who it would go to if the office were live.
    pub instead_of: Option<Mailbox>,
    /// All that the ledger has to remember; the lines of the letter hold each task once.
    pub told: Vec<Told>,
    pub what: What,
}

/// What a letter is about, before figures are read.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Tasks {
        lines: Vec<TaskLine>,
        ahead_of_break: Vec<TaskLine>,
        /// The break that comes, where it has lines.
        rest: Option<Break>,
        /// Dossiers near or past their promised hour.
        dossiers: Option<Box<DossierPart>>,
    },
    Week {
        period: Period,
    },
    UnitWeek {
        period: Period,
        lines: Vec<TaskLine>,
    },
    /// `rule` is the report's id; `None` is the weekly page as an editable report.
    Draft {
        rule: Option<String>,
        period: Period,
        estimate: bool,
    },
    /// A unit is asked for its part of a report; `rule` is the report's id.
    Part {
        rule: String,
        unit: String,
        period: Period,
    },
    /// A report that was sent, and what its source says otherwise now.
    Correction {
        revision: Box<Revision>,
    },
    /// What the kind's template speaks of.
    Points {
        facts: Named,
        points: Vec<Point>,
        files: Vec<Attachment>,
    },
    /// How the program and its sources are, told once a week.
    Health,
    Test,
}

/// The answer of `decide`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    pub actions: Vec<Decision>,
    pub not: Vec<Refusal>,
}

impl What {
    /// A plain list of tasks.
    pub(super) fn list(lines: Vec<TaskLine>) -> What {
        What::Tasks {
            lines,
            ahead_of_break: Vec::new(),
            rest: None,
            dossiers: None,
        }
    }
}

impl Agenda {
    pub(super) fn act(&mut self, action: Action, reason: impl Into<String>) {
        self.actions.push(Decision {
            action,
            reason: reason.into(),
        });
    }

    pub(super) fn refuse(&mut self, what: impl Into<String>, reason: impl Into<String>) {
        self.not.push(Refusal {
            what: what.into(),
            reason: reason.into(),
            about: None,
        });
    }

    /// The occurrence is not told now.
    pub(super) fn refuse_duty(&mut self, duty: &Duty, reason: impl Into<String>) {
        let (task, unit, due) = (&duty.task, &duty.unit, duty.occurrence.due);
        self.not.push(Refusal {
            what: format!("task {}, unit {unit}, due {due}", task.number),
            reason: reason.into(),
            about: Some((task.id.clone(), unit.clone(), due)),
        });
    }
}
