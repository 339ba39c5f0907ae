//! An answer to rows or a named failure. Pure: what a server may send is listed in
//! facts/portal-apis.md section 7, and each line of that table is a case here.

use super::failure::{Failure, FailureKind};
use super::jq::Val;
use super::profile::{KnownFailure, Profile, mode_word};
use super::question::{Question, quarter};
use super::rows::Row;
use super::{jq, rows};
use crate::dossier::{Mode, SectorRow};
use chrono::Datelike;
use std::collections::BTreeMap;

/// More items than any office has sectors.
pub(super) const MOST_ITEMS: usize = 5000;

impl Profile {
    /// What an answer says: the rows of the sectors and the source's own totals row.
    /// An answer without rows is good where the profile allows it, and then nothing is
    /// known: no row is not a row of zeros. `values` are the source's.
    pub fn understand(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
        status: u16,
        content_type: Option<&str>,
        body: &[u8],
    ) -> Result<(Vec<SectorRow>, Option<SectorRow>), Failure> {
        self.judge(question, values, status, content_type, body)
            .map_err(|failure| failure.answered(status, body))
    }

    fn judge(
        &self,
        question: &Question,
        values: &BTreeMap<String, String>,
        status: u16,
        content_type: Option<&str>,
        body: &[u8],
    ) -> Result<(Vec<SectorRow>, Option<SectorRow>), Failure> {
        let ask = self.ask_of(question, values);
        let parsed = self.parsed(&ask, status, content_type, body)?;
        let changed = |detail: String| Failure::new(FailureKind::LayoutChanged, detail);
        let items = self.reading.items.run(parsed, &ask, MOST_ITEMS).map_err(|e| {
            changed(format!(
                "no rows can be taken from the answer ({e}); compare it with answer.items"
            ))
        })?;
        if items.is_empty() {
            return self.empty();
        }
        let count = items.len();
        let rows = self.rows(items, &ask)?;
        if rows.is_empty() {
            return Err(changed(format!(
                "the answer has {count} rows and none is for what was asked; check the source's values, then answer.row"
            )));
        }
        rows::assemble(rows, !self.proof(question.mode).is_cross_check)
    }

    /// The JSON of a good answer of the form that the profile expects.
    pub(super) fn parsed(
        &self,
        ask: &Val,
        status: u16,
        content_type: Option<&str>,
        body: &[u8],
    ) -> Result<Val, Failure> {
        let page = is_page(content_type, body);
        let parsed = if page { None } else { jq::json(body).ok() };
        if let Some(failure) = self.known_failure(status, parsed.as_ref(), ask) {
            return Err(failure);
        }
        if !self.reading.success.contains(&status) {
            return Err(by_status(status));
        }
        let changed = |detail: String| Failure::new(FailureKind::LayoutChanged, detail);
        let Some(parsed) = parsed else {
            if !page && jq::has_too_many_values(body) {
                return Err(changed(
                    "the answer has more values than any office has figures, and was not read; check path and values of the source".into(),
                ));
            }
            return Err(self.no_json(page, body));
        };
        let expected = self.reading.expect.holds(parsed.clone(), ask);
        if expected != Ok(true) {
            return Err(changed(format!(
                "the answer is JSON, but not of the form that the profile \"{}\" expects ({}); compare it with answer.expect",
                self.id,
                // A filter's own words can repeat what it stumbled over, in a list a person's name.
                expected
                    .err()
                    .filter(|_| !self.lists_dossiers())
                    .unwrap_or_else(|| "answer.expect is false".into())
            )));
        }
        Ok(parsed)
    }

    fn empty(&self) -> Result<(Vec<SectorRow>, Option<SectorRow>), Failure> {
        if self.reading.empty_allowed {
            return Ok((Vec::new(), None));
        }
        Err(Failure::new(
            FailureKind::LayoutChanged,
            "the answer has no rows, and this kind of system always sends some; check the source's values",
        ))
    }

    fn rows(&self, items: Vec<Val>, ask: &Val) -> Result<Vec<Row>, Failure> {
        let mut rows = Vec::new();
        for (i, item) in items.into_iter().enumerate() {
            let place = format!("row {} of the answer", i + 1);
            let outputs = self.reading.row.run(item, ask, 1).map_err(|e| {
                Failure::new(
                    FailureKind::LayoutChanged,
                    format!("{place} cannot be read ({e}); compare it with answer.row"),
                )
            })?;
            for output in outputs {
                rows.push(rows::row(output, self.reading.largest_count, &place)?);
            }
        }
        Ok(rows)
    }

    /// `$ask` of the filters.
    pub(super) fn ask_of(&self, question: &Question, values: &BTreeMap<String, String>) -> Val {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, needed) in self.values() {
            if let Some(default) = &needed.default {
                known.insert(name, default);
            }
        }
        known.extend(values.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        let month = if question.mode == Mode::Month {
            question.from.month()
        } else {
            0
        };
        let quarter = match question.mode {
            Mode::Quarter => quarter(question.from),
            _ => 0,
        };
        let ask = serde_json::json!({
            "mode": mode_word(question.mode),
            "year": question.from.year(),
            "month": month,
            "quarter": quarter,
            "period": question.label(),
            "from": question.from.to_string(),
            "to": question.to.to_string(),
            "values": known,
        });
        jq::json(ask.to_string().as_bytes()).unwrap_or_default()
    }

    /// The first failure of the profile that this answer is.
    fn known_failure(&self, status: u16, parsed: Option<&Val>, ask: &Val) -> Option<Failure> {
        let is_it = |known: &&KnownFailure| {
            let when = match (&known.when, parsed) {
                (None, _) => true,
                (Some(filter), Some(json)) => filter.holds(json.clone(), ask) == Ok(true),
                (Some(_), None) => false,
            };
            when && (known.status.is_empty() || known.status.contains(&status))
        };
        let known = self.reading.failures.iter().find(is_it)?;
        let detail = format!("status {status}: {}", known.remedy);
        Some(Failure::new(known.kind, detail))
    }

    /// Status of success and no JSON: a page of somebody else, or a broken answer.
    fn no_json(&self, page: bool, body: &[u8]) -> Failure {
        let text = String::from_utf8_lossy(body.get(..64 * 1024).unwrap_or(body)).to_lowercase();
        if self
            .reading
            .refused_words
            .iter()
            .any(|word| text.contains(word.as_str()))
        {
            return Failure::new(
                FailureKind::Refused,
                "a page to sign in or a refusal came in place of data; check the source's login, or ask the portal's operators to let this program in",
            );
        }
        let detail = match (page, body.trim_ascii().is_empty()) {
            (true, _) => {
                "a web page came in place of JSON; look at it, then check path and base_url of the source"
            }
            (_, true) => "the answer is empty; check path and base_url of the source",
            _ => "the answer is not JSON or breaks off; if it stays so, the service has changed",
        };
        Failure::new(FailureKind::LayoutChanged, detail)
    }
}

/// Statuses that the profile does not name (config/sources/ tells the same to operators).
fn by_status(status: u16) -> Failure {
    let (kind, remedy) = match status {
        401 | 407 => (
            FailureKind::Refused,
            "the portal does not know who asks; check the source's login",
        ),
        403 => (
            FailureKind::Refused,
            "the portal forbids this; ask its operators for access",
        ),
        429 => (
            FailureKind::Refused,
            "the portal is asked too often; make the source's schedule rarer",
        ),
        304 => (
            FailureKind::LayoutChanged,
            "the portal says that nothing has changed, and was not told since when",
        ),
        300..=399 => (
            FailureKind::Refused,
            "the portal sends elsewhere, often to a sign-in page, and other hosts are not followed; check login and base_url of the source",
        ),
        408 | 500..=599 => (
            FailureKind::Unreachable,
            "the portal is out of order; it is asked again later",
        ),
        400..=499 => (
            FailureKind::Misconfigured,
            "the portal does not understand the request; check path and values of the source",
        ),
        _ => (
            FailureKind::LayoutChanged,
            "the profile does not count this status as success; compare it with answer.success",
        ),
    };
    Failure::new(kind, format!("status {status}: {remedy}"))
}

/// HTML or XML, by content type or by the first byte that is no space.
fn is_page(content_type: Option<&str>, body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let declared = content_type.is_some_and(|t| t.to_ascii_lowercase().contains("html"));
    declared || body.trim_ascii_start().first() == Some(&b'<')
}
