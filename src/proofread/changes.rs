//! Increases and decreases against what they are compared to.

mod held;
mod same_thing;

use super::counts::{is_count, unit_at};
use super::quantities::quantity_at;
use super::role::{Role, role_of};
use super::scan::Scan;
use super::slips::is_mistyped;
use super::times::EARLIER;
use super::token::{count_of, decimal_of, has_any, stands};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::balance::set::Set;
use crate::proofread::rates::clause::clause_before;
use crate::proofread::rates::rate::{Rate, percent};

/// "433 hồ sơ, tăng 33 hồ sơ (8,25%) so với cùng kỳ (400 hồ sơ)", "tăng từ 400 lên 433 hồ sơ".
///
/// `sets` are the figures that the report tells, the fullest first.
/// Gives the words (tokens) that it found wrong.
pub fn check(scan: &Scan, sets: &[&Set], found: &mut Vec<Finding>) -> Vec<usize> {
    let mut wrong = Vec::new();
    for at in 0..scan.tokens.len() {
        if let Some(finding) = direction(scan, at).and_then(|rises| change(scan, sets, at, rises)) {
            found.push(finding);
            wrong.push(at);
        }
    }
    wrong
}

/// Whether a word tells an increase or a decrease: "tăng", "giảm", "nhiều hơn 13", "ít hơn 09".
fn direction(scan: &Scan, at: usize) -> Option<bool> {
    let token = &scan.tokens[at];
    let counts = scan.tokens.get(at + 1).is_some_and(|t| t.is_number());
    match at.checked_sub(1).map(|i| scan.tokens[i].lower.as_str()) {
        _ if token.is("tăng") => Some(true),
        _ if token.is("giảm") => Some(false),
        Some("nhiều" | "cao") if token.is("hơn") && counts => Some(true),
        Some("ít" | "thấp") if token.is("hơn") && counts => Some(false),
        _ => None,
    }
}

/// "Số hồ sơ đã giải quyết tăng 40 hồ sơ": what is compared was told before; "tiếp nhận" may be what
/// was received in the period or all there was to handle.
fn told_elsewhere(scan: &Scan, sets: &[&Set], at: usize) -> Vec<i64> {
    let (_, words) = clause_before(scan, at);
    let words = words.trim_start_matches(['-', '+', '*', ' ']);
    let subject = ["số hồ sơ", "tổng số hồ sơ", "hồ sơ"]
        .iter()
        .any(|w| words.starts_with(w) || words.contains(&format!("năm nay, {w}")));
    let Some(role) = role_of(words, "", None).filter(|_| subject) else {
        return Vec::new();
    };
    let of = |set: &&Set| match role {
        Role::Received | Role::New => vec![set.get(Role::Received), set.newly_received()],
        role => vec![set.get(role)],
    };
    sets.iter().flat_map(of).flatten().collect()
}

#[derive(Clone, Copy)]
struct Change {
    now: Option<i64>,
    before: Option<i64>,
    by: Option<i64>,
    rate: Option<(i64, u32)>,
    last: usize,
}

fn change(scan: &Scan, sets: &[&Set], at: usize, rises: bool) -> Option<Finding> {
    let read = read_change(scan, at)?;
    if read.now.is_some() {
        return contradiction(scan, &read, at, rises);
    }
    let told = told_elsewhere(scan, sets, at);
    let of = |now: Option<i64>| contradiction(scan, &Change { now, ..read }, at, rises);
    let wrong: Vec<(i64, Finding)> = told
        .iter()
        .map(|now| Some((*now, of(Some(*now))?)))
        .collect::<Option<_>>()?;
    // Of what is told elsewhere the nearest is meant, if any comes near at all.
    let Some((before, by)) = read.before.zip(read.by) else {
        return wrong
            .into_iter()
            .last()
            .map(|(_, finding)| finding)
            .or_else(|| of(None));
    };
    // Its way may be what is wrong.
    let apart = |now: i64| ((now - before).abs() - by).abs();
    let nearest = wrong.into_iter().min_by_key(|(now, _)| apart(*now));
    let is_near = |now: i64| apart(now) <= by.max(before / 7);
    nearest
        .filter(|(now, _)| is_near(*now))
        .map_or_else(|| of(None), |(_, finding)| Some(finding))
}

fn contradiction(scan: &Scan, read: &Change, at: usize, rises: bool) -> Option<Finding> {
    let (now, before) = match (read.now, read.before, read.by) {
        (Some(now), Some(before), _) => (now, before),
        (Some(now), None, Some(by)) => (now, if rises { now - by } else { now + by }),
        (None, Some(before), Some(by)) => (if rises { before + by } else { before - by }, before),
        _ => return None,
    };
    let real = (now - before).abs();
    if read.before.is_none() && !is_plausible(read, (real, before)) {
        return None;
    }
    let wrong_way = read.before.is_some() && now != before && (now > before) != rises;
    let wrong_by = read.by.is_some_and(|by| by != real);
    let wrong_rate = read.rate.filter(|_| before > 0).is_some_and(|(value, places)| {
        let rate = Rate {
            scan: 0,
            token: 0,
            value,
            places,
        };
        !rate.is(real, before)
    });
    if !(wrong_way || wrong_by || wrong_rate) {
        return None;
    }
    let way = if now >= before { "tăng" } else { "giảm" };
    let places = read.rate.map_or(1, |(_, places)| places);
    let message = format!(
        "So sánh không khớp: từ {} đến {} là {way} {} ({}).",
        count(before),
        count(now),
        count(real),
        if before > 0 {
            percent(real, before, places)
        } else {
            "không tính được tỷ lệ".to_owned()
        }
    );
    let excerpt = scan.words(at, read.last);
    Some(
        Finding::new("identity", Severity::Error, scan.place(at), excerpt, message)
            .with_values(format!("{way} {}", count(real)), excerpt),
    )
}

/// Where what it is held against is reckoned from the difference, the rate has to look like that of these two: "29 bộ, ngành
/// ..., giảm 17.736 biên chế, tương ứng giảm 14,84%" is of another number.
fn is_plausible(read: &Change, (real, before): (i64, i64)) -> bool {
    let Some((said, places)) = read.rate.filter(|_| before > 0) else {
        return true;
    };
    let scale = 100 * 10_i64.pow(places.min(6));
    let right = real.saturating_mul(scale) / before;
    (right - said).abs() * 2 <= right.max(said) || is_mistyped(said, right) || is_mistyped(said, right + 1)
}

/// The numbers around "tăng" or "giảm", all in one sentence.
fn read_change(scan: &Scan, at: usize) -> Option<Change> {
    let (from, to) = scan.sentence(at);
    let number = |i: usize| count_of(scan.tokens.get(i)?.text).filter(|_| is_count(scan, i));
    let rate = |i: usize| {
        scan.tokens
            .get(i + 1)
            .filter(|t| t.is_mark('%'))
            .and_then(|_| decimal_of(scan.tokens[i].text))
    };
    // "từ A lên B", behind the word or in brackets behind the difference.
    let opens = |i: usize| scan.tokens[i].is_mark('(') && scan.tokens.get(i + 1).is_some_and(|t| t.is("từ"));
    let bracket = (at + 1..(at + 8).min(to)).find(|i| opens(*i));
    let start = bracket.map_or(at, |open| open);
    if scan.tokens.get(start + 1).is_some_and(|t| t.is("từ"))
        && let Some(old) = (start + 2..(start + 4).min(to)).find(|i| number(*i).is_some())
        && let Some(turn) = (old..(old + 10).min(to))
            .find(|i| scan.tokens[*i].is("lên") || scan.tokens[*i].is("xuống") || scan.tokens[*i].is("còn"))
        // "từ 40.000 lên 47.000 đồng đối với xe dưới 12 chỗ": the first number behind, or none.
        && let Some(new) = (turn + 1..(old + 11).min(to))
            .find(|i| scan.tokens[*i].is_number())
            .filter(|i| number(*i).is_some())
    {
        let by =
            (new + 1..(new + 8).min(to)).find(|i| scan.tokens[*i].is("tăng") || scan.tokens[*i].is("giảm"));
        let by_at = match bracket {
            Some(open) => (at + 1..open).find(|i| number(*i).is_some()),
            None => by.map(|i| i + 1),
        };
        let share = by_at.and_then(|i| (i..(i + 8).min(to)).find_map(rate));
        // "giảm từ 94 xuống còn 59 phòng và giảm 105 lãnh đạo", "..., giảm 86 phòng so với hiện trạng"
        let is_other = |i: &usize| bracket.is_none() && held::is_of_another(scan, [old, new], *i, to);
        let (by_at, share) = match by_at.filter(is_other) {
            Some(_) => (None, None),
            None => (by_at, share),
        };
        return Some(Change {
            now: number(new),
            before: number(old),
            by: by_at.and_then(number),
            rate: share,
            last: by_at.unwrap_or(new),
        });
    }
    let first = (at + 1..(at + 4).min(to)).find(|i| scan.tokens[*i].is_number())?;
    let (mut by, mut share) = (number(first), rate(first));
    let alone = (by, share);
    if by.is_none() && share.is_none() {
        return None;
    }
    let second = (first + 1..(first + 9).min(to)).find(|i| {
        scan.tokens[*i].is_number() && !scan.taken[*i] && !scan.tokens[first..*i].iter().any(|t| t.is("so"))
    });
    let mut last = first;
    if let Some(second) = second {
        let between = &scan.tokens[first..second];
        let is_joined = between
            .iter()
            .any(|t| ["ứng", "đương", "tức"].contains(&t.lower.as_str()));
        let before_so = is_joined || !(first..second).any(|i| divides(scan, i));
        if before_so {
            by = by.or_else(|| number(second));
            share = share.or_else(|| rate(second));
            last = second;
        }
    }
    if let Some((open, now, before, end)) = held::in_brackets(scan, at, to) {
        // What stands in the brackets is no difference.
        let (by, share) = if last > open { alone } else { (by, share) };
        let last = end;
        return Some(Change {
            now: Some(now),
            before: Some(before),
            by,
            rate: share,
            last,
        });
    }
    let behind = (last..(last + 10).min(to)).find(|i| stands(&scan.tokens, *i, &["so", "với"]));
    let so = behind.or_else(|| {
        (from..at)
            .rev()
            .find(|i| stands(&scan.tokens, *i, &["so", "với"]))
    });
    let Some(so) = so else {
        let told = Change {
            now: None,
            before: None,
            by,
            rate: share,
            last,
        };
        return told_beside(scan, from, at, &told).or_else(|| held::year_before(scan, from, at, &told));
    };
    let limit = if behind.is_some() { to } else { at };
    let held = (so + 2..(so + 22).min(limit)).find(|i| number(*i).is_some());
    // "So với quý IV, số hồ sơ tăng 60 hồ sơ (1.100 hồ sơ)": held against what follows in brackets.
    let in_brackets = (behind.is_none())
        .then(|| (first + 1..(first + 4).min(to)).find(|i| scan.tokens[*i].is_mark('(')))
        .flatten()
        .and_then(|open| (open + 1..(open + 3).min(to)).find(|i| number(*i).is_some()))
        .filter(|i| rate(*i).is_none());
    let held = held.filter(|h| {
        let between = &scan.tokens[so + 2..*h];
        between
            .iter()
            .any(|t| t.is_mark('(') || t.is("là") || t.is_mark(':') || t.is("có"))
            && !(so + 2..*h).any(|i| divides(scan, i))
    });
    // "so với cùng kỳ (48 vụ, 24 người chết) giảm 06 vụ, giảm 05 người chết": each of its own thing.
    let is_like = |h: &usize| {
        let (a, b) = (unit_at(scan, *h + 1), unit_at(scan, first + 1));
        a.is_empty() || b.is_empty() || a == b
    };
    // "so với quý I (tiếp nhận 88 đơn, giải quyết 143 đơn), giải quyết tăng 15 đơn": nothing here says which.
    let is_only = |h: &usize| {
        let others = (h + 1..limit).take_while(|i| !scan.tokens[*i].is_mark(')'));
        behind.is_some() || !others.filter(|i| number(*i).is_some()).any(|i| is_like(&i))
    };
    let named = || {
        let is_told = behind.is_none() && held.is_some();
        is_told
            .then(|| same_thing::the_one_of(scan, first, so + 2..at))
            .flatten()
    };
    let held = held.filter(is_like).filter(is_only).or_else(named);
    let held = held.filter(|h| held::is_direct(scan, so, *h)).or(in_brackets);
    // "so với tháng 6 (800 hồ sơ), tương đương giảm 10,25%"
    let share = share.or_else(|| {
        let from = held?;
        let joined = (from..(from + 8).min(to))
            .find(|i| ["tương", "tức"].contains(&scan.tokens[*i].lower.as_str()))?;
        (joined..(joined + 6).min(to)).find_map(rate)
    });
    // What stands in brackets belongs to another comparison.
    // Its sentence may begin in them: "(trực tuyến 57 hồ sơ; trực tiếp 02 hồ sơ), tăng 07 hồ sơ".
    let inside = |i: usize| {
        let depth = (i..at).try_fold(0_usize, |depth, c| match &scan.tokens[c] {
            t if t.is_mark('(') => Some(depth + 1),
            t if t.is_mark(')') => depth.checked_sub(1),
            _ => Some(depth),
        });
        depth.is_none()
    };
    let is_now = |i: &usize| {
        number(*i).is_some()
            && !is_difference(scan, *i)
            && Some(*i) != held
            && !inside(*i)
            && !is_measured(scan, *i)
    };
    // "726 vụ, 1.222 đối tượng, tăng 103 vụ": each of its own thing.
    let changed = unit_at(scan, first + 1);
    let alike = |i: &usize| is_now(i) && !changed.is_empty() && unit_at(scan, i + 1) == changed;
    let now = { (from..at).rev().find(alike) }.or_else(|| (from..at).rev().find(is_now));
    // Another change in the sentence holds against another number.
    let is_first = !(now.unwrap_or(at)..at).any(|i| scan.tokens[i].is_mark(';'));
    let same_unit = now.is_none_or(|n| {
        let (a, b) = (unit_at(scan, n + 1), unit_at(scan, first + 1));
        b.is_empty() || a == b || a.is_empty()
    });
    let read = Change {
        now: now.and_then(number).filter(|_| is_first && same_unit),
        before: held.and_then(number),
        by,
        rate: share,
        last: held.unwrap_or(so + 1).max(last),
    };
    same_thing::told_before(scan, from, first, &read).or(Some(read))
}

/// "125.600 m²" counts nothing.
fn is_measured(scan: &Scan, at: usize) -> bool {
    quantity_at(scan, at).is_some_and(|q| q.measure().is_some())
}

/// "tiếp nhận 445 hồ sơ, tháng trước 430 hồ sơ, giảm 15 hồ sơ": both stand before, the earlier one
/// named as such.
fn told_beside(scan: &Scan, from: usize, at: usize, read: &Change) -> Option<Change> {
    let counts: Vec<usize> = (from..at).filter(|i| is_count(scan, *i)).collect();
    let [.., now, held] = counts.as_slice() else {
        return None;
    };
    let words = scan.words(now + 1, *held).to_lowercase();
    let unit = |i: usize| unit_at(scan, i + 1);
    let value = |i: usize| count_of(scan.tokens[i].text);
    // "ít hơn tháng trước 11 PAKN (75)": by how much, not what it was.
    let is_carried = has_any(&words, &["chuyển", "tồn", "còn", "sang", "hơn"]);
    // "giảm 13 hồ sơ (tháng trước nhận 200 hồ sơ, giảm 6,5%)" tells no value but the earlier one.
    let is_carried = is_carried || is_difference(scan, *now);
    (has_any(&words, EARLIER) && !is_carried && unit(*now) == unit(*held)).then(|| Change {
        now: value(*now),
        before: value(*held),
        ..*read
    })
}

/// A comma or semicolon that is none of a unit's own ("tin, bài").
fn divides(scan: &Scan, at: usize) -> bool {
    let is_of_unit = at > 0 && (scan.tokens[at - 1].is("tin") || scan.tokens[at - 1].is("ánh"));
    scan.tokens[at].is_mark(';') || (scan.tokens[at].is_mark(',') && !is_of_unit)
}

fn is_difference(scan: &Scan, at: usize) -> bool {
    (1..=3).any(|back| at >= back && direction(scan, at - back).is_some()) || stands_behind_base(scan, at)
}

/// "nhiều hơn quý I (300 hồ sơ) 20 hồ sơ".
pub(super) fn stands_behind_base(scan: &Scan, at: usize) -> bool {
    /// In tokens: the bracket, and the name of what it is held against.
    const BRACKET: usize = 8;
    const NAME: usize = 6;
    let is = |i: usize, mark: char| scan.tokens[i].is_mark(mark);
    let close = at.checked_sub(1).filter(|i| is(*i, ')'));
    let open = close.and_then(|close| (close.saturating_sub(BRACKET)..close).rev().find(|i| is(*i, '(')));
    open.is_some_and(|open| {
        { (open.saturating_sub(NAME)..open).rev() }
            .take_while(|i| !is(*i, ','))
            .any(|i| scan.tokens[i].is("hơn"))
    })
}
