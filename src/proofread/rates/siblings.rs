//! Shares of one whole that stand side by side: "đại học 6.235 người (10%), cao đẳng 9.976 người (16%), ...",
//! whose whole may stand anywhere.

use super::rate::{MOST_RATES, Rate};
use crate::proofread::counts::count::Count;
use crate::proofread::counts::is_count;
use crate::proofread::scan::Scan;
use crate::proofread::token::count_of;

/// In tokens, from a number to its rate: its unit, a bracket, "chiếm tỷ lệ".
const NEAR: usize = 8;

/// Whether a number has a share of its own right behind it, before any other number: what it is a part of is
/// the whole of its neighbours too, and it is none.
pub(super) fn bears_a_share(scan: &Scan, count: &Count) -> bool {
    share_of(scan, count.token).is_some_and(|rate| rate.value < 100 * 10_i64.pow(rate.places))
}

fn share_of(scan: &Scan, at: usize) -> Option<Rate> {
    let limit = scan.tokens.len().min(at + NEAR);
    let next = (at + 1..limit).find(|i| scan.tokens[*i].is_number())?;
    let is_near = !(at..next).any(|i| scan.tokens[i].is_mark(';') || scan.tokens[i].is_mark('.'));
    is_near.then(|| Rate::at(0, scan, next)).flatten()
}

/// Whether the shares of a list can all be of one whole, whichever it is: at least three, this rate among them.
pub(super) fn agree(scan: &Scan, rate: &Rate) -> bool {
    const FEWEST: usize = 3;
    let (from, to) = scan.sentence(rate.token);
    let parts = (from..to).filter(|i| is_count(scan, *i)).filter_map(|i| {
        let share = share_of(scan, i)?;
        Some((i128::from(count_of(scan.tokens[i].text)?), share))
    });
    let parts: Vec<(i128, Rate)> = parts
        .take(MOST_RATES)
        .filter(|(part, share)| *part > 0 && share.value > 0)
        .collect();
    let holds_it = parts.iter().any(|(_, share)| share.token == rate.token);
    // In thousandths: the least and the greatest whole of which a rounded share is one.
    let bounds = |(part, share): &(i128, Rate)| {
        let all = 200_000 * 10_i128.pow(share.places) * part;
        let said = 2 * i128::from(share.value);
        (all / (said + 1), all / (said - 1).max(1))
    };
    let least = parts.iter().map(|one| bounds(one).0).max();
    let most = parts.iter().map(|one| bounds(one).1).min();
    holds_it && parts.len() >= FEWEST && least <= most
}
