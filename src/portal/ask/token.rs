//! Tokens of OAuth 2: asked for, read, and what a refusal means.

use super::reply::not_signed_in;
use super::session::{LONGEST_SECRET, Session, basic};
use super::{Asker, transport, with_content};
use crate::calendar::Moment;
use crate::portal::failure::{Failure, FailureKind};
use crate::portal::profile::{Content, FORM, form};
use crate::portal::source::{Grant, OAuth};
use chrono::Duration;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// A token is given up so many seconds before its end: an answer may take a while.
const BEFORE_ITS_END: i64 = 30;

/// What a token service answers (RFC 6749, 5.1 and 5.2).
#[derive(Deserialize)]
struct Token {
    access_token: Option<String>,
    token_type: Option<String>,
    #[serde(default)]
    expires_in: serde_json::Value,
    refresh_token: Option<String>,
    error: Option<String>,
}

impl Asker {
    /// A session from the token service, for what these pairs ask.
    pub(super) async fn token(
        &self,
        oauth: &OAuth,
        mut pairs: Vec<(String, String)>,
        now: Moment,
    ) -> Result<Session, Failure> {
        let wrong = |why: String| Failure::new(FailureKind::Misconfigured, why);
        let url = transport::address(&oauth.token_url, "login.token_url").map_err(wrong)?;
        let mut headers = HeaderMap::new();
        match (&oauth.secret, oauth.secret_in_body) {
            (Some(secret), false) => {
                let value = HeaderValue::from_str(&basic(&oauth.client_id, secret));
                headers.extend(value.ok().map(|value| (AUTHORIZATION, value)));
            }
            (secret, _) => {
                pairs.push(("client_id".into(), oauth.client_id.clone()));
                let secret = secret.as_ref().map(|s| s.expose_secret().to_owned());
                pairs.extend(secret.map(|secret| ("client_secret".to_owned(), secret)));
            }
        }
        let content = Content {
            kind: FORM,
            text: form(&pairs),
        };
        let ask = self.sign_in_client()?.post(url).headers(headers);
        let ask = ask.header("Accept", "application/json");
        let ask = with_content(ask, Some(&content));
        let reply = self.sign_in_reply(ask, "token_url", now).await?;
        let token: Option<Token> = serde_json::from_slice(&reply.body).ok();
        match token {
            Some(token) if (200..300).contains(&reply.status) => session_of(token, now).ok_or_else(|| {
                not_signed_in(&reply, "what it answers holds no bearer token; check token_url")
            }),
            Some(token) => Err(not_signed_in(&reply, said_by(token.error.as_deref()))),
            None => Err(not_signed_in(
                &reply,
                "it does not answer as a token service; check token_url",
            )),
        }
    }
}

/// The error words of RFC 6749; others could hold anything.
fn said_by(error: Option<&str>) -> &'static str {
    match error {
        Some("invalid_client") => "invalid_client; check client_id and the client's secret",
        Some("invalid_grant") => "invalid_grant; check user and password, they may have ended",
        Some("unauthorized_client") => {
            "unauthorized_client; the client may not use this grant, ask its operators"
        }
        Some("unsupported_grant_type") => "unsupported_grant_type; choose the other grant",
        Some("invalid_scope") => "invalid_scope; check scope",
        _ => "it refuses; check the source's login",
    }
}

/// What the configured grant asks for.
pub(super) fn grant(oauth: &OAuth) -> Vec<(String, String)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs = match &oauth.grant {
        Grant::Client => vec![pair("grant_type", "client_credentials")],
        Grant::Password { user, password } => vec![
            pair("grant_type", "password"),
            pair("username", user),
            pair("password", password.expose_secret()),
        ],
    };
    pairs.extend(oauth.scope.as_ref().map(|scope| pair("scope", scope)));
    pairs
}

fn session_of(token: Token, now: Moment) -> Option<Session> {
    let fits = |secret: &String| !secret.is_empty() && secret.len() <= LONGEST_SECRET;
    let is_bearer = token
        .token_type
        .is_none_or(|kind| kind.eq_ignore_ascii_case("bearer"));
    let access = token.access_token.filter(fits).filter(|_| is_bearer)?;
    let seconds = match &token.expires_in {
        serde_json::Value::String(text) => text.trim().parse().ok(),
        other => other.as_i64(),
    };
    // A service that says nothing of an end is asked until it refuses.
    let ends = seconds.map(|s: i64| now + Duration::seconds((s - BEFORE_ITS_END).clamp(0, 366 * 24 * 3600)));
    let refresh = token.refresh_token.filter(fits).map(SecretString::from);
    Some(Session::of_token(&access, refresh, ends))
}
