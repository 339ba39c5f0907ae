//! A good answer as it came.

use crate::dossier::Snapshot;

/// A good answer with its raw body.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub snapshot: Snapshot,
    pub body: Vec<u8>,
    pub status: u16,
    pub validators: Validators,
    pub version: Version,
}

/// Which profile read an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// The profile's id.
    pub profile: String,
    /// SHA-256 of its file, hex.
    pub hash: String,
}

/// By what a server recognises an answer that it gave before (RFC 9110, 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

impl Validators {
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}
