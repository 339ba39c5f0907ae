//! A profile file, read and checked: what one kind of system is asked and how its answers
//! are to be read.

mod body;
mod checks;
mod judge;
mod listing;
mod mode;
mod proofs;
mod sign_in;
mod template;
mod value;
mod written;

pub(super) use body::{Body, Content, FORM, Method, form};
pub(super) use listing::Listing;
pub(super) use mode::mode_word;
pub(super) use sign_in::SignIn;
pub use value::ValueNeeded;

use super::answer::Version;
use super::failure::{Failure, FailureKind};
use super::jq::Jq;
use super::question::{Question, quarter};
use crate::dossier::{Mode, Operand, Proof};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeMap;
use template::{Template, encoded};

/// What is known about one kind of system: requests, success, mapping. A file in
/// `config/sources/`, never code. The default one knows no request.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub id: String,
    /// For people.
    pub name: String,
    /// SHA-256 of the file's text, hex: which version read an answer.
    pub hash: String,
    /// A scheduled pull comes up to so many minutes after its moment.
    pub jitter_minutes: u32,
    pub(super) method: Method,
    body: Body,
    pub(super) sign_in: Option<SignIn>,
    proofs: BTreeMap<&'static str, Proof>,
    values: BTreeMap<String, ValueNeeded>,
    path: Template,
    headers: Vec<(String, Template)>,
    date_format: String,
    queries: BTreeMap<&'static str, Vec<(String, Template)>>,
    /// How lists of dossiers are read; `None` for figures.
    pub(super) listing: Option<Listing>,
    pub(super) reading: Reading,
}

/// How answers are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub success: Vec<u16>,
    pub refused_words: Vec<String>,
    pub largest_count: i64,
    /// What never falls in one window but for corrections, and by how many percent it may.
    pub cumulative: Vec<Operand>,
    pub largest_fall_percent: i64,
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
    pub content: Option<Content>,
}

impl Request {
    /// What was asked, for the audit trail.
    pub fn told(&self) -> String {
        match &self.content {
            None => self.path_and_query.clone(),
            Some(content) => format!("POST {} {}", self.path_and_query, content.text),
        }
    }
}

impl Profile {
    /// The modes in which this kind of system can be asked.
    pub fn modes(&self) -> Vec<Mode> {
        [Mode::Month, Mode::Quarter, Mode::Year, Mode::Range, Mode::Open]
            .into_iter()
            .filter(|mode| self.queries.contains_key(mode_word(*mode)))
            .collect()
    }

    /// What holds between the figures of an answer in that mode.
    pub fn proof(&self, mode: Mode) -> Proof {
        let stated = self.proofs.get(mode_word(mode)).cloned();
        stated.unwrap_or_else(|| Proof::by_names(mode))
    }

    /// Whether it counts something else than the form, so that its answers never become figures.
    pub fn is_cross_check(&self) -> bool {
        self.proofs.values().any(|proof| proof.is_cross_check)
    }

    /// Whether it lists the dossiers that are being worked on, and gives no figures.
    pub fn lists_dossiers(&self) -> bool {
        self.listing.is_some()
    }

    /// Whether there is a sign-in that gives a cookie.
    pub fn signs_in(&self) -> bool {
        self.sign_in.is_some()
    }

    /// Whether that sign-in wants a user and a password.
    pub fn wants_user(&self) -> bool {
        self.sign_in.as_ref().is_some_and(SignIn::wants_user)
    }

    /// Its id and the hash of its file.
    pub fn version(&self) -> Version {
        Version {
            profile: self.id.clone(),
            hash: self.hash.clone(),
        }
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
        self.request_page(question, values, 0)
    }

    /// What is sent for that page of a list, counted from 0.
    pub(super) fn request_page(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
        page: usize,
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
        known.extend(self.words_of(question));
        known.extend(self.listing.iter().flat_map(|listing| listing.words_of(page)));
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
        let content = self.body.write(&self.ask_of(question, values)).map_err(wrong)?;
        Ok(Request {
            path_and_query,
            headers,
            content,
        })
    }

    /// The placeholders of a window.
    fn words_of(&self, question: &Question) -> BTreeMap<String, String> {
        let day = |d: NaiveDate| d.format(&self.date_format).to_string();
        [
            ("from", day(question.from)),
            ("to", day(question.to)),
            ("year", question.from.year().to_string()),
            ("month", question.from.month().to_string()),
            ("quarter", quarter(question.from).to_string()),
            ("period", question.label()),
        ]
        .map(|(word, text)| (word.to_owned(), text))
        .into()
    }
}

/// Month, quarter and year mode answer for calendar units only; another window would get
/// figures of other days.
fn check_window(question: &Question) -> Result<(), String> {
    let (from, to) = (question.from, question.to);
    if from > to {
        return Err(format!(
            "the window {from}..{to} ends before it begins; correct the period"
        ));
    }
    let months = match question.mode {
        Mode::Month => 1,
        Mode::Quarter => 3,
        Mode::Year => 12,
        Mode::Range | Mode::File | Mode::Open => return Ok(()),
    };
    let begins = from.day() == 1 && from.month0() % months == 0;
    let ends = (from.checked_add_months(Months::new(months)))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        == Some(to);
    if begins && ends {
        return Ok(());
    }
    Err(format!(
        "mode \"{}\" answers for calendar units only and {from}..{to} is none; set the source's mode to \"range\" or ask for a cal: period",
        mode_word(question.mode)
    ))
}
