//! Words that only one of a kind may bear: ids, names of units.

use super::section::Section;
use super::written::{Log, Place};
use std::collections::BTreeMap;

/// Words that may be taken once; case does not matter.
#[derive(Default)]
pub struct Names(BTreeMap<String, usize>);

impl Names {
    /// Tells a word of another file that is taken here.
    pub fn clash(&self, log: &Log, word: &str, place: &Place, what: &str) {
        if let Some(line) = self.0.get(&word.to_lowercase()) {
            log.problem(
                place,
                format!("the {what} \"{word}\" is already taken in line {line} of the configuration"),
                format!("keep it once, here or there; give each its own {what}"),
            );
        }
    }

    pub fn claim(&mut self, section: &Section, word: &str, place: &Place, what: &str) {
        if word.is_empty() {
            return;
        }
        if let Some(line) = self.0.insert(word.to_lowercase(), place.line) {
            section.log().problem(
                place,
                format!("the {what} \"{word}\" is already taken in line {line}"),
                format!("keep it once; give each its own {what}"),
            );
        }
    }
}
