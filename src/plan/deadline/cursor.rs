//! A place in the tokens, with the little that every rule of the grammar is made of.

use super::lexicon;
use super::syllable::Word;
use super::words::{Kind, Token};

/// Reads forward; a rule that fails is undone with [`Cursor::attempt`].
pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    pub pos: usize,
    /// The plan's year.
    pub year: i32,
    /// Tokens that were taken for a word with the same letters.
    pub repaired: Vec<usize>,
    /// Tokens looked at, so that a test can hold the cost against the length.
    pub steps: u64,
}

impl<'a> Cursor<'a> {
    pub fn new(tokens: &'a [Token], year: i32) -> Cursor<'a> {
        Cursor {
            tokens,
            pos: 0,
            year,
            repaired: Vec::new(),
            steps: 0,
        }
    }

    pub fn peek(&mut self, ahead: usize) -> Option<&'a Token> {
        self.steps += 1;
        self.tokens.get(self.pos + ahead)
    }

    pub fn at_end(&self) -> bool {
        self.pos >= self.tokens.len()
    }

    pub fn before(&mut self) -> Option<&'a Token> {
        self.steps += 1;
        self.pos.checked_sub(1).and_then(|i| self.tokens.get(i))
    }

    /// The word `ahead` tokens from here.
    pub fn word_at(&mut self, ahead: usize) -> Option<&'a Word> {
        match &self.peek(ahead)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn num_at(&mut self, ahead: usize) -> Option<(u32, usize)> {
        match self.peek(ahead)?.kind {
            Kind::Num { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub fn mark_at(&mut self, ahead: usize) -> Option<char> {
        match self.peek(ahead)?.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    pub fn glued_at(&mut self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|t| t.glued)
    }

    /// Whether the word there is `expected`, as written or repaired.
    pub fn looks_like(&mut self, ahead: usize, expected: &str) -> bool {
        self.word_at(ahead).is_some_and(|word| word.is(expected))
    }

    /// Takes one word.
    pub fn word(&mut self, expected: &str) -> bool {
        let Some(word) = self.word_at(0) else { return false };
        let exact = word.text == expected;
        if !word.is(expected) {
            return false;
        }
        if !exact {
            self.repaired.push(self.pos);
        }
        self.pos += 1;
        true
    }

    /// Takes several words in a row, or none.
    pub fn words(&mut self, expected: &str) -> bool {
        self.attempt(|c| expected.split(' ').all(|w| c.word(w)).then_some(()))
            .is_some()
    }

    /// Takes the first of the alternatives that fits; longer ones must stand first.
    pub fn any(&mut self, alternatives: &[&str]) -> bool {
        alternatives.iter().any(|words| self.words(words))
    }

    /// Whether one of the alternatives stands here; takes nothing.
    pub fn sees(&mut self, alternatives: &[&str]) -> bool {
        let (pos, repaired) = (self.pos, self.repaired.len());
        let found = self.any(alternatives);
        self.pos = pos;
        self.repaired.truncate(repaired);
        found
    }

    pub fn mark(&mut self, expected: char) -> bool {
        let found = self.mark_at(0) == Some(expected);
        self.pos += usize::from(found);
        found
    }

    /// A number of at most `max_digits` digits.
    pub fn num(&mut self, max_digits: usize) -> Option<u32> {
        let (value, digits) = self.num_at(0)?;
        if digits > max_digits {
            return None;
        }
        self.pos += 1;
        Some(value)
    }

    /// A four-digit year of this age.
    pub fn year_number(&mut self) -> Option<i32> {
        let year = self.year_number_at(0)?;
        self.pos += 1;
        Some(year)
    }

    pub fn year_number_at(&mut self, ahead: usize) -> Option<i32> {
        match self.num_at(ahead)? {
            (value @ 1900..=2199, 4) => i32::try_from(value).ok(),
            _ => None,
        }
    }

    /// A count: digits, or one syllable from "một" to "mười", or "mười hai".
    pub fn count(&mut self) -> Option<u32> {
        if let Some(value) = self.num(4) {
            return Some(value);
        }
        let first = self.small_number()?;
        if first != 10 {
            return Some(first);
        }
        match self.attempt(Self::small_number) {
            Some(unit) if unit < 10 => Some(10 + unit),
            _ => Some(10),
        }
    }

    fn small_number(&mut self) -> Option<u32> {
        const SPELLED: [&str; 13] = [
            "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười", "mốt",
        ];
        // Without diacritics "sau" is "sau" more often than "sáu".
        if self.word_at(0).is_some_and(|w| w.text == "sau") {
            return None;
        }
        let spelled = SPELLED.into_iter().find(|s| self.looks_like(0, s))?;
        self.word(spelled);
        lexicon::small_number(spelled)
    }

    /// Runs a rule; where it fails, nothing was taken.
    pub fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (pos, repaired) = (self.pos, self.repaired.len());
        let result = rule(self);
        if result.is_none() {
            self.pos = pos;
            self.repaired.truncate(repaired);
        }
        result
    }
}
