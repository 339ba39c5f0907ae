//! A percentage held against parts and wholes.

use super::rate::{Rate, percent};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::scan::Scan;

pub(super) fn judge(
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
