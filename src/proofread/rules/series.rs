//! Numbers of documents grow with their days, per issuer and year.

use crate::calendar::date;
use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A document with its day and where it stands.
#[derive(Debug, Clone)]
pub struct Dated {
    pub scan: usize,
    pub cited: Cited,
    pub day: NaiveDate,
}

/// All documents of a text whose day is known.
pub fn dated(scans: &[Scan], frame: &Frame) -> Vec<Dated> {
    let mut found = Vec::new();
    for (i, scan) in scans.iter().enumerate() {
        for (n, cited) in scan.cited.iter().enumerate() {
            let own = (frame.numbered == Some(i)).then_some(frame.dated).flatten();
            let lead = || {
                (n == 0 || sentence_of(scan, n) != sentence_of(scan, n - 1))
                    .then(|| lead_day(scan, cited.from))
                    .flatten()
            };
            let beside = || (scan.cited.len() == 1).then(|| day_beside(scans, i)).flatten();
            if let Some(day) = cited.day.or(own).or_else(lead).or_else(beside) {
                found.push(Dated {
                    scan: i,
                    cited: cited.clone(),
                    day,
                });
            }
        }
    }
    found
}

fn sentence_of(scan: &Scan, n: usize) -> usize {
    scan.cited.get(n).map_or(0, |c| scan.sentence(c.from).0)
}

/// "| 1645/STC-VP | 07/5/2026 |": the day in the next cell, where each holds nothing else.
fn day_beside(scans: &[Scan], at: usize) -> Option<NaiveDate> {
    let (scan, next) = (&scans[at], scans.get(at + 1)?);
    let document = scan.cited.first()?;
    let is_alone = scan.paragraph.in_table && document.to + 1 == scan.tokens.len() && document.from <= 2;
    let [day] = next.days.as_slice() else { return None };
    let is_day = next.paragraph.in_table && day.from <= 1 && day.to + 1 == next.tokens.len();
    day.day.filter(|_| is_alone && is_day)
}

/// The day with which the sentence around a token begins: "Ngày 27/5/2021, Ban ... ban hành".
pub fn lead_day(scan: &Scan, token: usize) -> Option<NaiveDate> {
    let (from, _) = scan.sentence(token);
    let day = scan.days.iter().find(|d| d.from >= from && d.from < token)?;
    let skipped = &scan.tokens[from..day.from];
    let is_other = |word: &str| ["đến", "cứ", "từ", "trước", "sau", "kể", "hết", "tới"].contains(&word);
    let leads = skipped.len() <= 7
        && skipped.iter().any(|t| t.is("ngày"))
        && skipped.iter().all(|t| !is_other(&t.lower));
    day.day.filter(|_| leads)
}

pub fn check(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    let all = dated(scans, frame);
    let mut series: BTreeMap<(String, i32, bool, String), Vec<&Dated>> = BTreeMap::new();
    let mut own: BTreeMap<i32, Vec<&Dated>> = BTreeMap::new();
    let level = own_level(scans, frame);
    for d in all.iter().filter(|d| d.cited.number.is_some()) {
        let is_own = frame.is_own(d.cited.organ()) && !is_of_other_level(&d.cited.issuer, level);
        let issuer = match is_own {
            true => String::new(),
            false => level_of(&d.cited.issuer),
        };
        // Laws and resolutions of the National Assembly bear one symbol and are numbered apart.
        let kind = match d.cited.symbol.starts_with("QH") || d.cited.symbol.starts_with("UBTVQH") {
            true => d.cited.kind.map_or("", |k| k.name),
            false => "",
        };
        let key = (
            format!("{} {kind}", d.cited.symbol),
            d.day.year(),
            d.cited.year.is_some(),
            issuer,
        );
        series.entry(key).or_default().push(d);
        if is_own && d.cited.year.is_none() {
            own.entry(d.day.year()).or_default().push(d);
        }
    }
    let mut told: Vec<(usize, usize)> = Vec::new();
    for group in series.values() {
        for (wrong, beside) in out_of_order(group) {
            told.push((wrong.scan, wrong.cited.from));
            found.push(finding(scans, wrong, beside));
        }
    }
    // One register for all kinds, if the numbers show that the office keeps one.
    for group in own.values() {
        let wrong = out_of_order(group);
        let kinds: std::collections::BTreeSet<&str> = group.iter().map(|d| d.cited.symbol.as_str()).collect();
        let distinct: std::collections::BTreeSet<_> = group
            .iter()
            .map(|d| (d.cited.number, d.cited.symbol.as_str()))
            .collect();
        let ([(wrong, beside)], true) = (wrong.as_slice(), kinds.len() >= 2) else {
            continue;
        };
        if told.contains(&(wrong.scan, wrong.cited.from)) {
            continue;
        }
        // Decisions are often numbered in a register of their own; few documents do not show
        // whether the office keeps one register or several.
        let is_decision = [wrong, beside].iter().any(|d| d.cited.head() == "QĐ");
        // Two kinds in two registers would explain it as well.
        let is_of_two = wrong.cited.symbol != beside.cited.symbol && are_far_apart(wrong, beside);
        let severity = match distinct.len() {
            6.. if !is_decision => Severity::Error,
            3.. if is_of_two => Severity::Hint,
            // facts/domain.md 2.5 counts per issuer and year, whatever the kind: a person judges.
            3.. => Severity::Warning,
            _ => continue,
        };
        found.push(Finding {
            severity,
            ..finding(scans, wrong, beside)
        });
    }
}

/// "1358/BC-VP ngày 03/11" and "6571/VP-TH ngày 27/10": no register has both within days.
fn are_far_apart(one: &Dated, other: &Dated) -> bool {
    /// How many times larger.
    const TIMES: u32 = 4;
    let numbers = one.cited.number.zip(other.cited.number);
    numbers.is_some_and(|(a, b)| a.max(b) / a.min(b).max(1) >= TIMES)
}

/// "của UBND thành phố" and "của Chủ tịch UBND thành phố" number in one register.
fn level_of(issuer: &str) -> String {
    let levels = ["thành phố", "tỉnh", "quận", "huyện", "xã", "phường"];
    let level = levels
        .iter()
        .filter_map(|l| issuer.find(l).map(|at| (at, *l)))
        .min();
    level.map(|(at, _)| issuer[at..].to_owned()).unwrap_or_default()
}

/// Levels of people's committees, whose symbols are all the same, the lowest first.
const LEVELS: [&[&str]; 3] = [
    &["xã", "phường", "đặc khu"],
    &["huyện", "quận", "thị xã"],
    &["tỉnh", "thành phố"],
];

/// The level of the office that reports: the lowest that its head names, above its number.
fn own_level(scans: &[Scan], frame: &Frame) -> Option<usize> {
    let head = &scans[..=frame.numbered?];
    (0..LEVELS.len()).find(|level| head.iter().any(|s| has_any(&s.lower, LEVELS[*level])))
}

/// "Công văn số 2154/UBND-NC của UBND tỉnh" beside a ward's own "241/BC-UBND".
fn is_of_other_level(issuer: &str, own: Option<usize>) -> bool {
    let issuer = level_of(issuer);
    let named = (0..LEVELS.len()).find(|level| LEVELS[*level].iter().any(|l| issuer.starts_with(l)));
    own.zip(named).is_some_and(|(own, named)| own != named)
}

/// A register of more documents in one text was made to be slow.
const MOST: usize = 1000;

/// The fewest documents without which the numbers grow with the days, each with one that it
/// contradicts.
fn out_of_order<'d>(group: &[&'d Dated]) -> Vec<(&'d Dated, &'d Dated)> {
    if group.len() > MOST {
        return Vec::new();
    }
    let mut sorted: Vec<&Dated> = Vec::new();
    for d in group {
        let same = |s: &&Dated| s.cited.number == d.cited.number && s.day == d.day;
        if !sorted.iter().any(same) {
            sorted.push(d);
        }
    }
    // A register grows on a day too, in any order of telling.
    sorted.sort_by_key(|d| (d.day, d.cited.number));
    let kept = longest_growing(&sorted);
    let mut wrong = Vec::new();
    for (i, d) in sorted.iter().enumerate().filter(|(i, _)| !kept.contains(i)) {
        let clashes = |other: &&&Dated| {
            let by_number = d.cited.number.cmp(&other.cited.number);
            other.day != d.day && by_number != d.day.cmp(&other.day)
        };
        let near = kept
            .iter()
            .map(|k| &sorted[*k])
            .filter(clashes)
            .min_by_key(|o| (o.day - d.day).num_days().abs());
        if let Some(beside) = near {
            wrong.push((sorted[i], *beside));
        }
    }
    wrong
}

/// Places of the longest run in which days and numbers grow together.
fn longest_growing(sorted: &[&Dated]) -> Vec<usize> {
    let goes_on = |a: &Dated, b: &Dated| {
        if a.day == b.day {
            a.cited.number <= b.cited.number
        } else {
            a.cited.number < b.cited.number
        }
    };
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(sorted.len());
    for (i, d) in sorted.iter().enumerate() {
        let before = (0..i)
            .filter(|j| goes_on(sorted[*j], d))
            .max_by_key(|j| best[*j].0);
        best.push((before.map_or(1, |j| best[j].0 + 1), before));
    }
    let mut at = (0..sorted.len()).max_by_key(|i| best[*i].0);
    let mut kept = Vec::new();
    while let Some(i) = at {
        kept.push(i);
        at = best[i].1;
    }
    kept
}

fn finding(scans: &[Scan], wrong: &Dated, beside: &Dated) -> Finding {
    let scan = &scans[wrong.scan];
    let (name, other) = (wrong.cited.name(), beside.cited.name());
    let message = match wrong.cited.number == beside.cited.number && wrong.cited.symbol == beside.cited.symbol
    {
        true => format!(
            "Văn bản số {name} được ghi hai ngày khác nhau: {} và {}.",
            date(wrong.day),
            date(beside.day)
        ),
        false => format!(
            "Số văn bản không tăng theo ngày: số {name} ghi ngày {}, trong khi số {other} ghi ngày {}; đề nghị kiểm tra số hoặc ngày.",
            date(wrong.day),
            date(beside.day)
        ),
    };
    let excerpt = format!("{name} ngày {}", date(wrong.day));
    Finding::new(
        "docno_monotonic",
        Severity::Error,
        scan.place(wrong.cited.from),
        excerpt,
        message,
    )
}
