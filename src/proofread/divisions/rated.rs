//! Parts that bear their shares: "môi trường 51 phản ánh (38,6%), đất đai 39 phản ánh (29,5%), ...". Where the
//! shares make up 100%, the parts make up the number that the shares are of, wherever that is told.

use super::broken::broken_at;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::rates::rate::Rate;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;

/// In counts before the list.
const FARTHEST: usize = 60;

pub(super) fn rated(scan: &Scan, sentence: &Sentence, rates: &[Rate], told: &[Count]) -> Option<Finding> {
    let items: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == 0).collect();
    let rate_of = |at: usize| {
        let item = items[at];
        let next = items.get(at + 1).map_or(usize::MAX, |n| n.token);
        let own = rates.get(rates.partition_point(|r| r.token <= item.token))?;
        (own.token < next && is_right_behind(scan, item.token, own.token)).then_some(own)
    };
    let shares: Vec<Option<&Rate>> = (0..items.len()).map(rate_of).collect();
    let mut from = 0;
    while from < items.len() {
        let length = shares[from..].iter().take_while(|s| s.is_some()).count();
        let parts = &items[from..from + length];
        let rates: Vec<&Rate> = shares[from..from + length].iter().copied().flatten().collect();
        if length >= 3 && make_up_all(&rates) {
            return against(scan, sentence, told, parts, &rates);
        }
        from += length.max(1);
    }
    None
}

/// "51 phản ánh (38,6%)", "51 phản ánh, chiếm 38,6%".
fn is_right_behind(scan: &Scan, number: usize, rate: usize) -> bool {
    /// In tokens.
    const LONGEST: usize = 12;
    let opens = scan.tokens[rate - 1].is_mark('(');
    let says = ["chiếm", "tỷ", "tỉ", "lệ", "bằng"];
    let is_said = says.iter().any(|w| scan.tokens[rate - 1].is(w));
    rate <= number + LONGEST && (opens || is_said)
}

/// Whether shares, each of them rounded, make up 100%.
fn make_up_all(rates: &[&Rate]) -> bool {
    /// Shares are compared in hundredths of a percent.
    const PLACES: u32 = 2;
    let fine = rates.iter().all(|r| r.places <= PLACES);
    let value = |r: &&Rate| r.value * 10_i64.pow(PLACES.saturating_sub(r.places));
    let step = |r: &&Rate| 10_i64.pow(PLACES.saturating_sub(r.places));
    let sum: i64 = rates.iter().map(value).sum();
    let slack: i64 = rates.iter().map(step).sum();
    fine && 2 * (sum - 10_000).abs() <= slack
}

/// The number that all but one of the shares are of, against the sum of the parts.
fn against(
    scan: &Scan,
    sentence: &Sentence,
    told: &[Count],
    parts: &[&Item],
    rates: &[&Rate],
) -> Option<Finding> {
    let first = parts.first()?;
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let fits = |whole: i64| {
        parts
            .iter()
            .zip(rates)
            .filter(|(p, r)| r.is(p.value, whole))
            .count()
    };
    if fits(sum) == parts.len() && parts.len() < 4 && rates.iter().all(|r| r.places > 0) {
        return None;
    }
    let own = sentence.items.iter().filter(|i| i.token < first.token).cloned();
    let others = told
        .iter()
        .rev()
        .filter(|c| (c.scan, c.token) < (first.scan, sentence.from))
        .take(FARTHEST)
        .map(|c| Item::of(c, None, 0));
    let is_whole = |w: &Item| {
        let is_one = w.thing.is_empty() || are_one(&w.thing, &first.thing) || are_one(&first.thing, &w.thing);
        is_one && fits(w.value) + 1 >= parts.len()
    };
    let wholes: Vec<Item> = own.chain(others).filter(is_whole).collect();
    if wholes.iter().any(|w| w.value == sum) {
        return None;
    }
    let whole = wholes.first()?;
    Some(broken_at(
        scan,
        first.token,
        whole,
        parts,
        sum,
        slip(whole.value, &values),
    ))
}
