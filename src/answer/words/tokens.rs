//! A line to its words.

use crate::plan::folded;

/// No spaces around "/", and none around the hyphen of a symbol: "330 / KH - BQL".
pub(super) fn compact(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' && matches!(chars.peek(), Some('/')) {
            continue;
        }
        out.push(c);
        if c == '/' {
            while chars.next_if(|c| *c == ' ').is_some() {}
        }
    }
    let mut words: Vec<String> = Vec::new();
    let all: Vec<&str> = out.split_whitespace().flat_map(apart).collect();
    for (at, word) in all.iter().copied().enumerate() {
        // "330/KH - BQL", but not "12/QT-P08 - 20/11/2026".
        let goes_on = all
            .get(at + 1)
            .is_some_and(|next| next.starts_with(char::is_alphabetic));
        let joins = (matches!(word, "-" | "–") && goes_on)
            || words
                .last()
                .is_some_and(|w| w.contains('/') && w.ends_with(['-', '–']));
        match words.last_mut() {
            Some(last) if joins && last.contains('/') && last.chars().any(char::is_alphabetic) => {
                last.push_str(word)
            }
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// "XONG12/BC-U19": the word that counts and what is glued to it.
fn apart(word: &str) -> Vec<&str> {
    const ORDERS: [&str; 6] = ["xong", "hoan", "sai", "huy", "so", "ngay"];
    // "5/ XONG" has lost its space.
    if let Some((row, order)) = word
        .split_once('/')
        .filter(|(_, o)| ORDERS.contains(&folded(o).as_str()))
    {
        return vec![row, order];
    }
    if let Some(at) = glued_day(word) {
        let mut found = apart(&word[..at]);
        found.push(&word[at + 1..]);
        return found;
    }
    let glued = word.char_indices().find(|(_, c)| c.is_ascii_digit());
    match glued.map(|(at, _)| word.split_at(at)) {
        Some((order, rest)) if ORDERS.contains(&folded(order.trim_end_matches([',', ':'])).as_str()) => {
            vec![order, rest]
        }
        _ => vec![word],
    }
}

/// "12/QĐ-P24-20/11/2026", "12/QT-P68,20/11/2026": where a full date begins behind its document.
fn glued_day(word: &str) -> Option<usize> {
    let is_day = |at: &usize| {
        let parts: Vec<&str> = word[at + 1..].split('/').collect();
        let is_number = |p: &&str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
        parts.len() == 3 && parts.iter().all(is_number) && parts[2].len() == 4
    };
    let signs = word.char_indices().filter(|(_, c)| matches!(c, '-' | ','));
    { signs }
        .map(|(at, _)| at)
        .find(|at| word[..*at].contains('/') && is_day(at))
}

/// The words without what stands around them; at most 80.
pub(super) fn tokens(compact: &str) -> Vec<&str> {
    compact
        .split_whitespace()
        .map(|t| t.trim_matches(|c: char| "*•+|\"“”'.,;:!()[]–-/".contains(c)))
        .map(|t| t.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '%'))
        .filter(|t| !t.is_empty())
        .take(80)
        .collect()
}
