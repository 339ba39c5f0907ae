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

/// What is known about one kind of system: requests, success, mapping. A file in
/// `config/sources/`, never code.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub id: String,
}

impl Profile {
    /// Reads and checks a profile file. The error names the key and the remedy.
    pub fn read(text: &str) -> Result<Profile, String> {
        let _ = text;
        Err("not built".into())
    }
}
