//! An order to write a letter, and who writes.

use super::kind::LetterKind;
use super::matter::Matter;
use super::own::Wording;
use super::task_line::TaskLine;
use crate::calendar::Moment;
use crate::plan::Mailbox;

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
    /// What tells this installation's letters from those of another that sends for the same domain,
    /// part of their Message-IDs; empty where there is no other.
    pub mark: String,
    /// In whose words.
    pub wording: Wording,
}
