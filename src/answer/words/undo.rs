//! What a line of `HỦY` takes back: all of an answer, or the tasks that it names; a reason may follow.

use super::days::numeric;
use super::rows::is_wide;
use crate::plan::folded;

/// Words that name nothing but what was answered.
const FILLING: [&str; 28] = [
    "bo", "ket", "qua", "noi", "dung", "cac", "nhiem", "vu", "viec", "nv", "so", "muc", "stt", "va", "tra",
    "loi", "da", "nhan", "de", "nghi", "giup", "nhe", "a", "cho", "em", "han", "roi", "nay",
];
/// A reason begins with one of these.
const REASON: [&str; 6] = ["vi", "do", "ly", "ghi", "nham", "nhap"];

/// Whether the words behind "HỦY" are no more than what is taken back, and why.
pub(super) fn is_order(rest: &[&str]) -> bool {
    behind(rest).is_none_or(|at| REASON.contains(&folded(rest[at]).as_str()))
}

/// The numbers of the tasks that are named.
pub(super) fn rows(rest: &[&str]) -> Vec<String> {
    let named = &rest[..behind(rest).unwrap_or(rest.len())];
    let rows = named.iter().enumerate().filter(|(at, token)| {
        let is_day = *at > 0 && folded(named[at - 1]) == "han";
        is_named(token) && !is_day
    });
    rows.map(|(_, token)| (*token).to_owned()).collect()
}

/// Whether a reason is given.
pub(super) fn has_reason(rest: &[&str]) -> bool {
    behind(rest).is_some()
}

fn is_named(token: &str) -> bool {
    is_wide(token) && token.chars().any(|c| c.is_ascii_digit())
}

fn behind(rest: &[&str]) -> Option<usize> {
    rest.iter()
        .position(|t| !(is_named(t) || numeric(t).is_some() || FILLING.contains(&folded(t).as_str())))
}
