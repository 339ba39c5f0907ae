//! Rates of the count that stands beside them.

use super::clause::{after, clause_before};
use super::context::{is_of_a_gap, other_wholes};
use super::elsewhere::{fits_elsewhere, is_reference};
use super::explicit::{is_month, is_name_or_day, share_before, share_behind};
use super::judged::judge;
use super::meant;
use super::rate::Rate;
use super::siblings;
use super::wholes::{is_of_a_set, named_wholes, paragraphs, wholes};
use super::words::is_of_another;
use crate::finding::Finding;
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::{Count, Intro};
use crate::proofread::quantities::quantity_at;
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any, stands};

/// "155 hồ sơ, chiếm 35,8%", "155 hồ sơ (35,8%)", "đạt tỷ lệ 98,4%".
pub(super) fn beside_count(scans: &[Scan], all: &[Count], sets: &[Set], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let (from, words) = clause_before(scan, rate.token);
    let leads = words.is_empty()
        || [
            "đạt",
            "chiếm",
            "tỷ lệ",
            "tỉ lệ",
            "đạt tỷ lệ",
            "đạt tỉ lệ",
            "chiếm tỷ lệ",
            "chiếm tỉ lệ",
            "tương ứng",
            "bằng",
            "=",
        ]
        .contains(&words.trim_matches([':', ' ']));
    if is_of_a_gap(scan, rate.token) || is_beside_points(scan, rate.token) {
        return None;
    }
    if let Some((part, whole)) = share_before(scan, rate.token).or_else(|| pair(scan, rate.token))
        && is_of_all_members(scan, rate, (part, whole))
    {
        return None;
    }
    // "316 đại biểu (64%)", "480 phiếu đồng ý (97%)": of how many stands nowhere near.
    let in_brackets = words.is_empty() && rate.token > 0 && scan.tokens[rate.token - 1].is_mark('(');
    let lead = scan.words(from.saturating_sub(8), rate.token).to_lowercase();
    if in_brackets
        && is_of_voters(&scan.lower)
        && has_any(&lead, VOTES)
        && share_before(scan, rate.token).is_none()
    {
        return None;
    }
    if let Some((part, whole)) = share_before(scan, rate.token) {
        return judge(scans, rate, &[part], &[whole], None);
    }
    if let Some((part, whole)) = share_behind(scan, rate.token) {
        return judge(scans, rate, &[part], &[whole], None);
    }
    if is_reference(scan, rate.token) || closes_a_list(all, rate) {
        return None;
    }
    let tail = after(scan, rate.token);
    // "1.077 văn bản đi, 100% ký số": all of them, of something else.
    let is_all = rate.value == 100 * 10_i64.pow(rate.places);
    let goes_on = scan.tokens.get(rate.token + 2).is_some_and(|t| t.is_word());
    if is_all && goes_on && words.is_empty() {
        return None;
    }
    // "đã kiểm tra 04/07 đơn vị, đạt 57,1% kế hoạch": the share is of what was planned.
    let planned = || pair(scan, rate.token).filter(|(part, whole)| rate.is_nearly(*part, *whole));
    if ["kế hoạch", "chỉ tiêu"].iter().any(|w| tail.starts_with(w))
        && !is_of_another(&words)
        && let Some((part, whole)) = planned()
    {
        return judge(scans, rate, &[part], &[whole], None);
    }
    let near_tail: String = tail.split(' ').take(4).collect::<Vec<_>>().join(" ");
    if has_any(
        &near_tail,
        &["kế hoạch", "chỉ tiêu", "so", "so với", "cùng kỳ", "dự toán"],
    ) || is_of_another(&words)
    {
        return None;
    }
    if is_of_what_they_have(scan, rate.token) {
        return None;
    }
    if let Some((part, whole)) = pair(scan, rate.token) {
        return judge(scans, rate, &[part], &[whole], None);
    }
    let here = paragraphs(all, rate.scan, rate.scan);
    let before = all[here.clone()].partition_point(|c| c.token < rate.token);
    let last = (before > 0).then(|| here.start + before - 1);
    let in_clause = last.filter(|i| all[*i].token >= from);
    let just_before = last.filter(|i| all[*i].token + 16 > from && leads);
    let at = in_clause.or(just_before).filter(|i| !all[*i].is_beside)?;
    let part = &all[at];
    if opens_its_own(scan, rate.token) || is_of_measure(scan, part, rate) || is_with_a_change(scan, all, at) {
        return None;
    }
    // "tăng 20 hồ sơ (5,2%)" is a change.
    let between = scan.words(part.token, rate.token).to_lowercase();
    if has_any(&between, &["tăng", "giảm", "so với"]) || between.contains('.') && between.contains(". ")
    {
        return None;
    }
    let is_explained = other_wholes(all, part, rate.token).any(|whole| rate.is(part.value, whole));
    if is_explained {
        return None;
    }
    // "Đã số hóa kết quả của 202 hồ sơ giải quyết trong kỳ, đạt 100%": all of those that another paragraph tells.
    let is_told_elsewhere =
        |c: &Count| c.scan != part.scan && c.value == part.value && c.thing == part.thing && !c.is_beside;
    if is_all && all.iter().any(is_told_elsewhere) {
        return None;
    }
    let named = named_wholes(&tail, sets, at);
    let is_known = !named.is_empty() || part.part_of.is_some() || is_of_a_set(sets, at);
    let wholes = if named.is_empty() {
        wholes(scan, all, sets, at)
    } else {
        named
    };
    if fits_elsewhere(scan, all, rate, part) || siblings::agree(scan, rate) {
        return None;
    }
    let may_be = |whole: &i64| *whole > part.value && meant::is_meant(rate, part.value, *whole);
    if !is_known && !wholes.iter().any(may_be) {
        return None;
    }
    judge(scans, rate, &[part.value], &wholes, Some(part))
}

/// What an assembly votes with.
const VOTES: &[&str] = &["đại biểu", "phiếu", "tán thành", "đồng ý"];

/// "442/453 đại biểu tán thành (chiếm 91,32% tổng số đại biểu)": of all members, also of those who were not there.
fn is_of_all_members(scan: &Scan, rate: &Rate, (part, whole): (i64, i64)) -> bool {
    let is_less =
        rate.value.saturating_mul(whole) < part.saturating_mul(100 * 10_i64.pow(rate.places.min(6)));
    let names_all = has_any(&after(scan, rate.token), &["tổng số"]) || !rate.is_nearly(part, whole);
    is_less && names_all && is_of_voters(&scan.lower)
}

fn is_of_voters(paragraph: &str) -> bool {
    has_any(paragraph, &["đại biểu", "quốc hội", "hđnd", "hội đồng nhân dân"])
        && has_any(paragraph, &["phiếu", "tán thành", "biểu quyết", "bầu"])
}

/// "16 tỉnh có 100% số xã đạt", "103 doanh nghiệp nhà nước nắm giữ 100% vốn", "10/23 trường có tỷ lệ tốt nghiệp 100%": what
/// each of them has.
fn is_of_what_they_have(scan: &Scan, token: usize) -> bool {
    const HAVE: [&[&str]; 12] = [
        &["có"],
        &["nắm", "giữ"],
        &["nắm"],
        &["sở", "hữu"],
        &["hỗ", "trợ"],
        &["đáp", "ứng"],
        &["đỗ"],
        &["góp"],
        &["áp", "dụng"],
        &["hưởng"],
        &["trả"],
        &["thuế"],
    ];
    let (_, clause) = clause_before(scan, token);
    let own = ["tỷ lệ ", "tỉ lệ "].iter().find_map(|w| clause.rsplit_once(w));
    // What the rate is called stands between, in one clause with the number.
    let is_named = own.is_some_and(|(lead, name)| {
        let name: Vec<&str> = name.split(' ').collect();
        let is_bare = |w: &&str| ["đạt", "là", "chiếm", "bằng", "", ":"].contains(w);
        lead.chars().any(|c| c.is_ascii_digit()) && !name.iter().all(is_bare)
    });
    let ends = |words: &&[&str]| {
        let from = token.checked_sub(words.len());
        from.is_some_and(|from| stands(&scan.tokens, from, words))
    };
    is_named || HAVE.iter().any(ends)
}

/// "20 thí sinh đạt điểm 10; 49,25% đạt điểm trên trung bình": behind a semicolon a rate with words of its own tells another
/// thing.
fn opens_its_own(scan: &Scan, token: usize) -> bool {
    let divided = token.checked_sub(1).is_some_and(|i| scan.tokens[i].is_mark(';'));
    let next = scan.tokens.get(token + 2);
    divided && next.is_some_and(|t| t.is_word() && !t.is("tổng") && !t.is("so") && !t.is("kế"))
}

/// "28 dự án, vốn đầu tư 10,3 triệu USD (chiếm 7,3%)": of what is measured right before it.
fn is_of_measure(scan: &Scan, part: &Count, rate: &Rate) -> bool {
    (part.token + 1..rate.token)
        .any(|i| quantity_at(scan, i).is_some_and(|q| q.measure().is_some() && !q.is_of_time()))
}

/// "giảm 99 người chết (13,64%) và 137 người bị thương (11,72%)": the verb is said once for both.
fn is_with_a_change(scan: &Scan, all: &[Count], at: usize) -> bool {
    let part = &all[at];
    let before = at.checked_sub(1).map(|i| &all[i]);
    before.is_some_and(|other| {
        other.scan == part.scan
            && other.is_beside
            && part.token.checked_sub(1).is_some_and(|i| scan.tokens[i].is("và"))
            && scan.sentence(other.token) == scan.sentence(part.token)
    })
}

/// "138 điểm, gồm 34 điểm cấp tỉnh và 104 điểm cấp xã, đạt 100%": of all that the list divides.
fn closes_a_list(all: &[Count], rate: &Rate) -> bool {
    let is_all = rate.value == 100 * 10_i64.pow(rate.places);
    let last = paragraphs(all, rate.scan, rate.scan)
        .rev()
        .find(|i| all[*i].token < rate.token);
    is_all && last.is_some_and(|i| matches!(all[i].part_of, Some((_, Intro::All | Intro::Within))))
}

/// "cao hơn năm 2023 là 2,1 điểm phần trăm (93,3%)": what the points are held against.
fn is_beside_points(scan: &Scan, token: usize) -> bool {
    let open = token.checked_sub(1).filter(|i| scan.tokens[*i].is_mark('('));
    open.is_some_and(|open| {
        let lead = scan.words(open.saturating_sub(4), open).to_lowercase();
        has_any(&lead, &["điểm phần trăm", "điểm %", "điểm"])
    })
}

/// "4.662/4.690 hồ sơ, đạt 99,4%", "2.650 hồ sơ trên tổng số 2.803 hồ sơ, đạt 94,5%", "98,4% (305/310)".
fn pair(scan: &Scan, token: usize) -> Option<(i64, i64)> {
    let number = |i: usize| {
        scan.tokens
            .get(i)
            .filter(|t| t.is_number())
            .and_then(|t| count_of(t.text))
            .filter(|_| !scan.taken[i])
    };
    let glued = |i: usize| {
        if is_name_or_day(scan, i) {
            return None;
        }
        let sign = scan.tokens.get(i + 1).filter(|t| t.is_mark('/'))?;
        let close = sign.start == scan.tokens.get(i)?.end() && scan.tokens.get(i + 2)?.start == sign.end();
        number(i).zip(number(i + 2)).filter(|_| close)
    };
    let opens = scan.tokens.get(token + 2).is_some_and(|t| t.is_mark('('));
    if let Some(pair) = (token + 3..token + 5)
        .find_map(glued)
        .filter(|pair| opens && !is_month(*pair))
    {
        return Some(pair);
    }
    let (from, _) = scan.sentence(token);
    let from = from.max(token.saturating_sub(24));
    let last = (from..token).rev().find(|i| number(*i).is_some())?;
    // The share has its rate already; "18,6/21,4 ha, đạt 86,9%" is of what is measured.
    let is_decimal = |i: usize| scan.tokens[i].text.contains(',') && scan.tokens[i].is_number();
    if (last + 1..token).any(|i| scan.tokens[i].is_mark('%') || is_decimal(i)) {
        return None;
    }
    if last >= from + 2
        && let Some(pair) = glued(last - 2)
    {
        return Some(pair);
    }
    if last >= from + 2 && is_name_or_day(scan, last - 2) {
        return None;
    }
    let other = (from..last).rev().find(|i| number(*i).is_some())?;
    let between = scan.words(other + 1, last - 1).to_lowercase();
    let is_of = has_any(
        &between,
        &["trên tổng số", "trên tổng", "trên số", "trong tổng số", "/"],
    ) || between.ends_with("trên")
        || between.ends_with("trong tổng số");
    let is_of = is_of || (between.ends_with('/') && between.chars().count() < 24);
    let is_direct = !between.contains([',', ';', '(', ')']);
    // "Trong 372 hồ sơ đã giải quyết có 370 hồ sơ đúng hạn, đạt 99,5%".
    let is_of_those = other > from && scan.tokens[other - 1].is("trong") && between.ends_with(" có");
    if is_of_those && is_direct && number(other) > number(last) {
        return number(last).zip(number(other));
    }
    (is_of && is_direct).then(|| number(other).zip(number(last)))?
}
