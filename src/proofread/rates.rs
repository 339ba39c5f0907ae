//! Percentages against the counts beside them, and increases against what they are compared to.

mod afar;
mod aimed;
mod beside;
mod context;
mod elsewhere;
mod explicit;
mod fractions;
mod grounds;
mod meant;
mod named;
mod of_line;
mod of_nothing;
mod of_tail;
mod own;
mod parts;
mod rate;
mod siblings;
mod together;
mod wholes;
mod words;

pub use grounds::Grounds;
pub use own::is_slip_of;
pub use rate::{Rate, percent};

use super::balance::Set;
use super::changes;
use super::comparisons;
use super::counts::Count;
use super::scan::Scan;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use beside::beside_count;
use elsewhere::fits_a_pair;
use explicit::by_word;
use named::by_name;

/// No report tells more percentages than a table has.
const MOST_RATES: usize = 3000;

/// `sets` are those of the text, in the order of its counts; `all_sets` those of its tables too.
pub fn check(
    scans: &[Scan],
    all: &[Count],
    sets: &[Set],
    all_sets: &[&Set],
    grounds: &Grounds,
    end: usize,
    found: &mut Vec<Finding>,
) {
    let mut by_size = all_sets.to_vec();
    by_size.sort_by_key(|s| std::cmp::Reverse(s.entries.len()));
    by_size.truncate(MOST_SETS);
    let mut left = MOST_RATES;
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        let own = found.len();
        for rate in Rate::all(i, scan) {
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            let wrong = beside_count(scans, all, sets, &rate)
                .or_else(|| by_name(scans, &by_size, &rate).filter(|_| !fits_a_pair(scan, &rate)))
                .or_else(|| by_word(scans, all, &rate))
                .or_else(|| afar::by_whole(scans, all, &rate))
                .or_else(|| of_tail::by_tail(scans, all, &rate))
                .filter(|_| !grounds.explain(scan, &rate))
                // The line that its own words name is no chance find.
                .or_else(|| of_line::by_line(scans, all, &by_size, &rate));
            found.extend(wrong);
        }
        fractions::check(scan, &all[wholes::paragraphs(all, i, i)], found);
        together::check(scan, found);
        of_nothing::check(scan, found);
        parts::check(scan, found);
        let judged = changes::check(scan, &by_size, found);
        comparisons::check(i, scan, &by_size, &judged, found, own);
        // What was told of the paragraph's comparisons is not told again.
        if found.len() == own {
            aimed::check(scan, found);
        }
    }
}

/// Sets that a rate or a change by name is looked for in.
const MOST_SETS: usize = 12;

/// The words between the last sign and the percentage.
pub fn clause_before(scan: &Scan, token: usize) -> (usize, String) {
    let ends = |i: &usize| {
        matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "(" | ")")
            || (scan.tokens[*i].is_mark('.')
                && scan
                    .tokens
                    .get(i + 1)
                    .is_none_or(|n| n.start > scan.tokens[*i].end()))
    };
    let floor = token.saturating_sub(80);
    let from = (floor..token).rev().find(ends).map_or(floor, |i| i + 1);
    let words = if from < token {
        scan.words(from, token - 1).to_lowercase()
    } else {
        String::new()
    };
    (from, words)
}

fn after(scan: &Scan, token: usize) -> String {
    let to = (token + 8).min(scan.tokens.len());
    if token + 2 < to {
        scan.words(token + 2, to - 1).to_lowercase()
    } else {
        String::new()
    }
}

fn judge(
    scans: &[Scan],
    rate: &Rate,
    parts: &[i64],
    wholes: &[i64],
    beside: Option<&Count>,
) -> Option<Finding> {
    let fits = parts.iter().any(|p| wholes.iter().any(|w| rate.is(*p, *w)));
    let is_nothing = parts.contains(&0) && rate.value == 0;
    // 100% of what is told alone; more than all is no share.
    let whole_of_itself =
        rate.value == 100 * 10_i64.pow(rate.places) && wholes.iter().all(|w| parts.contains(w));
    let is_more = rate.value > 100 * 10_i64.pow(rate.places);
    if fits || is_nothing || whole_of_itself || wholes.is_empty() || parts.is_empty() || is_more {
        return None;
    }
    let scan = &scans[rate.scan];
    let mut tried: Vec<String> = Vec::new();
    for part in parts {
        for whole in wholes.iter().filter(|w| *w >= part).take(6) {
            tried.push(format!(
                "{}/{} = {}",
                count(*part),
                count(*whole),
                percent(*part, *whole, rate.places)
            ));
        }
    }
    if tried.is_empty() {
        return None;
    }
    let mut seen = std::collections::BTreeSet::new();
    tried.retain(|way| seen.insert(way.clone()));
    let words = rate.words(scans);
    let message = format!(
        "Tỷ lệ {words} không khớp với số liệu; các cách tính đã thử: {}.",
        tried.join("; ")
    );
    let from = beside.map_or(rate.token.saturating_sub(6), |c| c.token);
    let excerpt = scan.words(from, rate.token + 1);
    let expected = tried
        .first()
        .and_then(|t| t.rsplit(" = ").next())
        .unwrap_or_default()
        .to_owned();
    Some(
        Finding::new(
            "identity",
            Severity::Error,
            scan.place(rate.token),
            excerpt,
            message,
        )
        .with_values(expected, words),
    )
}
