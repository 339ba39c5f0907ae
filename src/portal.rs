//! Asks a source, turns its answer into a snapshot or a named failure, keeps the raw answer.

use crate::calendar::Moment;
use crate::dossier::{Mode, Snapshot};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub mode: Mode,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Kinds of failure (issue "Sources": only data enters a report).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// No connection, time-out, 5xx, 406 with a fault: tried again.
    Unreachable,
    /// 401, 203 with code 203, a login page, 403, 429.
    Refused,
    /// HTML with 200, no JSON, fields missing or of another type.
    LayoutChanged,
    /// Empty after rows, negative or fractional counts.
    Implausible,
    /// The request itself is wrong (204 in range mode).
    Misconfigured,
}

/// A good answer with its raw body.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub snapshot: Snapshot,
    pub body: Vec<u8>,
    pub status: u16,
}

/// A named failure with what there is to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub kind: FailureKind,
    /// What we did, what came, the remedy; English, no secrets, no host.
    pub detail: String,
    pub status: Option<u16>,
    /// At most the first 2 KB.
    pub body: Vec<u8>,
    /// Not before then, where the server said so.
    pub retry_after: Option<Moment>,
}
