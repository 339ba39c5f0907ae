//! Why there is no answer.

use crate::calendar::Moment;
use serde::{Deserialize, Serialize};

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
    /// Empty after rows, negative or fractional counts, counts that fall.
    Implausible,
    /// The request itself is wrong (204 of OpenCPS, asked for one day).
    Misconfigured,
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

/// How much of a body is kept with a failure.
const KEPT_OF_A_FAILURE: usize = 2048;

impl Failure {
    pub(super) fn new(kind: FailureKind, detail: impl Into<String>) -> Failure {
        Failure {
            kind,
            detail: detail.into(),
            status: None,
            body: Vec::new(),
            retry_after: None,
        }
    }

    /// The same failure with the answer that caused it.
    pub(super) fn answered(mut self, status: u16, body: &[u8]) -> Failure {
        self.status = Some(status);
        self.body = body.get(..KEPT_OF_A_FAILURE).unwrap_or(body).to_vec();
        self
    }
}
