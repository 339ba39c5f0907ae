//! How a source is reached: address, TLS, proxy, redirects, and why it was not.

use crate::portal::failure::{Failure, FailureKind};
use crate::portal::source::{Login, Proxy, Source};
use reqwest::{Certificate, Client, Url, redirect};
use secrecy::ExposeSecret;
use std::error::Error as _;
use std::time::Duration;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);
const MOST_REDIRECTS: usize = 3;

/// Clients that sources share: connections, trusted certificates and names of hosts are kept once for
/// all that are reached in the same way. Nothing of a sign-in is in them.
#[derive(Debug, Default)]
pub struct Clients(Vec<(Way, Client)>);

/// How a source is reached; all that a client is made of.
#[derive(Debug, PartialEq, Eq)]
struct Way {
    timeout: Duration,
    follows: bool,
    is_loopback: bool,
    is_plain: bool,
    /// Whether the environment may name a proxy.
    heeds_environment: bool,
    extra_ca: Option<Vec<u8>>,
}

impl Clients {
    pub(super) fn client(&mut self, source: &Source, base: &Url, follows: bool) -> Result<Client, String> {
        if matches!(&source.proxy, Some(Proxy::Through { .. })) {
            // Its password is compared with nothing.
            return client(source, base, follows);
        }
        let way = Way {
            timeout: source.timeout,
            follows,
            is_loopback: is_loopback(base),
            is_plain: is_plain(source, base),
            heeds_environment: source.proxy.is_none(),
            extra_ca: source.extra_ca.clone(),
        };
        if let Some((_, known)) = self.0.iter().find(|(known, _)| *known == way) {
            return Ok(known.clone());
        }
        let made = client(source, base, follows)?;
        self.0.push((way, made.clone()));
        Ok(made)
    }
}

/// A client of a source. `follows` redirects on the same host; never with a body or a secret
/// to sign in with, for which another page is no place.
fn client(source: &Source, base: &Url, follows: bool) -> Result<Client, String> {
    let mut client = Client::builder()
        .user_agent(concat!("dossierd/", env!("CARGO_PKG_VERSION")))
        .timeout(source.timeout)
        .connect_timeout(source.timeout.min(CONNECT_TIMEOUT))
        .redirect(if follows {
            same_host_only()
        } else {
            redirect::Policy::none()
        })
        .referer(false);
    client = match &source.proxy {
        None if is_loopback(base) => client.no_proxy(),
        None => client,
        Some(Proxy::None) => client.no_proxy(),
        Some(Proxy::Through { url, user }) => {
            let wrong = "proxy: write http://host:port of the proxy, or \"none\"";
            let mut proxy = reqwest::Proxy::all(url).map_err(|_| wrong.to_owned())?;
            if let Some((name, password)) = user {
                proxy = proxy.basic_auth(name, password.expose_secret());
            }
            client.no_proxy().proxy(proxy)
        }
    };
    let extra = match &source.extra_ca {
        None => Vec::new(),
        Some(pem) => certificates(pem)?,
    };
    client = if is_plain(source, base) {
        // No TLS to come, so a machine without any root certificate will do.
        client.tls_certs_only([])
    } else {
        client.tls_certs_merge(extra)
    };
    client.build().map_err(|_| {
        "no TLS client can be made; install the system's root certificates (package ca-certificates) and check extra_ca"
            .to_owned()
    })
}

/// Whether nothing of the source speaks TLS.
fn is_plain(source: &Source, base: &Url) -> bool {
    let of_login = match &source.login {
        Login::OAuth(oauth) => oauth.token_url.starts_with("http:"),
        _ => true,
    };
    let of_proxy = !matches!(&source.proxy, Some(Proxy::Through { url, .. }) if url.starts_with("https:"));
    base.scheme() == "http" && of_login && of_proxy
}

/// A secret goes out encrypted or not at all; what a login needs is there.
pub(super) fn check_login(source: &Source, base: &Url) -> Result<(), String> {
    if matches!(source.login, Login::None) {
        return Ok(());
    }
    let plain = "login: a secret is not sent over plain http; write https:// in";
    if base.scheme() == "http" && !is_loopback(base) {
        return Err(format!("{plain} base_url"));
    }
    match &source.login {
        Login::OAuth(oauth) => {
            let url = address(&oauth.token_url, "login.token_url")?;
            if url.scheme() == "http" && !is_loopback(&url) {
                return Err(format!("{plain} token_url"));
            }
            Ok(())
        }
        Login::Cookie(user) => match &source.profile.sign_in {
            None => Err(format!(
                "login: the profile \"{}\" has no [login], so nobody can be signed in for a cookie; choose another kind",
                source.profile.id
            )),
            Some(sign_in) if sign_in.wants_user() && user.is_none() => {
                Err("login: the profile signs in with user and password; give both".into())
            }
            Some(_) => Ok(()),
        },
        _ => Ok(()),
    }
}

pub(super) fn base_of(source: &Source) -> Result<Url, String> {
    let base = address(source.base_url.trim_end_matches('/'), "base_url")?;
    if base.query().is_some() {
        return Err("base_url: holds a query; move it to the profile's request".into());
    }
    Ok(base)
}

/// An address that holds no secret. The error names the key.
pub(super) fn address(text: &str, key: &str) -> Result<Url, String> {
    let wrong = format!("{key}: write https://host, with a path if the portal stands below one");
    let url = Url::parse(text).map_err(|_| wrong.clone())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!(
            "{key}: holds a user or a password; move them to the source's login"
        ));
    }
    if url.fragment().is_some() {
        return Err(format!("{key}: holds a \"#\"; remove it"));
    }
    Ok(url)
}

/// A path and query below the source's address.
pub(super) fn below(base: &Url, path_and_query: &str) -> Url {
    let mut url = base.clone();
    let (path, query) = match path_and_query.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (path_and_query, None),
    };
    url.set_path(&format!("{}{path}", base.path().trim_end_matches('/')));
    url.set_query(query);
    url
}

pub(super) fn is_loopback(url: &Url) -> bool {
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

/// Why no whole answer came within `timeout`, in our own words: the library's name the address.
/// `address` is the key of the configuration that says where to.
pub(super) fn no_answer(error: &reqwest::Error, address: &str, timeout: Duration) -> Failure {
    let chain = chain_of(error).to_lowercase();
    let detail = if error.is_timeout() {
        format!(
            "no whole answer within {} seconds; if the portal is only slow, raise the source's timeout",
            timeout.as_secs_f32()
        )
    } else if ["certificate", "unknownissuer", "tls", "handshake"]
        .iter()
        .any(|w| chain.contains(w))
    {
        "the portal's TLS certificate or protocol is not accepted; if it leaves out a certificate of its chain or has one of a state authority, give that in the source's extra_ca".to_owned()
    } else if ["proxy", "tunnel"].iter().any(|w| chain.contains(w)) {
        "the proxy does not let the request through; check proxy of the source".to_owned()
    } else if error.is_connect() {
        format!("no connection to the portal; check {address}, the network and the name service")
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

pub(super) fn was_reset(error: &reqwest::Error) -> bool {
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
