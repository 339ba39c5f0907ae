//! All numbers that a report tells, in text and tables: a percentage that is right of two of them is
//! none of the nearest words' business.

use super::own::{is_slip_of, own_whole};
use super::rate::Rate;
use crate::proofread::balance::set::Set;
use crate::proofread::scan::Scan;
use crate::proofread::text::{Part, Table, Text};
use crate::proofread::token::{decimal_of, has_any};
use std::collections::BTreeSet;

/// Numbers of one report that are looked at.
const MOST: usize = 4000;
/// Ratios of measures need their decimals.
const PLACES: u32 = 4;
const ONE: i64 = 10_i64.pow(PLACES);
/// What is told again and is not less, in ten thousandths, may be a total.
const LEAST: i64 = 1_000_000;
/// What a row of a table and a sentence both name.
const NAMES: &[&str] = &[
    "trực tuyến",
    "đúng hạn",
    "trước hạn",
    "quá hạn",
    "trễ hạn",
    "số hóa",
    "số hoá",
    "thanh toán",
    "giải quyết",
    "hoàn thành",
    "tiếp nhận",
];

pub struct Grounds {
    numbers: BTreeSet<i64>,
    /// Of rows of totals, what the form's larger lines say, what is told more than once.
    totals: BTreeSet<i64>,
    /// Rows with their names, each table's for itself.
    tables: Vec<Vec<(String, Vec<Option<i64>>)>>,
}

impl Grounds {
    pub fn of(text: &Text, scans: &[Scan], sets: &[&Set]) -> Grounds {
        let told = |s: &'_ Scan| numbers_of(s, 0, s.tokens.len()).collect::<Vec<_>>();
        let numbers = scans.iter().flat_map(told);
        let tables: Vec<_> = text
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Table(table) => Some(rows(table)),
                Part::Paragraph(_) => None,
            })
            .collect();
        let of_totals = tables
            .iter()
            .flatten()
            .filter(|(name, _)| has_any(name, &["tổng", "cộng"]));
        let mut once = BTreeSet::new();
        let again: Vec<i64> = numbers
            .clone()
            .take(MOST)
            .filter(|n| *n >= LEAST && !once.insert(*n))
            .collect();
        let majors = sets
            .iter()
            .flat_map(|s| &s.entries)
            .filter(|(role, ..)| role.is_major());
        let totals = of_totals
            .flat_map(|(_, cells)| cells.iter().flatten().copied())
            .chain(again)
            .chain(majors.filter_map(|(_, n, _)| n.checked_mul(10_i64.pow(PLACES))));
        Grounds {
            numbers: numbers.take(MOST).collect(),
            totals: totals.take(MOST).collect(),
            tables: tables.clone(),
        }
    }

    /// Whether the report tells what makes the rate right: a whole of a number before it, or two rows of a
    /// table in one column, the part of a name that the sentence says. A rate of few digits fits many
    /// numbers by chance: its whole must be a total, or, of what is measured, stand in the same paragraph.
    pub fn explain(&self, scan: &Scan, rate: &Rate) -> bool {
        let parts = numbers_before(scan, rate.token);
        let is_fine = rate.places > 0 && rate.value >= 100;
        let own = own_whole(scan, rate.token);
        let is_told_otherwise = |whole: i64| own.is_some_and(|own| is_slip_of(own, whole / ONE));
        let fits = |part: &i64, whole: &i64| {
            whole > part && rate.is(*part, *whole) && (whole % ONE != 0 || !is_told_otherwise(*whole))
        };
        let of_a_total = |part: &i64| self.totals.iter().any(|w| fits(part, w));
        let of_any = |part: &i64| is_fine && self.numbers.iter().any(|w| fits(part, w));
        let here: Vec<i64> = numbers_of(scan, 0, rate.token).rev().take(24).collect();
        // Of counts the words beside them are better judges.
        let is_measured = |part: &i64| part % 10_i64.pow(PLACES) != 0;
        let of_one_here =
            |part: &i64| is_measured(part) && here.iter().any(|w| w > part && rate.is(*part, *w));
        parts.iter().any(|p| of_a_total(p) || of_any(p) || of_one_here(p))
            || self.fits_a_column(scan, rate)
            || self.fits_terms(scan, rate)
    }

    /// "Tỷ lệ quá hạn 1,7%", "đất đai có 96 hồ sơ quá hạn, bằng 3,0%": early, on time and late stand side by side in a row,
    /// and the resolved ones are all of them, wherever else that is told. Of rows but the total's one number has to be said.
    fn fits_terms(&self, scan: &Scan, rate: &Rate) -> bool {
        /// In tokens.
        const NEAR: usize = 20;
        let from = rate.token.saturating_sub(NEAR);
        let said = scan.words(from, rate.token).to_lowercase();
        let last = |words: &[&str]| words.iter().filter_map(|w| said.rfind(w)).max();
        let is_late = match (
            last(&["quá hạn", "trễ hạn", "trễ hẹn"]),
            last(&["đúng hạn", "đúng hẹn"]),
        ) {
            (None, None) => return false,
            (late, in_time) => late > in_time,
        };
        let numbers = numbers_before(scan, rate.token);
        let fits = |terms: &[Option<i64>], is_total: bool| {
            let [Some(early), Some(on_time), Some(late)] = terms else {
                return false;
            };
            let Some(whole) = early.checked_add(*on_time).and_then(|n| n.checked_add(*late)) else {
                return false;
            };
            let (part, told) = match is_late {
                true => (*late, numbers.contains(late)),
                false => (whole - late, numbers.contains(&(whole - late))),
            };
            whole > 0 && (is_total || told) && rate.is(part, whole)
        };
        self.tables
            .iter()
            .filter(|t| t.len() <= 60)
            .flatten()
            .any(|(name, cells)| {
                let is_total = has_any(name, &["tổng", "cộng"]);
                let windows = || cells.windows(3).enumerate();
                // Where three have their sum before them, other three are something else.
                let has_sum = |(at, terms): &(usize, &[Option<i64>])| {
                    let sum = terms.iter().copied().sum::<Option<i64>>();
                    *at > 0 && sum.is_some() && cells[*at - 1] == sum
                };
                let is_told = windows().any(|w| has_sum(&w));
                windows().any(|w| fits(w.1, is_total && (!is_told || has_sum(&w))))
            })
    }

    fn fits_a_column(&self, scan: &Scan, rate: &Rate) -> bool {
        let (from, to) = scan.sentence(rate.token);
        let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
        let said: Vec<&str> = NAMES
            .iter()
            .copied()
            .filter(|n| has_any(&sentence, &[n]))
            .collect();
        let is_right = |part: &[Option<i64>], whole: &[Option<i64>]| {
            let mut pairs = part.iter().zip(whole).filter_map(|(a, b)| (*a).zip(*b));
            pairs.any(|(a, b)| a < b && rate.is(a, b))
        };
        self.tables.iter().filter(|t| t.len() <= 40).any(|rows| {
            rows.iter()
                .filter(|(name, _)| has_any(name, &said))
                .any(|(_, part)| rows.iter().any(|(_, whole)| is_right(part, whole)))
        })
    }
}

/// The last numbers of the sentence before a rate, no share written out beside it.
fn numbers_before(scan: &Scan, token: usize) -> Vec<i64> {
    /// In tokens, and in numbers.
    const NEAR: usize = 20;
    const LAST: usize = 3;
    let from = scan.sentence(token).0.max(token.saturating_sub(NEAR));
    let is_share = |i: usize| {
        scan.tokens[i].is_mark('/')
            && i > from
            && !scan.taken[i]
            && scan.tokens[i - 1].is_number()
            && scan.tokens.get(i + 1).is_some_and(|t| t.is_number())
    };
    // What stands behind a share may be a part of it.
    let from = (from..token).rev().find(|i| is_share(*i)).map_or(from, |i| i + 2);
    numbers_of(scan, from, token)
        .rev()
        .filter(|n| *n > 0)
        .take(LAST)
        .collect()
}

/// Numbers that count or measure: none of a document or a day.
fn numbers_of<'s>(scan: &'s Scan, from: usize, to: usize) -> impl DoubleEndedIterator<Item = i64> + 's {
    (from..to)
        .filter(|i| scan.tokens[*i].is_number() && !scan.taken[*i])
        .filter_map(|i| scaled(scan.tokens[i].text))
}

fn rows(table: &Table) -> Vec<(String, Vec<Option<i64>>)> {
    let named = |cells: &[String]| {
        let name = cells.iter().find(|c| c.chars().any(char::is_alphabetic));
        name.map(|n| n.to_lowercase()).unwrap_or_default()
    };
    let is_figure = |c: &&str| c.starts_with(|c: char| c.is_ascii_digit());
    let number = |c: &String| {
        Some(c.trim().trim_matches('*'))
            .filter(is_figure)
            .and_then(scaled)
    };
    let numbers = |cells: &[String]| cells.iter().map(number).collect();
    table
        .rows
        .iter()
        .map(|r| (named(&r.cells), numbers(&r.cells)))
        .collect()
}

/// In ten thousandths.
fn scaled(text: &str) -> Option<i64> {
    let (value, places) = decimal_of(text)?;
    value.checked_mul(10_i64.checked_pow(PLACES.checked_sub(places)?)?)
}
