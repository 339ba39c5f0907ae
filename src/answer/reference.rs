//! The reference of a letter: a tag in its Reply-To that only this installation can make, for this
//! letter to this address. A letter never changes, so the tag stands for the occurrences in it, and
//! that of a receipt for the one answer that it is about.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of the code that the tag holds: 128 bits.
const CODE: usize = 16;
/// What tags are made for; another purpose must not open the same doors.
const PURPOSE: &str = "dossierd reply reference, version 1";
/// The longest tag: a number of 10 digits, a hyphen, the code.
pub const LONGEST_TAG: usize = 10 + 1 + 2 * CODE;

/// A tag as it was read: which letter it claims to be of, and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The letter's number in the store.
    pub letter: i64,
    code: [u8; CODE],
}

/// "418-3f…": digits, small letters and one hyphen, because some servers fold the case of a
/// local part. `None` only for a secret that no HMAC takes, which there is not.
pub fn tag(secret: &[u8], letter: i64, key: &str, address: &str) -> Option<String> {
    let code = keyed(secret, key, address)?.finalize().into_bytes();
    let hex: String = code.iter().take(CODE).map(|b| format!("{b:02x}")).collect();
    Some(format!("{letter}-{hex}"))
}

impl Reference {
    /// Reads a tag; whether it holds is another question.
    pub fn read(tag: &str) -> Option<Reference> {
        if tag.len() > LONGEST_TAG || !tag.is_ascii() {
            return None;
        }
        let (letter, hex) = tag.split_once('-')?;
        // We write none with a zero before it.
        if !letter.bytes().all(|b| b.is_ascii_digit()) || letter.starts_with('0') || hex.len() != 2 * CODE {
            return None;
        }
        let mut code = [0; CODE];
        for (i, byte) in code.iter_mut().enumerate() {
            let pair = hex.get(2 * i..2 * i + 2)?;
            if !pair.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Reference {
            letter: letter.parse().ok()?,
            code,
        })
    }

    /// Whether the code is that of the letter of this key to this address; compared in constant
    /// time.
    pub fn holds(&self, secret: &[u8], key: &str, address: &str) -> bool {
        keyed(secret, key, address).is_some_and(|mac| mac.verify_truncated_left(&self.code).is_ok())
    }
}

/// The parts are kept apart by their lengths.
fn keyed(secret: &[u8], key: &str, address: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    for part in [PURPOSE, key, &address.trim().to_lowercase()] {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"mot bi mat dai it nhat ba muoi hai ky tu";

    #[test]
    fn a_reference_is_bound_to_the_secret_the_letter_and_the_address() {
        let tag = tag(SECRET, 418, "morning-2026-07-01-ab", "DauTu@heza.test").unwrap();
        assert!(tag.len() <= LONGEST_TAG && tag.starts_with("418-"));
        let read = Reference::read(&tag.to_uppercase().to_lowercase()).unwrap();
        assert!(read.holds(SECRET, "morning-2026-07-01-ab", "dautu@heza.test"));
        for (secret, key, address) in [
            (
                &b"another secret of the same length 123456"[..],
                "morning-2026-07-01-ab",
                "dautu@heza.test",
            ),
            (SECRET, "morning-2026-07-02-ab", "dautu@heza.test"),
            (SECRET, "morning-2026-07-01-ab", "vp@heza.test"),
            (SECRET, "morning-2026-07-01-a", "bdautu@heza.test"),
        ] {
            assert!(!read.holds(secret, key, address), "{key} {address}");
        }
    }

    #[test]
    fn every_bit_of_a_reference_counts() {
        let tag = tag(SECRET, 7, "late-1", "a@b.c").unwrap();
        let (_, hex) = tag.split_once('-').unwrap();
        for i in 0..hex.len() {
            for digit in "0123456789abcdef".chars().filter(|d| !hex[i..].starts_with(*d)) {
                let forged = format!("7-{}{digit}{}", &hex[..i], &hex[i + 1..]);
                assert!(!Reference::read(&forged).unwrap().holds(SECRET, "late-1", "a@b.c"));
            }
        }
    }

    #[test]
    fn what_is_no_tag_is_not_read() {
        let code = "0".repeat(32);
        assert!(Reference::read(&format!("7-{code}")).is_some());
        for bad in ["", "-", "7-", "7-00", "x-1", "7-zz", "-7-00", "7-0é0"] {
            assert_eq!(Reference::read(bad), None, "{bad}");
        }
        for bad in [
            format!("-{code}"),
            format!("+7-{code}"),
            format!("7-{code}0"),
            format!("99999999999999999999-{code}"),
            format!("7-+{}", &code[1..]),
        ] {
            assert_eq!(Reference::read(&bad), None, "{bad}");
        }
    }
}
