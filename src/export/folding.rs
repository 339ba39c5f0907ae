//! Words of cells as they are compared.

use crate::plan::folded;

/// Folded words with single spaces, for comparing.
pub fn bare(text: &str) -> String {
    folded(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
