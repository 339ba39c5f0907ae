//! A source as the office configures it: where it is, and how it is entered.

use super::profile::Profile;
use crate::dossier::Mode;
use secrecy::SecretString;

/// A configured source: a profile with this office's values.
#[derive(Debug, Clone)]
pub struct Source {
    /// "motcua"; names the source everywhere, hosts never appear.
    pub id: String,
    pub profile: Profile,
    /// "https://host"; no trailing slash.
    pub base_url: String,
    /// Values for the profile's placeholders: agency, groupId, ...
    pub values: std::collections::BTreeMap<String, String>,
    pub mode: Mode,
    /// Six-field cron pattern in UTC+7.
    pub schedule: String,
    pub timeout: std::time::Duration,
    /// PEM of certificates to trust beside the system's.
    pub extra_ca: Option<Vec<u8>>,
    pub login: Login,
    /// `None` is what the environment says (HTTPS_PROXY, NO_PROXY).
    pub proxy: Option<Proxy>,
    /// Minutes by which a scheduled pull may come late; `None` is what the profile says.
    pub jitter_minutes: Option<u32>,
}

impl Source {
    /// Minutes by which a scheduled pull may come late, so that not all offices ask at once.
    pub fn jitter_minutes(&self) -> u32 {
        self.jitter_minutes.unwrap_or(self.profile.jitter_minutes)
    }
}

/// The way out of the office's network.
#[derive(Debug, Clone)]
pub enum Proxy {
    /// None, whatever the environment says.
    None,
    Through {
        /// "http://host:port".
        url: String,
        user: Option<(String, SecretString)>,
    },
}

/// How to sign in to a source.
#[derive(Debug, Clone, Default)]
pub enum Login {
    #[default]
    None,
    Basic {
        user: String,
        password: SecretString,
    },
    Bearer {
        token: SecretString,
    },
    /// A token that is asked for, renewed, and asked for anew once where the source refuses it.
    OAuth(Box<OAuth>),
    /// The cookie that the profile's sign-in gives; user and password, if it wants them.
    Cookie(Option<(String, SecretString)>),
}

/// OAuth 2 as far as servers talk to servers (RFC 6749, 4.3, 4.4 and 6).
#[derive(Debug, Clone)]
pub struct OAuth {
    /// Often of another host than the source.
    pub token_url: String,
    pub client_id: String,
    /// A public client has none.
    pub secret: Option<SecretString>,
    /// Whether the secret goes into the body and not into a header.
    pub secret_in_body: bool,
    pub grant: Grant,
    pub scope: Option<String>,
}

/// On whose behalf a token is asked for.
#[derive(Debug, Clone)]
pub enum Grant {
    /// The client's own.
    Client,
    /// A service account's.
    Password { user: String, password: SecretString },
}
