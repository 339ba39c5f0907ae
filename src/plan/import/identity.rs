//! A task's identity: what stays the same when rows are renumbered or imported again.

use crate::plan::office::spelling::plain;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// A title's words as they are compared: two tasks of the same words are one, in whatever year.
pub fn plain_title(title: &str) -> String {
    plain(title)
}

/// The identities given in one table.
#[derive(Default)]
pub struct Identities {
    given: HashMap<String, usize>,
}

impl Identities {
    /// Twelve hex digits of the year and the title's words; the second task of the
    /// same words has "-2" behind it.
    pub fn of(&mut self, year: i32, title: &str) -> String {
        let words = format!("{year}\n{}", plain(title));
        let digest = Sha256::digest(words.as_bytes());
        let id: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let times = self.given.entry(id.clone()).or_insert(0);
        *times += 1;
        if *times == 1 { id } else { format!("{id}-{times}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_of_the_words_and_the_year() {
        let of = |year, title| Identities::default().of(year, title);
        let id = of(2026, "Ban hành Kế hoạch, cải cách");
        assert_eq!(id.len(), 12);
        assert!(id.bytes().all(|b| b.is_ascii_hexdigit()));
        assert_eq!(id, of(2026, "BAN HÀNH  kế hoạch - cải cách."));
        assert_ne!(id, of(2027, "Ban hành Kế hoạch, cải cách"));
        assert_ne!(id, of(2026, "Ban hành Kế hoạch cải cách TTHC"));
    }

    #[test]
    fn the_same_words_twice_are_two_tasks() {
        let mut identities = Identities::default();
        let first = identities.of(2026, "Báo cáo");
        assert_eq!(identities.of(2026, "báo cáo"), format!("{first}-2"));
        assert_eq!(identities.of(2026, "Báo cáo."), format!("{first}-3"));
    }
}
