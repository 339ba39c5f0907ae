//! Asks a source, turns its answer into a snapshot or a named failure, keeps the raw answer.
//!
//! What is particular to one system stands in its profile (`config/sources/`), never here.
//! `Profile::understand` is pure; only [`Asker`] reaches the network.

mod answer;
mod ask;
mod built_in;
mod failure;
mod hash;
mod jq;
mod open;
mod plausible;
mod profile;
mod question;
mod rows;
pub mod sample;
#[cfg(test)]
mod scripted;
mod source;
#[cfg(test)]
mod tests;
mod try_on;
mod understand;

pub use answer::{Answer, Validators, Version};
pub use ask::{Asker, Clients, Said, ask};
pub use built_in::{BUILT_IN, OPENCPS_V2, built_in};
pub use failure::{Failure, FailureKind};
pub use open::{OpenAnswer, Sampled};
pub use profile::{Profile, ValueNeeded};
pub use question::Question;
pub use source::{Grant, Login, OAuth, Proxy, Source};
pub use try_on::Saved;
