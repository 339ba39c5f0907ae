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

/// The drafter's sentence for that week's page, the newest; holding and releasing do not take it back.
pub fn comment<'r>(reviews: &'r [Review], period: &str) -> Option<&'r str> {
    let of_week = reviews.iter().rev().filter(|r| r.period == period);
    of_week.into_iter().find_map(|r| match &r.verdict {
        Verdict::Comment(words) => Some(words.as_str()),
        _ => None,
    })
}

/// The newest word about that week.
pub fn verdict<'r>(reviews: &'r [Review], period: &str) -> Option<&'r Verdict> {
    let newest = reviews.iter().rfind(|r| r.period == period)?;
    Some(&newest.verdict)
}
