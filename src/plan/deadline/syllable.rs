//! A syllable as written, and the words that it may stand for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A syllable in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    /// Without any diacritics, "đ" as "d".
    pub bare: String,
    /// May stand for any vocabulary word with the same letters: the phrase has no
    /// diacritics at all, or the syllable is none that we know.
    pub loose: bool,
}

impl Word {
    /// As written, or repaired.
    pub fn is(&self, expected: &str) -> bool {
        self.text == expected || (self.loose && same_letters(&self.bare, expected))
    }

    pub fn is_one_of(&self, expected: &[&str]) -> bool {
        expected.iter().any(|e| self.is(e))
    }
}

/// The letters of a syllable without marks.
pub(super) fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// Whether `expected` has these letters, whatever its marks.
pub(super) fn same_letters(bare: &str, expected: &str) -> bool {
    let plain = expected
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c });
    plain.eq(bare.chars())
}
