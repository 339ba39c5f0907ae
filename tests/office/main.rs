//! The office at work, by its promises: one world with a database in a file, a scripted portal
//! and a scripted mail server on loopback, told the day and the hour. No clock, no sleep.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by panicking"
)]

mod crash;
mod laws;
mod mail_trouble;
mod plan_changes;
mod portal_trouble;
mod program;
mod quiet_days;
mod restart;
mod trial;
mod week;
mod world;
