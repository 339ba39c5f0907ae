//! What may stand beside a result: a short list of fixed phrases. Whatever else is said, in any order of good words, is
//! not understood, and the sender is asked: that costs him one word, a task closed wrongly is never reminded of again.

mod everyday;
mod known;
mod names;
mod pieces;
mod whole;

use super::besides::says_nothing;
use super::days::numeric;
use super::harmless::{attached, together};
use super::heads::is_head_of_table;
use super::phrase::{is, longest};
use super::tokens::{compact, tokens};
use crate::plan::{document_kind, folded};
use everyday::everyday;
use known::{ABOUT, ADDRESSED, BEFORE, BEHIND, COMMON, GREETING, KINDS, OWN, SINGLE, SINGLE_BEFORE, TITLE};
use pieces::{clauses, pieces};
use unicode_normalization::UnicodeNormalization;
pub use whole::{Part, is_whole};

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Before,
    /// Behind "về", directly behind the document's date.
    Title,
    Behind,
    /// On a line above or below.
    Around,
}

/// A word beside a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub word: String,
    /// It is one of a fixed phrase, or of the document itself.
    pub is_known: bool,
    pub place: Place,
    /// A clause of a line above or below may begin there.
    pub begins: bool,
    /// The known pieces of such a line that begin there, by their length in words.
    pub pieces: Vec<(usize, Part)>,
}

impl Beside {
    fn of(word: &str, is_known: bool, place: Place) -> Beside {
        Beside {
            word: word.to_owned(),
            is_known,
            place,
            begins: false,
            pieces: Vec::new(),
        }
    }
}

/// The words of a result's line without the number of its task; none where it names no document.
pub(super) fn of_result(words: &[&str]) -> Vec<Beside> {
    let Some(number) = words.iter().position(|t| document_kind(t).is_some()) else {
        return Vec::new();
    };
    let (from, to) = day_of(words, number);
    let end = to.max(number + 1);
    let title = end + signed(&words[end..]);
    let about = longest(&words[title..], &ABOUT);
    let title = if about > 0 { title } else { words.len() };
    let kind = document_kind(words[number]).unwrap_or_default();
    let mut known = 0;
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let here = &words[at..];
        let place = match at {
            at if at < number => Place::Before,
            at if at < title => Place::Behind,
            _ => Place::Title,
        };
        let length = match place {
            Place::Before => before(words, at, (number, kind)),
            _ => behind(words, at).max(if at < title {
                longest(here, &OWN)
            } else {
                longest(here, &TITLE)
            }),
        };
        known = known.max(at + length);
        let is_document = at == number || (from <= at && at < to);
        let is_about = title <= at && at < title + about;
        found.push(Beside::of(word, at < known || is_document || is_about, place));
    }
    found
}

/// The same of a line with several documents, each looked at by itself: "12/BC-X ngày … và 13/KH-X ngày …".
pub(super) fn of_each_result(words: &[&str]) -> Vec<Beside> {
    let is_document = |at: &usize| document_kind(words[*at]).is_some();
    let numbers: Vec<usize> = (0..words.len()).filter(is_document).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for (at, number) in numbers.iter().enumerate() {
        let end = match numbers.get(at + 1) {
            Some(next) => {
                let (_, to) = day_of(&words[from..*next], number - from);
                from + to.max(number - from + 1)
            }
            None => words.len(),
        };
        let mut beside = of_result(&words[from..end]);
        let is_joining = |word: &&mut Beside| ["và", "cùng", "với"].iter().any(|w| is(&word.word, w));
        if let Some(joining) = beside.first_mut().filter(|_| at > 0).filter(is_joining) {
            joining.is_known = true;
        }
        found.extend(beside);
        from = end;
    }
    found
}

/// The words of a line above or below a result.
pub(in crate::answer) fn of_line(line: &str) -> Vec<Beside> {
    if is_head_of_table(line) {
        return Vec::new();
    }
    if !line.chars().any(char::is_alphabetic) {
        let said = (!says_nothing(line)).then(|| Beside::of(line.trim(), false, Place::Around));
        return said.into_iter().collect();
    }
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let words = tokens(&compact);
    let clauses = clauses(&compact);
    let mut known = 0;
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let pieces = pieces(&words, at);
        let length = pieces.iter().map(|(length, _)| *length).max();
        known = known.max(at + length.unwrap_or(0));
        found.push(Beside {
            begins: clauses.contains(&at),
            pieces,
            ..Beside::of(word, at < known, Place::Around)
        });
    }
    found
}

/// Whether the words of a line above or below are put together as they may be, with pieces that only the reader knows.
pub(in crate::answer) fn is_composed(line: &[Beside], more: impl Fn(usize) -> Vec<(usize, Part)>) -> bool {
    let pieces = |at: usize| [line[at].pieces.clone(), more(at)].concat();
    line.is_empty() || is_whole(line.len(), pieces, |at| line[at].begins)
}

/// How many words from there are known before the number.
fn before(words: &[&str], at: usize, (number, kind): (usize, &str)) -> usize {
    let here = &words[at..];
    let is_next_document = |at: usize| at == number || words.get(at).is_some_and(|t| is(t, "số"));
    let of_kind = kind_of(here, kind);
    let is_at = |word: &str| is(words[at], word);
    // "tại Báo cáo số", "bằng 12/BC-X".
    let leads = ["tại", "bằng", "theo", "là"].iter().any(|w| is_at(w))
        && (is_next_document(at + 1) || words.get(at + 1..).is_some_and(|next| kind_of(next, kind) > 0));
    let early = ["trước thời hạn", "trước hạn"]
        .iter()
        .find(|early| longest(here, &[early]) > 0);
    let by_days = early.map_or(0, |early| {
        let length = early.split(' ').count();
        let is_count = here
            .get(length)
            .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit()));
        let is_days = here.get(length + 1).is_some_and(|t| is(t, "ngày"));
        if is_count && is_days { length + 2 } else { length }
    });
    // "Phòng được số 12/BC-X": văn thư has given a number, and nobody has signed.
    let is_given_number = is_at("số") && at > 0 && is(words[at - 1], "được");
    let one = { SINGLE_BEFORE.iter().chain(&SINGLE) }.any(|word| is_at(word)) && !is_given_number || leads;
    usize::from(one)
        .max(longest(here, &BEFORE))
        .max(longest(here, &everyday::REPORTING))
        .max(longest(here, &COMMON))
        .max(longest(here, &ADDRESSED))
        .max(longest(here, &GREETING))
        .max(together(words, at))
        .max(attached(here))
        .max(of_kind)
        .max(by_days)
        .max(everyday::speaker(here, names::is_syllable))
}

/// The same behind its date, and on lines of their own.
fn behind(words: &[&str], at: usize) -> usize {
    let here = &words[at..];
    let one = SINGLE.iter().any(|word| is(words[at], word));
    usize::from(one)
        .max(longest(here, &COMMON))
        .max(longest(here, &BEHIND))
        .max(everyday(here))
        .max(together(words, at))
        .max(attached(here))
}

/// How many words name the kind of the document.
fn kind_of(words: &[&str], kind: &str) -> usize {
    const SHORT: [&str; 2] = ["CV", "DM"];
    let Some(first) = words.first() else { return 0 };
    let named = KINDS.iter().filter(|name| longest(words, &[name]) > 0);
    let is_it = |name: &&&str| **name == "văn bản" || folded(name) == folded(kind);
    let named = named.filter(is_it).map(|name| name.split(' ').count()).max();
    let symbol = first.to_uppercase();
    let is_symbol = symbol.chars().count() <= 4 && symbol.chars().all(char::is_alphabetic);
    let of_symbol = document_kind(&format!("1/{symbol}-X"));
    let is_short = is_symbol
        && match of_symbol {
            Some("Công văn") | None => kind == "Công văn" && SHORT.contains(&symbol.as_str()),
            Some(other) => other == kind,
        };
    named.unwrap_or(usize::from(is_short))
}

/// From where to where the document's day is written, with the words that call it so.
fn day_of(words: &[&str], number: usize) -> (usize, usize) {
    const LABELS: [&str; 6] = ["ngày", "ký", "kí", "ban", "hành", "ngay"];
    let labels = words[number + 1..].iter().take(4);
    let labels = labels
        .take_while(|t| LABELS.iter().any(|label| is(t, label)))
        .count();
    let at = number + 1 + labels;
    match length_of_day(words, at) {
        0 => {}
        length => return (number + 1, at + length),
    }
    let before = (0..number).rev().find(|at| length_of_day(words, *at) > 0);
    before.map_or((number, number), |at| (at, at + length_of_day(words, at)))
}

/// How many words write a day: "20/11/2026", "20 tháng 11 năm 2026".
fn length_of_day(words: &[&str], at: usize) -> usize {
    let is_number = |at: usize| {
        words
            .get(at)
            .is_some_and(|t| t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit()))
    };
    let says = |at: usize, word: &str| words.get(at).is_some_and(|t| is(t, word));
    let is_numeric = |t: &&str| numeric(t).is_some() && document_kind(t).is_none();
    if words.get(at).is_some_and(is_numeric) {
        return 1;
    }
    if !(is_number(at) && says(at + 1, "tháng") && is_number(at + 2)) {
        return 0;
    }
    if says(at + 3, "năm") && is_number(at + 4) {
        5
    } else {
        3
    }
}

/// Whose the document is or who signed it, before its title.
fn signed(words: &[&str]) -> usize {
    let own = longest(words, &OWN);
    let signed = if words.is_empty() { 0 } else { together(words, 0) };
    own.max(signed)
}
