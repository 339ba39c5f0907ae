//! What a letter says: kinds, words, text and HTML that say the same, `.ics`.
//! Pure and deterministic: the same order gives the same letter, byte for byte.
//!
//! An order becomes a page (a value: salutation, sections, closing), the page is
//! laid out twice, as text and as HTML. The sentences are templates, each said
//! once; what comes from plans and portals is cleaned before it meets them.

mod about;
mod bare;
mod cage;
mod chart;
mod dossiers;
mod draft;
mod ics;
mod line;
mod own;
mod page;
mod plain;
mod points;
mod remembered;
mod samples;
mod seen;
mod tasks;
#[cfg(test)]
mod tests;
mod thread;
mod week;
mod wording;

pub use dossiers::{DossierLine, DossierPart};

use crate::calendar::{Moment, Period};
use crate::finding::Finding;
use crate::plan::Mailbox;
use crate::remind::{Role, Stage};
use crate::report::{Trend, WeeklySummary};
use chrono::NaiveDate;
use own::Spoken;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wording::Words;

pub use own::{FellBack, Unfit, Wording};

/// Kinds of letters; `rehearse` prints the lower-case name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The morning letter with everything ahead.
    Reminder,
    /// The late letter of the afternoon.
    Late,
    /// The owner's morning list of what will be told as late.
    LateList,
    /// Only what is due around a break, where the morning letter has nothing else.
    LookAhead,
    /// The one-page summary to a leader.
    WeeklySummary,
    /// Each unit's own part of the week.
    UnitWeek,
    /// A draft report to its drafter.
    Draft,
    /// Tasks without a date, weekly to the plan's owner.
    Questions,
    /// First-of-month list of continuous tasks.
    Monthly,
    /// Occurrences from before going live, once to the owner.
    GoingLive,
    /// What a file that people gave has changed, and what of it was not understood.
    Receipt,
    /// What the product cannot settle, each with a proposal, to the plan's owner.
    Proposals,
    /// Days by which something should be sent have moved, and why.
    Moved,
    /// Once after an import: dates are wanted for tasks that run all year.
    Milestones,
    /// To a unit: whether the event has come that deadlines of its tasks count from.
    EventRequest,
    /// Next year's days off are wanted, or a swap that is open.
    DaysOff,
    /// What next year's plan should take over.
    CarryOver,
    /// A unit's part of a report is wanted.
    Contribution,
    /// The source says otherwise now than a report that was sent.
    Correction,
    /// A source does not answer, or answers again.
    Outage,
    /// Something is wrong with the program's own surroundings, or is in order again.
    Alarm,
    /// What moved in the figures since the last letter about it.
    FigureChanges,
    /// Figures that a person exports are wanted.
    FiguresWanted,
    /// What an exported file says, and what of it was not understood.
    FiguresReceipt,
    /// Only dossiers near or past their promised hour, where the morning letter has nothing else.
    Dossiers,
    /// Once a week to the operator: how the program and its sources are.
    Health,
    /// The receipt of an answer by mail: what it came to, how to take it back, and the change of the
    /// calendar entry.
    AnswerReceipt,
    /// An answer by mail that a person has to read.
    AnswerNotice,
    /// To a unit: what was recorded about its tasks otherwise than by its own answer, with the change
    /// of the calendar entry.
    Confirmation,
    /// An address gives letters back.
    Undelivered,
    Test,
}

/// What the ledger remembers of one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Told {
    pub task: String,
    /// The lead unit whose occurrence it is.
    pub unit: String,
    /// L.
    pub due: NaiveDate,
    pub stage: Stage,
    pub role: Role,
}

/// The occurrence that a line is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Owed {
    pub task: String,
    /// The lead unit whose occurrence it is.
    pub unit: String,
    /// L.
    pub due: NaiveDate,
}

/// One task in a letter, with everything that the words need.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TaskLine {
    /// `None` for a line that is no stage (look-ahead, weekly lists).
    pub told: Option<Told>,
    /// `None` for a line about no single occurrence (a question, what runs all year).
    pub owed: Option<Owed>,
    /// Number in the plan, "18".
    pub number: String,
    pub title: String,
    pub deliverable: String,
    /// The plan's own words of the deadline.
    pub deadline_text: String,
    pub unit_name: String,
    /// Names of the cooperating units.
    pub support_names: Vec<String>,
    pub due: Option<NaiveDate>,
    pub target: Option<NaiveDate>,
    pub limit: Option<Moment>,
    /// Working days left until T (0 today); `None` once late or undated.
    pub working_days_left: Option<i64>,
    /// Calendar days left until L.
    pub days_left: Option<i64>,
    /// Working days late (1 on the first working day after L).
    pub working_days_late: Option<i64>,
    /// A day between now and L is only a forecast day off.
    pub forecast: bool,
    /// The task has no other occurrence: its calendar entry follows it to another day.
    pub is_only: bool,
    /// How often people and the calendar spoke of its day or its end: the version of its calendar
    /// entry. It never falls.
    pub spoken: usize,
    /// Finished or ended: its calendar entry is taken back.
    pub is_over: bool,
    /// An extra sentence, "còn thiếu kỳ ...", a question, a reading.
    pub note: String,
}

/// A file in a letter. The name is ASCII.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub name: String,
    /// MIME type, `text/calendar; method=PUBLISH`.
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// A break of three or more days off, for the look-ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// "Tết Nguyên đán"; may be empty.
    pub name: String,
    /// First and last day off.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The second working day after it: what is due until then is listed.
    pub until: NaiveDate,
    /// A day of it is only a forecast.
    pub forecast: bool,
}

/// What a letter has to say, before words.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// Reminder, Late, LateList, LookAhead, Monthly, Questions, GoingLive: tasks, most urgent first.
    Tasks {
        lines: Vec<TaskLine>,
        /// Due until two working days after the break that comes; may repeat `lines`.
        ahead_of_break: Vec<TaskLine>,
        /// The break; `None` where `ahead_of_break` is empty.
        rest: Option<Break>,
        /// Dossiers near or past their promised hour.
        dossiers: Option<Box<DossierPart>>,
    },
    Week(Box<WeeklySummary>),
    UnitWeek {
        period: Period,
        lines: Vec<TaskLine>,
    },
    Draft {
        period: Period,
        report: String,
        findings: Vec<Finding>,
        as_of: Option<Moment>,
        files: Vec<Attachment>,
        estimate: bool,
        notes: Vec<String>,
        /// The last periods; none before there are three.
        trend: Option<Box<Trend>>,
    },
    /// Receipt, Proposals, Moved and the like: points under headings. The sentences stand in the
    /// kind's template; these are the facts that they speak of.
    Points {
        /// About the letter as a whole, by name.
        facts: Named,
        points: Vec<Point>,
        files: Vec<Attachment>,
    },
    Test,
}

/// Facts by the names under which a template speaks of them.
pub type Named = BTreeMap<String, String>;

/// One point of a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// Which heading it stands under; a name that the kind's template knows. Points of one group
    /// stand together, in the order of their first.
    pub group: String,
    pub facts: Named,
}

impl Point {
    pub fn new<const N: usize>(group: &str, facts: [(&str, String); N]) -> Point {
        Point {
            group: group.to_owned(),
            facts: facts.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
        }
    }
}

/// An order to write one letter to one address.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Unique; the Message-ID is a function of it.
    pub key: String,
    pub kind: LetterKind,
    pub to: Mailbox,
    /// The unit or person addressed: "Văn phòng Ban Quản lý".
    pub addressee: String,
    pub at: Moment,
    pub matter: Matter,
    /// Occurrences that are over or on another day, and whose calendar entry the addressee has:
    /// their change is in the letter's calendar file.
    pub entries: Vec<TaskLine>,
    /// In shadow mode, who it would have gone to.
    pub instead_of: Option<Mailbox>,
}

/// Who writes, for the head and foot of every letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The office, "Ban Quản lý Khu kinh tế Hải Phòng".
    pub office: String,
    /// The unit that owns the plan and signs, "Văn phòng Ban Quản lý".
    pub signed_by: String,
    pub from: Mailbox,
    /// A mailbox that a person reads: the plan's owner.
    pub reply_to: Mailbox,
    /// Where bounces go.
    pub envelope_from: String,
    /// Answers are read by the program: letters say in which words.
    pub answers: bool,
    /// Right-hand side of Message-IDs, "heza.gov.vn".
    pub domain: String,
    /// In whose words.
    pub wording: Wording,
}

/// A finished letter; never changed once stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub key: String,
    pub kind: LetterKind,
    pub to: Mailbox,
    pub from: Mailbox,
    pub reply_to: Mailbox,
    pub envelope_from: String,
    pub written_at: Moment,
    pub subject: String,
    /// With angle brackets.
    pub message_id: String,
    pub references: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    pub attachments: Vec<Attachment>,
    /// Empty for kinds that tell no stage.
    pub told: Vec<Told>,
    /// What it names to those who lead it without a stage: around a break, in the week, by the
    /// hour. An answer may be about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Owed>,
    /// The office's own template that could not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fell_back: Option<FellBack>,
}

/// Writes the letter. Never fails: where the office's own words cannot say it the built-in ones
/// do, and where a template fails altogether the letter holds the bare facts.
pub fn write(order: &Order, sender: &Sender) -> Letter {
    let usual = || Spoken::of(order, sender, Words::built_in().ok()?).ok();
    let (own, fell_back) = match sender.wording.say(order, sender) {
        Ok(own) => (own, None),
        Err(failed) => (None, Some(failed)),
    };
    let Spoken {
        subject, text, html, ..
    } = own.or_else(usual).unwrap_or_else(|| bare::say(order, sender));
    let lines = match &order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } => tasks::occurrences(lines, ahead_of_break),
        Matter::UnitWeek { lines, .. } => tasks::occurrences(lines, &[]),
        _ => Vec::new(),
    };
    let printable = |mailbox: &Mailbox| Mailbox {
        name: plain::line(&mailbox.name, 160),
        // Never repaired: what is no address must be refused, not become another one.
        address: mailbox.address.clone(),
    };
    Letter {
        key: order.key.clone(),
        kind: order.kind,
        to: printable(&order.to),
        from: printable(&sender.from),
        reply_to: printable(&sender.reply_to),
        envelope_from: sender.envelope_from.clone(),
        written_at: order.at,
        subject,
        message_id: thread::message_id(&order.key, sender),
        references: thread::root(order, &lines, sender),
        text,
        html,
        attachments: attachments(order, &lines, sender),
        told: remembered::told(order),
        listed: remembered::listed(order, &lines),
        fell_back,
    }
}

fn attachments(order: &Order, lines: &[&TaskLine], sender: &Sender) -> Vec<Attachment> {
    let mut attached = ics::calendars(order, lines, sender);
    if let Matter::Draft { files, .. } | Matter::Points { files, .. } = &order.matter {
        attached.extend(files.iter().map(|file| Attachment {
            name: plain::file_name(&file.name),
            ..file.clone()
        }));
    }
    attached
}
