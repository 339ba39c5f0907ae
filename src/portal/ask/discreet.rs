//! Taking hosts and secrets out of what is kept and shown.

use super::{Asker, transport};
use crate::portal::failure::Failure;
use crate::portal::source::{Grant, Login, Proxy};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

/// A shorter secret would take out half the message.
const SHORTEST: usize = 4;

impl Asker {
    /// Takes the hosts and every secret out of what is kept and shown.
    pub(super) async fn discreet(&self, mut failure: Failure) -> Failure {
        let mut hidden: Vec<String> = self.secrets();
        if let Some(session) = self.session.lock().await.as_ref() {
            hidden.extend(session.secrets().filter_map(shown));
        }
        let token_url = match &self.source.login {
            Login::OAuth(oauth) => transport::address(&oauth.token_url, "").ok(),
            _ => None,
        };
        let proxy = match &self.source.proxy {
            Some(Proxy::Through { url, .. }) => transport::address(url, "").ok(),
            _ => None,
        };
        for url in [Some(self.base.clone()), token_url, proxy].into_iter().flatten() {
            hidden.extend(names(&url));
        }
        // The longer first: one may stand in another.
        hidden.sort_by_key(|word| std::cmp::Reverse(word.len()));
        for word in &hidden {
            failure.detail = failure.detail.replace(word.as_str(), "***");
            failure.body = without(&failure.body, word.as_bytes());
        }
        failure
    }

    fn secrets(&self) -> Vec<String> {
        let mut found = match &self.source.login {
            Login::None => Vec::new(),
            Login::Basic { user, password } => both(user, password),
            Login::Bearer { token } => shown(token).into_iter().collect(),
            Login::OAuth(oauth) => {
                let client = oauth.secret.as_ref().map(|s| both(&oauth.client_id, s));
                let person = match &oauth.grant {
                    Grant::Client => Vec::new(),
                    Grant::Password { password, .. } => shown(password).into_iter().collect(),
                };
                client.unwrap_or_default().into_iter().chain(person).collect()
            }
            Login::Cookie(user) => match user {
                None => Vec::new(),
                Some((name, password)) => both(name, password),
            },
        };
        if let Some(Proxy::Through {
            user: Some((name, password)),
            ..
        }) = &self.source.proxy
        {
            found.extend(both(name, password));
        }
        found
    }
}

/// A password as such and as basic authentication writes it.
fn both(user: &str, password: &SecretString) -> Vec<String> {
    let coded = STANDARD.encode(format!("{user}:{}", password.expose_secret()));
    shown(password).into_iter().chain([coded]).collect()
}

fn shown(secret: &SecretString) -> Option<String> {
    let secret = secret.expose_secret();
    (secret.len() >= SHORTEST).then(|| secret.to_owned())
}

/// Host and port, the host.
fn names(url: &Url) -> Vec<String> {
    let Some(host) = url.host_str() else {
        return Vec::new();
    };
    let port = url.port().map(|port| format!("{host}:{port}"));
    port.into_iter().chain([host.to_owned()]).collect()
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
