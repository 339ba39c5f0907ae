//! Asks a source, turns its answer into a snapshot or a named failure, keeps the raw answer.
//!
//! What is particular to one system stands in its profile (`config/sources/`), never here.
//! `Profile::understand` is pure; only [`Asker`] reaches the network.

mod ask;
mod jq;
mod open;
mod plausible;
mod profile;
mod rows;
pub mod sample;
#[cfg(test)]
mod scripted;
#[cfg(test)]
mod tests;
mod try_on;
mod understand;

pub use ask::{Asker, Clients, Said, ask};
pub use open::{OpenAnswer, Sampled};
pub use profile::{Profile, ValueNeeded};
pub use try_on::Saved;

use crate::calendar::Moment;
use crate::dossier::{Mode, Snapshot};
use chrono::{Datelike, NaiveDate};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// The profiles that come with the program: name of the file in `config/sources/`, its text.
pub const BUILT_IN: [(&str, &str); 7] = [
    ("opencps-v2", OPENCPS_V2),
    ("igate-2", include_str!("../config/sources/igate-2.toml")),
    ("dvcqg-v1", include_str!("../config/sources/dvcqg-v1.toml")),
    (
        "dvcqg-v1-766",
        include_str!("../config/sources/dvcqg-v1-766.toml"),
    ),
    (
        "dvcqg-legacy",
        include_str!("../config/sources/dvcqg-legacy.toml"),
    ),
    (
        "opencps-v2-dossiers",
        include_str!("../config/sources/opencps-v2-dossiers.toml"),
    ),
    (
        "igate-2-dossiers",
        include_str!("../config/sources/igate-2-dossiers.toml"),
    ),
];

/// The profile of that name that comes with the program.
pub fn built_in(name: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(id, _)| *id == name);
    found.map(|(_, text)| *text)
}

/// OpenCPS v2 in month, year and range mode.
pub const OPENCPS_V2: &str = include_str!("../config/sources/opencps-v2.toml");

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub mode: Mode,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Question {
    /// The window by the name of its calendar unit, "2026-06", "2026-Q2", "2026"; else its days.
    fn label(&self) -> String {
        let year = self.from.year();
        match self.mode {
            Mode::Month => format!("{year}-{:02}", self.from.month()),
            Mode::Quarter => format!("{year}-Q{}", profile::quarter(self.from)),
            Mode::Year => year.to_string(),
            Mode::Range | Mode::File | Mode::Open => format!("{}..{}", self.from, self.to),
        }
    }
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
    /// Empty after rows, negative or fractional counts, counts that fall.
    Implausible,
    /// The request itself is wrong (204 of OpenCPS, asked for one day).
    Misconfigured,
}

/// A good answer with its raw body.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub snapshot: Snapshot,
    pub body: Vec<u8>,
    pub status: u16,
    pub validators: Validators,
    pub version: Version,
}

/// Which profile read an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// The profile's id.
    pub profile: String,
    /// SHA-256 of its file, hex.
    pub hash: String,
}

/// By what a server recognises an answer that it gave before (RFC 9110, 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

impl Validators {
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// SHA-256 sums and the like, as they are written.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
    /// `None` is what the environment says (HTTPS_PROXY, NO_PROXY).
    pub proxy: Option<Proxy>,
    /// Minutes by which a scheduled pull may come late; `None` is what the profile says.
    pub jitter_minutes: Option<u32>,
}

impl Source {
    /// Minutes by which a scheduled pull may come late, so that not all offices ask at once.
    pub fn jitter_minutes(&self) -> u32 {
        self.jitter_minutes.unwrap_or(self.profile.jitter_minutes)
    }
}

/// The way out of the office's network.
#[derive(Debug, Clone)]
pub enum Proxy {
    /// None, whatever the environment says.
    None,
    Through {
        /// "http://host:port".
        url: String,
        user: Option<(String, SecretString)>,
    },
}

/// How to sign in to a source.
#[derive(Debug, Clone, Default)]
pub enum Login {
    #[default]
    None,
    Basic {
        user: String,
        password: SecretString,
    },
    Bearer {
        token: SecretString,
    },
    /// A token that is asked for, renewed, and asked for anew once where the source refuses it.
    OAuth(Box<OAuth>),
    /// The cookie that the profile's sign-in gives; user and password, if it wants them.
    Cookie(Option<(String, SecretString)>),
}

/// OAuth 2 as far as servers talk to servers (RFC 6749, 4.3, 4.4 and 6).
#[derive(Debug, Clone)]
pub struct OAuth {
    /// Often of another host than the source.
    pub token_url: String,
    pub client_id: String,
    /// A public client has none.
    pub secret: Option<SecretString>,
    /// Whether the secret goes into the body and not into a header.
    pub secret_in_body: bool,
    pub grant: Grant,
    pub scope: Option<String>,
}

/// On whose behalf a token is asked for.
#[derive(Debug, Clone)]
pub enum Grant {
    /// The client's own.
    Client,
    /// A service account's.
    Password { user: String, password: SecretString },
}
