//! What one line of an answer says.

use super::plain::Beside as BesideResult;
use super::tokens::{compact, tokens};
use super::until::Until;
use crate::plan::document_kind;
use chrono::NaiveDate;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The number in the plan that it names.
    pub row: Option<String>,
    /// "hạn 20/3/2026": which of several occurrences.
    pub due: Option<NaiveDate>,
    pub word: Word,
    /// The line as it was written.
    pub line: String,
    /// What the mail says besides, for a person: lines around it that are no answers, and the line
    /// itself where it says more than the document.
    pub besides: Vec<String>,
    /// What else the line of a result says.
    pub beside: Vec<BesideResult>,
    /// The sender's lines above it: they may say that it is somebody else's.
    pub above: Vec<String>,
    /// Those below it, up to the next answer: they may take it back.
    pub below: Vec<String>,
    /// What stands before it on its line and may be the title of its task: "Rà soát thủ tục: XONG …".
    pub title: Option<String>,
    /// Which year's plan its number is of: "6 kế hoạch năm 2026 XONG …".
    pub year: Option<i32>,
    /// The documents behind the first, each with its day.
    pub more: Vec<(String, Option<NaiveDate>)>,
    /// The same as `beside` where each of several documents is looked at by itself.
    pub each: Vec<BesideResult>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// Finished by a document.
    Done {
        number: Option<String>,
        /// `None` also for what looks like a date and is none: "31/02/2026".
        date: Option<NaiveDate>,
    },
    /// It begins like a result, and says in this word that it is a part, a draft or a plan; with its document, where one
    /// is named.
    Unfinished {
        word: String,
        number: Option<String>,
        date: Option<NaiveDate>,
    },
    /// Another date is wanted.
    Postpone { until: Until },
    /// The day by which the unit expects to be done.
    Forecast { until: Until },
    /// It is not this unit's task, or the letter says something untrue.
    Wrong,
    /// Takes an answer back: what it says of these tasks, or all of it.
    Undo { rows: Vec<String> },
    /// Confirms a proposal.
    Confirm,
    /// Words about the task whose number the line begins with.
    Free,
    /// It looks like an answer and cannot be read.
    Unclear,
}

/// An answer's word in capitals with a document.
pub(super) fn is_ordered(tokens: &[&str]) -> bool {
    let is_word = |t: &&str| matches!(t.trim_end_matches('?'), "XONG" | "HOÃN");
    tokens.iter().any(is_word) && tokens.iter().any(|t| document_kind(t).is_some())
}

impl Said {
    /// Whether the line names an answer's word in capitals with a document.
    pub(in crate::answer) fn is_ordered(&self) -> bool {
        is_ordered(&tokens(&compact(&self.line)))
    }
}
