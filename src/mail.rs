//! Letters to MIME to SMTP, to a folder, or to memory; says whether a refusal is final.
//!
//! [`compose`] is pure: the same letter, the same bytes. A [`Postman`] delivers one
//! letter to one address and answers with an [`Outcome`](crate::outbox::Outcome);
//! it stores nothing, keeps no clock but its limits, and logs nothing. What the
//! server said is kept without addresses, and without the password if it repeats that.

mod compose;
mod folder;
mod header;
mod hidden;
pub mod inbox;
mod postman;
mod quoted;
mod replies;
mod smtp;
mod tls;
mod trouble;
mod turns;

pub use compose::compose;
pub use postman::{Delivered, Mark, Parcel, Postman, Tray, probe, sign_in};

use std::path::PathBuf;
use std::time::Duration;

/// Where letters go.
#[derive(Debug, Clone)]
pub enum Transport {
    /// The preferred server first. Which one is used is decided elsewhere.
    Smtp(Vec<Server>),
    /// One `.eml` a letter, for the demo and for trying out.
    Directory(PathBuf),
}

/// How the connection to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// STARTTLS, required: a server that does not offer it is refused.
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// Only to loopback, or where the configuration says so in so many words.
    Plain,
}

/// A mail server.
#[derive(Debug, Clone)]
pub struct Server {
    /// As attempts, logs and `status` call it: "mail" for the one of `[mail]` itself.
    pub name: String,
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password (from a credential file).
    pub login: Option<(String, secrecy::SecretString)>,
    /// For each step up to the final dot.
    pub timeout: Duration,
    /// PEM of a CA to trust beside the system's.
    pub extra_ca: Option<Vec<u8>>,
    /// Name for EHLO; `None` is this host's own.
    pub hello: Option<String>,
}

/// Why a letter cannot be written as a message. Never quotes an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    #[error(
        "the {field} address of the letter is not a mail address; correct it in the configuration or the address book"
    )]
    Address { field: &'static str },
    #[error("{field} is not of the form <left@right>; check the domain for Message-IDs in the configuration")]
    Identifier { field: &'static str },
    #[error("the attachment {name} has no usable MIME type; give one such as application/pdf")]
    Attachment { name: String },
}
