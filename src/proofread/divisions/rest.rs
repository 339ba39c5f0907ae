//! What is left over: of what was to be there, of a share, of what a rate tells.

use super::among::{UNITS, is_of_units, of_units, overlap};
use super::broken::broken;
use super::clauses::clauses;
use super::contradicts::contradicts;
use super::joins::Join;
use super::states::is_other_end;
use super::whole::is_of_the_form;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::items::{Item, Sentence, Share};
use crate::proofread::rates::rate::Rate;
use crate::proofread::scan::Scan;
use crate::proofread::slips::{is_permuted, slip};
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// "giao 145 biên chế, có mặt 141 người, còn thiếu 04 người".
pub(super) fn left_over(scan: &Scan, whole: &Item, parts: &[&Item]) -> Option<Finding> {
    let [have, left, ..] = parts else { return None };
    let says_left = has_any(
        &left.words,
        &["còn lại", "còn thiếu", "thiếu", "chưa tuyển", "chưa sử dụng"],
    );
    let says_have = has_any(
        &have.words,
        &["có mặt", "hiện có", "đã tuyển", "đã sử dụng", "thực hiện"],
    );
    let is_same = have.thing == left.thing || are_one(&have.thing, &left.thing);
    let is_alone = parts.len() == 2 || says_have && are_one(&whole.thing, &have.thing);
    let gap = (have.value + left.value - whole.value).abs();
    let is_near = gap > 0 && gap * 100 <= whole.value * 20;
    let is_more = have.value > whole.value || left.value > whole.value;
    if !says_left || !is_same || !is_alone || !is_near || is_more {
        return None;
    }
    let parts = &parts[..2];
    let sum = have.value + left.value;
    (!is_of_the_form(whole, parts)).then(|| broken(scan, whole, parts, sum, None))
}

/// "Hoàn thành 31/40 chỉ tiêu; 06 chỉ tiêu đang thực hiện; 03 chỉ tiêu chậm": a share and the rest.
pub(super) fn shares(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let share = sentence.shares.first()?;
    if let Some(wrong) = in_brackets(scan, sentence, share) {
        return Some(wrong);
    }
    let rest: Vec<&Item> = sentence
        .items
        .iter()
        .filter(|i| i.token > share.whole.token && i.depth == 0 && are_one(&share.whole.thing, &i.thing))
        .collect();
    let mut parts = vec![&share.part];
    parts.extend(&rest);
    if let [left] = rest.as_slice() {
        let is_left = is_the_rest(left) || is_not(scan, sentence, (&share.part, left));
        return is_left.then(|| wrong_rest(scan, &share.whole, &parts))?;
    }
    if rest.is_empty() {
        return None;
    }
    // "Rà soát 66/142 TTHC: quý I 17, quý II 41, quý III 08": what was done, not what is left of all.
    let sum: i64 = rest.iter().map(|p| p.value).sum();
    if sum == share.part.value {
        return None;
    }
    let lead = scan.words(share.whole.token, rest[0].token).to_lowercase();
    let gap = (sum - share.part.value).abs() * 100;
    if lead.contains(':') && gap <= share.part.value * 20 {
        return contradicts(scan, &share.part, &rest, Join::All);
    }
    contradicts(scan, &share.whole, &parts, Join::All)
}

/// "12/12 phòng, đơn vị (gồm 08 phòng chuyên môn và 03 đơn vị sự nghiệp)": what was done, or all, divided right behind it.
fn in_brackets(scan: &Scan, sentence: &Sentence, share: &Share) -> Option<Finding> {
    /// In tokens: its noun.
    const NEAR: usize = 8;
    let limit = scan.tokens.len().min(share.whole.token + NEAR);
    let open = (share.whole.token..limit).find(|i| scan.tokens[*i].is_mark('('))?;
    let divides = scan
        .tokens
        .get(open + 1)
        .is_some_and(|t| t.is("gồm") || t.is("bao"));
    let close = (open..scan.tokens.len()).find(|i| scan.tokens[*i].is_mark(')'))?;
    let within = |i: &&Item| i.depth == 1 && (open..close).contains(&i.token) && !i.is_measured();
    let parts: Vec<&Item> = sentence.items.iter().filter(within).collect();
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    let wholes = [share.part.value, share.whole.value];
    let is_near = (sum - share.part.value).abs() * 100 <= share.part.value * 25;
    let is_wrong = divides && parts.len() >= 2 && !wholes.contains(&sum) && is_near && !overlap(&parts);
    is_wrong.then(|| broken(scan, &share.part, &parts, sum, None))
}

/// "có mặt 56/61 cán bộ; vắng mặt 05 người", "38/41 đơn vị đạt, 03 đơn vị không đạt"; of what was done in time another
/// number is left.
fn is_not(scan: &Scan, sentence: &Sentence, (part, left): (&Item, &Item)) -> bool {
    let words = clauses(scan, sentence.from, &[part, left]);
    let [done, open] = words.as_slice() else {
        return false;
    };
    let is_of_time = has_any(done, &["hạn", "trong đó", "muộn", "chậm"]);
    !is_of_time && (is_other_end(done, open) || is_opposite(done, open))
}

/// "17 nhiệm vụ còn lại", "còn 05 quyết định", "chuyển kỳ sau 03 vụ": all that is not done; of those
/// that are late perhaps more are not done.
fn is_the_rest(left: &Item) -> bool {
    let words = left.words.trim();
    let is_some = has_any(
        words,
        &["quá hạn", "chậm", "trễ", "vướng", "khó khăn", "trong đó"],
    );
    has_any(words, &["còn lại"])
        || (words == "còn" || words.starts_with("còn ") || has_any(words, &["chuyển kỳ sau", "chuyển sang"]))
            && !is_some
}

fn wrong_rest(scan: &Scan, whole: &Item, parts: &[&Item]) -> Option<Finding> {
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let slip = slip(whole.value, &values);
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 20;
    let is_whole_done = parts[0].value == whole.value;
    (sum != whole.value && !is_whole_done && (is_near || slip.is_some()))
        .then(|| broken(scan, whole, parts, sum, slip))
}

/// "Đã xử lý 470 đơn (97,3%), chưa xử lý 13 đơn": the rate is that of both together.
pub(super) fn complement(
    scan: &Scan,
    sentence: &Sentence,
    rates: &[Rate],
    before: &[Count],
) -> Option<Finding> {
    /// In counts.
    const FARTHEST: usize = 30;
    for (at, done) in sentence.items.iter().enumerate() {
        let Some(open) = beside(scan, &sentence.items[at..]) else {
            continue;
        };
        let is_pair = are_one(&done.thing, &open.thing) && done.depth == open.depth && !done.thing.is_empty();
        let Some(rate) = rates
            .get(rates.partition_point(|r| r.token <= done.token))
            .filter(|r| r.token < open.token)
        else {
            continue;
        };
        let named = is_opposite(&done.words, &open.words);
        let whole = done.value.saturating_add(open.value);
        if !is_pair || !named || rate.is(done.value, whole) {
            continue;
        }
        let repaired = permutations(open.value)
            .into_iter()
            .find(|n| rate.is(done.value, done.value + n));
        let told = before.iter().rev().take(FARTHEST).find(|c| {
            let is_near = (c.value - whole).abs() * 100 <= whole * 10;
            let is_one =
                are_one(&c.thing, &done.thing) || c.thing.is_empty() && has_any(&c.words, &[&done.thing]);
            is_one && is_near && rate.is(done.value, c.value) && c.value > done.value
        });
        let right = told.map(|c| c.value - done.value).or(repaired);
        let Some(right) = right.filter(|n| *n != open.value) else {
            continue;
        };
        let words = scan.words(rate.token, rate.token + 1);
        let message = format!(
            "{} chiếm {words} của {}, phần còn lại là {}; ở đây ghi {}.",
            done.written(done.value),
            done.written(done.value + right),
            done.written(right),
            open.written(open.value)
        );
        let excerpt = scan.words(done.token, open.token);
        let place = scan.place(open.token);
        let finding = Finding::new("sum_of_parts", Severity::Error, place, excerpt, message);
        return Some(finding.with_values(right.to_string(), open.value.to_string()));
    }
    None
}

/// "188 hồ sơ; thanh toán trực tuyến 173 hồ sơ, chiếm 92%; còn 15 hồ sơ nộp bằng tiền mặt": the rate says of what the
/// rest is left over.
pub(super) fn left_of_rate(scan: &Scan, sentence: &Sentence, rates: &[Rate]) -> Option<Finding> {
    let plain: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == 0).collect();
    plain.windows(3).find_map(|three| {
        let [whole, done, open] = three else { return None };
        let is_one = !done.thing.is_empty()
            && are_one(&done.thing, &open.thing)
            && are_one(&whole.thing, &done.thing)
            && whole.value > done.value;
        let rate = rates.get(rates.partition_point(|r| r.token <= done.token))?;
        let is_of_whole = rate.token < open.token && rate.is(done.value, whole.value);
        let right = whole.value - done.value;
        let gap = (right - open.value).abs();
        let is_near = gap > whole.step + done.step + open.step && gap * 100 <= whole.value * 10;
        let is_rest = open.words.starts_with("còn") && is_the_rest(open);
        let is_wrong = is_one && is_of_whole && is_rest && (is_near || is_permuted(right, open.value));
        is_wrong.then(|| broken(scan, whole, &[done, open], done.value + open.value, None))
    })
}

/// The number told beside the first of these, behind its own parts: "đã trả lời 125 (94,7%), trong đó đúng hạn
/// 121, quá hạn 04; còn 07".
fn beside<'a>(scan: &Scan, items: &'a [Item]) -> Option<&'a Item> {
    /// Of its own parts: in tokens, and in numbers.
    const LONGEST: usize = 60;
    const MOST: usize = 10;
    let (whole, behind) = items.split_first()?;
    let next = behind.first()?;
    let lead = scan.words(whole.token, next.token).to_lowercase();
    if !has_any(&lead, &["trong đó", "gồm"]) {
        return Some(next);
    }
    let to = scan.tokens.len().min(whole.token + LONGEST);
    let end = (whole.token..to).find(|i| scan.tokens[*i].is_mark(';'))?;
    behind.iter().take(MOST).find(|i| i.token > end)
}

/// "đã xử lý" and "chưa xử lý", "đạt" and "không đạt", "đã xử lý" and "còn ... đang xử lý".
fn is_opposite(done: &str, open: &str) -> bool {
    let is_rest = open.starts_with("còn") && has_any(open, &["đang", "chưa"]);
    if is_rest && has_any(done, &["đã", "hoàn thành"]) && !has_any(done, &["chưa", "không"]) {
        return true;
    }
    let verbs = |at: &str| open.split_once(at).map(|(_, verb)| verb.trim().to_owned());
    let denied = verbs("chưa ").or_else(|| verbs("không "));
    let first_two = |words: &str| words.split(' ').take(2).collect::<Vec<_>>().join(" ");
    denied.is_some_and(|verb| {
        let verb = first_two(&verb);
        !verb.is_empty() && has_any(done, &[verb.as_str()]) && !has_any(done, &["chưa", "không"])
    })
}

/// The same digits with two of them exchanged.
fn permutations(value: i64) -> Vec<i64> {
    let digits = format!("{value:02}").into_bytes();
    let mut found = Vec::new();
    for a in 0..digits.len() {
        for b in a + 1..digits.len() {
            let mut other = digits.clone();
            other.swap(a, b);
            let number = String::from_utf8(other).ok().and_then(|t| t.parse().ok());
            found.extend(number.filter(|n| is_permuted(*n, value)));
        }
    }
    found
}

/// "17 nhiệm vụ của 09 đơn vị: Sở A 04 nhiệm vụ; ...": where the tasks add up, so many units are named.
pub(super) fn units_listed(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let (whole, rest) = sentence.items.split_first()?;
    let beside: Vec<&Item> = rest.iter().filter(|i| i.depth == whole.depth).collect();
    let (join, parts) = of_units(scan, whole, &beside, Join::Loose, Vec::new());
    let units = beside
        .first()
        .filter(|_| join == Join::All && is_of_units(whole, &beside))?;
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    let listed = i64::try_from(parts.len()).ok()?;
    let names_many = parts
        .iter()
        .any(|p| names_two(&p.words) || has_any(&p.words, &["các", "mỗi", "cùng"]));
    // "tại 05 phòng, kết quả: 118 hồ sơ đúng hạn, 06 hồ sơ quá hạn": how they fared, not whose they are.
    let tells_how = parts
        .iter()
        .any(|p| p.role.is_some() || has_any(&p.words, &["kết quả"]));
    let names_many = names_many || tells_how;
    if sum != whole.value || listed == units.value || names_many || (listed - units.value).abs() > 3 {
        return None;
    }
    let message = format!(
        "Ghi {} {} nhưng liệt kê {}, cộng lại đủ {}.",
        count(units.value),
        units.thing,
        count(listed),
        count(whole.value)
    );
    let excerpt = scan.words(whole.token, units.token + 1);
    let place = scan.place(units.token);
    let finding = Finding::new("sum_of_parts", Severity::Error, place, excerpt, message);
    Some(finding.with_values(listed.to_string(), units.value.to_string()))
}

/// "Phòng Tài chính và Phòng Tổ chức".
fn names_two(words: &str) -> bool {
    words
        .split(" và ")
        .skip(1)
        .any(|name| UNITS.contains(&name.split(' ').next().unwrap_or_default()))
}
