//! How a phrase was understood, in one sentence for an official.

use super::{Flag, Meaning};

pub(super) fn sentence(meaning: &Meaning, flags: &[Flag], year: i32) -> String {
    let _ = (meaning, flags, year);
    String::new()
}
