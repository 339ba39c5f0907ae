//! Which dossiers stand in whose letter, and which of them are news there.

use super::watched::Watched;
use crate::agenda::action::Agenda;
use crate::agenda::bundle::Bundle;
use crate::agenda::round::Round;
use crate::agenda::rules::{DossierRule, Going};
use crate::agenda::silence;
use crate::calendar::Moment;
use crate::letter::{DossierPart, Told};
use crate::remind::{Role, Stage};
use std::collections::BTreeMap;

/// A letter's dossiers while they are put together.
pub(super) struct Desk {
    bundle: Bundle,
    part: DossierPart,
    /// Whose own dossiers it lists.
    units: Vec<String>,
}

impl Desk {
    /// Units are named only where the letter tells of several.
    pub(super) fn finished(mut self) -> (Bundle, DossierPart) {
        if self.units.len() < 2 {
            let own = self.part.near.iter_mut().chain(&mut self.part.overdue);
            own.for_each(|line| line.unit.clear());
        }
        (self.bundle, self.part)
    }
}

pub(super) type Desks = BTreeMap<String, Desk>;

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
    if let Some(why) = silence::of_unit(&round.rules.silences, &unit.id, round.today) {
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

pub(super) fn to_unit(
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
pub(super) fn to_control(
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
