//! Overdue ones beside those under way in time: "158 nhiệm vụ: hoàn thành 104, đang thực hiện trong hạn 54; quá hạn
//! 06". Done and in time are all already; who is late is counted nowhere.

use super::broken::broken;
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// Numbers of a few sentences: each is held against those before it.
const MOST: usize = 120;

pub(super) fn extra(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let earlier = before.iter().rev().take(2).rev().flat_map(|s| &s.items);
    let told: Vec<&Item> = earlier.chain(&sentence.items).collect();
    let plain: Vec<&Item> = told.iter().copied().filter(|i| i.depth == 0).collect();
    if told.len() > MOST {
        return None;
    }
    plain.windows(3).enumerate().find_map(|(at, three)| {
        let [done, open, late] = three else { return None };
        let parts = [*done, *open, *late];
        let are_such = is_done(done) && is_in_time(&told, open) && is_late(late) && late.value > 0;
        let sum = done.value + open.value;
        let is_whole = |w: &&&Item| w.value == sum && are_one(&w.thing, &done.thing);
        let whole = plain[..at].iter().find(is_whole).filter(|_| are_such)?;
        let are_one = parts.iter().all(|p| are_one(&whole.thing, &p.thing));
        are_one.then(|| broken(scan, whole, &parts, sum + late.value, None))
    })
}

fn is_done(item: &Item) -> bool {
    has_any(&item.words, &["hoàn thành", "đã xong", "thực hiện xong"])
        && !has_any(&item.words, &["chưa", "đang"])
}

/// "đang thực hiện trong hạn 54", "đang thực hiện 43 nhiệm vụ (trong hạn 43)".
fn is_in_time(told: &[&Item], item: &Item) -> bool {
    let is_open = has_any(&item.words, &["đang", "chưa", "còn", "trong hạn"]);
    let bracket = told
        .iter()
        .find(|i| i.token > item.token && i.depth > item.depth)
        .filter(|i| has_any(&i.words, &["trong hạn"]) && i.value == item.value);
    is_open && (has_any(&item.words, &["trong hạn"]) || bracket.is_some())
}

/// Not those that were done late, nor those of another number.
fn is_late(item: &Item) -> bool {
    has_any(&item.words, &["quá hạn", "trễ hạn"])
        && !has_any(
            &item.words,
            &[
                "hoàn thành",
                "đã",
                "trong số",
                "trong đó",
                "ngoài ra",
                "của",
                "năm trước",
                "kỳ trước",
            ],
        )
}
