//! Lists that nothing introduces: "46 trạm, có 43 trạm truyền dữ liệu, 02 trạm bảo trì, 01 trạm mất tín hiệu"; and
//! lists of pairs, "19 cơ sở với 286,5 triệu đồng, trong đó 12 cơ sở 211,0 triệu đồng và 07 cơ sở 75,5 triệu đồng".

use super::among::{ends_with_trouble, overlap};
use super::broken::broken;
use super::whole::{is_of_the_form, is_rounded};
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::open::SOME;
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::token::has_any;

/// Parts of one list.
const LONGEST: usize = 30;

/// Every part names the thing of the whole, and nothing else is counted up to the end of the list: then
/// one that is missing is a slip.
pub(super) fn repeated(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let items: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == 0).collect();
    for (at, whole) in items.iter().enumerate() {
        let is_part =
            |i: &&&Item| i.thing == whole.thing && is_in_list(scan, whole, i) && names_its_thing(scan, i);
        let parts: Vec<&Item> = items[at + 1..]
            .iter()
            .take(LONGEST)
            .take_while(is_part)
            .copied()
            .collect();
        let goes_on = items
            .get(at + 1 + parts.len())
            .is_some_and(|next| is_in_list(scan, whole, next));
        if parts.len() < 3
            || whole.thing.is_empty()
            || goes_on
            || is_of_the_form(whole, &parts)
            || overlap(&parts)
            || ends_with_trouble(&parts)
        {
            continue;
        }
        let lead = scan.words(whole.token, parts[0].token).to_lowercase();
        let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
        let sum: i64 = values.iter().sum();
        let gap = (sum - whole.value).abs();
        let is_near = gap > 0 && gap * 100 <= whole.value * 5;
        let fits = is_rounded(whole, &parts, sum) || has_any(&lead, SOME);
        let is_within = values.iter().all(|v| *v < whole.value);
        if is_near && !fits && is_within {
            return Some(broken(scan, whole, &parts, sum, slip(whole.value, &values)));
        }
    }
    None
}

/// Whether only commas and "và" stand between.
fn is_in_list(scan: &Scan, whole: &Item, part: &Item) -> bool {
    let between = &scan.tokens[whole.token..part.token];
    !between
        .iter()
        .any(|t| t.is_mark(';') || t.is_mark('%') || t.is("so"))
}

fn names_its_thing(scan: &Scan, item: &Item) -> bool {
    let first = item.thing.split(' ').next().unwrap_or_default();
    item.step > 0 || scan.tokens.get(item.token + 1).is_some_and(|t| t.is(first))
}

/// Two wholes and pairs of parts: where one of the two fits, the other has to.
///
/// The wholes may stand at the end of the sentence before.
pub(super) fn paired(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let plain = |s: &'_ Sentence| -> Vec<Item> { s.items.iter().filter(|i| i.depth == 0).cloned().collect() };
    let earlier = before.last().map_or_else(Vec::new, plain);
    let own = plain(sentence);
    let last = &earlier[earlier.len().saturating_sub(2)..];
    let items: Vec<&Item> = last.iter().chain(&own).collect();
    for at in 0..items.len() {
        let [first, second, parts @ ..] = &items[at..] else {
            return None;
        };
        let is_pair = |pair: &&[&Item]| {
            pair.len() == 2 && pair[0].thing == first.thing && pair[1].thing == second.thing
        };
        let pairs: Vec<&[&Item]> = parts.chunks(2).take(LONGEST).take_while(is_pair).collect();
        if pairs.len() < 2 || first.thing == second.thing || first.thing.is_empty() || second.thing.is_empty()
        {
            continue;
        }
        let ones: Vec<&Item> = pairs.iter().map(|p| p[0]).collect();
        let others: Vec<&Item> = pairs.iter().map(|p| p[1]).collect();
        let sum = |list: &[&Item]| list.iter().map(|p| p.value).sum::<i64>();
        let is_right =
            |whole: &Item, list: &[&Item]| sum(list) == whole.value || is_rounded(whole, list, sum(list));
        let wrong = match (is_right(first, &ones), is_right(second, &others)) {
            (true, false) => Some((second, others)),
            (false, true) => Some((first, ones)),
            _ => None,
        };
        if let Some((whole, list)) = wrong {
            let values: Vec<i64> = list.iter().map(|p| p.value).collect();
            let slip = slip(whole.value, &values);
            // What the sentence before tells may be another thing: "1.200 triệu đồng sai phạm. ... thu hồi 800 triệu đồng".
            if at >= last.len() || slip.is_some() {
                return Some(broken(scan, whole, &list, sum(&list), slip));
            }
        }
    }
    None
}
