//! Totals at the end: "Tổng cộng có 1.110 thí sinh, trúng tuyển 157 người" behind what each made.
//!
//! Which of the numbers before are meant is not said, so only a total that has the digits of their sum
//! in another order contradicts them.

use super::broken::broken;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::things::are_one;
use crate::proofread::token::{has_any, stands};

pub(super) fn closing(
    scan: &Scan,
    before: &[Sentence],
    sentence: &Sentence,
    told: &[Count],
) -> Option<Finding> {
    raised(scan, sentence, told)
        .or_else(|| added(scan, sentence, told))
        .or_else(|| joined(scan, sentence))
        .or_else(|| totals(scan, before, sentence))
}

/// The first words of a sentence that sums up.
fn sums_up(scan: &Scan, from: usize) -> bool {
    const HEADS: [&[&str]; 7] = [
        &["tổng", "cộng"],
        &["tổng", "số"],
        &["tổng", "kinh", "phí"],
        &["cộng"],
        &["như", "vậy"],
        &["tính", "chung"],
        &["tổng"],
    ];
    HEADS.iter().any(|words| stands(&scan.tokens, from, words))
}

/// Each number of a sentence that sums up, against the last numbers of its thing.
fn totals(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    /// Numbers that are summed up, and how many are looked at.
    const MOST: usize = 6;
    const FARTHEST: usize = 12;
    /// Sentences, and numbers of each.
    const NEAR: usize = 20;
    'next: for (at, whole) in sentence.items.iter().enumerate() {
        let says_total = has_any(&whole.words, &["tổng số", "tổng cộng", "tổng kinh phí", "tổng"]);
        let leads = sums_up(scan, sentence.from) && (at == 0 || whole.depth == 0);
        if !(says_total || leads) || whole.value < 100 {
            continue;
        }
        let is_part = |i: &&Item| i.thing == whole.thing && i.depth == whole.depth;
        let own = sentence.items[..at]
            .iter()
            .rev()
            .filter(is_part)
            .filter(|_| !leads);
        let others = before
            .iter()
            .rev()
            .take(NEAR)
            .flat_map(|s| s.items.iter().rev().take(NEAR));
        let others = others.filter(is_part);
        let parts: Vec<&Item> = own.chain(others).take(FARTHEST).collect();
        let mut swapped = None;
        for from in 0..parts.len() {
            for to in from + 2..=parts.len().min(from + MOST) {
                let sum: i64 = parts[from..to].iter().map(|p| p.value).sum();
                if sum == whole.value {
                    continue 'next;
                }
                let is_last = from == 0 && is_permuted(sum, whole.value);
                swapped = swapped.or(is_last.then_some((to, sum)));
            }
        }
        if let Some((to, sum)) = swapped {
            let mut list = parts[..to].to_vec();
            list.reverse();
            return Some(broken(scan, whole, &list, sum, Some((whole.value, sum))));
        }
    }
    None
}

/// "4.860 hồ sơ mới và 52 hồ sơ chuyển từ kỳ trước, nâng tổng số hồ sơ lên 4.912 hồ sơ".
fn raised(scan: &Scan, sentence: &Sentence, told: &[Count]) -> Option<Finding> {
    let end = scan.sentence(sentence.from).1;
    let up = (sentence.from..end).find(|i| stands(&scan.tokens, *i, &["nâng", "tổng"]))?;
    let here = told.last()?.scan;
    let near = told.iter().rev().take_while(|c| c.scan == here && c.token > up);
    let whole = near.last().filter(|c| c.token < end)?;
    let parts: Vec<&Item> = sentence
        .items
        .iter()
        .filter(|i| i.token < up && i.depth == 0 && are_one(&whole.thing, &i.thing))
        .collect();
    let [.., first, second] = parts.as_slice() else {
        return None;
    };
    let is_joined = (first.token..second.token).any(|i| scan.tokens[i].is("và") || scan.tokens[i].is("cùng"));
    let sum = first.value + second.value;
    let gap = (sum - whole.value).abs();
    let is_wrong = gap > 0 && is_joined && (is_permuted(sum, whole.value) || gap * 100 <= whole.value * 5);
    let item = Item::of(whole, None, 0);
    is_wrong.then(|| broken(scan, &item, &[first, second], sum, None))
}

/// "Tháng 4 phát sinh 08 phản ánh; cộng 02 phản ánh chuyển từ tháng 3 là 10": one, with another, makes a third.
fn joined(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    const JOINS: [&[&str]; 4] = [&["cộng"], &["cùng", "với"], &["cộng", "với"], &["cộng", "thêm"]];
    const MAKES: [&str; 4] = ["là", "bằng", "thành", "có"];
    let plain: Vec<&Item> = sentence.items.iter().filter(|i| i.depth == 0).collect();
    let is_sign = |i: &usize| matches!(scan.tokens[*i].text, "," | ";");
    plain.windows(3).find_map(|three| {
        let [one, more, whole] = three else { return None };
        let clause = (one.token..more.token).rev().find(is_sign)? + 1;
        let clause = clause + usize::from(scan.tokens[clause].is("nếu"));
        let is_joined = JOINS.iter().any(|words| stands(&scan.tokens, clause, words));
        let makes = MAKES.iter().any(|w| scan.tokens[whole.token - 1].is(w));
        let is_one = are_one(&one.thing, &more.thing) && are_one(&one.thing, &whole.thing);
        let sum = one.value + more.value;
        let gap = (sum - whole.value).abs();
        let is_near = gap > one.step + more.step && gap * 100 <= whole.value * 25;
        let is_wrong = is_joined && makes && is_one && gap > 0 && (is_near || is_permuted(sum, whole.value));
        is_wrong.then(|| broken(scan, whole, &[one, more], sum, None))
    })
}

/// "Cộng với 1.126 hồ sơ tồn từ tuần trước, tổng số hồ sơ thụ lý là 4.400 hồ sơ".
fn added(scan: &Scan, sentence: &Sentence, told: &[Count]) -> Option<Finding> {
    /// In counts: those looked at, and those of one thing.
    const NEAR: usize = 200;
    const FARTHEST: usize = 30;
    let opens = [&["cộng", "với"][..], &["cùng", "với"], &["cộng", "thêm"]];
    let [more, whole, ..] = sentence.items.as_slice() else {
        return None;
    };
    let leads = opens
        .iter()
        .any(|words| stands(&scan.tokens, sentence.from, words));
    let says_total = has_any(&whole.words, &["tổng số", "tổng", "tổng cộng"]);
    if !leads || !says_total || !are_one(&whole.thing, &more.thing) || whole.value < 100 {
        return None;
    }
    let earlier: Vec<&Count> = told
        .iter()
        .rev()
        .take(NEAR)
        .filter(|c| (c.scan, c.token) < (more.scan, sentence.from))
        .filter(|c| are_one(&whole.thing, &c.thing) && !c.is_beside)
        .take(FARTHEST)
        .collect();
    let fits = |c: &&&Count| c.value + more.value == whole.value;
    let is_swapped = |c: &&&Count| is_permuted(c.value + more.value, whole.value);
    // What came in, where the sum is but little off.
    let is_near = |c: &&&Count| {
        let gap = (c.value + more.value - whole.value).abs();
        gap * 100 <= whole.value * 5 && has_any(&c.words, &["nhận", "mới", "phát sinh"])
    };
    let first = earlier
        .iter()
        .find(is_swapped)
        .or_else(|| earlier.iter().find(is_near))
        .filter(|_| !earlier.iter().any(|c| fits(&c)))?;
    let part = Item::of(first, None, 0);
    let sum = first.value + more.value;
    Some(broken(scan, whole, &[&part, more], sum, Some((whole.value, sum))))
}
