//! The office at work, by its promises: one world with a database in a file, a scripted portal
//! and a scripted mail server on loopback, told the day and the hour. No clock, no sleep.

// A test may stop at what it did not expect; the parts that serve several tests are tests too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod address_book;
mod answers;
mod commands;
mod contributors;
mod corrections;
mod crash;
mod days;
mod dossiers;
mod drafts;
mod entries;
mod event_requests;
mod events;
mod exports;
mod figures;
mod forms;
mod health;
mod laws;
mod looks;
mod mail_trouble;
mod many_sources;
mod marks;
mod outages;
mod outbox_commands;
mod outdated;
mod plan_changes;
mod policy;
mod portal_trouble;
mod profiles;
mod program;
mod proofreading;
mod quiet_days;
mod redrafts;
mod report_kinds;
mod restart;
mod sending;
mod sheets;
mod sources;
mod templates;
mod trial;
mod week;
mod week_over;
mod world;
