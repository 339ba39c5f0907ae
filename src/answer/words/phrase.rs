//! Phrases in the words of a line, with or without diacritics.

use crate::plan::folded;

/// The first of these phrases that is said, as it is spelt.
pub(super) fn phrase(tokens: &[&str], phrases: &[&str]) -> Option<String> {
    // Who types diacritics means "tra" by "tra": "kiểm tra lại" is no "trả lại".
    let is_marked = |t: &&str| !t.is_ascii() && t.chars().all(char::is_alphabetic);
    let has_marks = tokens.iter().any(is_marked);
    let said = |phrase: &&&str| {
        let words = split(phrase);
        let is_same = |at: &usize| {
            let of = &tokens[*at..];
            begins(of, &words) && (!has_marks || of.iter().zip(&words).all(|(t, w)| t.to_lowercase() == **w))
        };
        let mut at = (0..tokens.len()).filter(is_same);
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

/// How many words the longest of these phrases has that these words begin with.
pub(super) fn longest(words: &[&str], phrases: &[&str]) -> usize {
    let said = phrases.iter().map(|phrase| split(phrase));
    let said = said.filter(|phrase| begins(words, phrase));
    said.map(|phrase| phrase.len()).max().unwrap_or(0)
}
