//! Whether a rate that is none of two numbers was meant to be: it nearly is, or one digit of the three was mistyped.
//!
//! Beside numbers of which nothing says that one is a part of the other, nothing else proves that the whole is told at all:
//! "74.203 bài thi đạt điểm trung bình trở lên, đạt 87,24%" is of those who sat that exam.

use super::rate::{Rate, percent};
use crate::proofread::slips::is_mistyped;
/// Numbers that may have been meant are tried one by one.
const MOST: i128 = 400;

pub(super) fn is_meant(rate: &Rate, part: i64, whole: i64) -> bool {
    let right = percent(part, whole, rate.places);
    let digits: String = right.chars().filter(char::is_ascii_digit).collect();
    let of_rate = || {
        let right = digits.parse::<i64>().unwrap_or_default();
        let right = if rate.places == 0 { right / 10 } else { right };
        is_mistyped(rate.value, right)
    };
    rate.is_nearly(part, whole) || of_rate() || of_part(rate, part, whole) || of_whole(rate, part, whole)
}

/// Another part of the whole would be right.
fn of_part(rate: &Rate, part: i64, whole: i64) -> bool {
    let scale = 200 * 10_i128.pow(rate.places);
    let bound = |said: i128| said * i128::from(whole) / scale;
    let said = 2 * i128::from(rate.value);
    tried(bound(said - 1), bound(said + 1) + 1).any(|other| rate.is(other, whole) && is_mistyped(part, other))
}

/// Another whole would be right.
fn of_whole(rate: &Rate, part: i64, whole: i64) -> bool {
    let scale = 200 * 10_i128.pow(rate.places) * i128::from(part);
    let said = 2 * i128::from(rate.value);
    let range = (scale / (said + 1).max(1), scale / (said - 1).max(1) + 1);
    tried(range.0, range.1).any(|other| rate.is(part, other) && is_mistyped(whole, other))
}

/// Of a range too wide nothing is proved by one that fits.
fn tried(from: i128, to: i128) -> impl Iterator<Item = i64> {
    let is_narrow = to - from <= MOST;
    let bound = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    let range = if is_narrow { bound(from)..bound(to) } else { 0..0 };
    range.filter(|n| *n > 0)
}
