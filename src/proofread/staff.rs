//! How many people an office has: what there were, who came and who left make up who is there now; degrees, ages and
//! posts divide them. "Đầu năm có 76 công chức; nghỉ hưu 03 người, tuyển dụng 02 người; hiện có 75 công chức".

use super::scan::Scan;
use super::things::PEOPLE;
use super::token::has_any;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::no_sum::NoSum;

/// Counts of one paragraph, and those above that are looked at.
const MOST: usize = 40;
const FARTHEST: usize = 12;

const WAS: &[&str] = &["đầu năm", "đầu kỳ", "đầu quý", "đầu tháng", "đầu nhiệm kỳ"];

const NOW: &[&str] = &[
    "hiện có",
    "hiện còn",
    "hiện nay có",
    "hiện nay còn",
    "đến nay có",
    "đến nay còn",
    "đến nay",
    "cuối kỳ",
    "cuối năm",
    "cuối quý",
    "hiện tại có",
    "hiện là",
];

const COME: &[&str] = &[
    "tuyển dụng",
    "tuyển mới",
    "tuyển",
    "tiếp nhận",
    "bổ sung",
    "điều động đến",
    "chuyển đến",
    "nhận mới",
    "về nhận công tác",
];

const GONE: &[&str] = &[
    "nghỉ hưu",
    "nghỉ việc",
    "nghỉ",
    "thôi việc",
    "chuyển công tác",
    "chuyển đi",
    "điều động đi",
    "chuyển ngành",
    "tinh giản",
    "buộc thôi việc",
    "từ trần",
    "xin thôi",
    "luân chuyển đi",
];

/// Titles of lists that divide people, and nothing else.
const TITLES: &[&str] = &[
    "trình độ",
    "độ tuổi",
    "giới tính",
    "cơ cấu",
    "ngạch",
    "chức danh",
    "vị trí",
    "chuyên môn",
    "thâm niên",
];

pub fn check(scans: &[Scan], all: &[Count], end: usize, found: &mut Vec<Finding>) {
    let mut from = 0;
    while let Some(first) = all.get(from) {
        let (at, to) = (first.scan, all.partition_point(|c| c.scan <= first.scan));
        if at >= end {
            break;
        }
        let here = &all[from..to];
        if here.len() <= MOST && has_any(&scans[at].lower, PEOPLE) {
            found.extend(moved(&scans[at], here));
        }
        if here.len() <= MOST && has_any(&scans[at].lower, TITLES) {
            found.extend(divided(&scans[at], here, &all[..from]));
        }
        from = to;
    }
}

/// What there were, with who came and who left.
fn moved(scan: &Scan, here: &[Count]) -> Option<Finding> {
    let is_person = |c: &&Count| PEOPLE.contains(&c.thing.as_str());
    let plain: Vec<&Count> = here
        .iter()
        .filter(|c| c.part_of.is_none() && !c.is_beside)
        .filter(is_person)
        .collect();
    let was = plain.iter().position(|c| has_any(&c.words, WAS))?;
    let now = (was + 1..plain.len()).find(|i| has_any(&plain[*i].words, NOW))?;
    let moves: Vec<(&Count, i64)> = plain[was + 1..now]
        .iter()
        .map(|c| {
            let comes = has_any(&c.words, COME);
            let goes = has_any(&c.words, GONE);
            (comes != goes).then_some((*c, if comes { 1 } else { -1 }))
        })
        .collect::<Option<_>>()?;
    let (was, now) = (plain[was], plain[now]);
    let right = was.value + moves.iter().map(|(c, sign)| sign * c.value).sum::<i64>();
    let gap = (right - now.value).abs();
    // A full stop between them may part one office from another.
    let is_near = gap > 0 && (gap * 100 <= was.value * 15 || gap <= 2);
    if moves.is_empty() || !is_near || scan.sentence(was.token).0 + 200 < now.token {
        return None;
    }
    let listed: Vec<String> = moves
        .iter()
        .map(|(c, sign)| format!("{} {}", if *sign > 0 { "+" } else { "-" }, count(c.value)))
        .collect();
    let message = format!(
        "Không cân đối: {} {} = {}, trong khi ghi hiện có {}.",
        count(was.value),
        listed.join(" "),
        count(right),
        count(now.value)
    );
    Some(told(scan, now, message, right))
}

/// "Về trình độ: 12 thạc sĩ, 44 đại học, 03 cao đẳng" of the 58 there are.
fn divided(scan: &Scan, here: &[Count], above: &[Count]) -> Option<Finding> {
    let colon = (0..scan.tokens.len()).find(|i| {
        let from = scan.sentence(*i).0;
        let title = scan.words(from, *i).to_lowercase();
        let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
        let opens = ["về ", "theo ", "phân theo ", "chia theo "]
            .iter()
            .any(|w| title.starts_with(w));
        scan.tokens[*i].is_mark(':') && opens && i - from <= 8 && has_any(title, TITLES)
    })?;
    let to = scan.sentence(colon).1;
    let parts: Vec<&Count> = here.iter().filter(|c| c.token > colon && c.token < to).collect();
    let is_list = parts.len() >= 2
        && parts
            .iter()
            .all(|c| !c.is_beside && !has_any(&c.words, &["trong đó", "riêng", "đang", "cử"]))
        && parts.windows(2).all(|p| divides(scan, p[0].token, p[1].token));
    let near = above.iter().rev().take(FARTHEST);
    let known: Vec<&Count> = here
        .iter()
        .filter(|c| c.token < colon)
        .rev()
        .chain(near)
        .collect();
    let sum: i64 = parts.iter().map(|c| c.value).sum();
    if !is_list || known.iter().any(|c| c.value == sum) {
        return None;
    }
    let is_all = |c: &&&Count| {
        let is_person = PEOPLE.contains(&c.thing.as_str()) && c.thing != "biên chế";
        let is_there = has_any(&c.words, &["hiện có", "có mặt", "tổng số", "tổng", "hiện còn"]);
        is_person && is_there && !c.is_beside && c.part_of.is_none()
    };
    let whole = known.iter().find(is_all)?;
    let gap = (sum - whole.value).abs();
    let is_near = gap * 100 <= whole.value * 6 || gap <= 1;
    let largest = parts.iter().map(|c| c.value).max().unwrap_or(0);
    if !is_near || largest >= whole.value {
        return None;
    }
    let values: Vec<i64> = parts.iter().map(|c| c.value).collect();
    Some(NoSum::of(whole.value, &values).at(scan.place(parts[0].token)))
}

/// A comma or semicolon between two parts, and no full stop.
fn divides(scan: &Scan, from: usize, to: usize) -> bool {
    let signs = &scan.tokens[from..to];
    signs
        .iter()
        .any(|t| t.is_mark(',') || t.is_mark(';') || t.is("và"))
        && !signs.iter().any(|t| t.is_mark('('))
}

fn told(scan: &Scan, at: &Count, message: String, right: i64) -> Finding {
    let excerpt = scan.words(
        at.token.saturating_sub(2),
        (at.token + 1).min(scan.tokens.len() - 1),
    );
    let place = scan.place(at.token);
    Finding::new("identity", Severity::Error, place, excerpt, message)
        .with_values(right.to_string(), at.value.to_string())
}
