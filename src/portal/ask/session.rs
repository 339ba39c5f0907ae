//! What a source knows us by once we have signed in.

use crate::calendar::Moment;
use crate::portal::failure::{Failure, FailureKind};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

pub const LONGEST_SECRET: usize = 16 * 1024;

/// What a source knows us by.
#[derive(Debug, Clone, Default)]
pub struct Session {
    header: Option<(Place, SecretString)>,
    /// What stands in the header, each for itself: a server may repeat it.
    words: Vec<SecretString>,
    pub(super) refresh: Option<SecretString>,
    /// Counts no more from then on.
    pub(super) ends: Option<Moment>,
}

/// Which header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Authorization,
    Cookie,
}

impl Session {
    pub(super) fn of(place: Place, value: String) -> Session {
        let words = match place {
            Place::Authorization => value.split(' ').skip(1).map(SecretString::from).collect(),
            Place::Cookie => {
                let values = value.split("; ").filter_map(|pair| pair.split_once('='));
                values.map(|(_, value)| SecretString::from(value)).collect()
            }
        };
        Session {
            header: Some((place, value.into())),
            words,
            ..Session::default()
        }
    }

    /// Known by a token, with what it can be renewed by and its end.
    pub fn of_token(access: &str, refresh: Option<SecretString>, ends: Option<Moment>) -> Session {
        Session {
            refresh,
            ends,
            ..Session::of(Place::Authorization, format!("Bearer {access}"))
        }
    }

    /// The header to send; marked so that no library prints it.
    pub fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Some((place, value)) = &self.header
            && let Ok(mut value) = HeaderValue::from_str(value.expose_secret())
        {
            value.set_sensitive(true);
            let name = match place {
                Place::Authorization => AUTHORIZATION,
                Place::Cookie => COOKIE,
            };
            headers.insert(name, value);
        }
        headers
    }

    /// What must be shown nowhere: the token, each cookie, the refresh token.
    pub fn secrets(&self) -> impl Iterator<Item = &SecretString> {
        self.words.iter().chain(&self.refresh)
    }

    /// Whether the source may have forgotten us: neither "forbidden" nor "too often".
    pub fn may_have_ended(&self, failure: &Failure) -> bool {
        let other = matches!(failure.status, Some(403 | 429));
        failure.kind == FailureKind::Refused && !other
    }
}

pub fn basic(user: &str, password: &SecretString) -> String {
    format!(
        "Basic {}",
        STANDARD.encode(format!("{user}:{}", password.expose_secret()))
    )
}
