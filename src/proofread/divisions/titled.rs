//! Lists behind a title of their own: "Phân theo nội dung: môi trường 33; trật tự 27; hạ tầng 21; thủ tục 15" of
//! the 96 that a sentence before tells; "Nguyên nhân: phải lấy ý kiến (12 nhiệm vụ); chậm tham mưu (05 nhiệm vụ)".

use super::among::overlap;
use super::broken::broken_at;
use super::whole::{begins_with, is_of_the_form};
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::families::family_of;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::open::SOME;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::{has_any, stands};

/// Titles behind which all parts are told.
const TITLES: &[&str] = &[
    "phân theo",
    "chia theo",
    "cơ cấu",
    "theo ",
    "nguyên nhân",
    "lý do",
    "phân loại",
    "chi tiết",
];

/// Titles that say what their bare numbers are of: of what the line before tells.
const BARE: &[&str] = &[
    "phân loại",
    "phân theo",
    "chia theo",
    "theo lĩnh vực",
    "theo cách nộp",
    "theo hình thức",
    "theo nguồn",
];

const LATE: &[&str] = &["quá hạn", "trễ hạn", "trễ hẹn", "chậm"];

/// Numbers told before that are looked at, and sentences that hold them.
const FARTHEST: usize = 24;
const NEAR: usize = 12;

/// "Nguyên nhân của 16 hồ sơ trễ hạn: chờ ý kiến 09 hồ sơ; lỗi phần mềm 05 hồ sơ; chủ quan 02 hồ sơ": the whole stands
/// in the title, and a semicolon between all parts.
pub(super) fn entitled(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let (whole, rest) = sentence.items.split_first()?;
    let parts: Vec<&Item> = rest.iter().filter(|i| i.depth == whole.depth).collect();
    let first = parts.first()?;
    let title = scan.words(sentence.from, whole.token).to_lowercase();
    let is_title = opens(&title)
        && scan.tokens[whole.token..first.token]
            .iter()
            .any(|t| t.is_mark(':'));
    let is_divided = |pair: &[&Item]| {
        let between = &scan.tokens[pair[0].token..pair[1].token];
        between.iter().any(|t| t.is_mark(';'))
    };
    let tells_causes = has_any(&title, &["nguyên nhân", "lý do"]) && is_one_list(scan, &parts);
    let is_list = parts.len() >= 2
        && (tells_causes || parts.windows(2).all(is_divided))
        && parts.iter().all(|p| are_one(&whole.thing, &p.thing));
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 25;
    let slip = slip(whole.value, &values);
    // "Nguyên nhân của 56 hồ sơ (37 hồ sơ đã giải quyết, 19 hồ sơ đang giải quyết): ..."
    let is_of_inside = rest.iter().any(|i| i.token < first.token && i.value == sum);
    let is_wrong = is_title && is_list && !is_of_inside && sum != whole.value && (is_near || slip.is_some());
    (is_wrong && whole.step == 0).then(|| broken_at(scan, whole.token, whole, &parts, sum, slip))
}

/// "05 hồ sơ quá hạn đều đã có văn bản xin lỗi; nguyên nhân: 03 hồ sơ chờ ý kiến, 02 hồ sơ phải xác minh".
pub(super) fn causes(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let items = &sentence.items;
    let end = scan.sentence(items.last()?.token).1;
    let names_causes = |at: usize| {
        [["nguyên", "nhân"], ["lý", "do"]]
            .iter()
            .any(|words| stands(&scan.tokens, at, words))
    };
    let colon = (sentence.from + 2..end).find(|i| scan.tokens[*i].is_mark(':') && names_causes(*i - 2))?;
    let plain: Vec<&Item> = items.iter().filter(|i| i.depth == 0).collect();
    let (told, parts) = plain.split_at(plain.partition_point(|i| i.token < colon));
    let whole = told.last()?;
    let are_one = parts.iter().all(|p| p.thing == whole.thing) && !whole.thing.is_empty();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let goes_on = !is_one_list(scan, parts) && told.iter().any(|w| begins_with(w.value, &values));
    // In brackets behind the whole: "12 hồ sơ quá hạn (đã giải quyết 06, đang giải quyết 06)".
    let is_told = goes_on || items.iter().any(|w| w.token < colon && w.value == sum);
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 25;
    let is_wrong = parts.len() >= 2 && are_one && !is_told && is_near && !overlap(parts);
    is_wrong.then(|| broken_at(scan, whole.token, whole, parts, sum, slip(whole.value, &values)))
}

/// Whether the same sign divides all parts, and none tells what was done with them.
fn is_one_list(scan: &Scan, parts: &[&Item]) -> bool {
    let mut by_semicolon = parts.windows(2).map(|pair| {
        let between = &scan.tokens[pair[0].token..pair[1].token];
        between.iter().any(|t| t.is_mark(';'))
    });
    let first = by_semicolon.next();
    let is_same = by_semicolon.all(|sign| Some(sign) == first);
    is_same
        && !parts
            .iter()
            .any(|p| has_any(&p.words, &["đã", "xin lỗi", "còn lại", "đến nay"]))
}

fn opens(title: &str) -> bool {
    // "đ) Nguyên nhân của các hồ sơ quá hạn"
    let title = match title.split_once(") ") {
        Some((_, rest)) if rest.starts_with("nguyên nhân") || rest.starts_with("lý do") => rest,
        _ => title,
    };
    let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
    TITLES.iter().any(|t| title.starts_with(t)) && !has_any(title, SOME)
}

/// The list of a titled sentence against the numbers told before it in its paragraph.
pub(super) fn titled(
    scan: &Scan,
    before: &[Sentence],
    sentence: &Sentence,
    told: &[Count],
) -> Option<Finding> {
    let first = sentence.items.first()?;
    let lead = scan.words(sentence.from, first.token).to_lowercase();
    let colons = scan.tokens[sentence.from..first.token]
        .iter()
        .filter(|t| t.is_mark(':'))
        .count();
    let parts: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == first.depth).collect();
    let is_bare = first.thing.is_empty() && has_any(&lead, BARE);
    let are_same = parts.iter().all(|p| p.thing == first.thing) && (!first.thing.is_empty() || is_bare);
    let tells_causes = has_any(&lead, &["nguyên nhân", "lý do"]);
    let least = if tells_causes { 2 } else { 3 };
    if !opens(&lead) || colons != 1 || parts.len() < least || !are_same || overlap(&parts) {
        return None;
    }
    let late = match tells_causes && has_any(&lead, LATE) && before.is_empty() {
        true => late_before(told, first),
        false => Vec::new(),
    };
    let wholes = match late.is_empty() && parts.len() >= 3 {
        true => told_before(before, told, first),
        false => late,
    };
    against(scan, first, &wholes, &parts, |whole, sum| {
        let gap = (sum - whole.value).abs();
        let is_late = tells_causes && has_any(&whole.words, LATE);
        gap * 100 <= whole.value * if is_late { 20 } else { 6 } || is_late && gap == 1
    })
}

/// "Nguyên nhân của các hồ sơ quá hạn: 02 hồ sơ ..., 01 hồ sơ ...": what the paragraphs above tell as late, where they tell
/// it of one number.
fn late_before(told: &[Count], first: &Item) -> Vec<Item> {
    let here = told.last().map_or(0, |c| c.scan);
    let above = told.iter().rev().skip_while(|c| c.scan == here).take(FARTHEST);
    let is_late = |c: &&Count| c.thing == first.thing && !c.is_beside && has_any(&c.words, LATE);
    let mut late: Vec<&Count> = above.filter(is_late).collect();
    late.dedup_by_key(|c| c.value);
    match late.as_slice() {
        [only] => vec![Item::of(only, None, 0)],
        _ => Vec::new(),
    }
}

/// "Đã xử lý 91/96 phản ánh. Trong đó 84 trước và đúng hạn, 07 quá hạn": those done are the whole, and nothing is left out.
///
/// Likewise "2. Trong đó: ..." below "1. Số hồ sơ tiếp nhận: 6.189 hồ sơ".
pub(super) fn of_share(
    scan: &Scan,
    before: &[Sentence],
    sentence: &Sentence,
    told: &[Count],
) -> Option<Finding> {
    let first = sentence.items.first()?;
    let lead = scan.words(sentence.from, first.token).to_lowercase();
    let of_share = || Some(before.last()?.shares.last()?.part.clone());
    let whole = &of_share().or_else(|| before.is_empty().then(|| first_above(told, first))?)?;
    let end = scan.sentence(first.token).1;
    let plain = || sentence.items.iter().filter(|i| i.depth == 0);
    let parts: Vec<&Item> = match plain().filter(|i| i.token < end).count() {
        0 | 1 => plain().take(FARTHEST).collect(),
        near => plain().take(near).collect(),
    };
    let words: Vec<String> = parts.iter().map(|p| p.words.clone()).collect();
    // "nộp trực tiếp, qua BCCI 126 hồ sơ": the last words before a number say only some of it.
    let mut from = sentence.from;
    let lead_of = |p: &&Item| {
        scan.words(std::mem::replace(&mut from, p.token), p.token)
            .to_lowercase()
    };
    let leads: Vec<String> = parts.iter().map(lead_of).collect();
    let are_all = family_of(&words) == Some(true) || family_of(&leads) == Some(true);
    if !lead.starts_with("trong đó") || parts.len() < 2 || !are_all {
        return None;
    }
    let wholes = told_before(before, told, first);
    let known: Vec<Item> = wholes.into_iter().chain([whole.clone()]).collect();
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let is_known = known
        .iter()
        .any(|w| w.value == sum || begins_with(w.value, &values));
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 20;
    (!is_known && is_near)
        .then(|| broken_at(scan, first.token, whole, &parts, sum, slip(whole.value, &values)))
}

/// What the paragraph right above tells first.
fn first_above(told: &[Count], here: &Item) -> Option<Item> {
    let above = told.last()?.scan;
    let from = told.partition_point(|c| c.scan < above);
    let first = told[from..].iter().find(|c| !c.is_beside)?;
    (above + 1 == here.scan && first.part_of.is_none()).then(|| Item::of(first, None, 0))
}

/// "Sai sót gồm: thiếu phiếu 09 hồ sơ; ..." below "..., 20 hồ sơ có sai sót": the only number above that the title names.
pub(super) fn named_above(scan: &Scan, sentence: &Sentence, told: &[Count]) -> Option<Finding> {
    /// In words.
    const LONGEST: usize = 4;
    let first = sentence.items.first().filter(|i| !i.thing.is_empty())?;
    let lead = scan.words(sentence.from, first.token).to_lowercase();
    let (title, _) = lead
        .split_once(" gồm")
        .filter(|(title, _)| !title.contains([',', ';']))?;
    let title = title.trim_start_matches(|c: char| !c.is_alphabetic());
    let title = title.split_once(") ").map_or(title, |(_, title)| title).trim();
    let parts: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == first.depth).collect();
    let are_same = parts.iter().all(|p| p.thing == first.thing);
    let is_title = (1..=LONGEST).contains(&title.split(' ').count()) && title.chars().count() >= 4;
    if parts.len() < 3 || !are_same || !is_title || overlap(&parts) {
        return None;
    }
    let near = told
        .iter()
        .rev()
        .take_while(|c| c.scan + 2 >= first.scan)
        .take(FARTHEST);
    let mut named: Vec<Item> = near
        .filter(|c| c.thing == first.thing && has_any(&c.words, &[title]))
        .map(|c| Item::of(c, None, 0))
        .collect();
    named.dedup_by_key(|w| w.value);
    let is_only = named.len() == 1;
    is_only.then(|| {
        against(scan, first, &named, &parts, |whole, sum| {
            (sum - whole.value).abs() * 100 <= whole.value * 15
        })
    })?
}

/// The numbers of its paragraph, and where the list opens its paragraph those of the one above.
fn told_before(before: &[Sentence], told: &[Count], first: &Item) -> Vec<Item> {
    // A paragraph may hold a thousand sentences, each with a title.
    let near = &before[before.len().saturating_sub(NEAR)..];
    let shares = near
        .iter()
        .flat_map(|s| s.shares.iter().flat_map(|s| [s.part.clone(), s.whole.clone()]));
    let own = near.iter().flat_map(|s| s.items.iter().cloned());
    let mut known: Vec<Item> = own.take(2 * FARTHEST).chain(shares.take(FARTHEST)).collect();
    if known.is_empty() {
        let here = told.last().map_or(0, |c| c.scan);
        let above = told
            .iter()
            .rev()
            .skip_while(|c| c.scan == here)
            .take(FARTHEST)
            .take_while(|c| c.scan + 2 >= here);
        known.extend(above.map(|c| Item::of(c, None, 0)));
    }
    known.retain(|w| are_one(&w.thing, &first.thing) || are_one(&first.thing, &w.thing));
    known
}

fn against(
    scan: &Scan,
    first: &Item,
    wholes: &[Item],
    parts: &[&Item],
    is_near: impl Fn(&Item, i64) -> bool,
) -> Option<Finding> {
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let is_told = |w: &Item| w.value == sum || begins_with(w.value, &values);
    let is_made = wholes.iter().enumerate().any(|(i, a)| {
        let others = wholes[i + 1..].iter();
        others
            .into_iter()
            .any(|b| a.value + b.value == sum || (a.value - b.value).abs() == sum)
    });
    let slack: i64 = parts.iter().map(|p| p.step).sum();
    let is_rounded = wholes.iter().any(|w| 2 * (w.value - sum).abs() <= slack + w.step);
    if wholes.iter().any(is_told) || is_made || is_rounded {
        return None;
    }
    let most = values.iter().max().copied().unwrap_or(0);
    let is_meant = |w: &&Item| {
        let swapped = slip(w.value, &values).is_some_and(|(old, new)| old >= 10 && new >= 10);
        let is_more = w.value > most || w.value == most && has_any(&w.words, LATE);
        is_more && (swapped || is_near(w, sum)) && !is_of_the_form(w, parts)
    };
    let whole = wholes.iter().rev().find(is_meant)?;
    Some(broken_at(
        scan,
        first.token,
        whole,
        parts,
        sum,
        slip(whole.value, &values),
    ))
}
