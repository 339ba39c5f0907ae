//! Means whose divisor the sentence tells: "264 lượt, bình quân 52,8 lượt/ngày làm việc (05 ngày)", "1.318 lượt trong 05
//! ngày, bình quân mỗi ngày 263,6 lượt", "4 tháng đầu năm tiếp nhận 24.180 hồ sơ, bình quân 6.045 hồ sơ/tháng".

use super::Text;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::balance::set::Set;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::token::{count_of, decimal_of, has_any, stands};
use std::ops::Range;

/// No report counts more.
const LARGEST: i64 = 1_000_000_000_000;

/// "bình quân 52,8 lượt mỗi ngày".
struct Mean {
    /// Its first and last token.
    from: usize,
    to: usize,
    /// Digits and how many of them after the comma.
    said: i64,
    places: u32,
    /// "lượt", and what it is told for: "ngày".
    unit: String,
    each: String,
    /// Where brackets may tell of how many it is.
    note: Range<usize>,
}

/// `sets` are the balances of the report, whose totals a mean may be of.
pub(super) fn check(text: &Text, sets: &[&Set]) -> Vec<Finding> {
    let scan = text.scan;
    let means = (0..scan.tokens.len()).filter(|at| {
        stands(&scan.tokens, *at, &["bình", "quân"]) || stands(&scan.tokens, *at, &["trung", "bình"])
    });
    let judged = means.filter_map(|at| {
        let mean = mean(text, at)?;
        match total(text, &mean) {
            Some(total) => contradiction(text, &mean, total),
            None => of_balance(text, &mean, sets),
        }
    });
    judged.collect()
}

fn mean(text: &Text, at: usize) -> Option<Mean> {
    /// In tokens, to the number.
    const FARTHEST: usize = 14;
    let scan = text.scan;
    let tokens = &scan.tokens;
    let near = at + 2..(at + FARTHEST).min(tokens.len());
    let is_open = |i: &usize| text.depths[*i] == text.depths[at] && !tokens[*i].is_mark('(');
    let number = near.clone().find(|i| is_open(i) && tokens[*i].is_number())?;
    let (said, places) = decimal_of(tokens[number].text).filter(|_| !scan.taken[number])?;
    let is_sign = |i: usize| tokens[i].is_mark('/') || tokens[i].is("mỗi") || tokens[i].is("một");
    let whole = |unit: String, each: usize, to: usize, note: Range<usize>| {
        let each = tokens.get(each).filter(|t| t.is_word())?.lower.clone();
        (!unit.is_empty()).then_some(Mean {
            from: at,
            to,
            said,
            places,
            unit,
            each,
            note,
        })
    };
    let are_words = |from: usize, to: usize| (from..to).all(|i| tokens[i].is_word());
    // "bình quân mỗi ngày (22 ngày) đón 263,6 lượt"
    if number > at + 3 && is_sign(at + 2) {
        let open = (at + 3..number).filter(|i| is_open(i) && !tokens[*i].is_mark(')'));
        let is_one = open.clone().all(|i| tokens[i].is_word());
        let behind = number + 1..(number + 3).min(tokens.len());
        let to = behind
            .take_while(|i| tokens[*i].is_word())
            .last()
            .filter(|_| is_one)?;
        let two = scan.words(number + 1, to).to_lowercase();
        let unit = if two == "hồ sơ" {
            two
        } else {
            tokens[number + 1].lower.clone()
        };
        return whole(unit, at + 3, to, at + 3..number);
    }
    let sign = (number + 2..(number + 6).min(tokens.len())).find(|i| is_sign(*i))?;
    if number > at + 4 || !are_words(number + 1, sign) {
        return None;
    }
    let behind = sign + 2..(sign + 5).min(tokens.len());
    whole(
        scan.words(number + 1, sign - 1).to_lowercase(),
        sign + 1,
        sign + 1,
        behind,
    )
}

/// What a total, with its places, gives for each of so many: digits with the mean's places, and how far the mean is from
/// that; `None` where it is right or too large to be reckoned with.
fn apart(mean: &Mean, divisor: i64, (total, decimals): (i64, u32)) -> Option<(i64, bool)> {
    let (said, places) = (mean.said, mean.places);
    if total > LARGEST || said > LARGEST || !(2..=LARGEST / 1_000_000).contains(&divisor) {
        return None;
    }
    // In the finer of the two.
    let fine = places.max(decimals);
    let scaled = |n: i64, from: u32| n.checked_mul(10_i64.checked_pow(fine - from)?);
    let (said_all, real_all) = (
        scaled(said, places)?.checked_mul(divisor)?,
        scaled(total, decimals)?,
    );
    let unit = 10_i64.pow(fine - places);
    let of_total = if decimals > 0 {
        10_i64.pow(fine - decimals)
    } else {
        0
    };
    let gap = (said_all - real_all).abs();
    let right = (2 * real_all + divisor * unit) / (2 * divisor * unit);
    // Rounded, or decimals cut off.
    (gap > divisor.checked_mul(unit)? + of_total).then_some((right, gap / 3 <= real_all / 10))
}

fn contradiction(text: &Text, mean: &Mean, total: (i64, u32)) -> Option<Finding> {
    let scan = text.scan;
    let divisor = in_brackets(scan, mean)
        .or_else(|| months(scan, mean))
        .or_else(|| beside(text, mean))?;
    let (right, is_near) = apart(mean, divisor, total)?;
    (is_near || is_permuted(mean.said, right)).then(|| told(text, mean, divisor, total, right))
}

/// "Bình quân một ngày làm việc (22 ngày) tiếp nhận 271,8 hồ sơ", where the total stands in a table or another sentence:
/// one of the report's totals gives the mean but for the order of its digits, and none gives it.
fn of_balance(text: &Text, mean: &Mean, sets: &[&Set]) -> Option<Finding> {
    const TOTALS: [Role; 3] = [Role::New, Role::Received, Role::Resolved];
    let divisor = in_brackets(text.scan, mean).filter(|_| mean.unit == "hồ sơ")?;
    let known: Vec<i64> = sets
        .iter()
        .flat_map(|set| TOTALS.iter().filter_map(|role| set.get(*role)))
        .collect();
    let judged: Vec<Option<(i64, bool)>> = known.iter().map(|n| apart(mean, divisor, (*n, 0))).collect();
    if judged.contains(&None) {
        return None;
    }
    let is_slip = |(at, judged): (usize, Option<(i64, bool)>)| judged.map(|(right, _)| (known[at], right));
    let (total, right) = judged
        .into_iter()
        .enumerate()
        .filter_map(is_slip)
        .find(|(_, right)| is_permuted(mean.said, *right))?;
    Some(told(text, mean, divisor, (total, 0), right))
}

fn told(text: &Text, mean: &Mean, divisor: i64, (total, decimals): (i64, u32), right: i64) -> Finding {
    let right = written(right, mean.places);
    let words = text.scan.words(mean.from, mean.to);
    let message = format!(
        "Bình quân không khớp: {} {} chia cho {divisor:02} {} là {right}.",
        written(total, decimals),
        mean.unit,
        mean.each
    );
    let place = text.scan.place(mean.from);
    Finding::new("identity", Severity::Error, place, words, message).with_values(right, words)
}

fn written(digits: i64, places: u32) -> String {
    let scale = 10_i64.pow(places);
    let (whole, part, width) = (digits / scale, digits % scale, places as usize);
    match places {
        0 => count(whole),
        _ => format!("{},{part:0width$}", count(whole)),
    }
}

/// "(05 ngày)" behind "lượt/ngày làm việc", or behind "mỗi ngày".
fn in_brackets(scan: &Scan, mean: &Mean) -> Option<i64> {
    let open = mean.note.clone().find(|i| scan.tokens[*i].is_mark('('))?;
    let number = (open + 1..(open + 3).min(scan.tokens.len())).find(|i| scan.tokens[*i].is_number())?;
    stands(&scan.tokens, number + 1, &[&mean.each]).then(|| count_of(scan.tokens[number].text))?
}

/// "4 tháng đầu năm" at the beginning of the sentence.
fn months(scan: &Scan, mean: &Mean) -> Option<i64> {
    let (from, _) = scan.sentence(mean.from);
    let span = (from..mean.from)
        .find(|i| scan.tokens[*i].is_number() && stands(&scan.tokens, i + 1, &["tháng", "đầu", "năm"]))?;
    (mean.each == "tháng").then(|| count_of(scan.tokens[span].text))?
}

/// "trong 05 ngày", "05 ngày làm việc", "18 xã": the only number of that name before.
fn beside(text: &Text, mean: &Mean) -> Option<i64> {
    const TIMES: [&str; 6] = ["ngày", "tuần", "tháng", "quý", "năm", "giờ"];
    let scan = text.scan;
    let only = only(text, mean, &mean.each)?;
    let lead = only.checked_sub(1).map_or("", |i| scan.tokens[i].lower.as_str());
    let is_span = ["trong", "qua", "sau"].contains(&lead) || stands(&scan.tokens, only + 2, &["làm", "việc"]);
    let is_time = TIMES.contains(&mean.each.as_str());
    count_of(scan.tokens[only].text).filter(|_| is_span || !is_time)
}

/// The only number of that unit before, outside brackets, with its places.
fn total(text: &Text, mean: &Mean) -> Option<(i64, u32)> {
    let only = only(text, mean, &mean.unit)?;
    decimal_of(text.scan.tokens[only].text)
}

fn only(text: &Text, mean: &Mean, unit: &str) -> Option<usize> {
    let scan = text.scan;
    let (from, _) = scan.sentence(mean.from);
    let words: Vec<&str> = unit.split(' ').collect();
    let is_it = |i: &usize| {
        scan.tokens[*i].is_number()
            && !scan.taken[*i]
            && text.depths[*i] == 0
            && stands(&scan.tokens, i + 1, &words)
    };
    let mut all = (from..mean.from).filter(is_it);
    let (only, None) = (all.next()?, all.next()) else {
        return None;
    };
    let is_other = has_any(
        &text.words(from, mean.from),
        &["so với", "cùng kỳ", "tăng", "giảm"],
    );
    (!is_other).then_some(only)
}
