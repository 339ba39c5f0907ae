//! The watch over dossiers: which unit hears in its morning letter of dossiers near or past the hour
//! promised on the receipt, and which overdue ones go to the unit that watches over procedures.
//!
//! A letter arises from news only: a dossier that comes within a working day, one that is due today,
//! one that is newly overdue, and one that still is after 5, 10 and 20 working days. Whatever letter
//! goes to a unit in a morning lists all of its near and overdue ones. What was told is remembered by
//! dossier, unit and promised day, as stages of tasks are; a new promised day begins anew.

mod desk;
mod week;

pub use week::of_week;

use super::round::{Note, Round, mark};
use super::telling::Bundle;
use super::{Agenda, Facts, Rules, What};
use crate::calendar::{Moment, day_of, hm, office_time};
use crate::dossier::open::{Nearness, OpenList, Promised, nearness, sector_key};
use crate::letter::{DossierLine, DossierPart, LetterKind, Told};
use crate::remind::{Role, Stage};
use chrono::{Days, Duration, NaiveTime};
use desk::{Desks, to_control, to_unit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How dossiers are watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierRule {
    /// Id of the source that lists them.
    pub source: String,
    /// Id of the unit that watches over procedures (Tổ kiểm soát TTHC).
    pub control: String,
    /// Ids of units by the key of a sector ([`sector_key`]).
    pub units: BTreeMap<String, String>,
    /// Whose the dossiers of all other sectors are; `None`: the unit that watches over procedures.
    pub default_unit: Option<String>,
    /// Working days within which a dossier is near.
    pub within: i64,
    /// An older list is not used.
    pub oldest_hours: i64,
    /// The codes of form II.06g with their words.
    pub reasons: Vec<(String, String)>,
}

impl DossierRule {
    /// The unit that works on dossiers of that sector.
    pub fn unit_of(&self, sector: &str) -> &str {
        let known = self.units.get(&sector_key(sector)).or(self.default_unit.as_ref());
        known.unwrap_or(&self.control)
    }
}

/// What begins the name of a dossier where tasks and dossiers are remembered side by side.
const PREFIX: &str = "ho-so:";
/// Nothing is told that falls due later than so many days from now; no break is as long.
const FARTHEST_DAYS: u64 = 20;

/// Until when dossiers are told on a day: a list that comes later is the next morning's.
pub(super) fn morning_ends() -> NaiveTime {
    hm(12, 0)
}

/// The name under which the ledger remembers a dossier.
fn name_of(dossier: &Promised) -> String {
    match dossier.code.as_str() {
        "" => format!(
            "{PREFIX}~{}",
            mark(&format!("{} {:?}", dossier.sector, dossier.due))
        ),
        code => format!("{PREFIX}{code}"),
    }
}

/// Whether a line of the ledger is about a dossier.
pub fn is_of_dossier(told: &Told) -> bool {
    told.task.starts_with(PREFIX)
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

/// A dossier that is near or overdue, and whose it is.
struct Watched<'a> {
    dossier: &'a Promised,
    unit: &'a str,
    nearness: Nearness,
}

impl Watched<'_> {
    fn stage(&self) -> Stage {
        match self.nearness {
            Nearness::Near(0) => Stage::Ahead0,
            Nearness::Near(_) => Stage::Ahead2,
            Nearness::Overdue(20..) => Stage::Late20,
            Nearness::Overdue(10..) => Stage::Late10,
            Nearness::Overdue(5..) => Stage::Late5,
            Nearness::Overdue(_) => Stage::Late1,
        }
    }

    fn is_overdue(&self) -> bool {
        matches!(self.nearness, Nearness::Overdue(_))
    }

    fn told(&self, unit: &str, stage: Stage, role: Role) -> Told {
        Told {
            task: name_of(self.dossier),
            unit: unit.to_owned(),
            due: self.dossier.due.day,
            stage,
            role,
        }
    }

    fn line(&self, rules: &Rules) -> DossierLine {
        let unit = rules.office.unit(self.unit);
        DossierLine {
            code: self.dossier.code.clone(),
            sector: self.dossier.sector.clone(),
            due: self.dossier.due.day,
            hour: self.dossier.due.time,
            late: match self.nearness {
                Nearness::Overdue(days) => Some(days),
                Nearness::Near(_) => None,
            },
            unit: unit.map(|u| u.name.clone()).unwrap_or_default(),
        }
    }
}

/// The newest list that may be used at that moment, or why there is none.
fn list<'f>(rule: &DossierRule, facts: &'f Facts, now: Moment) -> Result<&'f OpenList, String> {
    let mut lists = facts
        .dossiers
        .iter()
        .filter(|l| l.source == rule.source && l.at <= now);
    let Some(list) = lists.next_back() else {
        return Err(format!("source {} has given no list of dossiers", rule.source));
    };
    if now - list.at > Duration::hours(rule.oldest_hours) {
        return Err(format!(
            "the newest list is of {}, older than {} hours",
            list.at, rule.oldest_hours
        ));
    }
    if list.is_partial {
        return Err(
            "the list names only what was received in some days; what was carried over is missing".into(),
        );
    }
    Ok(list)
}

fn watched<'a>(rule: &'a DossierRule, list: &'a OpenList, rules: &Rules, now: Moment) -> Vec<Watched<'a>> {
    let today = day_of(now);
    let mut found: Vec<Watched> = list
        .rows
        .iter()
        .filter_map(|dossier| {
            let near = nearness(dossier.due, list.at, today, rule.within, &rules.calendar)?;
            Some(Watched {
                dossier,
                unit: rule.unit_of(&dossier.sector),
                nearness: near,
            })
        })
        .collect();
    found.sort_by_key(|w| w.dossier);
    found
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
