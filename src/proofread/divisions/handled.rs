//! All that was to be handled and what became of it: "Tổng số đơn phải xử lý là 86 đơn (kỳ trước chuyển sang 07 đơn, tiếp nhận
//! 79 đơn). Đã xử lý 82 đơn, đạt 95,3%; đang xử lý 04 đơn".

use super::broken::broken;
use crate::finding::Finding;
use crate::proofread::flow::Flow;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// Of dossiers the balances of the form are tried (`balance`); here all other things.
pub(super) fn handled(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let is_all = |i: &&Item| has_any(&i.words, &["phải xử lý", "phải giải quyết", "phải thụ lý"]);
    let plain = |s: &'_ Sentence| {
        s.items
            .iter()
            .filter(|i| i.depth == 0)
            .cloned()
            .collect::<Vec<Item>>()
    };
    let told: Vec<Item> = before
        .last()
        .into_iter()
        .chain([sentence])
        .flat_map(plain)
        .collect();
    let whole = told.iter().find(is_all).filter(|w| w.role.is_none())?;
    let behind: Vec<&Item> = told
        .iter()
        .skip_while(|i| i.token <= whole.token)
        .filter(|i| are_one(&whole.thing, &i.thing))
        .collect();
    let [done, left] = behind.as_slice() else {
        return None;
    };
    let flow = |i: &Item| Flow::of_words(i.words.trim());
    let is_here = left.token >= sentence.from;
    if !is_here || flow(done) != Some(Flow::Out) || flow(left) != Some(Flow::Left) {
        return None;
    }
    let values = [done.value, left.value];
    let sum = done.value.checked_add(left.value)?;
    let slip = slip(whole.value, &values);
    let is_near = (sum - whole.value).abs() * 100 <= whole.value * 40;
    (sum != whole.value && (is_near || slip.is_some()))
        .then(|| broken(scan, whole, &[*done, *left], sum, slip))
}
