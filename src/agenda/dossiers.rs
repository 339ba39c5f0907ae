//! The watch over dossiers: which unit hears in its morning letter of dossiers near or past the hour
//! promised on the receipt, and which overdue ones go to the unit that watches over procedures.
//!
//! A letter arises from news only: a dossier that comes within a working day, one that is due today,
//! one that is newly overdue, and one that still is after 5, 10 and 20 working days. Whatever letter
//! goes to a unit in a morning lists all of its near and overdue ones. What was told is remembered by
//! dossier, unit and promised day, as stages of tasks are; a new promised day begins anew.

mod desk;
mod watched;
mod week;

pub use watched::is_of_dossier;
pub use week::of_week;

use super::action::{Agenda, What};
use super::bundle::Bundle;
use super::round::{Note, Round};
use crate::calendar::{Moment, day_of, hm, office_time};
use crate::dossier::open::OpenList;
use crate::letter::{DossierPart, LetterKind};
use chrono::{Days, NaiveTime};
use desk::{Desks, to_control, to_unit};
use std::collections::BTreeMap;
use std::sync::Arc;
use watched::{list, name_of, watched};

/// Nothing is told that falls due later than so many days from now; no break is as long.
const FARTHEST_DAYS: u64 = 20;

/// Until when dossiers are told on a day: a list that comes later is the next morning's.
pub(super) fn morning_ends() -> NaiveTime {
    hm(12, 0)
}

/// The names of all dossiers that a decision at `now` may ask the ledger for.
pub fn dossiers_told_of(lists: &[Arc<OpenList>], now: Moment) -> Vec<String> {
    if now.with_timezone(&office_time()).time() >= morning_ends() {
        return Vec::new();
    }
    let last = day_of(now) + Days::new(FARTHEST_DAYS);
    let rows = lists.iter().flat_map(|list| &list.rows);
    rows.filter(|d| d.due.day <= last).map(name_of).collect()
}

/// Addresses with the dossiers that their letter of this morning lists. `told` of a bundle holds the
/// news: without any no letter arises for its sake.
pub fn morning(round: &Round, agenda: &mut Agenda) -> BTreeMap<String, (Bundle, DossierPart)> {
    let mut desk = Desks::new();
    let Some(rule) = &round.rules.dossiers else {
        return BTreeMap::new();
    };
    if round.now.time() >= morning_ends() || round.today < round.live_from {
        return BTreeMap::new();
    }
    let list = match list(rule, round.facts, round.now) {
        Ok(list) => list,
        Err(why) => {
            agenda.refuse("dossiers", why);
            return BTreeMap::new();
        }
    };
    for found in watched(rule, list, round.rules, round.now) {
        to_unit(&found, (rule, list.at), round, &mut desk, agenda);
        if found.is_overdue() && found.unit != rule.control {
            to_control(&found, (rule, list.at), round, &mut desk, agenda);
        }
    }
    desk.into_iter()
        .map(|(address, letter)| (address, letter.finished()))
        .collect()
}

/// Why the letter goes, for the log.
pub fn reason(part: &DossierPart) -> String {
    format!(
        "dossiers: {} near, {} overdue, {} newly overdue of other units, by the list of {}",
        part.near.len(),
        part.overdue.len(),
        part.of_others.len(),
        part.as_of
    )
}

/// A list that came after the morning letter had been written: its news in a letter of their own.
pub fn after_the_morning_letter(round: &Round, bundle: Bundle, part: DossierPart, agenda: &mut Agenda) {
    if bundle.told.is_empty() {
        return;
    }
    let reason = format!("{}; the morning letter had gone", reason(&part));
    let when = round.today.to_string();
    let what = What::Tasks {
        lines: Vec::new(),
        ahead_of_break: Vec::new(),
        rest: None,
        dossiers: Some(Box::new(part)),
    };
    let note = Note {
        addressee: bundle.addressed(),
        unit: bundle.unit,
        told: bundle.told,
        ..Note::new("dossiers", &when, LetterKind::Dossiers, &bundle.mailbox, what)
    };
    round.write(note, reason, agenda);
}
