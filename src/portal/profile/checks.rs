//! What names and formats of a profile must be.

use super::template::is_name;
use super::value::ValueNeeded;
use std::collections::BTreeMap;

/// What no value of a source may be called.
pub(super) const TAKEN_WORDS: &[&str] = &[
    "from", "to", "period", "year", "month", "quarter", "user", "password",
];

pub(super) fn check_values(values: &BTreeMap<String, ValueNeeded>) -> Result<(), String> {
    for name in values.keys() {
        if !is_name(name) {
            return Err(format!("values.{name}: write letters, digits, '-' and '_' only"));
        }
        if TAKEN_WORDS.contains(&name.as_str()) {
            return Err(format!(
                "values.{name}: {{{name}}} is a word of the window or of the sign-in; take another name"
            ));
        }
    }
    Ok(())
}

pub(super) fn check_header(name: &str) -> Result<(), String> {
    if reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err("no name of a header".into());
    }
    let own = [
        "authorization",
        "cookie",
        "host",
        "content-length",
        "content-type",
        "transfer-encoding",
        "if-none-match",
        "if-modified-since",
    ];
    if own.contains(&name.to_ascii_lowercase().as_str()) {
        return Err("is set by the program; sign-in belongs into the source's configuration".into());
    }
    Ok(())
}

/// Only %d, %m and %Y, so that a date can always be written.
pub(super) fn check_date_format(format: &str) -> Result<(), String> {
    let mut rest = format;
    while let Some((_, after)) = rest.split_once('%') {
        if !after.starts_with(['d', 'm', 'Y']) {
            return Err("request.date_format: use %d, %m and %Y only".into());
        }
        rest = &after[1..];
    }
    let whole = ["%d", "%m", "%Y"].iter().all(|part| format.contains(part));
    if whole {
        return Ok(());
    }
    Err("request.date_format: a date needs %d, %m and %Y".into())
}
