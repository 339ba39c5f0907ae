//! Where a cell of units may be cut, and what is left where no name is known.

use super::kinds::{begins_as_a_unit, ends_one_name};
use super::spelling::folded;
use std::ops::Range;

/// Where a stretch might be cut: line breaks, commas, "và", dashes between spaces.
/// Names hold all of these too, so a cut is only made where it gives names.
pub fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        match separator(&text[at..]) {
            Some(length) => {
                pieces.push(start..at);
                at += length;
                start = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push(start..text.len());
    pieces.retain(|piece| text[piece.clone()].chars().any(char::is_alphanumeric));
    pieces
}

fn separator(rest: &str) -> Option<usize> {
    const SEPARATORS: [&str; 12] = [
        "\n", ",", "/", "&", "+", " và ", " Và ", " VÀ ", " cùng ", " - ", " – ", " — ",
    ];
    SEPARATORS.iter().find(|s| rest.starts_with(**s)).map(|s| s.len())
}

/// Pieces that no name covers, as the fewest stretches: cut at line breaks, and
/// elsewhere only where the next piece begins as a unit does.
pub fn leftover(text: &str, pieces: &[Range<usize>]) -> Vec<String> {
    let Some(first) = pieces.first() else {
        return Vec::new();
    };
    let mut stretches = vec![first.clone()];
    for piece in &pieces[1..] {
        let Some(last) = stretches.last_mut() else {
            continue;
        };
        let between = &text[last.end..piece.start];
        let words = &text[piece.clone()];
        if between.contains('\n') || (begins_as_a_unit(words) && !ends_one_name(between, words)) {
            stretches.push(piece.clone());
        } else {
            last.end = piece.end;
        }
    }
    stretches.into_iter().filter_map(|s| bare(&text[s])).collect()
}

/// The words on one line, if there are any.
pub fn bare(words: &str) -> Option<String> {
    let words = trimmed(words);
    let has_words = words.chars().any(char::is_alphanumeric);
    has_words.then(|| words.replace('\n', " "))
}

/// Without bullets and stops around.
pub fn trimmed(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || ".,:-–—−+*•·/".contains(c))
}

/// Each word of the text.
pub fn single_words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| start(word)..start(word) + word.len())
        .collect()
}

/// Without "Chủ trì:" or "Đơn vị phối hợp:" before the names.
pub fn without_role(stretch: &str) -> &str {
    let Some((role, rest)) = stretch.split_once(':') else {
        return stretch;
    };
    let role = folded(role);
    let is_role = ["chu tri", "phoi hop", "thuc hien"]
        .iter()
        .any(|r| role.ends_with(r));
    if is_role && role.len() < 30 { rest } else { stretch }
}
