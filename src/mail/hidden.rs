//! The secrets of a login, and text without them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;

/// Shortest text that is taken for a secret, in bytes: a shorter one stands in half of
/// all words, and taking it out would leave no message to read.
const SHORTEST: usize = 4;

/// What a server may have heard from us and nobody else must: some servers repeat in
/// their answer what they refuse. Clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Hidden(Arc<[SecretString]>);

impl Hidden {
    /// The password, and the forms in which AUTH PLAIN (RFC 4616, with and without the
    /// identity to act as) and AUTH LOGIN send it. Base64 is looked for without its
    /// padding.
    pub(super) fn of(login: Option<&(String, SecretString)>) -> Hidden {
        let Some((user, password)) = login else {
            return Hidden::default();
        };
        let password = password.expose_secret();
        let plain = format!("\0{user}\0{password}");
        let mut forms: Vec<String> = [&format!("{user}{plain}"), &plain, password, user]
            .map(|said| STANDARD_NO_PAD.encode(said))
            .into();
        forms.push(password.to_owned());
        forms.retain(|form| form.len() >= SHORTEST);
        // A longer form may hold a shorter one, and must not be broken up by it.
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        Hidden(forms.into_iter().map(SecretString::from).collect())
    }

    /// The same line with `***` in place of every secret.
    pub(super) fn out_of(&self, line: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(line.len());
        let mut rest = line;
        while let Some(first) = rest.first() {
            let after = self
                .0
                .iter()
                .find_map(|secret| rest.strip_prefix(secret.expose_secret().as_bytes()));
            match after {
                Some(after) => {
                    out.extend_from_slice(b"***");
                    rest = after;
                }
                None => {
                    out.push(*first);
                    rest = &rest[1..];
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(user: &str, password: &str) -> Hidden {
        Hidden::of(Some(&(user.to_owned(), password.to_owned().into())))
    }

    #[test]
    fn no_form_of_the_password_stays_in_a_line() {
        let login = hidden("nhac", "Sup3rS3cret!");
        let rows = [
            ("535 bad login nhac Sup3rS3cret!", "535 bad login nhac ***"),
            ("535 AG5oYWMAU3VwM3JTM2NyZXQh no", "535 *** no"),
            ("535 bmhhYwBuaGFjAFN1cDNyUzNjcmV0IQ== no", "535 ***== no"),
            ("535 bmhhYw== U3VwM3JTM2NyZXQh", "535 ***== ***"),
            ("535 <Sup3rS3cret!Sup3rS3cret!>", "535 <******>"),
            ("535 5.7.8 no such user nhac", "535 5.7.8 no such user nhac"),
        ];
        for (said, want) in rows {
            assert_eq!(String::from_utf8_lossy(&login.out_of(said.as_bytes())), want);
        }
        let vietnamese = hidden("nhắc", "mật khẩu");
        assert_eq!(vietnamese.out_of("535 mật khẩu?".as_bytes()), b"535 ***?");
    }

    #[test]
    fn what_is_no_secret_stays_readable() {
        let line = b"535 a password that is not taken";
        for hidden in [Hidden::default(), hidden("", ""), hidden("a", "is")] {
            assert_eq!(hidden.out_of(line), line);
        }
        assert!(!format!("{:?}", hidden("nhac", "Sup3rS3cret!")).contains("Sup3r"));
    }
}
