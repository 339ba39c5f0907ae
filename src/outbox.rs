//! The life of a letter: its key, its attempts, when to try again, when to leave
//! it to a person (contract section 6). Pure: the marks are made by `store`, the
//! sending by `mail`.

mod attempt;
mod backoff;
mod brake;
mod servers;
mod spells;
mod state;

pub use attempt::{Attempt, LEASE_MINUTES, Outcome, Patience, Tried};
pub use backoff::address_rests_until;
pub use brake::{Brake, Excess, Limits, PostRule, Scope, Stop, Volume};
pub use servers::{Rest, TOO_MANY_ADDRESSES, server_rest};
pub use spells::{Spell, newest_spell};
pub use state::{State, WhenUncertain, state};

#[cfg(test)]
mod tests;
