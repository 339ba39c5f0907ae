//! Remarks that somebody typed among the quoted lines of our letter, as officials answer point by point.

use crate::answer::words::excerpt;
use crate::answer::{Heard, Outcome};

/// A result beside which a remark stands that is not of our letter: nobody can tell whether the remark denies it.
pub(super) fn doubted(heard: Heard, remarks: &[String]) -> Heard {
    let Outcome::Recorded { number, date } = &heard.outcome else {
        return heard;
    };
    let Some(first) = remarks.first() else {
        return heard;
    };
    Heard {
        outcome: Outcome::Doubtful {
            number: number.clone(),
            date: *date,
            word: excerpt(std::slice::from_ref(first)),
            is_told: true,
            is_again: false,
        },
        ..heard
    }
}
