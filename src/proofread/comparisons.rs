//! What is said of a value against another: "bằng 58,5% dự toán (9.200 tỷ đồng)", "tăng 224 triệu USD
//! so với cùng kỳ (1.648 triệu USD), tương đương 13,6%", "gấp 2,9 lần", "xuất siêu 6,7 tỷ USD", "bình
//! quân 9,5 tỷ đồng/doanh nghiệp".
//!
//! Every rate and difference belongs to the value that its sentence is about, never to the bracket of
//! the one before it; its own bracket is what it is held against. Whole numbers of things are exact;
//! what is measured was rounded, and so was the rate.

mod apart;
mod bases;
mod bracketed;
mod closed;
mod derived;
mod divided;
mod growth;
mod judge;
mod means;
mod noted;
mod points;
mod ranks;
mod read;
mod remainder;
mod shares;
mod shown;
mod so_far;
mod subject;
mod unspent;

use super::quantities::Quantity;
use super::scan::Scan;
use super::token::stands;
use crate::finding::Finding;
use crate::proofread::balance::set::Set;
use crate::proofread::quantities::comparable::comparable;
use crate::proofread::rates::rate::Rate;

/// A paragraph with its values and rates.
struct Text<'t, 'p> {
    scan: &'t Scan<'p>,
    values: Vec<Quantity>,
    rates: Vec<Rate>,
    /// How many brackets are open at each token.
    depths: Vec<usize>,
}

/// `judged` are the words for changes (tokens) about whose counts another rule spoke; from `own` on stands
/// what was found in this paragraph.
pub fn check(at: usize, scan: &Scan, sets: &[&Set], judged: &[usize], found: &mut Vec<Finding>, own: usize) {
    let text = Text::new(at, scan);
    if text.values.is_empty() && text.rates.len() < 2 {
        return;
    }
    /// No paragraph says more of its values.
    const MOST: usize = 100;
    let told = read::statements(&text);
    let is_judged = |one: &read::Statement| judged.iter().any(|at| (one.at..=one.end).contains(at));
    for one in told.iter().take(MOST).filter(|one| !is_judged(one)) {
        found.extend(judge::judge(&text, &told, one));
    }
    found.extend(so_far::check(&text, &told));
    found.extend(growth::check(&text));
    found.extend(ranks::check(&text));
    found.extend(points::check(&text));
    found.extend(derived::check(&text));
    found.extend(shares::check(&text));
    found.extend(bracketed::check(&text));
    let mut fresh = bases::check(&text);
    fresh.extend(means::check(&text, sets));
    fresh.extend(noted::check(&text));
    fresh.extend(shown::check(&text));
    fresh.extend(apart::check(&text));
    fresh.extend(remainder::check(&text));
    fresh.extend(unspent::check(&text));
    fresh.extend(divided::check(&text, found));
    fresh.extend(closed::check(&text));
    fresh.retain(|one| !found.iter().skip(own).any(|told| is_same(told, one)));
    found.extend(fresh);
}

/// One of the two is about words of the other.
fn is_same(told: &Finding, fresh: &Finding) -> bool {
    fresh.excerpt.contains(&told.excerpt) || told.excerpt.contains(&fresh.excerpt)
}

impl<'t, 'p> Text<'t, 'p> {
    fn new(at: usize, scan: &'t Scan<'p>) -> Text<'t, 'p> {
        let mut depth = 0_usize;
        let mut depths = Vec::with_capacity(scan.tokens.len());
        for token in &scan.tokens {
            if token.is_mark(')') {
                depth = depth.saturating_sub(1);
            }
            depths.push(depth);
            if token.is_mark('(') {
                depth += 1;
            }
        }
        Text {
            scan,
            values: comparable(scan),
            rates: Rate::all(at, scan),
            depths,
        }
    }

    fn value_at(&self, token: usize) -> Option<&Quantity> {
        let at = self.values.binary_search_by_key(&token, |q| q.token).ok()?;
        self.values.get(at)
    }

    fn rate_at(&self, token: usize) -> Option<&Rate> {
        let at = self.rates.binary_search_by_key(&token, |r| r.token).ok()?;
        self.rates.get(at)
    }

    fn values_in(&self, from: usize, to: usize) -> &[Quantity] {
        let first = self.values.partition_point(|q| q.token < from);
        let last = self.values.partition_point(|q| q.token < to);
        self.values.get(first..last).unwrap_or_default()
    }

    fn rates_in(&self, from: usize, to: usize) -> &[Rate] {
        let first = self.rates.partition_point(|r| r.token < from);
        let last = self.rates.partition_point(|r| r.token < to);
        self.rates.get(first..last).unwrap_or_default()
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        stands(&self.scan.tokens, at, words)
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.scan
            .tokens
            .get(at)
            .is_some_and(|t| words.contains(&t.lower.as_str()))
    }

    fn is_mark(&self, at: usize, mark: char) -> bool {
        self.scan.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    /// The words from one token up to another, lower case; nothing where there are none.
    fn words(&self, from: usize, to: usize) -> String {
        match from < to && to <= self.scan.tokens.len() {
            true => self.scan.words(from, to - 1).to_lowercase(),
            false => String::new(),
        }
    }

    /// The first token behind the last full stop.
    fn sentence_from(&self, at: usize) -> usize {
        /// In tokens.
        const LONGEST: usize = 160;
        let floor = at.saturating_sub(LONGEST);
        let ends = |i: &usize| {
            let token = &self.scan.tokens[*i];
            let next = self.scan.tokens.get(i + 1);
            token.is_mark('.') && next.is_none_or(|n| n.start > token.end())
        };
        (floor..at).rev().find(ends).map_or(floor, |i| i + 1)
    }

    /// The first token behind the last sign at this depth or above.
    fn clause_from(&self, at: usize) -> usize {
        let ends = |i: &usize| {
            let token = &self.scan.tokens[*i];
            self.depths[*i] <= self.depths[at]
                && (token.is_mark(',') || token.is_mark(';') || token.is_mark(':') || token.is_mark(')'))
                || token.is_mark('(') && self.depths[*i] < self.depths[at]
        };
        let floor = self.sentence_from(at);
        (floor..at).rev().find(ends).map_or(floor, |i| i + 1)
    }

    /// The first sign at this depth behind a token.
    fn clause_to(&self, at: usize) -> usize {
        /// In tokens.
        const LONGEST: usize = 40;
        let limit = self.scan.tokens.len().min(at + LONGEST);
        let ends = |i: &usize| {
            self.depths[*i] <= self.depths[at]
                && [',', ';', '.', ':', '(', ')']
                    .iter()
                    .any(|m| self.is_mark(*i, *m))
        };
        (at + 1..limit).find(ends).unwrap_or(limit)
    }

    /// The bracket's end.
    fn close(&self, open: usize) -> Option<usize> {
        /// In tokens: what is held against is told shortly.
        const LONGEST: usize = 30;
        let limit = self.scan.tokens.len().min(open + LONGEST);
        (open + 1..limit).find(|i| self.is_mark(*i, ')'))
    }
}
