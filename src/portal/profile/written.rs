//! The profile file as written, and what is wrong in it.

use super::template::{Template, is_name};
use super::{KnownFailure, Profile, Reading, ValueNeeded};
use crate::portal::FailureKind;
use crate::portal::jq::Jq;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    name: String,
    #[serde(default)]
    values: BTreeMap<String, ValueNeeded>,
    request: WrittenRequest,
    answer: WrittenAnswer,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRequest {
    method: String,
    path: String,
    date_format: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    month: Option<BTreeMap<String, String>>,
    year: Option<BTreeMap<String, String>>,
    range: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    success: Vec<u16>,
    #[serde(default)]
    refused_words: Vec<String>,
    largest_count: i64,
    empty_allowed: bool,
    expect: String,
    items: String,
    row: String,
    #[serde(default)]
    failure: Vec<WrittenFailure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFailure {
    #[serde(default)]
    status: Vec<u16>,
    when: Option<String>,
    kind: FailureKind,
    remedy: String,
}

/// Placeholders of the window, by mode.
const MONTH_WORDS: &[&str] = &["from", "to", "year", "month"];
const YEAR_WORDS: &[&str] = &["from", "to", "year"];
const RANGE_WORDS: &[&str] = &["from", "to"];

/// Path, headers and the queries of the modes.
type Templates = (
    Template,
    Vec<(String, Template)>,
    BTreeMap<&'static str, Vec<(String, Template)>>,
);

impl Profile {
    /// Reads and checks a profile file, its filters too. The error names the key and the
    /// remedy.
    pub fn read(text: &str) -> Result<Profile, String> {
        let written: Written = toml::from_str(text).map_err(|e| e.to_string())?;
        let request = written.request;
        if !is_name(&written.id) {
            return Err(
                "id: write letters, digits, '-' and '_' only; a [[source]] refers to the profile by it"
                    .into(),
            );
        }
        if request.method != "GET" {
            return Err(
                "request.method: only \"GET\" is sent, so that a profile can never write on a portal".into(),
            );
        }
        check_values(&written.values)?;
        check_date_format(&request.date_format)?;
        let (path, headers, queries) = request.templates(&written.values)?;
        if queries.is_empty() {
            return Err(
                "request: no [request.month], [request.year] or [request.range]; give at least one".into(),
            );
        }
        Ok(Profile {
            id: written.id,
            name: written.name,
            path,
            headers,
            date_format: request.date_format,
            queries,
            reading: written.answer.check()?,
            values: written.values,
        })
    }
}

impl WrittenRequest {
    fn templates(&self, values: &BTreeMap<String, ValueNeeded>) -> Result<Templates, String> {
        let template = |key: &str, text: &str, words: &[&str]| {
            Template::read(text)
                .and_then(|t| t.check(values, words))
                .map_err(|e| format!("{key}: {e}"))
        };
        let path = template("request.path", &self.path, &[])?;
        let mut headers = Vec::new();
        for (name, text) in &self.headers {
            let key = format!("request.headers.{name}");
            check_header(name).map_err(|e| format!("{key}: {e}"))?;
            headers.push((name.clone(), template(&key, text, &[])?));
        }
        let mut queries = BTreeMap::new();
        for (mode, table, words) in [
            ("month", &self.month, MONTH_WORDS),
            ("year", &self.year, YEAR_WORDS),
            ("range", &self.range, RANGE_WORDS),
        ] {
            let Some(table) = table else { continue };
            let mut query = Vec::new();
            for (name, text) in table {
                query.push((
                    name.clone(),
                    template(&format!("request.{mode}.{name}"), text, words)?,
                ));
            }
            queries.insert(mode, query);
        }
        Ok((path, headers, queries))
    }
}

impl WrittenAnswer {
    fn check(self) -> Result<Reading, String> {
        if self.success.is_empty() || self.success.iter().any(|s| !(200..300).contains(s)) {
            return Err("answer.success: give statuses from 200 to 299".into());
        }
        if self.largest_count < 1 {
            return Err("answer.largest_count: give a number above 0".into());
        }
        let jq =
            |key: &str, code: &str| Jq::compile(code).map_err(|e| format!("{key}: {e}; correct the filter"));
        let mut failures = Vec::new();
        for (i, failure) in self.failure.into_iter().enumerate() {
            let key = format!("answer.failure[{}]", i + 1);
            if failure.status.is_empty() && failure.when.is_none() {
                return Err(format!("{key}: give status, when, or both"));
            }
            let when = failure.when.as_deref();
            failures.push(KnownFailure {
                when: when.map(|code| jq(&format!("{key}.when"), code)).transpose()?,
                status: failure.status,
                kind: failure.kind,
                remedy: failure.remedy,
            });
        }
        Ok(Reading {
            expect: jq("answer.expect", &self.expect)?,
            items: jq("answer.items", &self.items)?,
            row: jq("answer.row", &self.row)?,
            success: self.success,
            refused_words: self.refused_words.iter().map(|w| w.to_lowercase()).collect(),
            largest_count: self.largest_count,
            empty_allowed: self.empty_allowed,
            failures,
        })
    }
}

fn check_values(values: &BTreeMap<String, ValueNeeded>) -> Result<(), String> {
    for name in values.keys() {
        if !is_name(name) {
            return Err(format!("values.{name}: write letters, digits, '-' and '_' only"));
        }
        if MONTH_WORDS.contains(&name.as_str()) {
            return Err(format!(
                "values.{name}: {{{name}}} is a word of the window; take another name"
            ));
        }
    }
    Ok(())
}

fn check_header(name: &str) -> Result<(), String> {
    if reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err("no name of a header".into());
    }
    let own = [
        "authorization",
        "cookie",
        "host",
        "content-length",
        "transfer-encoding",
    ];
    if own.contains(&name.to_ascii_lowercase().as_str()) {
        return Err("is set by the program; sign-in belongs into the source's configuration".into());
    }
    Ok(())
}

/// Only %d, %m and %Y, so that a date can always be written.
fn check_date_format(format: &str) -> Result<(), String> {
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
