//! The only place from which HTTP leaves the program.

use super::profile::Request;
use super::{Answer, Failure, FailureKind, Login, Question, Source};
use crate::calendar::Moment;
use crate::dossier::Snapshot;
use chrono::{DateTime, Duration, SubsecRound};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Certificate, Client, Response, Url, redirect};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::error::Error as _;

/// Largest body, counted after decompression.
const LARGEST_BODY: usize = 4 * 1024 * 1024;
/// A server cannot send us away for longer than this.
const LONGEST_WAIT: i64 = 24 * 3600;
const CONNECT_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(20);
const MOST_REDIRECTS: usize = 3;

/// A source made ready to be asked: its connection settings, checked once. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Asker {
    client: Client,
    source: Source,
    /// The source's values with the profile's defaults.
    values: BTreeMap<String, String>,
    base: Url,
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
        let base = base_of(source)?;
        let values = source
            .profile
            .complete(&source.values)
            .map_err(|all| all.join("; "))?;
        let loopback = is_loopback(&base);
        if base.scheme() == "http" && !loopback && !matches!(source.login, Login::None) {
            return Err("login: a secret is not sent over plain http; write https:// in base_url".into());
        }
        let mut client = Client::builder()
            .user_agent(concat!("dossierd/", env!("CARGO_PKG_VERSION")))
            .timeout(source.timeout)
            .connect_timeout(source.timeout.min(CONNECT_TIMEOUT))
            .redirect(same_host_only())
            .referer(false);
        if loopback {
            client = client.no_proxy();
        }
        let extra = match &source.extra_ca {
            None => Vec::new(),
            Some(pem) => certificates(pem)?,
        };
        client = if base.scheme() == "http" {
            // No TLS to come, so a machine without any root certificate will do.
            client.tls_certs_only([])
        } else {
            client.tls_certs_merge(extra)
        };
        let client = client
            .build()
            .map_err(|_| "no TLS client can be made; install the system's root certificates (package ca-certificates) and check extra_ca")?;
        Ok(Asker {
            client,
            source: source.clone(),
            values,
            base,
        })
    }

    /// Asks a question and reads the answer. `fetched_at` is the moment of this tick. A
    /// connection that breaks before any answer is tried once more at once; other
    /// repetitions are for the one who calls.
    pub async fn ask(&self, question: &Question, fetched_at: Moment) -> Result<Answer, Failure> {
        let fetched_at = fetched_at.trunc_subsecs(0);
        let asked = self.ask_unguarded(question, fetched_at).await;
        asked.map_err(|failure| self.discreet(failure))
    }

    async fn ask_unguarded(&self, question: &Question, fetched_at: Moment) -> Result<Answer, Failure> {
        let request = self.source.profile.request(question, &self.values)?;
        let response = match self.send(&request).await {
            Err(error) if was_reset(&error) => self.send(&request).await,
            other => other,
        };
        let response = response.map_err(|e| self.no_answer(&e))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let retry_after = headers.get(RETRY_AFTER).and_then(|v| wait(v, fetched_at));
        let body = self.body(response).await?;
        let content_type = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let understood = self
            .source
            .profile
            .understand(question, &self.values, status, content_type, &body);
        let (rows, total) = understood.map_err(|failure| Failure {
            retry_after,
            ..failure
        })?;
        Ok(Answer {
            snapshot: Snapshot {
                id: 0,
                source: self.source.id.clone(),
                mode: question.mode,
                from: question.from,
                to: question.to,
                fetched_at,
                request: request.path_and_query,
                hash: hex(&Sha256::digest(&body)),
                rows,
                total,
            },
            body,
            status,
        })
    }

    async fn send(&self, request: &Request) -> Result<Response, reqwest::Error> {
        let mut url = self.base.clone();
        let (path, query) = match request.path_and_query.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (request.path_and_query.as_str(), None),
        };
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        url.set_query(query);
        let mut headers = HeaderMap::new();
        for (name, value) in &request.headers {
            let pair = (
                HeaderName::from_bytes(name.as_bytes()),
                HeaderValue::from_str(value),
            );
            if let (Ok(name), Ok(value)) = pair {
                headers.insert(name, value);
            }
        }
        let ask = self.client.get(url).headers(headers);
        let ask = match &self.source.login {
            Login::None => ask,
            Login::Basic { user, password } => ask.basic_auth(user, Some(password.expose_secret())),
            Login::Bearer { token } => ask.bearer_auth(token.expose_secret()),
        };
        ask.send().await
    }

    async fn body(&self, mut response: Response) -> Result<Vec<u8>, Failure> {
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
                Err(error) => return Err(self.no_answer(&error).answered(status, &body)),
            }
        }
    }

    /// Why no whole answer came, in our own words: the library's name the address.
    fn no_answer(&self, error: &reqwest::Error) -> Failure {
        let chain = chain_of(error).to_lowercase();
        let detail = if error.is_timeout() {
            format!(
                "no whole answer within {} seconds; if the portal is only slow, raise the source's timeout",
                self.source.timeout.as_secs_f32()
            )
        } else if ["certificate", "unknownissuer", "tls", "handshake"]
            .iter()
            .any(|w| chain.contains(w))
        {
            "the portal's TLS certificate or protocol is not accepted; if it leaves out a certificate of its chain or has one of a state authority, give that in the source's extra_ca".to_owned()
        } else if error.is_connect() {
            "no connection to the portal; check base_url, the network and the name service".to_owned()
        } else if error.is_redirect() {
            return Failure::new(
                FailureKind::Refused,
                "the portal sends from page to page without end; check login and path of the source",
            );
        } else if error.is_builder() {
            return Failure::new(
                FailureKind::Misconfigured,
                "the request cannot be written; check base_url and values",
            );
        } else {
            "the connection broke before the whole answer had come; it is asked again later".to_owned()
        };
        Failure::new(FailureKind::Unreachable, detail)
    }

    /// Takes the host and every secret out of what is kept and shown.
    fn discreet(&self, mut failure: Failure) -> Failure {
        let mut hidden: Vec<String> = Vec::new();
        match &self.source.login {
            Login::None => {}
            Login::Basic { password: secret, .. } | Login::Bearer { token: secret } => {
                hidden.extend(shown(secret))
            }
        }
        if let Some(host) = self.base.host_str() {
            let port = self.base.port().map(|port| format!("{host}:{port}"));
            hidden.extend(port.into_iter().chain([host.to_owned()]));
        }
        for word in &hidden {
            failure.detail = failure.detail.replace(word.as_str(), "***");
            failure.body = without(&failure.body, word.as_bytes());
        }
        failure
    }
}

/// A secret as text to look for; too short a one would take out half the message.
fn shown(secret: &SecretString) -> Option<String> {
    let secret = secret.expose_secret();
    (secret.len() >= 4).then(|| secret.to_owned())
}

fn without(body: &[u8], word: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(first) = rest.first() {
        if let Some(after) = rest.strip_prefix(word) {
            out.extend_from_slice(b"***");
            rest = after;
            continue;
        }
        out.push(*first);
        rest = &rest[1..];
    }
    out
}

fn base_of(source: &Source) -> Result<Url, String> {
    let wrong = "base_url: write https://host, with a path if the portal stands below one";
    let base = Url::parse(source.base_url.trim_end_matches('/')).map_err(|_| wrong.to_owned())?;
    if !matches!(base.scheme(), "http" | "https") || base.host_str().is_none() {
        return Err(wrong.into());
    }
    if !base.username().is_empty() || base.password().is_some() {
        return Err("base_url: holds a user or a password; move them to the source's login".into());
    }
    if base.query().is_some() || base.fragment().is_some() {
        return Err("base_url: holds a query; move it to the profile's request".into());
    }
    Ok(base)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || address
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

fn certificates(pem: &[u8]) -> Result<Vec<Certificate>, String> {
    let wrong = "extra_ca: holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)";
    let found = Certificate::from_pem_bundle(pem).map_err(|_| wrong.to_owned())?;
    if found.is_empty() {
        Err(wrong.into())
    } else {
        Ok(found)
    }
}

/// A sign-in page elsewhere is a refusal, and no other host shall see our headers.
fn same_host_only() -> redirect::Policy {
    redirect::Policy::custom(|attempt| {
        let here = attempt.previous().first().is_some_and(|first| {
            let next = attempt.url();
            first.scheme() == next.scheme()
                && first.host() == next.host()
                && first.port_or_known_default() == next.port_or_known_default()
        });
        if here && attempt.previous().len() <= MOST_REDIRECTS {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
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

fn was_reset(error: &reqwest::Error) -> bool {
    use std::io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    let mut cause = error.source();
    while let Some(inner) = cause {
        let kind = inner.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        if matches!(
            kind,
            Some(ConnectionReset | ConnectionAborted | BrokenPipe | UnexpectedEof)
        ) {
            return true;
        }
        cause = inner.source();
    }
    false
}

/// What the causes say, for a look at their kind only; it may name the address.
fn chain_of(error: &reqwest::Error) -> String {
    let mut said = String::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        said.push_str(&inner.to_string());
        said.push(' ');
        cause = inner.source();
    }
    said
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
