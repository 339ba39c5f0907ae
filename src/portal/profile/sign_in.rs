//! How one kind of system is signed in to for a cookie.

use super::body::{Content, Method};
use super::template::Template;
use super::value::ValueNeeded;
use super::{body, checks};
use crate::portal::jq::{self, Jq};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Placeholders of a sign-in beside the source's values.
const WORDS: &[&str] = &["user", "password"];

/// The request that gives a cookie, and what its answer must be.
#[derive(Debug, Clone)]
pub struct SignIn {
    pub method: Method,
    pub path: String,
    /// Whether user and password go into the header of basic authentication.
    pub basic: bool,
    headers: Vec<(String, Template)>,
    form: Vec<(String, Template)>,
    json: Vec<(String, Template)>,
    /// Whether somebody is signed in now: a status of success alone does not say so.
    success: Jq,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    method: String,
    path: String,
    #[serde(default)]
    basic: bool,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    form: BTreeMap<String, String>,
    #[serde(default)]
    json: BTreeMap<String, String>,
    success: String,
}

impl Written {
    /// The error names the key and the remedy.
    pub fn check(self, values: &BTreeMap<String, ValueNeeded>) -> Result<SignIn, String> {
        let method = match self.method.as_str() {
            "GET" => Method::Get,
            "POST" => Method::Post,
            _ => return Err("login.method: write \"POST\", or \"GET\"".into()),
        };
        if !self.path.starts_with('/') || self.path.contains(['{', '}', '?', '#', ' ']) {
            return Err("login.path: write the path below the source's address, \"/login\"".into());
        }
        let has_body = !self.form.is_empty() || !self.json.is_empty();
        if has_body && (method == Method::Get || (!self.form.is_empty() && !self.json.is_empty())) {
            return Err("login: give [login.form] or [login.json], with method = \"POST\"".into());
        }
        let templates = |key: &str, table: &BTreeMap<String, String>, words: &[&str]| {
            let read = |(name, text): (&String, &String)| {
                let read = Template::read(text).and_then(|t| t.check(values, words));
                read.map(|t| (name.clone(), t))
                    .map_err(|e| format!("login.{key}.{name}: {e}"))
            };
            table.iter().map(read).collect::<Result<Vec<_>, String>>()
        };
        for name in self.headers.keys() {
            checks::check_header(name).map_err(|e| format!("login.headers.{name}: {e}"))?;
        }
        let success =
            Jq::compile(&self.success).map_err(|e| format!("login.success: {e}; correct the filter"))?;
        Ok(SignIn {
            method,
            basic: self.basic,
            headers: templates("headers", &self.headers, &[])?,
            form: templates("form", &self.form, WORDS)?,
            json: templates("json", &self.json, WORDS)?,
            path: self.path,
            success,
        })
    }
}

impl SignIn {
    /// Whether the source must give a user and a password.
    pub fn wants_user(&self) -> bool {
        let names = |(_, template): &(String, Template)| WORDS.iter().any(|word| template.names(word));
        self.basic || self.form.iter().chain(&self.json).any(names)
    }

    pub fn headers(&self, values: &BTreeMap<String, String>) -> Vec<(String, String)> {
        let fill = |(name, template): &(String, Template)| (name.clone(), template.fill(values));
        self.headers.iter().map(fill).collect()
    }

    /// The body with user and password in it: never kept, never logged.
    pub fn content(&self, values: &BTreeMap<String, String>, user: &str, password: &str) -> Option<Content> {
        let mut known = values.clone();
        known.insert("user".into(), user.to_owned());
        known.insert("password".into(), password.to_owned());
        let fill = |(name, template): &(String, Template)| (name.clone(), template.fill(&known));
        if !self.form.is_empty() {
            let pairs: Vec<(String, String)> = self.form.iter().map(fill).collect();
            return Some(Content {
                kind: body::FORM,
                text: body::form(&pairs),
            });
        }
        let fields: serde_json::Map<String, serde_json::Value> = self
            .json
            .iter()
            .map(|field| {
                let (name, text) = fill(field);
                (name, text.into())
            })
            .collect();
        (!fields.is_empty()).then(|| Content {
            kind: "application/json",
            text: serde_json::Value::Object(fields).to_string(),
        })
    }

    /// Whether this answer says that the user is signed in.
    pub fn succeeded(&self, status: u16, body: &[u8]) -> bool {
        let text = String::from_utf8_lossy(body.get(..64 * 1024).unwrap_or(body));
        let seen = serde_json::json!({
            "status": status,
            "text": text,
            "json": serde_json::from_slice::<serde_json::Value>(body).ok(),
        });
        let nothing = jq::Val::default();
        jq::json(seen.to_string().as_bytes()).is_ok_and(|seen| self.success.holds(seen, &nothing) == Ok(true))
    }
}
