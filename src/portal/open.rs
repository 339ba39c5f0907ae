//! An answer that lists dossiers, to rows without anything of a person.
//!
//! What a portal lists holds names, telephones and addresses. Only code, sector and the promised
//! moment are taken over; the answer itself is never kept, nor is a word of it in any message.

use super::answer::Version;
use super::failure::{Failure, FailureKind};
use super::jq::Val;
use super::profile::{Listing, Profile};
use super::question::Question;
use super::rows::{name, text, unfit};
use super::try_on::Saved;
use super::understand::MOST_ITEMS;
use crate::calendar::office_time;
use crate::dossier::list::{State, When, is_code, mark_of};
use crate::dossier::open::{OpenList, Promised, watched_until};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use jaq_json::Num;
use std::collections::BTreeMap;

/// Longest name of a sector, in characters.
const LONGEST_SECTOR: usize = 120;
/// A sector's name has fewer digits than a telephone number.
const MOST_DIGITS: usize = 6;

/// A list of dossiers as a source gave it, stripped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswer {
    pub list: OpenList,
    /// What was asked first, for the audit trail.
    pub request: String,
    pub status: u16,
    pub version: Version,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Dossiers on it, also those that are not watched.
    pub items: usize,
    /// The number of all, where the system says it.
    pub total: Option<usize>,
    pub rows: Vec<Promised>,
}

/// What a profile makes of a saved page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampled {
    pub items: usize,
    pub total: Option<usize>,
    /// Those that are being worked on and have a promised day.
    pub rows: Vec<Promised>,
}

impl Profile {
    /// What a saved page of a list says. `values` are complete ones.
    pub fn try_on_list(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
        saved: Saved,
    ) -> Result<Sampled, Failure> {
        let page = self.page(question, values, (saved.status, saved.content_type), saved.body)?;
        Ok(Sampled {
            items: page.items,
            total: page.total,
            rows: page.rows,
        })
    }

    /// One page of a list of dossiers. A failure bears no body.
    pub(super) fn page(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
        (status, content_type): (u16, Option<&str>),
        body: &[u8],
    ) -> Result<Page, Failure> {
        let read = self.read_page(question, values, (status, content_type), body);
        read.map_err(|failure| Failure {
            status: Some(status),
            body: Vec::new(),
            ..failure
        })
    }

    fn read_page(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
        (status, content_type): (u16, Option<&str>),
        body: &[u8],
    ) -> Result<Page, Failure> {
        let Some(listing) = &self.listing else {
            return Err(Failure::new(
                FailureKind::Misconfigured,
                "the profile lists no dossiers",
            ));
        };
        let ask = self.ask_of(question, values);
        let parsed = self.parsed(&ask, status, content_type, body)?;
        let total = total(listing, &parsed, &ask)?;
        let items = self.reading.items.run(parsed, &ask, MOST_ITEMS);
        // The filter's own words may repeat a value, so they are told nowhere.
        let items = items.map_err(|_| {
            changed("no dossiers can be taken from the answer; compare it with answer.items".into())
        })?;
        let count = items.len();
        let mut rows = Vec::new();
        for (i, item) in items.into_iter().enumerate() {
            let place = format!("dossier {} of the page", i + 1);
            let outputs = self.reading.row.run(item, &ask, 1);
            let outputs = outputs
                .map_err(|_| changed(format!("{place} cannot be read; compare it with answer.row")))?;
            for output in outputs {
                rows.extend(row(output, listing, &place)?);
            }
        }
        Ok(Page {
            items: count,
            total,
            rows,
        })
    }
}

fn total(listing: &Listing, parsed: &Val, ask: &Val) -> Result<Option<usize>, Failure> {
    let Some(filter) = &listing.total else {
        return Ok(None);
    };
    let unread =
        || changed("the number of all dossiers cannot be read; compare the answer with answer.total".into());
    let outputs = filter.run(parsed.clone(), ask, 1).map_err(|_| unread())?;
    match outputs.first() {
        None | Some(Val::Null) => Ok(None),
        Some(Val::Num(Num::Int(n))) => usize::try_from(*n).map(Some).map_err(|_| unread()),
        Some(value @ Val::TStr(_)) => {
            let written = text(value).and_then(|t| t.trim().parse().ok());
            written.map(Some).ok_or_else(unread)
        }
        Some(_) => Err(unread()),
    }
}

/// One output of `answer.row`: code, sector, due, resolved, state, and nothing else. `None` where
/// nobody works on it any more, or no day was promised.
fn row(output: Val, listing: &Listing, place: &str) -> Result<Option<Promised>, Failure> {
    let Val::Obj(object) = output else {
        return Err(unfit(place, "is no object"));
    };
    let (mut code, mut sector) = (String::new(), String::new());
    let (mut due, mut is_resolved, mut state) = (None, false, None);
    for (key, value) in object.iter() {
        let key = text(key).ok_or_else(|| unfit(place, "has a key that is no text"))?;
        match key.as_str() {
            "code" => code = code_of(&name(value, place, "code")?),
            "sector" => sector = sector_of(&name(value, place, "sector")?),
            "due" => due = when(value, listing, place, "due")?,
            "resolved" => is_resolved = when(value, listing, place, "resolved")?.is_some(),
            "state" => state = state_of(value, place)?,
            _ => {
                return Err(unfit(
                    place,
                    "has another key than code, sector, due, resolved and state; what is personal is never taken over",
                ));
            }
        }
    }
    if code.is_empty() {
        return Err(changed(format!(
            "{place} has no code; compare it with answer.row"
        )));
    }
    let due = watched_until(due, is_resolved, state);
    Ok(due.map(|due| Promised { due, code, sector }))
}

/// The code as portals make them; anything else might be of a person and is kept as a mark.
fn code_of(text: &str) -> String {
    match text.is_empty() || is_code(text) {
        true => text.to_owned(),
        false => mark_of(text),
    }
}

/// A name of a sector; what cannot be one is none.
fn sector_of(text: &str) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_one = !text.contains('@') && digits <= MOST_DIGITS && text.chars().count() <= LONGEST_SECTOR;
    if is_one { text.to_owned() } else { String::new() }
}

fn state_of(value: &Val, place: &str) -> Result<Option<State>, Failure> {
    if matches!(value, Val::Null) {
        return Ok(None);
    }
    let word = text(value).unwrap_or_default();
    let state = serde_json::from_value(serde_json::Value::String(word)).ok();
    let state: Option<State> = state;
    state.map(Some).ok_or_else(|| {
        unfit(
            place,
            "has a state that is none of open, waiting, done, returned, withdrawn, denied and null",
        )
    })
}

/// A moment as the profile says that the system writes them; null and "" are none.
fn when(value: &Val, listing: &Listing, place: &str, key: &str) -> Result<Option<When>, Failure> {
    let unread = || {
        changed(format!(
            "{place} has a moment as {key} that answer.moment_formats does not know"
        ))
    };
    let written = match value {
        Val::Null => return Ok(None),
        Val::TStr(_) => text(value).ok_or_else(unread)?,
        _ => return Err(unread()),
    };
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let read = listing
        .moment_formats
        .iter()
        .find_map(|format| moment(written, format));
    let (day, time) = read
        .filter(|(day, _)| (2000..=2100).contains(&day.year()))
        .ok_or_else(unread)?;
    Ok(Some(When {
        day,
        time: time.filter(|t| is_believed(*t)),
    }))
}

fn moment(text: &str, format: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if let Ok(at) = DateTime::parse_from_str(text, format) {
        let local = at.with_timezone(&office_time());
        return Some((local.date_naive(), Some(local.time())));
    }
    if let Ok(at) = NaiveDateTime::parse_from_str(text, format) {
        return Some((at.date(), Some(at.time())));
    }
    NaiveDate::parse_from_str(text, format)
        .ok()
        .map(|day| (day, None))
}

/// Whether an hour can have been promised to a person. OpenCPS writes 12:00 as 00:00 and hours of
/// the afternoon as those of the night where it takes `hh` for 24 hours (facts/portal-apis.md 2.10):
/// such an hour is not told, and the day counts whole.
fn is_believed(time: NaiveTime) -> bool {
    (6..20).contains(&time.hour())
}

fn changed(detail: String) -> Failure {
    Failure::new(FailureKind::LayoutChanged, detail)
}
