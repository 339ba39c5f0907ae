//! Numbers told day by day, month by month or quarter by quarter with what they come to: "Thứ Hai 12, Thứ Ba 15, ...,
//! cộng 61", "quý I: 120; quý II: 135; cả 6 tháng: 255", "Theo ngày: Thứ Hai (02/11) 142 hồ sơ; ..." of the 560 told
//! above.

use super::counts::{is_count, thing_at};
use super::scan::Scan;
use super::slips::{is_permuted, slip};
use super::token::{count_of, has_any, stands};
use crate::calendar::PeriodKind;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::no_sum::NoSum;

/// In tokens: from the name of a time to its number, and from the last number to what they come to.
const NEAR: usize = 8;
/// In paragraphs: how far above its total a list stands.
const ABOVE: usize = 3;
/// Counts above that are looked at, and lists of one paragraph.
const FARTHEST: usize = 40;
const MOST: usize = 12;

/// One time and its number.
#[derive(Debug, Clone, Copy)]
struct Slot {
    kind: PeriodKind,
    index: u32,
    /// The first token of its name and the number's.
    from: usize,
    number: usize,
    value: i64,
}

pub fn check(scans: &[Scan], all: &[Count], end: usize, found: &mut Vec<Finding>) {
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        for list in lists(scan).into_iter().take(MOST) {
            let fresh = closing(scan, &list).or_else(|| above(scans, i, &list, all));
            let is_told = |one: &Finding| {
                found
                    .iter()
                    .any(|f| f.excerpt == one.excerpt && f.place == one.place)
            };
            let fresh = fresh.filter(|one| !is_told(one));
            found.extend(fresh);
        }
    }
}

/// Times that follow each other, each with one number.
fn lists(scan: &Scan) -> Vec<Vec<Slot>> {
    let names = names(scan);
    let mut lists: Vec<Vec<Slot>> = Vec::new();
    for (n, (kind, index, from, to)) in names.iter().copied().enumerate() {
        let limit = names.get(n + 1).map_or(scan.tokens.len(), |next| next.2);
        let Some(number) = number_behind(scan, to, limit) else {
            lists.push(Vec::new());
            continue;
        };
        let value = count_of(scan.tokens[number].text).unwrap_or(0);
        let slot = Slot {
            kind,
            index,
            from,
            number,
            value,
        };
        let goes_on =
            |last: &Slot| last.kind == kind && last.index + 1 == index && !has_other(scan, last, from);
        match lists.last_mut().filter(|open| open.last().is_some_and(goes_on)) {
            Some(open) => open.push(slot),
            None => lists.push(vec![slot]),
        }
    }
    lists.retain(|list| list.len() >= 2);
    lists
}

/// Another number between two times, or a full stop.
fn has_other(scan: &Scan, last: &Slot, next: usize) -> bool {
    let mut depth = 0_usize;
    (last.number + 1..next).any(|i| {
        let token = &scan.tokens[i];
        if token.is_mark('(') {
            depth += 1;
        } else if token.is_mark(')') {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && (is_count(scan, i) || token.is_mark('.'))
    })
}

/// (kind, which, first token, last token) of weekdays, months and quarters.
fn names(scan: &Scan) -> Vec<(PeriodKind, u32, usize, usize)> {
    let mut found: Vec<(PeriodKind, u32, usize, usize)> = scan
        .labels
        .iter()
        .filter(|l| matches!(l.kind, PeriodKind::Month | PeriodKind::Quarter))
        .map(|l| (l.kind, l.index, l.from, l.to))
        .collect();
    // A weekday is told here as a day of a week, which no period is called.
    found.extend(
        (0..scan.tokens.len())
            .filter_map(|at| Some((PeriodKind::Explicit, weekday_at(scan, at)?, at, at + 1))),
    );
    found.sort_unstable_by_key(|name| name.2);
    found
}

fn weekday_at(scan: &Scan, at: usize) -> Option<u32> {
    const DAYS: [&str; 6] = ["hai", "ba", "tư", "năm", "sáu", "bảy"];
    if stands(&scan.tokens, at, &["chủ", "nhật"]) {
        return Some(8);
    }
    let next = scan.tokens.get(at + 1).filter(|_| scan.tokens[at].is("thứ"))?;
    let which = DAYS.iter().position(|day| next.is(day))?;
    u32::try_from(which + 2).ok()
}

/// The number of a time: behind its name, a bracket with the day, a colon or a verb.
fn number_behind(scan: &Scan, name: usize, limit: usize) -> Option<usize> {
    let mut at = name + 1;
    let limit = limit.min(name + 1 + 2 * NEAR);
    if scan.tokens.get(at).is_some_and(|t| t.is_mark('(')) {
        at = (at..limit).find(|i| scan.tokens[*i].is_mark(')'))? + 1;
    }
    let ends = |i: &usize| {
        let token = &scan.tokens[*i];
        token.is_mark(',')
            || token.is_mark(';')
            || token.is_mark('.')
            || token.is_mark('(')
            || is_count(scan, *i)
    };
    let number = (at..limit.min(at + NEAR)).find(ends)?;
    let lead = match at < number {
        true => scan.words(at, number - 1).to_lowercase(),
        false => String::new(),
    };
    let is_beside = has_any(
        &lead,
        &[
            "tăng",
            "giảm",
            "so với",
            "còn",
            "tồn",
            "lũy kế",
            "luỹ kế",
            "trên",
            "dưới",
        ],
    );
    (is_count(scan, number) && !is_beside).then_some(number)
}

/// "...; cả 6 tháng: 255", "..., cộng 61".
fn closing(scan: &Scan, list: &[Slot]) -> Option<Finding> {
    let last = list.last()?;
    let limit = scan.tokens.len().min(last.number + 2 * NEAR);
    let number = (last.number + 1..limit)
        .find(|i| scan.tokens[*i].is_number() && !scan.taken[*i] && !is_span(scan, *i))?;
    let words = scan.words(last.number + 1, number).to_lowercase();
    let closes = has_any(
        &words,
        &[
            "cộng",
            "tổng cộng",
            "tổng",
            "tổng số",
            "cả tuần",
            "cả tháng",
            "cả quý",
            "cả năm",
            "cả kỳ",
            "cả",
        ],
    );
    let is_other = has_any(
        &words,
        &[
            "so với",
            "cùng kỳ",
            "lũy kế",
            "luỹ kế",
            "trước",
            "kế hoạch",
            "tăng",
            "giảm",
        ],
    );
    // The next sentence may sum up other things.
    let is_here = (last.number + 1..number).all(|i| {
        let token = &scan.tokens[i];
        !token.is_mark('.') || scan.tokens.get(i + 1).is_some_and(|n| n.start == token.end())
    });
    let (mine, own) = (thing_at(scan, last.number), thing_at(scan, number));
    let is_one = mine.is_empty() || own.is_empty() || mine == own;
    let whole = count_of(scan.tokens[number].text)?;
    if !closes || is_other || !is_here || !is_one || !is_complete(list, &words) {
        return None;
    }
    let values: Vec<i64> = list.iter().map(|s| s.value).collect();
    let sum: i64 = values.iter().sum();
    let is_near = (sum - whole).abs() * 100 <= whole * 40 || slip(whole, &values).is_some();
    (sum != whole && is_near).then(|| told(scan, number, whole, list))
}

/// "cả 6 tháng": its number says how long.
fn is_span(scan: &Scan, at: usize) -> bool {
    ["tháng", "quý", "ngày", "tuần"]
        .iter()
        .any(|w| scan.tokens.get(at + 1).is_some_and(|t| t.is(w)))
}

/// Months and quarters make up what they are said to make up: two quarters six months, from the first on.
fn is_complete(list: &[Slot], words: &str) -> bool {
    let first = list[0].index;
    let length = match list[0].kind {
        PeriodKind::Quarter => 3,
        PeriodKind::Month => 1,
        _ => return list.len() >= 3,
    };
    let months = list.len() * length;
    let says = |n: usize| has_any(words, &[&format!("{n} tháng"), &format!("{n:02} tháng")]);
    let said = (1..=12).find(|n| says(*n));
    match said {
        Some(said) => said == months && first == 1,
        None if has_any(words, &["cả năm"]) => months == 12,
        None if has_any(words, &["cả quý"]) => months == 3 && [1, 4, 7, 10].contains(&first),
        None => true,
    }
}

/// "Theo ngày: ..." of a number told above, of which one of them with its digits in another order would be all.
fn above(scans: &[Scan], at: usize, list: &[Slot], all: &[Count]) -> Option<Finding> {
    let scan = &scans[at];
    let first = list.first()?;
    let least = match first.kind {
        PeriodKind::Explicit => 4,
        PeriodKind::Quarter => 4,
        _ => 3,
    };
    let (opens, _) = scan.sentence(first.from);
    let head = match opens < first.from {
        true => scan.words(opens, first.from - 1).to_lowercase(),
        false => String::new(),
    };
    let is_list = has_any(
        &head,
        &[
            "theo ngày",
            "theo quý",
            "theo tháng",
            "từng ngày",
            "từng tháng",
            "từng quý",
            "cụ thể",
        ],
    );
    let values: Vec<i64> = list.iter().map(|s| s.value).collect();
    let sum: i64 = values.iter().sum();
    let thing = thing_at(scan, first.number);
    let to = all.partition_point(|c| (c.scan, c.token) < (at, first.from));
    let near = all[..to]
        .iter()
        .rev()
        .take(FARTHEST)
        .take_while(|c| c.scan + ABOVE >= at);
    let told: Vec<&Count> = near.collect();
    // Whatever the report tells of the sum acquits.
    if list.len() < least || !is_list || all.iter().any(|c| c.value == sum) {
        return None;
    }
    let largest = values.iter().max().copied().unwrap_or(0);
    let is_whole = |c: &&&Count| {
        let is_thing = thing.is_empty() || c.thing == thing;
        let is_slip =
            values.iter().any(|v| is_permuted(*v, c.value - (sum - v))) || is_permuted(sum, c.value);
        is_thing && !c.is_beside && c.value > largest && is_slip
    };
    let whole = told.iter().find(is_whole)?;
    Some(self::told(scan, first.number, whole.value, list))
}

fn told(scan: &Scan, at: usize, whole: i64, list: &[Slot]) -> Finding {
    let values: Vec<i64> = list.iter().map(|s| s.value).collect();
    NoSum::of(whole, &values).at(scan.place(at))
}
