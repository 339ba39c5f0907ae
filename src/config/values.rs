//! Kinds of values and how each is checked. Everything here is about one value
//! alone; what must agree with other values is checked where it is used.

use crate::plan::address::is_address;
pub use crate::plan::address::is_host;
use chrono::{NaiveDate, NaiveTime};
use std::net::IpAddr;
use toml::de::DeValue;
use toml::value::Datetime;
use unicode_normalization::UnicodeNormalization;

/// What is wrong with a value, and what to do about it.
#[derive(Debug)]
pub struct Wrong {
    pub message: String,
    pub remedy: String,
}

fn wrong<T>(message: impl Into<String>, remedy: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong {
        message: message.into(),
        remedy: remedy.into(),
    })
}

/// A kind of value that a key can have.
pub trait Value: Sized {
    fn read(value: &DeValue) -> Result<Self, Wrong>;

    /// Present, but says nothing.
    fn is_blank(&self) -> bool {
        false
    }
}

/// One line of text: NFC, white space collapsed, no control characters, because names and
/// addresses end up in headers of letters.
impl Value for String {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let Some(text) = value.as_str() else {
            return wrong(
                format!("must be a text, not {}", kind_of(value)),
                "write it in double quotes: \"…\"",
            );
        };
        if text.chars().any(|c| c.is_control() && c != '\t') {
            return wrong(
                "contains a line break or another control character",
                "write it on one line without \\n and \\r",
            );
        }
        if text.chars().any(is_invisible) {
            return wrong(
                "contains a mark of direction or a line separator that nobody sees",
                "type it anew by hand",
            );
        }
        let composed: String = text.nfc().collect();
        Ok(composed.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// Marks that turn the text around or break it, and are seen by nobody.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Value for bool {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        match value.as_bool() {
            Some(yes) => Ok(yes),
            None => wrong(
                format!("must be true or false, not {}", kind_of(value)),
                "write true or false without quotes",
            ),
        }
    }
}

impl Value for i64 {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let digits = value
            .as_integer()
            .and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        match digits {
            Some(number) => Ok(number),
            None => wrong(
                format!("must be a whole number, not {}", kind_of(value)),
                "write digits without quotes",
            ),
        }
    }
}

impl Value for NaiveTime {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let time = match value {
            DeValue::String(text) => NaiveTime::parse_from_str(text.trim(), "%H:%M").ok(),
            DeValue::Datetime(Datetime {
                date: None,
                time: Some(t),
                offset: None,
            }) => NaiveTime::from_hms_opt(t.hour.into(), t.minute.into(), 0),
            _ => None,
        };
        match time {
            Some(time) => Ok(time),
            None => wrong(
                format!("{} is no time of day", shown(value)),
                "write hours and minutes from \"00:00\" to \"23:59\"",
            ),
        }
    }
}

impl Value for NaiveDate {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let day = match value {
            DeValue::String(text) => NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok(),
            DeValue::Datetime(Datetime {
                date: Some(d),
                time: None,
                ..
            }) => NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()),
            _ => None,
        };
        match day {
            Some(day) => Ok(day),
            None => wrong(
                format!("{} is no day", shown(value)),
                "write year, month, day: 2026-07-01",
            ),
        }
    }
}

/// A text or a whole number, as a text: group ids of portals are numbers.
pub struct Loose(pub String);

impl Value for Loose {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        match value.as_integer() {
            Some(_) => i64::read(value).map(|n| Loose(n.to_string())),
            None => String::read(value).map(Loose),
        }
    }
}

/// A mail address: ASCII, one @, nothing that a header could be broken with.
#[derive(Debug, Default, Clone)]
pub struct Address(pub String);

impl Value for Address {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let text = String::read(value)?;
        match text.is_empty() || is_address(&text) {
            true => Ok(Address(text)),
            false => wrong(
                // Not shown: a refused reload is told in the log, which holds no address.
                "is no mail address",
                "write name@domain in plain ASCII; the printed name goes into \"name\"",
            ),
        }
    }

    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// A host name or an IP address.
#[derive(Debug, Default, Clone)]
pub struct Host(pub String);

impl Value for Host {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let text = String::read(value)?;
        match text.is_empty() || is_host(&text) || text.parse::<IpAddr>().is_ok() {
            true => Ok(Host(text)),
            false => wrong(
                format!("\"{text}\" is no host name"),
                "write only the name, \"mail.example.vn\": no scheme, no port, no path",
            ),
        }
    }

    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// A short stable name: `vp`, `nd09_quarter`.
#[derive(Debug, Default, Clone)]
pub struct Id(pub String);

impl Value for Id {
    fn read(value: &DeValue) -> Result<Self, Wrong> {
        let text = String::read(value)?;
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
        match text.len() <= 40 && text.bytes().all(plain) {
            true => Ok(Id(text)),
            false => wrong(
                format!("\"{text}\" cannot be an id"),
                "use at most 40 of a-z, 0-9, _ and -; the full name goes into \"name\" or \"title\"",
            ),
        }
    }

    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether the host is this very machine.
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    match host.parse::<IpAddr>() {
        Ok(ip) => ip.is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

/// Names reserved for examples (RFC 2606, RFC 6761): nothing arrives there. `.test` is none of
/// them: it is what a laboratory's own mail server is meant to bear.
pub fn is_reserved(address_host_or_url: &str) -> bool {
    let host = address_host_or_url.rsplit('@').next().unwrap_or_default();
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host
        .split(['/', ':'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next().unwrap_or_default(), labels.next());
    match top {
        "example" | "invalid" => true,
        "com" | "net" | "org" => second == Some("example"),
        _ => false,
    }
}

/// The known word that was probably meant.
pub fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let folded = word.to_lowercase().replace('-', "_");
    known
        .map(|k| (strsim::damerau_levenshtein(&folded, &k.replace('-', "_")), k))
        .filter(|(distance, k)| *distance <= 1.max(k.chars().count() / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, k)| k)
}

fn kind_of(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a section",
    }
}

fn shown(value: &DeValue) -> String {
    match value {
        DeValue::String(text) => format!("\"{}\"", text.escape_debug()),
        DeValue::Datetime(moment) => moment.to_string(),
        other => kind_of(other).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text<T: Value>(text: &str) -> Result<T, Wrong> {
        T::read(&DeValue::String(text.into()))
    }

    #[test]
    fn an_address_that_could_break_a_header_or_a_route_is_refused() {
        for good in [
            "vp@heza.example",
            "a.b+c@mail-1.example.vn",
            "o'neil@example.test",
        ] {
            assert!(text::<Address>(good).is_ok(), "{good}");
        }
        for bad in [
            "vp",
            "vp@",
            "@heza.example",
            "vp heza@heza.example",
            "Văn phòng <vp@heza.example>",
            "vp@heza..example",
            "vp@-heza.example",
            ".vp@heza.example",
            "vp@heza.example\r\nBcc: x@y.example",
            "văn@heza.example",
            "a@b@heza.example",
        ] {
            assert!(text::<Address>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn times_and_days_are_read_strictly() {
        assert_eq!(text::<NaiveTime>("07:45").ok(), NaiveTime::from_hms_opt(7, 45, 0));
        for bad in ["25:00", "7h45", "07:60", "", "07:45:00"] {
            assert!(text::<NaiveTime>(bad).is_err(), "{bad}");
        }
        assert_eq!(
            text::<NaiveDate>("2026-07-01").ok(),
            NaiveDate::from_ymd_opt(2026, 7, 1)
        );
        for bad in ["01/7/2026", "2026-02-30", ""] {
            assert!(text::<NaiveDate>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn text_is_composed_and_kept_on_one_line() {
        assert_eq!(
            text::<String>("Va\u{306}n  pho\u{300}ng ").ok().as_deref(),
            Some("Văn phòng")
        );
        assert!(text::<String>("Văn\nphòng").is_err());
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised_and_another_word_is_not() {
        let known = ["morning", "late", "close", "mode", "live_from"];
        assert_eq!(nearest("mornig", known.into_iter()), Some("morning"));
        assert_eq!(nearest("live-from", known.into_iter()), Some("live_from"));
        assert_eq!(nearest("colour", known.into_iter()), None);
    }

    #[test]
    fn reserved_names_are_known_and_real_ones_are_not() {
        for reserved in [
            "a@heza.example",
            "a@example.com",
            "mail.example.org",
            "https://x.example:8443/a",
        ] {
            assert!(is_reserved(reserved), "{reserved}");
        }
        for real in [
            "a@heza.gov.vn",
            "https://example.vn/a.example",
            "a@myexample.com",
            "a@heza.test",
        ] {
            assert!(!is_reserved(real), "{real}");
        }
    }
}
