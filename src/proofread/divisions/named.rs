//! A whole that was told before and is only named where it is divided.

use super::among::overlap;
use super::broken::broken_at;
use super::whole::begins_with;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::families::family_of;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::stands;

/// "Trong số đang thực hiện có 2.066 nhiệm vụ trong hạn và 348 nhiệm vụ quá hạn": the whole was told
/// before and is only named here.
pub(super) fn named_whole(scan: &Scan, sentence: &Sentence, told: &[Count]) -> Option<Finding> {
    /// In counts.
    const FARTHEST: usize = 30;
    let first = sentence.items.first()?;
    let start = sentence.from;
    let lead = stands(&scan.tokens, start, &["trong", "số"])
        || stands(&scan.tokens, start, &["trong", "tổng", "số"]);
    let names_from = (start..first.token).find(|i| scan.tokens[*i].is("số"))? + 1;
    let names_to = (names_from..first.token).find(|i| {
        let token = &scan.tokens[*i];
        token.is("có") || token.is("gồm") || token.is("thì") || token.is_mark(',') || token.is_mark(':')
    })?;
    if !lead || names_to <= names_from {
        return None;
    }
    let name = scan.words(names_from, names_to - 1).to_lowercase();
    let name = name.trim_start_matches(&first.thing).trim();
    let is_it =
        |c: &&Count| c.thing == first.thing && !c.is_beside && !name.is_empty() && c.words.contains(name);
    let own = told
        .iter()
        .rev()
        .filter(|c| c.scan != first.scan || c.token < sentence.from);
    let whole = own.take(FARTHEST).find(is_it)?;
    let parts: Vec<&Item> = sentence
        .items
        .iter()
        .filter(|i| i.depth == first.depth && i.thing == first.thing)
        .collect();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let words: Vec<String> = parts.iter().map(|p| p.words.clone()).collect();
    let slip = slip(whole.value, &values);
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 10;
    let is_wrong = parts.len() >= 2
        && sum != whole.value
        && (is_near || slip.is_some() || family_of(&words) == Some(true));
    let item = Item::of(whole, None, 0);
    is_wrong.then(|| broken_at(scan, first.token, &item, &parts, sum, slip))
}

/// "Trong 4.037 công chức có nữ 1.686 người. Về trình độ: tiến sĩ 18 người, thạc sĩ 1.042 người, ...":
/// the list of a sentence is of a number told before in the paragraph.
pub(super) fn list_of_before(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    /// Numbers told before.
    const FARTHEST: usize = 20;
    let first = sentence.items.first()?;
    let head: Vec<&str> = scan.words(sentence.from, first.token).split(':').collect();
    let [title, _] = head.as_slice() else { return None };
    let title = title.trim().to_lowercase();
    let is_result = ["kết quả", "trong đó", "cụ thể", "phân loại kết quả"].contains(&title.as_str());
    let is_kinds = title.starts_with("về ") || title.starts_with("phân ") || title.starts_with("theo ");
    let parts: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == first.depth).collect();
    let are_same = parts.iter().all(|p| p.thing == first.thing) && !first.thing.is_empty();
    if parts.len() < 3 || !are_same || !(is_result || is_kinds) || overlap(&parts) || first.role.is_some() {
        return None;
    }
    let shares = before
        .iter()
        .flat_map(|s| s.shares.iter().flat_map(|s| [&s.part, &s.whole]));
    let told = before
        .iter()
        .flat_map(|s| s.items.iter())
        .chain(shares)
        .take(10 * FARTHEST);
    let wholes: Vec<&Item> = told
        .filter(|w| are_one(&w.thing, &first.thing))
        .take(FARTHEST)
        .collect();
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    if wholes
        .iter()
        .any(|w| w.value == sum || begins_with(w.value, &values))
    {
        return None;
    }
    let swapped = |w: &&&Item| slip(w.value, &values).is_some_and(|(old, new)| old >= 10 && new >= 10);
    let is_near = |w: &&&Item| is_result && (sum - w.value).abs() * 100 <= w.value * 10;
    let whole = wholes.iter().find(swapped).or_else(|| {
        let near = wholes.iter().filter(is_near);
        near.min_by_key(|w| (sum - w.value).abs())
    })?;
    let slip = slip(whole.value, &values);
    Some(broken_at(scan, first.token, whole, &parts, sum, slip))
}
