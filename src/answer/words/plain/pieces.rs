//! The known pieces of a line above or below a result, by what they are.

use super::everyday::{self, everyday};
use super::known::{ADDRESSED, AROUND, BEHIND, COMMON, DONE, GREETING, NAMED_BEFORE, POLITE, ROLES};
use super::names;
use super::whole::Part;
use crate::answer::words::days::numeric;
use crate::answer::words::harmless::{attached, together};
use crate::answer::words::phrase::{is, longest};
use crate::answer::words::state::says_state;
use crate::answer::words::tokens::tokens;

/// Clauses are looked for in so many characters of a line.
const LONGEST: usize = 800;

/// At which words a clause begins behind a sign.
pub(super) fn clauses(compact: &str) -> Vec<usize> {
    let ends = |(at, c): &(usize, char)| {
        let next = compact[at + c.len_utf8()..].chars().next();
        let is_open = next.is_none_or(char::is_whitespace);
        match c {
            '(' | ')' | '|' | ':' | ';' | '!' | '"' | '“' | '”' => true,
            '.' | ',' | '-' | '–' | '/' => is_open,
            _ => false,
        }
    };
    let signs = compact.char_indices().take(LONGEST).filter(ends);
    signs
        .map(|(at, c)| tokens(&compact[..at + c.len_utf8()]).len())
        .collect()
}

/// The known pieces of a line above or below a result that begin there.
pub(super) fn pieces(words: &[&str], at: usize) -> Vec<(usize, Part)> {
    let here = &words[at..];
    let all = |phrases: &[&str], part: Part| {
        let said = phrases.iter().map(|phrase| longest(here, &[phrase]));
        let said = said.filter(|length| 0 < *length);
        said.map(|length| (length, part)).collect::<Vec<_>>()
    };
    let single = POLITE.iter().any(|word| is(words[at], word));
    let one = [
        (usize::from(single), Part::Polite),
        (together(words, at), Part::Statement),
        (attached(here), Part::Statement),
        (everyday(here), Part::Statement),
        (everyday::speaker(here, names::is_syllable), Part::Statement),
        (if at == 0 { everyday::address(here) } else { 0 }, Part::Signature),
        (name(words, at), Part::Signature),
        (usize::from(is_contact(words, at)), Part::Signature),
    ];
    let mut found: Vec<(usize, Part)> = one.into_iter().filter(|(length, _)| 0 < *length).collect();
    found.extend(all(&DONE, Part::Statement));
    found.extend(all(&COMMON, Part::Statement));
    found.extend(all(&BEHIND, Part::Statement));
    found.extend(all(&GREETING, Part::Greeting));
    found.extend(all(&ADDRESSED, Part::Addressee));
    found.extend(all(&AROUND, Part::Heading));
    found.extend(all(&ROLES, Part::Signature));
    found
}

/// "Nguyễn Văn An" to the end of the line; "anh Hải" behind a form of address, "Hải Đăng" behind "khu kinh tế".
fn name(words: &[&str], at: usize) -> usize {
    let rest = &words[at..];
    let whole = names::whole(rest);
    if whole > 0 {
        return whole;
    }
    let is_title_case = |t: &&&str| {
        let mut letters = t.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let is_place = at > 2 && longest(&words[at - 3..at], &["khu kinh tế"]) > 0;
    let is_addressed = at > 0 && NAMED_BEFORE.iter().any(|form| is(words[at - 1], form));
    let length = match (is_place, is_addressed) {
        (true, _) => rest.iter().take(3).take_while(is_title_case).count(),
        (_, true) => {
            let names = rest.iter().take(4).take_while(is_title_case);
            names.take_while(|t| names::is_syllable(t)).count()
        }
        _ => 0,
    };
    match says_state(&rest[..length].join(" ")) {
        true => 0,
        false => length,
    }
}

/// A telephone number, also one with spaces; an address.
fn is_contact(words: &[&str], at: usize) -> bool {
    let is_number = |word: &&&str| word.chars().all(|c| c.is_ascii_digit() || ".-+()".contains(c));
    let from = (0..at)
        .rev()
        .take_while(|at| is_number(&&words[*at]))
        .last()
        .unwrap_or(at);
    let number: String = { words[from..].iter() }.take_while(is_number).copied().collect();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let begins = number.trim_start_matches(['(', '+']);
    let is_called = begins.starts_with('0')
        || begins.starts_with("84")
        || begins.starts_with("1900")
        || begins.starts_with("1800");
    // "20.12.2026 17.00" is a day and an hour.
    let is_day = words[from..]
        .first()
        .is_some_and(|w| numeric(w).is_some() || w.matches('.').count() == 2 && w.len() >= 8);
    let is_page = |w: &str| w.starts_with("http") || w.starts_with("www.") || w.ends_with(".gov.vn");
    words[at].contains('@')
        || is_page(words[at])
        || (is_number(&&words[at]) && (8..=12).contains(&digits) && is_called && !is_day)
}
