//! What is wrong in a profile file as written.

use super::body::{Body, Method, is_writing_parameter, writing_word};
use super::checks::{TAKEN_WORDS, check_date_format, check_header, check_values};
use super::listing::listing;
use super::mode::mode_word;
use super::template::{Template, is_name};
use super::value::ValueNeeded;
use super::written::{Written, WrittenAnswer, WrittenRequest};
use super::{KnownFailure, Profile, Reading, proofs};
use crate::dossier::{Mode, Operand};
use crate::portal::jq::Jq;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Placeholders of the window, by mode.
const MONTH_WORDS: &[&str] = &["from", "to", "period", "year", "month"];
const QUARTER_WORDS: &[&str] = &["from", "to", "period", "year", "quarter"];
const YEAR_WORDS: &[&str] = &["from", "to", "period", "year"];
const RANGE_WORDS: &[&str] = &["from", "to", "period"];
const OPEN_WORDS: &[&str] = &["from", "to", "period", "page", "start", "end", "size"];
/// A scheduled pull is not put off longer.
const MOST_JITTER: u32 = 60;
/// Shorter, it is no reason.
const SHORTEST_REASON: usize = 15;

/// A mode that is asked, its query, and the placeholders that it knows.
struct Asked<'w> {
    mode: Mode,
    query: &'w BTreeMap<String, String>,
    words: &'static [&'static str],
}

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
        check_values(&written.values)?;
        check_date_format(&request.date_format)?;
        if request.jitter_minutes > MOST_JITTER {
            return Err(format!("request.jitter_minutes: write 0 to {MOST_JITTER}"));
        }
        let (path, headers, queries) = request.templates(&written.values)?;
        if queries.is_empty() {
            return Err(
                "request: no [request.month], [request.quarter], [request.year], [request.range] or [request.open]; give at least one"
                    .into(),
            );
        }
        let (method, body) = request.method(&path)?;
        let listing = listing(&request, &written.answer, written.purpose, &queries)?;
        let modes: Vec<(&'static str, Mode)> = request
            .asked()
            .iter()
            .map(|asked| (mode_word(asked.mode), asked.mode))
            .collect();
        let balances = proofs::Written {
            purpose: written.purpose,
            titles: written.titles,
            balance: written.balance,
            sum: written.sum,
            compare: written.compare,
        };
        let operand = |name: &String| balances.operand(name, "answer.cumulative");
        let cumulative: Result<Vec<Operand>, String> =
            written.answer.cumulative.iter().map(operand).collect();
        let login = written.login.map(|login| login.check(&written.values));
        Ok(Profile {
            id: written.id,
            name: written.name,
            hash: crate::portal::hash::hex(&Sha256::digest(text)),
            jitter_minutes: request.jitter_minutes,
            method,
            body,
            sign_in: login.transpose()?,
            proofs: balances.proofs(&modes)?,
            path,
            headers,
            date_format: request.date_format,
            queries,
            listing,
            reading: written.answer.check(cumulative?)?,
            values: written.values,
        })
    }
}

impl WrittenRequest {
    /// The modes that have a table.
    fn asked(&self) -> Vec<Asked<'_>> {
        let all = [
            (Mode::Month, &self.month, MONTH_WORDS),
            (Mode::Quarter, &self.quarter, QUARTER_WORDS),
            (Mode::Year, &self.year, YEAR_WORDS),
            (Mode::Range, &self.range, RANGE_WORDS),
            (Mode::Open, &self.open, OPEN_WORDS),
        ];
        let with_table = all.into_iter().filter_map(|(mode, table, words)| {
            let query = table.as_ref()?;
            Some(Asked { mode, query, words })
        });
        with_table.collect()
    }

    fn templates(&self, values: &BTreeMap<String, ValueNeeded>) -> Result<Templates, String> {
        let template = |key: &str, text: &str, words: &[&str]| {
            Template::read(text)
                .and_then(|t| t.check(values, words))
                .map_err(|e| format!("{key}: {e}"))
        };
        let asked = self.asked();
        // What every mode knows.
        let common: Vec<&str> = TAKEN_WORDS
            .iter()
            .copied()
            .filter(|word| asked.iter().all(|a| a.words.contains(word)))
            .collect();
        let path = template("request.path", &self.path, &common)?;
        let mut headers = Vec::new();
        for (name, text) in &self.headers {
            let key = format!("request.headers.{name}");
            check_header(name).map_err(|e| format!("{key}: {e}"))?;
            headers.push((name.clone(), template(&key, text, &common)?));
        }
        let mut queries = BTreeMap::new();
        for Asked { mode, query, words } in asked {
            let mode = mode_word(mode);
            let mut templates = Vec::new();
            for (name, text) in query {
                let key = format!("request.{mode}.{name}");
                if is_writing_parameter(name) {
                    return Err(format!(
                        "{key}: makes the service write its statistics anew; delete it"
                    ));
                }
                templates.push((name.clone(), template(&key, text, words)?));
            }
            queries.insert(mode, templates);
        }
        Ok((path, headers, queries))
    }

    /// What is sent besides the query, if it can only read (see [`super::body`]).
    fn method(&self, path: &Template) -> Result<(Method, Body), String> {
        let filter =
            |key: &str, code: &str| Jq::compile(code).map_err(|e| format!("{key}: {e}; correct the filter"));
        match (self.method.as_str(), &self.json, &self.form) {
            ("GET", None, None) => Ok((Method::Get, Body::None)),
            ("GET", ..) => Err("request: a GET carries nothing; write method = \"POST\", or delete json and form".into()),
            ("POST", Some(_), Some(_)) => Err("request: give json or form, not both".into()),
            ("POST", json, fields) => {
                let reason = self.reads_only.as_deref().unwrap_or_default().trim();
                if reason.chars().count() < SHORTEST_REASON {
                    return Err("request.reads_only: say in a sentence why this POST only reads; what may write on a portal is never sent".into());
                }
                if let Some(word) = writing_word(&self.path) {
                    return Err(format!(
                        "request.path: \"{word}\" is the name of a service that writes; only services that read are asked"
                    ));
                }
                if !path.is_fixed() {
                    return Err("request.path: of a POST is written out, without placeholders, so that no value can turn it to another service".into());
                }
                let body = match (json, fields) {
                    (Some(code), _) => Body::Json(filter("request.json", code)?),
                    (_, Some(fields)) => {
                        let read = |(name, code): (&String, &String)| {
                            filter(&format!("request.form.{name}"), code).map(|f| (name.clone(), f))
                        };
                        Body::Form(fields.iter().map(read).collect::<Result<_, String>>()?)
                    }
                    (None, None) => Body::None,
                };
                Ok((Method::Post, body))
            }
            _ => Err("request.method: write \"GET\", or \"POST\" where a service that only reads wants it; others write on a portal".into()),
        }
    }
}

impl WrittenAnswer {
    fn check(self, cumulative: Vec<Operand>) -> Result<Reading, String> {
        if self.success.is_empty() || self.success.iter().any(|s| !(200..300).contains(s)) {
            return Err("answer.success: give statuses from 200 to 299".into());
        }
        if self.largest_count < 1 {
            return Err("answer.largest_count: give a number above 0".into());
        }
        if !(1..=100).contains(&self.largest_fall_percent) {
            return Err("answer.largest_fall_percent: give a number from 1 to 100".into());
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
            cumulative,
            largest_fall_percent: self.largest_fall_percent,
            empty_allowed: self.empty_allowed,
            failures,
        })
    }
}
