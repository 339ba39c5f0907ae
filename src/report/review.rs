//! What the drafter says of the week's page before it goes to the leaders (contract section 4).

use crate::calendar::Moment;
use serde::{Deserialize, Serialize};

/// Words of a comment on the page that is read in under a minute.
pub const COMMENT_WORDS: usize = 30;

/// One word of the drafter. Never changed; the newest of a week counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Label of the week, "2026-W27".
    pub period: String,
    pub verdict: Verdict,
    pub at: Moment,
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The page goes without "chưa rà soát".
    Release,
    /// It stays until it is released.
    Hold,
    /// It goes with these words.
    Comment(String),
}

/// The newest word about that week.
pub fn verdict<'r>(reviews: &'r [Review], period: &str) -> Option<&'r Verdict> {
    let newest = reviews.iter().rfind(|r| r.period == period)?;
    Some(&newest.verdict)
}
