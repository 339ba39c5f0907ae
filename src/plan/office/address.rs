//! What a mail address may be: plain ASCII, nothing that a header could be broken with.

/// Whether it is a mail address as letters are sent to.
pub fn is_address(text: &str) -> bool {
    text.rsplit_once('@')
        .is_some_and(|(local, domain)| is_local_part(local) && is_host(domain))
}

/// RFC 5321 4.1.2: a dot-string of at most 64 characters.
fn is_local_part(local: &str) -> bool {
    let atom = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    local.len() <= 64
        && local
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(atom))
}

/// Whether it is a host name, RFC 1123: labels of letters, digits and inner hyphens.
pub fn is_host(host: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    host.len() <= 253 && host.split('.').all(label)
}
