//! Money and measures of a year or what is over of it, told by quarters: "Thu nội địa theo quý: quý I 812 tỷ đồng, quý II 754
//! tỷ đồng, quý III 869 tỷ đồng, quý IV 973 tỷ đồng", where "thu nội địa 3.408 tỷ đồng" stands elsewhere or before.

use crate::finding::Finding;
use crate::proofread::divisions::by_quarter::quarters_in;
use crate::proofread::no_sum::NoSum;
use crate::proofread::quantities::{Quantity, quantities};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// With them other years, aims or a course of their own are told.
const OTHERS: &[&str] = &[
    "so với",
    "cùng kỳ",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "lũy kế",
    "luỹ kế",
    "tăng",
    "giảm",
    "ước",
    "bình quân",
    "dự kiến",
];

pub(super) fn check(scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    let told = |s: &&Scan| !s.paragraph.in_table;
    for scan in scans.iter().take(end).filter(told) {
        found.extend(of_sentence(scans, end, scan));
    }
}

fn of_sentence(scans: &[Scan], end: usize, scan: &Scan) -> Option<Finding> {
    let all = measured(scan);
    let first = scan.labels.first()?;
    let (from, to) = scan.sentence(first.from);
    let labels = quarters_in(scan, from, to.saturating_sub(1))?;
    let own = |at: usize| {
        let until = labels.get(at + 1).map_or(to, |next| next.from);
        let mut here = all.iter().filter(|q| q.token > labels[at].to && q.token < until);
        here.next().filter(|_| here.next().is_none()).cloned()
    };
    let parts: Vec<Quantity> = (0..labels.len()).map(own).collect::<Option<_>>()?;
    let is_one = parts.windows(2).all(|pair| pair[0].is_like(&pair[1]));
    if !is_one || parts.len() < 3 || has_any(&scan.words(from, to - 1).to_lowercase(), OTHERS) {
        return None;
    }
    let lead = match from < labels[0].from {
        true => scan.words(from, labels[0].from - 1).to_lowercase(),
        false => String::new(),
    };
    let before = all
        .iter()
        .rev()
        .find(|q| q.token >= from && q.token < labels[0].from);
    // "giải ngân 258.870 triệu đồng, đạt 68,1% kế hoạch; trong đó quý I ..."
    let is_within = ["trong đó", "gồm", "bao gồm", "cụ thể"].contains(&lead.trim_matches([' ', ':']));
    let above = || {
        { all.iter() }
            .rfind(|q| q.token < from && q.is_like(&parts[0]))
            .cloned()
    };
    let wholes = match before {
        Some(whole) => vec![whole.clone()],
        None if is_within => above().into_iter().collect(),
        None => named(scans, end, &name_of(&lead)?),
    };
    contradicted(scan, &wholes, &parts)
}

pub(super) fn measured(scan: &Scan) -> Vec<Quantity> {
    { quantities(scan).into_iter() }
        .filter(|q| q.measure().is_some())
        .collect()
}

/// "2. Thu nội địa theo quý:" is of "thu nội địa".
fn name_of(lead: &str) -> Option<String> {
    /// In words: less names nothing, more is no name.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=8;
    let bare = lead.trim_start_matches(|c: char| !c.is_alphabetic());
    let bare = bare.trim_end_matches([':', ' ']);
    let name = [
        "theo quý",
        "theo từng quý",
        "các quý",
        "chia theo quý",
        "từng quý",
    ]
    .iter()
    .find_map(|tail| bare.strip_suffix(tail))?;
    let name = name.trim().trim_end_matches(" phân").trim_end_matches(" chia");
    WORDS
        .contains(&name.split_whitespace().count())
        .then(|| name.to_owned())
}

/// All values of the report right behind a name.
pub(super) fn named(scans: &[Scan], end: usize, name: &str) -> Vec<Quantity> {
    /// In tokens: "đạt", "là", "năm 2024 ước".
    const NEAR: usize = 3;
    let mut found = Vec::new();
    for scan in { scans.iter().take(end) }.filter(|s| !s.paragraph.in_table && s.lower.contains(name)) {
        found.extend(measured(scan).into_iter().filter(|q| {
            let words = name.split_whitespace().count() + NEAR;
            let from = q.token.saturating_sub(words);
            from < q.token && scan.words(from, q.token - 1).to_lowercase().contains(name)
        }));
    }
    found
}

/// None of the wholes is what the quarters come to, and the first is nearly.
fn contradicted(scan: &Scan, wholes: &[Quantity], parts: &[Quantity]) -> Option<Finding> {
    let sum: i128 = parts.iter().map(|q| q.value).sum();
    let slack: i128 = parts.iter().map(|q| q.half).sum();
    let alike = || wholes.iter().filter(|w| w.is_like(&parts[0]));
    if alike().any(|w| (w.value - sum).abs() <= slack + w.half) {
        return None;
    }
    let whole = alike().find(|w| (w.value - sum).abs() * 100 <= w.value * 10 || w.is_slip(sum))?;
    Some(NoSum::of_quantities(whole, parts).at(scan.place(parts[0].token)))
}
