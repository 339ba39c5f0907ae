//! The reminder letters of a day: the morning letter, the owner's list of what will be told as
//! late, the late letter (contract section 4, When).

mod late_list;
mod urgency;

use super::action::{Agenda, What};
use super::bundle::Bundle;
use super::round::{Note, Round};
use super::telling::{Telling, by_address, tellings};
use super::{breaks, dossiers, lists};
use crate::letter::{DossierPart, LetterKind, TaskLine};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use urgency::by_urgency;

/// Queues the letters that are due now.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let hours = &round.rules.hours;
    if !round.rules.calendar.is_working(round.today) {
        let entry = round.rules.calendar.entry(round.today);
        let named = entry.map_or(String::new(), |e| format!(" ({})", e.explained()));
        agenda.refuse(
            "reminders",
            format!("no working day{named}: what is due is told on the next one"),
        );
        return;
    }
    let tellings = tellings(round, agenda);
    let (late, ahead): (Vec<_>, Vec<_>) = tellings.into_iter().partition(|t| t.stage.is_late());
    if round.is_open(hours.morning) {
        morning(round, &ahead, agenda);
        lists::decide(round, agenda);
        if round.now.time() < hours.late {
            late_list::decide(round, &late, agenda);
        }
    } else {
        ahead
            .iter()
            .for_each(|t| t.wait("waits for the morning hour of a working day", agenda));
    }
    if round.is_open(hours.late) {
        for bundle in by_address(&late, round).into_values() {
            queue(round, LetterKind::Late, bundle, Beside::default(), agenda);
        }
    } else {
        late.iter()
            .for_each(|t| t.wait("told in the afternoon, so that the morning can tick it", agenda));
    }
}

/// Everything ahead, and before a break what is due around it: one letter per address.
fn morning(round: &Round, ahead: &[Telling], agenda: &mut Agenda) {
    let mut letters = by_address(ahead, round);
    let mut around = BTreeMap::new();
    for (address, (bundle, lines)) in breaks::due_around(round) {
        match letters.entry(address.clone()) {
            Entry::Occupied(mut letter) => letter.get_mut().join(bundle, false),
            Entry::Vacant(place) => drop(place.insert(bundle)),
        }
        around.insert(address, lines);
    }
    let mut parts = BTreeMap::new();
    for (address, (bundle, part)) in dossiers::morning(round, agenda) {
        if round.has("morning", &round.today.to_string(), &bundle.mailbox) {
            dossiers::after_the_morning_letter(round, bundle, part, agenda);
            continue;
        }
        match letters.entry(address.clone()) {
            Entry::Occupied(mut letter) => {
                letter.get_mut().told.extend(bundle.told.clone());
                letter.get_mut().join(bundle, false);
            }
            Entry::Vacant(place) if !bundle.told.is_empty() => drop(place.insert(bundle)),
            Entry::Vacant(_) => continue,
        }
        parts.insert(address, part);
    }
    for (address, bundle) in letters {
        let beside = Beside {
            ahead_of_break: around.remove(&address).unwrap_or_default(),
            dossiers: parts.remove(&address),
        };
        queue(round, LetterKind::Reminder, bundle, beside, agenda);
    }
}

/// What a letter holds besides the tasks that it tells.
#[derive(Default)]
struct Beside {
    ahead_of_break: Vec<TaskLine>,
    dossiers: Option<DossierPart>,
}

/// One letter per address, kind and day.
fn queue(round: &Round, kind: LetterKind, bundle: Bundle, beside: Beside, agenda: &mut Agenda) {
    let Beside {
        ahead_of_break,
        dossiers,
    } = beside;
    let name = if kind == LetterKind::Late {
        "late"
    } else {
        "morning"
    };
    let when = round.today.to_string();
    if round.has(name, &when, &bundle.mailbox) {
        for line in &bundle.lines {
            agenda.refuse(
                format!("task {}", line.number),
                "today's letter to this address has been written",
            );
        }
        return;
    }
    let kind = match (bundle.lines.is_empty(), ahead_of_break.is_empty()) {
        (true, true) => LetterKind::Dossiers,
        (true, false) => LetterKind::LookAhead,
        (false, _) => kind,
    };
    let mut reason = reason(&bundle, ahead_of_break.len());
    if let Some(part) = &dossiers {
        reason = [reason, dossiers::reason(part)]
            .into_iter()
            .filter(|r| !r.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
    }
    if !bundle.stands_for.is_empty() {
        reason += "; the addressee is away, so to who stands in";
    }
    // First: once the letter itself is written its lines are told, and nothing would ask for a copy.
    copy(round, (name, &when), kind, &bundle, agenda);
    let note = Note {
        addressee: bundle.addressed(),
        unit: bundle.unit,
        told: bundle.told,
        ..Note::new(
            name,
            &when,
            kind,
            &bundle.mailbox,
            What::Tasks {
                rest: breaks::next(round).filter(|_| !ahead_of_break.is_empty()),
                lines: by_urgency(bundle.lines),
                ahead_of_break: by_urgency(ahead_of_break),
                dossiers: dossiers.map(Box::new),
            },
        )
    };
    round.write(note, reason, agenda);
}

/// The copy for the second mailbox that the unit wishes. The ledger does not know it: it never
/// stands for the letter to the unit itself.
fn copy(round: &Round, (name, when): (&str, &str), kind: LetterKind, bundle: &Bundle, agenda: &mut Agenda) {
    let Some(to) = bundle.copy.as_ref().filter(|_| !bundle.lines.is_empty()) else {
        return;
    };
    let (name, what) = (
        format!("{name}-copy"),
        What::list(by_urgency(bundle.lines.clone())),
    );
    let note = Note {
        addressee: bundle.addressed(),
        unit: bundle.unit.clone(),
        ..Note::new(&name, when, kind, to, what)
    };
    round.write(note, "a copy, as the unit wishes", agenda);
}

/// A reason names so many tasks; it stands on one line of the log.
const NAMED: usize = 10;

fn reason(bundle: &Bundle, around_break: usize) -> String {
    let told = |line: &TaskLine| {
        let told = line.told.as_ref()?;
        let task = if line.number.is_empty() {
            &told.task
        } else {
            &line.number
        };
        Some(format!(
            "task {task} {} ({})",
            told.stage.name(),
            told.role.name()
        ))
    };
    let mut reasons: Vec<String> = bundle.lines.iter().take(NAMED).filter_map(told).collect();
    if let Some(more) = bundle.lines.len().checked_sub(NAMED).filter(|n| *n > 0) {
        reasons.push(format!("and {more} more"));
    }
    if around_break > 0 {
        reasons.push(format!("a break is near: {around_break} due around it"));
    }
    reasons.join(", ")
}
