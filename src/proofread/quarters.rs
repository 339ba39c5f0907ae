//! Four quarters against the year that a line above tells.

use super::scan::Scan;
use super::slips::slip;
use super::times::is_of_other_time;
use super::token::has_any;
use crate::calendar::{PeriodKind, count};
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;

/// "Cả năm tiếp nhận 510 hồ sơ." over "Quý I 100 hồ sơ, quý II 150 hồ sơ, quý III 120 hồ sơ, quý IV
/// 140 hồ sơ": what one sentence tells is looked at as a list.
pub fn check(scans: &[Scan], all: &[Count], end: usize, found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate().take(end) {
        if let Some(parts) = quarters(scan, i, all)
            && let Some(whole) =
                year_above(scan, i, all, parts[0]).or_else(|| nearly_above(scan, i, all, &parts))
        {
            found.extend(contradiction(scans, whole, &parts));
        }
    }
}

/// The number of each of the four quarters, all of one thing.
fn quarters<'a>(scan: &Scan, at: usize, all: &'a [Count]) -> Option<Vec<&'a Count>> {
    let labels: Vec<_> = scan
        .labels
        .iter()
        .filter(|l| l.kind == PeriodKind::Quarter)
        .collect();
    let are_four = labels.iter().map(|l| l.index).eq(1..=4);
    if !are_four
        || labels
            .iter()
            .any(|l| l.year != labels[0].year && l.year.is_some())
    {
        return None;
    }
    let here = &all[all.partition_point(|c| c.scan < at)..all.partition_point(|c| c.scan <= at)];
    if here.len() != labels.len() || here[0].thing.is_empty() {
        return None;
    }
    let is_of = |(label, c): (&&super::label::Label, &Count)| {
        c.token > label.to && c.token <= label.to + 8 && c.thing == here[0].thing && !c.is_beside
    };
    labels.iter().zip(here).all(is_of).then(|| here.iter().collect())
}

/// The only count of that thing for the whole year in the paragraphs right above.
fn year_above<'a>(scan: &Scan, at: usize, all: &'a [Count], part: &Count) -> Option<&'a Count> {
    /// In paragraphs.
    const FARTHEST: usize = 2;
    let from = all.partition_point(|c| c.scan + FARTHEST < at);
    let to = all.partition_point(|c| c.scan < at);
    let mut wholes = all[from..to].iter().filter(|c| {
        let is_year = has_any(&c.words, &["cả năm", "toàn năm"]);
        is_year && c.thing == part.thing && !c.is_beside && c.part_of.is_none()
    });
    let whole = wholes.next()?;
    (wholes.next().is_none() && is_of_same(scan, whole)).then_some(whole)
}

/// Whether the whole tells of what the quarters do.
fn is_of_same(scan: &Scan, whole: &Count) -> bool {
    ["tiếp nhận", "giải quyết", "trực tuyến", "trực tiếp", "hạn"]
        .iter()
        .all(|w| !scan.lower.contains(w) || whole.words.contains(w))
}

/// Above "Theo quý, quý I nhận 4.015 hồ sơ, ...": the only count there that one number with its digits in another order, or
/// hardly anything, parts from the sum.
fn nearly_above<'a>(scan: &Scan, at: usize, all: &'a [Count], parts: &[&Count]) -> Option<&'a Count> {
    /// In paragraphs.
    const FARTHEST: usize = 2;
    let from = all.partition_point(|c| c.scan + FARTHEST < at);
    let to = all.partition_point(|c| c.scan < at);
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    if all[from..to].iter().any(|c| c.value == sum) {
        return None;
    }
    let is_meant = |c: &&Count| {
        let is_near = (sum - c.value).abs() * 100 <= c.value * 2 || slip(c.value, &values).is_some();
        c.thing == parts[0].thing
            && c.value > sum / 2
            && is_near
            && !is_of_other_time(&c.words)
            && is_of_same(scan, c)
    };
    let mut wholes = all[from..to].iter().filter(is_meant);
    wholes.next().filter(|_| wholes.next().is_none())
}

fn contradiction(scans: &[Scan], whole: &Count, parts: &[&Count]) -> Option<Finding> {
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    // What is far off was meant otherwise.
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 40;
    if sum == whole.value || !is_near {
        return None;
    }
    let list: Vec<String> = parts.iter().map(|p| count(p.value)).collect();
    let message = format!(
        "Cả năm ghi {}, bốn quý {} cộng lại bằng {}, lệch {}.",
        count(whole.value),
        list.join(" + "),
        count(sum),
        count((sum - whole.value).abs())
    );
    let excerpt = format!("{} = {}", count(whole.value), list.join(" + "));
    let place = scans[whole.scan].place(whole.token);
    let finding = Finding::new("sum_of_parts", Severity::Error, place, excerpt, message);
    Some(finding.with_values(sum.to_string(), whole.value.to_string()))
}
