//! Which occurrences are told today, at which stage, to whom.

use super::duty::{missing_before, unit_name};
use super::hours::is_by_the_hour;
use super::round::{Round, mark};
use super::{Agenda, Duty, Going};
use crate::letter::{TaskLine, Told};
use crate::plan::{Mailbox, Unit};
use crate::remind::{Role, Stage};
use std::collections::BTreeMap;

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
        agenda.refuse(name(self.duty), format!("{}: {reason}", self.stage.name()));
    }
}

/// One address and what it is told in one letter.
#[derive(Clone)]
pub struct Bundle {
    pub mailbox: Mailbox,
    pub addressee: String,
    pub unit: Option<String>,
    pub lines: Vec<TaskLine>,
    /// Every occurrence that the ledger has to remember; `lines` hold each task once.
    pub told: Vec<Told>,
}

impl Bundle {
    pub fn of_unit(unit: &Unit, mailbox: &Mailbox) -> Bundle {
        Bundle {
            mailbox: mailbox.clone(),
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            lines: Vec::new(),
            told: Vec::new(),
        }
    }
}

fn name(duty: &Duty) -> String {
    format!(
        "task {}, unit {}, due {}",
        duty.task.number, duty.unit, duty.occurrence.due
    )
}

/// The occurrences whose highest stage reached today is above every stage told, for at least
/// one of those who hear of it.
pub fn tellings<'a>(round: &Round<'a>, agenda: &mut Agenda) -> Vec<Telling<'a>> {
    let mut found = Vec::new();
    for duty in round.duties {
        let Some(stage) = round.reached(&duty.occurrence) else {
            continue;
        };
        if let Some(reason) = why_not(duty, stage, round) {
            agenda.refuse(name(duty), reason);
            continue;
        }
        let mut to = recipients(duty, stage, round, agenda);
        let is_anyone = !to.is_empty();
        to.retain(|(role, bundle)| !is_told(duty, stage, *role, &bundle.mailbox, round));
        if !to.is_empty() {
            found.push(Telling {
                duty,
                stage,
                note: missing_before(duty, round.live_from),
                to,
            });
        } else if is_anyone {
            agenda.refuse(name(duty), format!("{} was told", stage.name()));
        }
    }
    found
}

/// The occurrences of which somebody has still to be told today.
pub fn untold<'a>(round: &Round<'a>) -> impl Iterator<Item = &'a Duty<'a>> {
    let found = tellings(round, &mut Agenda::default());
    found.into_iter().map(|telling| telling.duty)
}

/// Whether nothing of the occurrence waits for more than its next stage: all who hear of the one
/// reached have been told, or never are. A unit without an address may have one tomorrow, and
/// whoever is silent for other reasons may speak again.
pub fn is_settled(duty: &Duty, round: &Round) -> bool {
    let Some(stage) = round.reached(&duty.occurrence) else {
        return true;
    };
    if duty.is_done() || duty.occurrence.due < round.live_from || is_superseded(duty, round) {
        return true;
    }
    let mut unheard = Agenda::default();
    let to = recipients(duty, stage, round, &mut unheard);
    why_not(duty, stage, round).is_none()
        && unheard.not.is_empty()
        && to
            .iter()
            .all(|(role, bundle)| is_told(duty, stage, *role, &bundle.mailbox, round))
}

/// Why an occurrence that has reached a stage is not told to anyone.
fn why_not(duty: &Duty, stage: Stage, round: &Round) -> Option<String> {
    if duty.is_done() {
        return Some("done".into());
    }
    if duty.occurrence.due < round.live_from {
        return Some(format!("due before going live on {}", round.live_from));
    }
    if !stage.is_late() && is_by_the_hour(duty) {
        return Some("told by the hour, in letters of its own".into());
    }
    is_superseded(duty, round).then(|| "the next occurrence's turn has come; named there as missing".into())
}

fn is_told(duty: &Duty, stage: Stage, role: Role, to: &Mailbox, round: &Round) -> bool {
    let occurrence = (duty.task.id.as_str(), duty.unit.as_str(), duty.occurrence.due);
    let in_trial = round.rules.going == Going::Shadow;
    let ledger = &round.facts.ledger;
    ledger
        .highest(occurrence, role, &mark(&to.address), in_trial)
        .is_some_and(|told| told >= stage)
}

/// Whether a later occurrence of the same recurring duty has reached a stage: its turn has come.
fn is_superseded(duty: &Duty, round: &Round) -> bool {
    duty.later().any(|turn| round.reached(&turn.occurrence).is_some())
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
    for role in &round.rules.policy.roles(stage) {
        match role {
            Role::Lead => found.extend(of_unit(&duty.unit, duty, round, agenda).map(|b| (*role, b))),
            Role::Support => {
                for unit in &duty.task.support.units {
                    found.extend(of_unit(unit, duty, round, agenda).map(|b| (*role, b)));
                }
            }
            Role::Head => {
                let head = round.rules.office.unit(&duty.unit).and_then(|u| u.head.as_ref());
                found.extend(head.map(|h| (*role, of_person(h, Some(&duty.unit)))));
            }
            Role::Owner => found.push((*role, of_person(&round.rules.owner, None))),
        }
    }
    found
}

fn of_unit(id: &str, duty: &Duty, round: &Round, agenda: &mut Agenda) -> Option<Bundle> {
    let unit = round.rules.office.unit(id);
    let bundle = unit.and_then(|u| Some(Bundle::of_unit(u, u.mailbox.as_ref()?)));
    if bundle.is_none() {
        let unit = unit_name(round.rules, id);
        agenda.refuse(
            name(duty),
            format!("unit {unit} has no address in the configuration"),
        );
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
    let (addressee, unit) = (recipient.addressee.clone(), recipient.unit.clone());
    let bundle = bundles.entry(address).or_insert(recipient);
    if role == Role::Lead {
        // The letter is addressed as the lead unit where any line makes it one.
        (bundle.addressee, bundle.unit) = (addressee, unit);
    }
    let told = telling.duty.told(telling.stage, role);
    bundle.told.push(told.clone());
    let known = bundle.lines.iter_mut().find(|line| {
        line.told
            .as_ref()
            .is_some_and(|t| (&t.task, t.due) == (&told.task, told.due))
    });
    let is_higher = |line: &TaskLine| line.told.as_ref().is_some_and(|t| t.role > role);
    let line = telling
        .duty
        .line(round.today, round.rules, Some(told.clone()), telling.note.clone());
    match known {
        None => bundle.lines.push(line),
        Some(known) if is_higher(known) => *known = line,
        Some(_) => {}
    }
}
