//! Marks of notes that are not there.

use super::told::excerpt;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use std::collections::BTreeSet;

/// Digits as marks of notes.
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// "Văn phòng Chính phủ1" without a note 1.
pub(super) fn notes(scans: &[Scan], found: &mut Vec<Finding>) {
    let told: BTreeSet<String> = scans
        .iter()
        .filter_map(|s| note_mark(&s.paragraph.text))
        .collect();
    let has_note = |mark: &str| told.contains(mark);
    let has_brackets = scans.iter().any(|s| {
        let text = s.paragraph.text.trim_start();
        text.starts_with('(')
            && text[1..].starts_with(|c: char| c.is_ascii_digit())
            && note_mark(text).is_some()
    });
    for scan in scans {
        for (i, token) in scan.tokens.iter().enumerate() {
            let word = token
                .text
                .trim_end_matches(|c: char| c.is_ascii_digit() || RAISED.contains(c));
            let mark = &token.text[word.len()..];
            let is_small = word.chars().count() >= 2
                && word.chars().last().is_some_and(char::is_lowercase)
                && (!word.is_ascii() || is_syllable(scan, i, word));
            let raised: String = mark
                .chars()
                .map(|c| {
                    RAISED
                        .chars()
                        .position(|r| r == c)
                        .map_or(c.to_string(), |n| n.to_string())
                })
                .collect();
            let is_mark = token.is_word()
                && !mark.is_empty()
                && raised.len() <= 2
                && (is_small || mark.chars().any(|c| RAISED.contains(c)) && word != "m" && word != "km");
            if is_mark && !has_note(&raised) && !has_note(mark) {
                let message =
                    format!("Có dấu chú thích {raised} sau \"{word}\" nhưng không có nội dung chú thích.");
                found.push(Finding::new(
                    "dangling_footnote",
                    Severity::Warning,
                    scan.place(i),
                    excerpt(scan, i),
                    message,
                ));
            }
        }
        bracketed(scan, &has_note, found);
        let sent = sent_to(scan).filter(|mark| !has_note(mark.name) && (has_brackets || !mark.is_glued));
        found.extend(sent.map(|mark| {
            let message = format!(
                "Có dấu chú thích {} nhưng không có nội dung chú thích.",
                mark.written
            );
            let at = scan.tokens.partition_point(|t| t.end() <= mark.at);
            let (place, words) = (scan.place(at), excerpt(scan, at));
            Finding::new("dangling_footnote", Severity::Warning, place, words, message)
        }));
    }
    alone(scans, found);
}

/// A mark that sends to a note.
struct Mark<'t> {
    /// In bytes of the paragraph.
    at: usize,
    /// "2", "**".
    name: &'t str,
    /// As it stands there, with its brackets.
    written: &'t str,
    /// "năm 2026(2)": a mark only where another one has its note.
    is_glued: bool,
}

/// Square brackets with a caret of Markdown, stars in brackets anywhere, "(2)" right behind a word.
fn sent_to<'t>(scan: &'t Scan) -> impl Iterator<Item = Mark<'t>> {
    let text: &str = &scan.paragraph.text;
    let opens = text.match_indices(['[', '(']).filter(|(at, _)| *at > 0);
    opens.filter_map(move |(at, sign)| {
        let is_square = sign == "[";
        let inner = text[at + 1..].split([')', ']']).next()?;
        let written = text.get(at..at + inner.len() + 2)?;
        let name = if is_square {
            inner.strip_prefix('^')?
        } else {
            inner
        };
        let is_number = (1..=2).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_digit());
        let are_stars = (1..=3).contains(&name.len()) && name.bytes().all(|b| b == b'*');
        let is_behind_word = text[..at].ends_with(char::is_alphanumeric);
        let is_glued = is_number && !is_square;
        let is_mark = match is_glued {
            true => name.len() == 1 && is_behind_word && !scan.paragraph.in_table,
            false => is_number || are_stars && !is_square,
        };
        is_mark.then_some(Mark {
            at,
            name,
            written,
            is_glued,
        })
    })
}

/// Words behind which a number in brackets is a figure.
const FIGURES: [&str; 12] = [
    "trước", "kỳ", "quý", "tháng", "năm", "tuần", "là", "có", "bằng", "còn", "không", "một",
];

/// "cơ chế một cửa liên thông (1)." where no other "(1)" stands in the text: a mark, or one of a list that has no second.
fn alone(scans: &[Scan], found: &mut Vec<Finding>) {
    let mut marks: Vec<(u64, &Scan, usize)> = Vec::new();
    let mut is_many = BTreeSet::new();
    for scan in scans {
        for (i, window) in scan.tokens.windows(3).enumerate() {
            let [open, number, close] = window else { continue };
            let Some(number) = number
                .plain()
                .map(u64::from)
                .filter(|n| (1..10).contains(n) && number.text.len() == 1)
            else {
                continue;
            };
            if !open.is_mark('(') || !close.is_mark(')') || open.text == "[" {
                continue;
            }
            if marks.iter().any(|(other, ..)| *other == number) {
                is_many.insert(number);
            }
            marks.push((number, scan, i));
        }
    }
    // Lists number more than one; so do the columns of tables.
    let is_mark = |scan: &Scan, at: usize| {
        let before = at.checked_sub(1).map(|i| &scan.tokens[i]);
        let ends = { scan.tokens.get(at + 3) }.is_none_or(|t| ['.', ';', ','].iter().any(|m| t.is_mark(*m)));
        // "bằng kỳ trước (5)" is a figure.
        let is_word = before.is_some_and(|t| {
            t.is_word() && t.text.chars().all(char::is_lowercase) && !FIGURES.contains(&t.lower.as_str())
        });
        ends && is_word && !scan.paragraph.in_table
    };
    let follows = |n: u64| n == 1 || marks.iter().any(|(other, ..)| other + 1 == n);
    let lone =
        { marks.iter() }.filter(|(n, scan, at)| follows(*n) && !is_many.contains(n) && is_mark(scan, *at));
    found.extend(lone.map(|(number, scan, at)| {
        let message = format!("Có dấu chú thích ({number}) nhưng không có nội dung chú thích.");
        let place = scan.place(*at);
        Finding::new(
            "dangling_footnote",
            Severity::Warning,
            place,
            excerpt(scan, *at),
            message,
        )
    }));
}

/// "quốc gia1": a syllable without any mark, among words; "office365", "lan1@" and "so2" are none.
fn is_syllable(scan: &Scan, at: usize, word: &str) -> bool {
    const RIMES: [&str; 32] = [
        "a", "ai", "am", "an", "ang", "anh", "ao", "au", "ay", "eo", "ia", "iao", "inh", "iu", "oa", "oai",
        "oan", "oang", "oanh", "oi", "ong", "ua", "ui", "un", "ung", "uan", "uang", "uy", "uc", "ich", "ac",
        "at",
    ];
    let rime = word.trim_start_matches(|c: char| !"aeiouy".contains(c));
    let near = |i: Option<usize>| i.and_then(|i| scan.tokens.get(i));
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let token = &scan.tokens[at];
    let is_behind_word = before.is_some_and(|t| t.is_word() && t.end() < token.start);
    let is_address =
        after.is_some_and(|t| t.start == token.end() && ['@', '-', '/', '_'].iter().any(|m| t.is_mark(*m)));
    let is_lower = word.chars().all(|c| c.is_ascii_lowercase());
    is_lower && word.len() >= 3 && RIMES.contains(&rime) && is_behind_word && !is_address
}

/// The mark with which the text of a note begins: "1 Thông tư", or a number in brackets.
fn note_mark(text: &str) -> Option<String> {
    let text = text.trim_start();
    let bare = text.trim_start_matches(['[', '(', '^']);
    let is_sign = |c: &char| c.is_ascii_digit() || RAISED.contains(*c);
    let is_star = bare.starts_with('*') && !text.starts_with("* ");
    let mark: String = match is_star {
        true => bare.chars().take_while(|c| *c == '*').collect(),
        false => bare.chars().take_while(is_sign).take(3).collect(),
    };
    let rest = bare.get(mark.len()..)?.trim_start_matches([']', ')']);
    let starts = rest.starts_with([' ', ':']) || rest.starts_with(char::is_uppercase);
    (!mark.is_empty() && starts).then_some(mark)
}

/// Marks of notes that are numbers in square brackets.
fn bracketed(scan: &Scan, has_note: &impl Fn(&str) -> bool, found: &mut Vec<Finding>) {
    for (i, window) in scan.tokens.windows(3).enumerate() {
        let [open, number, close] = window else { continue };
        // Elsewhere square brackets are read as round ones.
        let is_mark =
            open.text == "[" && close.text == "]" && number.plain().is_some_and(|n| n < 100) && i > 0;
        if is_mark && !has_note(number.text) {
            let message = format!(
                "Có dấu chú thích [{}] nhưng không có nội dung chú thích.",
                number.text
            );
            found.push(Finding::new(
                "dangling_footnote",
                Severity::Warning,
                scan.place(i),
                excerpt(scan, i),
                message,
            ));
        }
    }
}
