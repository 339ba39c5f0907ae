//! Means whose divisor the sentence tells: "264 lượt, bình quân 52,8 lượt/ngày làm việc (05 ngày)", "1.318 lượt trong 05
//! ngày, bình quân mỗi ngày 263,6 lượt", "4 tháng đầu năm tiếp nhận 24.180 hồ sơ, bình quân 6.045 hồ sơ/tháng".

use super::Text;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::divisions::is_permuted;
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, decimal_of, has_any, stands};

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
}

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let scan = text.scan;
    let means = (0..scan.tokens.len()).filter(|at| {
        stands(&scan.tokens, *at, &["bình", "quân"]) || stands(&scan.tokens, *at, &["trung", "bình"])
    });
    means
        .filter_map(|at| contradiction(text, &mean(scan, at)?))
        .collect()
}

fn mean(scan: &Scan, at: usize) -> Option<Mean> {
    let tokens = &scan.tokens;
    let number = (at + 2..(at + 8).min(tokens.len())).find(|i| tokens[*i].is_number())?;
    let (said, places) = decimal_of(tokens[number].text).filter(|_| !scan.taken[number])?;
    let is_sign = |i: usize| tokens[i].is_mark('/') || tokens[i].is("mỗi") || tokens[i].is("một");
    let whole = |unit: String, each: usize, to: usize| {
        let each = tokens.get(each).filter(|t| t.is_word())?.lower.clone();
        (!unit.is_empty()).then_some(Mean {
            from: at,
            to,
            said,
            places,
            unit,
            each,
        })
    };
    let is_plain = |from: usize, to: usize| (from..to).all(|i| tokens[i].is_word());
    // "bình quân mỗi ngày đón 263,6 lượt"
    if number > at + 3 && is_sign(at + 2) {
        let to = (number + 1..(number + 3).min(tokens.len()))
            .take_while(|i| tokens[*i].is_word())
            .last()?;
        let is_one = is_plain(at + 2, number);
        return is_one.then(|| whole(scan.words(number + 1, number + 1).to_lowercase(), at + 3, to))?;
    }
    let sign = (number + 2..(number + 6).min(tokens.len())).find(|i| is_sign(*i))?;
    if number > at + 4 || !is_plain(number + 1, sign) {
        return None;
    }
    whole(
        scan.words(number + 1, sign - 1).to_lowercase(),
        sign + 1,
        sign + 1,
    )
}

fn contradiction(text: &Text, mean: &Mean) -> Option<Finding> {
    let scan = text.scan;
    let divisor = in_brackets(scan, mean)
        .or_else(|| months(scan, mean))
        .or_else(|| beside(text, mean))?;
    let (total, decimals) = total(text, mean)?;
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
    let rounded = divisor.checked_mul(unit)?
        + if decimals > 0 {
            10_i64.pow(fine - decimals)
        } else {
            0
        };
    let gap = (said_all - real_all).abs();
    let right = (2 * real_all + divisor * unit) / (2 * divisor * unit);
    let is_near = gap / 3 <= real_all / 10;
    // Rounded, or decimals cut off.
    if gap <= rounded || !(is_permuted(said, right) || is_near) {
        return None;
    }
    let right = written(right, places);
    let words = scan.words(mean.from, mean.to);
    let message = format!(
        "Bình quân không khớp: {} {} chia cho {divisor:02} {} là {right}.",
        written(total, decimals),
        mean.unit,
        mean.each
    );
    let finding = Finding::new("identity", Severity::Error, scan.place(mean.from), words, message);
    Some(finding.with_values(right, words))
}

fn written(digits: i64, places: u32) -> String {
    let scale = 10_i64.pow(places);
    let (whole, part, width) = (digits / scale, digits % scale, places as usize);
    match places {
        0 => count(whole),
        _ => format!("{},{part:0width$}", count(whole)),
    }
}

/// "(05 ngày)" behind "lượt/ngày làm việc".
fn in_brackets(scan: &Scan, mean: &Mean) -> Option<i64> {
    let near = mean.to + 1..(mean.to + 4).min(scan.tokens.len());
    let open = near.into_iter().find(|i| scan.tokens[*i].is_mark('('))?;
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
