//! What findings and tasks repeat of a file: whole words would be a page.

use crate::finding::{Finding, Place, Severity};

/// Longer words are cut in findings, in characters.
pub const MAX_EXCERPT: usize = 160;

/// No heading of a section is longer, in bytes.
pub const MAX_HEADING: usize = 1_000;

/// The words as a finding shows them.
pub fn excerpt(words: &str) -> String {
    let words = words.trim();
    if words.chars().count() <= MAX_EXCERPT {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MAX_EXCERPT).collect();
    format!("{}…", cut.trim_end())
}

/// A heading as tasks repeat it: a whole page taken for one must not stand in each of them.
pub fn heading_of(words: &str) -> String {
    if words.len() <= MAX_HEADING {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MAX_EXCERPT).collect();
    format!("{}…", cut.trim_end())
}

/// A row or line that could not be understood, or only with a doubt.
pub fn unreadable(line: usize, words: &str, message: &str) -> Finding {
    Finding::new(
        "unreadable_row",
        Severity::Warning,
        Place::Line(line),
        excerpt(words),
        message,
    )
}
