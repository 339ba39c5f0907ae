//! Percentages that are right of other numbers than the nearest, or are told for comparison.

use super::clause::clause_before;
use super::own::{is_slip_of, own_whole};
use super::rate::Rate;
use super::words::is_of_a_norm;
use crate::proofread::counts::count::Count;
use crate::proofread::counts::is_count;
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any};

/// In tokens before a rate: where what it is a share of is told.
const FARTHEST: usize = 24;
/// Numbers of a sentence whose pairs are tried.
const MOST_NUMBERS: usize = 16;
/// Words whose bracket tells what a rate is held against.
const AIMED_AT: &[&str] = &[
    "chỉ tiêu",
    "kế hoạch",
    "mục tiêu",
    "so với",
    "cao hơn",
    "thấp hơn",
    "vượt",
    "điểm",
    "cùng kỳ",
    "mức",
];
/// Counts of a report that may be the whole.
const MOST_COUNTS: usize = 2000;

/// "(tháng 4: 87,5%)", "cao hơn chỉ tiêu được giao (85%)": the rate of another time, or the one that
/// was aimed at.
pub(super) fn is_reference(scan: &Scan, token: usize) -> bool {
    /// In tokens, from the bracket on.
    const LONGEST: usize = 8;
    let floor = token.saturating_sub(LONGEST);
    let Some(open) = (floor..token).rev().find(|i| scan.tokens[*i].is_mark('(')) else {
        return false;
    };
    if (open..token).any(|i| scan.tokens[i].is_mark(')') || scan.tokens[i].is_mark(';')) {
        return false;
    }
    let within = scan.words(open + 1, token).to_lowercase();
    let names_time = has_any(&within, &["tháng", "quý", "năm", "tuần", "kỳ", "cùng kỳ"]);
    let (_, clause) = clause_before(scan, open);
    names_time || open + 1 == token && has_any(&clause, AIMED_AT) && !is_of_a_norm(&clause)
}

/// Whether the text holds a whole of which this part is that share, or a pair of numbers in the
/// sentence: then the rate is right, whatever stands nearest. A rate of few digits fits too many
/// numbers by chance.
pub(super) fn fits_elsewhere(scan: &Scan, all: &[Count], rate: &Rate, part: &Count) -> bool {
    let own = own_whole(scan, rate.token);
    let is_told_otherwise = |whole: &Count| {
        whole.is_beside && !part.is_beside || own.is_some_and(|own| is_slip_of(own, whole.value))
    };
    let is_whole = |whole: &Count| {
        whole.value > part.value && rate.is(part.value, whole.value) && !is_told_otherwise(whole)
    };
    let has_whole = is_fine(rate) && all.iter().take(MOST_COUNTS).any(is_whole);
    has_whole || fits_a_pair(scan, rate) || fits_a_division(scan, all, rate)
}

/// "Số hóa 2.611, chưa số hóa 137; đạt 95,01%": the rate of one of two neighbours in their sum.
fn fits_a_division(scan: &Scan, all: &[Count], rate: &Rate) -> bool {
    let from = scan
        .sentence(rate.token)
        .0
        .min(rate.token.saturating_sub(FARTHEST));
    let near = all.partition_point(|c| (c.scan, c.token) < (rate.scan, from))
        ..all.partition_point(|c| (c.scan, c.token) < (rate.scan, rate.token));
    let is_share = |pair: &[Count]| rate.is(pair[0].value, pair[0].value.saturating_add(pair[1].value));
    is_fine(rate) && all[near].windows(2).any(is_share)
}

fn is_fine(rate: &Rate) -> bool {
    rate.places > 0 && rate.value >= 100
}

/// "Trong số 6.343 hồ sơ, hồ sơ nộp trực tuyến là 5.348, đạt 84,3%", whatever both are.
pub(super) fn fits_a_pair(scan: &Scan, rate: &Rate) -> bool {
    if !is_fine(rate) {
        return false;
    }
    let (from, to) = scan.sentence(rate.token);
    let numbers: Vec<i64> = (from..to)
        .filter(|i| is_count(scan, *i))
        .filter_map(|i| count_of(scan.tokens[i].text))
        .take(MOST_NUMBERS)
        .collect();
    let is_share = |part: &i64| numbers.iter().any(|whole| whole > part && rate.is(*part, *whole));
    numbers.iter().any(is_share)
}
