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
    for word in out.split_whitespace().flat_map(apart) {
        let joins = matches!(word, "-" | "–")
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
    const ORDERS: [&str; 4] = ["xong", "hoan", "sai", "huy"];
    // "5/ XONG" has lost its space.
    if let Some((row, order)) = word
        .split_once('/')
        .filter(|(_, o)| ORDERS.contains(&folded(o).as_str()))
    {
        return vec![row, order];
    }
    let glued = word.char_indices().find(|(_, c)| c.is_ascii_digit());
    match glued.map(|(at, _)| word.split_at(at)) {
        Some((order, rest)) if ORDERS.contains(&folded(order).as_str()) => vec![order, rest],
        _ => vec![word],
    }
}

/// The words without what stands around them; at most 80.
pub(super) fn tokens(compact: &str) -> Vec<&str> {
    compact
        .split_whitespace()
        .map(|t| t.trim_matches(|c: char| "*•+|\"“”'.,;:!()[]–-/".contains(c)))
        .filter(|t| !t.is_empty())
        .take(80)
        .collect()
}
