//! `decide`: what must happen now, in which order, and why; and what must not, and why.

use super::round::Round;
use super::{Facts, Rules, duty, going, hours, pulls, reminders, reports, sending, standing, week};
use crate::calendar::{Moment, Period, day_of};
use crate::letter::{Attachment, Break, LetterKind, Named, Point, TaskLine, Told};
use crate::plan::Mailbox;
use crate::portal::Question;

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
    /// Try to send a letter.
    Send { key: String },
    /// Take a letter back that says something no longer true.
    Cancel { key: String },
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
    /// What the kind's template speaks of.
    Points {
        facts: Named,
        points: Vec<Point>,
        files: Vec<Attachment>,
    },
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
        });
    }
}

/// Everything that is due and not yet done at `now`.
///
/// Pulls come first: a draft whose figures are being fetched waits for the next round of the
/// same tick. Letters are taken back before new ones are written, and sent last.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules) -> Agenda {
    let mut agenda = Agenda::default();
    let today = day_of(now);
    let of_today = rules.on(today);
    let rules = of_today.as_ref();
    pulls::decide(now, facts, rules, &mut agenda);
    let duties = duty::duties(facts, rules, today);
    let withdrawn = sending::withdraw(now, facts, &duties, rules, &mut agenda);
    if withdrawn {
        // What the withdrawn letters told is told anew from the next round on.
        return agenda;
    }
    match going::live_from(facts, rules) {
        None => agenda.refuse(
            "all letters",
            "no plan has been applied yet: plan import FILE --apply",
        ),
        Some(live_from) => {
            let round = Round {
                now,
                today,
                live_from,
                facts,
                rules,
                duties: &duties,
            };
            standing::decide(&round, &mut agenda);
            going::decide(&round, &mut agenda);
            reminders::decide(&round, &mut agenda);
            hours::decide(&round, &mut agenda);
            reports::decide(&round, &mut agenda);
            week::decide(&round, &mut agenda);
        }
    }
    sending::decide(now, facts, rules, &mut agenda);
    agenda
}
