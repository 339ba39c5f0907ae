//! What text of an office file may hold.

use unicode_normalization::UnicodeNormalization;

/// Text as every office file may hold it: composed (TCVN 6909), white space of any
/// kind as a plain space, characters that XML 1.0 forbids as U+FFFD, without marks that
/// nobody sees.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !is_unseen(*c))
        .nfc()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
            c => vietnamese(c),
        })
        .collect()
}

/// The letter that was meant: old fonts and keyboards give the Icelandic "Ð" (U+00D0), which looks like "Đ" (U+0110).
pub fn vietnamese(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        c => c,
    }
}

/// Whether a character only steers how its neighbours are shown: the direction of
/// writing, joining, line breaks.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_composed_and_holds_nothing_that_xml_forbids() {
        for (text, want) in [
            ("Lao đo\u{323}\u{302}ng", "Lao động"),
            ("một\r\nhai\tba", "một  hai ba"),
            ("a\u{0}b\u{1}c\u{ffff}", "a\u{fffd}b\u{fffd}c\u{fffd}"),
            ("<w:t>&amp;", "<w:t>&amp;"),
            ("\u{feff}Đầu\u{202e} tư\u{2069}\u{200b}", "Đầu tư"),
            ("Lao đo\u{200d}\u{323}\u{200e}\u{302}ng", "Lao động"),
        ] {
            assert_eq!(clean(text), want);
        }
    }
}
