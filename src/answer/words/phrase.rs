//! Phrases in the words of a line, with or without diacritics.

use crate::plan::folded;

/// The first of these phrases that is said, as it is spelt.
pub(super) fn phrase(tokens: &[&str], phrases: &[&str]) -> Option<String> {
    let said = |phrase: &&&str| {
        let words = split(phrase);
        let mut at = (0..tokens.len()).filter(|at| begins(&tokens[*at..], &words));
        // "xây dựng cơ bản" is a kind of works.
        at.any(|at| **phrase != "cơ bản" || at == 0 || folded(tokens[at - 1]) != "dung")
    };
    phrases.iter().find(said).map(|phrase| (*phrase).to_owned())
}

pub(super) fn begins(tokens: &[&str], words: &[&str]) -> bool {
    tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| is(token, word))
}

/// The same word, also typed without its diacritics.
pub(super) fn is(token: &str, word: &str) -> bool {
    let token = token.to_lowercase();
    token == word || (token.is_ascii() && token == folded(word))
}

pub(super) fn split(phrase: &str) -> Vec<&str> {
    phrase.split(' ').collect()
}
