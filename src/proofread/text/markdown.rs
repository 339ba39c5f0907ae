//! Lines of Markdown as they read.

use crate::paper::markdown::{is_of_note_mark, without_bold};

/// A line of Markdown without its marks.
pub(super) fn plain(line: &str) -> String {
    let line = line.trim_start_matches(['#', '>']).trim();
    let line = without_bold(&without_strikes(line)).replace("__", "");
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::new();
    let mut is_escaped = false;
    for (i, c) in chars.iter().enumerate() {
        let next = chars.get(i + 1);
        let is_bullet = i == 0 && next.is_some_and(|n| n.is_whitespace());
        let escapes = !is_escaped && *c == '\\' && next.is_some_and(char::is_ascii_punctuation);
        let is_emphasis = *c == '*' && !is_bullet && !is_escaped && !is_of_note_mark(&chars, i);
        is_escaped = escapes;
        if is_emphasis || escapes {
            continue;
        }
        out.push(*c);
    }
    out
}

/// "~~2335~~ 2335/TB" was corrected, "~~2880~~ TB" only underlined: struck words go where they
/// are said again.
pub(super) fn without_strikes(line: &str) -> String {
    if !line.contains("~~") {
        return line.to_owned();
    }
    let mut out = String::new();
    let pieces: Vec<&str> = line.split("~~").collect();
    for (i, piece) in pieces.iter().enumerate() {
        let is_struck = i % 2 == 1;
        let again = pieces
            .get(i + 1)
            .is_some_and(|next| next.trim_start().starts_with(piece.trim()));
        if !(is_struck && again) {
            out.push_str(piece);
        }
    }
    out
}
