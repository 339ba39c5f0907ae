//! How a profile reads a list of dossiers: pages, the number of all, moments.

use super::super::jq::Jq;
use super::proofs::Purpose;
use super::template::Template;
use super::written::{WrittenAnswer, WrittenRequest};
use chrono::format::{Item, StrftimeItems};
use std::collections::BTreeMap;

/// More on one page would exceed what is read of an answer.
const LARGEST_PAGE: usize = 1000;

/// How a list of dossiers is read.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Dossiers a page; `None`: all come at once.
    pub page_size: Option<usize>,
    /// The number of all dossiers, where the system says it.
    pub total: Option<Jq>,
    /// How moments are written, tried in order.
    pub moment_formats: Vec<String>,
}

impl Listing {
    /// The placeholders of a page.
    pub fn words_of(&self, page: usize) -> Vec<(String, String)> {
        let size = self.page_size.unwrap_or(LARGEST_PAGE);
        let start = page.saturating_mul(size);
        let words = [
            ("page", page),
            ("start", start),
            ("end", start.saturating_add(size)),
            ("size", size),
        ];
        words.map(|(word, n)| (word.to_owned(), n.to_string())).into()
    }
}

/// What a profile says of lists; the error names the key and the remedy.
pub(super) fn listing(
    request: &WrittenRequest,
    answer: &WrittenAnswer,
    purpose: Purpose,
    queries: &BTreeMap<&'static str, Vec<(String, Template)>>,
) -> Result<Option<Listing>, String> {
    let is_list = purpose == Purpose::OpenDossiers;
    if is_list != queries.contains_key("open") || (is_list && queries.len() > 1) {
        return Err("request.open: a list of dossiers is a profile of its own; write purpose = \"open_dossiers\" with [request.open] and no other mode, or delete both".into());
    }
    if !is_list {
        return match (request.page_size, &answer.total, answer.moment_formats.is_empty()) {
            (None, None, true) => Ok(None),
            _ => Err("request.page_size, answer.total and answer.moment_formats belong to lists of dossiers; delete them".into()),
        };
    }
    if request.method != "GET" {
        return Err("request.method: a list of dossiers is asked with \"GET\"".into());
    }
    let names = |word: &str| queries.values().flatten().any(|(_, t)| t.names(word));
    let is_paged = names("page") || names("start");
    match request.page_size {
        Some(size) if !(1..=LARGEST_PAGE).contains(&size) => {
            return Err(format!(
                "request.page_size: write a number from 1 to {LARGEST_PAGE}"
            ));
        }
        Some(_) if !is_paged => {
            return Err("request.page_size: no {page} or {start} in [request.open] says which page; add one, or delete the key".into());
        }
        None if is_paged => {
            return Err("request.page_size: is missing; write how many dossiers a page has".into());
        }
        _ => {}
    }
    for format in &answer.moment_formats {
        let whole = ["%d", "%m", "%Y"].iter().all(|part| format.contains(part));
        if !whole || StrftimeItems::new(format).any(|item| item == Item::Error) {
            return Err(format!(
                "answer.moment_formats: \"{format}\" needs %d, %m and %Y, and %H:%M where there is an hour, %z where there is a time zone"
            ));
        }
    }
    if answer.moment_formats.is_empty() {
        return Err("answer.moment_formats: is missing; write [\"%d/%m/%Y %H:%M:%S\"] or how the system writes moments".into());
    }
    let total = answer.total.as_deref().map(Jq::compile).transpose();
    Ok(Some(Listing {
        page_size: request.page_size,
        total: total.map_err(|e| format!("answer.total: {e}; correct the filter"))?,
        moment_formats: answer.moment_formats.clone(),
    }))
}
