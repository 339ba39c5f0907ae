//! The words that may stand in a line of `XONG` beside number and date. A list of what makes a result doubtful has no end,
//! so it is the other way round: what is not known to be harmless, and is no title, is asked back.

mod known;

use super::days::numeric;
use super::phrase::{begins, is, phrase, split};
use super::tokens::{compact, tokens};
use crate::plan::document_kind;
use known::{
    ABOUT, HARMLESS, KINDS, NO_RESULT, OF_TITLE, OWN, PHRASES, PROVISIONAL, SIGNED, SIGNERS, TAKING_BACK,
};

/// How many words from there say what is harmless together. A signature counts only where it was given: "đã được Trưởng
/// ban ký", "lãnh đạo Ban đã phê duyệt"; not "trình Trưởng ban ký".
fn together(rest: &[&str], at: usize) -> usize {
    let of = |at: usize, phrases: &[&str]| longest(rest.get(at..).unwrap_or_default(), phrases);
    let said = |at: usize, word: &str| rest.get(at).is_some_and(|t| is(t, word));
    let signer = of(at, &SIGNERS);
    let has_done = said(at + signer, "đã");
    let signed = of(at + signer + usize::from(has_done), &SIGNED);
    let was_done = at > 0 && (said(at - 1, "được") || said(at - 1, "đã"));
    match signed {
        0 => of(at, &PHRASES),
        _ if has_done || was_done => signer + usize::from(has_done) + signed,
        _ => of(at, &PHRASES),
    }
}

/// The words beside number and date, before and behind them, that are neither harmless nor part of a title behind "về".
pub(super) fn odd(rest: &[&str]) -> Vec<String> {
    let Some(number) = rest.iter().rposition(|t| document_kind(t).is_some()) else {
        return Vec::new();
    };
    let day = |at: &usize| numeric(rest[*at]).is_some() && document_kind(rest[*at]).is_none();
    let end = (number + 1..rest.len()).find(day).unwrap_or(number + 1);
    let may_be_title = phrase(&rest[end..], &TAKING_BACK).is_none();
    let mut odd: Vec<String> = Vec::new();
    let mut known = 0;
    let mut at = 0;
    while at < rest.len() {
        let here = &rest[at..];
        known = known.max(at + together(rest, at).max(longest(here, &KINDS)).max(attached(here)));
        known = known.max(at + longest(here, if at < number { &OF_TITLE } else { &OWN }));
        let kind = longest(here, &KINDS);
        if 0 < kind {
            odd.extend(provisional(&here[kind..]));
        }
        let about = longest(here, &ABOUT);
        if number < at && 0 < about && may_be_title && odd.is_empty() {
            odd.extend(of_title(&here[about..]));
            return odd;
        }
        let is_harmless = || HARMLESS.iter().any(|word| is(rest[at], word));
        if !(at < known || document_kind(rest[at]).is_some() || is_day(rest, at, end) || is_harmless()) {
            odd.push(rest[at].to_owned());
        }
        at += 1;
    }
    odd
}

/// What the words behind "về" say that is no result.
fn of_title(title: &[&str]) -> Vec<String> {
    let mut odd = provisional(title);
    let mut known = odd.len();
    for at in 0..title.len() {
        known = known.max(at + together(title, at));
        let length = longest(&title[at..], &NO_RESULT);
        if known <= at && 0 < length {
            known = at + length;
            odd.extend(title[at..known].iter().map(|word| (*word).to_owned()));
        }
    }
    odd
}

/// How many words the longest of these phrases has that these words begin with.
pub(super) fn longest(words: &[&str], phrases: &[&str]) -> usize {
    let said = phrases.iter().map(|phrase| split(phrase));
    let said = said.filter(|phrase| begins(words, phrase));
    said.map(|phrase| phrase.len()).max().unwrap_or(0)
}

/// "kèm theo 02 phụ lục số liệu": how many words.
fn attached(words: &[&str]) -> usize {
    const THINGS: [&str; 8] = [
        "phụ lục số liệu",
        "phụ lục",
        "bảng biểu",
        "biểu",
        "danh sách",
        "bản",
        "file",
        "tệp",
    ];
    let with = longest(words, &["kèm", "kèm theo", "gửi kèm", "đính kèm"]);
    let count = usize::from(
        words
            .get(with)
            .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit())),
    );
    match longest(words.get(with + count..).unwrap_or_default(), &THINGS) {
        things if 0 < with && 0 < things => with + count + things,
        _ => 0,
    }
}

/// A day, or a part of one; behind the document's own only where it is called one.
fn is_day(rest: &[&str], at: usize, end: usize) -> bool {
    let is = |at: usize, word: &str| rest.get(at).is_some_and(|t| is(t, word));
    let is_number = rest[at].bytes().all(|b| b.is_ascii_digit());
    let is_called = at > 0 && ["ngày", "tháng", "năm"].iter().any(|word| is(at - 1, word));
    let is_lead = is_number && at > 0 && is(at - 1, "hạn") && is(at + 1, "ngày");
    let is_numeric = numeric(rest[at]).is_some() && (at <= end || is_called);
    is_numeric || (is_number && (is_called || is(at + 1, "tháng"))) || is_lead
}

/// These words as the line has them: with a word between two of them, and a sign where more are left out.
pub(in crate::answer) fn as_written(odd: &[String], line: &str) -> String {
    const BETWEEN: usize = 2;
    let compact = compact(line);
    let all = tokens(&compact);
    let mut written = String::new();
    let mut last: Option<usize> = None;
    for word in odd {
        let from = last.map_or(0, |at| at + 1);
        let found = all.iter().skip(from).position(|t| t == word).map(|at| from + at);
        match (last, found) {
            (None, _) => {}
            (Some(last), Some(at)) if at - last <= BETWEEN => {
                written.push(' ');
                for between in &all[last + 1..at] {
                    written += between;
                    written.push(' ');
                }
            }
            _ => written += " … ",
        }
        written += word;
        last = found.or(last);
    }
    written
}

/// Whether these words say nothing but what may stand beside a result.
pub(super) fn are_all(words: &[&str]) -> bool {
    let mut known = 0;
    (0..words.len()).all(|at| {
        known = known.max(at + length(words, at));
        at < known
    })
}

/// How many words from there say nothing but that.
pub(super) fn length(words: &[&str], at: usize) -> usize {
    let is_harmless = HARMLESS.iter().any(|word| is(words[at], word));
    together(words, at)
        .max(attached(&words[at..]))
        .max(longest(&words[at..], &KINDS))
        .max(usize::from(is_harmless))
}

/// The words of a title that begins as that of a step on the way, behind "về", "về việc" or the kind of document.
fn provisional(title: &[&str]) -> Vec<String> {
    let title = match title.first() {
        Some(first) if is(first, "việc") => &title[1..],
        _ => title,
    };
    let found = PROVISIONAL
        .iter()
        .map(|step| split(step))
        .find(|step| begins(title, step));
    let found = found.map_or(&title[..0], |step| &title[..step.len()]);
    found.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests;
