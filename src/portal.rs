//! Asks a source, turns its answer into a snapshot or a named failure, keeps the raw answer.
//!
//! What is particular to one system stands in its profile (`config/sources/`), never here.
//! `Profile::understand` is pure; only [`Asker`] reaches the network.

mod ask;
mod jq;
mod profile;
mod rows;
pub mod sample;
#[cfg(test)]
mod scripted;
#[cfg(test)]
mod tests;
mod understand;

pub use ask::{Asker, ask};
pub use profile::{Profile, ValueNeeded};
pub use understand::plausible;

use crate::calendar::Moment;
use crate::dossier::{Mode, Snapshot};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The profiles that come with the program: name of the file in `config/sources/`, its text.
pub const BUILT_IN: [(&str, &str); 1] = [("opencps-v2", OPENCPS_V2)];

/// OpenCPS v2 in month, year and range mode.
pub const OPENCPS_V2: &str = include_str!("../config/sources/opencps-v2.toml");

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

/// How much of a body is kept with a failure.
const KEPT_OF_A_FAILURE: usize = 2048;

impl Failure {
    fn new(kind: FailureKind, detail: impl Into<String>) -> Failure {
        Failure {
            kind,
            detail: detail.into(),
            status: None,
            body: Vec::new(),
            retry_after: None,
        }
    }

    /// The same failure with the answer that caused it.
    fn answered(mut self, status: u16, body: &[u8]) -> Failure {
        self.status = Some(status);
        self.body = body.get(..KEPT_OF_A_FAILURE).unwrap_or(body).to_vec();
        self
    }
}

/// A configured source: a profile with this office's values.
#[derive(Debug, Clone)]
pub struct Source {
    /// "motcua"; names the source everywhere, hosts never appear.
    pub id: String,
    pub profile: Profile,
    /// "https://host"; no trailing slash.
    pub base_url: String,
    /// Values for the profile's placeholders: agency, groupId, ...
    pub values: std::collections::BTreeMap<String, String>,
    pub mode: Mode,
    /// Six-field cron pattern in UTC+7.
    pub schedule: String,
    pub timeout: std::time::Duration,
    /// PEM of certificates to trust beside the system's.
    pub extra_ca: Option<Vec<u8>>,
    pub login: Login,
}

/// How to sign in to a source. More kinds come with more systems.
#[derive(Debug, Clone, Default)]
pub enum Login {
    #[default]
    None,
    Basic {
        user: String,
        password: secrecy::SecretString,
    },
    Bearer {
        token: secrecy::SecretString,
    },
}
