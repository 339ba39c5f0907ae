//! What the server is told before it sees the letter.

use crate::mail::Parcel;
use crate::mail::header::address;
use crate::mail::trouble::{Trouble, What};
use lettre::Address;

/// Sender and recipient as commands carry them.
pub(super) struct Envelope {
    pub from: Address,
    pub to: Address,
    /// Addresses or headers beyond ASCII, which the server must take (RFC 6531).
    pub utf8: bool,
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
        Ok(Envelope { from, to, utf8 })
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

/// A lone CR or LF could end the letter for one server and not for the next ("SMTP smuggling").
fn has_clean_lines(bytes: &[u8]) -> bool {
    memchr::memchr3_iter(b'\r', b'\n', 0, bytes).all(|i| match bytes[i] {
        b'\n' => i > 0 && bytes[i - 1] == b'\r',
        b'\r' => bytes.get(i + 1) == Some(&b'\n'),
        _ => false,
    })
}
