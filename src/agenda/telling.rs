//! Which occurrences are told today, at which stage, to whom.

use super::action::Agenda;
use super::answers::forecast_of;
use super::bundle::Bundle;
use super::duty::current::{is_same_series, missing_before};
use super::duty::{Duty, unit_name};
use super::fresh::is_told_otherwise;
use super::hours::is_by_the_hour;
use super::line_note::note_to;
use super::parts::is_part;
use super::round::{Round, mark};
use super::rules::Going;
use super::silence;
use crate::calendar::date_with_weekday;
use crate::letter::TaskLine;
use crate::plan::{Mailbox, Pace};
use crate::remind::{Role, Stage};
use std::collections::BTreeMap;

/// A part has no document whose number could be asked for.
const HOW_A_PART_COMES: &str = "nội dung gửi bằng tệp Word kèm thư trả lời; đã gửi bằng cách khác thì chỉ cần trả lời chữ XONG, không cần số văn bản";

/// An occurrence to be told, with the stage.
pub struct Telling<'a> {
    pub duty: &'a Duty<'a>,
    pub stage: Stage,
    pub note: String,
    /// Those who hear of this stage and have not been told of it.
    to: Vec<(Role, Bundle)>,
}

impl Telling<'_> {
    pub fn wait(&self, reason: &str, agenda: &mut Agenda) {
        agenda.refuse_duty(self.duty, format!("{}: {reason}", self.stage.name()));
    }
}

/// The occurrences whose highest stage reached today is above every stage told, for at least
/// one of those who hear of it.
pub fn tellings<'a>(round: &Round<'a>, agenda: &mut Agenda) -> Vec<Telling<'a>> {
    let mut found = Vec::new();
    for duty in round.duties {
        let Some(stage) = round.reached(duty) else {
            continue;
        };
        if let Some(reason) = why_not(duty, stage, round) {
            agenda.refuse_duty(duty, reason);
            continue;
        }
        let mut to = recipients(duty, stage, round, agenda);
        let is_anyone = !to.is_empty();
        to.retain(|(role, bundle)| !is_told(duty, stage, *role, bundle, round));
        let is_lead = |(role, _): &(Role, Bundle)| *role == Role::Lead;
        if to.iter().any(is_lead) && is_told_otherwise(duty, stage, round) {
            to.retain(|to| !is_lead(to));
            agenda.refuse_duty(duty, "another letter of today tells its unit this day");
        }
        if !to.is_empty() {
            found.push(Telling {
                duty,
                stage,
                note: note(duty, stage, round),
                to,
            });
        } else if is_anyone {
            agenda.refuse_duty(duty, format!("{} was told", stage.name()));
        }
    }
    found
}

/// What else a line says: older occurrences that wait, and when the unit of a late one expects to be done.
fn note(duty: &Duty, stage: Stage, round: &Round) -> String {
    let missing = missing_before(duty, round.duties, round.live_from);
    let expected = stage.is_late().then(|| expected(duty, round)).flatten();
    match (missing.is_empty(), expected) {
        (true, expected) => expected.unwrap_or_default(),
        (false, None) => missing,
        (false, Some(expected)) => format!("{}; {expected}", missing.trim_end_matches('.')),
    }
}

/// "đơn vị báo dự kiến hoàn thành Thứ Sáu 27/11/2026"; `None` where its unit has said nothing, or its day is over.
pub fn expected(duty: &Duty, round: &Round) -> Option<String> {
    let day = forecast_of(duty, round.facts, round.today)?;
    Some(format!(
        "đơn vị báo dự kiến hoàn thành {}",
        date_with_weekday(day)
    ))
}

/// The occurrences of which somebody has still to be told today.
pub fn untold<'a>(round: &Round<'a>) -> impl Iterator<Item = &'a Duty<'a>> {
    let found = tellings(round, &mut Agenda::default());
    found.into_iter().map(|telling| telling.duty)
}

/// Why an occurrence that has reached a stage is not told to anyone.
fn why_not(duty: &Duty, stage: Stage, round: &Round) -> Option<String> {
    if duty.is_done() {
        return Some("done".into());
    }
    if let Some((until, reason)) = duty.held_until(round.today) {
        return Some(format!("held by a person until {until}: {}", said(reason)));
    }
    if duty.occurrence.due < round.live_from {
        return Some(format!("due before going live on {}", round.live_from));
    }
    if !stage.is_late() && is_by_the_hour(duty) {
        return Some("told by the hour, in letters of its own".into());
    }
    is_superseded(duty, round).then(|| "the next occurrence's turn has come; named there as missing".into())
}

/// The reason that a person gave.
fn said(reason: &str) -> &str {
    match reason {
        "" => "no reason given",
        reason => reason,
    }
}

fn is_told(duty: &Duty, stage: Stage, role: Role, to: &Bundle, round: &Round) -> bool {
    let in_trial = round.rules.going == Going::Shadow;
    let ledger = &round.facts.ledger;
    // Only cooperating units are told apart by their address.
    let marks = match (&to.unit, role) {
        (Some(unit), Role::Support) => round.marks_of(unit, &to.mailbox),
        _ => vec![mark(&to.mailbox.address)],
    };
    let is_told = |unit: &str, mark: &String| {
        let occurrence = (duty.task.id.as_str(), unit, duty.occurrence.due);
        ledger
            .highest(occurrence, role, mark, in_trial)
            .is_some_and(|told| told >= stage)
    };
    let merged = round.rules.also_said_of(&duty.task, &duty.unit, round.today);
    let mut units = std::iter::once(&duty.unit).chain(&merged);
    units.any(|unit| marks.iter().any(|mark| is_told(unit, mark)))
}

/// Whether a later, unfinished occurrence of the same recurring duty has reached a stage: its turn
/// has come, and its line names this one. One that was finished early has no line to name it in.
fn is_superseded(duty: &Duty, round: &Round) -> bool {
    duty.occurrence.pace != Pace::Once
        && round.duties.iter().any(|other| {
            is_same_series(duty, other)
                && other.occurrence.due > duty.occurrence.due
                && !other.is_done()
                && round.reached(other).is_some()
        })
}

/// Groups by address. Per address and occurrence of a task one line, under the highest role; a
/// mailbox shared by two units is not told twice, and still both are remembered.
pub fn by_address(tellings: &[Telling], round: &Round) -> BTreeMap<String, Bundle> {
    let mut bundles = BTreeMap::new();
    for telling in tellings {
        for (role, bundle) in &telling.to {
            add(&mut bundles, telling, *role, bundle.clone(), round);
        }
    }
    bundles
}

/// Who hears of that stage: the role and an empty bundle for the address.
fn recipients(duty: &Duty, stage: Stage, round: &Round, agenda: &mut Agenda) -> Vec<(Role, Bundle)> {
    let mut found = Vec::new();
    let is_lead_silent = is_silent(&duty.unit, duty, round, agenda);
    for role in &round.rules.policy.roles(stage) {
        match role {
            Role::Lead | Role::Head if is_lead_silent => {}
            Role::Lead => {
                found.extend(of_unit(&duty.unit, stage, duty, round, agenda).map(|b| (*role, b)));
            }
            Role::Support => {
                for unit in &duty.task.support.units {
                    if is_silent(unit, duty, round, agenda) {
                        continue;
                    }
                    found.extend(of_unit(unit, stage, duty, round, agenda).map(|b| (*role, b)));
                }
            }
            Role::Head => {
                let head = round.rules.office.unit(&duty.unit).and_then(|u| u.head.as_ref());
                found.extend(head.map(|h| (*role, of_person(h, Some(&duty.unit)))));
            }
            Role::Owner => found.push((*role, of_person(&round.rules.owner, None))),
        }
    }
    let reached = found.into_iter();
    reached.map(|(role, b)| (role, round.for_stand_in(b))).collect()
}

/// Whether the unit wants no letters for a time.
fn is_silent(unit: &str, duty: &Duty, round: &Round, agenda: &mut Agenda) -> bool {
    let why = silence::of_unit(&round.rules.silences, unit, round.today);
    let is_silent = why.is_some();
    if let Some(why) = why {
        agenda.refuse_duty(duty, why);
    }
    is_silent
}

fn of_unit(id: &str, stage: Stage, duty: &Duty, round: &Round, agenda: &mut Agenda) -> Option<Bundle> {
    let unit = round.rules.office.unit(id);
    if unit.is_some_and(|u| !round.is_wished(&u.id, stage)) {
        let reason = format!("{}: unit {id} does not wish to hear of it", stage.name());
        agenda.refuse_duty(duty, reason);
        return None;
    }
    let bundle = unit.and_then(|u| {
        let wish = round.rules.book.wish(&u.id);
        Some(Bundle {
            copy: wish.and_then(|w| w.copy.clone()),
            ..Bundle::of_unit(u, u.mailbox.as_ref()?)
        })
    });
    if bundle.is_none() {
        let unit = unit_name(round.rules, id);
        agenda.refuse_duty(duty, format!("unit {unit} has no address in the configuration"));
    }
    bundle
}

fn of_person(mailbox: &Mailbox, unit: Option<&str>) -> Bundle {
    Bundle {
        mailbox: mailbox.clone(),
        addressee: mailbox.name.clone(),
        unit: unit.map(str::to_owned),
        lines: Vec::new(),
        told: Vec::new(),
        stands_for: Vec::new(),
        is_own: true,
        copy: None,
    }
}

fn add(
    bundles: &mut BTreeMap<String, Bundle>,
    telling: &Telling,
    role: Role,
    recipient: Bundle,
    round: &Round,
) {
    let address = recipient.mailbox.address.to_lowercase();
    let bundle = bundles.entry(address).or_insert_with(|| recipient.clone());
    bundle.join(recipient, role == Role::Lead);
    let told = telling.duty.told(telling.stage, role);
    bundle.told.push(told.clone());
    let known = bundle.lines.iter_mut().find(|line| {
        line.told
            .as_ref()
            .is_some_and(|t| (&t.task, t.due) == (&told.task, told.due))
    });
    let is_higher = |line: &TaskLine| line.told.as_ref().is_some_and(|t| t.role > role);
    // Who sends the part reads how; who looks after it does not.
    let note = match telling.note.as_str() {
        "" if role == Role::Lead && is_part(&telling.duty.task) => HOW_A_PART_COMES,
        note => note,
    };
    let note = note_to(role, note, telling.duty, round);
    let line = telling
        .duty
        .line(round.today, round.rules, Some(told.clone()), note);
    match known {
        None => bundle.lines.push(line),
        Some(known) if is_higher(known) => *known = line,
        Some(_) => {}
    }
}
