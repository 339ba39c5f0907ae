//! Which of several numbers is of the thing whose change a sentence tells.

use super::{Change, is_difference, is_measured};
use crate::proofread::counts::is_count;
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, stands};

/// "Toàn tỉnh xảy ra 267 vụ, làm chết 121 người. So với cùng kỳ giảm 45 vụ (14,4%), giảm 15 người chết (11%)": the
/// sentence before tells what there is now, this one only what it is held against. `first` is the difference.
pub(super) fn told_before(scan: &Scan, from: usize, first: usize, read: &Change) -> Option<Change> {
    let is_open = read.now.is_none() && read.before.is_none() && read.by.is_some() && read.rate.is_some();
    if !(is_open && stands(&scan.tokens, from, &["so", "với"])) {
        return None;
    }
    let end = from.checked_sub(1).filter(|i| scan.tokens[*i].is_mark('.'))?;
    let (start, _) = scan.sentence(end.checked_sub(1)?);
    let now = the_one_of(scan, first, start..end)?;
    Some(Change {
        now: count_of(scan.tokens[now].text),
        ..*read
    })
}

/// The only count of a range that is of the same thing as the number at `first`.
pub(super) fn the_one_of(scan: &Scan, first: usize, range: std::ops::Range<usize>) -> Option<usize> {
    let is_told = |i: &usize| is_count(scan, *i) && !is_difference(scan, *i) && !is_measured(scan, *i);
    let mut alike = range.filter(is_told).filter(|i| is_same_thing(scan, first, *i));
    let only = alike.next()?;
    alike.next().is_none().then_some(only)
}

/// "45 vụ" and "267 vụ tai nạn", "15 người chết" and "làm chết 121 người".
fn is_same_thing(scan: &Scan, changed: usize, told: usize) -> bool {
    let (changed, own) = (words_behind(scan, changed), words_behind(scan, told));
    if changed.is_empty() || own.is_empty() {
        return false;
    }
    if own.starts_with(&changed) {
        return true;
    }
    let Some(rest) = changed.strip_prefix(own.as_slice()) else {
        return false;
    };
    let before: Vec<&str> = (told.saturating_sub(rest.len())..told)
        .map(|i| word(scan, i))
        .collect();
    before == rest
}

/// The words that follow a number, up to a mark or the next number.
fn words_behind<'a>(scan: &'a Scan, at: usize) -> Vec<&'a str> {
    /// "người bị thương nặng"
    const LONGEST: usize = 4;
    let words = (at + 1..(at + 1 + LONGEST).min(scan.tokens.len())).map(|i| word(scan, i));
    words.take_while(|w| !w.is_empty()).collect()
}

fn word<'a>(scan: &'a Scan, at: usize) -> &'a str {
    let token = &scan.tokens[at];
    match token.is_word() {
        true => &token.lower,
        false => "",
    }
}
