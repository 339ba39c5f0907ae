//! Text from plans, portals and address books made fit to print on one line:
//! NFC, no control characters, no invisible characters that turn or hide text
//! (bidi overrides, zero width), single spaces, bounded length.

use unicode_normalization::UnicodeNormalization;

/// Read at most this many characters of one field; a longer one is no field.
const LONGEST_READ: usize = 20_000;

/// One clean line of at most `max` characters, shortened at a word boundary with "…".
pub(super) fn line(text: &str, max: usize) -> String {
    let kept = text.chars().take(LONGEST_READ).filter_map(printable).nfc();
    let mut clean = String::new();
    for c in kept {
        match c.is_whitespace() {
            true if clean.is_empty() || clean.ends_with(' ') => {}
            true => clean.push(' '),
            false => clean.push(c),
        }
    }
    shorten(clean.trim_end(), max)
}

/// A title: one line without the full stop or semicolon that a table cell ends with.
pub(super) fn title(text: &str, max: usize) -> String {
    let clean = line(text, LONGEST_READ);
    shorten(clean.trim_end_matches(['.', ';', ',', ':', ' ']), max)
}

/// A phrase to stand inside a sentence: "Trước 15/01/2026" gives "trước 15/01/2026",
/// an abbreviation keeps its capitals.
pub(super) fn inside_sentence(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// An attachment's name: ASCII letters, digits, ".", "-" and "_" only.
pub(super) fn file_name(name: &str) -> String {
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() || "._-".contains(c) {
            c
        } else {
            '-'
        }
    };
    let ascii: String = name.chars().take(80).map(safe).collect();
    match ascii.trim_matches(['.', '-']) {
        "" => "tep".to_owned(),
        kept => kept.to_owned(),
    }
}

/// `text` if it has at most `max` characters, else its first words and "…".
pub(super) fn shorten(text: &str, max: usize) -> String {
    if text.chars().nth(max).is_none() {
        return text.to_owned();
    }
    let head: String = text.chars().take(max.saturating_sub(1)).collect();
    let next_is_space = text.chars().nth(max.saturating_sub(1)) == Some(' ');
    let cut = match head.rfind(' ') {
        Some(space) if !next_is_space && space > 0 => &head[..space],
        _ => head.as_str(),
    };
    let open = [' ', ',', ';', ':', '.', '-', '–', '(', '“', '"', '/'];
    format!("{}…", cut.trim_end_matches(open))
}

/// The character as it may be printed; `None` for one that nobody sees.
fn printable(c: char) -> Option<char> {
    match c {
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => Some(' '),
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' => None,
        '\u{e0000}'..='\u{e0fff}' => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_one_line_without_hidden_characters() {
        for (given, want) in [
            ("  Báo   cáo\r\nBcc: x@y.z ", "Báo cáo Bcc: x@y.z"),
            ("a\u{202e}b\u{2066}c\u{200b}d\u{feff}", "abcd"),
            ("thu\u{309}\u{a0}tu\u{323}c", "thủ tục"),
            ("a\u{0}b\u{7f}c\u{2028}d\u{85}e", "a b c d e"),
            ("\u{e0041}x", "x"),
            ("", ""),
        ] {
            assert_eq!(line(given, 100), want, "{given:?}");
        }
    }

    #[test]
    fn long_text_ends_at_a_word() {
        assert_eq!(line("một hai ba bốn", 14), "một hai ba bốn");
        assert_eq!(line("một hai ba bốn", 13), "một hai ba…");
        assert_eq!(line("một hai, ba bốn", 10), "một hai…");
        assert_eq!(line("một hai ba", 8), "một hai…");
        assert_eq!(line("mộthaibabốn", 5), "mộth…");
        assert_eq!(line("một", 0), "…");
    }

    #[test]
    fn words_of_a_cell_fit_into_a_sentence() {
        assert_eq!(inside_sentence("Trước 15/01/2026"), "trước 15/01/2026");
        assert_eq!(inside_sentence("Đến hết quý I"), "đến hết quý I");
        assert_eq!(
            inside_sentence("UBND thành phố quyết định"),
            "UBND thành phố quyết định"
        );
        assert_eq!(inside_sentence("2026-2027"), "2026-2027");
        assert_eq!(inside_sentence("Q"), "Q");
        assert_eq!(title("Ban hành Kế hoạch ;", 80), "Ban hành Kế hoạch");
    }

    #[test]
    fn attachment_names_are_ascii() {
        assert_eq!(file_name("bao-cao_2026-06.docx"), "bao-cao_2026-06.docx");
        assert_eq!(file_name("báo cáo\r\n\".docx"), "b-o-c-o---.docx");
        assert_eq!(file_name("../etc/x"), "etc-x");
        assert_eq!(file_name("…"), "tep");
    }
}
