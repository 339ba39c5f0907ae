//! Whether the receiving server vouches for the From address (RFC 8601).

/// Longest header that is read; a server's own is some hundred characters.
const LONGEST: usize = 4000;

/// What the receiving server says of the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authenticity {
    /// The server writes no Authentication-Results, and none is asked for.
    Unsaid,
    Pass,
    /// Asked for and absent, or anything but a pass for the From address.
    NotPassed,
}

/// Judges by the topmost header of the server that is trusted; senders can write such headers too,
/// but only below it. `trusted` is its authserv-id; without one the topmost of all counts.
pub fn judge(headers: &[&str], trusted: Option<&str>, from: &str) -> Authenticity {
    let of_server = |header: &&&str| match trusted {
        Some(id) => authserv_id(header).is_some_and(|found| found.eq_ignore_ascii_case(id)),
        None => true,
    };
    match (headers.iter().find(of_server), trusted) {
        (Some(header), _) if passes(header, from) => Authenticity::Pass,
        (Some(_), _) | (None, Some(_)) => Authenticity::NotPassed,
        (None, None) => Authenticity::Unsaid,
    }
}

/// The name before the first ";", without a version.
fn authserv_id(header: &str) -> Option<&str> {
    header.split(';').next()?.split_whitespace().next()
}

/// Whether DMARC passes, or DKIM or SPF for the From domain itself, or the server's own sign-in
/// for the From address. A pass for somebody else's domain says nothing of the From address.
fn passes(header: &str, from: &str) -> bool {
    let Some((_, domain)) = from.rsplit_once('@') else {
        return false;
    };
    let plain = bare(&header.chars().take(LONGEST).collect::<String>()).to_lowercase();
    let results = || plain.split(';').skip(1);
    // The domain's own policy says no, whoever else says yes.
    if results().any(|result| result.split_whitespace().next() == Some("dmarc=fail")) {
        return false;
    }
    results().any(|result| {
        let mut words = result.split_whitespace();
        let Some(method) = words.next() else {
            return false;
        };
        let properties: Vec<(&str, &str)> = words.filter_map(|w| w.split_once('=')).collect();
        let value = |name: &str| {
            let found = properties.iter().find(|(n, _)| *n == name);
            found.map(|(_, value)| value.trim_matches(['"', '<', '>']))
        };
        match method {
            "dmarc=pass" => value("header.from").is_some_and(|d| is_aligned(d, domain)),
            "dkim=pass" => value("header.d")
                .or(value("header.i"))
                .is_some_and(|d| is_aligned(domain_of(d), domain)),
            "spf=pass" => value("smtp.mailfrom").is_some_and(|d| is_aligned(domain_of(d), domain)),
            "auth=pass" => [value("smtp.auth"), value("smtp.mailfrom")]
                .into_iter()
                .flatten()
                .any(|who| who.eq_ignore_ascii_case(from)),
            _ => false,
        }
    })
}

fn domain_of(address: &str) -> &str {
    address.rsplit_once('@').map_or(address, |(_, domain)| domain)
}

/// The same domain, or the From domain below the one that passed. Not the other way round: who
/// holds "mail.heza.vn" does not speak for "heza.vn".
fn is_aligned(passed: &str, from: &str) -> bool {
    let (passed, from) = (passed.trim_end_matches('.'), from.to_lowercase());
    passed.contains('.')
        && (from == passed || from.strip_suffix(passed).is_some_and(|rest| rest.ends_with('.')))
}

/// Comments in brackets say nothing, and what a sender can put between quotation marks (the local part
/// of an address, a reason) is one word: of it only the characters of addresses are kept. What is
/// never closed ends the header.
fn bare(header: &str) -> String {
    let mut bare = String::with_capacity(header.len());
    let (mut depth, mut is_quoted) = (0usize, false);
    let mut chars = header.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '"' if depth == 0 => is_quoted = !is_quoted,
            _ if is_quoted => bare.extend((c.is_alphanumeric() || ".-_@".contains(c)).then_some(c)),
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => bare.extend((depth == 0).then_some(c)),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use Authenticity::{NotPassed, Pass, Unsaid};

    #[test]
    fn only_the_topmost_word_of_the_trusted_server_counts_and_only_for_the_from_domain() {
        let from = "dautu@heza.vn";
        let ours = "mx.heza.vn; dmarc=pass (p=reject) header.from=heza.vn";
        let none = "mx.heza.vn; dmarc=none header.from=heza.vn; spf=softfail smtp.mailfrom=heza.vn";
        let forged = "mx.evil.test; dmarc=pass header.from=heza.vn";
        for (headers, trusted, want) in [
            (&[][..], None, Unsaid),
            (&[], Some("mx.heza.vn"), NotPassed),
            (&[ours][..], Some("mx.heza.vn"), Pass),
            (&[ours], Some("MX.heza.VN"), Pass),
            (&[ours], None, Pass),
            (&[none, ours], Some("mx.heza.vn"), NotPassed),
            (&[none, ours], None, NotPassed),
            (&[forged], Some("mx.heza.vn"), NotPassed),
            (&[forged, none], Some("mx.heza.vn"), NotPassed),
            (&[forged, ours], Some("mx.heza.vn"), Pass),
            (
                &["mx.heza.vn 1; spf=pass smtp.mailfrom=dautu@heza.vn"],
                Some("mx.heza.vn"),
                Pass,
            ),
            (
                &["mx.heza.vn; dkim=pass header.d=heza.vn header.s=a"],
                Some("mx.heza.vn"),
                Pass,
            ),
            (
                &["mx.heza.vn; dkim=pass header.i=@evil.test"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; dkim=pass header.d=mail.heza.vn"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; dkim=pass header.d=vn"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; spf=pass smtp.mailfrom=evil.test"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (&["mx.heza.vn; dmarc=pass"], Some("mx.heza.vn"), NotPassed),
            (
                &["mx.heza.vn; auth=pass smtp.auth=dautu@heza.vn"],
                Some("mx.heza.vn"),
                Pass,
            ),
            (
                &["mx.heza.vn; auth=pass smtp.auth=vp@heza.vn"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (&["mx.heza.vn; none"], Some("mx.heza.vn"), NotPassed),
            (
                &["mx.heza.vn; spf=pass smtp.mailfrom=\"; dkim=pass header.d=heza.vn; x\"@evil.test"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; dmarc=none reason=\"; dkim=pass header.d=heza.vn\" header.from=heza.vn"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; spf=pass smtp.mailfrom=\"a\\\"; dkim=pass header.d=heza.vn; \"@evil.test"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; spf=pass smtp.mailfrom=a@heza.vn; dmarc=fail header.from=heza.vn"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; dkim=pass header.d=heza.vn; dmarc=fail"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; dkim=pass header.d=\"heza.vn\""],
                Some("mx.heza.vn"),
                Pass,
            ),
            (
                &["mx.heza.vn (; dmarc=pass header.from=heza.vn"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
            (
                &["mx.heza.vn; x=y (dmarc=pass) ; spf=fail"],
                Some("mx.heza.vn"),
                NotPassed,
            ),
        ] {
            assert_eq!(judge(headers, trusted, from), want, "{headers:?} {trusted:?}");
        }
        assert_eq!(judge(&[ours], None, "no address"), NotPassed);
        assert_eq!(judge(&[ours], None, "a@phong.heza.vn"), Pass, "a domain below");
        assert_eq!(judge(&[ours], None, "a@khacheza.vn"), NotPassed);
    }
}
