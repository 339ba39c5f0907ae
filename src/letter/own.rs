//! The office's own wording: templates in the place of built-in ones, each tried on letters of
//! every kind before anything is written with it. Words may be other ones; a fact may not be missing.

mod doubts;
mod lacks;
mod preview;
mod say;
mod trial;

use super::wording::{BUILT_IN, Words};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The words that letters are written in: the built-in ones, and the office's in their place.
#[derive(Debug, Clone, Default)]
pub struct Wording(Option<Arc<Own>>);

#[derive(Debug)]
struct Own {
    words: Words,
    /// Name and text of each, in the order of the built-in ones.
    texts: Vec<(&'static str, String)>,
}

/// A template of the office that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// "reminder.txt".
    pub name: String,
    /// Counted from 1; 0 where no line is to blame.
    pub line: usize,
    pub message: String,
    pub remedy: String,
}

/// A letter that the office's own template could not say: it is written in the built-in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FellBack {
    /// "reminder.txt".
    pub template: String,
    /// Counted from 1; 0 where no line is to blame.
    pub line: usize,
    /// For an operator; nothing of the letter.
    pub why: String,
}

impl PartialEq for Wording {
    fn eq(&self, other: &Wording) -> bool {
        let texts = |w: &Wording| w.0.as_ref().map(|own| own.texts.clone()).unwrap_or_default();
        texts(self) == texts(other)
    }
}

impl Eq for Wording {}

impl Wording {
    /// The names of the templates that the office has in the place of built-in ones.
    pub fn names(&self) -> Vec<&'static str> {
        let own = self.0.iter().flat_map(|own| &own.texts);
        own.map(|(name, _)| *name).collect()
    }

    /// Name and text of every built-in template, to start from.
    pub fn built_in() -> &'static [(&'static str, &'static str)] {
        BUILT_IN
    }
}

#[cfg(test)]
mod tests;
