//! One dossier of a list, without anything of a person.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A day, with its time where the list has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct When {
    pub day: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
}

/// How a dossier was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    Online,
    /// At the counter.
    Direct,
    /// By the public postal service; the form counts it with `Direct`.
    Post,
}

/// What the list says of a dossier beside its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being worked on.
    Open,
    /// Waits for papers from the applicant (chờ bổ sung, tạm dừng).
    Waiting,
    /// Its result has been handed over or is ready.
    Done,
    /// Given back, or refused after it was worked on.
    Returned,
    /// Taken back by the applicant.
    Withdrawn,
    /// Never taken in (từ chối tiếp nhận): no column of the form counts it.
    Denied,
}

impl State {
    /// Whether nobody works on it any more.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            State::Done | State::Returned | State::Withdrawn | State::Denied
        )
    }
}

/// Longest code, in bytes.
const LONGEST_CODE: usize = 40;

/// Whether a text is a dossier's code as portals make them: letters, digits and the marks between
/// them, some digits among them; bare digits of a length that telephones and identity cards have are
/// none. What is no code may be anything, and is kept as a mark only ([`mark_of`]).
pub fn is_code(text: &str) -> bool {
    let is_made_of = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '_');
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_bare = digits == text.len() && (9..=12).contains(&digits);
    text.len() <= LONGEST_CODE && digits > 0 && text.chars().all(is_made_of) && !is_bare
}

/// Stands for a text that is not kept: "#" and the beginning of its SHA-256.
pub fn mark_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let six = digest.iter().take(6);
    six.fold("#".to_owned(), |mark, b| format!("{mark}{b:02x}"))
}

/// One dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// Its code, or a mark that stands for it; empty where the list has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    pub sector: String,
    pub received: When,
    /// The day promised on the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
}
