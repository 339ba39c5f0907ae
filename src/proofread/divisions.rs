//! Wholes and their parts where no word of the form says which is which: lists behind a colon or in
//! brackets, totals at the end, what is left over, shares like "31/40", sums of money.
//!
//! The words prove little here, so the numbers have to show that a sum was meant: it nearly fits,
//! or one number with its digits in another order makes it fit.

mod among;
mod announced;
mod bracketed;
mod broken;
pub mod by_quarter;
mod clauses;
mod closing;
mod contradicts;
mod counted_out;
mod divided;
mod enumerated;
mod exceeding;
mod explained;
mod extra;
mod fields;
mod flat;
mod handled;
mod joins;
mod named;
mod outcomes;
mod rated;
mod remaining;
mod rest;
mod so_far;
mod states;
mod stock;
mod summed_up;
mod titled;
mod whole;

use super::items::{Sentence, sentences};
use super::open::is_open;
use super::role::Role;
use super::scan::Scan;
use crate::finding::{Finding, Place};
use crate::proofread::counts::count::Count;
use crate::proofread::rates::rate::Rate;
use among::among;
use announced::announced;
use bracketed::bracketed;
use by_quarter::{by_quarter, of_balance};
use closing::closing;
use divided::divided;
use enumerated::enumerated;
use exceeding::exceeding;
use explained::is_explained;
use extra::extra;
use fields::fields;
use flat::{paired, repeated};
use handled::handled;
use named::{list_of_before, named_whole};
use rated::rated;
use remaining::remaining;
use rest::{complement, left_of_rate, shares, units_listed};
use so_far::so_far;
use states::states;
use std::collections::HashSet;
use stock::{stock, stock_in_brackets};
use titled::{causes, entitled, named_above, of_share, titled};

pub fn check(scans: &[Scan], all: &[Count], roles: &[Option<Role>], end: usize, found: &mut Vec<Finding>) {
    let mut told: HashSet<(String, String)> = found.iter().filter_map(key).collect();
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        let from = all.partition_point(|c| c.scan < i);
        let to = all.partition_point(|c| c.scan <= i);
        let rates = Rate::all(i, scan);
        let told_here = sentences(scan, &all[from..to], &roles[from..to]);
        for (n, sentence) in told_here.iter().enumerate() {
            let wrong = named_whole(scan, sentence, &all[..to])
                .or_else(|| among(scan, sentence))
                .or_else(|| divided(scan, sentence))
                .or_else(|| closing(scan, &told_here[..n], sentence, &all[..to]))
                .or_else(|| list_of_before(scan, &told_here[..n], sentence))
                .or_else(|| announced(scan, sentence))
                .or_else(|| rated(scan, sentence, &rates, &all[..to]))
                .or_else(|| bracketed(scan, sentence))
                .or_else(|| outcomes::outcomes(scan, &told_here[..n], sentence))
                .or_else(|| paired(scan, &told_here[..n], sentence))
                .or_else(|| repeated(scan, sentence))
                .or_else(|| states(scan, &told_here[..n], sentence))
                .or_else(|| handled(scan, &told_here[..n], sentence))
                .or_else(|| extra(scan, &told_here[..n], sentence))
                .or_else(|| entitled(scan, sentence))
                .or_else(|| causes(scan, sentence))
                .or_else(|| titled(scan, &told_here[..n], sentence, &all[..to]))
                .or_else(|| of_share(scan, &told_here[..n], sentence, &all[..from]))
                .or_else(|| named_above(scan, sentence, &all[..from]))
                .or_else(|| by_quarter(scan, &told_here[..n], sentence))
                .or_else(|| of_balance(scan, sentence, &all[..to], &roles[..to]))
                .or_else(|| fields(scan, sentence, &all[..from], &roles[..from]))
                .or_else(|| remaining(scan, &told_here[..n], sentence, &all[..from]))
                .filter(|wrong| !is_explained(&told_here[..n], sentence, wrong, &all[..from]))
                .filter(|wrong| !is_of_another_whole(wrong, &all[..from], &all[from..to]))
                .filter(|wrong| !leaves_some_untold(scan, sentence, wrong));
            let so_far = (n == 0).then(|| so_far(scan, &all[from..to])).flatten();
            let others = [
                so_far,
                shares(scan, sentence),
                left_of_rate(scan, sentence, &rates),
                stock(scan, &told_here[..n], sentence).or_else(|| stock_in_brackets(scan, sentence)),
                { complement(scan, sentence, &rates, &all[..from]) }.filter(|_| wrong.is_none()),
                units_listed(scan, sentence),
                exceeding(scan, &told_here[..n], sentence),
                enumerated(scan, sentence)
                    .or_else(|| counted_out::numbered(scan, sentence))
                    .or_else(|| counted_out::on_lines(scans, i, sentence)),
            ];
            for finding in wrong.into_iter().chain(others.into_iter().flatten()) {
                if key(&finding).is_none_or(|key| told.insert(key)) {
                    found.push(finding);
                }
            }
        }
    }
}

/// "Phân theo lĩnh vực, số hồ sơ đã giải quyết gồm: ..." behind a paragraph on those received: a whole of another
/// paragraph was taken, and the parts make up one that was told before that.
fn is_of_another_whole(wrong: &Finding, before: &[Count], here: &[Count]) -> bool {
    /// Numbers told before that are looked at.
    const FARTHEST: usize = 40;
    let number = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<i64>().ok());
    let (Some(sum), Some(whole)) = (number(&wrong.expected), number(&wrong.found)) else {
        return false;
    };
    let is_told_here = here.iter().any(|c| c.value == whole);
    let near = &before[before.len().saturating_sub(FARTHEST)..];
    !is_told_here && sum >= 100 && near.iter().any(|c| c.value == sum && !c.is_beside)
}

/// One sum is told once, whichever rule saw it.
fn key(finding: &Finding) -> Option<(String, String)> {
    let place = match &finding.place {
        Place::Line(n) => format!("l{n}"),
        Place::Paragraph(n) => format!("p{n}"),
        Place::Cell(name) => name.clone(),
    };
    let is_sum = matches!(finding.rule.as_str(), "sum_of_parts" | "identity") && finding.is_error();
    is_sum.then(|| (place, finding.found.clone().unwrap_or_default()))
}

/// "gồm 56 vụ về môi trường, 398 vụ về xây dựng, ...": the list says itself that it tells not all.
fn leaves_some_untold(scan: &Scan, sentence: &Sentence, wrong: &Finding) -> bool {
    let number = |value: &Option<String>| value.as_ref().and_then(|v| v.parse::<i64>().ok());
    let is_less =
        { number(&wrong.expected).zip(number(&wrong.found)) }.is_some_and(|(sum, whole)| sum < whole);
    is_less && is_open(scan, sentence.from)
}
