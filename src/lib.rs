//! `dossierd`: the deadline and reporting daemon of an office that handles dossiers.
//!
//! A flat house of rooms named after things in the office. Pure rooms decide
//! (`finding` to `agenda` below), world rooms act (`portal` to `commands`).
//! ARCHITECTURE.md has the map, the laws and the walkthroughs.

#![forbid(unsafe_code)]

pub mod calendar;
pub mod finding;

pub mod dossier;
pub mod paper;
pub mod plan;

pub mod answer;
pub mod export;
pub mod letter;
pub mod outbox;
pub mod proofread;
pub mod remind;
pub mod report;
pub mod sheet;

pub mod agenda;

pub mod config;
pub mod mail;
pub mod portal;
pub mod store;

pub mod commands;
pub mod daemon;
