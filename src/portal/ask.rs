//! The only place from which HTTP leaves the program.

mod discreet;
mod open;
mod reply;
mod session;
mod sign_in;
mod token;
mod transport;

pub use transport::Clients;

use super::answer::{Answer, Validators};
use super::failure::{Failure, FailureKind};
use super::hash::hex;
use super::profile::{Content, Method, Request};
use super::question::Question;
use super::source::{Login, Source};
use crate::calendar::Moment;
use crate::dossier::Snapshot;
use chrono::{DateTime, Duration, SubsecRound};
use reply::Reply;
use reqwest::header::{
    CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    RETRY_AFTER,
};
use reqwest::{Client, RequestBuilder, Response, Url};
use session::Session;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Largest body, counted after decompression.
const LARGEST_BODY: usize = 4 * 1024 * 1024;
/// A server cannot send us away for longer than this.
const LONGEST_WAIT: i64 = 24 * 3600;
/// Longest ETag or Last-Modified that is kept.
const LONGEST_VALIDATOR: usize = 256;

/// A source made ready to be asked: its connection settings, checked once. Cheap to clone; all
/// clones share one sign-in.
#[derive(Debug, Clone)]
pub struct Asker {
    client: Client,
    /// For requests that sign in: no redirect is followed with a secret in hand.
    sign_in: Option<Client>,
    source: Arc<Source>,
    /// The source's values with the profile's defaults.
    values: BTreeMap<String, String>,
    base: Url,
    session: Arc<Mutex<Option<Session>>>,
}

/// What a source said to a question that it may have answered before.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Data(Box<Answer>),
    /// What it said last still holds.
    Unchanged,
}

/// Asks once, without keeping connections: [`Asker::new`] and [`Asker::ask`] in one.
pub async fn ask(source: &Source, question: &Question, fetched_at: Moment) -> Result<Answer, Failure> {
    match Asker::new(source) {
        Ok(asker) => asker.ask(question, fetched_at).await,
        Err(problem) => Err(Failure::new(FailureKind::Misconfigured, problem)),
    }
}

impl Asker {
    /// Checks a source's address, values, login and certificates. The error names key and
    /// remedy, and holds no host and no secret.
    pub fn new(source: &Source) -> Result<Asker, String> {
        Asker::through(source, &mut Clients::default())
    }

    /// As [`Asker::new`], by a client that another source has already, where it is reached in the
    /// same way.
    pub fn through(source: &Source, clients: &mut Clients) -> Result<Asker, String> {
        let base = transport::base_of(source)?;
        let values = source
            .profile
            .complete(&source.values)
            .map_err(|all| all.join("; "))?;
        transport::check_login(source, &base)?;
        let follows = source.profile.method == Method::Get;
        let sign_in = match source.login {
            Login::OAuth(_) | Login::Cookie(_) => Some(clients.client(source, &base, false)?),
            Login::None | Login::Basic { .. } | Login::Bearer { .. } => None,
        };
        Ok(Asker {
            client: clients.client(source, &base, follows)?,
            sign_in,
            source: Arc::new(source.clone()),
            values,
            base,
            session: Arc::default(),
        })
    }

    /// Where it is asked, so that few ask there at once. Never logged.
    pub fn host(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        let port = self.base.port_or_known_default().unwrap_or_default();
        format!("{host}:{port}")
    }

    /// The source that is asked.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What is asked for a question, as it stands in the audit trail; `None` if it cannot be.
    pub fn words(&self, question: &Question) -> Option<String> {
        let request = self.source.profile.request(question, &self.values).ok()?;
        Some(request.told())
    }

    /// Asks a question and reads the answer. `fetched_at` is the moment of this tick. A
    /// connection that breaks before any answer is tried once more at once, a session that has
    /// ended is begun anew once; other repetitions are for the one who calls.
    pub async fn ask(&self, question: &Question, fetched_at: Moment) -> Result<Answer, Failure> {
        match self.ask_anew(question, None, fetched_at).await? {
            Said::Data(answer) => Ok(*answer),
            Said::Unchanged => Err(Failure::new(
                FailureKind::LayoutChanged,
                "the portal says that nothing has changed since an answer that it was not told of",
            )),
        }
    }

    /// As [`Asker::ask`], and tells the source what it said last, so that it need not say the
    /// same again.
    pub async fn ask_anew(
        &self,
        question: &Question,
        last: Option<&Validators>,
        fetched_at: Moment,
    ) -> Result<Said, Failure> {
        let fetched_at = fetched_at.trunc_subsecs(0);
        match self.ask_unguarded(question, last, fetched_at).await {
            Ok(said) => Ok(said),
            Err(failure) => Err(self.discreet(failure).await),
        }
    }

    async fn ask_unguarded(
        &self,
        question: &Question,
        last: Option<&Validators>,
        now: Moment,
    ) -> Result<Said, Failure> {
        let request = self.source.profile.request(question, &self.values)?;
        // Of a POST a server would say that the condition failed (RFC 9110, 13.1.2).
        let last = last.filter(|_| request.content.is_none());
        let (session, is_new) = self.session(now).await?;
        let first = self.exchange(&request, &session, last, now).await?;
        match self.read(question, &request, last, first, now) {
            // 15 minutes are a usual life of a sign-in (facts/portal-apis.md 2.2).
            Err(failure) if !is_new && session.may_have_ended(&failure) => {
                let session = self.session_after(&session, now).await?;
                let second = self.exchange(&request, &session, last, now).await?;
                self.read(question, &request, last, second, now)
            }
            said => said,
        }
    }

    fn read(
        &self,
        question: &Question,
        request: &Request,
        last: Option<&Validators>,
        reply: Reply,
        fetched_at: Moment,
    ) -> Result<Said, Failure> {
        if reply.status == 304 && last.is_some_and(|known| !known.is_empty()) {
            return Ok(Said::Unchanged);
        }
        let profile = &self.source.profile;
        let content_type = reply.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let understood = profile.understand(question, &self.values, reply.status, content_type, &reply.body);
        let (rows, total) = understood.map_err(|failure| Failure {
            retry_after: reply.retry_after,
            ..failure
        })?;
        Ok(Said::Data(Box::new(Answer {
            snapshot: Snapshot {
                id: 0,
                source: self.source.id.clone(),
                mode: question.mode,
                from: question.from,
                to: question.to,
                fetched_at,
                request: request.told(),
                hash: hex(&Sha256::digest(&reply.body)),
                rows,
                total,
                proof: Some(profile.proof(question.mode)),
            },
            validators: validators(&reply.headers),
            body: reply.body,
            status: reply.status,
            version: profile.version(),
        })))
    }

    async fn exchange(
        &self,
        request: &Request,
        session: &Session,
        last: Option<&Validators>,
        now: Moment,
    ) -> Result<Reply, Failure> {
        let url = transport::below(&self.base, &request.path_and_query);
        let ask = match self.source.profile.method {
            Method::Get => self.client.get(url),
            Method::Post => self.client.post(url),
        };
        let mut headers = headers_of(&request.headers);
        headers.extend(session.headers());
        let known = [
            (IF_NONE_MATCH, last.and_then(|l| l.etag.as_deref())),
            (IF_MODIFIED_SINCE, last.and_then(|l| l.last_modified.as_deref())),
        ];
        for (name, value) in known {
            if let Some(Ok(value)) = value.map(HeaderValue::from_str) {
                headers.insert(name, value);
            }
        }
        let ask = with_content(ask.headers(headers), request.content.as_ref());
        self.send(ask, "base_url", now).await
    }

    /// Sends a request that only reads, so that it may be sent twice.
    /// `address` is the key of the configuration that says where to.
    async fn send(&self, ask: RequestBuilder, address: &str, now: Moment) -> Result<Reply, Failure> {
        let again = ask.try_clone();
        let response = match (ask.send().await, again) {
            (Err(error), Some(again)) if transport::was_reset(&error) => again.send().await,
            (other, _) => other,
        };
        let response = response.map_err(|e| self.no_answer(&e, address))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let retry_after = headers.get(RETRY_AFTER).and_then(|v| wait(v, now));
        Ok(Reply {
            status,
            headers,
            body: self.body(response, address).await?,
            retry_after,
        })
    }

    async fn body(&self, mut response: Response, address: &str) -> Result<Vec<u8>, Failure> {
        let status = response.status().as_u16();
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(None) => return Ok(body),
                Ok(Some(part)) if body.len() + part.len() > LARGEST_BODY => {
                    return Err(Failure::new(
                        FailureKind::LayoutChanged,
                        "the answer is larger than 4 MiB and was not read to its end; check path and values of the source",
                    )
                    .answered(status, &body));
                }
                Ok(Some(part)) => body.extend_from_slice(&part),
                Err(error) => return Err(self.no_answer(&error, address).answered(status, &body)),
            }
        }
    }

    /// Why no whole answer came, in our own words: the library's name the address.
    fn no_answer(&self, error: &reqwest::Error, address: &str) -> Failure {
        transport::no_answer(error, address, self.source.timeout)
    }
}

fn with_content(ask: RequestBuilder, content: Option<&Content>) -> RequestBuilder {
    match content {
        None => ask,
        Some(content) => ask.header(CONTENT_TYPE, content.kind).body(content.text.clone()),
    }
}

/// What of these can be sent; a profile's names are checked when it is read.
fn headers_of(pairs: &[(String, String)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let pair = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value),
        );
        if let (Ok(name), Ok(value)) = pair {
            headers.insert(name, value);
        }
    }
    headers
}

fn validators(headers: &HeaderMap) -> Validators {
    let text = |name: HeaderName| {
        let value = headers.get(name)?.to_str().ok()?;
        (value.len() <= LONGEST_VALIDATOR).then(|| value.to_owned())
    };
    Validators {
        etag: text(ETAG),
        last_modified: text(LAST_MODIFIED),
    }
}

/// Retry-After in seconds or as a date (RFC 9110, 10.2.3).
fn wait(value: &HeaderValue, now: Moment) -> Option<Moment> {
    let text = value.to_str().ok()?.trim();
    let seconds = match text.parse::<i64>() {
        Ok(seconds) => seconds,
        Err(_) => (DateTime::parse_from_rfc2822(text).ok()? - now).num_seconds(),
    };
    Some(now + Duration::seconds(seconds.clamp(0, LONGEST_WAIT)))
}
