//! Where letters go, and how the way there is protected.

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
