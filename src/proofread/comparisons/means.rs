//! Means whose divisor stands in brackets behind them, or as the months of the year so far: "264 lượt, bình quân
//! 52,8 lượt/ngày làm việc (05 ngày)", "4 tháng đầu năm tiếp nhận 24.180 hồ sơ, bình quân 6.045 hồ sơ/tháng".

use super::Text;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, decimal_of, has_any, stands};

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let scan = text.scan;
    let means = (0..scan.tokens.len()).filter(|at| {
        stands(&scan.tokens, *at, &["bình", "quân"]) || stands(&scan.tokens, *at, &["trung", "bình"])
    });
    means.filter_map(|at| mean(text, at)).collect()
}

fn mean(text: &Text, at: usize) -> Option<Finding> {
    let scan = text.scan;
    let number = (at + 2..(at + 5).min(scan.tokens.len())).find(|i| scan.tokens[*i].is_number())?;
    let (said, places) = decimal_of(scan.tokens[number].text).filter(|_| !scan.taken[number])?;
    let stroke = (number + 1..(number + 6).min(scan.tokens.len())).find(|i| text.is_mark(*i, '/'))?;
    let unit = scan.words(number + 1, stroke - 1).to_lowercase();
    let each = scan.tokens.get(stroke + 1)?.lower.clone();
    let divisor = in_brackets(scan, stroke, &each).or_else(|| months(scan, at, &each))?;
    let total = total(text, at, &unit)?;
    let scale = 10_i64.checked_pow(places)?;
    /// No report counts more.
    const LARGEST: i64 = 1_000_000_000_000;
    if total > LARGEST || said > LARGEST || !(2..=LARGEST / 1_000_000).contains(&divisor) {
        return None;
    }
    let (said_all, real_all) = (said.checked_mul(divisor)?, total * scale);
    let gap = (said_all - real_all).abs();
    let right = (2 * real_all + divisor) / (2 * divisor);
    let is_slip = crate::proofread::divisions::is_permuted(said, right);
    let is_near = gap / 3 <= real_all / 10;
    // Rounded, or decimals cut off.
    if gap <= divisor || !(is_slip || is_near) {
        return None;
    }
    let (whole, part) = (right / scale, right % scale);
    let width = places as usize;
    let right = match places {
        0 => crate::calendar::count(whole),
        _ => format!("{},{part:0width$}", crate::calendar::count(whole)),
    };
    let words = scan.words(at, stroke + 1);
    let message = format!(
        "Bình quân không khớp: {} {unit} chia cho {divisor:02} {each} là {right}.",
        crate::calendar::count(total)
    );
    let finding = Finding::new("identity", Severity::Error, scan.place(at), words, message);
    Some(finding.with_values(right, words))
}

/// "(05 ngày)" behind "lượt/ngày làm việc".
fn in_brackets(scan: &Scan, stroke: usize, each: &str) -> Option<i64> {
    let open = (stroke + 2..(stroke + 5).min(scan.tokens.len())).find(|i| scan.tokens[*i].is_mark('('))?;
    let number = count_of(scan.tokens.get(open + 1)?.text)?;
    stands(&scan.tokens, open + 2, &[each]).then_some(number)
}

/// "4 tháng đầu năm" at the beginning of the sentence.
fn months(scan: &Scan, at: usize, each: &str) -> Option<i64> {
    let (from, _) = scan.sentence(at);
    let span = (from..at)
        .find(|i| scan.tokens[*i].is_number() && stands(&scan.tokens, i + 1, &["tháng", "đầu", "năm"]))?;
    (each == "tháng").then(|| count_of(scan.tokens[span].text))?
}

/// The only number of that unit before, outside brackets.
fn total(text: &Text, at: usize, unit: &str) -> Option<i64> {
    let scan = text.scan;
    let (from, _) = scan.sentence(at);
    let words: Vec<&str> = unit.split(' ').collect();
    let is_it = |i: &usize| {
        scan.tokens[*i].is_number()
            && !scan.taken[*i]
            && text.depths[*i] == 0
            && stands(&scan.tokens, i + 1, &words)
    };
    let mut all = (from..at).filter(is_it);
    let (only, None) = (all.next()?, all.next()) else {
        return None;
    };
    let is_other = has_any(&text.words(from, at), &["so với", "cùng kỳ", "tăng", "giảm"]);
    count_of(scan.tokens[only].text).filter(|_| !is_other)
}
