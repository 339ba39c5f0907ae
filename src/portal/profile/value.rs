//! What a profile leaves to the office.

use serde::Deserialize;

/// A value that a source's configuration gives to its profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueNeeded {
    /// For the operator.
    pub about: String,
    /// Taken where the configuration is silent; without it the value must be given.
    pub default: Option<String>,
}
