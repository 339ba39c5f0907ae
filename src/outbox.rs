//! The life of a letter: its key, its attempts, when to try again, when to leave
//! it to a person (contract section 6). Pure: the marks are made by `store`, the
//! sending by `mail`.

mod attempt;
mod backoff;
mod brake;
mod state;

pub use attempt::{Attempt, LEASE_MINUTES, Outcome, Patience};
pub use backoff::{address_rests_until, server_rests_until};
pub use brake::{Brake, Excess, Limits, PostRule, Scope, Stop, Volume};
pub use state::{State, WhenUncertain, state};

#[cfg(test)]
mod tests;
