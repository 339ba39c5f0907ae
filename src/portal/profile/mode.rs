//! Ways of asking as profiles write them.

use crate::dossier::Mode;

/// The word of a mode in profiles and for filters.
pub fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Month => "month",
        Mode::Quarter => "quarter",
        Mode::Year => "year",
        Mode::Range => "range",
        Mode::File => "file",
        Mode::Open => "open",
    }
}
