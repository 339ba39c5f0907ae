//! Header lines: what may stand in them, encoded words (RFC 2047), folding, and
//! names reduced to ASCII. Nothing that enters here can end a line of its own.
//!
//! Not left to lettre's header encoder, which glues words that stand two spaces
//! apart and lets control characters and look-alikes of encoded words through.

use super::quoted::hex;
use lettre::Address;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest encoded word: with the longest of our header names before it, a line
/// stays within the 76 characters of RFC 2047.
const WORD: usize = 64;
const OPEN: &str = "=?utf-8?q?";
const CLOSE: &str = "?=";
/// Longest line that is not an address or an identifier.
const LINE: usize = 76;

/// One line of text in NFC: white space and control characters become single spaces.
pub(super) fn one_line(text: &str) -> String {
    let spaced: String = text.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Name: value` for free text, folded and encoded where needed, with CRLF.
pub(super) fn text_line(name: &str, value: &str) -> String {
    let value = one_line(value);
    let plain = value.bytes().all(|b| (b' '..=b'~').contains(&b))
        && !value.contains("=?")
        && value.split(' ').all(|word| word.len() <= WORD);
    if plain {
        return folded(name, value.split(' '));
    }
    folded(name, encoded_words(&value).iter().map(String::as_str))
}

/// `Name: Display Name <address>`, with CRLF.
pub(super) fn mailbox_line(name: &str, display: &str, address: &Address) -> String {
    let display = one_line(display);
    let address = format!("<{address}>");
    let atoms = display
        .split(' ')
        .all(|word| word.len() <= WORD && word.bytes().all(is_atext));
    let mut tokens = match display.as_str() {
        "" => Vec::new(),
        _ if atoms && !display.contains("=?") => display.split(' ').map(str::to_owned).collect(),
        _ => encoded_words(&display),
    };
    tokens.push(address);
    folded(name, tokens.iter().map(String::as_str))
}

/// `Name: token token`, broken between tokens, with CRLF.
pub(super) fn folded<'a>(name: &str, tokens: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = format!("{name}:");
    let mut column = out.len();
    for (i, token) in tokens.into_iter().enumerate() {
        if i > 0 && column + 1 + token.len() > LINE {
            out.push_str("\r\n");
            column = 0;
        }
        out.push(' ');
        out.push_str(token);
        column += 1 + token.len();
    }
    out.push_str("\r\n");
    out
}

/// Encoded words that together spell `text`; each is decodable alone, spaces are inside.
///
/// They end between words where they can: readers that wrongly put a space between
/// two of them (Python's for display names) then at least tear no word.
fn encoded_words(text: &str) -> Vec<String> {
    let most = WORD - CLOSE.len();
    let mut words = vec![String::from(OPEN)];
    for word in text.split_inclusive(' ') {
        let whole: usize = word.chars().map(q_width).sum();
        for (i, c) in word.chars().enumerate() {
            let needed = match i == 0 && OPEN.len() + whole <= most {
                true => whole,
                false => q_width(c),
            };
            if words.last().is_some_and(|word| word.len() + needed > most) {
                words.push(String::from(OPEN));
            }
            if let Some(word) = words.last_mut() {
                push_q(word, c);
            }
        }
    }
    words.retain(|word| word.len() > OPEN.len());
    words.iter_mut().for_each(|word| word.push_str(CLOSE));
    words
}

/// The "Q" encoding in its strictest form, fit for a display name too (RFC 2047 section 5).
fn push_q(out: &mut String, c: char) {
    match c {
        ' ' => out.push('_'),
        c if stands_for_itself(c) => out.push(c),
        c => {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push('=');
                out.push(char::from(hex(byte >> 4)));
                out.push(char::from(hex(byte & 15)));
            }
        }
    }
}

/// How many characters [`push_q`] takes for it.
fn q_width(c: char) -> usize {
    match c == ' ' || stands_for_itself(c) {
        true => 1,
        false => 3 * c.len_utf8(),
    }
}

fn stands_for_itself(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!*+-/".contains(c)
}

fn is_atext(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b)
}

/// A mail address without anything that could end a header or an SMTP command.
pub(super) fn address(text: &str) -> Option<Address> {
    let harmless = |c: char| !c.is_control() && !c.is_whitespace() && !"<>()[],;:\\\"".contains(c);
    if text.len() > 254 || !text.chars().all(harmless) {
        return None;
    }
    text.parse().ok()
}

/// `<left@right>` of printable ASCII, as Message-ID and References need it.
pub(super) fn is_message_id(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')) else {
        return false;
    };
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| is_atext(b) || b == b'.');
    text.len() <= 250 && inside.split_once('@').is_some_and(|(l, r)| part(l) && part(r))
}

/// `text` as a readable ASCII file name: Vietnamese letters without their marks,
/// everything unusual a hyphen, never hidden, never a path.
pub(super) fn file_name(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        let c = match c {
            'đ' => 'd',
            'Đ' => 'D',
            c if c.is_ascii_alphanumeric() || "._@+=".contains(c) => c,
            _ => '-',
        };
        if c != '-' || !out.ends_with('-') {
            out.push(c);
        }
    }
    out.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_ascii_and_stay_in_their_folder() {
        for (text, want) in [
            ("Báo cáo tuần 27.docx", "Bao-cao-tuan-27.docx"),
            ("Đề xuất/../../etc/passwd", "De-xuat-..-..-etc-passwd"),
            ("../../x", "x"),
            (".hidden", "hidden"),
            (
                "reminder/2026-01-05/vp@heza.test",
                "reminder-2026-01-05-vp@heza.test",
            ),
            ("a\r\nb\0c", "a-b-c"),
            ("🎉", ""),
        ] {
            assert_eq!(file_name(text), want, "{text:?}");
        }
    }

    #[test]
    fn message_ids_hold_nothing_that_ends_a_line() {
        assert!(is_message_id("<4f2a.1@heza.gov.vn>"));
        for bad in [
            "",
            "<>",
            "a@b",
            "<a@b",
            "<a b@c>",
            "<a@b>\r\nBcc: x",
            "<a\r\n@b>",
            "<@b>",
            "<a@>",
            "<á@b>",
        ] {
            assert!(!is_message_id(bad), "{bad:?}");
        }
    }

    #[test]
    fn addresses_hold_nothing_that_ends_a_command() {
        assert!(address("vp@heza.test").is_some());
        assert!(address("hộp-thư@heza.test").is_some());
        for bad in [
            "",
            "vp",
            "vp@heza.test\r\nRCPT TO:<x@y>",
            "a b@c.d",
            "<vp@heza.test>",
            "a@b,c@d",
            "\"a\"@b.c",
        ] {
            assert!(address(bad).is_none(), "{bad:?}");
        }
    }
}
