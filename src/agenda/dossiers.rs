//! The watch over dossiers: which unit hears in its morning letter of dossiers near or past the hour
//! promised on the receipt, and which overdue ones go to the unit that watches over procedures.
//!
//! A letter arises from news only: a dossier that comes within a working day, one that is due today,
//! one that is newly overdue, and one that still is after 5, 10 and 20 working days. Whatever letter
//! goes to a unit in a morning lists all of its near and overdue ones. What was told is remembered by
//! dossier, unit and promised day, as stages of tasks are; a new promised day begins anew.

use super::round::{Note, Round, mark};
use super::telling::Bundle;
use super::{Action, Agenda, Decision, Facts, Going, Rules, What, silence};
use crate::calendar::{Moment, count, day_of, hm, moment};
use crate::dossier::open::{Nearness, OpenList, Promised, nearness, sector_key};
use crate::letter::{DossierLine, DossierPart, LetterKind, Told};
use crate::remind::{Role, Stage};
use chrono::{Days, Duration, NaiveTime};
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

/// Whether the list is being asked for in this very round: the morning letters wait for its answer,
/// or for its failure, and no longer.
pub fn is_being_fetched(round: &Round, agenda: &Agenda) -> bool {
    let Some(rule) = &round.rules.dossiers else {
        return false;
    };
    let is_it = |d: &Decision| matches!(&d.action, Action::Fetch { source, .. } if *source == rule.source);
    agenda.actions.iter().any(is_it)
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

/// A letter's dossiers while they are put together.
struct Desk {
    bundle: Bundle,
    part: DossierPart,
    /// Whose own dossiers it lists.
    units: Vec<String>,
}

impl Desk {
    /// Units are named only where the letter tells of several.
    fn finished(mut self) -> (Bundle, DossierPart) {
        if self.units.len() < 2 {
            let own = self.part.near.iter_mut().chain(&mut self.part.overdue);
            own.for_each(|line| line.unit.clear());
        }
        (self.bundle, self.part)
    }
}

type Desks = BTreeMap<String, Desk>;

/// The letter of a unit; `None` where it gets none today.
fn desk_of<'d>(
    id: &str,
    (rule, as_of): (&DossierRule, Moment),
    round: &Round,
    desks: &'d mut Desks,
    agenda: &mut Agenda,
) -> Option<&'d mut Desk> {
    let unit = round.rules.office.unit(id);
    let refused = |why: String, agenda: &mut Agenda| {
        let what = format!("dossiers of unit {id}");
        // Once, whatever the number of its dossiers.
        if agenda.not.iter().all(|r| r.what != what) {
            agenda.refuse(what, why);
        }
    };
    let Some((unit, mailbox)) = unit.and_then(|u| Some((u, u.mailbox.as_ref()?))) else {
        refused("the unit has no address in the configuration".into(), agenda);
        return None;
    };
    if let Some(why) = silence::of_unit(round.rules, &unit.id, round.today) {
        refused(why, agenda);
        return None;
    }
    let bundle = round.for_stand_in(Bundle::of_unit(unit, mailbox));
    let address = bundle.mailbox.address.to_lowercase();
    let desk = desks.entry(address).or_insert_with(|| Desk {
        bundle: bundle.clone(),
        part: DossierPart {
            as_of,
            within: rule.within,
            near: Vec::new(),
            overdue: Vec::new(),
            of_others: Vec::new(),
            reasons: rule.reasons.clone(),
        },
        units: Vec::new(),
    });
    desk.bundle.join(bundle, false);
    Some(desk)
}

fn to_unit(
    found: &Watched,
    by: (&DossierRule, Moment),
    round: &Round,
    desks: &mut Desks,
    agenda: &mut Agenda,
) {
    let Some(desk) = desk_of(found.unit, by, round, desks, agenda) else {
        return;
    };
    if !desk.units.iter().any(|u| u == found.unit) {
        desk.units.push(found.unit.to_owned());
    }
    let line = found.line(round.rules);
    match found.is_overdue() {
        true => desk.part.overdue.push(line),
        false => desk.part.near.push(line),
    }
    let told = found.told(found.unit, found.stage(), Role::Lead);
    if is_news(&told, round) {
        desk.bundle.told.push(told);
    }
}

/// Newly overdue ones, once each.
fn to_control(
    found: &Watched,
    by: (&DossierRule, Moment),
    round: &Round,
    desks: &mut Desks,
    agenda: &mut Agenda,
) {
    let told = found.told(&by.0.control, Stage::Late1, Role::Owner);
    if !is_news(&told, round) {
        return;
    }
    let Some(desk) = desk_of(&by.0.control, by, round, desks, agenda) else {
        return;
    };
    desk.part.of_others.push(found.line(round.rules));
    desk.bundle.told.push(told);
}

fn is_news(told: &Told, round: &Round) -> bool {
    let in_trial = round.rules.going == Going::Shadow;
    let occurrence = (told.task.as_str(), told.unit.as_str(), told.due);
    let highest = round.facts.ledger.highest(occurrence, told.role, "", in_trial);
    highest.is_none_or(|highest| highest < told.stage)
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

/// What the weekly page to the leaders says: how many are overdue, unit by unit, and how many near.
/// `None` where nothing is watched, no list of today is there, or there is nothing to say.
pub fn of_week(facts: &Facts, rules: &Rules, now: Moment) -> Option<String> {
    let rule = rules.dossiers.as_ref()?;
    let of_today = DossierRule {
        oldest_hours: 24,
        ..rule.clone()
    };
    let list = list(&of_today, facts, now)
        .ok()
        .filter(|l| day_of(l.at) == day_of(now))?;
    let found = watched(rule, list, rules, now);
    let mut overdue: BTreeMap<&str, usize> = BTreeMap::new();
    for w in found.iter().filter(|w| w.is_overdue()) {
        let unit = rules.office.unit(w.unit);
        *overdue
            .entry(unit.map_or(w.unit, |u| u.name.as_str()))
            .or_default() += 1;
    }
    let all: usize = overdue.values().sum();
    let mut parts = Vec::new();
    if all > 0 {
        parts.push(format!(
            "{} hồ sơ quá hạn trả kết quả ({})",
            number(all),
            most(overdue)
        ));
    }
    if let Some(near) = found.len().checked_sub(all).filter(|n| *n > 0) {
        let within = count(rule.within);
        parts.push(format!(
            "{} hồ sơ đến hạn trong {within} ngày làm việc",
            number(near)
        ));
    }
    let told = parts.join("; ");
    (!parts.is_empty()).then(|| format!("{told} (danh sách lúc {})", moment(list.at)))
}

/// Units that the leaders' page names; the others are counted together.
const NAMED: usize = 3;

/// "Phòng Đầu tư 03, Phòng Lao động 01, đơn vị khác 02": most first.
fn most(of_units: BTreeMap<&str, usize>) -> String {
    let mut units: Vec<(&str, usize)> = of_units.into_iter().collect();
    units.sort_by_key(|(unit, n)| (std::cmp::Reverse(*n), *unit));
    let rest: usize = units.iter().skip(NAMED).map(|(_, n)| n).sum();
    units.truncate(NAMED);
    if rest > 0 {
        units.push(("đơn vị khác", rest));
    }
    let named = units.iter().map(|(unit, n)| format!("{unit} {}", number(*n)));
    named.collect::<Vec<_>>().join(", ")
}

fn number(n: usize) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}
