//! What the server is told before it sees the letter.

use crate::mail::header::address;
use crate::mail::parcel::Parcel;
use crate::mail::trouble::{Trouble, What};
use lettre::Address;

/// The last line of a letter (RFC 5321 section 4.1.1.4).
pub(super) const DOT: &str = ".\r\n";

/// Sender and recipient as commands carry them, and the letter as it is written.
pub(super) struct Envelope {
    pub from: Address,
    pub to: Address,
    /// Addresses or headers beyond ASCII, which the server must take (RFC 6531).
    pub utf8: bool,
    /// Its last line, the final dot, included.
    pub letter: String,
}

impl Envelope {
    pub(super) fn of(parcel: &Parcel<'_>) -> Result<Envelope, Trouble> {
        let step = "the envelope";
        let from = address(parcel.envelope_from).ok_or_else(|| {
            let why = "the envelope sender is not a mail address; correct it in the configuration";
            Trouble::new(step, What::Setup(why.into()))
        })?;
        let to = address(parcel.to).ok_or_else(|| {
            let why = "the recipient is not a mail address; correct it in the address book";
            Trouble::new(step, What::Unfit(why.into()))
        })?;
        if !has_clean_lines(parcel.bytes) {
            let why = "the letter has line ends other than CRLF and was not sent";
            return Err(Trouble::new(step, What::Unfit(why.into())));
        }
        let ascii = |address: &Address| address.to_string().is_ascii();
        let utf8 = !(ascii(&from) && ascii(&to) && parcel.bytes.is_ascii());
        let letter = with_dots(parcel.bytes)?;
        Ok(Envelope {
            from,
            to,
            utf8,
            letter,
        })
    }

    pub(super) fn not_taken(&self) -> Trouble {
        let why = "the server does not take addresses beyond ASCII (SMTPUTF8)".to_owned();
        let what = match self.from.to_string().is_ascii() {
            true => What::Unfit(why),
            false => What::Setup(why),
        };
        Trouble::new("MAIL FROM", what)
    }
}

/// The letter as it is written after DATA: a dot more before lines that begin with one, and the line
/// that ends it (RFC 5321 section 4.5.2). lettre's own walks over the letter byte by byte, and writes
/// the last line without being asked.
fn with_dots(bytes: &[u8]) -> Result<String, Trouble> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        let why = "the letter is not UTF-8 and was not sent";
        Trouble::new("the envelope", What::Unfit(why.into()))
    })?;
    let mut out = String::with_capacity(text.len() + 2 * DOT.len());
    let mut rest = text;
    if rest.starts_with('.') {
        out.push('.');
    }
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"\n.") {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        out.push('.');
        rest = after;
    }
    out.push_str(rest);
    if !text.ends_with("\r\n") {
        out.push_str("\r\n");
    }
    out.push_str(DOT);
    Ok(out)
}

/// A lone CR or LF could end the letter for one server and not for the next ("SMTP smuggling").
fn has_clean_lines(bytes: &[u8]) -> bool {
    let after = bytes.get(1..).unwrap_or_default();
    // Without a way out in the middle several pairs are looked at in one step.
    let is_clean = |all, (a, b): (&u8, &u8)| all & ((*a == b'\r') == (*b == b'\n')) & (*b != 0);
    bytes.first().is_none_or(|first| !matches!(first, b'\n' | 0))
        && bytes.last() != Some(&b'\r')
        && bytes.iter().zip(after).fold(true, is_clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_letter_ends_it() {
        for (letter, want) in [
            ("", "\r\n.\r\n"),
            ("a", "a\r\n.\r\n"),
            ("a\r\n", "a\r\n.\r\n"),
            (".\r\n", "..\r\n.\r\n"),
            ("..\r\n.\r\n.a\r\n", "...\r\n..\r\n..a\r\n.\r\n"),
            ("a.\r\n\r\n.b.\r\n", "a.\r\n\r\n..b.\r\n.\r\n"),
            ("quý.\r\n.", "quý.\r\n..\r\n.\r\n"),
        ] {
            assert_eq!(with_dots(letter.as_bytes()), Ok(want.to_owned()), "{letter:?}");
        }
        assert!(with_dots(b"\xff\r\n").is_err());
    }

    #[test]
    fn lines_end_in_carriage_return_and_line_feed_together() {
        for (letter, want) in [
            ("", true),
            ("a", true),
            ("\r\n", true),
            ("a\r\n\r\nb\r\n", true),
            ("\n", false),
            ("\r", false),
            ("\0", false),
            ("a\nb\r\n", false),
            ("a\rb\r\n", false),
            ("a\r\r\n", false),
            ("a\r\n\n", false),
            ("a\r\nb\r", false),
            ("a\0\r\n", false),
        ] {
            assert_eq!(has_clean_lines(letter.as_bytes()), want, "{letter:?}");
        }
    }
}
