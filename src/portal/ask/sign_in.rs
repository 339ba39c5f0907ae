//! Being signed in: a header that a source knows us by, kept until it no longer does.
//!
//! Nothing of it is stored: a restart signs in again. A login that fails is never repeated at
//! once, since portals lock accounts.

use super::reply::{Reply, not_signed_in};
use super::session::{LONGEST_SECRET, Place, Session, basic};
use super::token::grant;
use super::{Asker, headers_of, transport, with_content};
use crate::calendar::Moment;
use crate::portal::failure::{Failure, FailureKind};
use crate::portal::profile::{Method, SignIn};
use crate::portal::source::Login;
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, SET_COOKIE};
use secrecy::{ExposeSecret, SecretString};

/// What is believed of a server's cookies and tokens.
const MOST_COOKIES: usize = 30;

impl Asker {
    /// The session to ask with, and whether it was begun just now.
    pub(super) async fn session(&self, now: Moment) -> Result<(Session, bool), Failure> {
        let fixed = match &self.source.login {
            Login::None => Some(Session::default()),
            Login::Basic { user, password } => Some(Session::of(Place::Authorization, basic(user, password))),
            Login::Bearer { token } => Some(Session::of_token(token.expose_secret(), None, None)),
            Login::OAuth(_) | Login::Cookie(_) => None,
        };
        if let Some(session) = fixed {
            // One that cannot be begun anew is as good as new.
            return Ok((session, true));
        }
        let mut held = self.session.lock().await;
        let refresh = match held.as_ref() {
            Some(session) if session.ends.is_none_or(|ends| now < ends) => {
                return Ok((session.clone(), false));
            }
            Some(session) => session.refresh.clone(),
            None => None,
        };
        *held = None;
        let session = self.begin(refresh, now).await?;
        *held = Some(session.clone());
        Ok((session, true))
    }

    /// A session in the place of one that the source no longer knows.
    pub(super) async fn session_after(&self, old: &Session, now: Moment) -> Result<Session, Failure> {
        let mut held = self.session.lock().await;
        *held = None;
        let session = self.begin(old.refresh.clone(), now).await?;
        *held = Some(session.clone());
        Ok(session)
    }

    async fn begin(&self, refresh: Option<SecretString>, now: Moment) -> Result<Session, Failure> {
        match (&self.source.login, &self.source.profile.sign_in) {
            (Login::OAuth(oauth), _) => {
                if let Some(refresh) = refresh {
                    let pairs = vec![
                        ("grant_type".to_owned(), "refresh_token".to_owned()),
                        ("refresh_token".to_owned(), refresh.expose_secret().to_owned()),
                    ];
                    match self.token(oauth, pairs, now).await {
                        // Refresh tokens end too: then the grant itself is asked for.
                        Err(failure) if failure.kind == FailureKind::Refused => {}
                        other => return other,
                    }
                }
                self.token(oauth, grant(oauth), now).await
            }
            (Login::Cookie(user), Some(sign_in)) => self.cookie(sign_in, user.as_ref(), now).await,
            _ => Ok(Session::default()),
        }
    }

    async fn cookie(
        &self,
        sign_in: &SignIn,
        user: Option<&(String, SecretString)>,
        now: Moment,
    ) -> Result<Session, Failure> {
        let url = transport::below(&self.base, &sign_in.path);
        let client = self.sign_in_client()?;
        let ask = match sign_in.method {
            Method::Get => client.get(url),
            Method::Post => client.post(url),
        };
        let mut headers = headers_of(&sign_in.headers(&self.values));
        let nobody = (String::new(), SecretString::from(String::new()));
        let (user, password) = user.unwrap_or(&nobody);
        if sign_in.basic
            && let Ok(mut value) = HeaderValue::from_str(&basic(user, password))
        {
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        let content = sign_in.content(&self.values, user, password.expose_secret());
        let ask = with_content(ask.headers(headers), content.as_ref());
        let reply = self.sign_in_reply(ask, "base_url", now).await?;
        if !sign_in.succeeded(reply.status, &reply.body) {
            return Err(not_signed_in(
                &reply,
                "it says by its answer that nobody is signed in; check user and password, and whether the portal asks for a captcha",
            ));
        }
        let cookies = cookies(&reply.headers);
        if cookies.is_empty() {
            return Err(not_signed_in(
                &reply,
                "it gives no cookie; check [login] of the profile",
            ));
        }
        Ok(Session::of(Place::Cookie, cookies))
    }

    pub(super) fn sign_in_client(&self) -> Result<&reqwest::Client, Failure> {
        let missing = || {
            Failure::new(
                FailureKind::Misconfigured,
                "login: this kind signs in without a request",
            )
        };
        self.sign_in.as_ref().ok_or_else(missing)
    }

    /// What a server answers to a secret is kept nowhere: it may repeat it.
    pub(super) async fn sign_in_reply(
        &self,
        ask: reqwest::RequestBuilder,
        address: &str,
        now: Moment,
    ) -> Result<Reply, Failure> {
        let reply = self.send(ask, address, now).await.map_err(|failure| Failure {
            body: Vec::new(),
            detail: format!("signing in: {}", failure.detail),
            ..failure
        })?;
        let detail = "signing in: the server that signs in is out of order; it is asked again later";
        match reply.status {
            408 | 500..=599 => Err(Failure {
                retry_after: reply.retry_after,
                ..Failure::new(FailureKind::Unreachable, detail).answered(reply.status, b"")
            }),
            403 => Err(not_signed_in(
                &reply,
                "it forbids this; ask its operators for access",
            )),
            429 => Err(not_signed_in(
                &reply,
                "it is asked too often; make the source's schedule rarer",
            )),
            _ => Ok(reply),
        }
    }
}

/// Names and values of the cookies that a server sets; where they hold is this one server.
fn cookies(headers: &HeaderMap) -> String {
    let mut found: Vec<(String, String)> = Vec::new();
    for value in headers.get_all(SET_COOKIE).iter().take(MOST_COOKIES) {
        let pair = value.to_str().ok().and_then(|text| text.split(';').next());
        let Some((name, value)) = pair.and_then(|pair| pair.trim().split_once('=')) else {
            continue;
        };
        found.retain(|(known, _)| known != name);
        // An empty value takes a cookie back.
        if !value.is_empty() && value.len() <= LONGEST_SECRET {
            found.push((name.to_owned(), value.to_owned()));
        }
    }
    let pairs: Vec<String> = found
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("; ")
}
