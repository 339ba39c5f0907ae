//! Percentages against the counts beside them, and increases against what they are compared to.

mod afar;
mod aimed;
mod beside;
mod channels;
pub mod clause;
mod context;
mod elsewhere;
mod explicit;
mod fractions;
mod grounds;
mod judged;
mod meant;
mod named;
mod of_line;
mod of_nothing;
mod of_tail;
pub mod own;
mod parts;
pub mod rate;
mod siblings;
mod together;
mod wholes;
mod words;

use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;
pub use grounds::Grounds;
use rate::MOST_RATES;
pub use rate::Rate;

use super::changes;
use super::comparisons;
use super::scan::Scan;
use crate::finding::Finding;
use beside::beside_count;
use elsewhere::fits_a_pair;
use explicit::by_word;
use named::by_name;

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
                .or_else(|| channels::by_channels(scans, all, &rate))
                .or_else(|| by_word(scans, all, &rate))
                .or_else(|| afar::by_whole(scans, all, &rate))
                .or_else(|| of_tail::by_tail(scans, all, &rate))
                // The same digits in another order are no chance find.
                .filter(|wrong| is_transposed(wrong) || !grounds.explain(scan, &rate))
                // The line that its own words name is no chance find.
                .or_else(|| of_line::by_line(scans, all, &by_size, &rate))
                .or_else(|| channels::in_one_bracket(scans, all, &rate));
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

/// "93,6%" where the numbers beside it make 96,3%.
fn is_transposed(wrong: &Finding) -> bool {
    let digits = |text: &Option<String>| {
        let mut digits: Vec<char> = text
            .iter()
            .flat_map(|t| t.chars())
            .filter(char::is_ascii_digit)
            .collect();
        digits.sort_unstable();
        digits
    };
    let (right, said) = (digits(&wrong.expected), digits(&wrong.found));
    right.len() >= 3 && right == said && wrong.expected != wrong.found
}

/// Sets that a rate or a change by name is looked for in.
const MOST_SETS: usize = 12;
