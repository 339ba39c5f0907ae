//! What a letter says: kinds, words, text and HTML that say the same, `.ics`.
//! Pure and deterministic: the same order gives the same letter, byte for byte.

use crate::calendar::{Moment, Period};
use crate::finding::Finding;
use crate::plan::Mailbox;
use crate::remind::{Role, Stage};
use crate::report::WeeklySummary;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

/// One task in a letter, with everything that the words need.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskLine {
    /// `None` for a line that is no stage (look-ahead, weekly lists).
    pub told: Option<Told>,
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

/// What a letter has to say, before words.
#[derive(Debug, Clone, PartialEq)]
pub enum Matter {
    /// Reminder, Late, LateList, LookAhead, Monthly, Questions, GoingLive: tasks, most urgent first.
    Tasks {
        lines: Vec<TaskLine>,
        ahead_of_break: Vec<TaskLine>,
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
    },
    Test,
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
    /// Right-hand side of Message-IDs, "heza.gov.vn".
    pub domain: String,
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
    pub text: String,
    pub html: String,
    pub attachments: Vec<Attachment>,
    pub told: Vec<Told>,
}

/// Writes the letter.
pub fn write(order: &Order, sender: &Sender) -> Letter {
    let _ = (order, sender);
    unimplemented!()
}
