//! Wholes and their parts where no word of the form says which is which: lists behind a colon or in
//! brackets, totals at the end, what is left over, shares like "31/40", sums of money.
//!
//! The words prove little here, so the numbers have to show that a sum was meant: it nearly fits,
//! or one number with its digits in another order makes it fit.

mod among;
mod announced;
mod bracketed;
mod by_quarter;
mod clauses;
mod closing;
mod counted_out;
mod enumerated;
mod exceeding;
mod explained;
mod extra;
mod fields;
mod flat;
mod joins;
mod named;
mod outcomes;
mod rated;
mod remaining;
mod rest;
mod slips;
mod so_far;
mod states;
mod stock;
mod summed_up;
mod titled;

use super::counts::Count;
use super::fits::Fits;
use super::items::{Item, Sentence, sentences};
use super::rates::Rate;
use super::role::Role;
use super::scan::Scan;
use super::sums::{SOME, is_open};
use super::things::are_one;
use super::token::has_any;
use crate::finding::{Finding, Place};
use crate::proofread::no_sum::NoSum;
use among::{among, are_alike, are_kinds, overlap};
use announced::{GROUPS, announced};
use bracketed::bracketed;
pub(super) use by_quarter::quarters_in;
use by_quarter::{by_quarter, of_balance};
use closing::closing;
use enumerated::enumerated;
use exceeding::exceeding;
use explained::is_explained;
pub(super) use explained::is_taken_off;
use extra::extra;
use fields::fields;
use flat::{paired, repeated};
use joins::{Join, join_between};
use named::{list_of_before, named_whole};
use rated::rated;
use remaining::remaining;
use rest::{complement, left_of_rate, left_over, shares, units_listed};
pub(super) use slips::is_permuted;
pub(super) use slips::slip;
use so_far::so_far;
use states::{is_looked_into, states};
use std::collections::HashSet;
pub(super) use stock::Flow;
use stock::{stock, stock_in_brackets};
use summed_up::summed_up;
use titled::{causes, entitled, named_above, of_share, titled};

pub fn check(scans: &[Scan], all: &[Count], roles: &[Option<Role>], end: usize, found: &mut Vec<Finding>) {
    let mut told: HashSet<(String, String)> = found.iter().filter_map(key).collect();
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        let from = all.partition_point(|c| c.scan < i);
        let to = all.partition_point(|c| c.scan <= i);
        let rates = Rate::all(i, scan);
        let told_here = sentences(scan, &all[from..to], &roles[from..to]);
        for (n, sentence) in told_here.iter().enumerate() {
            let wrong = named_whole(scan, sentence, &all[..to])
                .or_else(|| among(scan, sentence))
                .or_else(|| divided(scan, sentence))
                .or_else(|| closing(scan, &told_here[..n], sentence, &all[..to]))
                .or_else(|| list_of_before(scan, &told_here[..n], sentence))
                .or_else(|| announced(scan, sentence))
                .or_else(|| rated(scan, sentence, &rates, &all[..to]))
                .or_else(|| bracketed(scan, sentence))
                .or_else(|| outcomes::outcomes(scan, &told_here[..n], sentence))
                .or_else(|| paired(scan, &told_here[..n], sentence))
                .or_else(|| repeated(scan, sentence))
                .or_else(|| states(scan, &told_here[..n], sentence))
                .or_else(|| extra(scan, &told_here[..n], sentence))
                .or_else(|| entitled(scan, sentence))
                .or_else(|| causes(scan, sentence))
                .or_else(|| titled(scan, &told_here[..n], sentence, &all[..to]))
                .or_else(|| of_share(scan, &told_here[..n], sentence, &all[..from]))
                .or_else(|| named_above(scan, sentence, &all[..from]))
                .or_else(|| by_quarter(scan, &told_here[..n], sentence))
                .or_else(|| of_balance(scan, sentence, &all[..to], &roles[..to]))
                .or_else(|| fields(scan, sentence, &all[..from], &roles[..from]))
                .or_else(|| remaining(scan, &told_here[..n], sentence, &all[..from]))
                .filter(|wrong| !is_explained(&told_here[..n], sentence, wrong, &all[..from]))
                .filter(|wrong| !is_of_another_whole(wrong, &all[..from], &all[from..to]))
                .filter(|wrong| !leaves_some_untold(scan, sentence, wrong));
            let so_far = (n == 0).then(|| so_far(scan, &all[from..to])).flatten();
            let others = [
                so_far,
                shares(scan, sentence),
                left_of_rate(scan, sentence, &rates),
                stock(scan, &told_here[..n], sentence).or_else(|| stock_in_brackets(scan, sentence)),
                { complement(scan, sentence, &rates, &all[..from]) }.filter(|_| wrong.is_none()),
                units_listed(scan, sentence),
                exceeding(scan, &told_here[..n], sentence),
                enumerated(scan, sentence)
                    .or_else(|| counted_out::numbered(scan, sentence))
                    .or_else(|| counted_out::on_lines(scans, i, sentence)),
            ];
            for finding in wrong.into_iter().chain(others.into_iter().flatten()) {
                if key(&finding).is_none_or(|key| told.insert(key)) {
                    found.push(finding);
                }
            }
        }
    }
}

/// "Phân theo lĩnh vực, số hồ sơ đã giải quyết gồm: ..." behind a paragraph on those received: a whole of another
/// paragraph was taken, and the parts make up one that was told before that.
fn is_of_another_whole(wrong: &Finding, before: &[Count], here: &[Count]) -> bool {
    /// Numbers told before that are looked at.
    const FARTHEST: usize = 40;
    let number = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<i64>().ok());
    let (Some(sum), Some(whole)) = (number(&wrong.expected), number(&wrong.found)) else {
        return false;
    };
    let is_told_here = here.iter().any(|c| c.value == whole);
    let near = &before[before.len().saturating_sub(FARTHEST)..];
    !is_told_here && sum >= 100 && near.iter().any(|c| c.value == sum && !c.is_beside)
}

/// One sum is told once, whichever rule saw it.
fn key(finding: &Finding) -> Option<(String, String)> {
    let place = match &finding.place {
        Place::Line(n) => format!("l{n}"),
        Place::Paragraph(n) => format!("p{n}"),
        Place::Cell(name) => name.clone(),
    };
    let is_sum = matches!(finding.rule.as_str(), "sum_of_parts" | "identity") && finding.is_error();
    is_sum.then(|| (place, finding.found.clone().unwrap_or_default()))
}

/// The first whole of a sentence that its parts contradict.
fn divided(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    /// No sentence holds more numbers. Each is held against all behind it, so that a text without a
    /// full stop would take the square of its length.
    const MOST: usize = 120;
    let items = &sentence.items;
    if items.len() > MOST {
        return None;
    }
    let fits = Fits::of_items(items);
    for (at, whole) in items.iter().enumerate() {
        let behind = &items[at + 1..];
        let inside: Vec<&Item> = behind
            .iter()
            .take_while(|i| i.depth > whole.depth)
            .filter(|i| i.depth == whole.depth + 1)
            .collect();
        let beside: Vec<&Item> = behind.iter().filter(|i| i.depth == whole.depth).collect();
        let join = join_between(scan, whole, beside.first().copied());
        let same: Vec<&Item> = beside
            .iter()
            .copied()
            .filter(|i| are_one(&whole.thing, &i.thing))
            .collect();
        let (join, same) = among::of_units(scan, whole, &beside, join, same);
        let kinds = among::kinds(scan, whole, &beside);
        let within = kinds.unwrap_or_else(|| among::up_to_semicolon(scan, whole, &same));
        let parts = if join == Join::All && !among::is_of_units(whole, &beside) {
            &beside
        } else {
            &within
        };
        // "09 phản ánh: 06 về hành vi, 03 về quy định; đã trả lời 08, đang xử lý 01": divided twice.
        let sum: i64 = parts.iter().map(|p| p.value).sum();
        let divides_another = items[..at]
            .iter()
            .any(|i| i.value == sum && i.depth == whole.depth);
        // "tiếp nhận 58 đơn (kỳ trước chuyển sang 06 đơn), đã xử lý 50, đang xử lý 14"
        let with_inside = inside.iter().any(|i| whole.value + i.value == sum);
        let of_two = at > 0 && among::is_joined(scan, &items[at - 1], whole, sum);
        // "56 hồ sơ (37 đã giải quyết, 19 đang giải quyết): 20 hồ sơ đất đai, 17 hồ sơ xây dựng"
        let of_inside = inside.iter().any(|i| i.value == sum);
        if divides_another || with_inside || of_two || of_inside {
            continue;
        }
        let wrong = contradicts(scan, whole, &inside, Join::Brackets)
            .or_else(|| contradicts(scan, whole, parts, join))
            .or_else(|| left_over(scan, whole, &beside))
            .or_else(|| summed_up(scan, &items[..at], whole));
        let is_part = || {
            let tokens: Vec<usize> = behind.iter().map(|i| i.token).collect();
            fits.hold_as_part(whole.token, &tokens)
        };
        if wrong.is_some() && !is_part() {
            return wrong;
        }
    }
    None
}

/// Whether these are counted as the whole is, or are all of other kinds ("120 giấy phép: 80 bác sĩ,
/// 40 dược sĩ").
fn belong(whole: &Item, parts: &[&Item], join: Join) -> bool {
    let same = parts.iter().filter(|p| are_one(&whole.thing, &p.thing)).count();
    same == parts.len()
        || are_kinds(whole, parts)
        || (join != Join::Loose && parts.iter().all(|p| !p.thing.is_empty()))
}

fn contradicts(scan: &Scan, whole: &Item, parts: &[&Item], join: Join) -> Option<Finding> {
    if parts.len() < 2 || !belong(whole, parts, join) || is_of_the_form(whole, parts) {
        return None;
    }
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let sum: i64 = values.iter().sum();
    let goes_on = begins_with(whole.value, &values) && !(join == Join::All && are_alike(whole, parts));
    if is_rounded(whole, parts, sum) || goes_on || whole.value < 2 {
        return None;
    }
    // "02 đợt: đợt 1 rà soát 12 TTHC, đợt 2 rà soát 08 TTHC": their number, not their sum.
    let counts_them = i64::try_from(parts.len()).is_ok_and(|n| n == whole.value);
    // "từ hai nguồn: ngân sách 150 triệu đồng (...), xã hội hóa 150 triệu đồng": of how many, never the sum.
    if (counts_them || GROUPS.contains(&whole.thing.as_str()))
        && parts
            .iter()
            .all(|p| p.thing != whole.thing && !p.thing.is_empty())
    {
        return None;
    }
    // Means do not add up.
    if has_any(&whole.words, &["bình quân", "trung bình"]) {
        return None;
    }
    let of_other_times = |p: &Item| has_any(&p.words, &["cùng kỳ", "lũy kế", "năm trước", "kỳ trước"]);
    if parts.iter().any(|p| of_other_times(p)) {
        return None;
    }
    let from = whole.token + 1;
    let lead = scan.words(from, parts[0].token.max(from)).to_lowercase();
    let slip = slip(whole.value, &values);
    let gap = (sum - whole.value).abs() * 100;
    let is_near = |percent: i64| gap <= whole.value * percent;
    let is_wrong = match join {
        _ if has_any(&lead, SOME) => sum > whole.value && (is_near(20) || slip.is_some()),
        // "trong đó: A 60, B 50": perhaps not all of them.
        Join::All if has_any(&lead, &["trong đó"]) => {
            is_near(10) || slip.is_some() || sum > whole.value && is_near(40)
        }
        Join::All => is_near(40) || slip.is_some(),
        Join::Brackets => is_near(20) || slip.is_some(),
        Join::Loose => {
            let is_done_or_not = done_and_not(whole, parts);
            // No part is more than its whole.
            let is_within = has_any(&lead, &["trong đó"]) && !lead.contains(". ");
            // Behind a semicolon a list may be of what stood before the whole.
            let is_larger = is_within
                && !lead.contains(';')
                && among::up_to_first_semicolon(scan, whole, parts).any(|p| p.value > whole.value);
            let looks_divided = slip.is_some_and(|(old, new)| old >= 10 && new >= 10);
            let fits_in = parts.iter().all(|p| p.value <= whole.value);
            let is_twice = overlap(parts) || among::ends_with_trouble(parts);
            let is_over = is_within && fits_in && sum > whole.value && !is_twice;
            let is_too_much = is_larger || is_over && (is_near(10) || is_near(40) && are_alike(whole, parts));
            let is_meant = is_near(15) || slip.is_some() && is_near(40);
            let is_done_or_not = is_done_or_not && is_meant && !is_looked_into(whole);
            is_done_or_not || is_too_much || looks_divided && (is_near(40) || parts.len() == 2)
        }
    };
    is_wrong.then(|| broken(scan, whole, parts, sum, slip))
}

/// Whether the parts make up the whole, but for what was rounded in each of them.
fn is_rounded(whole: &Item, parts: &[&Item], sum: i64) -> bool {
    let steps: i64 = parts.iter().map(|p| p.step).sum();
    2 * (sum - whole.value).abs() <= steps + whole.step && (steps > 0 || sum == whole.value)
}

/// Whether some of the first numbers, two at least, are the whole: what follows is told beside it.
fn begins_with<'a>(whole: i64, values: impl IntoIterator<Item = &'a i64>) -> bool {
    let running = values.into_iter().scan(0_i64, |sum, value| {
        *sum = sum.saturating_add(*value);
        Some(*sum)
    });
    running.skip(1).any(|sum| sum == whole)
}

/// The balances of dossiers are looked at as such.
fn is_of_the_form(whole: &Item, parts: &[&Item]) -> bool {
    whole.role.is_some() && parts.iter().all(|p| p.role.is_some())
}

/// "11 thiếu sót, đã khắc phục 09, đang khắc phục 02": done and not done are all.
fn done_and_not(whole: &Item, parts: &[&Item]) -> bool {
    let is_done = |words: &str| has_any(words, &["đã", "hoàn thành", "xong"]);
    let is_open = |words: &str| has_any(words, &["đang", "chưa", "còn lại", "còn thiếu"]);
    let [a, b] = parts else { return false };
    is_done(&a.words)
        && !is_open(&a.words)
        && is_open(&b.words)
        && !is_done(&whole.words)
        && !is_open(&whole.words)
}

fn broken(scan: &Scan, whole: &Item, parts: &[&Item], sum: i64, slip: Option<(i64, i64)>) -> Finding {
    broken_at(scan, whole.token, whole, parts, sum, slip)
}

fn broken_at(
    scan: &Scan,
    token: usize,
    whole: &Item,
    parts: &[&Item],
    sum: i64,
    slip: Option<(i64, i64)>,
) -> Finding {
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    NoSum::of_written(whole.value, &values, sum, |n| whole.written(n))
        .with_slip(slip.map(|(old, new)| (whole.written(old), whole.written(new))))
        .at(scan.place(token))
}

/// "gồm 56 vụ về môi trường, 398 vụ về xây dựng, ...": the list says itself that it tells not all.
fn leaves_some_untold(scan: &Scan, sentence: &Sentence, wrong: &Finding) -> bool {
    let number = |value: &Option<String>| value.as_ref().and_then(|v| v.parse::<i64>().ok());
    let is_less =
        { number(&wrong.expected).zip(number(&wrong.found)) }.is_some_and(|(sum, whole)| sum < whole);
    is_less && is_open(scan, sentence.from)
}
