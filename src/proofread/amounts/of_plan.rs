//! What was paid out of a plan whose parts another paragraph names: "Vốn ngân sách trung ương giải ngân 158.230 triệu đồng, đạt
//! 69,4%", where "vốn ngân sách trung ương 228.000 triệu đồng" was planned.

use super::by_quarter::{measured, named};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::{Rate, percent};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Between the name of the money and what became of it.
const PAID: [&str; 7] = [
    " đã giải ngân",
    " giải ngân được",
    " giải ngân",
    " thực hiện được",
    " đã thực hiện",
    " thực hiện",
    " đã chi",
];

pub(super) fn of_plan(scans: &[Scan], at: usize, end: usize, rates: &[Rate]) -> Vec<Finding> {
    let told = measured(&scans[at]);
    { rates.iter() }
        .filter_map(|rate| one(scans, (at, end), rate, &told))
        .collect()
}

fn one(scans: &[Scan], (at, end): (usize, usize), rate: &Rate, told: &[Quantity]) -> Option<Finding> {
    let scan = &scans[at];
    let paid = told.iter().rfind(|q| q.last < rate.token)?;
    let link = match paid.last + 1 < rate.token {
        true => scan.words(paid.last + 1, rate.token - 1).to_lowercase(),
        false => String::new(),
    };
    let is_beside = [", đạt", "đạt", ", bằng", ", đạt tỷ lệ", "(", "( đạt", "(đạt"].contains(&link.trim());
    let name = name_of(scan, paid.token).filter(|_| is_beside)?;
    let is_planned = |w: &&Quantity| w.is_like(paid) && w.value > paid.value;
    let wholes: Vec<Quantity> = named(scans, end, &name);
    let wholes: Vec<&Quantity> = wholes.iter().filter(is_planned).collect();
    let of = |q: &Quantity| i64::try_from(q.value).ok();
    let part = of(paid)?;
    if wholes.is_empty() || wholes.iter().any(|w| of(w).is_some_and(|w| rate.is(part, w))) {
        return None;
    }
    let whole = wholes
        .iter()
        .find(|w| of(w).is_some_and(|w| rate.is_nearly(part, w)))?;
    let right = percent(part, of(whole)?, rate.places);
    let words = scan.words(rate.token, rate.token + 1);
    let message = format!(
        "Tỷ lệ {words} không khớp: {}/{} = {right}.",
        paid.write(paid.value),
        whole.write(whole.value)
    );
    let excerpt = scan.words(paid.token, rate.token + 1);
    let place = scan.place(rate.token);
    Some(Finding::new("identity", Severity::Error, place, excerpt, message).with_values(right, words))
}

/// "Vốn ngân sách trung ương giải ngân 158.230 triệu đồng" is of "vốn ngân sách trung ương".
fn name_of(scan: &Scan, at: usize) -> Option<String> {
    /// In words: fewer name nothing.
    const WORDS: std::ops::RangeInclusive<usize> = 3..=8;
    let ends = |i: &usize| {
        [',', ';', '.', ':', '(', ')']
            .iter()
            .any(|m| scan.tokens[*i].is_mark(*m))
    };
    let from = (at.saturating_sub(16)..at)
        .rev()
        .find(ends)
        .map_or(at.saturating_sub(16), |i| i + 1);
    if from >= at {
        return None;
    }
    let lead = scan.words(from, at - 1).to_lowercase();
    let lead = lead.trim_start_matches(|c: char| !c.is_alphabetic());
    let name = PAID.iter().find_map(|verb| lead.strip_suffix(verb))?.trim();
    let is_other = has_any(name, &["kỳ trước", "cùng kỳ", "lũy kế", "luỹ kế", "tổng"]);
    (WORDS.contains(&name.split_whitespace().count()) && !is_other).then(|| name.to_owned())
}
