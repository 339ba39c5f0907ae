//! The loop and the one clock: wake, read facts, decide, perform, settle.
//!
//! A tick repeats decide and perform under one `now` until the list is empty. Every action
//! leaves a mark in the store (a fetch, a letter, an attempt) that takes it off the list, so
//! a tick ends; outside the store nothing is remembered but what need not be read again (`look`).

pub mod answers;
pub mod clock;
mod disk;
mod dossiers;
mod event;
pub mod exports;
mod fetch;
mod health;
mod intake;
pub mod log;
mod look;
mod office_sheet;
mod post;
mod pulse;
mod run;
mod sender;
mod shelf;
mod tell;
mod watch;
mod work;

pub use disk::{Space, free_space};
pub use event::Event;
pub use fetch::{Enough, Manner, Pull, Pulled};
pub use look::full_facts;
pub use run::run;
pub use work::{Office, Stop, Ticked, WorkError};
