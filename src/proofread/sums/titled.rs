//! Lines below a title of their own against a number of the paragraphs above: "Trong tuần có 8.652 lượt xe. Chia theo
//! cửa khẩu:" over "- Hữu Nghị: 5.190 xe;" and the others.

use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::marker::Marker;
use crate::proofread::no_sum::NoSum;
use crate::proofread::open::SOME;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::{are_one, overlap};
use crate::proofread::token::has_any;

const TITLES: &[&str] = &[
    "chia theo",
    "phân theo",
    "theo ",
    "cơ cấu",
    "phân loại",
    "phân bổ",
];

pub(super) fn check(scans: &[Scan], all: &[Count], found: &mut Vec<Finding>) {
    let mut at = 0;
    while at < scans.len() {
        let lines = if is_title(&scans[at], at, all) {
            lines(scans, at + 1)
        } else {
            0
        };
        if lines >= 3 {
            found.extend(below(scans, all, at, lines));
        }
        at += 1 + lines;
    }
}

/// A short line of its own that ends in a colon and tells no number.
fn is_title(scan: &Scan, at: usize, all: &[Count]) -> bool {
    /// In tokens.
    const LONGEST: usize = 20;
    let text = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let is_short = scan.tokens.len() < LONGEST && text.trim_end().ends_with(':');
    let tells = || {
        all.get(all.partition_point(|c| c.scan < at))
            .is_some_and(|c| c.scan == at)
    };
    let is_title = TITLES.iter().any(|t| text.starts_with(t)) || name_of(text).is_some();
    is_short && is_title && !has_any(text, SOME) && !tells()
}

/// "hồ sơ nộp trong tháng" of "Hồ sơ nộp trong tháng chia theo lĩnh vực:".
fn name_of(title: &str) -> Option<&str> {
    const JOINS: [&str; 6] = [
        " chia theo ",
        " phân theo ",
        " theo lĩnh vực",
        " theo các lĩnh vực",
        " theo từng lĩnh vực",
        " thuộc các lĩnh vực",
    ];
    let at = JOINS.iter().filter_map(|j| title.find(j)).min()?;
    Some(title[..at].trim_start_matches(|c: char| !c.is_alphabetic()))
}

/// Whether each word of the name stands beside the number, but for what is counted.
fn is_called(count: &Count, name: &str) -> bool {
    let mut words = name
        .split_whitespace()
        .filter(|w| !count.thing.contains(w) && *w != "số");
    words.all(|w| has_any(&count.words, &[w]))
}

/// How many bullets follow.
fn lines(scans: &[Scan], from: usize) -> usize {
    let marker = scans.get(from).map(|s| &s.paragraph.marker);
    let Some(Marker::Bullet(sign)) = marker else {
        return 0;
    };
    let is_line = |s: &&Scan| s.paragraph.marker == Marker::Bullet(*sign) && !s.paragraph.in_table;
    scans[from..].iter().take_while(is_line).count()
}

fn below(scans: &[Scan], all: &[Count], title: usize, lines: usize) -> Option<Finding> {
    /// In paragraphs, in their numbers, and in lines below.
    const FARTHEST: usize = 2;
    const MOST: usize = 40;
    const LONGEST: usize = 60;
    if lines > LONGEST {
        return None;
    }
    let of =
        |scan: usize| &all[all.partition_point(|c| c.scan < scan)..all.partition_point(|c| c.scan <= scan)];
    let head = |scan: usize| of(scan).iter().find(|c| !c.is_beside);
    let parts: Vec<&Count> = (title + 1..=title + lines).map(head).collect::<Option<_>>()?;
    let first = parts.first()?;
    let are_same = parts.iter().all(|p| p.thing == first.thing) && !first.thing.is_empty();
    if !are_same || overlap(parts.iter().map(|p| p.words.as_str())) {
        return None;
    }
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let above = (title.saturating_sub(FARTHEST)..title).rev();
    let wholes: Vec<&Count> = above
        .flat_map(|scan| of(scan).iter().take(MOST))
        .filter(|w| are_one(&w.thing, &first.thing) || w.thing.ends_with(&first.thing) || w.noun == "lượt")
        .collect();
    let name = name_of(&scans[title].lower);
    let before = all.partition_point(|c| c.scan < title);
    let is_told = || {
        all[before.saturating_sub(2 * MOST)..before]
            .iter()
            .any(|c| c.value == sum)
    };
    if wholes.iter().any(|w| w.value == sum) || name.is_some() && is_told() {
        return None;
    }
    let is_meant = |w: &&&Count| {
        let gap = (w.value - sum).abs() * 100;
        !w.is_beside && (gap <= w.value * 3 || slip(w.value, &values).is_some() && gap <= w.value * 20)
    };
    let mut named = wholes
        .iter()
        .filter(|w| name.is_none_or(|name| is_called(w, name)));
    let whole = named.find(is_meant)?;
    let no_sum = NoSum::of(whole.value, &values).on_lines();
    Some(no_sum.at(scans[first.scan].place(first.token)))
}
