//! How a source was asked.

use serde::{Deserialize, Serialize};

/// How a source was asked; the identities that hold depend on it (portal-apis.md section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Month,
    Quarter,
    Year,
    Range,
    /// Figures from a file exported by hand.
    File,
    /// No figures: the dossiers that are being worked on, as they are now.
    Open,
}
