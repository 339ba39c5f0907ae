//! Which counts are the parts of a whole: those introduced behind it, those summed up before it, those that
//! stand beside it and divide it.

use super::kinds::is_parallel;
use crate::proofread::counts::count::Count;
use crate::proofread::families::{FAMILIES, TELLING, family_of};
use crate::proofread::things::{PEOPLE, are_one};
use crate::proofread::token::has_any;
use std::collections::BTreeMap;

/// In counts: a part does not stand farther behind its whole.
pub(super) const FARTHEST: usize = 200;

/// The parts of a whole, as they are introduced: those on lines of their own, and each list of its
/// sentence.
pub(super) fn lists(all: &[Count], whole: usize) -> Vec<Vec<usize>> {
    let mut lists: BTreeMap<(bool, usize), Vec<usize>> = BTreeMap::new();
    let to = all.len().min(whole + FARTHEST);
    for (i, part) in all.iter().enumerate().take(to).skip(whole + 1) {
        if part.part_of.is_some_and(|(w, _)| w == whole) && !part.is_beside {
            lists.entry((part.is_line, part.list)).or_default().push(i);
        }
    }
    lists.values_mut().for_each(|parts| up_to_total(all, parts));
    lists.into_values().collect()
}

/// "331 hồ sơ: trực tuyến 300 hồ sơ, trực tiếp 31 hồ sơ, cộng lại là 331 hồ sơ": the sum of parts is none of them.
fn up_to_total(all: &[Count], parts: &mut Vec<usize>) {
    let mut sum = 0;
    let total = parts.iter().position(|i| {
        let is_total = sum == all[*i].value && has_any(&all[*i].words, &["cộng", "tổng cộng", "tổng số"]);
        sum += all[*i].value;
        is_total
    });
    parts.truncate(total.filter(|at| *at >= 2).unwrap_or(parts.len()));
}

/// "Đầu tư 120 hồ sơ, Lao động 80 hồ sơ; tổng cộng 200 hồ sơ": the parts stand before.
pub(super) fn summed_up(all: &[Count], whole: usize) -> Vec<usize> {
    let w = &all[whole];
    if !w.words.starts_with("tổng cộng") {
        return Vec::new();
    }
    let is_part = |i: &usize| {
        all[*i].scan == w.scan && all[*i].unit == w.unit && all[*i].part_of == w.part_of && !all[*i].is_beside
    };
    let mut parts: Vec<usize> = (0..whole).rev().take(60).take_while(is_part).collect();
    parts.reverse();
    if is_parallel(all, &parts) {
        parts
    } else {
        Vec::new()
    }
}

/// "52 công chức ... có mặt 48 người": who is counted, by whichever name.
fn are_of_one(whole: &str, part: &str) -> bool {
    are_one(whole, part) || PEOPLE.contains(&whole) && PEOPLE.contains(&part)
}

/// "được giao 312 nhiệm vụ; đã hoàn thành 290 nhiệm vụ; đang thực hiện 22 nhiệm vụ": what follows
/// a whole in its paragraph and divides it, without a word that says so.
pub(super) fn siblings(all: &[Count], whole: usize) -> Vec<usize> {
    let w = &all[whole];
    // Done and not done, handled and not handled, passed and failed.
    let divides = |text: &str| {
        let members = TELLING.iter().flat_map(|f| FAMILIES[*f].members.iter().take(2));
        members.into_iter().any(|m| has_any(text, m))
    };
    if divides(&w.words) || w.thing.is_empty() || w.unit == "hồ sơ" {
        return Vec::new();
    }
    let belongs = |text: &str| {
        let members = TELLING.iter().flat_map(|f| FAMILIES[*f].members.iter());
        members.into_iter().any(|m| has_any(text, m))
    };
    let mut found = Vec::new();
    let mut sum = 0;
    for (i, part) in all
        .iter()
        .enumerate()
        .skip(whole + 1)
        .take(60)
        .take_while(|(_, c)| c.scan == w.scan)
    {
        if part.part_of.is_some() || part.is_beside {
            continue;
        }
        // What is overdue belongs to the rest where the sum is not yet reached.
        if !are_of_one(&w.thing, &part.thing) || !belongs(&part.words) || (sum == w.value && found.len() >= 2)
        {
            break;
        }
        sum += part.value;
        found.push(i);
    }
    let words: Vec<String> = found.iter().map(|i| all[*i].words.clone()).collect();
    // "09 phản ánh: 06 về hành vi, 03 về quy định; đã trả lời 08, đang xử lý 01": divided twice.
    let divides_another = all[..whole]
        .iter()
        .rev()
        .take_while(|c| c.scan == w.scan)
        .take(20)
        // "giao 45 nhiệm vụ, phát sinh 12 nhiệm vụ, đã hoàn thành 50, còn 07": of both together.
        .any(|c| (c.value == sum || c.value + w.value == sum) && are_one(&c.thing, &w.thing));
    if family_of(&words) == Some(true) && !divides_another {
        found
    } else {
        Vec::new()
    }
}
