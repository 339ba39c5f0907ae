//! A paragraph with everything in it that has a form of its own: documents, days, periods.

use super::cited::{Cited, cited, issuer_after};
use super::dates::{Day, Window, days, windows};
use super::label::{Label, labels};
use super::text::Paragraph;
use super::token::{Token, tokens};
use crate::finding::Place;
use std::cell::OnceCell;

pub struct Scan<'p> {
    pub paragraph: &'p Paragraph,
    pub lower: String,
    pub tokens: Vec<Token<'p>>,
    pub cited: Vec<Cited>,
    pub days: Vec<Day>,
    pub windows: Vec<Window>,
    pub labels: Vec<Label>,
    /// Tokens that one of them covers.
    pub taken: Vec<bool>,
    /// Tokens that end a sentence, in order.
    ends: Vec<usize>,
    /// Which tokens count things, once somebody has asked: every rule does, of every number.
    counted: OnceCell<Vec<bool>>,
}

/// In tokens, on each side of the one that is looked at.
const LONGEST_SENTENCE: usize = 250;

impl<'p> Scan<'p> {
    pub fn new(paragraph: &'p Paragraph) -> Scan<'p> {
        let tokens = tokens(&paragraph.text);
        let mut cited = cited(&tokens);
        let mut taken = vec![false; tokens.len()];
        cited.iter().for_each(|c| take(&mut taken, c.from, c.to));
        let days = days(&tokens, &taken);
        days.iter().for_each(|d| take(&mut taken, d.from, d.to));
        let labels = labels(&tokens, &taken);
        labels.iter().for_each(|l| take(&mut taken, l.from, l.to));
        for document in &mut cited {
            dated(document, &tokens, &days);
        }
        let windows = windows(&tokens, &days);
        Scan {
            lower: paragraph.text.to_lowercase(),
            paragraph,
            ends: ends(&tokens),
            counted: OnceCell::new(),
            tokens,
            cited,
            days,
            windows,
            labels,
            taken,
        }
    }

    /// The words from one token to another as they stand.
    pub fn words(&self, from: usize, to: usize) -> &'p str {
        let text: &'p str = &self.paragraph.text;
        let (Some(first), Some(last)) = (self.tokens.get(from), self.tokens.get(to)) else {
            return text;
        };
        text.get(first.start..last.end()).unwrap_or(text)
    }

    /// Whether a token counts things, as `judge` says, which is asked once of each.
    pub fn is_counted(&self, token: usize, judge: impl Fn(&Scan, usize) -> bool) -> bool {
        let all = || (0..self.tokens.len()).map(|at| judge(self, at)).collect();
        self.counted.get_or_init(all).get(token).is_some_and(|is| *is)
    }

    /// Whether "và" joins what stands at two tokens, and no sign divides it.
    pub fn joins(&self, from: usize, to: usize) -> bool {
        let between = &self.tokens[from.min(to)..to];
        let is_divided = between.iter().any(|t| matches!(t.text, "," | ";" | "." | ":"));
        between.iter().any(|t| t.is("và")) && !is_divided
    }

    pub fn place(&self, token: usize) -> Place {
        self.paragraph
            .place(self.tokens.get(token).map_or(0, |t| t.start))
    }

    /// The sentence around a token, in tokens: (first, one after the last).
    pub fn sentence(&self, token: usize) -> (usize, usize) {
        // No sentence is longer; a file may be made to hold one of a million words.
        let floor = token.saturating_sub(LONGEST_SENTENCE);
        let ceiling = self.tokens.len().min(token + LONGEST_SENTENCE);
        let next = self.ends.partition_point(|end| *end < token);
        let before = next.checked_sub(1).map_or(0, |last| self.ends[last] + 1);
        let to = self.ends.get(next).copied().unwrap_or(ceiling);
        (before.max(floor), to.min(ceiling))
    }
}

/// A semicolon ends a sentence, and so does a full stop before a capital letter or nothing.
fn ends(tokens: &[Token]) -> Vec<usize> {
    let is_end = |i: &usize| {
        let token = &tokens[*i];
        let next = tokens.get(i + 1);
        token.is_mark(';')
            || (token.is_mark('.') && next.is_none_or(|n| n.is_capitalised() && n.start > token.end()))
    };
    (0..tokens.len()).filter(is_end).collect()
}

fn take(taken: &mut [bool], from: usize, to: usize) {
    for slot in taken.iter_mut().take(to + 1).skip(from) {
        *slot = true;
    }
}

/// The day and the issuer right behind a document's number.
fn dated(document: &mut Cited, tokens: &[Token], days: &[Day]) {
    let mut next = document.to + 1;
    while tokens
        .get(next)
        .is_some_and(|t| t.is_mark('(') || t.is_mark(',') || t.is("ngày") || t.is("ký"))
        && next < document.to + 4
    {
        next += 1;
    }
    let day = days.iter().find(|d| d.from == next);
    document.day = day.and_then(|d| d.day);
    let behind = day.map_or(document.to, |d| d.to) + 1;
    document.issuer = issuer_after(tokens, behind);
}
