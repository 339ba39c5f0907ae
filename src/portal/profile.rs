//! A profile file, read and checked: what one kind of system is asked and how its answers
//! are to be read.

use super::jq::Jq;
use super::{Failure, FailureKind, Question};
use crate::dossier::Mode;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is known about one kind of system: requests, success, mapping. A file in
/// `config/sources/`, never code. The default one knows no request.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub id: String,
    /// For people.
    pub name: String,
    values: BTreeMap<String, ValueNeeded>,
    path: Template,
    headers: Vec<(String, Template)>,
    date_format: String,
    queries: BTreeMap<&'static str, Vec<(String, Template)>>,
    pub(super) reading: Reading,
}

/// A value that a source's configuration gives to its profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueNeeded {
    /// For the operator.
    pub about: String,
    /// Taken where the configuration is silent; without it the value must be given.
    pub default: Option<String>,
}

/// How answers are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub success: Vec<u16>,
    pub refused_words: Vec<String>,
    pub largest_count: i64,
    pub empty_allowed: bool,
    pub expect: Jq,
    pub items: Jq,
    pub row: Jq,
    pub failures: Vec<KnownFailure>,
}

/// An answer that the profile names a failure.
#[derive(Debug, Clone)]
pub(super) struct KnownFailure {
    pub status: Vec<u16>,
    pub when: Option<Jq>,
    pub kind: FailureKind,
    pub remedy: String,
}

/// A request without host and sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// Percent-encoded, begins with "/".
    pub path_and_query: String,
    pub headers: Vec<(String, String)>,
}

/// Text with `{placeholders}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Value(String),
}

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
        let template = |key: &str, text: &str, words: &[&str]| {
            Template::read(text)
                .and_then(|t| t.check(&written.values, words))
                .map_err(|e| format!("{key}: {e}"))
        };
        let path = template("request.path", &request.path, &[])?;
        let mut headers = Vec::new();
        for (name, text) in &request.headers {
            let key = format!("request.headers.{name}");
            check_header(name).map_err(|e| format!("{key}: {e}"))?;
            headers.push((name.clone(), template(&key, text, &[])?));
        }
        let mut queries = BTreeMap::new();
        for (mode, table, words) in [
            ("month", &request.month, MONTH_WORDS),
            ("year", &request.year, YEAR_WORDS),
            ("range", &request.range, RANGE_WORDS),
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
        if queries.is_empty() {
            return Err(
                "request: no [request.month], [request.year] or [request.range]; give at least one".into(),
            );
        }
        check_date_format(&request.date_format)?;
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

    /// The modes in which this kind of system can be asked.
    pub fn modes(&self) -> Vec<Mode> {
        [Mode::Month, Mode::Year, Mode::Range]
            .into_iter()
            .filter(|mode| self.queries.contains_key(mode_word(*mode)))
            .collect()
    }

    /// The values that a source's configuration gives, by name.
    pub fn values(&self) -> &BTreeMap<String, ValueNeeded> {
        &self.values
    }

    /// A source's values with the defaults. All that is missing or unknown is told at once.
    pub fn complete(
        &self,
        given: &BTreeMap<String, String>,
    ) -> Result<BTreeMap<String, String>, Vec<String>> {
        let mut problems = Vec::new();
        let mut values = BTreeMap::new();
        for (name, needed) in &self.values {
            match given
                .get(name)
                .filter(|v| !v.trim().is_empty())
                .or(needed.default.as_ref())
            {
                Some(value) if value.chars().any(char::is_control) => {
                    problems.push(format!(
                        "values.{name}: has a line break or control character; remove it"
                    ));
                }
                Some(value) => {
                    values.insert(name.clone(), value.trim().to_owned());
                }
                None => problems.push(format!("values.{name}: missing; give the {}", needed.about)),
            }
        }
        for name in given.keys().filter(|name| !self.values.contains_key(*name)) {
            problems.push(format!(
                "values.{name}: the profile \"{}\" knows no such value; remove it",
                self.id
            ));
        }
        if problems.is_empty() {
            Ok(values)
        } else {
            Err(problems)
        }
    }

    /// What is sent for a question, without host and sign-in. `values` are complete ones.
    pub(super) fn request(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
    ) -> Result<Request, Failure> {
        let wrong = |detail: String| Failure::new(FailureKind::Misconfigured, detail);
        let Some(query) = self.queries.get(mode_word(question.mode)) else {
            return Err(wrong(format!(
                "the profile \"{}\" cannot be asked in mode \"{}\"; set the source's mode to one of [request]",
                self.id,
                mode_word(question.mode)
            )));
        };
        check_window(question).map_err(wrong)?;
        let mut known = values.clone();
        let day = |d: NaiveDate| d.format(&self.date_format).to_string();
        known.insert("from".into(), day(question.from));
        known.insert("to".into(), day(question.to));
        known.insert("year".into(), question.from.year().to_string());
        known.insert("month".into(), question.from.month().to_string());
        let mut path_and_query = encoded(&self.path.fill(&known));
        for (i, (name, template)) in query.iter().enumerate() {
            path_and_query.push(if i == 0 { '?' } else { '&' });
            path_and_query.push_str(&encoded(name));
            path_and_query.push('=');
            path_and_query.push_str(&encoded(&template.fill(&known)));
        }
        if !path_and_query.starts_with('/') {
            return Err(wrong(
                "the request's path does not begin with \"/\"; correct the value of path".into(),
            ));
        }
        let headers = self
            .headers
            .iter()
            .map(|(name, template)| (name.clone(), template.fill(&known)))
            .collect();
        Ok(Request {
            path_and_query,
            headers,
        })
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

impl Template {
    fn read(text: &str) -> Result<Template, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .filter(|(name, _)| is_name(name))
                .ok_or("a \"{\" without a name and \"}\"; write placeholders as {name}")?;
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Value(name.to_owned()));
            rest = after;
        }
        if rest.contains('}') {
            return Err("a \"}\" without \"{\"; write placeholders as {name}".into());
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Template(pieces))
    }

    fn check(self, values: &BTreeMap<String, ValueNeeded>, words: &[&str]) -> Result<Template, String> {
        for piece in &self.0 {
            match piece {
                Piece::Value(name) if !values.contains_key(name) && !words.contains(&name.as_str()) => {
                    return Err(format!(
                        "nothing is known by the name {{{name}}}; declare it in [values.{name}]"
                    ));
                }
                Piece::Text(text) if text.chars().any(char::is_control) => {
                    return Err("has a line break or control character; remove it".into());
                }
                _ => {}
            }
        }
        Ok(self)
    }

    fn fill(&self, known: &BTreeMap<String, String>) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Value(name) => known.get(name).map_or("", String::as_str),
            })
            .collect()
    }
}

/// The word of a mode in profiles and for filters.
pub(super) fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Month => "month",
        Mode::Year => "year",
        Mode::Range => "range",
        Mode::File => "file",
    }
}

/// Month and year mode answer for calendar units only; another window would get figures of
/// other days.
fn check_window(question: &Question) -> Result<(), String> {
    let (from, to) = (question.from, question.to);
    if from > to {
        return Err(format!(
            "the window {from}..{to} ends before it begins; correct the period"
        ));
    }
    let unit = match question.mode {
        Mode::Month => Months::new(1),
        Mode::Year => Months::new(12),
        _ => return Ok(()),
    };
    let begins = from.day() == 1 && (question.mode == Mode::Month || from.month() == 1);
    let ends =
        (from.checked_add_months(unit)).and_then(|next| next.checked_sub_days(Days::new(1))) == Some(to);
    if begins && ends {
        return Ok(());
    }
    Err(format!(
        "mode \"{}\" answers for calendar units only and {from}..{to} is none; set the source's mode to \"range\" or ask for a cal: period",
        mode_word(question.mode)
    ))
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

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Percent-encoded for a path or a query value. "/" and ":" may stand in both (RFC 3986)
/// and keep dates readable in the audit trail.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
