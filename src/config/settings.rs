//! The configuration as the other rooms get it.

use super::answers::Answers;
use super::problem::Problem;
use super::wording::Templates;
use crate::agenda::Rules;
use crate::mail::Transport;
use crate::portal::Source;
use crate::proofread::Register;
use std::path::PathBuf;

/// The validated configuration.
#[derive(Debug, Clone)]
pub struct Settings {
    pub rules: Rules,
    pub sources: Vec<Source>,
    pub transport: Transport,
    /// How many connections to the mail server are kept side by side.
    pub connections: usize,
    /// Answers by mail; `None` is off.
    pub answers: Option<Answers>,
    pub database: PathBuf,
    /// The line of `sending.live_from`; 0 where it is not set.
    pub live_line: usize,
    /// The folder that people put filled sheets into; `None` is off.
    pub sheets: Option<PathBuf>,
    /// The file of days off, for messages about it.
    pub days_off: PathBuf,
    /// The address book, where one is named.
    pub address_book: Option<PathBuf>,
    /// The sheet with additions to the calendar, where one is configured.
    pub additions: Option<PathBuf>,
    /// The office's own templates of letters.
    pub templates: Templates,
    /// The documents that reports cite: the office's own lines before the shipped ones.
    pub register: Register,
    /// Every file that these settings were read from; the daemon looks whether they change.
    pub files: Vec<PathBuf>,
    /// Things to know that are not wrong and need no clock: period conflicts, what is
    /// still missing before going live. `warnings` adds what depends on the day.
    pub warnings: Vec<Problem>,
    /// Those of the warnings that a person has to settle before letters go to the people concerned.
    pub questions: Vec<Problem>,
}
