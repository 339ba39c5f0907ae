//! Text in quoted-printable (RFC 2045 section 6.7).
//!
//! lettre has it too, byte by byte after a pass of its own for each line end; with letters of 60 KB
//! that was most of what a letter costs us, and the mail server on the same machine waited for it.
//! A test holds every line against lettre's.

/// Longest line, in characters.
const LINE: usize = 76;
const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// Lines that end in a line feed, as quoted-printable lines that end in CRLF.
pub(super) fn quoted(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 4);
    for line in text.split_inclusive('\n') {
        let bare = line.strip_suffix('\n');
        push(&mut out, bare.unwrap_or(line).as_bytes());
        if bare.is_some() {
            out.extend_from_slice(b"\r\n");
        }
    }
    out
}

fn push(out: &mut Vec<u8>, line: &[u8]) {
    match is_as_it_is(line) {
        true => out.extend_from_slice(line),
        false => push_quoted(out, line),
    }
}

fn is_as_it_is(line: &[u8]) -> bool {
    // Without a way out in the middle several bytes are looked at in one step.
    let are_literal = |bytes: &[u8]| bytes.iter().fold(true, |all, b| all & is_literal(*b));
    line.len() <= LINE && !line.last().is_some_and(is_blank) && are_literal(line)
}

fn push_quoted(out: &mut Vec<u8>, line: &[u8]) {
    let mut column = 0;
    for (i, byte) in line.iter().enumerate() {
        let is_last = i + 1 == line.len();
        let stands_for_itself = is_literal(*byte) && !(is_last && is_blank(byte));
        let width = if stands_for_itself { 1 } else { 3 };
        // A line that goes on ends in "=".
        let most = if is_last { LINE } else { LINE - 1 };
        if column + width > most {
            out.extend_from_slice(b"=\r\n");
            column = 0;
        }
        column += width;
        match stands_for_itself {
            true => out.push(*byte),
            false => out.extend_from_slice(&[b'=', hex(byte >> 4), hex(byte & 15)]),
        }
    }
}

/// A digit below sixteen as it is written.
pub(super) fn hex(digit: u8) -> u8 {
    HEX.get(usize::from(digit)).copied().unwrap_or_default()
}

fn is_literal(byte: u8) -> bool {
    matches!(byte, b' '..=b'<' | b'>'..=b'~' | b'\t')
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use lettre::message::Body;
    use lettre::message::header::ContentTransferEncoding;
    use proptest::prelude::*;

    fn of_lettre(text: &str) -> Vec<u8> {
        let encoding = ContentTransferEncoding::QuotedPrintable;
        let body = Body::new_with_encoding(text.to_owned(), encoding).expect("fits every text");
        body.into_vec()
    }

    #[test]
    fn ends_of_lines_and_full_lines_are_as_lettre_has_them() {
        for length in 0..160 {
            for end in ["", " ", "\t", "=", "ề", "x\n", " \n", "\n\n", "ề\ny"] {
                let text = format!("{}{end}", "a".repeat(length));
                assert_eq!(quoted(&text), of_lettre(&text), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_the_text_is_it_is_as_lettre_has_it(
            lines in prop::collection::vec("[a-zA-Z =.\t]{0,90}|[Báo cáo quý ềđ🎉]{0,60}|[!-~]{70,80}", 0..12),
        ) {
            let text = lines.join("\n");
            prop_assert_eq!(quoted(&text), of_lettre(&text));
        }
    }
}
