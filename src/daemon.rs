//! The loop and the one clock: wake, read facts, decide, perform, settle.
//!
//! A tick repeats decide and perform under one `now` until the list is empty. Every action
//! leaves a mark in the store (a fetch, a letter, an attempt) that takes it off the list, so
//! a tick ends; outside the store nothing is remembered but what need not be read again (`look`).

pub mod answers;
pub mod clock;
mod event;
pub mod exports;
mod fetch;
mod intake;
pub mod log;
mod look;
mod office_sheet;
mod pulse;
mod run;
mod shelf;
mod watch;
mod work;

pub use event::Event;
pub use run::run;
pub use work::{Office, Stop, Ticked, WorkError};
